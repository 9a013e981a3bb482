"""Verbs of bookings that repeat: planned from a rule; moved, changed and cancelled together.

Each is one step of undo, and refused as a whole where one of its bookings is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.booking_checks import Kind, wanted_of
from krc_desktop.model.bookings import Booking, BookingPurpose, BookingSeries
from krc_desktop.model.events import shifted, wall_shift
from krc_desktop.model.series import Planned, Reach, Repeat, days_of, written
from krc_desktop.operations import booking_checks, bookings
from krc_desktop.operations.bookings import Lengths
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.store.centre_file import CentreFile


def planned_bookings(
    file: CentreFile,
    *,
    repeat: Repeat,
    equipment_id: int,
    starts_at: datetime,
    ends_at: datetime,
    purpose: BookingPurpose,
    **others: Any,
) -> list[Planned]:
    """What a rule would make of a booking, day by day, with what speaks against each.

    The first is the booking itself. Each keeps its wall time and its elapsed length. Nothing is
    written.
    """
    first = _unwritten(file, equipment_id, starts_at, ends_at, purpose, others)
    taken_until: datetime | None = None
    found: list[Planned] = []
    for day in days_of(repeat, first.local_day):
        planned = _planned_on(file, first, day, taken_until)
        found.append(planned)
        if planned.is_advised and planned.ends_at is not None:
            taken_until = planned.ends_at
    return found


def _unwritten(
    file: CentreFile,
    equipment_id: int,
    starts_at: datetime,
    ends_at: datetime,
    purpose: BookingPurpose,
    others: dict[str, Any],
) -> Booking:
    return Booking(
        centre_id=file.equipment.get(equipment_id).centre_id,
        equipment_id=equipment_id,
        starts_at=starts_at,
        ends_at=ends_at,
        local_day=clock.local_day(starts_at),
        purpose=purpose,
        **others,
    )


def _planned_on(
    file: CentreFile, first: Booking, day: date, taken_until: datetime | None
) -> Planned:
    """The booking as it would be on a day, with the first thing that stands in its way."""
    try:
        copy = _copy_on(first, day)
    except BrokenRule as skipped:
        return Planned(day=day, refusal=skipped)
    planned = Planned(day=day, starts_at=copy.starts_at, ends_at=copy.ends_at)
    if taken_until is not None and copy.starts_at < taken_until:
        # the one before is not over yet: days that follow too closely on each other
        return replace(planned, refusal=BrokenRule(Rule.SERIES_HAS_DAY, day=day))
    checks = booking_checks.checks_of(occupies=True, is_booked=True, past=False)
    finding = booking_checks.refused(file, wanted_of(copy), checks)
    if finding is None:
        return planned
    is_holiday = finding.kind is Kind.CLOSED_DAY and bool(finding.facts["is_holiday"])
    return replace(planned, is_holiday=is_holiday, refusal=booking_checks.refusal(finding))


def _copy_on(first: Booking, day: date) -> Booking:
    """A booking at the same wall time of another day, as long as before (elapsed)."""
    starts = shifted(first.starts_at, day - first.local_day)
    return replace(
        first, starts_at=starts, ends_at=starts + (first.ends_at - first.starts_at), local_day=day
    )


def book_series(
    file: CentreFile,
    *,
    repeat: Repeat,
    days: Iterable[date],
    equipment_id: int,
    starts_at: datetime,
    ends_at: datetime,
    purpose: BookingPurpose,
    phases: Lengths | None = None,
    **others: Any,
) -> Change:
    """Book a machine on those days of a rule that are chosen; refused as a whole where one is."""
    first = _unwritten(file, equipment_id, starts_at, ends_at, purpose, others)
    chosen = set(days)
    with doing(file, Verb.BOOK_SERIES) as work:
        wanted = [day for day in days_of(repeat, first.local_day) if day in chosen]
        if not wanted:
            raise BrokenRule(Rule.SERIES_NO_DAYS)
        series = BookingSeries(equipment_id=equipment_id, rule=written(repeat))
        series_id = file.bookings.series.add(series).id
        for day in wanted:
            copy = replace(_copy_on(first, day), series_id=series_id)
            work.about("bookings", bookings.put(file, copy, phases=phases).id)
        work.row_id = work.writing.row_id
    return work.change


# -- this one, this one and later ones, all ----------------------------------------------------


def in_reach(file: CentreFile, *, booking_id: int, reach: Reach) -> list[Booking]:
    """The bookings that are meant, in order; of the others only those that still wait."""
    booking = file.bookings.get(booking_id)
    if reach is Reach.THIS or booking.series_id is None:
        return [booking]
    where = "series_id = ? AND (status = 'booked' OR id = ?) ORDER BY starts_at, id"
    siblings = list(file.bookings.find(where, booking.series_id, booking.id))
    if reach is Reach.ALL:
        return siblings
    return [one for one in siblings if one.starts_at >= booking.starts_at]


def move_bookings(
    file: CentreFile,
    *,
    booking_id: int,
    starts_at: datetime,
    ends_at: datetime,
    reach: Reach,
    **others: Any,
) -> Change:
    """Move a booking to other times, and those in reach by as much of the wall clock.

    `others`: another machine, or what else is changed of each by the way.
    """
    facts = {"starts_at": starts_at, "ends_at": ends_at, **others}
    if reach is Reach.THIS:
        return bookings.move_booking(file, booking_id=booking_id, **facts)
    with doing(file, Verb.MOVE_BOOKINGS) as work:
        work.about("bookings", booking_id)
        known = file.bookings.get(booking_id)
        by = wall_shift(known.starts_at, starts_at)
        meant = in_reach(file, booking_id=booking_id, reach=reach)
        # moved forward, the last one first: two of them never meet on the way
        for one in reversed(meant) if by > timedelta(0) else meant:
            starts = starts_at if one.id == booking_id else shifted(one.starts_at, by)
            bookings.move_booking(
                file,
                booking_id=one.id,
                **{**facts, "starts_at": starts, "ends_at": starts + (ends_at - starts_at)},
            )
    return work.change


def change_bookings(file: CentreFile, *, booking_id: int, reach: Reach, **changes: Any) -> Change:
    """Change whom a booking and those in reach are for, what for, or their note."""
    if reach is Reach.THIS:
        return bookings.change_booking(file, booking_id=booking_id, **changes)
    return _each(
        file,
        Verb.CHANGE_BOOKINGS,
        booking_id,
        reach,
        lambda one: bookings.change_booking(file, booking_id=one, **changes),
    )


def correct_bookings(
    file: CentreFile,
    *,
    booking_id: int,
    reach: Reach,
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
    **changes: Any,
) -> Change:
    """Change a booking and those in reach, and move them where times are given: one step."""
    if starts_at is None or ends_at is None:
        return change_bookings(file, booking_id=booking_id, reach=reach, **changes)
    return move_bookings(
        file,
        booking_id=booking_id,
        starts_at=starts_at,
        ends_at=ends_at,
        reach=reach,
        **changes,
    )


def cancel_bookings(file: CentreFile, *, booking_id: int, reach: Reach, reason: str = "") -> Change:
    """Cancel a booking and those in reach; what was used stays used."""
    if reach is Reach.THIS:
        return bookings.cancel_booking(file, booking_id=booking_id, reason=reason)
    return _each(
        file,
        Verb.CANCEL_BOOKINGS,
        booking_id,
        reach,
        lambda one: bookings.cancel_booking(file, booking_id=one, reason=reason),
    )


def _each(
    file: CentreFile, verb: Verb, booking_id: int, reach: Reach, act: Callable[[int], Change]
) -> Change:
    with doing(file, verb) as work:
        work.about("bookings", booking_id)
        for one in in_reach(file, booking_id=booking_id, reach=reach):
            act(one.id)
    return work.change
