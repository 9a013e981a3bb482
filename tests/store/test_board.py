"""What the board reads: one centre, one period, and nothing beside."""

from __future__ import annotations

from datetime import datetime

import pytest

from krc_desktop import clock
from krc_desktop.model.board import Board, Lane
from krc_desktop.model.bookings import BookingPurpose, BookingStatus, FiringKind
from krc_desktop.model.equipment import CounterMeasure, EquipmentKind, Phase
from krc_desktop.model.opening import Span
from krc_desktop.operations import centres, equipment
from krc_desktop.periods import Period
from krc_desktop.store.board import occupied_between, read_board
from tests.builders import NOW, World, at, day

WEEK = Period(day("2026-11-02"), day("2026-11-08"))
HOURS = dict.fromkeys(range(1, 6), (540, 1140))


def board(world: World, period: Period = WEEK, now: datetime | None = None) -> Board:
    moment = clock.seconds_of(now or NOW.now())
    return read_board(world.file.connection, world.centre, period, moment)


def only_lane(world: World, period: Period = WEEK) -> Lane:
    (lane,) = board(world, period).lanes
    return lane


def put(world: World, machine_id: int, starts: str, ends: str, **others: object) -> int:
    """A booking written past the verbs: the board shows whatever the file holds."""
    from krc_desktop.model.bookings import Booking

    facts = {"purpose": BookingPurpose.FIRING, "status": BookingStatus.BOOKED, **others}
    with world.file.writing("book"):
        added = world.file.bookings.add(
            Booking(
                centre_id=world.centre,
                equipment_id=machine_id,
                starts_at=at(starts),
                ends_at=at(ends),
                local_day=clock.local_day(at(starts)),
                **facts,  # type: ignore[arg-type]
            )
        )
    return added.id


def seconds(starts: str, ends: str) -> Span:
    return Span(clock.seconds_of(at(starts)), clock.seconds_of(at(ends)))


def test_a_board_of_nothing(world: World) -> None:
    found = board(world)
    assert (found.lanes, found.knows_hours, len(found.days)) == ((), False, 7)


def test_machines_in_the_order_of_their_risk_without_those_elsewhere_or_gone(world: World) -> None:
    sewing, kiln = world.machine(), world.kiln()
    laser = world.machine("Lāzergravieris", EquipmentKind.LASER)
    world.machine("Cita centra", centre="RIE")
    gone = world.machine("Vecā mašīna")
    equipment.retire_equipment(world.file, equipment_id=gone.id)
    found = board(world).lanes
    assert [lane.equipment_id for lane in found] == [kiln.id, laser.id, sewing.id]


def test_what_touches_the_period_and_nothing_else(world: World) -> None:
    kiln = world.kiln()
    put(world, kiln.id, "2026-10-30 09:00", "2026-11-01 12:00")
    over = put(world, kiln.id, "2026-11-01 12:00", "2026-11-03 12:00")
    inside = put(world, kiln.id, "2026-11-04 12:00", "2026-11-05 12:00")
    out = put(world, kiln.id, "2026-11-08 12:00", "2026-11-10 12:00")
    put(world, kiln.id, "2026-11-10 12:00", "2026-11-11 12:00")
    put(world, kiln.id, "2026-11-06 12:00", "2026-11-07 12:00", status=BookingStatus.CANCELLED)
    missed = put(
        world, kiln.id, "2026-11-07 12:00", "2026-11-07 14:00", status=BookingStatus.NO_SHOW
    )
    found = only_lane(world).bookings
    assert [one.booking_id for one in found] == [over, inside, missed, out]
    assert not found[2].occupies


def test_work_that_stays_reaches_into_a_later_week(world: World) -> None:
    machine = world.machine()
    put(
        world,
        machine.id,
        "2026-10-20 10:00",
        "2026-10-20 12:00",
        stays_until=at("2026-11-03 10:00"),
    )
    (found,) = only_lane(world).bookings
    assert found.occupied == seconds("2026-10-20 10:00", "2026-11-03 10:00")


