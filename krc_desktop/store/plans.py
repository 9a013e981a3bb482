"""Events to come, as a month's report plans them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from krc_desktop.periods import Period
from krc_desktop.store.figures import Scope


@dataclass(frozen=True)
class PlannedEvent:
    """A planned event with its days and the activity line on which it sits."""

    event_id: int
    first_day: date
    last_day: date
    title: str
    leader: str
    line_id: int | None


def planned_events(connection: Any, centre_id: int, period: Period) -> list[PlannedEvent]:
    """A centre's planned events that start in a span, in the order of time."""
    scope = Scope(period, centre_id)
    rows = connection.execute(
        "SELECT e.id, e.local_day,"
        " (SELECT max(local_day) FROM event_days AS d WHERE d.event_id = e.id),"
        " e.title_lv, e.leader,"
        " (SELECT max(line_id) FROM event_lines AS s WHERE s.event_id = e.id)"
        f" FROM events AS e WHERE {scope.within('e')} AND e.status = 'planned'"
        " ORDER BY e.starts_at, e.id",
        scope.values,
    )
    return [
        PlannedEvent(
            event_id=row[0],
            first_day=date.fromisoformat(row[1]),
            last_day=date.fromisoformat(row[2] or row[1]),
            title=row[3],
            leader=row[4],
            line_id=row[5],
        )
        for row in rows
    ]
