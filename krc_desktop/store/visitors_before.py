"""Who came the time before: the day before of a camp, or the event before of the same kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from krc_desktop.clock import seconds_of
from krc_desktop.model.events import Event
from krc_desktop.store.centre_file import CentreFile

_SOMEBODY = "EXISTS (SELECT 1 FROM attendances AS a WHERE a.{of} AND a.present = 1)"
_DAY_BEFORE = f"""
SELECT event_id, local_day, id FROM event_days AS d
WHERE event_id = :event AND local_day < :day AND {_SOMEBODY.format(of="event_day_id = d.id")}
ORDER BY local_day DESC LIMIT 1
"""
_EVENT_BEFORE = f"""
SELECT id, local_day, NULL FROM events AS e
WHERE {{alike}} AND local_day <= :first AND starts_at < :starts AND id <> :event
    AND {_SOMEBODY.format(of="event_id = e.id")}
ORDER BY local_day DESC, starts_at DESC LIMIT 1
"""
# the nearest likeness first: its series, its title, its kind; all of them at its own centre
_ALIKE = (
    "series_id = :series",
    "centre_id = :centre AND title_lv = :title",
    "centre_id = :centre AND +kind_id = :kind",
)
_PEOPLE = """
SELECT a.person_id FROM attendances AS a JOIN people AS p ON p.id = a.person_id
WHERE {came} AND a.present = 1 AND p.archived_on IS NULL AND p.erased_on IS NULL
    AND NOT EXISTS (SELECT 1 FROM event_days AS d JOIN attendances AS here
        ON here.event_day_id = d.id AND here.person_id = a.person_id
        WHERE d.event_id = :event AND d.local_day = :day)
GROUP BY a.person_id ORDER BY min(a.id)
"""


@dataclass(frozen=True)
class Before:
    """Where people are repeated from, and those who are not on the list yet (their ids)."""

    event_id: int
    day: date
    same_event: bool
    people: tuple[int, ...]


def visitors_before(file: CentreFile, event: Event, day: date) -> Before | None:
    """The people of the day before of an event, else of the event before that is most alike.

    None where nobody was written down before.
    """
    values = {
        "event": event.id,
        "day": day.isoformat(),
        "first": event.local_day.isoformat(),
        "starts": seconds_of(event.starts_at),
        "series": event.series_id,
        "centre": event.centre_id,
        "title": event.title_lv,
        "kind": event.kind_id,
    }
    asked = [_DAY_BEFORE, *(_EVENT_BEFORE.format(alike=alike) for alike in _ALIKE)]
    rows = (file.connection.execute(sql, values).fetchone() for sql in asked)
    found = next((row for row in rows if row is not None), None)
    if found is None:
        return None
    came = "a.event_day_id = :day_before" if found[2] is not None else "a.event_id = :before"
    values |= {"before": found[0], "day_before": found[2]}
    people = file.connection.execute(_PEOPLE.format(came=came), values).fetchall()
    return Before(
        event_id=found[0],
        day=date.fromisoformat(found[1]),
        same_event=found[2] is not None,
        people=tuple(row[0] for row in people),
    )
