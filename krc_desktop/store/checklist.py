"""The rows that a month's report still waits for; each question reads one month of one centre."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from krc_desktop import clock
from krc_desktop.model.checklist import Told
from krc_desktop.model.event_lists import Gap
from krc_desktop.model.reports import Both
from krc_desktop.model.stories import ReportPart
from krc_desktop.periods import Month
from krc_desktop.store.event_lists import GAP
from krc_desktop.store.figures import Scope


def event_gaps(connection: Any, scope: Scope, now: datetime) -> Mapping[Gap, tuple[Told, ...]]:
    """The events of a scope that lack something, by what they lack, as the list of events says."""
    rows = connection.execute(
        f"SELECT e.id, e.local_day, e.title_lv, e.title_en, {GAP} AS gap FROM events AS e"
        f" WHERE {scope.within('e')} AND gap IS NOT NULL ORDER BY e.starts_at, e.id",
        scope.values | {"now": clock.seconds_of(now)},
    ).fetchall()
    return {gap: tuple(_row(row) for row in rows if row[4] == gap) for gap in Gap}


def events_without_line(connection: Any, scope: Scope) -> tuple[Told, ...]:
    """Held events on no activity line although one was running on their day."""
    return _told(
        connection,
        scope,
        "SELECT e.id, e.local_day, e.title_lv, e.title_en FROM events AS e"
        f" WHERE {scope.within('e')} AND e.status = 'held'"
        " AND NOT EXISTS (SELECT 1 FROM event_lines AS s WHERE s.event_id = e.id)"
        " AND EXISTS (SELECT 1 FROM activity_lines AS l"
        "     WHERE l.valid_from <= e.local_day AND l.valid_until >= e.local_day)"
        " ORDER BY e.starts_at",
    )


def bookings_without_outcome(connection: Any, scope: Scope, now: datetime) -> tuple[Told, ...]:
    """Bookings that are over and neither used nor missed; named by their machine."""
    return _told(
        connection,
        scope,
        "SELECT b.id, b.local_day, m.name_lv, m.name_en"
        " FROM bookings AS b CROSS JOIN equipment AS m ON m.id = b.equipment_id"
        f" WHERE {scope.within('b')} AND b.status = 'booked' AND b.ends_at <= :now"
        " ORDER BY b.starts_at, b.id",
        now,
    )


def suggested_hours(connection: Any, scope: Scope) -> tuple[Told, ...]:
    """Suggested hours that nobody has accepted or declined; named by their person."""
    return _told(
        connection,
        scope,
        "SELECT v.id, v.local_day, trim(p.first_name || ' ' || p.last_name), ''"
        " FROM volunteer_entries AS v CROSS JOIN people AS p ON p.id = v.person_id"
        f" WHERE {scope.within('v')} AND v.state = 'suggested' ORDER BY v.local_day, v.id",
    )


# the newest answer must be a yes that stands: not asked counts as no
_SAID_YES = """
    (SELECT c.answer = 'yes' AND c.withdrawn_on IS NULL FROM consents AS c
     WHERE c.person_id = pp.person_id AND c.purpose = 'photo'
     ORDER BY c.given_on DESC, c.id DESC LIMIT 1)
"""


def photos_without_consent(connection: Any, scope: Scope) -> tuple[Told, ...]:
    """Photos chosen for the report that stay out of it, as the ids of their events."""
    return _told(
        connection,
        scope,
        "SELECT coalesce(p.event_id, 0), p.local_day, coalesce(e.title_lv, ''),"
        " coalesce(e.title_en, '') FROM photos AS p LEFT JOIN events AS e ON e.id = p.event_id"
        f" WHERE {scope.within('p')} AND p.in_report AND EXISTS ("
        "     SELECT 1 FROM photo_people AS pp WHERE pp.photo_id = p.id"
        f"     AND {_SAID_YES} IS NOT 1) ORDER BY p.local_day, p.position, p.id",
    )


def _told(connection: Any, scope: Scope, sql: str, now: datetime | None = None) -> tuple[Told, ...]:
    values = scope.values | ({"now": clock.seconds_of(now)} if now is not None else {})
    rows = connection.execute(sql, values)
    return tuple(_row(row) for row in rows)


def _row(row: Any) -> Told:
    return Told(row[0], date.fromisoformat(row[1]), Both(row[2], row[3]))


def plans_without_outcome(
    connection: Any, centre_id: int, month: Month, today: date
) -> tuple[Told, ...]:
    """What a month's report planned, is over, and of which nobody has said what became.

    A plan that is an event is answered by the event's own status.
    """
    rows = connection.execute(
        "SELECT r.id, r.first_day, r.what FROM report_plans AS r"
        " LEFT JOIN events AS e ON e.id = r.event_id"
        " WHERE r.centre_id = ? AND r.month = ? AND r.outcome = 'open' AND r.last_day < ?"
        " AND coalesce(e.status = 'planned', TRUE) ORDER BY r.first_day, r.id",
        (centre_id, str(month), today.isoformat()),
    )
    return tuple(Told(row[0], date.fromisoformat(row[1]), Both(row[2])) for row in rows)


def has_text(connection: Any, centre_id: int, month: Month, part: ReportPart) -> bool:
    """Whether one of a month's texts is written."""
    return _any(
        connection,
        "SELECT 1 FROM report_texts WHERE centre_id = ? AND month = ? AND part = ? AND body <> ''",
        (centre_id, str(month), part.value),
    )


def has_plans(connection: Any, centre_id: int, month: Month) -> bool:
    """Whether a month's report plans anything."""
    return _any(
        connection,
        "SELECT 1 FROM report_plans WHERE centre_id = ? AND month = ?",
        (centre_id, str(month)),
    )


def is_empty(connection: Any, scope: Scope) -> bool:
    """Whether nothing at all was entered for a scope."""
    return not any(
        _any(connection, f"SELECT 1 FROM {table} WHERE {scope.within(table)}", scope.values)
        for table in ("events", "volunteer_entries", "bookings")
    )


def has_begun(connection: Any, centre_id: int, last: date) -> bool:
    """Whether anything was entered for a centre up to a day: an event, or hours."""
    return any(
        _any(
            connection,
            f"SELECT 1 FROM {table} WHERE centre_id = ? AND local_day <= ?",
            (centre_id, last.isoformat()),
        )
        for table in ("events", "volunteer_entries")
    )


def times_issued(connection: Any, number: str) -> int:
    """How many issues of a document were sent, whatever their language."""
    row = connection.execute(
        "SELECT count(DISTINCT issue) FROM issued_reports WHERE number = ?", (number,)
    ).fetchone()
    return int(row[0])


def _any(connection: Any, sql: str, values: Any) -> bool:
    return connection.execute(f"{sql} LIMIT 1", values).fetchone() is not None
