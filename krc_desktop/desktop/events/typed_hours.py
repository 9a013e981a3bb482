"""From and to on one day of an event, typed together and read only when asked."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from krc_desktop import clock
from krc_desktop.desktop.events.typed_fields import NarrowField
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.errors import BrokenRule
from krc_desktop.model.event_machines import Day, Span
from krc_desktop.model.event_times import span_of
from krc_desktop.model.typed_times import read_time
from krc_desktop.periods import Period
from krc_desktop.sentences import sentence


class TypedHours(QWidget):
    """Two fields; `changed` tells when both can be read anew."""

    changed = Signal()
    entered = Signal()

    def __init__(self, session: Session, day: Day) -> None:
        """The hours of a day, to be typed over."""
        super().__init__()
        self._session = session
        self.day: date = day[0]
        self.usual: Span = day[1:]
        self._kept: Span = self.usual
        words = session.words
        self.begins = self._field(words.text_in("time", "From"))
        self.ends = self._field(words.text_in("time", "To"))
        self.remark = Remark(session.theme)
        self.setLayout(
            column(row(self.begins, self.ends, None, spacing=10), self.remark, spacing=4)
        )
        self.show_span(self.usual)

    def _field(self, name: str) -> NarrowField:
        field = NarrowField(
            self._session.theme,
            name,
            lambda _text, _refused: None,
            limit=60,
            width=86,
            waits=True,
        )
        field.line.textEdited.connect(lambda _text: self._typed())
        field.told.connect(lambda said: self.remark.say("bad", said))
        field.entered.connect(self.entered)
        return field

    def show_span(self, span: Span) -> None:
        """Show other hours."""
        self._kept = span
        words = self._session.words
        self.begins.show_anew(words.time(span[0]))
        self.ends.show_anew(words.time(span[1]))

    @property
    def is_usual(self) -> bool:
        """Whether the day's own hours stand in the fields."""
        return self.quiet_span() == self.usual

    def quiet_span(self) -> Span | None:
        """What the fields say; None where it can't be read, and nothing is said of it."""
        try:
            return self._read()
        except BrokenRule:
            return None

    def span(self) -> Span | None:
        """What the fields say; None where it can't be read, and said why."""
        try:
            return self._read()
        except BrokenRule as broken:
            said = sentence(self._session.words, broken)
            self.begins.complain(said)
            return None

    def _read(self) -> Span:
        begins, ends = read_time(self.begins.typed), read_time(self.ends.typed)
        if (begins, ends) == (_wall(self._kept[0]), _wall(self._kept[1])):
            return self._kept
        day = clock.local_day(self._kept[0])
        over = clock.local_day(self._kept[1]) > day
        return span_of(Period(day, day), begins, ends, over_midnight=over)

    def _typed(self) -> None:
        self.remark.clear()
        if self.quiet_span() is not None:
            self.changed.emit()


def _wall(moment: datetime) -> time:
    return clock.local(moment).time().replace(second=0)
