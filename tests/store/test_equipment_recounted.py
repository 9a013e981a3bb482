"""The figures of machines in any world equal a count minute by minute, straight from the rules."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from krc_desktop import clock
from krc_desktop.clock import FixedClock
from krc_desktop.errors import BrokenRule
from krc_desktop.model.bookings import BookingPurpose, BookingStatus, Firing, PieceState
from krc_desktop.model.equipment import WORKING_PHASES, Equipment, EquipmentKind, Risk
from krc_desktop.model.events import EventStatus
from krc_desktop.operations import (
    bookings,
    centres,
    equipment,
    firing_contents,
    firings,
    inductions,
    outages,
    shelf,
)
from krc_desktop.periods import Month, Period
from krc_desktop.store.centre_file import CentreFile
from tests.builders import World, at, day, opened_copy

# both clock changes, the end of a month, and holidays (18 November, Easter) lie within
STARTS = (at("2026-10-23 06:00"), at("2027-03-25 06:00"))
PERIODS = (
    Month(2026, 10).period,
    Month(2026, 11).period,
    Month(2027, 3).period,
    Period(day("2026-10-25"), day("2027-03-28")),
)
QUARTERS = st.integers(0, 4 * 24 * 12)

BOOKINGS = st.lists(
    st.fixed_dictionaries(
        {
            "which": st.integers(0, 1),
            "season": st.integers(0, 1),
            "starts": QUARTERS,
            "length": st.sampled_from([1, 4, 10, 37, 146, 193, 960]),
            "purpose": st.sampled_from(BookingPurpose),
            "status": st.sampled_from([*BookingStatus, BookingStatus.USED, BookingStatus.USED]),
            "who": st.integers(0, 2),
            "stays": st.booleans(),
            "logged": st.sampled_from([None, (0, 3), (-2, 5), (200, 9)]),
            "fired": st.sampled_from([None, (2, 30), (5, 1)]),
            "told": st.sampled_from([None, (7, 2), (3, 0)]),
            "pieces": st.lists(st.integers(0, 3), max_size=2, unique=True),
        }
    ),
    max_size=8,
)
OUTAGES = st.lists(
    st.tuples(st.integers(0, 1), st.integers(0, 1), QUARTERS, st.sampled_from([None, 1, 40, 3000])),
    max_size=4,
)
INDUCTIONS = st.lists(
    st.tuples(st.integers(0, 1), st.integers(0, 2), st.integers(0, 10)), max_size=3
)


def quarters(number: int) -> timedelta:
    return timedelta(minutes=15 * number)


def filled(world: World, drawn: Any, out: Any, inducted: Any, retired: int | None) -> None:
    """Enter everything through the verbs; what they refuse is not there."""
    world.file.clock = FixedClock(at("2027-06-01 10:00"))
    centres.set_opening_hours(
        world.file,
        centre_id=world.centre,
        hours={2: (540, 1080), 3: (600, 1140), 6: (0, 1440), 7: (150, 300)},
        since=day("2026-10-24"),
    )
    centres.add_closure(
        world.file,
        centre_id=world.centre,
        first_day=day("2026-10-27"),
        last_day=day("2026-10-27"),
        reason="Remonts",
    )
    machines = [world.kiln(risk=Risk.GREEN), world.machine(risk=Risk.GREEN)]
    equipment.set_phases(world.file, equipment_id=machines[1].id, phases=[])
    crowd = [world.person(f"Anna{n} Liepa") for n in range(3)]
    events = [
        world.event("2026-10-24 10:00", "2026-10-24 12:00"),
        world.event("2026-10-24 14:00", "2026-10-24 15:00", status=EventStatus.NOT_HELD),
        world.event("2026-10-24 16:00", "2026-10-24 17:00"),
    ]
    world.attend(events[0], crowd[0], crowd[1])
    world.attend(events[1], crowd[2])
    world.attend(events[2], crowd[1], present=False)
    owners = ({"person_id": crowd[2].id}, {"event_id": events[0].id}, {"event_id": events[1].id})
    pieces = [
        shelf.add_piece(world.file, centre_id=world.centre, amount=3, state=PieceState.SHELF, **who)
        for who in (*owners, {"person_id": crowd[0].id})
    ]
    for facts in drawn:
        with suppress(BrokenRule):
            booked(world, facts, machines, crowd, events, pieces)
    for which, season, starts, length in out:
        begins = STARTS[season] + quarters(starts)
        outages.take_out_of_service(
            world.file,
            equipment_id=machines[which].id,
            starts_at=begins,
            ends_at=begins + quarters(length) if length else None,
            reason="Bojāta",
        )
    for which, who, on in inducted:
        inductions.record_induction(
            world.file,
            equipment_id=machines[which].id,
            person_id=crowd[who].id,
            inducted_on=day("2026-10-27") + timedelta(days=on),
        )
    if retired is not None:
        world.file.clock = FixedClock(STARTS[1] + quarters(retired))
        with suppress(BrokenRule):
            equipment.retire_equipment(world.file, equipment_id=machines[1].id)


def booked(world: World, facts: Any, machines: Any, crowd: Any, events: Any, pieces: Any) -> None:
    """One booking with all that was drawn of it."""
    starts = STARTS[facts["season"]] + quarters(facts["starts"])
    ends, purpose = starts + quarters(facts["length"]), facts["purpose"]
    whom: dict[str, Any] = {}
    if purpose in (BookingPurpose.PERSON, BookingPurpose.FIRING):
        whom["person_id"] = crowd[facts["who"]].id
    if purpose is BookingPurpose.ORGANISATION:
        whom["organisation_id"] = world.organisation().id
    if purpose in (BookingPurpose.EVENT, BookingPurpose.FIRING):
        whom["event_id"] = events[facts["who"]].id
    change = bookings.book(
        world.file,
        equipment_id=machines[facts["which"]].id,
        starts_at=starts,
        ends_at=ends,
        purpose=purpose,
        status=facts["status"],
        stays_until=ends + timedelta(hours=5) if facts["stays"] else None,
        supervisor_id=None,
        **whom,
    )
    booking_id = change.row_id or 0
    if facts["logged"] and facts["status"] is BookingStatus.USED:
        before, length = facts["logged"]
        begins = starts + quarters(before)
        bookings.log_use(
            world.file, booking_id=booking_id, starts_at=begins, ends_at=begins + quarters(length)
        )
    if purpose is not BookingPurpose.FIRING:
        return
    told = dict(zip(("pieces_in", "pieces_lost"), facts["told"] or (), strict=False))
    if facts["fired"]:
        told["on_at"] = starts + quarters(facts["fired"][0])
        told["off_at"] = told["on_at"] + quarters(facts["fired"][1])
    firings.log_firing(world.file, booking_id=booking_id, **told)
    firing = world.file.bookings.firing_of(booking_id)
    for number in facts["pieces"] if firing else ():
        firing_contents.load_piece(
            world.file,
            piece_id=pieces[number].row_id or 0,
            firing_id=firing.id if firing else 0,
            pieces_in=number + 1,
            pieces_lost=number // 2,
        )


# -- counted again, minute by minute -----------------------------------------------------------


def minutes(starts: datetime, ends: datetime) -> set[int]:
    """The minutes of a stretch."""
    return set(range(int(starts.timestamp()) // 60, int(ends.timestamp()) // 60))


def recounted(file: CentreFile, machine: Equipment, period: Period) -> dict[str, int]:
    """A machine's figures, row by row in plain Python."""
    own = [
        one
        for one in file.bookings.all()
        if one.equipment_id == machine.id and one.local_day in period
    ]
    used = [
        one
        for one in own
        if one.status is BookingStatus.USED and one.purpose is not BookingPurpose.MAINTENANCE
    ]
    others = [one for one in own if one.purpose is not BookingPurpose.MAINTENANCE]
    serviced = [
        one
        for one in own
        if one.status is BookingStatus.USED and one.purpose is BookingPurpose.MAINTENANCE
    ]
    work = {one.id: list(worked(file, one)) for one in used}
    out = out_of_service(file, machine, period)
    doors = open_minutes(file, machine, period) - out
    pieces = [fired(file, one.id) for one in used if one.purpose is BookingPurpose.FIRING]
    at_work: set[int] = set()
    for spans in work.values():
        at_work |= {minute for span in spans for minute in minutes(*span)}
    return {
        "bookings_used": len(used),
        "no_shows": sum(one.status is BookingStatus.NO_SHOW for one in others),
        "cancelled": sum(one.status is BookingStatus.CANCELLED for one in others),
        "occupied_minutes": sum(len(minutes(one.starts_at, one.ends_at)) for one in used),
        "working_minutes": sum(len(minutes(*span)) for spans in work.values() for span in spans),
        "firings": sum(one.purpose is BookingPurpose.FIRING for one in used),
        "maintenance_minutes": sum(len(minutes(one.starts_at, one.ends_at)) for one in serviced),
        "pieces_fired": sum(one[0] for one in pieces),
        "pieces_lost": sum(one[1] for one in pieces),
        "people_served": len({who for one in (*used, *serviced) for who in served(file, one.id)}),
        "inductions": sum(
            one.equipment_id == machine.id and one.inducted_on in period
            for one in file.equipment.inductions.all()
        ),
        "downtime_minutes": len(out),
        "working_minutes_open": len(at_work & doors),
        "open_minutes": len(doors),
    }


