"""Bookings that repeat: planned with what speaks against each, changed this / later / all."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.bookings import Booking, BookingPurpose, BookingStatus
from krc_desktop.model.equipment import Equipment, Risk
from krc_desktop.model.series import Reach, Repeat, weekly
from krc_desktop.operations import booking_series, bookings, centres, history
from tests.builders import World, at, day

FIRST = day("2026-11-04")
WEEKLY = weekly(FIRST, count=5)


@pytest.fixture
def facts(world: World) -> dict[str, Any]:
    """A booking of a Wednesday, as it is typed."""
    centres.set_opening_hours(
        world.file,
        centre_id=world.centre,
        hours=dict.fromkeys(range(1, 8), (9 * 60, 19 * 60)),
        since=day("2026-01-01"),
    )
    machine = world.machine(risk=Risk.GREEN)
    return {
        "equipment_id": machine.id,
        "starts_at": at("2026-11-04 10:00"),
        "ends_at": at("2026-11-04 12:00"),
        "purpose": BookingPurpose.PERSON,
        "person_id": world.person().id,
    }


def machine_of(world: World, facts: dict[str, Any]) -> Equipment:
    """The machine that is booked."""
    return world.file.equipment.get(facts["equipment_id"])


def made(
    world: World, facts: dict[str, Any], days: list[date], repeat: Repeat = WEEKLY
) -> list[Booking]:
    """The bookings of a series."""
    booking_series.book_series(world.file, repeat=repeat, days=days, **facts)
    return list(world.file.bookings.find("TRUE ORDER BY starts_at"))


def test_a_plan_names_each_day_s_trouble_and_writes_nothing(world: World, facts: dict[str, Any]):
    taken = ("2026-11-11 11:00", "2026-11-11 11:30")
    world.book(machine_of(world, facts), *taken, purpose=BookingPurpose.MAINTENANCE)
    before = world.everything()
    planned = booking_series.planned_bookings(world.file, repeat=WEEKLY, **facts)
    assert world.everything() == before
    assert [one.day for one in planned][:3] == [FIRST, day("2026-11-11"), day("2026-11-18")]
    refusals = [one.refusal.key if one.refusal else None for one in planned]
    # the 18th of November is a public holiday
    assert refusals == [None, Rule.BOOKING_OVERLAPS, Rule.CENTRE_CLOSED, None, None]
    assert planned[2].is_holiday


def test_days_too_close_to_each_other_are_told(world: World, facts: dict[str, Any]):
    facts["ends_at"] = at("2026-11-05 11:00")
    facts["override_reason"] = "Vienreizēji"
    daily = weekly(FIRST, count=3)
    daily = Repeat(every=daily.every, weekdays=tuple(range(1, 8)), count=3)
    planned = booking_series.planned_bookings(world.file, repeat=daily, **facts)
    assert [one.refusal is None for one in planned] == [True, False, True]


def test_the_chosen_days_are_booked_in_one_step(world: World, facts: dict[str, Any]):
    found = made(world, facts, [FIRST, day("2026-11-11"), day("2026-11-25"), day("2027-01-01")])
    assert [one.local_day for one in found] == [FIRST, day("2026-11-11"), day("2026-11-25")]
    (series,) = world.file.bookings.series.all()
    assert {one.series_id for one in found} == {series.id}
    assert series.rule.startswith("FREQ=WEEKLY")
    history.undo(world.file)
    assert not world.file.bookings.count()
    assert not world.file.bookings.series.count()


def test_one_that_is_taken_refuses_the_whole(world: World, facts: dict[str, Any]):
    taken = ("2026-11-11 11:00", "2026-11-11 11:30")
    world.book(machine_of(world, facts), *taken, purpose=BookingPurpose.MAINTENANCE)
    with pytest.raises(BrokenRule) as refused:
        made(world, facts, [FIRST, day("2026-11-11")])
    assert refused.value.key is Rule.BOOKING_OVERLAPS
    assert world.file.bookings.count() == 1
    with pytest.raises(BrokenRule) as refused:
        made(world, facts, [])
    assert refused.value.key is Rule.SERIES_NO_DAYS


def test_wall_times_stay_over_the_clock_change_and_lengths_are_elapsed(
    world: World, facts: dict[str, Any]
):
    facts |= {"starts_at": at("2027-03-24 10:00"), "ends_at": at("2027-03-24 12:00")}
    first, second = made(
        world,
        facts,
        [day("2027-03-24"), day("2027-03-31")],
        weekly(day("2027-03-24"), count=2),
    )
    assert second.starts_at == at("2027-03-31 10:00")
    assert second.ends_at - second.starts_at == first.ends_at - first.starts_at


@pytest.mark.parametrize(
    ("reach", "moved"), [(Reach.THIS, [1]), (Reach.LATER, [1, 2]), (Reach.ALL, [0, 1, 2])]
)
def test_moving_reaches_this_later_ones_or_all(
    world: World, facts: dict[str, Any], reach: Reach, moved: list[int]
):
    days = [FIRST, day("2026-11-11"), day("2026-11-25")]
    found = made(world, facts, days)
    booking_series.move_bookings(
        world.file,
        booking_id=found[1].id,
        starts_at=at("2026-11-11 14:00"),
        ends_at=at("2026-11-11 15:00"),
        reach=reach,
    )
    now = [world.file.bookings.get(one.id) for one in found]
    assert [n for n, one in enumerate(now) if clock.local(one.starts_at).hour == 14] == moved
    history.undo(world.file)
    assert [world.file.bookings.get(one.id) for one in found] == found


def test_cancelling_and_changing_leave_what_was_used(world: World, facts: dict[str, Any]):
    facts |= {"starts_at": at("2026-10-21 10:00"), "ends_at": at("2026-10-21 12:00")}
    days = [day("2026-10-21"), day("2026-10-28"), day("2026-11-04")]
    found = made(world, facts, days, weekly(days[0], count=3))
    bookings.log_use(
        world.file,
        booking_id=found[0].id,
        starts_at=found[0].starts_at,
        ends_at=found[0].ends_at,
    )
    booking_series.change_bookings(world.file, booking_id=found[1].id, reach=Reach.ALL, note="Kopā")
    booking_series.cancel_bookings(
        world.file, booking_id=found[1].id, reach=Reach.ALL, reason="Slimība"
    )
    now = [world.file.bookings.get(one.id) for one in found]
    assert [one.status for one in now] == [
        BookingStatus.USED,
        BookingStatus.CANCELLED,
        BookingStatus.CANCELLED,
    ]
    assert [one.note for one in now] == ["", "Kopā", "Kopā"]
    assert now[2].status_reason == "Slimība"


def test_moving_a_series_by_its_own_length_never_meets_itself(world: World, facts: dict[str, Any]):
    daily = Repeat(every=WEEKLY.every, weekdays=tuple(range(1, 8)), count=3)
    days = [FIRST, day("2026-11-05"), day("2026-11-06")]
    found = made(world, facts, days, daily)
    for starts in ("2026-11-05 10:00", "2026-11-04 10:00"):
        booking_series.move_bookings(
            world.file,
            booking_id=found[0].id,
            starts_at=at(starts),
            ends_at=at(starts.replace("10:00", "12:00")),
            reach=Reach.ALL,
        )
    assert [world.file.bookings.get(one.id).local_day for one in found] == days
