"""The board of bookings: reading it, asking what stands in the way of a drag, and dropping."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from krc_desktop import clock
from krc_desktop.errors import BrokenRule
from krc_desktop.model.board import Board, Due, Lane, Suggestion, free_between, within
from krc_desktop.model.board import touches as touching
from krc_desktop.model.booking_checks import Wanted
from krc_desktop.model.bookings import BookingPurpose
from krc_desktop.model.opening import Span
from krc_desktop.operations import booking_checks, booking_hours, bookings, firings
from krc_desktop.operations.change import Change
from krc_desktop.operations.firing_contents import refuse_hot
from krc_desktop.operations.firing_slots import slot_at
from krc_desktop.periods import Period
from krc_desktop.store.board import occupied_between, read_board
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.opening import OpeningTimes

_MAINTENANCE_SECONDS = 60 * 60
# maintenance by a counter has no day: some days from now will do
_DAYS_AHEAD = 14
# whoever will come meets these, before it is known who
_ANYBODYS: tuple[booking_checks.Check, ...] = (
    booking_checks.times,
    booking_checks.machine_there,
    booking_checks.overlap,
    booking_checks.outage,
    booking_hours.hours,
    booking_hours.lengths,
)


def board(file: CentreFile, *, centre_id: int, period: Period) -> Board:
    """The board of a centre in a period, with an hour suggested for each maintenance due."""
    now = clock.seconds_of(file.clock.now())
    with file.reading():
        found = read_board(file.connection, centre_id, period, now)
        lanes = [_with_suggestion(file, centre_id, lane, now, period) for lane in found.lanes]
    return replace(found, lanes=tuple(lanes))


def _with_suggestion(
    file: CentreFile, centre_id: int, lane: Lane, now: int, period: Period
) -> Lane:
    """The lane with its suggestion, where that lies in the period."""
    if lane.due is None:
        return lane
    span = _hour_for(file, centre_id, lane, now)
    days = Span(
        clock.seconds_of(clock.midnight(period.first)),
        clock.seconds_of(clock.midnight(period.last + timedelta(days=1))),
    )
    if span is None or not touching(span, days):
        return lane
    return replace(lane, suggestions=(Suggestion(lane.due, lane.equipment_id, span),))


def _hour_for(file: CentreFile, centre_id: int, lane: Lane, now: int) -> Span | None:
    """The first free hour of the next fortnight's open hours, from tomorrow on, not too early."""
    tomorrow = clock.local_day(clock.from_seconds(now)) + timedelta(days=1)
    wanted = _wanted_from(lane.due, tomorrow)
    fortnight = Period(wanted, wanted + timedelta(days=_DAYS_AHEAD))
    opens = OpeningTimes(file.connection).of_machine(centre_id, lane.equipment_id, fortnight)
    if not opens:
        return None
    taken = occupied_between(file.connection, lane.equipment_id, opens[0].start, opens[-1].end)
    for doors in opens:
        for free in free_between(within(taken, doors), doors):
            if free.end - free.start >= _MAINTENANCE_SECONDS:
                return Span(free.start, free.start + _MAINTENANCE_SECONDS)
    return None


def _wanted_from(due: Due | None, tomorrow: date) -> date:
    """From which day on the work is best done: its day, where that is still to come."""
    if due is None or due.due_on is None:
        return tomorrow
    return max(due.due_on, tomorrow)


def stands_in_the_way(
    file: CentreFile,
    *,
    equipment_id: int,
    starts_at: datetime,
    ends_at: datetime,
    booking_id: int = 0,
) -> BrokenRule | None:
    """What forbids a booking to be moved there, or (0) any new one to be made; nothing is written.

    The same rules as the verbs', so that a drag says beforehand what its drop would say.
    """
    if not booking_id:
        wanted = Wanted(equipment_id=equipment_id, starts_at=starts_at, ends_at=ends_at)
        finding = booking_checks.refused(file, wanted, _ANYBODYS)
        return booking_checks.refusal(finding) if finding is not None else None
    starts_at, ends_at = landing(
        file,
        booking_id=booking_id,
        equipment_id=equipment_id,
        starts_at=starts_at,
        ends_at=ends_at,
    )
    moved = replace(
        file.bookings.get(booking_id),
        equipment_id=equipment_id,
        starts_at=starts_at,
        ends_at=ends_at,
        local_day=clock.local_day(starts_at),
        stays_until=None,
    )
    is_over = _is_over(file, ends_at)
    try:
        refuse_hot(file, booking_id, but=(starts_at, ends_at) if is_over else None)
        bookings.acceptable(file, moved, past=is_over)
    except BrokenRule as broken:
        return broken
    return None


def landing(
    file: CentreFile,
    *,
    booking_id: int,
    equipment_id: int,
    starts_at: datetime,
    ends_at: datetime,
) -> tuple[datetime, datetime]:
    """Where a booking comes to lie when it is moved: a firing's unloading waits for open doors."""
    programme_id = _programme_of(file, booking_id, equipment_id)
    if programme_id is None:
        return starts_at, ends_at
    slot = slot_at(file, programme_id=programme_id, starts_at=starts_at)
    return slot.starts_at, slot.ends_at


def _programme_of(file: CentreFile, booking_id: int, equipment_id: int) -> int | None:
    """The programme by which a firing that is not on yet is laid anew, on its own kiln."""
    if not booking_id or file.bookings.get(booking_id).equipment_id != equipment_id:
        return None
    firing = file.bookings.firing_of(booking_id)
    return firing.programme_id if firing is not None and firing.on_at is None else None


def move_on_board(
    file: CentreFile,
    *,
    booking_id: int,
    equipment_id: int,
    starts_at: datetime,
    ends_at: datetime,
) -> Change:
    """Move or resize a booking, also to another machine; a firing keeps to its programme."""
    if _programme_of(file, booking_id, equipment_id) is not None:
        return firings.move_firing(file, booking_id=booking_id, starts_at=starts_at)
    return bookings.move_booking(
        file,
        booking_id=booking_id,
        equipment_id=equipment_id,
        starts_at=starts_at,
        ends_at=ends_at,
        past=_is_over(file, ends_at),
    )


def cancel_on_board(file: CentreFile, *, booking_id: int) -> Change:
    """Cancel a booking; a firing's pieces go back to the shelf."""
    if file.bookings.get(booking_id).purpose is BookingPurpose.FIRING:
        return firings.cancel_firing(file, booking_id=booking_id)
    return bookings.cancel_booking(file, booking_id=booking_id)


def _is_over(file: CentreFile, ends_at: datetime) -> bool:
    """Whether what was is corrected: an induction is not asked for afterwards."""
    return ends_at <= file.clock.now()
