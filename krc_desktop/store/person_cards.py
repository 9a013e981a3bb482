"""One person's card and history."""

from __future__ import annotations

from datetime import date
from typing import Any

from krc_desktop.model.people import Consent, LinkKind, Purpose
from krc_desktop.model.people_lists import (
    LinkedPerson,
    Moment,
    MomentKind,
    PersonCard,
    PersonYear,
)
from krc_desktop.model.reports import Both
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.people_lists import gaps_on, is_volunteer, roles_of

_LINKS = """
SELECT l.id, o.id, trim(o.first_name || ' ' || o.last_name), o.phone, l.kind, l.other_id = :id,
    coalesce((SELECT group_concat(r.role) FROM person_roles AS r WHERE r.person_id = o.id), '')
FROM (SELECT id, person_id, other_id, kind, other_id AS seen FROM person_links
      WHERE person_id = :id
      UNION ALL
      SELECT id, person_id, other_id, kind, person_id FROM person_links WHERE other_id = :id) AS l
JOIN people AS o ON o.id = l.seen WHERE o.erased_on IS NULL
ORDER BY l.kind DESC, o.sort_key, o.id
"""

# whoever signed up and is not on the list of an event that has one did not come
PAST = """
    SELECT iif(sum(a.present), 'attended', 'absent') AS kind, e.id, e.local_day AS day,
        e.title_lv AS lv, e.title_en AS en, sum(a.present) AS days,
        (SELECT count(*) FROM event_days AS d WHERE d.event_id = e.id) AS of_days,
        0 AS minutes, NULL AS until, e.status AS state, 0 AS waits
    FROM attendances AS a JOIN events AS e ON e.id = a.event_id
    WHERE a.person_id = :id GROUP BY e.id
    UNION ALL
    SELECT iif(e.status = 'held' AND EXISTS (
            SELECT 1 FROM attendances AS a WHERE a.event_id = e.id), 'absent', 'signed_up'),
        e.id, e.local_day, e.title_lv, e.title_en, 0, 0, 0, NULL, e.status, s.status = 'waiting'
    FROM signups AS s JOIN events AS e ON e.id = s.event_id
    WHERE s.person_id = :id AND s.status <> 'cancelled' AND NOT EXISTS (
        SELECT 1 FROM attendances AS a WHERE a.event_id = e.id AND a.person_id = :id)
    UNION ALL
    SELECT 'hours', v.id, v.local_day, coalesce(nullif(v.task, ''), e.title_lv, ''),
        iif(v.task = '', coalesce(e.title_en, ''), ''), 0, 0, v.minutes, NULL, v.known, 0
    FROM volunteer_entries AS v LEFT JOIN events AS e ON e.id = v.event_id
    WHERE v.person_id = :id AND v.state = 'accepted'
    UNION ALL
    SELECT 'induction', i.id, i.inducted_on, m.name_lv, m.name_en, 0, 0, 0, i.valid_until, '', 0
    FROM inductions AS i JOIN equipment AS m ON m.id = i.equipment_id WHERE i.person_id = :id
    UNION ALL
    SELECT 'booking', b.id, b.local_day, m.name_lv, m.name_en, 0, 0, 0, NULL, b.status, 0
    FROM bookings AS b JOIN equipment AS m ON m.id = b.equipment_id WHERE b.person_id = :id
"""
_HISTORY = f"""
SELECT kind, id, day, lv, en, days, of_days, minutes, until, state, waits FROM ({PAST})
WHERE day BETWEEN :first AND :last AND (day, kind, id) < (:day, :kind, :row)
ORDER BY day DESC, kind DESC, id DESC LIMIT :limit
"""

_YEAR = """
SELECT
    (SELECT count(DISTINCT a.event_id) FROM attendances AS a JOIN events AS e ON e.id = a.event_id
     WHERE a.person_id = :id AND a.present = 1 AND e.status = 'held'
       AND e.local_day BETWEEN :first AND :last),
    (SELECT count(*) FROM attendances AS a JOIN events AS e ON e.id = a.event_id
     WHERE a.person_id = :id AND a.present = 1 AND e.status = 'held'
       AND e.local_day BETWEEN :first AND :last),
    (SELECT coalesce(sum(minutes), 0) FROM volunteer_entries
     WHERE person_id = :id AND state = 'accepted' AND local_day BETWEEN :first AND :last)
"""

