"""The fields of a booking: for whom, when, what for; checked while one types."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment.booking.findings import OF_TIME, Findings
from krc_desktop.desktop.equipment.booking.when_fields import WhenFields
from krc_desktop.desktop.equipment.booking.whom_field import Whom, WhomField, whom_of
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.line_fields import LineField
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.errors import BrokenRule
from krc_desktop.model.booking_checks import Finding, Severity, Slot, Wanted
from krc_desktop.model.bookings import Booking, BookingPurpose
from krc_desktop.model.equipment import Equipment
from krc_desktop.model.fields import NOTE
from krc_desktop.operations import booking_checks
from krc_desktop.operations.booking_finding_words import heading
from krc_desktop.sentences import sentence

_SOON_MS = 60


class BookingFields(QWidget):
    """The fields of a new booking, or of one that is changed; what is typed stays.

    `checked` after every check, `entered` by Enter in a line, `revealed` with a part that has come
    into sight.
    """

    checked = Signal()
    entered = Signal()
    revealed = Signal(QWidget)

    def __init__(
        self, session: Session, machine: Equipment, beside_note: QWidget | None = None
    ) -> None:
        """Fields of a machine's booking; `beside_note` stands at the right of the note."""
        super().__init__()
        self._session = session
        self._machine = machine
        self._booking: Booking | None = None
        self.found: Sequence[Finding] = ()
        words, theme = session.words, session.theme
        phases = session.file.equipment.phases_of(machine.id)
        self.whom = WhomField(session, machine)
        self.when = WhenFields(session, several_days=bool(phases))
        self.unread = Remark(theme)
        self.findings = Findings(session, machine)
        self.note = LineField(theme, words.text("What for"))
        self.note.line.setMaxLength(NOTE)
        purpose = row(self.note, spacing=8)
        purpose.setStretch(0, 1)
        if beside_note is not None:
            purpose.addWidget(beside_note)
        self.setLayout(
            column(self.whom, self.when, self.unread, self.findings, purpose, spacing=12)
        )
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.check)
        self._listen()

    def _listen(self) -> None:
        self.whom.decided.connect(self.check)
        self.whom.line.textEdited.connect(lambda _text: self._soon.start())
        self.note.line.textEdited.connect(lambda _text: self._soon.start())
        self.when.changed.connect(self._soon.start)
        self.findings.chosen.connect(self._take_slot)
        self.findings.answered.connect(self.check)
        self.findings.revealed.connect(self.revealed)
        hours = (self.when.day, self.when.begins, self.when.last_day, self.when.ends)
        for field in (self.whom, self.note, self.findings.reason, *hours):
            field.line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a line is for the whole, unless it takes a proposal."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            proposing = watched is self.whom.line and self.whom.whom is None
            if is_enter and not proposing and not self.whom.completer.is_open:
                self.check()
                self.entered.emit()
                return True
        return super().eventFilter(watched, event)

    # -- showing -------------------------------------------------------------------------------

    def show_booking(self, booking: Booking) -> None:
        """Show a stored booking."""
        self._booking = booking
        self.whom.show_whom(whom_of(booking))
        self.when.show_span(booking.starts_at, booking.ends_at)
        length = booking.ends_at - booking.starts_at
        self.when.follow(lambda starts: starts + length)
        self.note.line.setText(booking.note)
        people = self._session.file.people
        supervisor = people.get(booking.supervisor_id) if booking.supervisor_id else None
        self.findings.begin_with(supervisor, booking.override_reason)

    def show_slot(self, starts: datetime, ends: datetime) -> None:
        """Show times that were chosen, not typed."""
        self.when.show_span(starts, ends)
        self.when.end_is_typed = self.when.is_touched = True

    def _take_slot(self, slot: Slot) -> None:
        self.show_slot(slot.starts_at, slot.ends_at)
        self.check()
        self.when.begins.line.setFocus()

    # -- reading and checking ------------------------------------------------------------------

    def facts(self) -> dict[str, Any]:
        """What is typed, as a verb takes it. Raises BrokenRule where times can't be read."""
        starts, ends = self.when.span()
        known = self._booking
        whom = self.whom.whom or (whom_of(known) if known else Whom(BookingPurpose.PERSON))
        return {
            "starts_at": starts,
            "ends_at": ends,
            "purpose": whom.purpose,
            "person_id": whom.person_id,
            "organisation_id": whom.organisation_id,
            "event_id": whom.event_id,
            "supervisor_id": self.findings.supervisor_id,
            "override_reason": self.findings.override_reason,
            "note": self.note.typed,
        }

    def changes(self) -> dict[str, Any]:
        """What differs from the booking shown; times together. Raises BrokenRule as `facts`."""
        known, typed = self._booking, self.facts()
        if known is None:
            return typed
        changed = {name: value for name, value in typed.items() if getattr(known, name) != value}
        if {"starts_at", "ends_at"} & set(changed) and not self.when.is_touched:
            # seconds, and which of two equal hours, are not seen, and so not changed
            changed.pop("starts_at", None)
            changed.pop("ends_at", None)
        elif {"starts_at", "ends_at"} & set(changed):
            changed |= {name: typed[name] for name in ("starts_at", "ends_at")}
        return changed

    @property
    def is_changed(self) -> bool:
        """Whether anything differs from the booking shown."""
        try:
            return bool(self.changes())
        except BrokenRule:
            return True

    def wanted(self) -> Wanted:
        """The booking as typed. Raises BrokenRule where its times can't be read."""
        facts = self.facts()
        facts.pop("note")
        known = self._booking
        if known is not None and not self.when.is_touched:
            facts |= {"starts_at": known.starts_at, "ends_at": known.ends_at}
        return Wanted(
            equipment_id=self._machine.id,
            booking_id=known.id if known is not None else 0,
            centre_id=known.centre_id if known is not None else self._session.centre_id,
            **facts,
        )

    def check_soon(self) -> None:
        """Check once nobody types."""
        if self.isVisible():
            self._soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is checked that nobody sees: the file may be closed by then."""
        self._soon.stop()
        super().hideEvent(event)

    def check(self) -> None:
        """Say what speaks against the booking as it is typed."""
        self._soon.stop()
        try:
            wanted = self.wanted()
        except BrokenRule as broken:
            self.found = ()
            self.unread.say("bad", sentence(self._session.words, broken))
            self.findings.show_findings((), None)
            self.when.mark("")
        else:
            self.unread.clear()
            changed = self._booking is None or self.is_changed
            self.found = booking_checks.findings(self._session.file, wanted) if changed else ()
            self.findings.show_findings(self.found, wanted)
            red = [one for one in self.in_the_way if one.severity is Severity.STOP]
            self.when.mark(heading(self._session.words, red[0]) if red else "")
        self.checked.emit()

    @property
    def in_the_way(self) -> list[Finding]:
        """What stands in the way of these very times."""
        return [one for one in self.found if one.stands_in_the_way and one.kind in OF_TIME]

    def complain(self, said: str) -> None:
        """Say what the file has refused; what was typed stays."""
        self.check()
        self.unread.say("bad", said)
        self.revealed.emit(self.unread)