def test_whom_and_what_a_booking_is_for(world: World) -> None:
    machine = world.machine()
    person = world.person("Zane Kalve")
    organisation = world.organisation()
    event = world.event("2026-11-05 10:00", "2026-11-05 12:00", title="Adītāju rīts")
    put(
        world,
        machine.id,
        "2026-11-03 10:00",
        "2026-11-03 12:00",
        purpose=BookingPurpose.PERSON,
        person_id=person.id,
    )
    put(
        world,
        machine.id,
        "2026-11-04 10:00",
        "2026-11-04 12:00",
        purpose=BookingPurpose.ORGANISATION,
        organisation_id=organisation.id,
    )
    put(
        world,
        machine.id,
        "2026-11-05 10:00",
        "2026-11-05 12:00",
        purpose=BookingPurpose.EVENT,
        event_id=event.id,
    )
    somebody, some, what = only_lane(world).bookings
    assert (somebody.who, somebody.who_briefly) == ("Zane Kalve", "Zane K.")
    assert some.who_briefly == organisation.name
    assert (what.event.lv if what.event else "", what.event_id) == ("Adītāju rīts", event.id)


def test_a_firing_with_its_phases_and_kind(world: World) -> None:
    from krc_desktop.model.bookings import BookingPhase, Firing

    kiln = world.kiln()
    number = put(world, kiln.id, "2026-11-03 10:00", "2026-11-04 10:00")
    cut = at("2026-11-03 20:00")
    with world.file.writing("log_firing"):
        shelf = world.file.bookings
        shelf.firings.add(Firing(booking_id=number, kind=FiringKind.GLAZE))
        for position, (phase, first, last) in enumerate(
            [
                (Phase.FIRE, at("2026-11-03 10:00"), cut),
                (Phase.COOL, cut, at("2026-11-04 10:00")),
            ],
            start=1,
        ):
            shelf.phases.add(
                BookingPhase(
                    booking_id=number, position=position, phase=phase, starts_at=first, ends_at=last
                )
            )
    (found,) = only_lane(world).bookings
    assert found.firing is FiringKind.GLAZE
    assert [one.phase for one in found.phases] == [Phase.FIRE, Phase.COOL]
    assert found.cool_by == clock.seconds_of(at("2026-11-04 10:00"))


def test_doors_closures_and_a_machine_s_own_hours(world: World) -> None:
    world.machine()
    own = world.machine("Siltumnīca", EquipmentKind.PLACE)
    since = day("2026-01-01")
    centres.set_opening_hours(world.file, centre_id=world.centre, hours=HOURS, since=since)
    centres.set_opening_hours(
        world.file,
        centre_id=world.centre,
        hours={6: (480, 720)},
        since=since,
        equipment_id=own.id,
    )
    centres.add_closure(
        world.file,
        centre_id=world.centre,
        first_day=day("2026-11-04"),
        last_day=day("2026-11-04"),
        reason="Mācības",
    )
    found = board(world)
    assert found.knows_hours
    assert [bool(one.opens) for one in found.days] == [True, True, False, True, True, False, False]
    assert [one.closed_for for one in found.days][2] == "Mācības"
    sewing, greenhouse = found.lanes
    assert (sewing.usual, greenhouse.usual) == ((540, 1140), (480, 720))
    assert len(sewing.opens) == 4
    assert greenhouse.opens == (seconds("2026-11-07 08:00", "2026-11-07 12:00"),)


def test_a_holiday_is_closed_but_keeps_the_usual_hours_of_its_lanes(world: World) -> None:
    world.machine()
    centres.set_opening_hours(
        world.file, centre_id=world.centre, hours=HOURS, since=day("2026-01-01")
    )
    found = board(world, Period(day("2026-11-18"), day("2026-11-18")))
    assert found.days[0].opens == ()
    assert found.lanes[0].usual == (540, 1140)


def test_outages_with_and_without_a_known_end(world: World) -> None:
    machine = world.machine()
    for first, last in (("2026-11-03 10:00", "2026-11-04 10:00"), ("2026-11-06 10:00", None)):
        equipment.take_out_of_service(
            world.file,
            equipment_id=machine.id,
            starts_at=at(first),
            ends_at=at(last) if last else None,
            reason="Remonts",
        )
    known, unknown = only_lane(world).outages
    assert known.known_end
    assert not unknown.known_end
    assert unknown.span.end > known.span.end
    later = only_lane(world, Period(day("2026-12-07"), day("2026-12-13"))).outages
    assert [one.outage_id for one in later] == [unknown.outage_id]