def worked(file: CentreFile, booking: Any) -> Iterator[tuple[datetime, datetime]]:
    """The logged use; else the heating; else the working phases; else all of it."""
    use = file.bookings.uses.find_one("booking_id = ?", booking.id)
    firing = file.bookings.firing_of(booking.id)
    phases = [
        (one.starts_at, one.ends_at)
        for one in file.bookings.phases.all()
        if one.booking_id == booking.id and one.phase in WORKING_PHASES
    ]
    if use is not None:
        yield use.starts_at, use.ends_at
    elif firing is not None and firing.on_at is not None and firing.off_at is not None:
        yield firing.on_at, firing.off_at
    elif phases:
        yield from phases
    else:
        yield booking.starts_at, booking.ends_at


def _parts(file: CentreFile, firing: Firing | None) -> list[Any]:
    return [
        one for one in file.bookings.piece_firings.all() if firing and one.firing_id == firing.id
    ]


def fired(file: CentreFile, booking_id: int) -> tuple[int, int]:
    """Pieces in and lost: the listed ones, else the number in the log."""
    firing = file.bookings.firing_of(booking_id)
    parts = _parts(file, firing)
    if parts:
        return sum(one.pieces_in for one in parts), sum(one.pieces_lost for one in parts)
    return (firing.pieces_in or 0, firing.pieces_lost or 0) if firing else (0, 0)


