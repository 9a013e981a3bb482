"""Machines of events: booked with them, going where they go, freed and booked again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.bookings import Booking, BookingPurpose, BookingStatus
from krc_desktop.model.equipment import Equipment, EquipmentKind
from krc_desktop.model.events import Event, EventStatus
from krc_desktop.model.series import Reach, weekly
from krc_desktop.operations import (
    bookings,
    equipment,
    event_copies,
    event_machines,
    events,
    firing_contents,
    history,
    presence,
    series,
)
from krc_desktop.operations.event_machine_status import consequence
from krc_desktop.operations.event_status import settle_event
from krc_desktop.store import event_machines as rows
from tests.builders import NOW, World, at, day
from tests.kilns import Kiln

PLANNED, HELD, CANCELLED = EventStatus.PLANNED, EventStatus.HELD, EventStatus.CANCELLED


def planned(
    world: World, starts: str = "2026-11-14 16:00", ends: str = "2026-11-14 18:00", **others: Any
) -> Event:
    return world.event(starts, ends, status=PLANNED, **others)


def occupied(world: World, event: Event, *machines: Equipment) -> list[Booking]:
    event_machines.occupy(
        world.file, event_id=event.id, equipment_ids=[machine.id for machine in machines]
    )
    return booked(world, event)


def booked(world: World, event: Event) -> list[Booking]:
    return [one.booking for one in rows.machines_of(world.file, event.id)]


def told(world: World, event: Event) -> list[str]:
    """The bookings of an event as people read them."""
    found = sorted(booked(world, event), key=lambda one: (one.starts_at, one.equipment_id))
    return [
        f"{clock.local(one.starts_at):%d. %H:%M}–{clock.local(one.ends_at):%H:%M}" for one in found
    ]


def statuses(world: World) -> list[str]:
    return [one.status.value for one in world.file.bookings.all()]


def move(world: World, event: Event, starts: str, ends: str, **how: Any) -> None:
    events.move_event(world.file, event_id=event.id, starts_at=at(starts), ends_at=at(ends), **how)


def block(world: World, machine: Equipment, starts: str, ends: str) -> Booking:
    return world.book(
        machine, starts, ends, purpose=BookingPurpose.MAINTENANCE, status=BookingStatus.BOOKED
    )


def undone(world: World, before: dict[str, Any]) -> None:
    """One undo brings everything back exactly, and one redo does all of it again."""
    after = world.journaled()
    history.undo(world.file)
    assert world.journaled() == before
    history.redo(world.file)
    assert world.journaled() == after


# -- choosing machines -------------------------------------------------------------------------


def test_an_event_books_its_whole_hours_in_one_step(world: World):
    event = planned(world)
    before = world.journaled()
    occupied(world, event, world.machine(), world.machine("Galds", EquipmentKind.PLACE))
    assert told(world, event) == ["14. 16:00–18:00"] * 2
    (first, _) = booked(world, event)
    assert (first.purpose, first.status) == (BookingPurpose.EVENT, BookingStatus.BOOKED)
    history.undo(world.file)
    assert booked(world, event) == []
    assert set(before) == set(world.journaled())


def test_a_camp_books_each_of_its_days_and_only_those_that_lack_it(world: World):
    camp = planned(world, "2026-11-19 10:00", "2026-11-21 15:00")
    machine = world.machine()
    found = occupied(world, camp, machine)
    assert told(world, camp) == ["19. 10:00–15:00", "20. 10:00–15:00", "21. 10:00–15:00"]
    event_machines.leave_out(world.file, event_id=camp.id, booking_ids=[found[1].id])
    assert told(world, camp) == ["19. 10:00–15:00", "21. 10:00–15:00"]
    occupied(world, camp, machine)
    assert len(booked(world, camp)) == 3


def test_over_midnight_a_machine_is_booked_for_the_night(world: World):
    vigil = planned(world, "2026-11-14 22:00", "2026-11-15 02:00")
    occupied(world, vigil, world.machine())
    assert told(world, vigil) == ["14. 22:00–02:00"]


def test_hours_of_its_own_set_up_before(world: World):
    event = planned(world)
    machine = world.machine()
    event_machines.occupy(
        world.file,
        event_id=event.id,
        equipment_ids=[machine.id],
        span=(at("2026-11-14 15:00"), at("2026-11-14 19:00")),
    )
    assert told(world, event) == ["14. 15:00–19:00"]


def test_hours_may_be_set_on_one_day_or_on_all(world: World):
    camp = planned(world, "2026-11-19 10:00", "2026-11-21 15:00")
    first, second, _ = occupied(world, camp, world.machine())
    event_machines.set_machine_times(
        world.file,
        booking_id=second.id,
        starts_at=at("2026-11-20 09:00"),
        ends_at=at("2026-11-20 15:00"),
    )
    assert told(world, camp) == ["19. 10:00–15:00", "20. 09:00–15:00", "21. 10:00–15:00"]
    before = world.journaled()
    event_machines.set_machine_times(
        world.file,
        booking_id=first.id,
        starts_at=at("2026-11-19 08:00"),
        ends_at=at("2026-11-19 16:00"),
        every_day=True,
    )
    assert told(world, camp) == ["19. 08:00–16:00", "20. 08:00–16:00", "21. 08:00–16:00"]
    undone(world, before)


def test_a_taken_machine_refuses_all_of_them_with_its_facts(world: World):
    camp = planned(world, "2026-11-19 10:00", "2026-11-21 15:00")
    free, taken = world.machine(), world.machine("Ceplis", EquipmentKind.OTHER)
    block(world, taken, "2026-11-20 14:00", "2026-11-20 16:00")
    before = world.everything()
    with pytest.raises(BrokenRule) as refused:
        occupied(world, camp, free, taken)
    assert refused.value.key is Rule.BOOKING_OVERLAPS
    assert refused.value.facts["equipment"] == "Ceplis"
    assert world.everything() == before


def test_choices_say_what_stands_in_the_way(world: World):
    event = planned(world)
    mine, free, taken, broken = (world.machine(name) for name in ("A", "B", "C", "D"))
    occupied(world, event, mine)
    world.book(
        taken,
        "2026-11-14 17:00",
        "2026-11-14 20:00",
        purpose=BookingPurpose.PERSON,
        status=BookingStatus.BOOKED,
        person_id=world.person("Toms Ķirsis").id,
    )
    equipment.take_out_of_service(
        world.file,
        equipment_id=broken.id,
        starts_at=at("2026-11-01 10:00"),
        ends_at=None,
        reason="Salauzta adata",
    )
    found = {one.equipment_id: one for one in event_machines.choices(world.file, event_id=event.id)}
    assert (found[mine.id].is_used, found[mine.id].is_free) == (True, True)
    assert (found[free.id].is_used, found[free.id].is_free) == (False, True)
    (obstacle,) = found[taken.id].obstacles
    assert obstacle.booking is not None
    assert (obstacle.booking.name.lv, obstacle.ends_at) == ("Toms Ķirsis", at("2026-11-14 20:00"))
    (obstacle,) = found[broken.id].obstacles
    assert obstacle.outage is not None
    assert (obstacle.outage.reason, obstacle.ends_at) == ("Salauzta adata", None)


def test_an_event_that_is_off_needs_no_machine(world: World):
    event = world.event(status=CANCELLED)
    with pytest.raises(BrokenRule) as refused:
        occupied(world, event, world.machine())
    assert refused.value.key is Rule.EVENT_IS_OFF


def test_a_machine_added_to_an_event_that_was_held_was_used(world: World):
    event = world.event()
    (found,) = occupied(world, event, world.machine())
    assert found.status is BookingStatus.USED


def test_what_was_logged_is_not_left_out(world: World):
    event = world.event()
    (found,) = occupied(world, event, world.machine())
    bookings.log_use(
        world.file, booking_id=found.id, starts_at=found.starts_at, ends_at=found.ends_at
    )
    event_machines.leave_out(world.file, event_id=event.id, booking_ids=[found.id])
    assert len(booked(world, event)) == 1


def test_a_red_machine_wants_somebody_inducted_among_those_who_come(world: World):
    laser = world.machine("Lāzers", EquipmentKind.LASER)
    event = planned(world, leader="Zenta Upmale")
    occupied(world, event, laser, world.machine())

    def lacking() -> list[int]:
        now = world.file.events.get(event.id)
        return event_machines.not_inducted(world.file, now, rows.machines_of(world.file, event.id))

    assert lacking() == [laser.id]
    leader = world.person("Zenta Upmale")
    equipment.record_induction(
        world.file, equipment_id=laser.id, person_id=leader.id, inducted_on=day("2025-10-01")
    )
    assert lacking() == [laser.id]
    equipment.record_induction(
        world.file, equipment_id=laser.id, person_id=leader.id, inducted_on=day("2026-10-01")
    )
    assert lacking() == []
    events.change_event(world.file, event_id=event.id, leader="")
    assert lacking() == [laser.id]
    world.attend(event, leader)
    assert lacking() == []


# -- moving ------------------------------------------------------------------------------------


def test_machines_follow_the_hours_of_the_event(world: World):
    event = planned(world)
    whole, early = world.machine("A"), world.machine("B")
    occupied(world, event, whole)
    event_machines.occupy(
        world.file,
        event_id=event.id,
        equipment_ids=[early.id],
        span=(at("2026-11-14 15:00"), at("2026-11-14 18:00")),
    )
    before = world.journaled()
    move(world, event, "2026-11-20 10:00", "2026-11-20 13:30")
    assert told(world, event) == ["20. 09:00–13:30", "20. 10:00–13:30"]
    undone(world, before)


def test_a_day_that_goes_frees_its_machines(world: World):
    camp = planned(world, "2026-11-19 10:00", "2026-11-21 15:00")
    occupied(world, camp, world.machine())
    before = world.journaled()
    move(world, camp, "2026-11-19 10:00", "2026-11-20 15:00")
    assert told(world, camp) == ["19. 10:00–15:00", "20. 10:00–15:00"]
    undone(world, before)


def test_a_taken_machine_refuses_the_move_unless_the_event_does_without_it(world: World):
    event = planned(world)
    free, taken = world.machine("A"), world.machine("B")
    occupied(world, event, free, taken)
    block(world, taken, "2026-11-20 12:00", "2026-11-20 14:00")
    before = world.everything()
    to = {"starts_at": at("2026-11-20 13:00"), "ends_at": at("2026-11-20 15:00")}
    assert event_machines.in_the_way(world.file, event_id=event.id, **to) == [taken.id]
    with pytest.raises(BrokenRule) as refused:
        events.move_event(world.file, event_id=event.id, **to)
    assert refused.value.key is Rule.BOOKING_OVERLAPS
    assert world.everything() == before
    kept = world.journaled()
    events.move_event(world.file, event_id=event.id, free_taken=True, **to)
    assert [one.equipment_id for one in booked(world, event)] == [free.id]
    undone(world, kept)


def test_bookings_of_one_event_never_meet_on_the_way(world: World):
    """Set up before, the hours of the event, tidy up after: all of one machine, side by side."""
    event = planned(world)
    machine = world.machine()
    occupied(world, event, machine)
    for hours in (("15:00", "16:00"), ("18:00", "19:00")):
        event_machines.occupy(
            world.file,
            event_id=event.id,
            equipment_ids=[machine.id],
            span=(at(f"2026-11-14 {hours[0]}"), at(f"2026-11-14 {hours[1]}")),
        )
    move(world, event, "2026-11-14 15:00", "2026-11-14 19:00")
    assert told(world, event) == ["14. 14:00–15:00", "14. 15:00–19:00", "14. 19:00–20:00"]
    move(world, event, "2026-11-14 17:00", "2026-11-14 17:30")
    assert told(world, event) == ["14. 16:00–17:00", "14. 17:00–17:30", "14. 17:30–18:30"]


def test_over_the_clock_change_the_machine_is_taken_as_long_as_the_event(world: World):
    night = planned(world, "2026-10-17 20:00", "2026-10-18 06:00")
    machine = world.machine("Telts", EquipmentKind.PLACE)
    occupied(world, night, machine)
    move(world, night, "2026-10-24 20:00", "2026-10-25 06:00")
    (found,) = booked(world, night)
    assert clock.minutes_between(found.starts_at, found.ends_at) == 11 * 60


def test_a_phase_moves_along(world: World):
    kiln = world.kiln()
    event = planned(world, "2026-11-14 08:00", "2026-11-14 10:00")
    event_machines.occupy(
        world.file,
        event_id=event.id,
        equipment_ids=[kiln.id],
        span=(at("2026-11-14 08:00"), at("2026-11-15 20:30")),
    )
    (found,) = booked(world, event)
    before = world.journaled()
    move(world, event, "2026-11-21 09:00", "2026-11-21 11:00")
    phases_now = list(world.file.bookings.phases.find("booking_id = ?", found.id))
    assert phases_now[0].starts_at == at("2026-11-21 09:00")
    assert phases_now[-1].ends_at == at("2026-11-22 21:30")
    undone(world, before)


def test_what_was_logged_stays_where_it_was(world: World):
    event = world.event()
    (found,) = occupied(world, event, world.machine())
    bookings.log_use(
        world.file, booking_id=found.id, starts_at=found.starts_at, ends_at=found.ends_at
    )
    move(world, event, "2026-10-08 16:00", "2026-10-08 18:00")
    assert told(world, event) == ["07. 16:00–18:00"]


@given(
    days=st.integers(-30, 150),
    minutes=st.integers(-12 * 60, 11 * 60),
    longer=st.integers(-100, 300),
    early=st.integers(0, 120),
)
def test_wherever_an_event_goes_its_machine_goes_along_and_undo_brings_it_back(
    world: World, days: int, minutes: int, longer: int, early: int
):
    event = planned(world, "2026-11-14 12:00", "2026-11-14 14:00")
    machine = world.machine()
    event_machines.occupy(
        world.file,
        event_id=event.id,
        equipment_ids=[machine.id],
        span=(event.starts_at - timedelta(minutes=early), event.ends_at),
    )
    block(world, machine, "2026-12-05 00:00", "2026-12-06 00:00")
    before = world.journaled()
    wall = clock.local(event.starts_at).replace(tzinfo=None) + timedelta(days=days, minutes=minutes)
    try:
        starts = clock.instant(wall)
        ends = starts + timedelta(minutes=120 + longer)
        events.move_event(world.file, event_id=event.id, starts_at=starts, ends_at=ends)
    except BrokenRule:
        assert world.journaled() == before
    else:
        (found,) = booked(world, event)
        assert found.ends_at == ends
        assert abs(clock.minutes_between(found.starts_at, starts) - early) in {0, 60}
        if world.journaled() != before:
            undone(world, before)
            history.undo(world.file)


# -- what became of it -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "status", [EventStatus.CANCELLED, EventStatus.POSTPONED, EventStatus.NOT_HELD]
)
def test_an_event_that_is_off_frees_its_machines_until_it_is_on_again(
    world: World, status: EventStatus
):
    event = planned(world)
    occupied(world, event, world.machine("A"), world.machine("B"))
    before = world.journaled()
    told_before = consequence(world.file, event_id=event.id, status=status)
    assert len(told_before.freed) == 2
    settle_event(world.file, event_id=event.id, status=status, reason="Sniegs")
    assert statuses(world) == ["cancelled", "cancelled"]
    undone(world, before)
    # a reason typed later changes nothing more
    settle_event(world.file, event_id=event.id, status=status, reason="Sniegs un ledus")
    off = world.journaled()
    settle_event(world.file, event_id=event.id, status=PLANNED)
    assert statuses(world) == ["booked", "booked"]
    undone(world, off)


def test_what_is_taken_by_then_is_left_out_and_told(world: World):
    event = planned(world)
    free, taken = world.machine("A"), world.machine("B")
    occupied(world, event, free, taken)
    settle_event(world.file, event_id=event.id, status=CANCELLED, reason="Sniegs")
    block(world, taken, "2026-11-14 17:00", "2026-11-14 19:00")
    found = consequence(world.file, event_id=event.id, status=PLANNED)
    assert [one.equipment_id for one in found.booked_again] == [free.id]
    ((left, why),) = found.left_out
    assert (left.equipment_id, why.key) == (taken.id, Rule.BOOKING_OVERLAPS)
    settle_event(world.file, event_id=event.id, status=PLANNED)
    assert [one.equipment_id for one in booked(world, event)] == [free.id]


def test_a_booking_cancelled_by_itself_stays_cancelled(world: World):
    event = planned(world)
    first, _ = occupied(world, event, world.machine("A"), world.machine("B"))
    bookings.cancel_booking(world.file, booking_id=first.id)
    settle_event(world.file, event_id=event.id, status=CANCELLED, reason="Sniegs")
    settle_event(world.file, event_id=event.id, status=PLANNED)
    assert statuses(world) == ["cancelled", "booked"]


def test_an_event_moved_while_it_is_off_books_its_new_hours(world: World):
    event = planned(world)
    occupied(world, event, world.machine())
    settle_event(world.file, event_id=event.id, status=EventStatus.POSTPONED, reason="Sniegs")
    move(world, event, "2026-11-27 16:00", "2026-11-27 18:00")
    assert booked(world, event) == []
    settle_event(world.file, event_id=event.id, status=PLANNED)
    assert told(world, event) == ["27. 16:00–18:00"]


def test_an_event_that_was_held_used_what_is_over(world: World):
    camp = planned(world, "2026-10-31 10:00", "2026-11-02 15:00")
    occupied(world, camp, world.machine())
    before = world.journaled()
    assert at("2026-11-01 15:00") < NOW.instant < at("2026-11-02 15:00")
    settle_event(world.file, event_id=camp.id, status=HELD)
    assert statuses(world) == ["used", "used", "booked"]
    undone(world, before)
    # by mistake: it was not held after all
    settle_event(world.file, event_id=camp.id, status=EventStatus.NOT_HELD, reason="Sniegs")
    assert statuses(world) == ["cancelled"] * 3
    settle_event(world.file, event_id=camp.id, status=HELD)
    assert statuses(world) == ["used", "used", "booked"]
    settle_event(world.file, event_id=camp.id, status=PLANNED)
    assert statuses(world) == ["booked"] * 3


def test_writing_people_down_marks_its_machines_too(world: World):
    event = planned(world, "2026-10-30 10:00", "2026-10-30 15:00")
    occupied(world, event, world.machine())
    presence.add_visitor(world.file, event_id=event.id, person_id=world.person().id)
    assert statuses(world) == ["used"]
    history.undo(world.file)
    assert statuses(world) == ["booked"]


def test_what_somebody_said_of_a_booking_is_theirs(world: World):
    event = planned(world, "2026-10-30 10:00", "2026-10-30 15:00")
    used, missed = occupied(world, event, world.machine("A"), world.machine("B"))
    for booking, status in ((used, BookingStatus.USED), (missed, BookingStatus.NO_SHOW)):
        bookings.set_booking_status(world.file, booking_id=booking.id, status=status)
    settle_event(world.file, event_id=event.id, status=HELD)
    # moved by a slip of a day, and back: what was said of it stays said
    move(world, event, "2026-10-29 10:00", "2026-10-29 15:00")
    settle_event(world.file, event_id=event.id, status=PLANNED)
    assert statuses(world) == ["used", "no_show"]


def test_a_firing_with_pieces_in_it_is_not_freed_with_one_event(world: World):
    kiln = Kiln.of(world)
    event = planned(world)
    firing = kiln.plan("2026-11-17 10:00", event_id=event.id)
    found = consequence(world.file, event_id=event.id, status=CANCELLED)
    assert [one.id for one in found.freed] == [firing.id]
    firing_contents.change_contents(
        world.file, booking_id=firing.id, piece_ids=[kiln.piece(world.person()).id]
    )
    settle_event(world.file, event_id=event.id, status=CANCELLED, reason="Sniegs")
    assert world.file.bookings.get(firing.id).status is BookingStatus.BOOKED


def test_a_deleted_event_takes_its_bookings_along_but_no_log(world: World):
    event = planned(world, "2026-10-30 10:00", "2026-10-30 15:00")
    (found,) = occupied(world, event, world.machine())
    settle_event(world.file, event_id=event.id, status=HELD)
    before = world.journaled()
    events.delete_event(world.file, event_id=event.id)
    assert world.file.bookings.count() == 0
    undone(world, before)
    history.undo(world.file)
    bookings.log_use(
        world.file, booking_id=found.id, starts_at=found.starts_at, ends_at=found.ends_at
    )
    with pytest.raises(BrokenRule) as refused:
        events.delete_event(world.file, event_id=event.id)
    assert refused.value.key is Rule.STILL_IN_USE


# -- copies and series -------------------------------------------------------------------------


def test_a_copy_books_the_machines_that_are_free_then(world: World):
    event = planned(world)
    free, taken, unwanted = (world.machine(name) for name in ("A", "B", "C"))
    occupied(world, event, free, taken, unwanted)
    block(world, taken, "2026-11-21 17:00", "2026-11-21 19:00")
    found = event_copies.machines_of_copy(world.file, event_id=event.id, day=day("2026-11-21"))
    refusals = {one.booking.equipment_id: one.refusal for one in found}
    assert refusals[free.id] is None
    assert refusals[taken.id] is not None
    before = world.journaled()
    made = event_copies.copy_event(
        world.file, event_id=event.id, day=day("2026-11-21"), machines=[free.id, taken.id]
    )
    copy = world.file.events.get(made.row_id or 0)
    assert [one.equipment_id for one in booked(world, copy)] == [free.id]
    assert told(world, copy) == ["21. 16:00–18:00"]
    undone(world, before)


def test_a_postponed_event_is_copied_with_the_machines_that_it_had(world: World):
    event = planned(world)
    occupied(world, event, world.machine())
    settle_event(world.file, event_id=event.id, status=EventStatus.POSTPONED, reason="Sniegs")
    made = event_copies.copy_event(world.file, event_id=event.id, day=day("2026-11-28"))
    copy = world.file.events.get(made.row_id or 0)
    assert told(world, copy) == ["28. 16:00–18:00"]


def test_a_series_leaves_a_taken_machine_out_of_its_day(world: World):
    event = planned(world)
    machine = world.machine()
    occupied(world, event, machine)
    block(world, machine, "2026-11-21 17:00", "2026-11-21 19:00")
    repeat = weekly(event.local_day, count=3)
    plan = series.planned_by(world.file, event_id=event.id, repeat=repeat)
    assert [len(one.taken) for one in plan] == [0, 1, 0]
    assert [one.is_advised for one in plan] == [True, False, True]
    series.repeat_event(
        world.file, event_id=event.id, repeat=repeat, days=[one.day for one in plan]
    )
    found = world.file.events.of_series(world.file.events.get(event.id).series_id or 0)
    assert [len(booked(world, one)) for one in found] == [1, 0, 1]


def test_a_series_moves_without_what_is_taken_where_one_says_so(world: World):
    event = planned(world)
    machine = world.machine()
    occupied(world, event, machine)
    repeat = weekly(event.local_day, count=3)
    series.repeat_event(
        world.file,
        event_id=event.id,
        repeat=repeat,
        days=[day("2026-11-21"), day("2026-11-28")],
    )
    block(world, machine, "2026-11-22 17:00", "2026-11-22 19:00")
    to: dict[str, Any] = {
        "event_id": event.id,
        "starts_at": at("2026-11-15 16:00"),
        "ends_at": at("2026-11-15 18:00"),
        "reach": Reach.ALL,
    }
    before = world.journaled()
    assert series.machines_in_the_way(world.file, **to) == [machine.id]
    with pytest.raises(BrokenRule):
        series.move_events(world.file, **to)
    assert world.journaled() == before
    series.move_events(world.file, free_taken=True, **to)
    found = world.file.events.of_series(world.file.events.get(event.id).series_id or 0)
    assert [len(booked(world, one)) for one in found] == [1, 0, 1]
    undone(world, before)
