"""A small card in which each thing is kept at once; it follows what changes elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Refused, Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.fields import Commit
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.desktop.widgets.scrolled_popovers import ScrolledPopover
from krc_desktop.operations.change import Change
from krc_desktop.operations.equipment import change_equipment

_SUBJECTS = frozenset(
    {
        "equipment",
        "equipment_phases",
        "equipment_materials",
        "equipment_questions",
        "opening_hours",
    }
)


class EditingPopover(ScrolledPopover):
    """Fields of one machine; `show_again` is called when the file has changed."""

    def __init__(
        self, session: Session, beside: QWidget, name: str, equipment_id: int, *, width: int = 440
    ) -> None:
        """An empty card over a machine."""
        super().__init__(session, beside, name, width=width)
        self.theme = session.theme
        self.words = session.words
        self.equipment_id = equipment_id
        self.remark = Remark(session.theme)
        session.changes.changed.connect(self._something_changed)

    def finish(self) -> None:
        """The foot: what is wrong, and the way out."""
        close = button(self.theme, self.words.text("Close"), self.close_up)
        self.add_below(self.remark, row(None, close))

    def show_up(self) -> None:
        """Open it, with what the file holds."""
        self.show_again()
        self.open(self.first())

    def first(self) -> QWidget | None:
        """What gets the focus."""
        return None

    def show_again(self) -> None:
        """Show what the file holds by now."""
        raise NotImplementedError

    def _something_changed(self, change: Change) -> None:
        if self.isHidden() or not change.subjects & _SUBJECTS:
            return
        if self.session.file.equipment.by_ids([self.equipment_id]):
            self.show_again()
        else:
            self.close_up()

    def refused(self, said: str) -> None:
        """Say what is wrong."""
        self.remark.say("bad", said)
        self.refit_soon()

    def do(self, verb: Callable[..., Any], *, called: str = "", **facts: Any) -> Change | None:
        """Do a verb; what was wrong before is taken back."""
        self.remark.clear()
        return self.session.do(verb, refused=self.refused, called=called, **facts)

    def keeping(self, attribute: str, called: str) -> Commit:
        """What a field calls to keep one attribute of the machine."""

        def commit(value: Any, refused: Refused) -> None:
            self.keep(refused, called, **{attribute: value})

        return commit

    def keep(self, refused: Refused, called: str, **changes: Any) -> Change | None:
        """Keep changes of the machine's card."""
        return self.session.do(
            change_equipment,
            refused=refused,
            quiet=True,
            called=called,
            equipment_id=self.equipment_id,
            **changes,
        )
