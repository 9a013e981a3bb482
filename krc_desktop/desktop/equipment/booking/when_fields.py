"""The day and the hours of a booking as typed; a second day where it lasts over night."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from krc_desktop import clock
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.line_fields import LineField
from krc_desktop.errors import BrokenRule
from krc_desktop.model.typed_days import read_day
from krc_desktop.model.typed_times import read_time

Span = tuple[datetime, datetime]
Ending = Callable[[datetime], datetime]


class WhenFields(QWidget):
    """Day, from, to; the end follows the start as long as nobody has typed it."""

    changed = Signal()

    def __init__(self, session: Session, *, several_days: bool = False) -> None:
        """`several_days`: the last day is asked for from the beginning."""
        super().__init__()
        self._session = session
        self._several_days = several_days
        self._ending: Ending = lambda starts: starts + timedelta(hours=1)
        words, theme = session.words, session.theme
        self.day = LineField(theme, words.text("Day"), icon="calendar-blank")
        self.begins = LineField(theme, words.text_in("time", "From"))
        self.last_day = LineField(theme, words.text("Last day"), icon="calendar-blank")
        self.ends = LineField(theme, words.text_in("time", "To"))
        for field in (self.begins, self.ends):
            field.setFixedWidth(theme.px(76))
        self._second = row(self.last_day, self.ends, spacing=8)
        self._first = row(self.day, self.begins, spacing=8)
        self.setLayout(column(self._first, self._second, spacing=10))
        self._arrange()
        for field in (self.day, self.begins):
            field.line.textEdited.connect(self._start_edited)
        for field in (self.last_day, self.ends):
            field.line.textEdited.connect(self._end_edited)
        self.end_is_typed = False
        self.is_touched = False

    def _arrange(self) -> None:
        """One line where it lasts no night."""
        self.last_day.setVisible(self._several_days)
        if self._several_days:
            self._second.addWidget(self.ends)
        else:
            self._first.addWidget(self.ends)

    def follow(self, ending: Ending) -> None:
        """`ending` answers when a booking ends that begins at an instant."""
        self._ending = ending

    # -- showing -------------------------------------------------------------------------------

    def show_span(self, starts: datetime, ends: datetime) -> None:
        """Show a start and an end."""
        self.end_is_typed = self.is_touched = False
        self._write(self.day, self._day(clock.local_day(starts)))
        self._write(self.begins, self._session.words.time(starts))
        self._show_end(starts, ends)

    def _show_end(self, starts: datetime, ends: datetime) -> None:
        first, last = clock.local_day(starts), clock.local_day(ends)
        if (first != last) and not self._several_days:
            self._several_days = True
            self._arrange()
        self._write(self.last_day, self._day(last))
        self._write(self.ends, self._session.words.time(ends))

    @staticmethod
    def _write(field: LineField, text: str) -> None:
        if field.line.text() != text:
            field.line.setText(text)
            field.line.setCursorPosition(0)

    def _day(self, day: date) -> str:
        words = self._session.words
        near = day.year == self._session.today.year
        shown = words.short_date(day) if near else words.date(day)
        return f"{words.weekday(day.isoweekday())}, {shown}"

    def mark(self, why: str) -> None:
        """Mark the hours as being in the way; empty: they are not."""
        for field in (self.begins, self.ends):
            field.complain(why)

    # -- reading -------------------------------------------------------------------------------

    def span(self) -> Span:
        """Start and end as typed. Raises BrokenRule where they can't be read, or do not exist."""
        starts = self._start()
        last = clock.local_day(starts)
        if self._several_days:
            last = read_day(self.last_day.typed, last)
        return starts, clock.instant(datetime.combine(last, read_time(self.ends.typed)))

    def _start(self) -> datetime:
        day = read_day(self.day.typed, self._session.today)
        return clock.instant(datetime.combine(day, read_time(self.begins.typed)))

    def _start_edited(self) -> None:
        self.is_touched = True
        if not self.end_is_typed:
            try:
                starts = self._start()
            except BrokenRule:
                pass
            else:
                self._show_end(starts, self._ending(starts))
        self.changed.emit()

    def _end_edited(self) -> None:
        self.end_is_typed = self.is_touched = True
        self.changed.emit()
