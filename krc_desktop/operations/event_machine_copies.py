"""Machines of an event go along with its copies, where they are free then."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from krc_desktop import clock
from krc_desktop.errors import BrokenRule
from krc_desktop.model.bookings import Booking, BookingStatus
from krc_desktop.model.event_machines import Day, day_number, followed
from krc_desktop.model.events import Event, days_of_span
from krc_desktop.operations import bookings
from krc_desktop.operations.event_machines import days_known
from krc_desktop.store import event_machines as rows
from krc_desktop.store.centre_file import CentreFile


@dataclass(frozen=True)
class Copied:
    """A booking as a copy of its event would have it; not stored. `refusal`: why it can't."""

    booking: Booking
    refusal: BrokenRule | None = None


def copied(file: CentreFile, event: Event, copy: Event) -> list[Copied]:
    """The machines of an event as its copy would book them, each held to every rule."""
    before, after = days_known(file, event), days_of_span(copy.starts_at, copy.ends_at)
    found = []
    for booking in rows.to_be_copied(file, event.id):
        number = day_number(booking, before)
        if number < len(after):
            found.append(_copied(file, booking, before[number], after[number]))
    return found


def _copied(file: CentreFile, booking: Booking, before: Day, after: Day) -> Copied:
    span = (booking.starts_at, booking.ends_at)
    try:
        starts, ends = followed(span, before[1:], after[1:])
    except BrokenRule as refusal:
        return Copied(booking, refusal)
    made = replace(
        booking,
        id=0,
        uid="",
        outside_id=None,
        series_id=None,
        starts_at=starts,
        ends_at=ends,
        local_day=clock.local_day(starts),
        status=BookingStatus.BOOKED,
        status_reason="",
        override_reason="",
        stays_until=None,
    )
    try:
        return Copied(bookings.acceptable(file, made, past=ends <= file.clock.now()))
    except BrokenRule as refusal:
        return Copied(made, refusal)


def book_for_copy(
    file: CentreFile, event: Event, copy: Event, *, only: Collection[int] | None = None
) -> None:
    """Book the machines of an event for its stored copy, inside another verb.

    Those that are taken are left out; so are machines that are not among `only`.
    """
    for one in copied(file, event, copy):
        if one.refusal is None and (only is None or one.booking.equipment_id in only):
            bookings.put(
                file,
                replace(one.booking, event_id=copy.id),
                past=one.booking.ends_at <= file.clock.now(),
            )
