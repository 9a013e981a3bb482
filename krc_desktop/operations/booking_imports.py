"""A booking as a list brings it, with what its note says of a firing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from krc_desktop.model.bookings import OCCUPYING, Booking, BookingPurpose, BookingStatus, Firing
from krc_desktop.model.firing_notes import firing_in_words
from krc_desktop.model.imports import Incoming
from krc_desktop.operations import bookings, firings
from krc_desktop.store.centre_file import CentreFile


def step_aside(file: CentreFile, rows: Sequence[Incoming]) -> dict[str, Booking]:
    """The known bookings of a list as they are; those that will move free their time meanwhile."""
    known: dict[str, Booking] = {}
    for row in rows:
        booking = file.bookings.by_outside_id(row.key)
        if booking is None:
            continue
        known[row.key] = booking
        if booking.status in OCCUPYING and _place(row.over(booking)) != _place(booking):
            file.bookings.change(replace(booking, status=BookingStatus.CANCELLED))
    return known


def _place(booking: Booking) -> tuple[object, ...]:
    return booking.equipment_id, booking.starts_at, booking.ends_at


def save_booking(file: CentreFile, row: Incoming, known: Booking | None) -> str:
    """Write one booking of a list: `new`, `changed` or `same`."""
    if known is None:
        saved = bookings.put(file, Booking(**row.values), past=True)
        _tell_firing(file, saved, None)
        return "new"
    wanted = row.over(known)
    if _place(wanted) != _place(known):
        # until when work stays was said of the place before
        wanted = replace(wanted, stays_until=None)
    saved = bookings.acceptable(file, wanted, past=True)
    if _place(saved) != _place(known):
        bookings.move_booking(
            file,
            booking_id=known.id,
            starts_at=saved.starts_at,
            ends_at=saved.ends_at,
            past=True,
        )
        file.bookings.change(saved)
        if saved.equipment_id != known.equipment_id:
            bookings.lay_phases_anew(file, saved)
    else:
        file.bookings.change(saved)
    differs = _tell_firing(file, saved, known)
    return "changed" if differs or saved != known else "same"


def _tell_firing(file: CentreFile, booking: Booking, before: Booking | None) -> bool:
    """Write down what the note tells of a firing; whether it was news.

    What somebody logged by hand stays: only what is empty, or what the note before had told, is
    told anew.
    """
    if booking.purpose is not BookingPurpose.FIRING:
        return False
    told = firing_in_words(booking.note)
    known = file.bookings.firing_of(booking.id)
    if known is None:
        firings.put_firing(file, Firing(booking_id=booking.id, **told))
        return True
    earlier = firing_in_words(before.note) if before is not None else {}
    news = {
        name: value
        for name, value in told.items()
        if getattr(known, name) in (None, earlier.get(name)) and getattr(known, name) != value
    }
    if news:
        firings.put_firing(file, replace(known, **news))
    return bool(news)
