"""What became of an event becomes of its machines: freed, booked again, used."""

from __future__ import annotations

from dataclasses import replace

from krc_desktop.errors import BrokenRule
from krc_desktop.model.bookings import Booking, BookingPurpose, BookingStatus
from krc_desktop.model.event_machines import ON, Consequence
from krc_desktop.model.events import EventStatus
from krc_desktop.operations import bookings
from krc_desktop.store import event_machines as rows
from krc_desktop.store.centre_file import CentreFile


def consequence(file: CentreFile, *, event_id: int, status: EventStatus) -> Consequence:
    """What a status would do to the bookings of an event; nothing is written."""
    event = file.events.get(event_id)
    marked = () if status is EventStatus.HELD else tuple(rows.used_with(file, event_id))
    if status not in ON:
        freed = (*rows.waiting(file, event_id), *marked)
        return Consequence(freed=freed, waiting=marked)
    again, left_out = _bookable(file, event_id) if event.status not in ON else ((), ())
    used: tuple[Booking, ...] = ()
    if status is EventStatus.HELD:
        now = file.clock.now()
        own = [one.booking for one in rows.machines_of(file, event_id)]
        booked = [one for one in (*own, *again) if one.purpose is BookingPurpose.EVENT]
        used = tuple(
            one for one in booked if one.status is BookingStatus.BOOKED and one.ends_at <= now
        )
    return Consequence(booked_again=again, left_out=left_out, used=used, waiting=marked)


def _bookable(
    file: CentreFile, event_id: int
) -> tuple[tuple[Booking, ...], tuple[tuple[Booking, BrokenRule], ...]]:
    """Of the bookings that were freed with an event: those that can be had again, the others."""
    again, left_out = [], []
    for one in rows.freed_with(file, event_id):
        booked = replace(one, status=BookingStatus.BOOKED)
        try:
            again.append(bookings.acceptable(file, booked, past=one.ends_at <= file.clock.now()))
        except BrokenRule as refusal:
            left_out.append((one, refusal))
    return tuple(again), tuple(left_out)


def follow_status(file: CentreFile, event_id: int, status: EventStatus) -> None:
    """Let the bookings of an event follow a status, inside another verb, before it has it."""
    found = consequence(file, event_id=event_id, status=status)
    used = {one.id for one in found.used}
    freed = {one.id for one in found.freed}
    for one in (*found.booked_again, *found.waiting):
        if one.id not in used | freed:
            file.bookings.change(replace(one, status=BookingStatus.BOOKED))
    for one in found.used:
        file.bookings.change(replace(one, status=BookingStatus.USED))
    for one in found.freed:
        file.bookings.change(replace(one, status=BookingStatus.CANCELLED))
