"""Machines that an event uses: they are booked with it, and go where it goes.

An event books a machine for the whole hours of each of its days, or for hours of its own (setting
up before). Whatever is done to the event, its bookings follow inside the same step of undo.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.bookings import Booking, BookingPurpose, BookingStatus
from krc_desktop.model.equipment import Risk
from krc_desktop.model.event_machines import (
    ON,
    Day,
    EventMachine,
    MachineChoice,
    Span,
    Step,
    day_number,
    followed,
    machines_among,
    steps_after,
)
from krc_desktop.model.events import Event, EventStatus, days_of_span
from krc_desktop.operations import bookings
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.operations.volunteers import leaders
from krc_desktop.store import event_machines as rows
from krc_desktop.store.centre_file import CentreFile

_NOT_LOGGED = (BookingStatus.BOOKED, BookingStatus.USED)


def days_known(file: CentreFile, event: Event) -> list[Day]:
    """The days of an event with their hours, as the file has them."""
    known = file.events.days_of(event.id)
    if not known:
        return days_of_span(event.starts_at, event.ends_at)
    return [(one.local_day, one.starts_at, one.ends_at) for one in known]


# -- choosing machines -------------------------------------------------------------------------


def spans_of(file: CentreFile, event: Event, span: Span | None = None) -> list[Span]:
    """The hours for which a machine would be booked, day by day: the event's own, or others.

    `span`: those of the first day; on the others as far from the hours of the day.
    """
    days = [day[1:] for day in days_known(file, event)]
    return [followed(span, days[0], day) if span else day for day in days]


def choices(file: CentreFile, *, event_id: int, span: Span | None = None) -> list[MachineChoice]:
    """The centre's machines, each with what stands in its way at the event's hours (or others)."""
    event = file.events.get(event_id)
    wanted = spans_of(file, event, span)
    found = rows.choices(
        file, event.centre_id, wanted, event_id=event_id, today=clock.today(file.clock)
    )
    return [replace(one, is_used=not _days_without(file, event, one.equipment_id)) for one in found]


def occupy(
    file: CentreFile, *, event_id: int, equipment_ids: Iterable[int], span: Span | None = None
) -> Change:
    """Book machines for an event: on each day without them, for its whole hours or for others.

    `span`: hours of their own on the first day, and as far from those of each other day. Refused as
    a whole where one of them is taken or out of service then.
    """
    with doing(file, Verb.SET_EVENT_MACHINES) as work:
        work.about("events", event_id)
        event = file.events.get(event_id)
        if event.status not in ON:
            raise BrokenRule(Rule.EVENT_IS_OFF)
        wanted = spans_of(file, event, span)
        for equipment_id in dict.fromkeys(equipment_ids):
            # a single day may have a machine twice, at hours of their own
            again = span is not None and len(wanted) == 1
            for number in [0] if again else _days_without(file, event, equipment_id):
                _book(file, event, equipment_id, wanted[number])
    return work.change


def _days_without(file: CentreFile, event: Event, equipment_id: int) -> list[int]:
    """The days on which a machine is not booked for an event yet."""
    days = days_known(file, event)
    known = [one.booking for one in rows.machines_of(file, event.id)]
    has = {day_number(one, days) for one in known if one.equipment_id == equipment_id}
    return [number for number in range(len(days)) if number not in has]


def _book(file: CentreFile, event: Event, equipment_id: int, span: Span) -> None:
    """Book a machine for an event; for one that was held already it was used."""
    is_past = span[1] <= file.clock.now()
    held = event.status is EventStatus.HELD and is_past
    booking = Booking(
        centre_id=event.centre_id,
        equipment_id=equipment_id,
        starts_at=span[0],
        ends_at=span[1],
        local_day=clock.local_day(span[0]),
        purpose=BookingPurpose.EVENT,
        event_id=event.id,
        status=BookingStatus.USED if held else BookingStatus.BOOKED,
        is_sample=event.is_sample,
    )
    bookings.put(file, booking, past=is_past)


def set_machine_times(
    file: CentreFile,
    *,
    booking_id: int,
    starts_at: datetime,
    ends_at: datetime,
    every_day: bool = False,
) -> Change:
    """Give a machine other hours at an event: on one day, or as far from the hours of every day."""
    with doing(file, Verb.SET_EVENT_MACHINES) as work:
        meant = file.bookings.get(booking_id)
        work.about("events", meant.event_id or 0)
        steps = [Step(meant, (starts_at, ends_at))]
        if every_day:
            steps += _alike(file, meant, (starts_at, ends_at))
        carry_out(file, steps)
    return work.change


def _alike(file: CentreFile, meant: Booking, to: Span) -> list[Step]:
    """The machine's bookings on the event's other days, as far from their hours as one becomes."""
    days = days_known(file, file.events.get(meant.event_id or 0))
    own = days[day_number(meant, days)][1:]
    return [
        Step(one, followed(to, own, days[day_number(one, days)][1:]))
        for one in rows.following(file, meant.event_id or 0)
        if one.equipment_id == meant.equipment_id
        and one.id != meant.id
        and one.status in _NOT_LOGGED
    ]


def leave_out(file: CentreFile, *, event_id: int, booking_ids: Iterable[int]) -> Change:
    """Let an event do without bookings of machines; what was logged stays."""
    with doing(file, Verb.SET_EVENT_MACHINES) as work:
        work.about("events", event_id)
        for booking_id in booking_ids:
            booking = file.bookings.get(booking_id)
            if booking.event_id == event_id and not rows.is_logged(file, booking_id):
                bookings.remove_booking(file, booking_id)
    return work.change


def not_inducted(file: CentreFile, event: Event, machines: Iterable[EventMachine]) -> list[int]:
    """The red machines still to be used at an event at which nobody has a valid induction.

    Looked for among those signed up, listed, helping, and the leader.
    """
    now = file.clock.now()
    lead = leaders(file, event.leader)
    found = [
        one.booking.equipment_id
        for one in machines
        if one.risk is Risk.RED
        and one.booking.ends_at > now
        and not rows.has_inducted(
            file, event.id, one.booking.equipment_id, one.booking.local_day, lead
        )
    ]
    return list(dict.fromkeys(found))


# -- going where the event goes ----------------------------------------------------------------


def steps_of_move(file: CentreFile, event: Event, span: Span) -> list[Step]:
    """Where an event's bookings go when it is moved; the event itself is not moved yet."""
    found = rows.following(file, event.id)
    if not found:
        return []
    return steps_after(found, days_known(file, event), days_of_span(*span))


