"""The month view: what lies on each day of a grid of six weeks, Monday first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from krc_desktop.clock import from_seconds, seconds_of
from krc_desktop.model.bookings import BookingPurpose
from krc_desktop.model.centres import Closure
from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.model.event_lists import CalendarBooking, CalendarDay, CalendarEvent, Gap
from krc_desktop.model.events import LONGEST_EVENT, EventStatus
from krc_desktop.model.reports import Both
from krc_desktop.periods import Month, Period
from krc_desktop.store.event_lists import GAP
from krc_desktop.store.rows import Shelf

CELLS = 42

# an event lies on its days; the first of them bounds what is read
_EVENTS = f"""
SELECT d.local_day, e.id, e.title_lv, e.title_en, d.starts_at, d.ends_at, e.status, {GAP}
FROM events AS e CROSS JOIN event_days AS d ON d.event_id = e.id
WHERE e.local_day BETWEEN :longest AND :last AND d.local_day BETWEEN :first AND :last
    {{of_centre}}
ORDER BY d.starts_at, e.id
"""

# a machine taken for an event is told by the event itself
_BOOKINGS = """
SELECT b.local_day, b.id, b.equipment_id, m.name_lv, m.name_en, m.kind, b.purpose,
    coalesce(trim(p.first_name || ' ' || p.last_name), o.name, ''), b.starts_at, b.ends_at
FROM bookings AS b JOIN equipment AS m ON m.id = b.equipment_id
LEFT JOIN people AS p ON p.id = b.person_id LEFT JOIN organisations AS o ON o.id = b.organisation_id
WHERE b.local_day BETWEEN :first AND :last AND b.status IN ('booked', 'used')
    AND b.purpose <> 'event' {of_centre}
ORDER BY b.starts_at, b.id
"""


class EventMonths:
    """Reads month views from an open file."""

    def __init__(self, connection: Any, now: Callable[[], datetime]) -> None:
        """Month views over a connection."""
        self._connection = connection
        self._now = now
        self._closures = Shelf(connection, now, "closures", Closure)

    def grid(self, month: Month, centre_id: int | None = None) -> tuple[CalendarDay, ...]:
        """The 42 days from the Monday on or before a month's first day; no centre: all of them."""
        span = grid_of(month)
        events = self._by_day(_EVENTS, "e", span, centre_id, _event)
        bookings = self._by_day(_BOOKINGS, "b", span, centre_id, _booking)
        closures = self._closed(span, centre_id)
        return tuple(
            CalendarDay(
                day=day,
                in_month=day in month.period,
                events=tuple(events[day]),
                bookings=tuple(bookings[day]),
                closure=next((c for c in closures if c.first_day <= day <= c.last_day), None),
            )
            for day in span.days()
        )

    def _by_day(
        self,
        sql: str,
        table: str,
        span: Period,
        centre_id: int | None,
        read: Callable[[Any], Any],
    ) -> dict[date, list[Any]]:
        of_centre = f"AND {table}.centre_id = :centre" if centre_id is not None else ""
        values = {
            "now": seconds_of(self._now()),
            "first": span.first.isoformat(),
            "last": span.last.isoformat(),
            "longest": (span.first - LONGEST_EVENT).isoformat(),
            "centre": centre_id,
        }
        found: dict[date, list[Any]] = defaultdict(list)
        for row in self._connection.execute(sql.format(of_centre=of_centre), values):
            found[date.fromisoformat(row[0])].append(read(row))
        return found

    def _closed(self, span: Period, centre_id: int | None) -> list[Closure]:
        """The closures of one centre; of all centres together none is true."""
        if centre_id is None:
            return []
        where = "centre_id = ? AND first_day <= ? AND last_day >= ? ORDER BY id"
        ends = span.last.isoformat(), span.first.isoformat()
        return list(self._closures.find(where, centre_id, *ends))


def grid_of(month: Month) -> Period:
    """The days of a month's grid: six whole weeks, Monday first."""
    first = month.period.first
    monday = first - timedelta(days=first.isoweekday() - 1)
    return Period(monday, monday + timedelta(days=CELLS - 1))


def _event(row: Any) -> CalendarEvent:
    return CalendarEvent(
        id=row[1],
        title=Both(row[2], row[3]),
        starts_at=from_seconds(row[4]),
        ends_at=from_seconds(row[5]),
        status=EventStatus(row[6]),
        gap=Gap(row[7]) if row[7] else None,
    )


def _booking(row: Any) -> CalendarBooking:
    return CalendarBooking(
        id=row[1],
        equipment_id=row[2],
        equipment=Both(row[3], row[4]),
        equipment_kind=EquipmentKind(row[5]),
        purpose=BookingPurpose(row[6]),
        who=row[7],
        starts_at=from_seconds(row[8]),
        ends_at=from_seconds(row[9]),
    )
