"""Verbs of machines: cards, inductions, maintenance, faults, loans."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from dateutil.relativedelta import relativedelta

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.equipment import (
    KIND_DEFAULTS,
    LONGEST_OCCUPANCY_MINUTES,
    Counter,
    CounterMeasure,
    Equipment,
    EquipmentKind,
    EquipmentPhase,
    Fault,
    Induction,
    Loan,
    MaintenanceJob,
    MaintenancePlan,
    Outage,
)
from krc_desktop.model.fields import checked
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.store.centre_file import CentreFile


def add_equipment(
    file: CentreFile, *, centre_id: int, name_lv: str, kind: EquipmentKind, **others: Any
) -> Change:
    """Add a machine or a shared place; what is not said comes from its kind."""
    with doing(file, Verb.ADD_EQUIPMENT) as work:
        machine = new_equipment(centre_id=centre_id, name_lv=name_lv, kind=kind, **others)
        added = file.equipment.add(machine)
        lay_phases(file, added)
        work.about("equipment", added.id)
    return work.change


def new_equipment(*, kind: EquipmentKind, **others: Any) -> Equipment:
    """A machine with its kind's defaults under what was said."""
    defaults = KIND_DEFAULTS[kind]
    values: dict[str, Any] = {
        "risk": defaults.risk,
        "longest_minutes": defaults.longest_minutes,
        "open_below_celsius": defaults.open_below_celsius,
    }
    return acceptable(Equipment(kind=kind, **(values | others)))


def acceptable(machine: Equipment) -> Equipment:
    """The card tidied: the longest booking is no shorter than the shortest, only a kiln cools."""
    if machine.kind is not EquipmentKind.KILN:
        machine = replace(machine, open_below_celsius=None)
    machine = checked(machine)
    if machine.longest_minutes < machine.shortest_minutes:
        raise BrokenRule(
            Rule.NUMBER_OUT_OF_RANGE,
            field="longest_minutes",
            given=machine.longest_minutes,
            least=machine.shortest_minutes,
            most=LONGEST_OCCUPANCY_MINUTES,
        )
    return machine


def lay_phases(file: CentreFile, machine: Equipment) -> None:
    """Give a new machine the usual phases of its kind."""
    for position, (phase, minutes, needs_person) in enumerate(
        KIND_DEFAULTS[machine.kind].phases, start=1
    ):
        file.equipment.phases.add(
            EquipmentPhase(
                equipment_id=machine.id,
                position=position,
                phase=phase,
                minutes=minutes,
                needs_person=needs_person,
            )
        )


def change_equipment(file: CentreFile, *, equipment_id: int, **changes: Any) -> Change:
    """Change a machine's card."""
    with doing(file, Verb.CHANGE_EQUIPMENT) as work:
        file.equipment.change(acceptable(replace(file.equipment.get(equipment_id), **changes)))
        work.about("equipment", equipment_id)
    return work.change


def retire_equipment(file: CentreFile, *, equipment_id: int) -> Change:
    """Put a machine away for good; its past and its figures stay."""
    with doing(file, Verb.RETIRE_EQUIPMENT) as work:
        machine = file.equipment.get(equipment_id)
        file.equipment.change(replace(machine, retired_on=clock.today(file.clock)))
        work.about("equipment", equipment_id)
    return work.change


def record_induction(
    file: CentreFile,
    *,
    equipment_id: int,
    person_id: int,
    inducted_on: date,
    valid_until: date | None = None,
    **others: Any,
) -> Change:
    """Write down a safety induction; it is valid as long as the machine says, unless said."""
    with doing(file, Verb.RECORD_INDUCTION) as work:
        machine = file.equipment.get(equipment_id)
        until = valid_until or inducted_on + relativedelta(months=machine.induction_months)
        if until < inducted_on:
            raise BrokenRule(Rule.PERIOD_REVERSED, first=inducted_on, last=until)
        induction = Induction(
            equipment_id=equipment_id,
            person_id=person_id,
            inducted_on=inducted_on,
            valid_until=until,
            **others,
        )
        work.about("inductions", file.equipment.inductions.add(induction).id)
    return work.change


def add_counter(
    file: CentreFile,
    *,
    equipment_id: int,
    name_lv: str,
    measure: CounterMeasure,
    since: date,
    **others: Any,
) -> Change:
    """Add a counter of a machine's wear."""
    counter = Counter(
        equipment_id=equipment_id, name_lv=name_lv, measure=measure, since=since, **others
    )
    with doing(file, Verb.ADD_COUNTER) as work:
        work.about("counters", file.equipment.counters.add(checked(counter)).id)
    return work.change


