"""Counters, plans, what was done; faults and intervals out of service."""

from __future__ import annotations

from typing import Any

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.bookings import BookingPurpose, BookingStatus
from krc_desktop.model.equipment import Counter, CounterMeasure, Equipment, EquipmentKind
from krc_desktop.model.machine_cards import Mark, PlanNow
from krc_desktop.operations import equipment, history, maintenance, outages
from krc_desktop.store.maintenance import counters_of_machine, plans_of_machine
from tests.builders import World, at, day

TODAY = day("2026-11-02")


@pytest.fixture
def kiln(world: World) -> Equipment:
    return world.kiln()


def counter_of(world: World, machine: Equipment) -> Counter:
    found = world.file.equipment.counters.find_one("equipment_id = ?", machine.id)
    assert found is not None
    return found


def plan_of(world: World, machine: Equipment) -> PlanNow:
    (found,) = plans_of_machine(world.file.connection, machine.id, TODAY)
    return found


def value(world: World, machine: Equipment) -> int:
    (found,) = counters_of_machine(world.file.connection, machine.id, TODAY)
    return found.value


def refused(verb: Any, world: World, **how: Any) -> Rule:
    with pytest.raises(BrokenRule) as broken:
        verb(world.file, **how)
    return broken.value.key


def test_a_counter_counts_from_its_day_and_begins_anew(world: World, kiln: Equipment):
    counter = counter_of(world, kiln)
    world.book(kiln, "2026-10-07 09:00", "2026-10-08 09:00")
    assert value(world, kiln) == 0
    maintenance.change_counter(
        world.file, counter_id=counter.id, since=day("2026-10-01"), start_value=40
    )
    assert value(world, kiln) == 41
    maintenance.reset_counter(world.file, counter_id=counter.id)
    assert (value(world, kiln), counter_of(world, kiln).since) == (0, TODAY)
    history.undo(world.file)
    world.book(kiln, "2026-11-02 06:00", "2026-11-02 08:00")
    maintenance.reset_counter(world.file, counter_id=counter.id)
    assert (value(world, kiln), counter_of(world, kiln).since) == (0, day("2026-11-03"))


def test_a_counter_on_which_a_plan_leans_stays(world: World, kiln: Equipment):
    how = {"counter_id": counter_of(world, kiln).id}
    assert refused(maintenance.remove_counter, world, **how) is Rule.STILL_IN_USE
    added = maintenance.add_counter(
        world.file,
        equipment_id=kiln.id,
        name_lv="lietots",
        measure=CounterMeasure.USES,
        since=TODAY,
    )
    maintenance.remove_counter(world.file, counter_id=added.row_id or 0)


def test_a_plan_is_by_days_or_by_a_counter(world: World, kiln: Equipment):
    counter = counter_of(world, kiln)
    plan: dict[str, Any] = {"equipment_id": kiln.id, "what": "Apskate", "starts_on": TODAY}
    for wrong in (
        {},
        {"every_days": 30, "counter_id": counter.id, "every_count": 5},
        {"counter_id": counter.id},
        {"every_days": 30, "every_count": 5},
    ):
        assert refused(maintenance.add_maintenance_plan, world, **plan, **wrong) is (
            Rule.PLAN_UNCLEAR
        )
    made = maintenance.add_maintenance_plan(world.file, **plan, every_days=30)
    maintenance.change_maintenance_plan(
        world.file,
        plan_id=made.row_id or 0,
        every_days=None,
        counter_id=counter.id,
        every_count=10,
    )
    assert world.file.equipment.plans.get(made.row_id or 0).every_count == 10
    maintenance.archive_maintenance_plan(world.file, plan_id=made.row_id or 0)
    assert len(plans_of_machine(world.file.connection, kiln.id, TODAY)) == 1


def test_what_was_done_takes_the_counter_with_it(world: World, kiln: Equipment):
    counter = counter_of(world, kiln)
    maintenance.change_counter(
        world.file, counter_id=counter.id, since=day("2026-10-01"), start_value=40
    )
    maintenance.change_maintenance_plan(
        world.file, plan_id=plan_of(world, kiln).plan.id, starts_on=day("2026-10-01")
    )
    for first in ("2026-10-05", "2026-10-12", "2026-10-19"):
        world.book(kiln, f"{first} 09:00", f"{first} 20:00")
    near = plan_of(world, kiln)
    assert (near.counted, near.left, near.mark, near.share) == (43, 7, Mark.SOON, 0.86)
    done = maintenance.record_maintenance(
        world.file,
        equipment_id=kiln.id,
        done_on=day("2026-10-13"),
        what="Pārbaude",
        plan_id=near.plan.id,
    )
    job = world.file.equipment.jobs.get(done.row_id or 0)
    assert job.counter_value == 42
    assert (plan_of(world, kiln).counted, plan_of(world, kiln).mark) == (1, Mark.FINE)
    maintenance.change_maintenance(world.file, job_id=job.id, done_on=day("2026-10-06"))
    assert plan_of(world, kiln).counted == 2
    maintenance.reset_counter(world.file, counter_id=counter.id)
    assert plan_of(world, kiln).counted == 0
    history.undo(world.file)
    maintenance.remove_maintenance(world.file, job_id=job.id)
    assert plan_of(world, kiln).counted == 43


