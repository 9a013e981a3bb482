"""The card of a machine, the list of machines, uses and loans: what they say."""

from __future__ import annotations

from typing import Any

import pytest

from krc_desktop.clock import FixedClock
from krc_desktop.errors import BrokenRule
from krc_desktop.model.bookings import BookingPurpose, BookingStatus
from krc_desktop.model.equipment import Equipment, EquipmentKind
from krc_desktop.model.machine_cards import Doing, Mark
from krc_desktop.model.people import Person
from krc_desktop.operations import bookings, centres, equipment, firings, inductions, loans
from krc_desktop.periods import Month
from krc_desktop.store.machine_cards import free_days, machine_card
from krc_desktop.store.machine_lists import loans_back, loans_out, machine_rows
from krc_desktop.store.machine_uses import (
    machine_month,
    people_served,
    uses_between,
    uses_shown,
)
from tests.builders import World, at, day

TODAY = day("2026-11-02")
OCTOBER = Month(2026, 10)


@pytest.fixture
def laser(world: World) -> Equipment:
    return world.machine("Lāzergravieris", EquipmentKind.LASER)


def booked(world: World, machine: Equipment, starts: str, ends: str, **others: Any) -> int:
    return world.book(machine, starts, ends, status=BookingStatus.BOOKED, **others).id


def inducted(world: World, machine: Equipment) -> Person:
    anna = world.person("Anna Rudzāte")
    inductions.record_induction(
        world.file,
        equipment_id=machine.id,
        person_id=anna.id,
        inducted_on=day("2025-01-01"),
        valid_until=day("2027-12-31"),
    )
    return anna


def state(world: World, machine: Equipment) -> tuple[Doing, Any]:
    now = machine_card(world.file, machine.id).now
    return now.doing, now.until


# -- what it does now --------------------------------------------------------------------------


def test_a_machine_is_free_busy_or_out_of_service(world: World, laser: Equipment):
    assert state(world, laser) == (Doing.FREE, None)
    booked(
        world,
        laser,
        "2026-11-02 09:00",
        "2026-11-02 11:00",
        purpose=BookingPurpose.PERSON,
        person_id=inducted(world, laser).id,
        stays_until=at("2026-11-02 15:00"),
    )
    assert state(world, laser) == (Doing.BUSY, at("2026-11-02 15:00"))
    equipment.report_fault(world.file, equipment_id=laser.id, what="Slēdzis")
    assert state(world, laser) == (Doing.OUT, None)
    assert machine_card(world.file, laser.id).now.reason == "Slēdzis"


def test_a_kiln_cools_by_its_phases_and_by_its_log(world: World):
    kiln = world.kiln()
    # load 90, fire 600, cool 1440, unload 60 minutes
    booking = booked(world, kiln, "2026-11-01 08:00", "2026-11-02 20:30")
    assert state(world, kiln) == (Doing.COOLING, at("2026-11-02 19:30"))
    world.file.clock = FixedClock(at("2026-11-01 12:00"))
    assert state(world, kiln) == (Doing.BUSY, at("2026-11-02 20:30"))
    firings.log_firing(
        world.file,
        booking_id=booking,
        on_at=at("2026-11-01 08:30"),
        off_at=at("2026-11-01 11:00"),
    )
    assert state(world, kiln) == (Doing.COOLING, at("2026-11-02 19:30"))


def test_a_retired_machine_is_retired_and_one_that_is_gone_is_refused(world: World):
    machine = world.machine()
    equipment.retire_equipment(world.file, equipment_id=machine.id)
    assert state(world, machine) == (Doing.RETIRED, None)
    with pytest.raises(BrokenRule):
        machine_card(world.file, 4711)


# -- inductions --------------------------------------------------------------------------------


