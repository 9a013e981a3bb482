"""Maintenance of machines: what is planned and how near it is, and what their counters say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from krc_desktop import clock
from krc_desktop.model.checklist import PlanDue
from krc_desktop.model.equipment import Counter, CounterMeasure, MaintenanceJob, MaintenancePlan
from krc_desktop.model.machine_cards import CounterNow, Mark, PlanNow, mark_of
from krc_desktop.model.reports import Both
from krc_desktop.periods import Period
from krc_desktop.store.equipment_figures import used_bookings
from krc_desktop.store.rows import Shelf

_PLANS = """
SELECT p.id, m.name_lv, m.name_en,
    (SELECT j.id FROM maintenance_jobs AS j WHERE j.plan_id = p.id
     ORDER BY j.done_on DESC, j.id DESC LIMIT 1)
FROM equipment AS m CROSS JOIN maintenance_plans AS p ON p.equipment_id = m.id
WHERE {which} AND p.archived_on IS NULL ORDER BY p.id
"""
_OF_CENTRE = "m.centre_id = ? AND coalesce(m.retired_on > ?, TRUE)"


def maintenance_due(connection: Any, centre_id: int, today: date) -> tuple[PlanDue, ...]:
    """The plans of a centre's machines that are over or soon will be, those over first.

    Soon: within a plan's own days of warning, or in the last fifth of its counts.
    """
    due = [_told(plan) for plan in plans_of_centre(connection, centre_id, today) if plan.mark]
    return tuple(sorted(due, key=lambda plan: (not plan.is_over, plan.due_on or today)))


def _told(plan: PlanNow) -> PlanDue:
    return PlanDue(
        plan.plan.id,
        plan.plan.equipment_id,
        plan.machine,
        plan.plan.what,
        is_over=plan.mark is Mark.OVERDUE,
        due_on=plan.due_on,
        counted=plan.counted,
        limit=plan.limit,
    )


def plans_of_centre(connection: Any, centre_id: int, today: date) -> list[PlanNow]:
    """Every plan of a centre's machines that are in use, as near as it is today."""
    return _plans(connection, _OF_CENTRE, (centre_id, today.isoformat()), today)


def plans_of_machine(connection: Any, equipment_id: int, today: date) -> list[PlanNow]:
    """The plans of one machine, the nearest first."""
    found = _plans(connection, "m.id = ?", (equipment_id,), today)
    return sorted(found, key=lambda plan: (-plan.mark, -plan.share, plan.plan.id))


def counters_of_machine(connection: Any, equipment_id: int, today: date) -> list[CounterNow]:
    """The counters of one machine with what they say today."""
    shelf = Shelf(connection, clock.SystemClock().now, "counters", Counter)
    uses = Uses(connection, today)
    return [
        CounterNow(counter, uses.value_of(counter))
        for counter in shelf.find("equipment_id = ? ORDER BY id", equipment_id)
    ]


def counter_value(connection: Any, counter: Counter, on: date) -> int:
    """What a counter said in the evening of a day."""
    return Uses(connection, on).value_of(counter)


def _plans(connection: Any, which: str, values: tuple[Any, ...], today: date) -> list[PlanNow]:
    rows = connection.execute(_PLANS.format(which=which), values).fetchall()
    plans = Shelf(connection, clock.SystemClock().now, "maintenance_plans", MaintenancePlan).by_ids(
        row[0] for row in rows
    )
    jobs = Shelf(connection, clock.SystemClock().now, "maintenance_jobs", MaintenanceJob).by_ids(
        row[3] for row in rows if row[3] is not None
    )
    counters = Shelf(connection, clock.SystemClock().now, "counters", Counter).by_ids(
        _leant_on(plans.values())
    )
    uses = Uses(connection, today)
    found = []
    for plan_id, name_lv, name_en, job_id in rows:
        plan = plans[plan_id]
        known = _Known(plan, Both(name_lv, name_en), jobs.get(job_id), today)
        counter = counters.get(plan.counter_id or 0)
        found.append(_by_date(known) if counter is None else _by_counter(known, counter, uses))
    return found


def _leant_on(plans: Iterable[MaintenancePlan]) -> list[int]:
    return [plan.counter_id for plan in plans if plan.counter_id is not None]


@dataclass(frozen=True)
class _Known:
    """A plan with its machine's name and when it was last done."""

    plan: MaintenancePlan
    machine: Both
    last: MaintenanceJob | None
    today: date


def _by_date(known: _Known) -> PlanNow:
    plan, today = known.plan, known.today
    days = plan.every_days or 1
    since = known.last.done_on if known.last is not None else plan.starts_on
    due_on = since + timedelta(days=days)
    mark = Mark.FINE
    if today > due_on:
        mark = Mark.OVERDUE
    elif today >= due_on - timedelta(days=plan.warn_days):
        mark = Mark.SOON
    share = min(max((today - since).days / days, 0.0), 1.0)
    return PlanNow(
        plan=plan, machine=known.machine, mark=mark, share=share, due_on=due_on, last=known.last
    )


def _by_counter(known: _Known, counter: Counter, uses: Uses) -> PlanNow:
    limit = known.plan.every_count or 1
    counted = _counted(known, counter, uses)
    return PlanNow(
        plan=known.plan,
        machine=known.machine,
        mark=mark_of(counted, limit),
        share=min(counted / limit, 1.0),
        counted=counted,
        limit=limit,
        measure=counter.measure,
        last=known.last,
    )


def _counted(known: _Known, counter: Counter, uses: Uses) -> int:
    """What the counter has counted since the work was last done, or since the plan began."""
    last, starts_on = known.last, known.plan.starts_on
    if last is None:
        began_later = starts_on > counter.since
        return uses.since(counter, starts_on) if began_later else uses.value_of(counter)
    if last.done_on < counter.since:
        # the counter began anew afterwards
        return uses.value_of(counter)
    if last.counter_value is None:
        return uses.since(counter, last.done_on + timedelta(days=1))
    return max(uses.value_of(counter) - last.counter_value, 0)


class Uses:
    """What the counters of machines count until the evening of a day."""

    def __init__(self, connection: Any, until: date) -> None:
        """Counting up to a day, that day included."""
        self._connection = connection
        self._until = until
        self._known: dict[tuple[int, CounterMeasure, date], int] = {}

    def value_of(self, counter: Counter) -> int:
        """What a counter says."""
        return counter.start_value + self.since(counter, counter.since)

    def since(self, counter: Counter, first: date) -> int:
        """Firings, uses or minutes of work from a day on."""
        if first > self._until:
            return 0
        key = (counter.equipment_id, counter.measure, first)
        if key not in self._known:
            self._known[key] = self._count(*key)
        return self._known[key]

    def _count(self, equipment_id: int, measure: CounterMeasure, first: date) -> int:
        if measure is CounterMeasure.WORKING_MINUTES:
            period = Period(first, self._until)
            used = used_bookings(self._connection, period, None, equipment_id=equipment_id)
            return sum(booking.working_minutes for booking in used)
        purpose = "= 'firing'" if measure is CounterMeasure.FIRINGS else "<> 'maintenance'"
        row = self._connection.execute(
            "SELECT count(*) FROM bookings WHERE equipment_id = ? AND status = 'used'"
            f" AND purpose {purpose} AND local_day BETWEEN ? AND ?",
            (equipment_id, first.isoformat(), self._until.isoformat()),
        ).fetchone()
        return int(row[0])
