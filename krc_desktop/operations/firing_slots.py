"""When a firing would fit: its phases laid by a programme, the first free time, what is promised.

Nothing is written here. The kiln cools until somebody may open it: unloading waits for open doors.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.bookings import Booking, KilnProgramme
from krc_desktop.model.equipment import KIND_DEFAULTS, Equipment, EquipmentKind, Phase
from krc_desktop.model.firings import Segment, fire_minutes
from krc_desktop.model.free_slots import (
    HORIZON_DAYS,
    Laid,
    Leg,
    first_fit,
    laid_in,
    laid_waiting,
    usual_legs,
)
from krc_desktop.model.shelf import Promise
from krc_desktop.periods import Period
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.firings import segments_of_programme
from krc_desktop.store.free_slots import MachineTimes
from krc_desktop.store.opening import OpeningTimes

_DAY = 86_400
# a day to spare between unloading and what is promised
_SPARE = timedelta(days=1)
_LONGEST_SEARCH = timedelta(days=HORIZON_DAYS)


def usual_cooling(file: CentreFile, equipment_id: int, programme: KilnProgramme | None) -> int:
    """How many minutes a kiln cools: after the programme, else as the kiln usually does."""
    if programme is not None and programme.cool_minutes is not None:
        return programme.cool_minutes
    return next(
        (leg.seconds // 60 for leg in _usual(file, equipment_id) if leg.phase is Phase.COOL), 1440
    )


def _usual(file: CentreFile, equipment_id: int) -> list[Leg]:
    """A kiln's usual legs; those of its kind where it has none."""
    known = usual_legs(file.equipment.phases_of(equipment_id))
    return known or [
        Leg(minutes * 60, attended, phase)
        for phase, minutes, attended in KIND_DEFAULTS[EquipmentKind.KILN].phases
    ]


def legs_of_programme(
    file: CentreFile, machine: Equipment, segments: Iterable[Segment], cool_minutes: int
) -> list[Leg]:
    """The legs of a firing: heating and cooling by its programme, loading and unloading as usual.

    Heating is rounded up to the machine's step, so that phases end where a board can show it.
    """
    step = machine.step_minutes
    heating = max(math.ceil(fire_minutes(segments) / step), 1) * step
    lengths = {Phase.FIRE: heating, Phase.COOL: cool_minutes}
    return [
        replace(leg, seconds=lengths[leg.phase] * 60) if leg.phase in lengths else leg
        for leg in _usual(file, machine.id)
    ]


def programme_legs(file: CentreFile, programme: KilnProgramme) -> list[Leg]:
    """The legs of a firing by a programme. Raises BrokenRule(PROGRAMME_EMPTY)."""
    segments = segments_of_programme(file, programme.id)
    if not segments:
        raise BrokenRule(Rule.PROGRAMME_EMPTY, programme=programme.name_lv)
    machine = file.equipment.get(programme.equipment_id)
    cooling = usual_cooling(file, machine.id, programme)
    return legs_of_programme(file, machine, segments, cooling)


def laid_from(
    file: CentreFile, machine: Equipment, legs: list[Leg], starts: datetime
) -> list[Laid]:
    """Legs from a start on; unloading waits for open doors. A start out of hours stays as asked."""
    begins = clock.seconds_of(starts)
    doors = MachineTimes(file.connection, machine).doors
    latest = begins + HORIZON_DAYS * _DAY
    laid = laid_waiting(begins, legs, doors, latest)
    if laid is not None:
        return laid
    first = laid_in(begins, legs[:1])
    rest = laid_waiting(first[0].span.end, legs[1:], doors, latest) if legs[1:] else []
    return [*first, *rest] if rest is not None else laid_in(begins, legs)


