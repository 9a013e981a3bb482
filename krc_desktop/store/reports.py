"""The rows behind a report: each list is what one of its figures counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from krc_desktop import clock
from krc_desktop.model.events import EventStatus
from krc_desktop.model.organisations import OrganisationKind
from krc_desktop.model.reports import Both, EventRow, TaskRow, UnheldEvent
from krc_desktop.store.figures import REPRESENTED, Scope


def first_day(connection: Any, centre_id: int | None) -> date | None:
    """The first local day of which a centre has any record; None: of none."""
    found = [
        connection.execute(
            f"SELECT min(local_day) FROM {table} WHERE coalesce(centre_id = ?, TRUE)", (centre_id,)
        ).fetchone()[0]
        for table in ("events", "bookings", "volunteer_entries")
    ]
    days = [day for day in found if day is not None]
    return date.fromisoformat(min(days)) if days else None


def last_change(connection: Any) -> date | None:
    """The local day on which the file was last changed."""
    row = connection.execute(
        "SELECT local_day FROM change_groups ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return date.fromisoformat(row[0]) if row else None


@dataclass(frozen=True)
class HeldEvent:
    """A held event's row and its id."""

    id: int
    row: EventRow


def held_events(connection: Any, scope: Scope) -> list[HeldEvent]:
    """The held events of a scope with what was counted at each, in the order of time."""
    rows = connection.execute(
        f"""
        SELECT e.id, coalesce(e.outside_id, 'P-' || e.id), e.local_day, e.starts_at,
            (SELECT max(local_day) FROM event_days AS d WHERE d.event_id = e.id),
            e.title_lv, e.title_en, coalesce(k.name_lv, ''), coalesce(k.name_en, ''), e.place,
            (SELECT count(*) FROM attendances AS a WHERE a.event_id = e.id AND a.present = 1),
            (SELECT coalesce(sum(people), 0) FROM headcounts AS h WHERE h.event_id = e.id),
            (SELECT count(DISTINCT person_id) FROM attendances AS a
             WHERE a.event_id = e.id AND a.present = 1),
            (SELECT count(DISTINCT person_id) FROM volunteer_entries AS v
             WHERE v.event_id = e.id AND v.state = 'accepted')
        FROM events AS e LEFT JOIN event_kinds AS k ON k.id = e.kind_id
        WHERE e.id IN ({scope.held}) ORDER BY e.starts_at, e.id
        """,
        scope.values,
    )
    return [HeldEvent(row[0], _event_row(row)) for row in rows]


def _event_row(row: Any) -> EventRow:
    _, number, day, starts, last, lv, en, kind_lv, kind_en, place, *counts = row
    first = date.fromisoformat(day)
    named, unnamed, participations, volunteers = counts
    return EventRow(
        number=number,
        first_day=first,
        last_day=date.fromisoformat(last) if last else first,
        starts_at=clock.from_seconds(starts),
        title=Both(lv, en),
        kind=Both(kind_lv, kind_en),
        place=place,
        visits_named=named,
        visits_unnamed=unnamed,
        participations_named=participations,
        volunteers=volunteers,
    )


def lines_of(connection: Any, project_id: int, events: list[int]) -> dict[int, int]:
    """On which of a project's lines events sit: event id to line id."""
    marks = ", ".join("?" for _ in events)
    rows = connection.execute(
        f"SELECT event_id, line_id FROM event_lines WHERE project_id = ? AND event_id IN ({marks})",
        (project_id, *events),
    )
    return dict(rows.fetchall())


def volunteers_at(connection: Any, events: list[int]) -> int:
    """Different people with accepted hours at any of the events."""
    marks = ", ".join("?" for _ in events)
    row = connection.execute(
        "SELECT count(DISTINCT person_id) FROM volunteer_entries"
        f" WHERE state = 'accepted' AND event_id IN ({marks})",
        events,
    ).fetchone()
    return int(row[0])


