"""A booking in a few lines: when, on which machine, what became of it, and where it leads."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from krc_desktop import clock
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.flowing import flowing
from krc_desktop.desktop.widgets.labels import label, set_tone, tag
from krc_desktop.language import Phrasebook
from krc_desktop.model.bookings import Booking, BookingPurpose, BookingStatus, BookingUse
from krc_desktop.model.equipment import Equipment
from krc_desktop.model.reports import Both
from krc_desktop.operations.booking_words import (
    called,
    day_and_time,
    length_in_words,
    slot_in_figures,
    span_in_figures,
)

_TONES = {
    BookingStatus.BOOKED: "neutral",
    BookingStatus.USED: "ok",
    BookingStatus.NO_SHOW: "warn",
    BookingStatus.CANCELLED: "neutral",
}


def status_named(words: Phrasebook, status: BookingStatus) -> str:
    """What became of a booking, in a word."""
    named = {
        BookingStatus.BOOKED: words.text_in("booking", "booked"),
        BookingStatus.USED: words.text_in("booking", "used"),
        BookingStatus.NO_SHOW: words.text_in("booking", "nobody came"),
        BookingStatus.CANCELLED: words.text_in("booking", "cancelled"),
    }
    return named[status]


class Summary(QWidget):
    """The lines, and links to the machine, the event and the firing."""

    machine_wanted = Signal()
    event_wanted = Signal()
    firing_wanted = Signal()

    def __init__(self, session: Session, machine: Equipment) -> None:
        """A summary of nothing yet."""
        super().__init__()
        self._session = session
        words, theme = session.words, session.theme
        self.when = label(theme, "", "body", wraps=True)
        self.status = tag(theme, "")
        self.told = label(theme, "", "meta", "ink2", wraps=True)
        name = called(words, Both(machine.name_lv, machine.name_en))
        self.to_machine = self._link(name, self.machine_wanted)
        self.to_machine.setToolTip(words.text("Open the machine's card"))
        self.to_event = self._link(words.text("Open the event"), self.event_wanted)
        self.to_firing = self._link(words.text("Open the firing"), self.firing_wanted)
        line = row(self.when, self.status, spacing=8)
        line.setStretch(0, 1)
        links = flowing(self.to_machine, self.to_event, self.to_firing, spacing=14)
        self.setLayout(column(line, self.told, links, spacing=4))

    def _link(self, text: str, wanted: SignalInstance) -> QWidget:
        return button(self._session.theme, text, wanted.emit, kind="flush")

    def show_booking(self, booking: Booking) -> None:
        """Show a booking."""
        words = self._session.words
        minutes = clock.minutes_between(booking.starts_at, booking.ends_at)
        when = slot_in_figures(words, booking.starts_at, booking.ends_at, date.min)
        self.when.setText(f"{when} · {length_in_words(words, minutes)}")
        self.status.setText(status_named(words, booking.status))
        set_tone(self.status, _TONES[booking.status])
        said = " ".join(self._told(booking))
        self.told.setText(said)
        self.told.setVisible(bool(said))
        self.to_event.setVisible(booking.event_id is not None)
        self.to_firing.setVisible(booking.purpose is BookingPurpose.FIRING)

    def _told(self, booking: Booking) -> list[str]:
        words, file = self._session.words, self._session.file
        said: list[str] = []
        use = file.bookings.uses.find_one("booking_id = ?", booking.id)
        if use is not None:
            said.append(_use_in_words(words, use))
        if booking.stays_until is not None:
            until = day_and_time(words, booking.stays_until)
            said.append(words.text("The work stays on it until {when}.", when=until))
        if booking.supervisor_id is not None:
            name = file.people.get(booking.supervisor_id).name
            said.append(words.text("Will be there: {name}.", name=name))
        if booking.override_reason:
            said.append(words.text("Exception: {why}.", why=booking.override_reason.rstrip(".")))
        if booking.status_reason:
            said.append(words.text("Reason: {why}.", why=booking.status_reason.rstrip(".")))
        if booking.note and booking.status is not BookingStatus.BOOKED:
            said.append(booking.note)
        return said


def _use_in_words(words: Phrasebook, use: BookingUse) -> str:
    told = words.text(
        "Really used: {span}", span=span_in_figures(words, use.starts_at, use.ends_at)
    )
    parts = [part for part in (told, use.material, use.note) if part]
    return ", ".join(parts).rstrip(".") + "."
