"""Answers as the file has them, and whose picture must not be taken."""

from __future__ import annotations

from datetime import date
from typing import Any

from krc_desktop.model.consents import NoPhoto
from krc_desktop.model.people import ADULT, Answer
from krc_desktop.model.reports import Both

_OF_CENTRE = (
    "SELECT id FROM people WHERE centre_id = :centre AND archived_on IS NULL AND erased_on IS NULL"
)
_OF_EVENT = (
    "SELECT person_id FROM attendances WHERE event_id = :event"
    " UNION SELECT person_id FROM signups WHERE event_id = :event AND status <> 'cancelled'"
    " UNION SELECT person_id FROM volunteer_entries WHERE event_id = :event"
)

# the newest answer given by the day; one withdrawn by the day is a no
_LISTED = """
WITH wanted (id) AS MATERIALIZED ({people})
SELECT p.id, trim(p.last_name || ' ' || p.first_name), g.name_lv, g.name_en,
    coalesce(:year - p.birth_year < {adult}, b.to_age < {adult}, FALSE),
    c.answer, coalesce(c.withdrawn_on, c.given_on), c.withdrawn_on IS NOT NULL
FROM wanted JOIN people AS p ON p.id = wanted.id
JOIN groups AS g ON g.id = p.group_id
LEFT JOIN age_bands AS b ON b.id = p.age_band_id
LEFT JOIN (SELECT id, person_id, answer, given_on,
        iif(withdrawn_on <= :day, withdrawn_on, NULL) AS withdrawn_on,
        row_number() OVER (PARTITION BY person_id ORDER BY given_on DESC, id DESC) AS place
    FROM consents WHERE purpose = 'photo' AND given_on <= :day) AS c
    ON c.person_id = p.id AND c.place = 1
WHERE p.erased_on IS NULL
    AND (c.id IS NULL OR c.answer = 'no' OR c.withdrawn_on IS NOT NULL)
ORDER BY p.sort_key, p.id
"""


def no_photo_of_event(connection: Any, event_id: int, day: date) -> tuple[list[NoPhoto], int]:
    """Those of an event (listed, signed up, helping) without a yes on a day; how many there are."""
    return _listed(connection, _OF_EVENT, {"event": event_id}, day)


def no_photo_of_centre(connection: Any, centre_id: int, day: date) -> tuple[list[NoPhoto], int]:
    """Those of a centre's cards in use without a yes on a day; how many cards there are."""
    return _listed(connection, _OF_CENTRE, {"centre": centre_id}, day)


def _listed(
    connection: Any, people: str, which: dict[str, int], day: date
) -> tuple[list[NoPhoto], int]:
    values = which | {"day": day.isoformat(), "year": day.year}
    total = connection.execute(f"SELECT count(*) FROM ({people})", which).fetchone()[0]
    rows = connection.execute(_LISTED.format(people=people, adult=ADULT), values)
    return [_row(row) for row in rows], int(total)


def _row(row: Any) -> NoPhoto:
    person, name, lv, en, child, answer, since, withdrawn = row
    return NoPhoto(
        person_id=person,
        name=name,
        group=Both(lv, en),
        is_child=bool(child),
        answer=Answer.NOT_ASKED if answer is None else Answer.NO,
        since=date.fromisoformat(since) if since else None,
        is_withdrawn=bool(withdrawn),
    )
