"""Saraksti: groups, kinds of events, age bands. They are data: renamed, ordered, archived."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.settings.age_rows import AgeRows
from krc_desktop.desktop.settings.card import SettingsCard
from krc_desktop.desktop.settings.group_rows import GroupRows
from krc_desktop.desktop.settings.kind_rows import KindRows
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import Segmented

_KEPT = "settings.list"


class ListsCard(SettingsCard):
    """One of the three lists at a time."""

    part = "lists"
    icon = "list-numbers"
    subjects = frozenset({"groups", "event_kinds", "age_bands"})

    def __init__(self, session: Session) -> None:
        """The card with the list that was seen last."""
        super().__init__(session, session.words.text("Lists"))
        words = self.words
        self.switch = Segmented(self.theme, words.text("Lists"))
        self.groups = GroupRows(session)
        self.kinds = KindRows(session)
        self.ages = AgeRows(session)
        self._lists: dict[str, QWidget] = {
            "groups": self.groups,
            "kinds": self.kinds,
            "ages": self.ages,
        }
        self._buttons = {
            "groups": self.switch.offer("groups", words.text("Groups")),
            "kinds": self.switch.offer("kinds", words.text("Kinds of events")),
            "ages": self.switch.offer("ages", words.text("Age bands")),
        }
        self.switch.chosen.connect(self.show_list)
        self.add(row(self.switch, None), *self._lists.values())
        self.show_list(session.recalled(_KEPT, "groups"))

    def show_list(self, name: str) -> None:
        """Show one of the lists."""
        wanted = name if name in self._lists else "groups"
        self.switch.choose(wanted)
        for key, made in self._lists.items():
            made.setVisible(key == wanted)
        self.session.keep(_KEPT, wanted)

    def refresh(self) -> None:
        """Read all three: they are short."""
        self.groups.refresh()
        self.kinds.refresh()
        self.ages.refresh()