def unheld_events(connection: Any, scope: Scope) -> list[tuple[EventStatus, UnheldEvent]]:
    """The events of a scope that were not held, with reason and new day, beside their state."""
    rows = connection.execute(
        "SELECT local_day, title_lv, title_en, status, status_reason, postponed_to FROM events"
        f" WHERE {scope.within('events')} AND status <> 'held' ORDER BY starts_at, id",
        scope.values,
    )
    return [
        (
            EventStatus(status),
            UnheldEvent(
                first_day=date.fromisoformat(day),
                title=Both(lv, en),
                state=status,
                reason=reason,
                new_day=date.fromisoformat(to) if to else None,
            ),
        )
        for day, lv, en, status, reason, to in rows
    ]


def visits_by_day(connection: Any, scope: Scope) -> dict[date, tuple[int, int]]:
    """Visits of named people and of those only counted, by local day.

    What was counted for a whole event stands on its first day; a day after the span (an event over
    the month's end belongs whole to its start) on the span's last.
    """
    rows = connection.execute(
        f"""
        SELECT min(day, :last), sum(named), sum(unnamed) FROM (
            SELECT d.local_day AS day, 1 AS named, 0 AS unnamed
            FROM attendances AS a JOIN event_days AS d ON d.id = a.event_day_id
            WHERE a.event_id IN ({scope.held}) AND a.present = 1
            UNION ALL
            SELECT coalesce(d.local_day, e.local_day), 0, h.people
            FROM headcounts AS h JOIN events AS e ON e.id = h.event_id
            LEFT JOIN event_days AS d ON d.id = h.event_day_id
            WHERE h.event_id IN ({scope.held}))
        GROUP BY 1
        """,
        scope.values,
    )
    return {date.fromisoformat(day): (named, unnamed) for day, named, unnamed in rows}


def tasks(connection: Any, scope: Scope, before: Scope | None) -> list[TaskRow]:
    """Accepted hours by task, most first; `before`: the month that they are set beside."""
    found = _minutes_by_task(connection, scope)
    earlier = _minutes_by_task(connection, before) if before is not None else {}
    rows = [
        TaskRow(
            task=task,
            note="",
            people=people,
            minutes=minutes,
            previous_minutes=None if before is None else earlier.get(task, (0, 0))[1],
        )
        for task, (people, minutes) in found.items()
    ]
    return sorted(rows, key=lambda row: (-row.minutes, row.task))


def _minutes_by_task(connection: Any, scope: Scope) -> dict[str, tuple[int, int]]:
    rows = connection.execute(
        "SELECT task, count(DISTINCT person_id), sum(minutes) FROM volunteer_entries"
        f" WHERE {scope.within('volunteer_entries')} AND state = 'accepted' GROUP BY task",
        scope.values,
    )
    return {task: (people, minutes) for task, people, minutes in rows}


@dataclass(frozen=True)
class Represented:
    """An organisation represented in a scope, and in how many held events."""

    name: str
    sort_key: str
    kind: OrganisationKind
    contribution: str
    events: int
    is_new: bool


def represented(connection: Any, scope: Scope, *, tell_new: bool) -> list[Represented]:
    """The organisations represented, most events first; merged ones under the name that stays."""
    rows = connection.execute(
        f"""
        WITH seen AS ({REPRESENTED.format(held=scope.held)}),
        counted AS (
            SELECT coalesce(o.merged_into_id, o.id) AS id, count(DISTINCT s.event_id) AS events
            FROM seen AS s JOIN organisations AS o ON o.id = s.organisation_id GROUP BY 1)
        SELECT o.id, o.name, o.sort_key, o.kind, c.events,
            coalesce((SELECT group_concat(contribution, ', ') FROM (
                SELECT DISTINCT p.contribution FROM event_organisations AS p
                JOIN organisations AS m ON m.id = p.organisation_id
                WHERE coalesce(m.merged_into_id, m.id) = o.id AND p.contribution <> ''
                  AND p.event_id IN ({scope.held}))), '')
        FROM counted AS c JOIN organisations AS o ON o.id = c.id
        ORDER BY c.events DESC, o.sort_key, o.id
        """,
        scope.values,
    ).fetchall()
    known = _represented_before(connection, scope) if tell_new else None
    return [
        Represented(
            name=name,
            sort_key=key,
            kind=OrganisationKind(kind),
            contribution=contribution,
            events=events,
            is_new=known is not None and row_id not in known,
        )
        for row_id, name, key, kind, events, contribution in rows
    ]


