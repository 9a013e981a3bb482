"""The fields of the entry line and what they mean: who, which day, how long, what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.volunteers.shown import bare_hours, refused_hours, short_day
from krc_desktop.desktop.volunteers.who_field import Who, WhoField
from krc_desktop.desktop.widgets.line_fields import LineField
from krc_desktop.errors import BrokenRule
from krc_desktop.model.typed_spans import WorkedHours, read_worked_hours
from krc_desktop.model.worked_days import read_worked_day
from krc_desktop.periods import Month
from krc_desktop.sentences import sentence

_ONE_ROW = 690


@dataclass(frozen=True)
class Fault:
    """What is wrong with the line: where, in a sentence, and the way to put it right."""

    field: LineField
    said: str
    fix: str = ""
    act: Callable[[], object] | None = None


class EntryLine(QWidget):
    """Four fields and a button, in one row or in two.

    `typed`: somebody changes it; `finished`: Enter; `left`: a field was left with something in it.
    """

    typed = Signal()
    finished = Signal()
    left = Signal(object)

    def __init__(self, session: Session, save: QPushButton) -> None:
        """An empty line with the button that saves it."""
        super().__init__()
        self._session = session
        self._words = words = session.words
        self._month = Month.of(session.today)
        theme = session.theme
        self.who = WhoField(session)
        self.day = LineField(
            theme, words.text("Day"), hint=words.text("e.g. 26.10."), icon="calendar-blank"
        )
        self.hours = LineField(theme, words.text("Hours"), hint=bare_hours(words, 150))
        self.hours.line.setToolTip(words.text("A length, or from when to when: 14–16:30"))
        self.task = LineField(theme, words.text("What was done"))
        self.fields = (self.who, self.day, self.hours, self.task)
        self._save = save
        self.day.setFixedWidth(theme.px(132))
        self.hours.setFixedWidth(theme.px(98))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self._is_wide: bool | None = None
        self.arrange(theme.px(_ONE_ROW))
        for field in self.fields:
            field.line.returnPressed.connect(self.finished)
            field.line.textEdited.connect(lambda _text: self.typed.emit())
        self.day.line.editingFinished.connect(self._day_left)
        self.hours.line.editingFinished.connect(self._hours_left)
        self.show_month(self._month)

    def arrange(self, room: int) -> None:
        """Lay the line out for so many pixels."""
        wide = room >= self._session.theme.px(_ONE_ROW)
        if wide is self._is_wide:
            return
        self._is_wide = wide
        while self._grid.takeAt(0) is not None:
            continue
        for at, field in enumerate((self.who, self.day, self.hours)):
            self._grid.addWidget(field, 0, at)
        if wide:
            self._grid.addWidget(self.task, 0, 3)
            self._grid.addWidget(self._save, 0, 4, Qt.AlignmentFlag.AlignBottom)
        else:
            self._grid.addWidget(self.task, 1, 0, 1, 2)
            at_foot = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight
            self._grid.addWidget(self._save, 1, 2, at_foot)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(3, 1 if wide else 0)

    # -- what it means -------------------------------------------------------------------------

    def show_month(self, month: Month) -> None:
        """Go to a month: a day of another one would be a mistake."""
        today = self._session.today
        self._month = month
        meant = self.day_meant()
        if meant is None or meant not in month.period:
            in_month = today in month.period
            self.day.line.setText(short_day(self._words, today, today) if in_month else "")
            self.day.complain("")

    def day_meant(self) -> date | None:
        """The day; None where none can be read."""
        try:
            return read_worked_day(self.day.typed, self._month, self._session.today)
        except BrokenRule:
            return None

    def hours_meant(self) -> WorkedHours | None:
        """The hours, with from when to when if that was typed; None where none can be read."""
        try:
            return read_worked_hours(self.hours.typed)
        except BrokenRule:
            return None

    # -- what is wrong with it -----------------------------------------------------------------

    def first_fault(self) -> Fault | None:
        """The first thing for which the line can't be saved."""
        return self._who_fault() or self._day_fault() or self._hours_fault()

    def nothing_wrong(self) -> None:
        """No field is marked any more."""
        for field in self.fields:
            field.complain("")

    def _day_left(self) -> None:
        day = self.day_meant()
        if day is not None:
            self.day.line.setText(short_day(self._words, day, self._session.today))
        elif self.day.typed:
            self.left.emit(self._day_fault())

    def _hours_left(self) -> None:
        if self.hours.typed and self.hours_meant() is None:
            self.left.emit(self._hours_fault())

    def _who_fault(self) -> Fault | None:
        words = self._words
        if self.who.who() is not None:
            return None
        if not self.who.typed:
            return Fault(self.who, words.text("Type who helped."))
        return Fault(
            self.who,
            words.text("Choose the person from the list, or add a new one."),
            words.text("Add “{name}” as new", name=self.who.typed[:40]),
            self._add_as_new,
        )

    def _add_as_new(self) -> None:
        self.who.take_as_new()
        self.who.decided.emit()

    def _day_fault(self) -> Fault | None:
        if not self.day.typed:
            return Fault(self.day, self._words.text("Type the day on which somebody helped."))
        try:
            read_worked_day(self.day.typed, self._month, self._session.today)
        except BrokenRule as broken:
            return Fault(self.day, sentence(self._words, broken))
        return None

    def _hours_fault(self) -> Fault | None:
        if not self.hours.typed:
            return Fault(self.hours, self._words.text("Type how many hours, for example 2.5."))
        try:
            read_worked_hours(self.hours.typed)
        except BrokenRule as broken:
            said, meant = refused_hours(self._words, broken)
            if meant is None:
                return Fault(self.hours, said)
            shown = bare_hours(self._words, meant)
            fix = self._words.text("Enter {hours}", hours=shown)
            return Fault(self.hours, said, fix, partial(self._take_hours, shown))
        return None

    def _take_hours(self, text: str) -> None:
        self.hours.line.setText(text)
        self.hours.line.setFocus()
        self.typed.emit()

    def who_meant(self) -> Who | None:
        """Who helped; None where nobody can be told."""
        return self.who.who()
