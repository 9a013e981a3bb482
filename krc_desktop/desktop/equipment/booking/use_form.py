"""How a machine was really used: when, with what, what was answered, whether the work stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from krc_desktop import clock
from krc_desktop.desktop.equipment.booking.answers import Answers
from krc_desktop.desktop.equipment.booking.material_field import MaterialField
from krc_desktop.desktop.equipment.booking.when_fields import WhenFields
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.line_fields import LineField
from krc_desktop.model.bookings import Booking
from krc_desktop.model.equipment import AnswerKind, EquipmentKind, EquipmentQuestion, Moment
from krc_desktop.model.fields import NOTE
from krc_desktop.model.reports import Both
from krc_desktop.model.typed_days import read_day
from krc_desktop.operations import bookings
from krc_desktop.operations.booking_uses import questions_of
from krc_desktop.operations.booking_words import called
from krc_desktop.store.free_slots import MachineTimes

_KEEPS_WORK = frozenset({EquipmentKind.KNITTING, EquipmentKind.SEWING, EquipmentKind.OTHER})


class UseForm(QWidget):
    """The use of one booking, prefilled with what was booked, or with what was logged before."""

    changed = Signal()

    def __init__(self, session: Session, booking: Booking) -> None:
        """A form for a booking."""
        super().__init__()
        self._session = session
        self._booking = booking
        self._machine = session.file.equipment.get(booking.equipment_id)
        words, theme = session.words, session.theme
        asked = questions_of(session.file, self._machine.id)
        self.when = WhenFields(session)
        self.before = Answers(session, _of(asked, Moment.BEFORE))
        self.after = Answers(session, _of(asked, Moment.AFTER))
        self._of_material = [one for one in asked if one.answer_kind is AnswerKind.MATERIAL]
        self.material = MaterialField(session, self._machine, self._material_named())
        self.note = LineField(theme, words.text_in("use", "Note"))
        self.note.line.setMaxLength(NOTE)
        self.stays = LineField(
            theme,
            words.text("The work stays on the machine until"),
            hint=words.text("It does not stay"),
            icon="calendar-blank",
        )
        if self._machine.kind not in _KEEPS_WORK:
            self.stays.hide()
        before = label(theme, words.text("Before the work"), "meta_strong")
        after = label(theme, words.text("After the work"), "meta_strong")
        for heading, answers in ((before, self.before), (after, self.after)):
            if not answers.has_questions:
                heading.hide()
        self.setLayout(
            column(
                self.when,
                before,
                self.before,
                self.material,
                after,
                self.after,
                self.note,
                self.stays,
                spacing=8,
            )
        )
        self._fill()
        for part in (self.when, self.before, self.after, self.material):
            part.changed.connect(self.changed)

    def _material_named(self) -> str:
        if self._of_material:
            one = self._of_material[0]
            return called(self._session.words, Both(one.text_lv, one.text_en))
        return self._session.words.text("Material")

    def _fill(self) -> None:
        file, booking = self._session.file, self._booking
        use = file.bookings.uses.find_one("booking_id = ?", booking.id)
        starts, ends = booking.starts_at, booking.ends_at
        if use is not None:
            starts, ends = use.starts_at, use.ends_at
            self.material.show_material(use.material)
            self.note.line.setText(use.note)
        self.when.show_span(starts, ends)
        self.when.end_is_typed = True
        answers = file.bookings.answers.find("booking_id = ?", booking.id)
        known = {one.question_id: one.answer for one in answers}
        self.before.show_answers(known)
        self.after.show_answers(known)
        if booking.stays_until is not None:
            day = clock.local_day(booking.stays_until)
            self.stays.line.setText(self._session.words.date(day))

    # -- saving --------------------------------------------------------------------------------

    def save(self, refused: Callable[[str], None]) -> bool:
        """Log the use; whether it could be. Raises BrokenRule where a time can't be read."""
        starts, ends = self.when.span()
        material = self.material.material
        answers = self.before.answers() | self.after.answers()
        answers |= {one.id: material for one in self._of_material}
        facts: dict[str, Any] = {
            "booking_id": self._booking.id,
            "starts_at": starts,
            "ends_at": ends,
            "material": material,
            "note": self.note.typed,
            "answers": answers,
            "stays_until": self._stays_until(),
        }
        return self._session.do(bookings.log_use, refused=refused, **facts) is not None

    def _stays_until(self) -> datetime | None:
        """Until the doors close on the day typed: the work is fetched on that day at the latest."""
        if not self.stays.typed:
            return None
        day = read_day(self.stays.typed, self._session.today)
        return max(self._closing(day), self._booking.ends_at)

    def _closing(self, day: date) -> datetime:
        known = MachineTimes(self._session.file.connection, self._machine)
        spans = known.doors.on(day)
        if spans:
            return clock.from_seconds(spans[-1].end)
        return clock.midnight(day + timedelta(days=1))


def _of(asked: list[EquipmentQuestion], moment: Moment) -> list[EquipmentQuestion]:
    return [
        one for one in asked if one.moment is moment and one.answer_kind is not AnswerKind.MATERIAL
    ]
