"""The one place that counts. Every face of the program reads its figures from here.

The rules are those of how-we-count: only held events; an event, booking or firing belongs whole to
the local day on which it starts; named visits, unnamed visits and unique people are never mixed;
groups and organisations are those frozen at the event; merged organisations count once. Whole
minutes everywhere: hours appear on the printed figure only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from krc_desktop.model.agenda import MonthFigure
from krc_desktop.model.figures import (
    EventFigures,
    Figures,
    GroupFigures,
    LineFigures,
    PeopleFigures,
)
from krc_desktop.periods import Period
from krc_desktop.store.equipment_figures import equipment_figures


@dataclass(frozen=True)
class Scope:
    """Which rows are meant: a span of local days, of one centre (its id) or of all (None)."""

    period: Period
    centre_id: int | None = None

    @property
    def values(self) -> dict[str, Any]:
        """The values of the conditions below."""
        return {
            "first": self.period.first.isoformat(),
            "last": self.period.last.isoformat(),
            "centre": self.centre_id,
        }

    def within(self, table: str) -> str:
        """The condition that a table's rows lie in the scope."""
        of_centre = f" AND {table}.centre_id = :centre" if self.centre_id is not None else ""
        return f"{table}.local_day BETWEEN :first AND :last{of_centre}"

    @property
    def held(self) -> str:
        """The ids of the held events of the scope, as a subquery."""
        return f"SELECT id FROM events WHERE {self.within('events')} AND status = 'held'"


def count(connection: Any, scope: Scope, *, code: str | None = None) -> Figures:
    """All figures of a scope; `code` is the centre's, as the figures will name it."""
    named = _one(connection, scope, _NAMED.format(held=scope.held))
    unnamed = _one(connection, scope, _UNNAMED.format(held=scope.held))
    entries = _one(
        connection,
        scope,
        "SELECT count(*), count(DISTINCT person_id), coalesce(sum(minutes), 0),"
        " coalesce(sum(minutes) FILTER (WHERE known = 'measured'), 0) FROM volunteer_entries"
        f" WHERE {scope.within('volunteer_entries')} AND state = 'accepted'",
    )
    return Figures(
        period=scope.period,
        centre=code,
        events=_events(connection, scope),
        visits_named=named[0],
        participations_named=named[1],
        unique_people=named[2],
        visits_unnamed=unnamed[0],
        new_people=_one(connection, scope, _NEW_PEOPLE.format(held=scope.held))[0],
        largest_event_visits=_one(connection, scope, _LARGEST.format(held=scope.held))[0],
        by_group=_by_group(connection, scope),
        by_line=_by_line(connection, scope),
        organisations=_one(connection, scope, _ORGANISATIONS.format(held=scope.held))[0],
        partner_organisations=_one(connection, scope, _PARTNERS.format(held=scope.held))[0],
        volunteer_entries=entries[0],
        volunteers=entries[1],
        volunteer_minutes=entries[2],
        volunteer_minutes_measured=entries[3],
        outputs=_outputs(connection, scope),
        equipment=equipment_figures(connection, scope.period, scope.centre_id),
    )


def month_figures(connection: Any, scope: Scope) -> dict[MonthFigure, int]:
    """Held events, visits and accepted minutes of a scope: what `count` says, without the rest."""
    named = _one(
        connection,
        scope,
        f"SELECT count(*) FROM attendances WHERE event_id IN ({scope.held}) AND present = 1",
    )
    minutes = _one(
        connection,
        scope,
        "SELECT coalesce(sum(minutes), 0) FROM volunteer_entries"
        f" WHERE {scope.within('volunteer_entries')} AND state = 'accepted'",
    )
    return {
        MonthFigure.EVENTS: _one(connection, scope, f"SELECT count(*) FROM ({scope.held})")[0],
        MonthFigure.VISITS: named[0] + _one(connection, scope, _UNNAMED.format(held=scope.held))[0],
        MonthFigure.VOLUNTEER_MINUTES: minutes[0],
    }


def _one(connection: Any, scope: Scope, sql: str) -> Any:
    return connection.execute(sql, scope.values).fetchone()


_NAMED = """
SELECT coalesce(sum(days), 0), count(*), count(DISTINCT person_id) FROM (
    SELECT person_id, count(*) AS days FROM attendances
    WHERE event_id IN ({held}) AND present = 1 GROUP BY event_id, person_id)
"""

_UNNAMED = "SELECT coalesce(sum(people), 0) FROM headcounts WHERE event_id IN ({held})"

# first attendance ever, in this file, whichever the centre
_NEW_PEOPLE = """
SELECT count(*) FROM (
    SELECT DISTINCT person_id FROM attendances WHERE event_id IN ({held}) AND present = 1) AS came
WHERE NOT EXISTS (
    SELECT 1 FROM attendances AS before CROSS JOIN events AS earlier ON earlier.id = before.event_id
    WHERE before.person_id = came.person_id AND before.present = 1
      AND earlier.status = 'held' AND earlier.local_day < :first)
"""

