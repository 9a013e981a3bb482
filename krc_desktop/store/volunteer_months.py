"""A month of volunteers read for its page: only accepted entries are added up."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from krc_desktop import clock
from krc_desktop.alphabet import folded
from krc_desktop.model.reports import Both
from krc_desktop.model.volunteer_months import (
    EntryNotes,
    EntryRow,
    LogDay,
    VolunteerRow,
    VolunteerSums,
)
from krc_desktop.model.volunteers import EntryState, Known, VolunteerEntry
from krc_desktop.store.figures import Scope

MOST_TASKS = 3

_VOLUNTEERS = """
SELECT p.id, trim(p.first_name || ' ' || p.last_name), trim(p.last_name || ' ' || p.first_name),
    s.minutes, s.measured, s.entries
FROM (SELECT person_id, sum(minutes) AS minutes, count(*) AS entries,
        coalesce(sum(minutes) FILTER (WHERE known = 'measured'), 0) AS measured
      FROM volunteer_entries AS v WHERE {within} AND state = 'accepted' GROUP BY person_id) AS s
JOIN people AS p ON p.id = s.person_id ORDER BY s.minutes DESC, p.sort_key, p.id
"""

_TASKS = """
SELECT v.person_id, coalesce(nullif(v.task, ''), e.title_lv) AS lv,
    iif(v.task = '', e.title_en, '') AS en
FROM volunteer_entries AS v LEFT JOIN events AS e ON e.id = v.event_id
WHERE {within} AND v.state = 'accepted' AND coalesce(nullif(v.task, ''), e.title_lv) IS NOT NULL
GROUP BY v.person_id, lv, en ORDER BY v.person_id, sum(v.minutes) DESC, lv
"""

_ENTRIES = """
SELECT v.id, v.person_id, trim(p.first_name || ' ' || p.last_name), v.local_day, v.minutes,
    v.starts, v.ends, v.task, v.event_id, coalesce(e.title_lv, ''), coalesce(e.title_en, ''),
    v.known, v.state