def test_what_is_ahead_is_today_s_whatever_period_is_shown(world: World) -> None:
    machine = world.machine()
    put(world, machine.id, "2026-11-02 09:00", "2026-11-02 11:00")
    put(world, machine.id, "2026-11-02 13:00", "2026-11-02 14:00")
    put(world, machine.id, "2026-11-03 13:00", "2026-11-03 14:00")
    lane = only_lane(world, Period(day("2027-01-04"), day("2027-01-10")))
    assert lane.bookings == ()
    assert [one.span.start for one in lane.ahead] == [
        clock.seconds_of(at("2026-11-02 09:00")),
        clock.seconds_of(at("2026-11-02 13:00")),
    ]


def test_maintenance_due_is_told_by_its_gravest_plan(world: World) -> None:
    machine = world.machine()
    counter = equipment.add_counter(
        world.file,
        equipment_id=machine.id,
        name_lv="Stundas",
        measure=CounterMeasure.WORKING_MINUTES,
        since=day("2026-01-01"),
        start_value=2940,
    ).row_id
    equipment.add_maintenance_plan(
        world.file,
        equipment_id=machine.id,
        what="Filtrs",
        starts_on=day("2026-01-01"),
        counter_id=counter,
        every_count=3000,
    )
    due = only_lane(world).due
    assert due is not None
    assert (due.what, due.counted, due.limit, due.in_minutes, due.is_over) == (
        "Filtrs",
        2940,
        3000,
        True,
        False,
    )
    equipment.add_maintenance_plan(
        world.file,
        equipment_id=machine.id,
        what="Eļļošana",
        starts_on=day("2025-01-01"),
        every_days=365,
    )
    worse = only_lane(world).due
    assert worse is not None
    assert (worse.what, worse.is_over, worse.counted) == ("Eļļošana", True, None)


def test_when_a_machine_is_taken(world: World) -> None:
    machine = world.machine()
    put(world, machine.id, "2026-11-02 09:00", "2026-11-02 11:00")
    equipment.take_out_of_service(
        world.file,
        equipment_id=machine.id,
        starts_at=at("2026-11-02 15:00"),
        ends_at=at("2026-11-02 16:00"),
        reason="Remonts",
    )
    since, until = (clock.seconds_of(at(f"2026-11-02 {hour}")) for hour in ("08:00", "15:30"))
    found = occupied_between(world.file.connection, machine.id, since, until)
    assert found == [
        seconds("2026-11-02 09:00", "2026-11-02 11:00"),
        seconds("2026-11-02 15:00", "2026-11-02 16:00"),
    ]


@pytest.mark.parametrize("sql", ["bookings", "booking_phases", "outages"])
def test_no_table_is_walked_through(world: World, sql: str) -> None:
    """Each question is answered by an index, however long the past."""
    from krc_desktop.store import board as queries

    within = "SELECT b.id " + queries._WITHIN.format(states="'booked', 'used'")
    asked = {
        "bookings": queries._BOOKINGS.format(within=within + "UNION ALL" + queries._MISSED),
        "booking_phases": queries._PHASES.format(within=within),
        "outages": queries._OUTAGES,
    }[sql]
    names = ("centre", "since", "until", "earliest", "first", "last")
    plan = world.file.connection.execute(
        f"EXPLAIN QUERY PLAN {asked}", dict.fromkeys(names, 1)
    ).fetchall()
    walked = [row[3] for row in plan if row[3].startswith("SCAN")]
    assert all("SCAN m" in step or "SCAN o" in step for step in walked), walked


def test_usual_hours_are_those_of_the_period(world: World) -> None:
    """Hours that held before don't stretch what is shown now."""
    world.machine()
    for since, opens in (("2020-01-01", 360), ("2026-01-01", 540)):
        centres.set_opening_hours(
            world.file,
            centre_id=world.centre,
            hours=dict.fromkeys(range(1, 6), (opens, 1140)),
            since=day(since),
        )
    assert only_lane(world).usual == (540, 1140)
    assert only_lane(world, Period(day("2025-03-03"), day("2025-03-09"))).usual == (360, 1140)