_YEARS = """
SELECT DISTINCT substr(e.local_day, 1, 4) FROM attendances AS a
JOIN events AS e ON e.id = a.event_id WHERE a.person_id = :id
UNION SELECT substr(local_day, 1, 4) FROM volunteer_entries
    WHERE person_id = :id AND state = 'accepted'
UNION SELECT substr(e.local_day, 1, 4) FROM signups AS s
    JOIN events AS e ON e.id = s.event_id WHERE s.person_id = :id AND s.status <> 'cancelled'
UNION SELECT substr(inducted_on, 1, 4) FROM inductions WHERE person_id = :id
UNION SELECT substr(local_day, 1, 4) FROM bookings WHERE person_id = :id
ORDER BY 1 DESC
"""


def person_card(file: CentreFile, person_id: int) -> PersonCard:
    """A person's card. Raises BrokenRule(NOT_FOUND)."""
    people = file.people
    person = people.get(person_id)
    organisation = file.organisations.by_ids([person.organisation_id or 0])
    return PersonCard(
        person=person,
        group=people.groups.get(person.group_id),
        age_band=people.age_bands.get(person.age_band_id) if person.age_band_id else None,
        organisation="".join(one.name for one in organisation.values()),
        municipality=municipality_called(file, person.municipality_id),
        roles=frozenset(one.role for one in people.roles.find("person_id = ?", person_id)),
        gaps=gaps_on(file.connection, person_id),
        links=links_of(file.connection, person_id),
        consents=latest_consents(file, person_id),
        is_volunteer=is_volunteer(file.connection, person_id),
    )


def municipality_called(file: CentreFile, municipality_id: int | None) -> Both:
    """A municipality's name; empty of none."""
    if municipality_id is None:
        return Both("")
    found = file.centres.municipalities.get(municipality_id)
    return Both(found.name_lv, found.name_en)


def links_of(connection: Any, person_id: int) -> tuple[LinkedPerson, ...]:
    """Those linked to a person from either side, guardians and wards first."""
    rows = connection.execute(_LINKS, {"id": person_id})
    return tuple(
        LinkedPerson(
            link_id, other, name, phone, LinkKind(kind), bool(is_ward) and kind == "guardian", roles
        )
        for link_id, other, name, phone, kind, is_ward, listed in rows
        for roles in (roles_of(listed),)
    )


def latest_consents(file: CentreFile, person_id: int) -> dict[Purpose, Consent]:
    """The newest answer for each purpose asked, withdrawn ones too; the others were not asked."""
    newest_last = file.people.consents.find("person_id = ? ORDER BY given_on, id", person_id)
    return {consent.purpose: consent for consent in newest_last}


def history_of_person(
    connection: Any,
    person_id: int,
    *,
    year: int | None = None,
    before: tuple[date, str, int] | None = None,
    limit: int = 50,
) -> list[Moment]:
    """What a person did, newest first, of a year or ever: before the `key` of the last one seen."""
    day, kind, row = before or (date.max, "", 0)
    rows = connection.execute(
        _HISTORY,
        {
            "id": person_id,
            **_span(year),
            "day": day.isoformat(),
            "kind": kind,
            "row": row,
            "limit": limit,
        },
    )
    return [_moment(row) for row in rows]


def _span(year: int | None) -> dict[str, str]:
    first, last = (date.min, date.max) if year is None else (date(year, 1, 1), date(year, 12, 31))
    return {"first": first.isoformat(), "last": last.isoformat()}


def _moment(row: Any) -> Moment:
    kind, row_id, day, lv, en, days, of_days, minutes, until, state, waits = row
    return Moment(
        kind=MomentKind(kind),
        row_id=row_id,
        day=date.fromisoformat(day),
        title=Both(lv, en),
        days=days,
        of_days=of_days,
        minutes=minutes,
        until=date.fromisoformat(until) if until else None,
        state=state,
        is_waiting=bool(waits),
    )


def person_year(connection: Any, person_id: int, year: int) -> PersonYear:
    """A person's figures of a year."""
    row = connection.execute(_YEAR, {"id": person_id, **_span(year)}).fetchone()
    return PersonYear(year, *row)


def years_of_person(connection: Any, person_id: int) -> list[int]:
    """The years of which a person's history tells, newest first."""
    return [int(row[0]) for row in connection.execute(_YEARS, {"id": person_id})]