def test_inductions_come_lapsed_then_expiring_then_valid_each_person_once(
    world: World, laser: Equipment
):
    for name, *days in (
        ("Anna Beta", "2025-12-01"),
        ("Ilze Alfa", "2026-09-21"),
        ("Zane Gamma", "2025-11-01"),
        ("Uldis Delta", "2024-01-01", "2026-10-01"),
    ):
        person = world.person(name)
        for one in days:
            inductions.record_induction(
                world.file, equipment_id=laser.id, person_id=person.id, inducted_on=day(one)
            )
    shown = machine_card(world.file, laser.id).inductions
    assert [(one.name, one.mark) for one in shown] == [
        ("Zane Gamma", Mark.LAPSED),
        ("Anna Beta", Mark.SOON),
        ("Ilze Alfa", Mark.FINE),
        ("Uldis Delta", Mark.FINE),
    ]
    assert shown[0].initials == "ZG"


# -- out of service ----------------------------------------------------------------------------


def test_an_interval_lists_the_bookings_it_hits_and_the_first_free_days(
    world: World, laser: Equipment
):
    week = dict.fromkeys(range(1, 6), (600, 1080))
    centres.set_opening_hours(
        world.file, centre_id=world.centre, hours=week, since=day("2026-01-01")
    )
    anna = inducted(world, laser)
    how = {"purpose": BookingPurpose.PERSON, "person_id": anna.id}
    booked(world, laser, "2026-12-02 10:00", "2026-12-02 12:00", **how)
    booked(world, laser, "2026-12-04 10:00", "2026-12-04 18:00", **how)
    equipment.take_out_of_service(
        world.file,
        equipment_id=laser.id,
        starts_at=at("2026-12-02 00:00"),
        ends_at=at("2026-12-04 00:00"),
        reason="Filtra maiņa",
    )
    (shown,) = machine_card(world.file, laser.id).outages
    assert [hit.who for hit in shown.hits] == ["Anna Rudzāte"]
    # the 4th is booked the whole day, the 5th and 6th are a weekend
    assert shown.free_days == (day("2026-12-07"), day("2026-12-08"))


def test_a_kiln_is_free_when_all_its_phases_fit_in_although_the_doors_close(world: World):
    kiln = world.kiln()
    week = dict.fromkeys(range(1, 6), (600, 1080))
    centres.set_opening_hours(
        world.file, centre_id=world.centre, hours=week, since=day("2026-01-01")
    )
    booked(world, kiln, "2026-11-05 10:00", "2026-11-05 12:00")
    # 36.5 hours are needed: from Tuesday's opening until Wednesday night
    assert free_days(world.file, kiln, at("2026-11-03 00:00")) == (
        day("2026-11-03"),
        day("2026-11-05"),
    )


# -- use and the month -------------------------------------------------------------------------


def test_uses_are_read_from_the_log_newest_first(world: World, laser: Equipment):
    anna, event = inducted(world, laser), world.event(title="Lāzera stunda")
    person = {"purpose": BookingPurpose.PERSON, "person_id": anna.id}
    first = world.book(laser, "2026-10-05 10:00", "2026-10-05 12:00", **person)
    bookings.log_use(
        world.file,
        booking_id=first.id,
        starts_at=at("2026-10-05 10:30"),
        ends_at=at("2026-10-05 12:00"),
        material="saplāksnis",
        note="nozīmītes",
    )
    world.book(
        laser,
        "2026-10-07 16:00",
        "2026-10-07 18:00",
        purpose=BookingPurpose.EVENT,
        event_id=event.id,
    )
    world.book(laser, "2025-10-07 16:00", "2025-10-07 17:00", **person)
    world.book(laser, "2026-10-08 09:00", "2026-10-08 10:00", purpose=BookingPurpose.MAINTENANCE)
    shown = uses_shown(world.file.connection, laser.id, day("2026-10-20"))
    assert (shown.of_year, shown.month_minutes) == (2, 210)
    assert [(line.local_day.year, line.minutes) for line in shown.lines] == [
        (2026, 120),
        (2026, 90),
        (2025, 60),
    ]
    last = shown.lines[1]
    assert (last.who, last.material, last.note) == ("Anna Rudzāte", "saplāksnis", "nozīmītes")
    assert shown.lines[0].event is not None
    october = uses_between(world.file.connection, laser.id, OCTOBER.period)
    assert len(october) == 2


