"""The figures of a month against DuckDB, which counts the same from the same tables.

DuckDB has the tables in memory, in columns, and both cores; ours reads the file. Ours also lays the
opening hours of every machine, which DuckDB is spared: the ratio errs against ours.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from string import Template
from typing import Any

import duckdb

from krc_desktop.model.figures import EquipmentFigures, Figures
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.figures import Scope, count
from tests.benchmarks.measuring import Bench, Result, in_pairs, timing
from tests.benchmarks.scales import CLOCK, MONTH

_TABLES = """
    events attendances headcounts headcount_organisations event_organisations organisations groups
    activity_lines projects event_lines volunteer_entries outputs bookings booking_uses
    booking_phases firings pieces piece_firings equipment inductions outages
"""
_WHOLE = Template("SELECT * FROM $table")
_DAYS = {"local_day", "inducted_on", "valid_until"}


def figures_of_a_month(bench: Bench) -> list[Result]:
    """All centres together, and one of them."""
    with (
        CentreFile.opened_to_read(bench.made.path, CLOCK) as file,
        duckdb.connect() as duck,
    ):
        load(duck, file.connection, bench.folder)
        first = next(file.centres.all())
        whole = _compared(bench, file.connection, duck, None)
        return [whole, _compared(bench, file.connection, duck, first.id)]


def _compared(bench: Bench, connection: Any, duck: Any, centre: int | None) -> Result:
    scope = Scope(MONTH.period, centre)
    mine, theirs = count(connection, scope), counted(duck, scope)
    assert numbers_of(mine) == theirs, "the two do not count the same"
    pairs = in_pairs(
        timing(lambda: count(connection, scope)),
        timing(lambda: counted(duck, scope)),
        bench.times(21),
    )
    if centre is not None:
        what = "Figures of a month, one centre"
        return Result(what, pairs.ratio, "DuckDB", pairs.medians)
    met = pairs.ratio <= 2 and median(pairs.ours) < 0.150
    what = "Figures of a month, all centres"
    return Result(what, pairs.ratio, "DuckDB", pairs.medians, "≤ 2 and < 150 ms", met)


# -- DuckDB ----------------------------------------------------------------------------------------


def load(duck: Any, connection: Any, folder: Path) -> None:
    """Copy the tables that are counted into DuckDB's memory."""
    for table in _TABLES.split():
        columns = connection.execute(
            "SELECT name, type FROM pragma_table_info(?)", (table,)
        ).fetchall()
        kinds = {name: _kind(name, told) for name, told in columns}
        path = folder / f"{table}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(connection.execute(_WHOLE.substitute(table=table)))
        relation = duck.read_csv(str(path), columns=kinds, header=False)
        relation.create(table)
        path.unlink()


def _kind(name: str, told: str) -> str:
    return "DATE" if name in _DAYS else {"INTEGER": "BIGINT"}.get(told, "VARCHAR")


def counted(duck: Any, scope: Scope) -> dict[str, Any]:
    """The numbers of a scope as DuckDB counts them."""
    values = {"first": scope.period.first, "last": scope.period.last, "centre": scope.centre_id}
    duck.execute(_HELD, values)
    duck.execute(_CAME)
    found: dict[str, Any] = {"events": dict(_all(duck, _EVENTS, values))}
    for names, sql in _PLAIN.items():
        given = {key: value for key, value in values.items() if f"${key}" in sql}
        found |= zip(names.split(), _all(duck, sql, given)[0], strict=True)
    found["by_group"] = {
        code: rest for code, *rest in _all(duck, _BY_GROUP) if any(rest) or code != ""
    }
    found["by_line"] = {code: rest for code, *rest in _all(duck, _BY_LINE)}
    found["equipment"] = {code: rest for code, *rest in _all(duck, _EQUIPMENT, values)}
    return found


