"""The board's reading with suggestions, and what a drag is told beforehand."""

from __future__ import annotations

from datetime import datetime

import pytest

from krc_desktop import clock
from krc_desktop.clock import FixedClock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.board import Board
from krc_desktop.model.bookings import BookingPurpose, BookingStatus, PieceState
from krc_desktop.model.equipment import Equipment, EquipmentKind
from krc_desktop.operations import bookings, centres, equipment, history
from krc_desktop.operations.board import (
    board,
    cancel_on_board,
    landing,
    move_on_board,
    stands_in_the_way,
)
from krc_desktop.periods import Period
from tests.builders import World, at, day
from tests.kilns import Kiln

NEXT_WEEK = Period(day("2026-11-09"), day("2026-11-15"))
THIS_WEEK = Period(day("2026-11-02"), day("2026-11-08"))


@pytest.fixture
def machine(world: World) -> Equipment:
    """A sewing machine in a centre open on workdays, on a Monday morning."""
    world.file.clock = FixedClock(at("2026-11-02 10:00"))
    centres.set_opening_hours(
        world.file,
        centre_id=world.centre,
        hours=dict.fromkeys(range(1, 6), (540, 1140)),
        since=day("2026-01-01"),
    )
    return world.machine()


def plan(world: World, machine: Equipment, every_days: int) -> None:
    """Maintenance so many days after the first of October."""
    equipment.add_maintenance_plan(
        world.file,
        equipment_id=machine.id,
        what="Eļļošana",
        starts_on=day("2026-10-01"),
        every_days=every_days,
    )


def suggested(found: Board) -> list[datetime]:
    return [clock.from_seconds(s.span.start) for lane in found.lanes for s in lane.suggestions]


def read(world: World, period: Period) -> Board:
    return board(world.file, centre_id=world.centre, period=period)


def test_what_is_over_is_suggested_from_tomorrow_on(world: World, machine: Equipment) -> None:
    plan(world, machine, 20)
    assert suggested(read(world, THIS_WEEK)) == [at("2026-11-03 09:00")]
    assert suggested(read(world, NEXT_WEEK)) == []


def test_what_is_due_soon_is_suggested_on_its_day(world: World, machine: Equipment) -> None:
    plan(world, machine, 39)
    assert suggested(read(world, NEXT_WEEK)) == [at("2026-11-09 09:00")]
    assert suggested(read(world, THIS_WEEK)) == []


def test_a_suggestion_finds_a_free_hour_while_doors_are_open(
    world: World, machine: Equipment
) -> None:
    plan(world, machine, 20)
    for starts, ends in (("09:30", "14:00"), ("14:30", "18:30")):
        booked(world, machine, f"2026-11-03 {starts}", f"2026-11-03 {ends}")
    assert suggested(read(world, THIS_WEEK)) == [at("2026-11-04 09:00")]


def test_without_hours_nothing_is_suggested(world: World) -> None:
    world.file.clock = FixedClock(at("2026-11-02 10:00"))
    plan(world, world.machine(), 20)
    assert suggested(read(world, THIS_WEEK)) == []


def why(world: World, machine: Equipment, starts: str, ends: str, booking: int = 0) -> Rule | None:
    broken = stands_in_the_way(
        world.file,
        equipment_id=machine.id,
        starts_at=at(starts),
        ends_at=at(ends),
        booking_id=booking,
    )
    return broken.key if broken is not None else None


def booked(world: World, machine: Equipment, starts: str, ends: str) -> int:
    return world.book(
        machine,
        starts,
        ends,
        purpose=BookingPurpose.PERSON,
        person_id=world.person().id,
        status=BookingStatus.BOOKED,
    ).id


