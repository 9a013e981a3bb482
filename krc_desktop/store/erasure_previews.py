"""What an erasure would take away, what it would leave, and what is in its way."""

from __future__ import annotations

from typing import Any

from krc_desktop import clock
from krc_desktop.model.erasures import ErasurePreview, marks_of
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.erased_texts import rows_naming

_GONE = {
    "consents": "SELECT count(*) FROM consents WHERE person_id = :id",
    "person_links": "SELECT count(*) FROM person_links WHERE :id IN (person_id, other_id)",
    "signups": "SELECT count(*) FROM signups WHERE person_id = :id",
    "agreements": "SELECT count(*) FROM agreements WHERE person_id = :id",
    "stories": "SELECT count(*) FROM stories WHERE person_id = :id",
    "photos": (
        "SELECT count(*) FROM (SELECT photo_id FROM photo_people GROUP BY photo_id"
        " HAVING count(*) = 1 AND max(person_id) = :id)"
    ),
    "photo_people": "SELECT count(*) FROM photo_people WHERE person_id = :id",
}
_OPEN = {
    "loans": "SELECT count(*) FROM loans WHERE person_id = :id AND back_on IS NULL",
    "pieces": (
        "SELECT count(*) FROM pieces WHERE person_id = :id"
        " AND state NOT IN ('damaged', 'collected')"
    ),
    "bookings": (
        "SELECT count(*) FROM bookings WHERE :id IN (person_id, supervisor_id)"
        " AND status = 'booked' AND coalesce(stays_until, ends_at) > :now"
    ),
}
_FEW = {
    "visits": (
        "SELECT count(*) FROM attendances AS a JOIN events AS e ON e.id = a.event_id"
        " WHERE a.person_id = :id AND a.present = 1 AND e.status = 'held'"
    ),
    "minutes": (
        "SELECT coalesce(sum(minutes), 0) FROM volunteer_entries"
        " WHERE person_id = :id AND state = 'accepted'"
    ),
    "sheet_scans": (
        "SELECT count(DISTINCT s.id) FROM sheets AS s JOIN attendances AS a"
        " ON a.event_id = s.event_id WHERE a.person_id = :id AND s.scan_sha256 IS NOT NULL"
    ),
    "wards": "SELECT count(*) FROM person_links WHERE other_id = :id AND kind = 'guardian'",
}


def open_things(file: CentreFile, person_id: int) -> dict[str, int]:
    """What somebody still has of the centre's, or the centre of theirs; zeros are left out."""
    values = {"id": person_id, "now": clock.seconds_of(file.clock.now())}
    counted = {what: _number(file.connection, sql, values) for what, sql in _OPEN.items()}
    return {what: number for what, number in counted.items() if number}


def erasure_preview(file: CentreFile, person_id: int) -> ErasurePreview:
    """The preview of one person's erasure."""
    person = file.people.get(person_id)
    values = {"id": person_id}
    gone = {what: _number(file.connection, sql, values) for what, sql in _GONE.items()}
    naming = rows_naming(file.connection, marks_of([person]))
    return ErasurePreview(
        person=person,
        gone={what: number for what, number in gone.items() if number},
        named_in={table: len(rows) for table, rows in naming.items()},
        namesakes=len(file.people.namesakes(person.first_name, person.last_name, but=person_id)),
        open_things=open_things(file, person_id),
        **{what: _number(file.connection, sql, values) for what, sql in _FEW.items()},
    )


def _number(connection: Any, sql: str, values: dict[str, int]) -> int:
    wanted = {name: value for name, value in values.items() if f":{name}" in sql}
    return int(connection.execute(sql, wanted).fetchone()[0])
