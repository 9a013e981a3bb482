"""A new reading: the cursor in °C, Enter keeps it; what looks like a slip is asked about first."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment.kiln.curve_shown import reading_said
from krc_desktop.desktop.equipment.kiln.who_chip import WhoChip
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.line_fields import LineField
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.errors import BrokenRule
from krc_desktop.model.bookings import FiringReading
from krc_desktop.model.fields import checked
from krc_desktop.model.firings import difference, is_doubtful
from krc_desktop.model.typed_moments import read_celsius, read_moment
from krc_desktop.operations import firing_log
from krc_desktop.operations.firing_course import Course
from krc_desktop.sentences import sentence


class ReadingEntry(QWidget):
    """°C, time, who. The time is now until somebody types another one."""

    kept = Signal()

    def __init__(self, session: Session) -> None:
        """An empty entry."""
        super().__init__()
        self._session, self._words = session, session.words
        self._course: Course | None = None
        self._asked = ""
        self._own_time = False
        theme = session.theme
        self.celsius = LineField(theme, self._words.text("New reading, °C"), icon="thermometer")
        self.time = LineField(theme, self._words.text_in("reading", "Time"))
        self.time.setFixedWidth(theme.px(104))
        self.save = button(theme, self._words.text("Write down"), self.keep)
        self.who = WhoChip(session)
        self.remark = Remark(theme)
        line = row(self.celsius, self.time, self.save, spacing=8)
        line.setStretch(0, 1)
        line.setAlignment(self.save, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(column(boxed(line), row(self.who, None), self.remark, spacing=6))
        for one in (self.celsius.line, self.time.line):
            one.returnPressed.connect(self.keep)
            one.textEdited.connect(lambda _text: self._typed())
        self.time.line.textEdited.connect(lambda _text: self._time_typed())

    def show_course(self, course: Course) -> None:
        """Take readings of a firing; what is typed of another one goes."""
        if self._course is not None and self._course.booking.id != course.booking.id:
            self.clear()
        self._course = course
        self.who.show_people(course.machine, course.firing.operator_id)
        self.show_now()

    def show_now(self) -> None:
        """Let the time be now, unless another one was typed."""
        if not self._own_time:
            self.time.line.setText(self._words.time(self._session.clock.now()))

    def _time_typed(self) -> None:
        self._own_time = bool(self.time.typed)

    def _typed(self) -> None:
        self._asked = ""
        self.remark.clear()
        for field in (self.celsius, self.time):
            field.complain("")

    # -- keeping -------------------------------------------------------------------------------

    def keep(self) -> None:
        """Write the reading down; one that is far off is asked about first."""
        if self._course is None:
            return
        reading = self._reading()
        if reading is None:
            return
        asked = f"{self.celsius.typed} {self.time.typed}"
        if self._is_doubtful(reading) and self._asked != asked:
            self._ask(reading, asked)
            return
        change = self._session.do(
            firing_log.add_reading,
            refused=self._refused,
            quiet=True,
            called=self._words.text("New reading, °C"),
            firing_id=reading.firing_id,
            celsius=reading.celsius,
            read_at=reading.read_at,
            person_id=self.who.value,
        )
        if change is not None:
            self.clear()
            self.celsius.line.setFocus()
            self.kept.emit()

    def _reading(self) -> FiringReading | None:
        """What is typed; None where it can't be: the field then says why."""
        course = self._course
        if course is None:
            return None
        try:
            celsius = read_celsius(self.celsius.typed)
        except BrokenRule as broken:
            self._wrong(self.celsius, broken)
            return None
        try:
            moment = self._moment()
        except BrokenRule as broken:
            self._wrong(self.time, broken)
            return None
        reading = FiringReading(firing_id=course.firing.id, read_at=moment, celsius=celsius)
        try:
            return checked(reading)
        except BrokenRule as broken:
            broken.facts["field"] = self._words.text("New reading, °C")
            self._wrong(self.celsius, broken)
            return None

    def typed(self) -> tuple[int | None, datetime | None] | None:
        """What is typed for another verb: °C and time, None for what is not; None if unreadable."""
        try:
            celsius = read_celsius(self.celsius.typed) if self.celsius.typed else None
        except BrokenRule as broken:
            self._wrong(self.celsius, broken)
            return None
        try:
            return celsius, self._moment() if self._own_time else None
        except BrokenRule as broken:
            self._wrong(self.time, broken)
            return None

    def complain(self, said: str) -> None:
        """Say what another verb refused."""
        self.remark.say("bad", said)

    def clear(self) -> None:
        """Begin the next reading."""
        self.celsius.line.clear()
        self._own_time = False
        self._typed()
        self.show_now()

    def _moment(self) -> datetime:
        now = self._session.clock.now()
        return read_moment(self.time.typed, now) if self._own_time else now

    def _wrong(self, field: LineField, broken: BrokenRule) -> None:
        said = sentence(self._words, broken)
        if field is self.celsius and not self.celsius.typed:
            said = self._words.text("Type the temperature, for example 148.")
        field.complain(said)
        self.remark.say("bad", said)
        field.line.setFocus()

    def _is_doubtful(self, reading: FiringReading) -> bool:
        course = self._course
        on_at = course.firing.on_at if course is not None else None
        return course is not None and on_at is not None and is_doubtful(course.plan, on_at, reading)

    def _ask(self, reading: FiringReading, asked: str) -> None:
        course = self._course
        self._asked = asked
        off = None
        if course is not None and course.firing.on_at is not None:
            off = difference(course.plan, course.firing.on_at, reading)
        told = reading_said(self._words, reading, off)
        self.celsius.complain(told)
        self.remark.say(
            "warn",
            self._words.text("{reading}. Really?", reading=told),
            self._words.text("Yes, write it down"),
            self.keep,
        )

    def _refused(self, said: str) -> None:
        self.remark.say("bad", said)
