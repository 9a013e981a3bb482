"""From which organisations counted people came: by name, or only how many of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.events.entry_line import EntryLine
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import clear, column, row
from krc_desktop.desktop.widgets.buttons import icon_button
from krc_desktop.desktop.widgets.completing import Completer, Proposal
from krc_desktop.desktop.widgets.labels import ElidedLabel, label
from krc_desktop.desktop.widgets.scrolled_popovers import ScrolledPopover
from krc_desktop.desktop.widgets.steppers import Stepper
from krc_desktop.model.event_details import CountedLine
from krc_desktop.model.head_counts import MOST_ORGANISATIONS
from krc_desktop.operations import attendance, organisations

NEW = "new"


def proposed_organisations(session: Session, typed: str, taken: set[int]) -> list[Proposal]:
    """Organisations with such letters that are not taken, and the one to be made of them."""
    ids = session.file.search.organisations(typed, limit=12)
    known = session.file.organisations.by_ids(ids)
    found = [
        Proposal(one, known[one].name)
        for one in ids
        if one not in taken and known[one].archived_on is None
    ]
    new = Proposal(
        NEW, session.words.text("Add “{name}” as new", name=typed), "Ctrl+Enter", is_new=True
    )
    return [*found[:6], new]


class FromOrganisations(ScrolledPopover):
    """Organisations one after another, a bare number for the others."""

    def __init__(self, session: Session, beside: QWidget, line: CountedLine) -> None:
        """The popover of a head-count line."""
        words, theme = session.words, session.theme
        super().__init__(session, beside, words.text("From which organisations?"), width=400)
        self._headcount_id = line.headcount.id
        self._named = list(line.organisations)
        self.entry = EntryLine(
            theme,
            words,
            words.text("Organisation, or only a number"),
            self._enter,
            hint=words.text("Organisation, or only a number"),
            icon="buildings",
        )
        completer = Completer(theme, self.entry.line, self._propose)
        completer.taken.connect(self._take)
        self._list = column(spacing=0)
        self.unnamed = Stepper(theme, words.text("Not named"), most=MOST_ORGANISATIONS)
        self.unnamed.show_value(line.headcount.unnamed_organisations)
        self.unnamed.changed.connect(lambda number: self._keep(unnamed_organisations=number))
        hint = words.text("People are counted once, each organisation once.")
        self.add_scrolled(
            self.entry,
            self._list,
            row(label(theme, words.text("Others, not named"), "body"), None, self.unnamed),
            label(theme, hint, "meta", "ink3", wraps=True),
        )
        self._show_named()

    def _propose(self, typed: str) -> list[Proposal]:
        if typed.isdigit():
            return []
        return proposed_organisations(self.session, typed, {one for one, _ in self._named})

    def _enter(self, text: str, refused: Callable[[str], None]) -> bool:
        if text.isdigit():
            number = min(int(text[:6]), MOST_ORGANISATIONS)
            self.unnamed.show_value(number)
            return self._keep(unnamed_organisations=number)
        return self._add_new(text, refused)

    def _take(self, proposal: Proposal) -> None:
        if proposal.key == NEW:
            self.entry.enter()
        else:
            self._add(proposal.key, proposal.text)
            self.entry.begin()

    def _add_new(self, text: str, refused: Callable[[str], None]) -> bool:
        change = self.session.do(
            organisations.add_organisation,
            refused=refused,
            quiet=True,
            called=self.entry.name,
            name=text,
        )
        if change is None or change.row_id is None:
            return False
        self._add(change.row_id, text)
        return True

    def _add(self, organisation_id: int, name: str) -> None:
        self._named.append((organisation_id, name))
        self._keep(organisations=[one for one, _ in self._named])
        self._show_named()

    def _remove(self, organisation_id: int) -> None:
        self._named = [one for one in self._named if one[0] != organisation_id]
        self._keep(organisations=[one for one, _ in self._named])
        self._show_named()
        self.entry.line.setFocus()

    def _keep(self, **changes: Any) -> bool:
        change = self.session.do(
            attendance.change_headcount,
            refused=self.entry.complain,
            quiet=True,
            headcount_id=self._headcount_id,
            **changes,
        )
        return change is not None

    def _show_named(self) -> None:
        theme, words = self.session.theme, self.session.words
        clear(self._list)
        for organisation_id, name in self._named:
            remove = icon_button(
                theme,
                "x",
                words.text("Take {name} away", name=name),
                lambda one=organisation_id: self._remove(one),  # type: ignore[misc]
            )
            self._list.addLayout(row(ElidedLabel(theme, name), remove))
        self.refit_soon()