FROM volunteer_entries AS v JOIN people AS p ON p.id = v.person_id
LEFT JOIN events AS e ON e.id = v.event_id
WHERE {where} ORDER BY v.local_day DESC, v.id DESC
"""

_VISITS = """
SELECT e.id, e.title_lv, e.title_en, d.starts_at, d.ends_at
FROM attendances AS a JOIN event_days AS d ON d.id = a.event_day_id
JOIN events AS e ON e.id = a.event_id
WHERE a.person_id = ? AND a.present = 1 AND d.local_day = ? ORDER BY d.starts_at, e.id
"""


def volunteers_of(connection: Any, scope: Scope) -> list[VolunteerRow]:
    """Those with accepted hours in a scope, most hours first."""
    tasks: dict[int, list[Both]] = {}
    for person, lv, en in connection.execute(_TASKS.format(within=scope.within("v")), scope.values):
        known = tasks.setdefault(person, [])
        if len(known) < MOST_TASKS:
            known.append(Both(lv, en or ""))
    rows = connection.execute(_VOLUNTEERS.format(within=scope.within("v")), scope.values)
    return [
        VolunteerRow(person, name, listed, minutes, measured, entries, tuple(tasks.get(person, ())))
        for person, name, listed, minutes, measured, entries in rows
    ]


def volunteer_sums(connection: Any, scope: Scope) -> VolunteerSums:
    """The sums of a scope, and how many suggestions wait in it."""
    row = connection.execute(
        "SELECT count(DISTINCT person_id) FILTER (WHERE state = 'accepted'),"
        " coalesce(sum(minutes) FILTER (WHERE state = 'accepted'), 0),"
        " coalesce(sum(minutes) FILTER (WHERE state = 'accepted' AND known = 'measured'), 0),"
        " count(*) FILTER (WHERE state = 'suggested')"
        f" FROM volunteer_entries AS v WHERE {scope.within('v')}",
        scope.values,
    ).fetchone()
    return VolunteerSums(*row)


def hours_log(connection: Any, scope: Scope, *, person_id: int | None = None) -> list[LogDay]:
    """The accepted entries of a scope by day, newest first; of one person or of all."""
    entries = _of_state(connection, scope, EntryState.ACCEPTED, person_id)
    return [LogDay(day, tuple(rows)) for day, rows in groupby(entries, key=lambda row: row.day)]


def suggestions_of(
    connection: Any, scope: Scope, *, person_id: int | None = None
) -> list[EntryRow]:
    """The suggested entries of a scope that nobody has accepted or declined, newest first."""
    return _of_state(connection, scope, EntryState.SUGGESTED, person_id)


def _of_state(
    connection: Any, scope: Scope, state: EntryState, person_id: int | None
) -> list[EntryRow]:
    of_person = "" if person_id is None else " AND v.person_id = :person"
    where = f"{scope.within('v')} AND v.state = :state{of_person}"
    values = scope.values | {"state": state.value, "person": person_id}
    return [_entry(row) for row in connection.execute(_ENTRIES.format(where=where), values)]


def _entry(row: Any) -> EntryRow:
    row_id, person, name, day, minutes, starts, ends, task, event, lv, en, known, state = row
    return EntryRow(
        id=row_id,
        person_id=person,
        name=name,
        day=date.fromisoformat(day),
        minutes=minutes,
        starts=starts,
        ends=ends,
        task=task,
        event_id=event,
        event=Both(lv, en),
        known=Known(known),
        state=EntryState(state),
    )


def notes_on(connection: Any, entry: VolunteerEntry) -> EntryNotes:
    """What is to be pointed out beside an entry, stored or only typed (its id is 0 then)."""
    near = connection.execute(
        _ENTRIES.format(
            where="v.person_id = ? AND v.local_day BETWEEN ? AND ? AND v.id <> ?"
            " AND v.state = 'accepted'"
        ),
        (
            entry.person_id,
            (entry.local_day - timedelta(days=1)).isoformat(),
            (entry.local_day + timedelta(days=1)).isoformat(),
            entry.id,
        ),
    )
    others = [_entry(row) for row in near]
    same_day = sum(other.minutes for other in others if other.day == entry.local_day)
    return EntryNotes(
        visitor_at=_visited(connection, entry),
        overlaps=tuple(other for other in others if _overlap(entry, other)),
        day_minutes=same_day + entry.minutes,
        repeats=tuple(other for other in others if _repeats(entry, other)),
    )


def _visited(connection: Any, entry: VolunteerEntry) -> tuple[Both, ...]:
    """Events of the day at which the person stood on the list, at the entry's hours if known."""
    rows = connection.execute(_VISITS, (entry.person_id, entry.local_day.isoformat()))
    return tuple(
        Both(lv, en)
        for event, lv, en, starts, ends in rows
        if event == entry.event_id or _at_the_time(entry, starts, ends)
    )


def _at_the_time(entry: VolunteerEntry, starts: int, ends: int) -> bool:
    """Whether a day of an event (seconds) meets the hours of an entry; without hours it does."""
    if entry.starts is None or entry.ends is None:
        return True
    begin = clock.local(clock.from_seconds(starts)).replace(tzinfo=None)
    end = clock.local(clock.from_seconds(ends)).replace(tzinfo=None)
    midnight = datetime.combine(entry.local_day, time(0))
    first = midnight + timedelta(minutes=entry.starts)
    return begin < midnight + timedelta(minutes=entry.ends) and first < end


def _repeats(entry: VolunteerEntry, other: EntryRow) -> bool:
    """Whether another entry of the day says as much of the same, its hours or these unknown."""
    if entry.local_day != other.day or None not in (entry.starts, other.starts):
        return False
    alike = folded(entry.task) == folded(other.task)
    return entry.minutes == other.minutes and alike and entry.event_id == other.event_id


def _overlap(entry: VolunteerEntry, other: EntryRow) -> bool:
    """Whether two entries whose hours are known meet."""
    if entry.starts is None or entry.ends is None or other.starts is None or other.ends is None:
        return False
    later = (other.day - entry.local_day).days * 24 * 60
    return entry.starts < later + other.ends and later + other.starts < entry.ends
