"""A day or days and the hours, typed together and read only when asked: for what is yet to be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.events.event_words import days_written
from krc_desktop.desktop.events.month_cells import day_named
from krc_desktop.desktop.holidays import Holidays
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.fields import TextField
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.errors import BrokenRule
from krc_desktop.model.event_times import span_of
from krc_desktop.model.typed_days import LONGEST_TYPED, read_days
from krc_desktop.model.typed_times import read_time
from krc_desktop.periods import Period
from krc_desktop.sentences import sentence

_Read = TypeVar("_Read")


class _NarrowField(TextField):
    """A field too narrow for a sentence: what is wrong with it is said below all of them."""

    told = Signal(str)

    def complain(self, sentence: str) -> None:
        """Mark the field; the sentence is handed on."""
        super().complain(sentence)
        self.complaint.hide()
        self._sign.hide()
        self.told.emit(sentence)


class TypedWhen(QWidget):
    """Date, from, to; below them what was understood, and a holiday or closure on it."""

    changed = Signal()
    entered = Signal()

    def __init__(self, session: Session, *, over_midnight: bool = False) -> None:
        """Three empty fields."""
        super().__init__()
        self._session = session
        self._over_midnight = over_midnight
        self._holidays = Holidays(session, self)
        self._holidays.loaded.connect(self._tell)
        theme, words = session.theme, session.words
        self.days = _NarrowField(
            theme,
            words.text("Date"),
            self._check_days,
            limit=LONGEST_TYPED,
            icon="calendar-blank",
            waits=True,
        )
        self.days.line.setToolTip(words.text("One day or several: 26.11.2026. or 19.–21.11.2026."))
        self.begins = self._hour(words.text_in("time", "From"))
        self.ends = self._hour(words.text_in("time", "To"))
        self.understood = label(theme, "", "meta", "ink2", wraps=True)
        self.complaint = Remark(theme)
        self.warning = Remark(theme)
        for field in (self.days, self.begins, self.ends):
            field.line.textChanged.connect(self._typed)
            field.entered.connect(self.entered)
            field.told.connect(self._complain)
        line = row(self.days, self.begins, self.ends, spacing=10)
        self.setLayout(column(line, self.complaint, self.understood, self.warning, spacing=4))

    def _hour(self, name: str) -> _NarrowField:
        return _NarrowField(
            self._session.theme, name, self._check_hour, limit=20, width=80, waits=True
        )

    # -- showing -------------------------------------------------------------------------------

    def show_span(self, days: Period, begins: time, ends: time) -> None:
        """Fill the fields in."""
        words = self._session.words
        self.days.show_value(days_written(words, days))
        self.begins.show_value(words.time(begins))
        self.ends.show_value(words.time(ends))

    def show_hours(self, *, shown: bool) -> None:
        """Ask for hours too, or for the day alone."""
        self.begins.setVisible(shown)
        self.ends.setVisible(shown)

    # -- reading -------------------------------------------------------------------------------

    @property
    def period(self) -> Period | None:
        """The days typed, if they can be read."""
        try:
            return self._days(self.days.typed)
        except BrokenRule:
            return None

    def span(self) -> tuple[datetime, datetime] | None:
        """Start and end as typed; None where they can't be: the field then says why."""
        days = self._read(self.days, self._days)
        begins = self._read(self.begins, read_time)
        ends = self._read(self.ends, read_time)
        if days is None or begins is None or ends is None:
            return None
        try:
            return span_of(days, begins, ends, over_midnight=self._over_midnight)
        except BrokenRule as broken:
            self.ends.complain(sentence(self._session.words, broken))
            return None

    def quiet_span(self) -> tuple[datetime, datetime] | None:
        """The same without a complaint, while somebody is still typing."""
        try:
            days = self._days(self.days.typed)
            hours = read_time(self.begins.typed), read_time(self.ends.typed)
            return span_of(days, *hours, over_midnight=self._over_midnight)
        except BrokenRule:
            return None

    def first_day(self) -> date | None:
        """The first day as typed; None where it can't be read: the field then says why."""
        days = self._read(self.days, self._days)
        return days.first if days is not None else None

    def _days(self, text: str) -> Period:
        return read_days(text, self._session.today)

    def _read(self, field: TextField, reads: Callable[[str], _Read]) -> _Read | None:
        try:
            return reads(field.typed)
        except BrokenRule as broken:
            field.complain(sentence(self._session.words, broken))
            return None

    def _check_days(self, text: str, refused: Callable[[str], None]) -> None:
        self._checked(self._days, text, refused)

    def _check_hour(self, text: str, refused: Callable[[str], None]) -> None:
        self._checked(read_time, text, refused)

    def _checked(
        self, reads: Callable[[str], object], text: str, refused: Callable[[str], None]
    ) -> None:
        try:
            reads(text)
        except BrokenRule as broken:
            refused(sentence(self._session.words, broken))

    def _complain(self, _said: str) -> None:
        """Say the first complaint of the three fields."""
        said = [f.complaint.text() for f in (self.days, self.begins, self.ends) if f.complains]
        self.complaint.say("bad", said[0] if said else "")

    # -- what was understood -------------------------------------------------------------------

    def _typed(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        words = self._session.words
        days = self.period
        self.understood.setVisible(days is not None)
        if days is None:
            self.warning.clear()
            return
        told = day_named(words, days.first)
        if days.length > 1:
            count = words.counted("{n} day", "{n} days", days.length)
            told = f"{told} – {day_named(words, days.last)}, {count}"
        self.understood.setText(told)
        self.warning.say("warn", self._spoken_against(days))

    def _spoken_against(self, days: Period) -> str:
        """A public holiday or a closure on one of the days."""
        words, session = self._session.words, self._session
        where = "centre_id = ? AND first_day <= ? AND last_day >= ? ORDER BY is_open"
        ends = days.last.isoformat(), days.first.isoformat()
        marked = session.file.centres.closures.find_one(where, session.centre_id, *ends)
        if marked is not None:
            if marked.is_open:
                return ""
            why = marked.reason or words.text("no reason given")
            return words.text("The centre is closed then: {why}", why=why)
        names = self._holidays.between(days.first, days.last)
        if not names:
            return ""
        return words.text("Public holiday: {name}", name=", ".join(dict.fromkeys(names.values())))
