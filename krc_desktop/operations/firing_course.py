"""How a booking follows what happens at its kiln: phases and ends as they are, then as expected."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from krc_desktop import clock
from krc_desktop.model.bookings import Booking, BookingPhase, Firing, KilnProgramme
from krc_desktop.model.equipment import LONGEST_OCCUPANCY_MINUTES, Equipment, Phase
from krc_desktop.model.firings import Forecast, Plan, forecast, peak_of
from krc_desktop.operations.bookings import refuse_overlap
from krc_desktop.operations.firing_rules import limit_of
from krc_desktop.operations.firing_slots import RunsInto, runs_into, unloaded_by, usual_cooling
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.firings import readings_of, segments_of

# who switches on a little later than planned has begun as planned
_STILL_AS_PLANNED = timedelta(hours=2)
_USUAL_LOADING = timedelta(minutes=90)
_LONGEST = timedelta(minutes=LONGEST_OCCUPANCY_MINUTES)


@dataclass(frozen=True)
class Course:
    """Where a firing stands: its plan, when it may be opened, and what it runs into."""

    firing: Firing
    booking: Booking
    machine: Equipment
    programme: KilnProgramme | None
    plan: Plan
    forecast: Forecast | None
    unloaded_at: datetime | None
    runs_into: RunsInto | None


def programme_of(file: CentreFile, firing: Firing) -> KilnProgramme | None:
    """The programme that a firing follows; None where nobody chose one."""
    wanted = firing.programme_id or 0
    return file.bookings.programmes.by_ids([wanted]).get(wanted)


def plan_now(file: CentreFile, firing: Firing, machine: Equipment) -> Plan:
    """A firing's plan, from where it was really switched off."""
    programme = programme_of(file, firing)
    off = None
    if firing.on_at is not None and firing.off_at is not None:
        off = float(clock.minutes_between(firing.on_at, firing.off_at))
    segments = tuple(segments_of(file, firing.id))
    cooling = usual_cooling(file, machine.id, programme)
    return Plan(segments, cooling, limit_of(machine), off)


def course_of(file: CentreFile, booking_id: int) -> Course | None:
    """Where a firing stands now; None of a booking whose log was not begun."""
    firing = file.bookings.firing_of(booking_id)
    if firing is None:
        return None
    booking = file.bookings.get(booking_id)
    machine = file.equipment.get(booking.equipment_id)
    plan = plan_now(file, firing, machine)
    told = _forecast(file, firing, plan)
    until = unloaded_by(file, machine, told.opens_at) if told is not None else None
    if firing.opened_at is not None:
        until = booking.ends_at
    clash = runs_into(file, booking, max(until, booking.ends_at)) if until is not None else None
    return Course(firing, booking, machine, programme_of(file, firing), plan, told, until, clash)


def _forecast(file: CentreFile, firing: Firing, plan: Plan) -> Forecast | None:
    if firing.on_at is None or firing.opened_at is not None:
        return None
    readings = readings_of(file, firing.id)
    return forecast(plan, firing.on_at, firing.off_at, readings, file.clock.now())


def follow(file: CentreFile, booking_id: int) -> None:
    """Let a booking's phases and ends be what really was and what is expected, inside a verb.

    Until it is open it lasts as long as its programme says, longer where the readings say so. It
    takes the machine no longer than until the next booking: that one is told of, not pushed.
    """
    course = course_of(file, booking_id)
    on_at = course.firing.on_at if course is not None else None
    if course is None or on_at is None:
        return
    booking, firing = course.booking, course.firing
    starts = _start(file, booking, on_at)
    if firing.opened_at is not None:
        ends = firing.opened_at + _unloading(file, booking)
    else:
        by_programme = on_at + timedelta(minutes=course.plan.opens_minutes)
        expected = course.forecast.opens_at if course.forecast is not None else by_programme
        ends = unloaded_by(file, course.machine, max(expected, by_programme))
    ends = min(ends, starts + _LONGEST)
    ahead = runs_into(file, replace(booking, starts_at=starts), ends)
    if ahead is not None:
        ends = ahead.booking.starts_at
    followed = replace(
        booking, starts_at=starts, ends_at=ends, local_day=clock.local_day(starts), stays_until=None
    )
    refuse_overlap(file, followed)
    file.bookings.change(followed)
    _write_phases(file, followed, course)


def _start(file: CentreFile, booking: Booking, on_at: datetime) -> datetime:
    """When loading began: as planned, unless the kiln was switched on at quite another time."""
    loading = _loading(file, booking)
    if booking.starts_at <= on_at <= booking.starts_at + loading + _STILL_AS_PLANNED:
        return booking.starts_at
    starts = on_at - loading
    before = file.bookings.overlapping(booking.equipment_id, starts, on_at, but=booking.id)
    return starts if before is None else min(max(starts, before.occupied_until), on_at)


def _length(file: CentreFile, equipment_id: int, phase: Phase, usual: timedelta) -> timedelta:
    known = (p.minutes for p in file.equipment.phases_of(equipment_id) if p.phase is phase)
    return next((timedelta(minutes=minutes) for minutes in known), usual)


def _loading(file: CentreFile, booking: Booking) -> timedelta:
    return _length(file, booking.equipment_id, Phase.LOAD, _USUAL_LOADING)


def _unloading(file: CentreFile, booking: Booking) -> timedelta:
    return _length(file, booking.equipment_id, Phase.UNLOAD, timedelta(hours=1))


def _write_phases(file: CentreFile, booking: Booking, course: Course) -> None:
    firing = course.firing
    on_at = firing.on_at or booking.starts_at
    heating = peak_of(course.plan.segments) is not None
    planned = on_at + timedelta(minutes=round(course.plan.off_minutes)) if heating else on_at
    off = firing.off_at or max(planned, file.clock.now())
    opened = firing.opened_at or max(booking.ends_at - _unloading(file, booking), off)
    edges = [booking.starts_at, on_at, off, opened, booking.ends_at]
    named = (Phase.LOAD, Phase.FIRE, Phase.COOL, Phase.UNLOAD)
    for known in list(file.bookings.phases.find("booking_id = ?", booking.id)):
        file.bookings.phases.remove(known.id)
    position = 0
    for phase, begins, until in zip(named, edges, edges[1:], strict=False):
        first = max(begins, booking.starts_at)
        last = min(until, booking.ends_at)
        if last > first:
            position += 1
            file.bookings.phases.add(
                BookingPhase(
                    booking_id=booking.id,
                    position=position,
                    phase=phase,
                    starts_at=first,
                    ends_at=last,
                )
            )