def test_nobody_s_booking_meets_the_rules_that_hold_for_all(
    world: World, machine: Equipment
) -> None:
    booked(world, machine, "2026-11-04 10:00", "2026-11-04 12:00")
    equipment.take_out_of_service(
        world.file,
        equipment_id=machine.id,
        starts_at=at("2026-11-05 10:00"),
        ends_at=at("2026-11-05 12:00"),
        reason="Remonts",
    )
    assert why(world, machine, "2026-11-04 12:00", "2026-11-04 13:00") is None
    overlaps = why(world, machine, "2026-11-04 11:00", "2026-11-04 13:00")
    assert overlaps is Rule.BOOKING_OVERLAPS
    out = why(world, machine, "2026-11-05 11:00", "2026-11-05 13:00")
    assert out is Rule.OUT_OF_SERVICE
    nothing = why(world, machine, "2026-11-04 13:00", "2026-11-04 13:00")
    assert nothing is Rule.END_BEFORE_START


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        ("2026-11-04 13:00", "2026-11-04 15:00"),
        ("2026-11-04 11:00", "2026-11-04 13:00"),
        ("2026-11-06 11:00", "2026-11-06 13:00"),
        ("2026-11-07 11:00", "2026-11-07 13:00"),
        ("2026-11-04 15:00", "2026-11-04 14:00"),
    ],
)
def test_a_drag_is_told_what_its_drop_would_be_told(
    world: World, machine: Equipment, starts: str, ends: str
) -> None:
    moved = booked(world, machine, "2026-11-04 10:00", "2026-11-04 12:00")
    booked(world, machine, "2026-11-06 12:00", "2026-11-06 14:00")
    before = why(world, machine, starts, ends, moved)
    try:
        bookings.move_booking(world.file, booking_id=moved, starts_at=at(starts), ends_at=at(ends))
        refused = None
    except BrokenRule as broken:
        refused = broken.key
    assert before is refused


def test_asking_writes_nothing(world: World, machine: Equipment) -> None:
    moved = booked(world, machine, "2026-11-04 10:00", "2026-11-04 12:00")
    before = world.everything()
    why(world, machine, "2026-11-04 13:00", "2026-11-04 15:00", moved)
    why(
        world, world.machine("Otra", EquipmentKind.KNITTING), "2026-11-04 13:00", "2026-11-04 15:00"
    )
    assert world.everything()["bookings"] == before["bookings"]


# -- firings -----------------------------------------------------------------------------------


def test_a_firing_lands_where_its_unloading_finds_open_doors(world: World) -> None:
    kiln = Kiln.of(world)
    booking = kiln.plan("2026-11-09 09:30")
    facts = {
        "booking_id": booking.id,
        "equipment_id": kiln.id,
        "starts_at": at("2026-11-12 09:30"),
        "ends_at": at("2026-11-12 09:30") + (booking.ends_at - booking.starts_at),
    }
    landed = landing(world.file, **facts)  # type: ignore[arg-type]
    assert landed[0] == at("2026-11-12 09:30")
    assert landed[1] == at("2026-11-16 10:00")
    assert stands_in_the_way(world.file, **facts) is None  # type: ignore[arg-type]
    move_on_board(world.file, **facts)  # type: ignore[arg-type]
    moved = world.file.bookings.get(booking.id)
    assert (moved.starts_at, moved.ends_at) == landed
    history.undo(world.file)
    assert world.file.bookings.get(booking.id) == booking


def test_a_cancelled_firing_gives_its_pieces_back(world: World) -> None:
    kiln = Kiln.of(world)
    piece = kiln.piece(world.person())
    booking = kiln.plan("2026-11-09 09:30", piece)
    cancel_on_board(world.file, booking_id=booking.id)
    assert world.file.bookings.get(booking.id).status is BookingStatus.CANCELLED
    assert world.file.bookings.pieces.get(piece.id).state is PieceState.SHELF


def test_another_booking_lands_where_it_is_dropped(world: World, machine: Equipment) -> None:
    number = booked(world, machine, "2026-11-04 10:00", "2026-11-04 12:00")
    other = world.machine("Otra šujmašīna")
    move_on_board(
        world.file,
        booking_id=number,
        equipment_id=other.id,
        starts_at=at("2026-11-05 10:00"),
        ends_at=at("2026-11-05 12:30"),
    )
    moved = world.file.bookings.get(number)
    assert (moved.equipment_id, moved.ends_at) == (other.id, at("2026-11-05 12:30"))
