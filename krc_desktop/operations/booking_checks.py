"""What speaks against a booking, found without writing: the same for the window and for verbs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from types import MappingProxyType

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.language import Phrasebook
from krc_desktop.model.booking_checks import Finding, Kind, NamedBooking, Severity, Slot, Wanted
from krc_desktop.model.bookings import (
    BookingPurpose,
    check_bookable,
    check_someone_named,
    check_times,
)
from krc_desktop.model.equipment import Equipment, Phase
from krc_desktop.model.free_slots import (
    HORIZON_DAYS,
    Leg,
    first_fit,
    laid_waiting,
    legs_of,
    usual_legs,
)
from krc_desktop.operations import booking_gate, booking_hours
from krc_desktop.operations.booking_words import whom
from krc_desktop.store import booking_clashes
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.free_slots import MachineTimes

Check = Callable[[CentreFile, Wanted, Equipment], Iterator[Finding]]
PhasesLaid = list[tuple[Phase, datetime, datetime]]

_RULES: Mapping[Kind, Rule] = MappingProxyType(
    {
        Kind.END_BEFORE_START: Rule.END_BEFORE_START,
        Kind.TOO_LONG_FOR_ALL: Rule.BOOKING_TOO_LONG,
        Kind.STAYS_TOO_LONG: Rule.STAYS_TOO_LONG,
        Kind.NO_ONE_NAMED: Rule.NO_ONE_NAMED,
        Kind.RETIRED: Rule.EQUIPMENT_RETIRED,
        Kind.ELSEWHERE: Rule.EQUIPMENT_ELSEWHERE,
        Kind.OVERLAP: Rule.BOOKING_OVERLAPS,
        Kind.OUT_OF_SERVICE: Rule.OUT_OF_SERVICE,
        Kind.PERSON_ARCHIVED: Rule.PERSON_ARCHIVED,
        Kind.PERSON_ERASED: Rule.PERSON_ERASED,
        Kind.NO_INDUCTION: Rule.NO_INDUCTION,
        Kind.SUPERVISOR_NOT_INDUCTED: Rule.SUPERVISOR_NOT_INDUCTED,
        Kind.SUPERVISOR_IS_MINOR: Rule.SUPERVISOR_IS_MINOR,
        Kind.ADULT_NEEDED: Rule.ADULT_NEEDED,
        Kind.CLOSED_DAY: Rule.CENTRE_CLOSED,
        Kind.OUTSIDE_HOURS: Rule.OUTSIDE_OPENING,
        Kind.TOO_SHORT: Rule.UNDER_SHORTEST,
        Kind.TOO_LONG: Rule.OVER_LONGEST,
    }
)
_KINDS: Mapping[Rule, Kind] = MappingProxyType({rule: kind for kind, rule in _RULES.items()})


def refusal(finding: Finding) -> BrokenRule:
    """A finding that stands in the way, as the refusal of a verb."""
    return BrokenRule(_RULES[finding.kind], **finding.facts)


# -- the checks that are not of people or hours ------------------------------------------------


def times(_file: CentreFile, wanted: Wanted, _machine: Equipment) -> Iterator[Finding]:
    """It ends after it starts, and is not longer than any booking may be."""
    yield from _told(lambda: check_times(wanted.starts_at, wanted.ends_at, wanted.stays_until))


def someone(_file: CentreFile, wanted: Wanted, _machine: Equipment) -> Iterator[Finding]:
    """It is said whom it is for."""
    yield from _told(lambda: check_someone_named(wanted))


def machine_there(_file: CentreFile, wanted: Wanted, machine: Equipment) -> Iterator[Finding]:
    """The machine is not retired then, and of the centre that books it."""
    day = clock.local_day(wanted.starts_at)
    centre_id = wanted.centre_id or machine.centre_id
    yield from _told(lambda: check_bookable(machine, centre_id, day))


def _told(check: Callable[[], None]) -> Iterator[Finding]:
    """A rule of the model as a finding."""
    try:
        check()
    except BrokenRule as broken:
        kind = _KINDS[broken.key]
        yield Finding(kind=kind, severity=Severity.STOP, facts=broken.facts)


def overlap(file: CentreFile, wanted: Wanted, machine: Equipment) -> Iterator[Finding]:
    """Another booking that takes the machine then: whose, from when until when, by how much."""
    until = wanted.occupied_until
    other = file.bookings.overlapping(machine.id, wanted.starts_at, until, but=wanted.booking_id)
    if other is None:
        return
    named = booking_clashes.named(file.connection, other)
    shared = min(until, other.occupied_until) - max(wanted.starts_at, other.starts_at)
    yield Finding(
        kind=Kind.OVERLAP,
        severity=Severity.STOP,
        facts={
            "equipment": machine.name_lv,
            "starts": other.starts_at,
            "ends": other.occupied_until,
            "minutes": int(shared / timedelta(minutes=1)),
            "other": named,
            "whom": partial(_whom, named),
        },
    )


def _whom(named: NamedBooking, words: Phrasebook) -> str:
    return whom(words, named)


def outage(file: CentreFile, wanted: Wanted, machine: Equipment) -> Iterator[Finding]:
    """A machine out of service is not booked, unless it is mended then."""
    met = file.equipment.outage_in(machine.id, wanted.starts_at, wanted.ends_at)
    if met is None:
        return
    mends = wanted.purpose is BookingPurpose.MAINTENANCE
    yield Finding(
        kind=Kind.OUT_OF_SERVICE,
        severity=Severity.WARN if mends else Severity.STOP,
        facts={
            "equipment": machine.name_lv,
            "reason": met.reason,
            "starts": met.starts_at,
            "ends": met.ends_at,
        },
    )


# -- all together ------------------------------------------------------------------------------

_POSSIBLE: tuple[Check, ...] = (times, someone, machine_there)
_GATE: tuple[Check, ...] = (booking_gate.gate, booking_gate.adult)
_HOURS: tuple[Check, ...] = (booking_hours.hours, booking_hours.lengths)
_TOLD: tuple[Check, ...] = (
    times,
    machine_there,
    someone,
    overlap,
    outage,
    booking_gate.archived,
    *_GATE,
    *_HOURS,
    booking_hours.past,
    booking_gate.elsewhere,
    booking_hours.step,
)


def findings(file: CentreFile, wanted: Wanted) -> tuple[Finding, ...]:
    """Everything to be said of a booking as it is typed, what stands in the way first.

    Where the time is the trouble the first finding offers the next free one of the same length.
    """
    machine = file.equipment.get(wanted.equipment_id)
    impossible = tuple(times(file, wanted, machine))
    if impossible:
        return impossible
    found = [one for check in _TOLD for one in check(file, wanted, machine)]
    found.sort(key=lambda one: (not one.stands_in_the_way, one.severity is not Severity.STOP))
    for at, one in enumerate(found):
        if one.stands_in_the_way and one.kind in _OF_TIME:
            found[at] = replace(one, free=_instead(file, wanted))
            break
    return tuple(found)


_OF_TIME = frozenset({Kind.OVERLAP, Kind.OUT_OF_SERVICE, Kind.CLOSED_DAY, Kind.OUTSIDE_HOURS})


def refused(file: CentreFile, wanted: Wanted, checks: Sequence[Check]) -> Finding | None:
    """The first thing that stands in the way, of some checks."""
    machine = file.equipment.get(wanted.equipment_id)
    for check in checks:
        for finding in check(file, wanted, machine):
            if finding.stands_in_the_way:
                return finding
    return None


def checks_of(*, occupies: bool, is_booked: bool, past: bool) -> tuple[Check, ...]:
    """To what a booking is held: what takes no time to nobody's, what was to no induction.

    `past`: it is written down afterwards, from a list.
    """
    checks = list(_POSSIBLE)
    if is_booked:
        checks.append(outage)
    if not past:
        checks.append(booking_gate.archived)
        checks += _GATE if occupies else ()
        checks += _HOURS if is_booked else ()
    if occupies:
        checks.append(overlap)
    return tuple(checks)


# -- free times --------------------------------------------------------------------------------


def next_free(
    file: CentreFile,
    equipment_id: int,
    after: datetime,
    length: timedelta | None = None,
    *,
    but: int = 0,
) -> Slot | None:
    """The first stretch from an instant on in which a machine can be booked for so long.

    Free of bookings (other than `but`) and outages, what needs a person in opening hours; at most
    sixty days ahead. Without a length the machine's usual phases are meant, else its step. Where a
    person must come back later the stretch may be longer: a kiln cools until the doors open.
    """
    found = free_times(file, equipment_id, after, length, but=but, count=1)
    return found[0] if found else None


def free_times(
    file: CentreFile,
    equipment_id: int,
    after: datetime,
    length: timedelta | None = None,
    *,
    but: int = 0,
    count: int = 4,
) -> list[Slot]:
    """The next few stretches that are free, each after the one before, two a day at most."""
    machine = file.equipment.get(equipment_id)
    legs = _legs(file, machine, length)
    known = MachineTimes(file.connection, machine)
    busy = known.busy(after, after + timedelta(days=HORIZON_DAYS + 15), but=but)
    found: list[Slot] = []
    days: list[date] = []
    at = after
    while len(found) < count:
        span = first_fit(clock.seconds_of(at), legs, busy, known.doors, machine.step_minutes)
        if span is None or span.start > clock.seconds_of(after + timedelta(days=HORIZON_DAYS)):
            break
        slot = Slot(clock.from_seconds(span.start), clock.from_seconds(span.end))
        day = clock.local_day(slot.starts_at)
        if machine.retired_on is not None and machine.retired_on <= day:
            break
        found.append(slot)
        days.append(day)
        at = slot.ends_at if days.count(day) < 2 else clock.midnight(day + timedelta(days=1))
    return found


def _legs(file: CentreFile, machine: Equipment, length: timedelta | None) -> list[Leg]:
    phases = file.equipment.phases_of(machine.id)
    if length is not None:
        return legs_of(phases, int(length.total_seconds()))
    return usual_legs(phases) or [Leg(max(machine.shortest_minutes, machine.step_minutes) * 60)]


def _instead(file: CentreFile, wanted: Wanted) -> Slot | None:
    """The next free stretch instead of one that can't be; never in the past."""
    after = max(wanted.starts_at, file.clock.now())
    length = wanted.ends_at - wanted.starts_at
    return next_free(file, wanted.equipment_id, after, length, but=wanted.booking_id)