# different people at one event: those named, those counted for the whole event, and those counted
# on the fullest day; the same children on three days of a camp are not more people
_LARGEST = """
SELECT coalesce(max(named + whole + fullest), 0) FROM (
    SELECT
        (SELECT count(DISTINCT person_id) FROM attendances
         WHERE event_id = event.id AND present = 1) AS named,
        (SELECT coalesce(sum(people), 0) FROM headcounts
         WHERE event_id = event.id AND event_day_id IS NULL) AS whole,
        (SELECT coalesce(max(people), 0) FROM (
            SELECT sum(people) AS people FROM headcounts
            WHERE event_id = event.id AND event_day_id IS NOT NULL
            GROUP BY event_day_id)) AS fullest
    FROM ({held}) AS event)
"""

_PARTNERS = """
SELECT count(DISTINCT coalesce(o.merged_into_id, o.id))
FROM event_organisations AS p JOIN organisations AS o ON o.id = p.organisation_id
WHERE p.event_id IN ({held})
"""

REPRESENTED = """
    SELECT event_id, organisation_id FROM event_organisations WHERE event_id IN ({held})
    UNION
    SELECT h.event_id, ho.organisation_id FROM headcounts AS h
    JOIN headcount_organisations AS ho ON ho.headcount_id = h.id WHERE h.event_id IN ({held})
    UNION
    SELECT event_id, organisation_id FROM attendances
    WHERE event_id IN ({held}) AND present = 1 AND organisation_id IS NOT NULL
"""

_ORGANISATIONS = (
    "SELECT count(DISTINCT coalesce(o.merged_into_id, o.id)) FROM ("
    + REPRESENTED
    + ") AS r JOIN organisations AS o ON o.id = r.organisation_id"
)


def _events(connection: Any, scope: Scope) -> EventFigures:
    rows = connection.execute(
        f"SELECT status, count(*) FROM events WHERE {scope.within('events')} GROUP BY status",
        scope.values,
    )
    return EventFigures(**dict(rows.fetchall()))


def _by_group(connection: Any, scope: Scope) -> Mapping[str, GroupFigures]:
    """Every group that is in use or was counted, in the list's order; "" for no group."""
    named = connection.execute(
        "SELECT group_id, count(*), count(DISTINCT person_id) FROM attendances"
        f" WHERE event_id IN ({scope.held}) AND present = 1 GROUP BY group_id",
        scope.values,
    ).fetchall()
    unnamed = dict(
        connection.execute(
            "SELECT group_id, sum(people) FROM headcounts"
            f" WHERE event_id IN ({scope.held}) GROUP BY group_id",
            scope.values,
        ).fetchall()
    )
    visits = {group: (days, people) for group, days, people in named}
    groups = connection.execute(
        "SELECT id, code, archived_on IS NULL FROM groups ORDER BY position, id"
    ).fetchall()
    found: dict[str, GroupFigures] = {}
    for group, code, in_use in [*groups, (None, "", False)]:
        if in_use or group in visits or unnamed.get(group):
            days, people = visits.get(group, (0, 0))
            found[code] = GroupFigures(days, unnamed.get(group, 0), people)
    return found


def _by_line(connection: Any, scope: Scope) -> Mapping[str, LineFigures]:
    """The lines on which held events sit. A code that two projects use is led by the project's."""
    rows = connection.execute(
        f"""
        WITH held AS ({scope.held})
        SELECT p.code, l.code, count(*),
            sum((SELECT count(*) FROM attendances AS a
                 WHERE a.event_id = e.event_id AND a.present = 1)
              + (SELECT coalesce(sum(people), 0) FROM headcounts AS h
                 WHERE h.event_id = e.event_id))
        FROM event_lines AS e
        JOIN activity_lines AS l ON l.id = e.line_id
        JOIN projects AS p ON p.id = e.project_id
        WHERE e.event_id IN (SELECT id FROM held)
        GROUP BY l.id ORDER BY p.starts_on, p.id, l.position, l.id
        """,
        scope.values,
    ).fetchall()
    codes = [line for _, line, _, _ in rows]
    return {
        (f"{project}/{line}" if codes.count(line) > 1 else line): LineFigures(events, visits)
        for project, line, events, visits in rows
    }


def _outputs(connection: Any, scope: Scope) -> int:
    """How many things were made or given; those of an event that was not held do not count."""
    row = _one(
        connection,
        scope,
        f"SELECT coalesce(sum(quantity), 0) FROM outputs WHERE {scope.within('outputs')}"
        " AND (event_id IS NULL"
        " OR (SELECT status FROM events WHERE events.id = outputs.event_id) = 'held')",
    )
    return int(row[0])


def people_figures(connection: Any, scope: Scope) -> PeopleFigures:
    """The figures of a scope that depend on who is who: what `count` says, without the rest."""
    named = _one(connection, scope, _NAMED.format(held=scope.held))
    unnamed = _one(connection, scope, _UNNAMED.format(held=scope.held))
    volunteers = _one(
        connection,
        scope,
        "SELECT count(DISTINCT person_id) FROM volunteer_entries"
        f" WHERE {scope.within('volunteer_entries')} AND state = 'accepted'",
    )
    return PeopleFigures(
        unique_people=named[2],
        visits=named[0] + unnamed[0],
        new_people=_one(connection, scope, _NEW_PEOPLE.format(held=scope.held))[0],
        volunteers=volunteers[0],
    )