def test_the_month_is_counted_in_the_one_place_that_counts(world: World, laser: Equipment):
    anna = inducted(world, laser)
    world.book(
        laser,
        "2026-10-05 10:00",
        "2026-10-05 12:00",
        purpose=BookingPurpose.PERSON,
        person_id=anna.id,
    )
    month = machine_month(world.file.connection, laser, OCTOBER)
    assert month.figures == world.figures().equipment[f"M{laser.id}"]
    assert month.utilisation is None
    served = people_served(world.file.connection, laser.id, OCTOBER.period)
    assert (served, month.figures.people_served) == (["Anna Rudzāte"], 1)


# -- the list ----------------------------------------------------------------------------------


def test_the_list_tells_the_worst_of_each_machine_by_risk(world: World, laser: Equipment):
    free = world.machine("Siltumnīca", EquipmentKind.PLACE)
    sewing, kiln = world.machine(), world.kiln()
    anna = world.person("Anna Rudzāte")
    inductions.record_induction(
        world.file, equipment_id=laser.id, person_id=anna.id, inducted_on=day("2025-10-20")
    )
    equipment.add_maintenance_plan(
        world.file,
        equipment_id=laser.id,
        what="Lēcas",
        starts_on=day("2026-01-01"),
        every_days=30,
    )
    equipment.report_fault(world.file, equipment_id=kiln.id, what="Termopāris")
    rows = machine_rows(world.file, world.centre)
    assert [(row.machine.id, row.mark, row.about) for row in rows] == [
        (kiln.id, Mark.OUT, "Termopāris"),
        (laser.id, Mark.OVERDUE, "Lēcas"),
        (sewing.id, Mark.FINE, ""),
        (free.id, Mark.FINE, ""),
    ]
    equipment.retire_equipment(world.file, equipment_id=free.id)
    (gone,) = machine_rows(world.file, world.centre, retired=True)
    assert gone.machine.id == free.id


def test_the_list_tells_what_comes_next(world: World):
    machine = world.machine()
    anna = world.person("Anna Rudzāte")
    for starts, ends in (("2026-11-05 10:00", "11:00"), ("2026-11-03 10:00", "11:00")):
        booked(
            world,
            machine,
            starts,
            f"{starts[:10]} {ends}",
            purpose=BookingPurpose.PERSON,
            person_id=anna.id,
        )
    (row,) = machine_rows(world.file, world.centre)
    assert (row.next_at, row.next_who) == (at("2026-11-03 10:00"), "Anna Rudzāte")


def test_loans_come_overdue_first_and_those_back_apart(world: World):
    anna, organisation = world.person("Anna Rudzāte"), world.organisation()
    machine = world.machine()
    for item, due, others in (
        ("Spolīte", None, {"person_id": anna.id}),
        ("Pēdiņa", day("2026-11-20"), {"organisation_id": organisation.id}),
        ("Rāmis", day("2026-10-20"), {"person_id": anna.id, "equipment_id": machine.id}),
    ):
        made = loans.lend(
            world.file,
            centre_id=world.centre,
            item=item,
            out_on=day("2026-10-01"),
            due_on=due,
            **others,
        )
    out = loans_out(world.file, world.centre)
    assert [(line.loan.item, line.is_overdue) for line in out] == [
        ("Rāmis", True),
        ("Pēdiņa", False),
        ("Spolīte", False),
    ]
    assert (out[0].who, out[1].who) == ("Anna Rudzāte", organisation.name)
    loans.take_back(world.file, loan_id=made.row_id or 0, back_on=TODAY)
    assert [line.loan.item for line in loans_back(world.file, world.centre)] == ["Rāmis"]