def usual_phases(file: CentreFile, equipment_id: int, starts_at: datetime) -> PhasesLaid:
    """A machine's usual phases from a start on, each that needs a person in opening hours.

    Empty where the machine has none. What waits for open doors makes the phase before it longer.
    """
    machine = file.equipment.get(equipment_id)
    legs = usual_legs(file.equipment.phases_of(equipment_id))
    if not legs:
        return []
    start = clock.seconds_of(starts_at)
    doors = MachineTimes(file.connection, machine).doors
    latest = start + HORIZON_DAYS * 86_400
    later = laid_waiting(start, [replace(legs[0], attended=False), *legs[1:]], doors, latest)
    return [
        (
            one.leg.phase or Phase.WORK,
            clock.from_seconds(one.span.start),
            clock.from_seconds(one.span.end),
        )
        for one in later or ()
    ]


def phase_lengths(file: CentreFile, wanted: Wanted) -> list[tuple[Phase, int]] | None:
    """A machine's usual phases within a booking, in minutes: what differs is waited unattended.

    None where they can't fill it.
    """
    seconds = int((wanted.ends_at - wanted.starts_at).total_seconds())
    legs = legs_of(file.equipment.phases_of(wanted.equipment_id), seconds)
    found = [(leg.phase, leg.seconds // 60) for leg in legs if leg.phase is not None]
    return found if len(found) == len(legs) else None