def _all(duck: Any, sql: str, values: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = duck.execute(sql, values).fetchall()
    return rows


_HELD = """
CREATE OR REPLACE TEMP TABLE held AS SELECT id FROM events
WHERE local_day BETWEEN $first AND $last AND status = 'held'
  AND ($centre IS NULL OR centre_id = $centre)
"""
_CAME = """
CREATE OR REPLACE TEMP TABLE came AS
SELECT event_id, person_id, group_id, organisation_id FROM attendances
WHERE present = 1 AND event_id IN (SELECT id FROM held)
"""
_EVENTS = """
SELECT status, count(*) FROM events WHERE local_day BETWEEN $first AND $last
  AND ($centre IS NULL OR centre_id = $centre) GROUP BY status
"""
_PLAIN = {
    "visits_named participations_named unique_people": """
        SELECT count(*), count(DISTINCT (event_id, person_id)), count(DISTINCT person_id) FROM came
    """,
    "visits_unnamed": """
        SELECT coalesce(sum(people), 0) FROM headcounts WHERE event_id IN (SELECT id FROM held)
    """,
    "new_people": """
        SELECT count(*) FROM (SELECT DISTINCT person_id FROM came) AS c WHERE NOT EXISTS (
            SELECT 1 FROM attendances AS a JOIN events AS e ON e.id = a.event_id
            WHERE a.person_id = c.person_id AND a.present = 1 AND e.status = 'held'
              AND e.local_day < $first)
    """,
    "largest_event_visits": """
        SELECT coalesce(max(coalesce(n.people, 0) + coalesce(w.people, 0) + coalesce(f.people, 0)),
            0)
        FROM held LEFT JOIN (
            SELECT event_id, count(DISTINCT person_id) AS people FROM came GROUP BY event_id
        ) AS n ON n.event_id = held.id LEFT JOIN (
            SELECT event_id, sum(people) AS people FROM headcounts WHERE event_day_id IS NULL
            GROUP BY event_id
        ) AS w ON w.event_id = held.id LEFT JOIN (
            SELECT event_id, max(people) AS people FROM (
                SELECT event_id, sum(people) AS people FROM headcounts
                WHERE event_day_id IS NOT NULL GROUP BY event_id, event_day_id)
            GROUP BY event_id
        ) AS f ON f.event_id = held.id
    """,
    "organisations": """
        SELECT count(DISTINCT coalesce(o.merged_into_id, o.id)) FROM (
            SELECT organisation_id FROM event_organisations
            WHERE event_id IN (SELECT id FROM held)
            UNION SELECT ho.organisation_id FROM headcounts AS h
            JOIN headcount_organisations AS ho ON ho.headcount_id = h.id
            WHERE h.event_id IN (SELECT id FROM held)
            UNION SELECT organisation_id FROM came
        ) AS r JOIN organisations AS o ON o.id = r.organisation_id
    """,
    "partner_organisations": """
        SELECT count(DISTINCT coalesce(o.merged_into_id, o.id)) FROM event_organisations AS p
        JOIN organisations AS o ON o.id = p.organisation_id
        WHERE p.event_id IN (SELECT id FROM held)
    """,
    "volunteer_entries volunteers volunteer_minutes volunteer_minutes_measured": """
        SELECT count(*), count(DISTINCT person_id), coalesce(sum(minutes), 0),
            coalesce(sum(minutes) FILTER (WHERE known = 'measured'), 0)
        FROM volunteer_entries WHERE local_day BETWEEN $first AND $last AND state = 'accepted'
          AND ($centre IS NULL OR centre_id = $centre)
    """,
    "outputs": """
        SELECT coalesce(sum(quantity), 0) FROM outputs WHERE local_day BETWEEN $first AND $last
          AND ($centre IS NULL OR centre_id = $centre) AND (event_id IS NULL
            OR event_id IN (SELECT id FROM events WHERE status = 'held'))
    """,
}
_BY_GROUP = """
WITH named AS (
    SELECT group_id, count(*) AS visits, count(DISTINCT person_id) AS people
    FROM came GROUP BY group_id
), unnamed AS (
    SELECT group_id, sum(people) AS visits FROM headcounts
    WHERE event_id IN (SELECT id FROM held) GROUP BY group_id
)
SELECT g.code, coalesce(n.visits, 0), coalesce(u.visits, 0), coalesce(n.people, 0)
FROM (SELECT id, code FROM groups UNION ALL SELECT NULL, '') AS g
LEFT JOIN named AS n ON n.group_id = g.id LEFT JOIN unnamed AS u
    ON u.group_id IS NOT DISTINCT FROM g.id
"""
_BY_LINE = """
SELECT l.code, count(*), sum(coalesce(n.visits, 0) + coalesce(u.visits, 0))
FROM event_lines AS e JOIN activity_lines AS l ON l.id = e.line_id
LEFT JOIN (SELECT event_id, count(*) AS visits FROM came GROUP BY event_id) AS n
    ON n.event_id = e.event_id
LEFT JOIN (SELECT event_id, sum(people) AS visits FROM headcounts GROUP BY event_id) AS u
    ON u.event_id = e.event_id
WHERE e.event_id IN (SELECT id FROM held) GROUP BY l.id, l.code
"""
_EQUIPMENT = """
WITH b AS (
    SELECT * FROM bookings WHERE local_day BETWEEN $first AND $last
      AND ($centre IS NULL OR centre_id = $centre)
), phases AS (
    SELECT booking_id, sum((ends_at - starts_at) // 60) AS minutes FROM booking_phases
    WHERE phase IN ('fire', 'work') AND booking_id IN (SELECT id FROM b) GROUP BY booking_id
), used AS (
    SELECT b.equipment_id, count(*) AS bookings, sum((b.ends_at - b.starts_at) // 60) AS occupied,
        sum(coalesce((u.ends_at - u.starts_at) // 60, (f.off_at - f.on_at) // 60, p.minutes,
            (b.ends_at - b.starts_at) // 60)) AS working,
        count(*) FILTER (WHERE b.purpose = 'firing') AS firings
    FROM b LEFT JOIN booking_uses AS u ON u.booking_id = b.id
    LEFT JOIN firings AS f ON f.booking_id = b.id LEFT JOIN phases AS p ON p.booking_id = b.id
    WHERE b.status = 'used' AND b.purpose <> 'maintenance' GROUP BY b.equipment_id
), others AS (
    SELECT equipment_id, count(*) FILTER (WHERE status = 'no_show' AND purpose <> 'maintenance')
            AS no_shows,
        count(*) FILTER (WHERE status = 'cancelled' AND purpose <> 'maintenance') AS cancelled,
        coalesce(sum((ends_at - starts_at) // 60)
            FILTER (WHERE status = 'used' AND purpose = 'maintenance'), 0) AS maintenance
    FROM b GROUP BY equipment_id
), fired AS (
    SELECT b.equipment_id, sum(coalesce(p.pieces_in, f.pieces_in, 0)) AS pieces_in,
        sum(coalesce(p.pieces_lost, f.pieces_lost, 0)) AS pieces_lost
    FROM b JOIN firings AS f ON f.booking_id = b.id LEFT JOIN (
        SELECT firing_id, sum(pieces_in) AS pieces_in, sum(pieces_lost) AS pieces_lost
        FROM piece_firings GROUP BY firing_id) AS p ON p.firing_id = f.id
    WHERE b.status = 'used' AND b.purpose = 'firing' GROUP BY b.equipment_id
), served AS (
    SELECT equipment_id, count(DISTINCT person_id) AS people FROM (
        SELECT equipment_id, person_id FROM b WHERE status = 'used'
        UNION ALL
        SELECT b.equipment_id, i.person_id FROM b JOIN firings AS f ON f.booking_id = b.id
        JOIN piece_firings AS pf ON pf.firing_id = f.id JOIN pieces AS i ON i.id = pf.piece_id
        WHERE b.status = 'used'
        UNION ALL
        SELECT b.equipment_id, a.person_id FROM b JOIN events AS e ON e.id = b.event_id
        JOIN attendances AS a ON a.event_id = e.id
        WHERE b.status = 'used' AND b.purpose = 'event' AND e.status = 'held' AND a.present = 1)
    GROUP BY equipment_id
), taught AS (
    SELECT equipment_id, count(*) AS inductions FROM inductions
    WHERE inducted_on BETWEEN $first AND $last GROUP BY equipment_id
), down AS (
    SELECT equipment_id, sum((least(coalesce(ends_at, t.until), t.until)
        - greatest(starts_at, t.since)) // 60) AS minutes
    FROM outages, (SELECT
        epoch(timezone('Europe/Riga', $first::TIMESTAMP))::BIGINT AS since,
        epoch(timezone('Europe/Riga', ($last + 1)::TIMESTAMP))::BIGINT AS until) AS t
    WHERE starts_at < t.until AND coalesce(ends_at, t.until) > t.since GROUP BY equipment_id
)
SELECT m.outside_id, coalesce(used.bookings, 0), coalesce(others.no_shows, 0),
    coalesce(others.cancelled, 0), coalesce(used.occupied, 0), coalesce(used.working, 0),
    coalesce(used.firings, 0), coalesce(others.maintenance, 0), coalesce(fired.pieces_in, 0),
    coalesce(fired.pieces_lost, 0), coalesce(served.people, 0), coalesce(taught.inductions, 0),
    coalesce(down.minutes, 0)
FROM equipment AS m
LEFT JOIN used ON used.equipment_id = m.id LEFT JOIN others ON others.equipment_id = m.id
LEFT JOIN fired ON fired.equipment_id = m.id LEFT JOIN served ON served.equipment_id = m.id
LEFT JOIN taught ON taught.equipment_id = m.id LEFT JOIN down ON down.equipment_id = m.id
WHERE $centre IS NULL OR m.centre_id = $centre
"""


# -- ours in the same shape ------------------------------------------------------------------------


def numbers_of(figures: Figures) -> dict[str, Any]:
    """Our figures as `counted` tells DuckDB's."""
    told = figures.as_json()
    names = [name for group in _PLAIN for name in group.split()]
    return {
        "events": {status: number for status, number in told["events"].items() if number},
        **{name: getattr(figures, name) for name in names},
        "by_group": {code: list(row.values()) for code, row in told["by_group"].items()},
        "by_line": {code: list(row.values()) for code, row in told["by_line"].items()},
        "equipment": {code: _of_machine(row) for code, row in figures.equipment.items()},
    }


def _of_machine(machine: EquipmentFigures) -> list[int]:
    return [
        machine.bookings_used,
        machine.no_shows,
        machine.cancelled,
        machine.occupied_minutes,
        machine.working_minutes,
        machine.firings,
        machine.maintenance_minutes,
        machine.pieces_fired,
        machine.pieces_lost,
        machine.people_served,
        machine.inductions,
        machine.downtime_minutes,
    ]
