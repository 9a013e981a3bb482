"""When a machine is booked: opening hours, its shortest and longest, its step, the past.

None of it is a safety rule: a reason written down lets the booking be made all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from krc_desktop import clock
from krc_desktop.model.booking_checks import Finding, Kind, Severity, Wanted
from krc_desktop.model.bookings import BookingPurpose
from krc_desktop.model.equipment import Equipment
from krc_desktop.model.free_slots import Laid, laid_in, legs_of, usual_legs
from krc_desktop.model.opening import Span
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.free_slots import MachineTimes

# an event answers for its own hours, maintenance is done when nobody else is there
_HELD_TO_HOURS = frozenset(
    {BookingPurpose.PERSON, BookingPurpose.ORGANISATION, BookingPurpose.FIRING}
)


def asks_reason(file: CentreFile, wanted: Wanted) -> bool:
    """Whether an exception needs a reason: of what is yet to be, where none is written."""
    return (
        wanted.purpose in _HELD_TO_HOURS
        and wanted.ends_at > file.clock.now()
        and not wanted.override_reason.strip()
    )


def hours(file: CentreFile, wanted: Wanted, machine: Equipment) -> Iterator[Finding]:
    """What needs a person lies within opening hours: the first stretch that does not is told."""
    if wanted.purpose not in _HELD_TO_HOURS:
        return
    times = MachineTimes(file.connection, machine)
    for laid in attended(file, wanted):
        outside = times.doors.outside(laid.span)
        if outside:
            yield _outside(file, wanted, machine, times, laid, outside // 60)
            return


def attended(file: CentreFile, wanted: Wanted) -> list[Laid]:
    """The stretches of a booking in which a person must be there."""
    seconds = int((wanted.ends_at - wanted.starts_at).total_seconds())
    legs = legs_of(file.equipment.phases_of(wanted.equipment_id), seconds)
    laid = laid_in(clock.seconds_of(wanted.starts_at), legs)
    return [one for one in laid if one.leg.attended]


def _outside(
    file: CentreFile,
    wanted: Wanted,
    machine: Equipment,
    times: MachineTimes,
    laid: Laid,
    minutes: int,
) -> Finding:
    day = _first_day_outside(times, laid.span)
    spans = times.doors.on(day)
    closure = times.closed_by(day)
    return Finding(
        kind=Kind.OUTSIDE_HOURS if spans else Kind.CLOSED_DAY,
        severity=Severity.WARN,
        asks_reason=asks_reason(file, wanted),
        facts={
            "equipment": machine.name_lv,
            "phase": laid.leg.phase,
            "starts": clock.from_seconds(laid.span.start),
            "ends": clock.from_seconds(laid.span.end),
            "minutes": minutes,
            "day": day,
            "open": tuple(
                (clock.from_seconds(one.start), clock.from_seconds(one.end)) for one in spans
            ),
            "closure": closure.reason if closure is not None else None,
            "is_holiday": closure is None and times.is_holiday(day),
        },
    )


def _first_day_outside(times: MachineTimes, span: Span) -> date:
    """The first local day on which a stretch lies outside open doors."""
    day = clock.local_day(clock.from_seconds(span.start))
    while True:
        begins = clock.seconds_of(clock.midnight(day))
        ends = clock.seconds_of(clock.midnight(day + timedelta(days=1)))
        part = Span(max(span.start, begins), min(span.end, ends))
        if part.end >= span.end or times.doors.outside(part):
            return day
        day += timedelta(days=1)


def lengths(file: CentreFile, wanted: Wanted, machine: Equipment) -> Iterator[Finding]:
    """The machine's own shortest and longest; and whether its usual phases have room."""
    if wanted.purpose not in _HELD_TO_HOURS:
        return
    minutes = clock.minutes_between(wanted.starts_at, wanted.ends_at)
    least, most = machine.shortest_minutes, machine.longest_minutes
    if not least <= minutes <= most:
        yield Finding(
            kind=Kind.TOO_SHORT if minutes < least else Kind.TOO_LONG,
            severity=Severity.WARN,
            asks_reason=asks_reason(file, wanted),
            facts={
                "equipment": machine.name_lv,
                "minutes": minutes,
                "least": least,
                "most": most,
            },
        )
    usual = sum(leg.seconds for leg in usual_legs(file.equipment.phases_of(machine.id))) // 60
    if minutes < usual:
        facts = {"minutes": minutes, "usual": usual}
        yield Finding(kind=Kind.SHORTER_THAN_PHASES, severity=Severity.WARN, facts=facts)


def step(_file: CentreFile, wanted: Wanted, machine: Equipment) -> Iterator[Finding]:
    """Times off the machine's step: told, so that no gaps are left between bookings."""
    for moment in (wanted.starts_at, wanted.ends_at):
        wall = clock.local(moment)
        if (wall.hour * 60 + wall.minute) % machine.step_minutes:
            facts = {"step": machine.step_minutes, "time": moment}
            yield Finding(kind=Kind.OFF_STEP, severity=Severity.WARN, facts=facts)
            return


def past(file: CentreFile, wanted: Wanted, _machine: Equipment) -> Iterator[Finding]:
    """What has begun already may have been used by now."""
    if not wanted.booking_id and wanted.starts_at < file.clock.now():
        facts = {"is_over": wanted.ends_at <= file.clock.now()}
        yield Finding(kind=Kind.IN_THE_PAST, severity=Severity.WARN, facts=facts)