@dataclass(frozen=True)
class FiringSlot:
    """A firing laid into time: its phases from loading to the end of unloading."""

    laid: tuple[Laid, ...]

    @property
    def starts_at(self) -> datetime:
        """When loading begins."""
        return clock.from_seconds(self.laid[0].span.start)

    @property
    def ends_at(self) -> datetime:
        """When it is unloaded."""
        return clock.from_seconds(self.laid[-1].span.end)

    @property
    def lengths(self) -> list[tuple[Phase, int]]:
        """The phases with their elapsed minutes, as a booking is given them."""
        return [(one.leg.phase, one.span.minutes) for one in self.laid if one.leg.phase is not None]

    def begins(self, phase: Phase) -> datetime:
        """When a phase begins; the firing itself where it has no such phase."""
        found = (one.span.start for one in self.laid if one.leg.phase is phase)
        return clock.from_seconds(next(found, self.laid[0].span.start))


def next_firing(
    file: CentreFile, *, programme_id: int, after: datetime, but: int = 0
) -> FiringSlot | None:
    """The first time from an instant on in which a firing really fits; None within sixty days."""
    programme = file.bookings.programmes.get(programme_id)
    legs = programme_legs(file, programme)
    machine = file.equipment.get(programme.equipment_id)
    times = MachineTimes(file.connection, machine)
    begins = clock.seconds_of(after)
    busy = times.busy(after, after + 2 * _LONGEST_SEARCH, but=but)
    found = first_fit(begins, legs, busy, times.doors, machine.step_minutes)
    if found is None:
        return None
    laid = laid_waiting(found.start, legs, times.doors, found.start + HORIZON_DAYS * _DAY)
    return FiringSlot(tuple(laid)) if laid is not None else None


def slot_at(file: CentreFile, *, programme_id: int, starts_at: datetime) -> FiringSlot:
    """A firing by a programme from a start on, whatever is booked already."""
    programme = file.bookings.programmes.get(programme_id)
    machine = file.equipment.get(programme.equipment_id)
    return FiringSlot(tuple(laid_from(file, machine, programme_legs(file, programme), starts_at)))


def promised(file: CentreFile, centre_id: int, slot: FiringSlot) -> Promise:
    """What can honestly be promised of a firing: a day to spare, on a day the centre is open."""
    return Promise(
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        on_at=slot.begins(Phase.FIRE),
        opens_at=slot.begins(Phase.UNLOAD),
        collect_on=collection_day(file, centre_id, slot.ends_at),
    )


def collection_day(file: CentreFile, centre_id: int, unloaded_at: datetime) -> date:
    """The first day, after one to spare, on which pieces unloaded then can be collected."""
    first = clock.local_day(unloaded_at) + _SPARE
    times = OpeningTimes(file.connection)
    if not times.has_hours(centre_id):
        return first
    spans = times.of_centre(centre_id, Period(first, first + _LONGEST_SEARCH))
    return clock.local_day(clock.from_seconds(spans[0].start)) if spans else first


@dataclass(frozen=True)
class RunsInto:
    """The booking into which a firing runs, and by how many elapsed minutes."""

    booking: Booking
    minutes: int


def unloaded_by(file: CentreFile, machine: Equipment, opens_at: datetime) -> datetime:
    """When a kiln that has cooled by then is unloaded: somebody must be there."""
    unloading = next(
        (leg for leg in _usual(file, machine.id) if leg.phase is Phase.UNLOAD), Leg(3600)
    )
    at = clock.seconds_of(opens_at)
    doors = MachineTimes(file.connection, machine).doors
    begins = doors.first(at, unloading.seconds, at + HORIZON_DAYS * _DAY)
    return clock.from_seconds((begins if begins is not None else at) + unloading.seconds)


def runs_into(file: CentreFile, booking: Booking, until: datetime) -> RunsInto | None:
    """The next booking that a firing runs into if it takes the kiln until then."""
    if until <= booking.starts_at:
        return None
    other = file.bookings.overlapping(
        booking.equipment_id, booking.starts_at, until, but=booking.id
    )
    if other is None or other.starts_at < booking.starts_at:
        return None
    return RunsInto(other, clock.minutes_between(other.starts_at, until))