def test_several_planned_jobs_are_done_at_once_in_one_step(world: World):
    laser = world.machine("Lāzers", EquipmentKind.LASER)
    found = plans_of_machine(world.file.connection, laser.id, TODAY)
    # the main filter is planned by hours and by the year: ticked once, done in both
    plans = list({one.plan.what: one.plan.id for one in found}.values())
    assert len(plans) == 2
    booking = world.book(
        laser,
        "2026-11-02 08:00",
        "2026-11-02 09:00",
        purpose=BookingPurpose.MAINTENANCE,
        status=BookingStatus.BOOKED,
    )
    before = world.journaled()
    maintenance.record_planned(
        world.file,
        equipment_id=laser.id,
        plan_ids=plans,
        done_on=TODAY,
        done_by="Edgars",
        note="notīrītas lēcas",
        booking_id=booking.id,
    )
    jobs = list(world.file.equipment.jobs.all())
    assert {one.plan_id for one in jobs} == {one.plan.id for one in found} | {None}
    assert world.file.bookings.get(booking.id).status is BookingStatus.USED
    history.undo(world.file)
    assert world.journaled() == before
    how: dict[str, Any] = {"equipment_id": laser.id, "plan_ids": [], "done_on": TODAY}
    assert refused(maintenance.record_planned, world, **how) is Rule.FIELD_EMPTY


def test_by_date_it_is_due_after_the_last_time(world: World):
    machine = world.machine("Mašīna", EquipmentKind.OTHER)
    made = maintenance.add_maintenance_plan(
        world.file,
        equipment_id=machine.id,
        what="Eļļošana",
        starts_on=day("2026-10-01"),
        every_days=40,
    )
    plan = plan_of(world, machine)
    assert (plan.due_on, plan.mark, plan.share) == (day("2026-11-10"), Mark.SOON, 0.8)
    maintenance.record_maintenance(
        world.file,
        equipment_id=machine.id,
        done_on=day("2026-10-20"),
        what="Eļļošana",
        plan_id=made.row_id,
    )
    assert (plan_of(world, machine).due_on, plan_of(world, machine).mark) == (
        day("2026-11-29"),
        Mark.FINE,
    )


# -- faults and intervals ----------------------------------------------------------------------


def test_an_interval_is_changed_ended_and_taken_back(world: World):
    machine = world.machine()
    added = outages.take_out_of_service(
        world.file,
        equipment_id=machine.id,
        starts_at=at("2026-11-01 09:00"),
        ends_at=None,
        reason="Filtra maiņa",
    )
    how: dict[str, Any] = {"outage_id": added.row_id or 0}
    wrong = how | {"ends_at": at("2026-10-31 09:00")}
    assert refused(outages.change_outage, world, **wrong) is Rule.END_BEFORE_START
    outages.change_outage(world.file, **how, starts_at=at("2026-10-31 23:30"), reason="Remonts")
    kept = world.file.equipment.outages.get(added.row_id or 0)
    assert (kept.local_day, kept.reason) == (day("2026-10-31"), "Remonts")
    outages.end_outage(world.file, **how)
    assert world.file.equipment.outages.get(kept.id).ends_at == world.file.clock.now()
    outages.remove_outage(world.file, **how)
    assert world.file.equipment.outages.count() == 0


def test_an_interval_to_come_that_is_ended_is_no_more(world: World):
    machine = world.machine()
    added = outages.take_out_of_service(
        world.file,
        equipment_id=machine.id,
        starts_at=at("2026-12-01 09:00"),
        ends_at=at("2026-12-02 09:00"),
        reason="Filtra maiņa",
    )
    outages.end_outage(world.file, outage_id=added.row_id or 0)
    assert world.file.equipment.outages.count() == 0


def test_a_fault_takes_the_machine_out_until_it_is_mended(world: World):
    machine = world.machine()
    fault = equipment.report_fault(
        world.file, equipment_id=machine.id, what="Nestrādā slēdzis", reported_by="Renāte"
    )
    (outage,) = world.file.equipment.outages.all()
    assert (outage.reason, outage.ends_at) == ("Nestrādā slēdzis", None)
    # somebody said in the meantime until when it will last
    outages.change_outage(world.file, outage_id=outage.id, ends_at=at("2026-11-05 09:00"))
    equipment.close_fault(world.file, fault_id=fault.row_id or 0, remedy="salabots")
    assert world.file.equipment.outages.count("ends_at > ?", 1793600000) == 0
