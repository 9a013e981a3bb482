"""What the verbs refuse and what they carry along, one fact a test."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.bookings import BookingPurpose, BookingStatus
from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.model.events import EventStatus
from krc_desktop.operations import bookings, equipment, events, history, people
from tests.builders import World, at, day


def refusal(verb: Callable[..., Any], *given: Any, **how: Any) -> BrokenRule:
    with pytest.raises(BrokenRule) as refused:
        verb(*given, **how)
    return refused.value


def booked_for(world: World, event_id: int, *spans: tuple[str, str]) -> list[int]:
    machine = world.machine()
    return [
        world.book(
            machine,
            f"2026-10-07 {starts}",
            f"2026-10-07 {ends}",
            purpose=BookingPurpose.EVENT,
            status=BookingStatus.BOOKED,
            event_id=event_id,
        ).id
        for starts, ends in spans
    ]


@pytest.mark.parametrize("hour", ["15", "17"])
def test_machines_booked_one_after_another_move_along_with_their_event(world: World, hour: str):
    event = world.event()
    booked_for(world, event.id, ("16:00", "17:00"), ("17:00", "18:00"))
    before = world.journaled()
    starts = at(f"2026-10-07 {hour}:00")
    events.move_event(
        world.file, event_id=event.id, starts_at=starts, ends_at=at("2026-10-07 20:00")
    )
    assert min(b.starts_at for b in world.file.bookings.all()) == starts
    history.undo(world.file)
    assert world.journaled() == before


def test_an_event_whose_machine_is_taken_then_does_not_move_at_all(world: World):
    event = world.event()
    (booking,) = booked_for(world, event.id, ("16:00", "17:00"))
    machine = world.file.equipment.get(world.file.bookings.get(booking).equipment_id)
    world.book(machine, "2026-10-07 18:00", "2026-10-07 19:00")
    before = world.everything()
    refused = refusal(
        events.move_event,
        world.file,
        event_id=event.id,
        starts_at=at("2026-10-07 18:00"),
        ends_at=at("2026-10-07 20:00"),
    )
    assert refused.key is Rule.BOOKING_OVERLAPS
    assert world.everything() == before


def test_an_event_that_is_off_frees_its_machines(world: World):
    event = world.event()
    (booking,) = booked_for(world, event.id, ("16:00", "17:00"))
    events.set_event_status(world.file, event_id=event.id, status=EventStatus.CANCELLED)
    assert world.file.bookings.get(booking).status is BookingStatus.CANCELLED


@pytest.mark.parametrize("how", ["named", "counted"])
def test_a_camp_is_not_shortened_over_people_who_were_there(world: World, how: str):
    camp = world.event("2026-10-20 10:00", "2026-10-22 16:00")
    if how == "named":
        world.attend(camp, world.person(), on="2026-10-22")
    else:
        world.count(camp, 5, on="2026-10-22")
    refused = refusal(
        events.move_event,
        world.file,
        event_id=camp.id,
        starts_at=camp.starts_at,
        ends_at=at("2026-10-21 16:00"),
    )
    assert refused.key is Rule.ATTENDANCE_REMAINS
    assert refused.facts["day"] == day("2026-10-22")


def test_people_move_with_the_days_of_a_camp(world: World):
    camp = world.event("2026-10-20 10:00", "2026-10-22 16:00")
    world.attend(camp, world.person(), on="2026-10-22")
    events.move_event(
        world.file,
        event_id=camp.id,
        starts_at=at("2026-10-21 10:00"),
        ends_at=at("2026-10-23 16:00"),
    )
    (row,) = world.file.events.attendances.all()
    assert world.file.events.days.get(row.event_day_id).local_day == day("2026-10-23")


def test_a_red_machine_asks_for_an_induction_or_somebody_who_has_one(world: World):
    kiln, anna, ilze = world.kiln(), world.person("Anna"), world.person("Ilze")
    span = ("2026-10-07 09:00", "2026-10-07 10:00")
    person = {"purpose": BookingPurpose.PERSON, "status": BookingStatus.BOOKED}
    assert refusal(world.book, kiln, *span, person_id=anna.id, **person).key is Rule.NO_INDUCTION
    equipment.record_induction(
        world.file, equipment_id=kiln.id, person_id=ilze.id, inducted_on=day("2025-10-07")
    )
    assert world.book(kiln, *span, person_id=anna.id, supervisor_id=ilze.id, **person)
    later = ("2026-10-08 09:00", "2026-10-08 10:00")
    assert refusal(world.book, kiln, *later, person_id=ilze.id, **person).key is Rule.NO_INDUCTION


def test_a_machine_out_of_service_is_not_booked_but_its_use_is_logged(world: World):
    machine = world.machine()
    booking = world.book(
        machine, "2026-11-03 09:00", "2026-11-03 10:00", status=BookingStatus.BOOKED
    )
    equipment.report_fault(world.file, equipment_id=machine.id, what="Saplīsusi adata")
    span = ("2026-11-04 09:00", "2026-11-04 10:00")
    assert (
        refusal(world.book, machine, *span, status=BookingStatus.BOOKED).key is Rule.OUT_OF_SERVICE
    )
    bookings.log_use(
        world.file,
        booking_id=booking.id,
        starts_at=at("2026-11-02 09:00"),
        ends_at=at("2026-11-02 09:40"),
    )


def test_a_cancelled_booking_comes_back_only_to_a_free_machine(world: World):
    machine = world.machine()
    booking = world.book(machine, "2026-10-07 09:00", "2026-10-07 10:00")
    bookings.cancel_booking(world.file, booking_id=booking.id)
    world.book(machine, "2026-10-07 09:30", "2026-10-07 10:30")
    refused = refusal(
        bookings.set_booking_status,
        world.file,
        booking_id=booking.id,
        status=BookingStatus.BOOKED,
    )
    assert refused.key is Rule.BOOKING_OVERLAPS


def test_nobody_is_not_deleted(world: World):
    before = world.everything()
    assert refusal(people.delete_person, world.file, person_id=99).key is Rule.NOT_FOUND
    assert world.everything() == before


def test_a_person_with_a_past_is_archived_and_not_deleted(world: World):
    anna = world.person()
    world.attend(world.event(), anna)
    assert refusal(people.delete_person, world.file, person_id=anna.id).key is Rule.STILL_IN_USE


def test_half_a_span_of_hours_is_refused(world: World):
    anna = world.person()
    assert refusal(world.hours, anna, "2026-10-01", 60, starts=600).key is Rule.FIELD_EMPTY
    assert refusal(world.hours, anna, "2026-10-01", 60, ends=600).key is Rule.FIELD_EMPTY


def test_an_age_band_does_not_run_backwards(world: World):
    refused = refusal(people.add_age_band, world.file, label="x", from_age=10, to_age=5)
    assert refused.key is Rule.NUMBER_OUT_OF_RANGE


def test_the_longest_booking_is_no_shorter_than_the_shortest(world: World):
    refused = refusal(world.machine, longest_minutes=10, shortest_minutes=30)
    assert refused.key is Rule.NUMBER_OUT_OF_RANGE


def test_a_kiln_that_is_none_loses_its_temperature(world: World):
    kiln = world.kiln()
    assert kiln.open_below_celsius == 60
    equipment.change_equipment(world.file, equipment_id=kiln.id, kind=EquipmentKind.OTHER)
    assert world.file.equipment.get(kiln.id).open_below_celsius is None
