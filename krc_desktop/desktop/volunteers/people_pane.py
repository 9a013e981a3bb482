"""The left side: everybody together, then each volunteer of the month with a bar of their hours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from krc_desktop.alphabet import folded
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.volunteers.shown import hours, in_language
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.buttons import Chip, button
from krc_desktop.desktop.widgets.clipboard import copy_table
from krc_desktop.desktop.widgets.discs import tone_of
from krc_desktop.desktop.widgets.empty_states import nothing_found
from krc_desktop.desktop.widgets.lists import RecordList
from krc_desktop.desktop.widgets.rows import Lead, ListRow, Portion
from krc_desktop.model.agreements import VolunteerLaw
from krc_desktop.model.people import Person, initials
from krc_desktop.model.volunteer_months import VolunteerRow, VolunteerSums
from krc_desktop.operations.agreement_words import finding_sentence

EVERYBODY = 0


class VolunteerList(RecordList):
    """The list itself; Ctrl+C copies the month's volunteers as a table."""

    copied = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, else what every list does."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
            return
        super().keyPressEvent(event)


class PeoplePane(QWidget):
    """Search and list; `chosen` gives a person's id, 0 for everybody."""

    chosen = Signal(int)
    opened = Signal(int)
    new_asked = Signal(str)

    def __init__(self, session: Session) -> None:
        """An empty pane."""
        super().__init__()
        self._session = session
        self._words = session.words
        theme = session.theme
        self._people: Sequence[VolunteerRow] = ()
        self._sums = VolunteerSums(0, 0, 0, 0)
        self._extra: Person | None = None
        self.search = QLineEdit()
        self.search.setFont(theme.font("body"))
        self.search.setPlaceholderText(self._words.text("Find a volunteer"))
        self.search.setAccessibleName(self._words.text("Find a volunteer"))
        self.search.addAction(
            theme.icon("magnifying-glass", "ink2", 16), QLineEdit.ActionPosition.LeadingPosition
        )
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._reread())
        self.to_settle = Chip(theme, "", icon="warning-circle", ink="warn")
        self.to_settle.setToolTip(
            self._words.text("Volunteers of whom something is missing by law")
        )
        self.to_settle.clicked.connect(lambda _on: self._reread())
        self.to_settle.hide()
        self._laws: Sequence[VolunteerLaw] = ()
        self.list = VolunteerList(theme, self._words.text("Volunteers of the month"), height=60)
        self.list.chosen.connect(lambda key: self.chosen.emit(key))
        self.list.opened.connect(lambda key: self.opened.emit(key))
        self.list.copied.connect(self._copy)
        self._none = nothing_found(
            theme,
            self._words.text("Nobody of this name has hours in this month."),
            button(theme, self._words.text("Clear the search"), self.search.clear),
            button(
                theme,
                self._words.text("Log hours"),
                lambda: self.new_asked.emit(self.search.text().strip()),
                kind="link",
            ),
        )
        self._none.hide()
        self.setLayout(
            column(
                column(
                    self.search,
                    row(self.to_settle, None),
                    spacing=8,
                    margins=(16, 14, 16, 8),
                ),
                self.list,
                self._none,
                spacing=0,
            )
        )

    def show_month(
        self, people: Sequence[VolunteerRow], sums: VolunteerSums, extra: Person | None
    ) -> None:
        """Show a month's volunteers; `extra` is the chosen person who has no hours in it."""
        self._people, self._sums, self._extra = people, sums, extra
        self._reread()

    def show_laws(self, laws: Sequence[VolunteerLaw]) -> None:
        """Say of how many volunteers something is to be seen to; the chip lists them."""
        self._laws = laws
        words = self._words
        self.to_settle.say(words.text("To settle {n}", n=words.number(len(laws))))
        self.to_settle.setVisible(bool(laws))
        was_listed = self.to_settle.isChecked()
        if not laws:
            self.to_settle.setChecked(False)
        if was_listed:
            key = self.list.current_key
            self._reread()
            self.list.show_chosen(key)

    def mark(self, person_id: int) -> None:
        """Mark a row as chosen, without telling anybody."""
        self.list.show_chosen(person_id)

    def _reread(self) -> None:
        wanted = folded(self.search.text()).split()
        rows = self._rows_to_settle(wanted) if self.to_settle.isChecked() else self._rows(wanted)
        self._none.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.list.read(lambda after, limit: _portion(rows, after, limit))

    def _rows_to_settle(self, wanted: Sequence[str]) -> list[ListRow]:
        """Whoever something is missing of, this month or not, with the gravest of it."""
        return [
            ListRow(
                key=law.person_id,
                title=law.name,
                meta=finding_sentence(self._words, law.findings[0]),
                lead=Lead("initials", initials(law.name), tone=tone_of(law.person_id)),
                mark="warning-circle",
            )
            for law in self._laws
            if all(part in folded(law.name) for part in wanted)
        ]

    def _rows(self, wanted: Sequence[str]) -> list[ListRow]:
        rows = [
            self._row(one)
            for one in self._people
            if all(part in folded(f"{one.name} {self._tasks(one)}") for part in wanted)
        ]
        if self._extra is not None and not wanted:
            rows.insert(0, self._row_without_hours(self._extra))
        if not wanted:
            rows.insert(0, self._everybody())
        return rows

    def _everybody(self) -> ListRow:
        sums, words = self._sums, self._words
        people = words.counted("{n} person", "{n} people", sums.people)
        measured = words.text("measured {hours}", hours=hours(words, sums.measured))
        return ListRow(
            key=EVERYBODY,
            title=words.text("All volunteers"),
            meta=f"{people} · {measured}" if sums.minutes else people,
            right=hours(words, sums.minutes),
            right_on_title=True,
            lead=Lead("icon", "users-three", tone="neutral"),
        )

    def _row(self, one: VolunteerRow) -> ListRow:
        most = max(other.minutes for other in self._people)
        return ListRow(
            key=one.person_id,
            title=one.name,
            meta=self._tasks(one),
            right=hours(self._words, one.minutes),
            lead=Lead("initials", one.initials, tone=tone_of(one.person_id)),
            bar=one.minutes / most,
        )

    def _row_without_hours(self, person: Person) -> ListRow:
        return ListRow(
            key=person.id,
            title=person.name,
            meta=self._words.text("no hours in this month"),
            lead=Lead("initials", person.initials, tone=tone_of(person.id)),
        )

    def _tasks(self, one: VolunteerRow) -> str:
        return ", ".join(in_language(self._words, task) for task in one.tasks)

    def _copy(self) -> None:
        words = self._words
        headings = [
            words.text("Volunteer"),
            words.text("Hours"),
            words.text("of them measured"),
            words.text("of them declared"),
            words.text("What was done"),
        ]
        copy_table(
            words,
            headings,
            [
                (
                    one.name,
                    one.minutes / 60,
                    one.measured / 60,
                    one.declared / 60,
                    self._tasks(one),
                )
                for one in self._people
            ],
        )
        self._session.messages.toast(words.text("The table is copied: paste it into Excel"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the search line the arrow goes down into the list."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus()
            return
        super().keyPressEvent(event)


def _portion(rows: Sequence[ListRow], after: Any, limit: int) -> Portion:
    """The next rows of those that were read with the month."""
    start = after or 0
    end = start + limit
    return Portion(rows[start:end], end if end < len(rows) else None)
