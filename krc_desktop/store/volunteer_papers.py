"""What volunteers' papers read: accepted hours of a span, and who has any."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from krc_desktop.model.reports import Both
from krc_desktop.model.volunteer_papers import WorkedEntry
from krc_desktop.model.volunteers import Known
from krc_desktop.periods import Period
from krc_desktop.store.centre_file import CentreFile

_ENTRIES = """
SELECT v.local_day, v.task, coalesce(e.title_lv, ''), coalesce(e.title_en, ''),
    coalesce(nullif(v.place, ''), e.place, ''), v.starts, v.ends, v.minutes, v.known
FROM volunteer_entries AS v LEFT JOIN events AS e ON e.id = v.event_id
WHERE v.centre_id = ? AND v.person_id = ? AND v.local_day BETWEEN ? AND ?
    AND v.state = 'accepted' ORDER BY v.local_day, v.starts, v.id
"""
_WITH_HOURS = """
SELECT v.person_id FROM volunteer_entries AS v JOIN people AS p ON p.id = v.person_id
WHERE v.centre_id = ? AND v.local_day BETWEEN ? AND ? AND v.state = 'accepted'
    AND p.erased_on IS NULL GROUP BY v.person_id ORDER BY p.sort_key, p.id
"""


def worked(
    file: CentreFile, centre_id: int, person_id: int, period: Period
) -> tuple[WorkedEntry, ...]:
    """A person's accepted hours at a centre in a span, by day."""
    values = (centre_id, person_id, period.first.isoformat(), period.last.isoformat())
    return tuple(
        WorkedEntry(
            day=date.fromisoformat(row[0]),
            task=row[1],
            event=Both(row[2], row[3]),
            place=row[4],
            starts=row[5],
            ends=row[6],
            minutes=row[7],
            known=Known(row[8]),
        )
        for row in file.connection.execute(_ENTRIES, values)
    )


def people_with_hours(file: CentreFile, centre_id: int, period: Period) -> list[int]:
    """Those with accepted hours at a centre in a span, by surname."""
    values = (centre_id, period.first.isoformat(), period.last.isoformat())
    return [row[0] for row in file.connection.execute(_WITH_HOURS, values)]


def declared_entries(
    file: CentreFile, centre_id: int, period: Period, people: Iterable[int]
) -> list[int]:
    """The accepted entries of people in a span that were only told."""
    wanted = set(people)
    found = file.volunteers.find(
        "centre_id = ? AND local_day BETWEEN ? AND ? AND state = 'accepted'"
        " AND known = 'declared' ORDER BY id",
        centre_id,
        period.first.isoformat(),
        period.last.isoformat(),
    )
    return [entry.id for entry in found if entry.person_id in wanted]


def minutes_by_day(
    file: CentreFile, centre_id: int | None, period: Period
) -> list[tuple[date, int]]:
    """Accepted minutes of each day of a span, of one centre or of all."""
    rows = file.connection.execute(
        "SELECT local_day, sum(minutes) FROM volunteer_entries WHERE state = 'accepted'"
        " AND local_day BETWEEN ?2 AND ?3 AND (?1 IS NULL OR centre_id = ?1)"
        " GROUP BY local_day ORDER BY local_day",
        (centre_id, period.first.isoformat(), period.last.isoformat()),
    )
    return [(date.fromisoformat(row[0]), row[1]) for row in rows]


def last_certificate(file: CentreFile, centre_id: int, year: int) -> int:
    """The largest number of a certificate that a centre has given out in a year."""
    row = file.connection.execute(
        "SELECT coalesce(max(number), 0) FROM certificates WHERE centre_id = ? AND year = ?",
        (centre_id, year),
    ).fetchone()
    return int(row[0])
