"""Verbs of maintenance: what counters count, what is planned, what was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.bookings import BookingPurpose, BookingStatus
from krc_desktop.model.equipment import Counter, CounterMeasure, MaintenanceJob, MaintenancePlan
from krc_desktop.model.fields import checked
from krc_desktop.operations.bookings import set_booking_status
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.maintenance import Uses, counter_value

# -- counters ----------------------------------------------------------------------------------


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


def change_counter(file: CentreFile, *, counter_id: int, **changes: Any) -> Change:
    """Change a counter: its name, its limit, from which day and value it counts."""
    with doing(file, Verb.CHANGE_COUNTER) as work:
        known = file.equipment.counters.get(counter_id)
        file.equipment.counters.change(checked(replace(known, **changes)))
        work.about("counters", counter_id)
    return work.change


def reset_counter(file: CentreFile, *, counter_id: int) -> Change:
    """Begin at zero: the part was changed today.

    A machine that was used today already counts from tomorrow on.
    """
    with doing(file, Verb.RESET_COUNTER) as work:
        known, today = file.equipment.counters.get(counter_id), clock.today(file.clock)
        used_today = Uses(file.connection, today).since(known, today)
        since = today + timedelta(days=1) if used_today else today
        file.equipment.counters.change(replace(known, since=since, start_value=0))
        work.about("counters", counter_id)
    return work.change


def remove_counter(file: CentreFile, *, counter_id: int) -> Change:
    """Take a counter away; one on which planned maintenance leans stays (STILL_IN_USE)."""
    with doing(file, Verb.REMOVE_COUNTER) as work:
        known = file.equipment.counters.get(counter_id)
        if file.equipment.plans.count("counter_id = ?", counter_id):
            raise BrokenRule(Rule.STILL_IN_USE)
        work.about("equipment", known.equipment_id)
        file.equipment.counters.remove(counter_id)
    return work.change


# -- plans -------------------------------------------------------------------------------------


def add_maintenance_plan(
    file: CentreFile, *, equipment_id: int, what: str, starts_on: date, **others: Any
) -> Change:
    """Plan maintenance by date or by counter, one of the two."""
    plan = _acceptable(
        MaintenancePlan(equipment_id=equipment_id, what=what, starts_on=starts_on, **others)
    )
    with doing(file, Verb.ADD_MAINTENANCE_PLAN) as work:
        work.about("maintenance_plans", file.equipment.plans.add(plan).id)
    return work.change


def change_maintenance_plan(file: CentreFile, *, plan_id: int, **changes: Any) -> Change:
    """Change what is planned: what, how often, how early it is told."""
    with doing(file, Verb.CHANGE_MAINTENANCE_PLAN) as work:
        known = file.equipment.plans.get(plan_id)
        file.equipment.plans.change(_acceptable(replace(known, **changes)))
        work.about("maintenance_plans", plan_id)
    return work.change


def archive_maintenance_plan(file: CentreFile, *, plan_id: int) -> Change:
    """Plan it no more; what was done stays."""
    with doing(file, Verb.ARCHIVE_MAINTENANCE_PLAN) as work:
        known = file.equipment.plans.get(plan_id)
        today = clock.today(file.clock)
        file.equipment.plans.change(replace(known, archived_on=today))
        work.about("maintenance_plans", plan_id)
    return work.change


def _acceptable(plan: MaintenancePlan) -> MaintenancePlan:
    """The plan tidied: every so many days, or every so many counts of a counter."""
    by_days, by_counter = plan.every_days is not None, plan.counter_id is not None
    if by_days == by_counter or by_counter != (plan.every_count is not None):
        raise BrokenRule(Rule.PLAN_UNCLEAR)
    return checked(plan)


# -- what was done -----------------------------------------------------------------------------


def record_maintenance(
    file: CentreFile, *, equipment_id: int, done_on: date, what: str, **others: Any
) -> Change:
    """Write down maintenance that was done; its plan is due anew from then on.

    The value of the plan's counter is taken as it was that day, unless it is said. A booking for
    maintenance that is named (`booking_id`) has been used.
    """
    job = MaintenanceJob(equipment_id=equipment_id, done_on=done_on, what=what, **others)
    with doing(file, Verb.RECORD_MAINTENANCE) as work:
        job = _with_counter(file, job)
        kept = file.equipment.jobs.add(checked(job))
        work.about("maintenance_jobs", kept.id)
        _mark_booking_used(file, job.booking_id)
    return work.change


def record_planned(
    file: CentreFile,
    *,
    equipment_id: int,
    plan_ids: Sequence[int],
    done_on: date,
    done_by: str = "",
    note: str = "",
    booking_id: int | None = None,
) -> Change:
    """Write down that several planned jobs were done at once; `note` is what else was done.

    The same job planned twice (every so many hours, and once a year at least) is done in both.
    """
    plans = _with_namesakes(file, plan_ids)
    if not (plans or note.strip()):
        raise BrokenRule(Rule.FIELD_EMPTY, field="what")
    with doing(file, Verb.RECORD_MAINTENANCE) as work:
        work.about("equipment", equipment_id)
        jobs: list[tuple[int | None, str]] = [(plan.id, plan.what) for plan in plans]
        if note.strip():
            jobs.append((None, note))
        for number, (plan_id, what) in enumerate(jobs):
            record_maintenance(
                file,
                equipment_id=equipment_id,
                done_on=done_on,
                what=what,
                done_by=done_by,
                plan_id=plan_id,
                booking_id=booking_id if number == 0 else None,
            )
    return work.change


def _with_namesakes(file: CentreFile, plan_ids: Sequence[int]) -> list[MaintenancePlan]:
    found = file.equipment.plans.by_ids(plan_ids)
    for plan in list(found.values()):
        where = "equipment_id = ? AND what = ? AND archived_on IS NULL"
        for same in file.equipment.plans.find(where, plan.equipment_id, plan.what):
            found[same.id] = same
    return list(found.values())


def _with_counter(file: CentreFile, job: MaintenanceJob) -> MaintenanceJob:
    if job.plan_id is None or job.counter_value is not None:
        return job
    plan = file.equipment.plans.get(job.plan_id)
    if plan.counter_id is None:
        return job
    counter = file.equipment.counters.get(plan.counter_id)
    return replace(job, counter_value=counter_value(file.connection, counter, job.done_on))


def _mark_booking_used(file: CentreFile, booking_id: int | None) -> None:
    if booking_id is None:
        return
    booking = file.bookings.get(booking_id)
    is_open = booking.status is BookingStatus.BOOKED
    if booking.purpose is BookingPurpose.MAINTENANCE and is_open:
        set_booking_status(file, booking_id=booking_id, status=BookingStatus.USED)


def change_maintenance(file: CentreFile, *, job_id: int, **changes: Any) -> Change:
    """Change what was written down of maintenance: the day, what, by whom."""
    with doing(file, Verb.CHANGE_MAINTENANCE) as work:
        known = file.equipment.jobs.get(job_id)
        wanted = replace(known, **changes)
        if wanted.done_on != known.done_on and "counter_value" not in changes:
            wanted = _with_counter(file, replace(wanted, counter_value=None))
        file.equipment.jobs.change(checked(wanted))
        work.about("maintenance_jobs", job_id)
    return work.change


def remove_maintenance(file: CentreFile, *, job_id: int) -> Change:
    """Take maintenance back that was written down by mistake: its plan is due as before."""
    with doing(file, Verb.REMOVE_MAINTENANCE) as work:
        known = file.equipment.jobs.get(job_id)
        work.about("equipment", known.equipment_id)
        file.equipment.jobs.remove(job_id)
    return work.change