def add_maintenance_plan(
    file: CentreFile, *, equipment_id: int, what: str, starts_on: date, **others: Any
) -> Change:
    """Plan maintenance by date or by counter, one of the two."""
    plan = MaintenancePlan(equipment_id=equipment_id, what=what, starts_on=starts_on, **others)
    if (plan.every_days is None) == (plan.counter_id is None):
        raise BrokenRule(Rule.FIELD_EMPTY, field="every_days")
    with doing(file, Verb.ADD_MAINTENANCE_PLAN) as work:
        work.about("maintenance_plans", file.equipment.plans.add(checked(plan)).id)
    return work.change


def record_maintenance(
    file: CentreFile, *, equipment_id: int, done_on: date, what: str, **others: Any
) -> Change:
    """Write down maintenance that was done."""
    job = MaintenanceJob(equipment_id=equipment_id, done_on=done_on, what=what, **others)
    with doing(file, Verb.RECORD_MAINTENANCE) as work:
        work.about("maintenance_jobs", file.equipment.jobs.add(checked(job)).id)
    return work.change


def report_fault(
    file: CentreFile, *, equipment_id: int, what: str, takes_out: bool = True, reported_by: str = ""
) -> Change:
    """Report a fault; one that takes the machine out opens an interval out of service."""
    with doing(file, Verb.REPORT_FAULT) as work:
        now = file.clock.now()
        fault = file.equipment.faults.add(
            checked(
                Fault(
                    equipment_id=equipment_id,
                    reported_at=now,
                    reported_by=reported_by,
                    what=what,
                    takes_out=takes_out,
                )
            )
        )
        if takes_out:
            file.equipment.outages.add(
                Outage(
                    equipment_id=equipment_id,
                    fault_id=fault.id,
                    starts_at=now,
                    local_day=clock.local_day(now),
                    reason=fault.what,
                )
            )
        work.about("faults", fault.id)
    return work.change


def close_fault(file: CentreFile, *, fault_id: int, remedy: str) -> Change:
    """Say how a fault was mended; the machine is in service again."""
    with doing(file, Verb.CLOSE_FAULT) as work:
        now = file.clock.now()
        fault = file.equipment.faults.get(fault_id)
        file.equipment.faults.change(checked(replace(fault, closed_at=now, remedy=remedy)))
        for outage in list(
            file.equipment.outages.find("fault_id = ? AND ends_at IS NULL", fault_id)
        ):
            if outage.starts_at < now:
                file.equipment.outages.change(replace(outage, ends_at=now))
            else:
                file.equipment.outages.remove(outage.id)
        work.about("faults", fault_id)
    return work.change


def take_out_of_service(
    file: CentreFile,
    *,
    equipment_id: int,
    starts_at: datetime,
    ends_at: datetime | None,
    reason: str,
) -> Change:
    """Take a machine out of service for a time, with the reason."""
    if ends_at is not None and ends_at <= starts_at:
        raise BrokenRule(Rule.END_BEFORE_START, starts=starts_at, ends=ends_at)
    outage = Outage(
        equipment_id=equipment_id,
        starts_at=starts_at,
        ends_at=ends_at,
        local_day=clock.local_day(starts_at),
        reason=reason,
    )
    with doing(file, Verb.TAKE_OUT_OF_SERVICE) as work:
        work.about("outages", file.equipment.outages.add(checked(outage)).id)
    return work.change


def lend(file: CentreFile, *, centre_id: int, item: str, out_on: date, **others: Any) -> Change:
    """Lend a small thing to a person or an organisation."""
    loan = Loan(centre_id=centre_id, item=item, out_on=out_on, **others)
    if (loan.person_id is None) == (loan.organisation_id is None):
        raise BrokenRule(Rule.NO_ONE_NAMED, purpose="loan")
    if loan.due_on is not None and loan.due_on < out_on:
        raise BrokenRule(Rule.PERIOD_REVERSED, first=out_on, last=loan.due_on)
    with doing(file, Verb.LEND) as work:
        work.about("loans", file.equipment.loans.add(checked(loan)).id)
    return work.change


def take_back(file: CentreFile, *, loan_id: int, back_on: date, condition: str = "") -> Change:
    """Write down that a lent thing is back."""
    with doing(file, Verb.TAKE_BACK) as work:
        loan = file.equipment.loans.get(loan_id)
        if back_on < loan.out_on:
            raise BrokenRule(Rule.PERIOD_REVERSED, first=loan.out_on, last=back_on)
        file.equipment.loans.change(
            checked(replace(loan, back_on=back_on, condition_back=condition))
        )
        work.about("loans", loan_id)
    return work.change
