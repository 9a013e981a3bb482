"""Which machines are due for maintenance: by date, or by what their counters have counted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from krc_desktop.model.checklist import PlanDue
from krc_desktop.model.equipment import CounterMeasure
from krc_desktop.model.reports import Both
from krc_desktop.periods import Period
from krc_desktop.store.equipment_figures import used_bookings


def maintenance_due(connection: Any, centre_id: int, today: date) -> tuple[PlanDue, ...]:
    """The plans of a centre's machines that are over or soon will be, those over first.

    Soon: within a plan's own days of warning, or in the last fifth of its counts.
    """
    rows = connection.execute(
        """
        SELECT p.id, p.equipment_id, m.name_lv, m.name_en, p.what, p.every_days, p.every_count,
            p.starts_on, p.warn_days, c.measure, c.since, c.start_value,
            (SELECT done_on FROM maintenance_jobs AS j WHERE j.plan_id = p.id
             ORDER BY done_on DESC, id DESC LIMIT 1),
            (SELECT counter_value FROM maintenance_jobs AS j WHERE j.plan_id = p.id
             ORDER BY done_on DESC, id DESC LIMIT 1)
        FROM equipment AS m CROSS JOIN maintenance_plans AS p ON p.equipment_id = m.id
        LEFT JOIN counters AS c ON c.id = p.counter_id
        WHERE m.centre_id = ? AND p.archived_on IS NULL
          AND coalesce(m.retired_on > ?, TRUE) ORDER BY p.id
        """,
        (centre_id, today.isoformat()),
    ).fetchall()
    found = [_by_date(row, today) or _by_counter(connection, centre_id, row, today) for row in rows]
    due = [plan for plan in found if plan is not None]
    return tuple(sorted(due, key=lambda plan: (not plan.is_over, plan.due_on or today)))


def _by_date(row: Any, today: date) -> PlanDue | None:
    plan, machine, lv, en, what, every_days, _, starts_on, warn_days, *_, done_on, _ = row
    if every_days is None:
        return None
    due_on = date.fromisoformat(done_on or starts_on) + timedelta(days=every_days)
    if today < due_on - timedelta(days=warn_days):
        return None
    return PlanDue(plan, machine, Both(lv, en), what, is_over=today > due_on, due_on=due_on)


def _by_counter(connection: Any, centre_id: int, row: Any, today: date) -> PlanDue | None:
    plan, machine, lv, en, what, _, limit, *_ = row
    if limit is None:
        return None
    counted = _counted(connection, centre_id, row, today)
    if counted * 5 < limit * 4:
        return None
    over = counted >= limit
    return PlanDue(plan, machine, Both(lv, en), what, is_over=over, counted=counted, limit=limit)


def _counted(connection: Any, centre_id: int, row: Any, today: date) -> int:
    """What a plan's counter has counted since the work was last done, or since it began."""
    _, machine, *_, starts_on, _, measure, since, start_value, done_on, value_then = row
    starts, counts_from = date.fromisoformat(starts_on), date.fromisoformat(since)
    used = _Uses(connection, centre_id, machine, CounterMeasure(measure), today)
    if done_on is not None and value_then is None:
        return used.since(date.fromisoformat(done_on) + timedelta(days=1))
    if done_on is None and starts > counts_from:
        return used.since(starts)
    return int(start_value) + used.since(counts_from) - int(value_then or 0)


class _Uses:
    """What one machine's counter counts."""

    def __init__(
        self,
        connection: Any,
        centre_id: int,
        equipment_id: int,
        measure: CounterMeasure,
        today: date,
    ) -> None:
        self._connection = connection
        self._centre_id = centre_id
        self._equipment_id = equipment_id
        self._measure = measure
        self._today = today

    def since(self, first: date) -> int:
        """Firings, uses or minutes of work from a day until today."""
        if first > self._today:
            return 0
        if self._measure is CounterMeasure.WORKING_MINUTES:
            used = used_bookings(self._connection, Period(first, self._today), self._centre_id)
            own = [booking for booking in used if booking.equipment_id == self._equipment_id]
            return sum(booking.working_minutes for booking in own)
        purpose = "= 'firing'" if self._measure is CounterMeasure.FIRINGS else "<> 'maintenance'"
        row = self._connection.execute(
            "SELECT count(*) FROM bookings WHERE equipment_id = ? AND status = 'used'"
            f" AND purpose {purpose} AND local_day BETWEEN ? AND ?",
            (self._equipment_id, first.isoformat(), self._today.isoformat()),
        ).fetchone()
        return int(row[0])