def served(file: CentreFile, booking_id: int) -> set[int]:
    """Who booked, whose pieces were fired, who was at the event."""
    booking = file.bookings.get(booking_id)
    people = {booking.person_id} if booking.person_id else set()
    parts = _parts(file, file.bookings.firing_of(booking_id))
    for part in parts:
        piece = file.bookings.pieces.get(part.piece_id)
        people |= {piece.person_id} if piece.person_id else present(file, piece.event_id)
    is_firing = booking.purpose is BookingPurpose.FIRING
    if booking.purpose is BookingPurpose.EVENT or (is_firing and not parts):
        people |= present(file, booking.event_id)
    return people


def present(file: CentreFile, event_id: int | None) -> set[int]:
    if event_id is None or file.events.get(event_id).status is not EventStatus.HELD:
        return set()
    return {
        one.person_id
        for one in file.events.attendances.all()
        if one.event_id == event_id and one.present
    }


def _until_retired(machine: Equipment, found: set[int]) -> set[int]:
    if machine.retired_on is None:
        return found
    last = int(clock.midnight(machine.retired_on).timestamp()) // 60
    return {minute for minute in found if minute < last}


def out_of_service(file: CentreFile, machine: Equipment, period: Period) -> set[int]:
    first = clock.midnight(period.first)
    until = clock.midnight(period.last + timedelta(days=1))
    found: set[int] = set()
    for one in file.equipment.outages.all():
        if one.equipment_id == machine.id:
            found |= minutes(max(one.starts_at, first), min(one.ends_at or until, until))
    return _until_retired(machine, found)


def open_minutes(file: CentreFile, machine: Equipment, period: Period) -> set[int]:
    """Every minute of the period whose wall time lies within the hours of its day."""
    hours = list(file.centres.hours.all())
    holidays = {day("2026-11-18"), day("2027-03-26"), day("2027-03-28"), day("2027-03-29")}
    holidays |= {day("2026-12-24"), day("2026-12-25"), day("2026-12-26"), day("2026-12-31")}
    holidays |= {day("2027-01-01")}
    closed = holidays | {day("2026-10-27")}
    found: set[int] = set()
    for one_day in period.days():
        if one_day in closed:
            continue
        for one in hours:
            if one.weekday == one_day.isoweekday() and one.valid_from <= one_day:
                begins, ends = (
                    (
                        datetime.combine(one_day, datetime.min.time()) + timedelta(minutes=minute)
                    ).replace(tzinfo=clock.RIGA)
                    for minute in (one.opens, one.closes)
                )
                found |= minutes(begins, ends)
    return _until_retired(machine, found)


@settings(max_examples=40)
@given(
    drawn=BOOKINGS,
    out=OUTAGES,
    inducted=INDUCTIONS,
    retired=st.sampled_from([None, 0, 100]),
)
def test_machines_of_any_world_count_as_by_hand(
    empty_file: Path, drawn: Any, out: Any, inducted: Any, retired: int | None
):
    with tempfile.TemporaryDirectory() as folder:
        world = opened_copy(empty_file, Path(folder) / "centrs.krc")
        world.file.connection.execute("PRAGMA synchronous = OFF")
        filled(world, drawn, out, inducted, retired)
        machines = list(world.file.equipment.all())
        assert {one.kind for one in machines} == {EquipmentKind.KILN, EquipmentKind.SEWING}
        for period in PERIODS:
            counted = world.figures(period).equipment
            for machine in machines:
                wanted = recounted(world.file, machine, period)
                found = counted.get(f"M{machine.id}")
                assert (asdict(found) if found else dict.fromkeys(wanted, 0)) == wanted
        world.file.close()
