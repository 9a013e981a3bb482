"""When an event is: its days and hours, three fields of one span."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, time
from functools import partial
from typing import Any

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from krc_desktop import clock
from krc_desktop.desktop.events.event_words import days_written
from krc_desktop.desktop.events.machine_words import freed_said
from krc_desktop.desktop.events.seen import Seen
from krc_desktop.desktop.events.typed_fields import WholeField, is_whole_day, is_whole_time
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.fields import Field
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.errors import BrokenRule
from krc_desktop.model.event_machines import Span
from krc_desktop.model.event_times import days_shown, goes_over_midnight, span_of
from krc_desktop.model.typed_days import read_days
from krc_desktop.model.typed_times import read_time
from krc_desktop.operations import event_machines, events
from krc_desktop.operations.change import Verb
from krc_desktop.periods import Period
from krc_desktop.sentences import sentence

Refused = Callable[[str], None]


class When(QWidget):
    """The days and the hours: three fields of one span, kept together."""

    def __init__(self, session: Session) -> None:
        """The three fields, empty."""
        super().__init__()
        self.session = session
        self.seen: Seen | None = None
        theme, words = session.theme, session.words
        self.days = WholeField(
            theme,
            words.text("Date"),
            lambda _text, refused: self._move(self.days, refused),
            is_whole_day,
            icon="calendar-blank",
        )
        self.days.setToolTip(words.text("One day or several: 26.11.2026. or 19.–21.11.2026."))
        self.begins = self._hour(words.text_in("time", "From"))
        self.ends = self._hour(words.text_in("time", "To"))
        longest = QFontMetrics(theme.font("body")).horizontalAdvance("30.10.–02.11.2026.")
        self.days.line.setMinimumWidth(longest + theme.px(58))
        self.fields = (self.days, self.begins, self.ends)
        self.remark = Remark(theme)
        fields = row(self.days, self.begins, self.ends, spacing=10)
        self._without: Span | None = None
        self._taken = 0
        self.without = button(theme, "", self._move_without, kind="link")
        self.without.hide()
        self.setLayout(column(fields, self.remark, row(self.without, None), spacing=4))
        for field in self.fields:
            field.line.editingFinished.connect(self._show)
            field.told.connect(self._tell)

    def _hour(self, name: str) -> WholeField:
        field: WholeField = WholeField(
            self.session.theme,
            name,
            lambda _text, refused: self._move(field, refused),
            is_whole_time,
            width=76,
        )
        return field

    def show_event(self, seen: Seen, *, anew: bool) -> None:
        """Show an event's times; what somebody is typing stays, unless it is another event."""
        self.seen = seen
        if anew:
            self._without = None
        for field, text in zip(self.fields, self._texts(seen), strict=True):
            (field.show_anew if anew else field.show_value)(text)

    def _texts(self, seen: Seen) -> tuple[str, str, str]:
        words, event = self.session.words, seen.event
        return (
            days_written(words, self._period(seen)),
            words.time(event.starts_at),
            words.time(event.ends_at),
        )

    @staticmethod
    def _period(seen: Seen) -> Period:
        return days_shown([one.day for one in seen.totals.days], seen.event)

    def _tell(self) -> None:
        """Say below the fields what is wrong with one of them."""
        wrong = [field.complaint.text() for field in self.fields if field.complains]
        self.remark.say("bad", wrong[0] if wrong else "")
        self.without.setVisible(bool(wrong) and self._without is not None)

    def _show(self) -> None:
        """Write out what was understood, once a field is left."""
        if self.seen is not None:
            self.show_event(self.seen, anew=False)

    def _move(self, own: WholeField, refused: Refused) -> None:
        """Move the event to what the three fields say together."""
        if self.seen is None:
            return
        event = self.seen.event
        self._without = None
        try:
            starts, ends = self._span(self.seen, own)
        except BrokenRule as broken:
            refused(sentence(self.session.words, broken))
            return
        if (starts, ends) == (event.starts_at, event.ends_at):
            return
        also = [field for field in self.fields if field is not own and self._is_readable(field)]
        said = self._freed_by((starts, ends))
        moved = self.session.do(
            events.move_event,
            refused=partial(self._refused_move, refused, (starts, ends)),
            quiet=not said,
            said=said,
            event_id=event.id,
            starts_at=starts,
            ends_at=ends,
        )
        if moved is not None:
            self._show_moved(also)

    def _freed_by(self, span: Span) -> str:
        """What a move says of machines that it frees: those of days that go."""
        if self.seen is None:
            return ""
        try:
            freed = event_machines.freed_by_move(
                self.session.file, event_id=self.seen.id, starts_at=span[0], ends_at=span[1]
            )
        except BrokenRule:
            return ""  # the move itself says why not
        return freed_said(self.session, Verb.MOVE_EVENT, len(freed))

    def _show_moved(self, fields: Sequence[WholeField]) -> None:
        if self.seen is not None:
            texts = dict(zip(self.fields, self._texts(self.seen), strict=True))
            for field in fields:
                field.show_anew(texts[field])

    def _refused_move(self, refused: Refused, span: Span, said: str) -> None:
        """Say why it can't move; where only machines stand in the way, it can do without them."""
        refused(said)
        if self.seen is None:
            return
        taken = event_machines.in_the_way(
            self.session.file, event_id=self.seen.id, starts_at=span[0], ends_at=span[1]
        )
        if taken:
            self._without = span
            self._taken = many = len(taken)
            words = self.session.words
            self.without.setText(
                words.counted("Move, freeing {n} machine", "Move, freeing {n} machines", many)
            )
            self.without.setAccessibleName(self.without.text())
            self._tell()

    def _move_without(self) -> None:
        """Move the event, and let it do without the machines that are taken then."""
        if self.seen is None or self._without is None:
            return
        moved = self.session.do(
            events.move_event,
            refused=lambda said: self.remark.say("bad", said),
            said=freed_said(self.session, Verb.MOVE_EVENT, self._taken),
            event_id=self.seen.id,
            starts_at=self._without[0],
            ends_at=self._without[1],
            free_taken=True,
        )
        if moved is not None:
            self._show_moved(self.fields)
            self._tell()

    def _is_readable(self, field: WholeField) -> bool:
        try:
            (self._days_from if field is self.days else read_time)(field.typed)
        except BrokenRule:
            return False
        return True

    def _days_from(self, text: str) -> Period:
        """The days typed; of a year left out the event's own is meant, “rīt” is from today."""
        said_in_words = not any(sign.isdigit() for sign in text)
        near = self.seen.event.local_day if self.seen and not said_in_words else self.session.today
        return read_days(text, near)

    def _span(self, seen: Seen, own: WholeField) -> tuple[datetime, datetime]:
        event = seen.event
        days = self._read(self.days, own, self._days_from, self._period(seen))
        begins = self._read(self.begins, own, read_time, _hour_of(event.starts_at))
        ends = self._read(self.ends, own, read_time, _hour_of(event.ends_at))
        over = goes_over_midnight(event, [one.day for one in seen.totals.days])
        return span_of(days, begins, ends, over_midnight=over)

    @staticmethod
    def _read(field: WholeField, own: Field, read: Callable[[str], Any], kept: Any) -> Any:
        """What a field says; of another one that can't be read, what is kept."""
        if not field.is_dirty:
            return kept
        try:
            return read(field.typed)
        except BrokenRule:
            if field is own:
                raise
            return kept


def _hour_of(moment: datetime) -> time:
    return clock.local(moment).time().replace(second=0)
