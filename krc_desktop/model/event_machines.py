"""Machines of an event: how their bookings follow its days, and what a change does to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from krc_desktop.errors import BrokenRule
from krc_desktop.model.booking_checks import NamedBooking
from krc_desktop.model.bookings import Booking, BookingStatus
from krc_desktop.model.equipment import EquipmentKind, Outage, Risk
from krc_desktop.model.events import EventStatus, shifted, wall_shift
from krc_desktop.model.reports import Both

# a local day with its start and end, aware UTC: as `days_of_span` answers them
Day = tuple[date, datetime, datetime]
Span = tuple[datetime, datetime]

ON = frozenset({EventStatus.PLANNED, EventStatus.HELD})


@dataclass(frozen=True, kw_only=True)
class EventMachine:
    """A machine booked for an event. `is_logged`: what really happened is written down."""

    booking: Booking
    name: Both
    kind: EquipmentKind
    risk: Risk
    is_logged: bool

    @property
    def is_free_to_leave(self) -> bool:
        """Whether the event may still do without it: nothing was logged."""
        return not self.is_logged and self.booking.status in (
            BookingStatus.BOOKED,
            BookingStatus.USED,
        )


@dataclass(frozen=True)
class Obstacle:
    """Why a machine can't be had in a span: another booking, or an outage; one of the two."""

    booking: NamedBooking | None = None
    outage: Outage | None = None

    @property
    def ends_at(self) -> datetime | None:
        """Until when it stands in the way; nobody may know."""
        if self.booking is not None:
            return self.booking.booking.occupied_until
        return self.outage.ends_at if self.outage is not None else None


@dataclass(frozen=True, kw_only=True)
class MachineChoice:
    """A machine of the centre as an event may choose it; `obstacles`: what stands in the way.

    `is_used`: the event has it already, on each of its days.
    """

    equipment_id: int
    name: Both
    kind: EquipmentKind
    risk: Risk
    is_used: bool = False
    obstacles: tuple[Obstacle, ...] = ()

    @property
    def is_free(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.obstacles


@dataclass(frozen=True)
class Step:
    """A booking and where it goes; `to` is None where its day is no longer one of the event's."""

    booking: Booking
    to: Span | None


@dataclass(frozen=True)
class Consequence:
    """What a new status of an event does to its machines' bookings.

    `freed` no longer wait, `booked_again` wait once more, `left_out` would but are not free any
    more, `used` were over when the event was held, `waiting` were marked as used by mistake.
    """

    freed: tuple[Booking, ...] = ()
    booked_again: tuple[Booking, ...] = ()
    left_out: tuple[tuple[Booking, BrokenRule], ...] = ()
    used: tuple[Booking, ...] = ()
    waiting: tuple[Booking, ...] = ()


def machines_among(bookings: Sequence[Booking]) -> list[int]:
    """The different machines of bookings, in their order."""
    return list(dict.fromkeys(one.equipment_id for one in bookings))


def day_number(booking: Booking, days: Sequence[Day]) -> int:
    """To which of an event's days a booking belongs: its own, else the last one before it."""
    for number, (day, _, _) in enumerate(days):
        if day == booking.local_day:
            return number
    begun = sum(starts <= booking.starts_at for _, starts, _ in days)
    return max(begun - 1, 0)


def followed(span: Span, before: Span, after: Span) -> Span:
    """Where a booking goes when the event's day goes from some hours to others.

    What begins with the day or before stays as far from its start, what ends with it or later
    stays as far from its end, by the wall clock; what lies inside keeps its elapsed length. Raises
    BrokenRule(Rule.TIME_SKIPPED).
    """
    with_start = wall_shift(before[0], after[0])
    with_end = wall_shift(before[1], after[1])
    length = span[1] - span[0]
    starts = _later(span[0], with_end if span[0] >= before[1] else with_start)
    ends = _later(span[1], with_end) if span[1] >= before[1] else starts + length
    return (starts, ends) if ends > starts else (ends - length, ends)


def _later(moment: datetime, by: timedelta) -> datetime:
    """An instant moved on the wall clock; one that stays is the same in an hour told twice."""
    return shifted(moment, by) if by else moment


def steps_after(
    bookings: Sequence[Booking], before: Sequence[Day], after: Sequence[Day]
) -> list[Step]:
    """Where each booking goes when an event's days become others; those that stay are left out."""
    found = []
    for booking in bookings:
        number = day_number(booking, before)
        if number >= len(after):
            found.append(Step(booking, None))
            continue
        span = (booking.starts_at, booking.ends_at)
        to = followed(span, before[number][1:], after[number][1:])
        if to != span:
            found.append(Step(booking, to))
    return found