def carry_out(file: CentreFile, steps: Sequence[Step], *, free_taken: bool = False) -> None:
    """Let bookings go where they are meant to, inside another verb.

    All of them leave their places first, so that they never meet on the way. Where a machine is
    taken the whole is refused, or with `free_taken` the event does without it.
    """
    for step in steps:
        file.bookings.change(replace(step.booking, status=BookingStatus.CANCELLED))
    for step in steps:
        if step.to is None:
            bookings.remove_booking(file, step.booking.id)
        else:
            _put_down(file, step.booking, step.to, free_taken=free_taken)


def _put_down(file: CentreFile, known: Booking, to: Span, *, free_taken: bool) -> None:
    starts, ends = to
    past = ends <= file.clock.now()
    try:
        bookings.move_booking(file, booking_id=known.id, starts_at=starts, ends_at=ends, past=past)
        moved = replace(file.bookings.get(known.id), status=known.status)
        file.bookings.change(bookings.acceptable(file, moved, past=past))
    except BrokenRule:
        if known.status is BookingStatus.CANCELLED:
            return  # it waits for nothing: it may stay where it was
        if not free_taken:
            raise
        bookings.remove_booking(file, known.id)


def freed_by_move(
    file: CentreFile, *, event_id: int, starts_at: datetime, ends_at: datetime
) -> list[int]:
    """The machines of days that an event would no longer have if it were moved."""
    event = file.events.get(event_id)
    steps = steps_of_move(file, event, (starts_at, ends_at))
    gone = [step.booking for step in steps if step.to is None]
    return machines_among([one for one in gone if one.status in _NOT_LOGGED])


def in_the_way(
    file: CentreFile, *, event_id: int, starts_at: datetime, ends_at: datetime
) -> list[int]:
    """The machines that could not go along if an event were moved: taken, or out of service."""
    event = file.events.get(event_id)
    found = [
        step.booking.equipment_id
        for step in steps_of_move(file, event, (starts_at, ends_at))
        if step.to
        and step.booking.status in _NOT_LOGGED
        and rows.obstacles(file, step.booking.equipment_id, [step.to], but=event_id)
    ]
    return list(dict.fromkeys(found))
