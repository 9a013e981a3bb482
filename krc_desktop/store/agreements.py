"""What is read for volunteers' agreements: numbers given, consents, tasks done."""

from __future__ import annotations

from datetime import date, timedelta

from krc_desktop.model.agreements import VolunteerFacts, guardian_said_yes
from krc_desktop.model.people import Person
from krc_desktop.model.volunteers import Agreement
from krc_desktop.store.centre_file import CentreFile

_RECENT = timedelta(days=365)
_GUARDIAN_YES = """
SELECT c.answer = 'yes' AND c.withdrawn_on IS NULL FROM consents AS c
WHERE c.person_id = ? AND c.purpose = 'volunteering' AND c.given_by = 'guardian'
    AND c.given_on <= ? ORDER BY c.given_on DESC, c.id DESC LIMIT 1
"""
_VOLUNTEERS = """
SELECT person_id FROM volunteer_entries
WHERE centre_id = :centre AND local_day >= :since AND state = 'accepted'
UNION SELECT p.id FROM people AS p JOIN person_roles AS r ON r.person_id = p.id
    AND r.role = 'volunteer'
WHERE p.centre_id = :centre AND p.archived_on IS NULL AND p.erased_on IS NULL
"""


def facts_of(file: CentreFile, person: Person, day: date) -> VolunteerFacts:
    """What is known of a volunteer on a day, with what they did in the year before."""
    agreements = tuple(agreements_of(file, person.id))
    row = file.connection.execute(_GUARDIAN_YES, (person.id, day.isoformat())).fetchone()
    agreed = bool(row[0]) if row is not None else guardian_said_yes(person, agreements)
    tasks = file.connection.execute(
        "SELECT DISTINCT task FROM volunteer_entries WHERE person_id = ? AND state = 'accepted'"
        " AND task <> '' AND local_day BETWEEN ? AND ? ORDER BY task",
        (person.id, (day - _RECENT).isoformat(), day.isoformat()),
    )
    return VolunteerFacts(
        person=person,
        band=file.people.age_bands.get(person.age_band_id) if person.age_band_id else None,
        agreements=agreements,
        guardian_agreed=agreed,
        tasks=tuple(row[0] for row in tasks),
    )


def agreements_of(file: CentreFile, person_id: int) -> list[Agreement]:
    """A person's agreements, newest first."""
    return list(file.volunteers.agreements.find("person_id = ? ORDER BY id DESC", person_id))


def volunteers_of_centre(file: CentreFile, centre_id: int, day: date) -> list[Person]:
    """Those who helped a centre in the year before a day, or have the role; by surname."""
    values = {"centre": centre_id, "since": (day - _RECENT).isoformat()}
    ids = [row[0] for row in file.connection.execute(_VOLUNTEERS, values)]
    known = file.people.by_ids(ids).values()
    return sorted(
        (person for person in known if person.erased_on is None),
        key=lambda person: (person.sort_key, person.id),
    )


def last_agreement_number(file: CentreFile, centre_id: int, beginning: str) -> int:
    """The largest running number that a centre has given after a beginning (`KRC-PRE-BL-2026-`)."""
    rows = file.connection.execute(
        "SELECT substr(number, length(?2) + 1) FROM agreements"
        " WHERE centre_id = ?1 AND substr(number, 1, length(?2)) = ?2",
        (centre_id, beginning),
    )
    given = [int(row[0]) for row in rows if row[0].isascii() and row[0].isdecimal()]
    return max(given, default=0)
