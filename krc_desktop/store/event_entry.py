"""What is offered while an event is written down: people, places, kinds, groups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from krc_desktop.clock import today
from krc_desktop.model.events import Event, EventKind
from krc_desktop.model.people import Group
from krc_desktop.model.reports import Both
from krc_desktop.store.centre_file import CentreFile

MOST_PROPOSED = 6
_REMEMBERED = timedelta(days=400)

_PEOPLE = """
SELECT p.id, trim(p.last_name || ' ' || p.first_name), p.centre_id, g.name_lv, g.name_en,
    (SELECT count(DISTINCT a.event_id) FROM attendances AS a
     WHERE a.person_id = p.id AND a.present = 1),
    EXISTS (SELECT 1 FROM attendances AS a JOIN event_days AS d ON d.id = a.event_day_id
     WHERE a.person_id = p.id AND a.present = 1 AND a.event_id = ? AND d.local_day = ?)
FROM people AS p JOIN groups AS g ON g.id = p.group_id WHERE p.id IN ({ids})
"""
_PLACES = """
SELECT place FROM events WHERE local_day >= ? AND centre_id = ? AND place <> ''
GROUP BY place ORDER BY max(local_day) DESC, place LIMIT ?
"""


@dataclass(frozen=True)
class ProposedVisitor:
    """Somebody who may be meant. `events`: how many they came to; `is_listed`: on the list."""

    person_id: int
    name: str
    group: Both
    events: int
    is_listed: bool


def proposed_visitors(
    file: CentreFile, event: Event, day: date, typed: str
) -> list[ProposedVisitor]:
    """People with such letters in their names: the centre's own first, those listed last."""
    ids = file.search.people(typed, limit=4 * MOST_PROPOSED)
    if not ids:
        return []
    marks = ", ".join("?" for _ in ids)
    values = (event.id, day.isoformat(), *ids)
    rows = {row[0]: row for row in file.connection.execute(_PEOPLE.format(ids=marks), values)}
    found = [rows[one] for one in ids]
    found.sort(key=lambda row: (bool(row[6]), row[2] != event.centre_id))
    return [
        ProposedVisitor(row[0], row[1], Both(row[3], row[4]), row[5], bool(row[6]))
        for row in found[:MOST_PROPOSED]
    ]


def places_used(file: CentreFile, centre_id: int, *, limit: int = 40) -> list[str]:
    """The places of a centre's events of about a year, the latest first."""
    since = (today(file.clock) - _REMEMBERED).isoformat()
    rows = file.connection.execute(_PLACES, (since, centre_id, limit))
    return [row[0] for row in rows]


def kinds_offered(file: CentreFile, chosen: int | None) -> list[EventKind]:
    """The kinds in use, and the chosen one also where it was put away."""
    where = "archived_on IS NULL OR id = ? ORDER BY position, id"
    return list(file.events.kinds.find(where, chosen or 0))


def groups_counted(file: CentreFile) -> list[Group]:
    """The groups of which people can be counted."""
    return list(file.people.groups.find("archived_on IS NULL ORDER BY position, id"))


def groups_named(file: CentreFile) -> list[Group]:
    """The groups that a named person can have."""
    return [group for group in groups_counted(file) if not group.numbers_only]


def has_events(file: CentreFile, centre_id: int) -> bool:
    """Whether a centre has written down any event."""
    return file.events.find_one("centre_id = ?", centre_id) is not None


def event_of(file: CentreFile, event_id: int) -> Event | None:
    """An event; None where it is gone."""
    return file.events.find_one("id = ?", event_id)