def _represented_before(connection: Any, scope: Scope) -> set[int]:
    """The organisations represented anywhere before the scope."""
    held = "SELECT id FROM events WHERE status = 'held' AND local_day < :first"
    rows = connection.execute(
        "SELECT DISTINCT coalesce(o.merged_into_id, o.id) FROM ("
        + REPRESENTED.format(held=held)
        + ") AS s JOIN organisations AS o ON o.id = s.organisation_id",
        scope.values,
    )
    return {row[0] for row in rows}


def people_present(connection: Any, scope: Scope) -> set[int]:
    """The different named people of a scope, gathered row by row: the second way to count them."""
    present: set[int] = set()
    for person, status, is_present in connection.execute(
        "SELECT a.person_id, e.status, a.present FROM attendances AS a"
        " JOIN events AS e ON e.id = a.event_id WHERE " + scope.within("e"),
        scope.values,
    ):
        if status == "held" and is_present:
            present.add(person)
    return present


@dataclass(frozen=True)
class FiringRecord:
    """A firing with what is known of it; None where nobody wrote it down."""

    booking_id: int
    day: date
    number: str
    machine: Both
    kind: str | None
    programme: str
    cone: str
    celsius: int | None
    owners: int | None
    pieces_in: int | None
    pieces_lost: int | None


def firings(connection: Any, scope: Scope) -> list[FiringRecord]:
    """The firings of a scope: used bookings of kilns made for one, in the order of time."""
    rows = connection.execute(
        f"""
        SELECT b.id, b.local_day, coalesce(nullif(f.number, ''), b.outside_id, 'A-' || b.id),
            m.name_lv, m.name_en, f.kind, coalesce(f.programme, ''), coalesce(f.cone, ''),
            coalesce(f.peak_celsius, f.target_celsius),
            p.owners, coalesce(p.pieces_in, f.pieces_in), coalesce(p.pieces_lost, f.pieces_lost)
        FROM bookings AS b JOIN equipment AS m ON m.id = b.equipment_id
        LEFT JOIN firings AS f ON f.booking_id = b.id
        LEFT JOIN (
            SELECT pf.firing_id, sum(pf.pieces_in) AS pieces_in, sum(pf.pieces_lost) AS pieces_lost,
                count(DISTINCT coalesce('p' || i.person_id, 'e' || i.event_id)) AS owners
            FROM piece_firings AS pf JOIN pieces AS i ON i.id = pf.piece_id
            GROUP BY pf.firing_id) AS p ON p.firing_id = f.id
        WHERE {scope.within("b")} AND b.status = 'used' AND b.purpose = 'firing'
        ORDER BY b.starts_at, b.id
        """,
        scope.values,
    )
    return [
        FiringRecord(row[0], date.fromisoformat(row[1]), row[2], Both(row[3], row[4]), *row[5:12])
        for row in rows
    ]


def maintenance_days(connection: Any, scope: Scope) -> dict[int, frozenset[date]]:
    """The days on which maintenance was done, by machine."""
    rows = connection.execute(
        "SELECT equipment_id, local_day FROM bookings AS b"
        f" WHERE {scope.within('b')} AND b.purpose = 'maintenance' AND b.status = 'used'",
        scope.values,
    )
    found: dict[int, frozenset[date]] = {}
    for machine, day in rows:
        found[machine] = found.get(machine, frozenset()) | {date.fromisoformat(day)}
    return found
