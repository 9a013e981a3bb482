"""The palette's search: what the search of each kind answers, with the facts of a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.model.events import EventStatus
from krc_desktop.model.organisations import OrganisationKind
from krc_desktop.model.palette import (
    Found,
    FoundEvent,
    FoundMachine,
    FoundOrganisation,
    FoundPerson,
)
from krc_desktop.model.reports import Both
from krc_desktop.store.centre_file import CentreFile

_Row = TypeVar("_Row")

_PEOPLE = """
SELECT p.id, trim(p.last_name || ' ' || p.first_name), g.name_lv, g.name_en,
    (SELECT count(DISTINCT a.event_id) FROM attendances AS a JOIN events AS e ON e.id = a.event_id
     WHERE a.person_id = p.id AND a.present = 1 AND e.status = 'held')
FROM people AS p JOIN groups AS g ON g.id = p.group_id WHERE p.id IN ({ids})
"""
_EVENTS = """
SELECT e.id, e.title_lv, e.title_en, e.local_day, e.status,
    (SELECT count(*) FROM attendances AS a WHERE a.event_id = e.id AND a.present = 1)
    + (SELECT coalesce(sum(h.people), 0) FROM headcounts AS h WHERE h.event_id = e.id)
FROM events AS e WHERE e.id IN ({ids})
"""
_ORGANISATIONS = "SELECT id, name, kind FROM organisations WHERE id IN ({ids})"
_MACHINES = "SELECT id, name_lv, name_en, kind, retired_on FROM equipment WHERE id IN ({ids})"


def found(file: CentreFile, typed: str, *, limit: int = 5) -> Found:
    """What begins with the letters typed, at most `limit` of each kind; nothing of no letters."""
    search, connection = file.search, file.connection
    return Found(
        people=_rows(connection, _PEOPLE, search.people(typed, limit=limit), _person),
        events=_rows(connection, _EVENTS, search.events(typed, limit=limit), _event),
        organisations=_rows(
            connection, _ORGANISATIONS, search.organisations(typed, limit=limit), _organisation
        ),
        machines=_rows(connection, _MACHINES, search.equipment(typed, limit=limit), _machine),
    )


def found_again(file: CentreFile, kept: Sequence[tuple[str, int]]) -> Found:
    """People ("p"), events ("e"), organisations ("o"), machines ("m") by id, if still there."""

    def ids(kind: str) -> list[int]:
        return [row_id for known, row_id in kept if known == kind]

    connection = file.connection
    people = _rows(connection, _PEOPLE, ids("p"), _person)
    return Found(
        people=tuple(one for one in people if one.name),
        events=_rows(connection, _EVENTS, ids("e"), _event),
        organisations=_rows(connection, _ORGANISATIONS, ids("o"), _organisation),
        machines=_rows(connection, _MACHINES, ids("m"), _machine),
    )


def _rows(
    connection: Any, sql: str, ids: Sequence[int], made: Callable[[Any], _Row]
) -> tuple[_Row, ...]:
    """The rows with the ids, in their order."""
    if not ids:
        return ()
    marks = ", ".join("?" for _ in ids)
    rows = {row[0]: row for row in connection.execute(sql.format(ids=marks), ids)}
    return tuple(made(rows[row_id]) for row_id in ids if row_id in rows)


def _person(row: Any) -> FoundPerson:
    row_id, name, lv, en, events = row
    return FoundPerson(row_id, name, Both(lv, en), events)


def _event(row: Any) -> FoundEvent:
    row_id, lv, en, day, status, visits = row
    return FoundEvent(row_id, Both(lv, en), date.fromisoformat(day), EventStatus(status), visits)


def _organisation(row: Any) -> FoundOrganisation:
    row_id, name, kind = row
    return FoundOrganisation(row_id, name, OrganisationKind(kind))


def _machine(row: Any) -> FoundMachine:
    row_id, lv, en, kind, retired = row
    gone = date.fromisoformat(retired) if retired else None
    return FoundMachine(row_id, Both(lv, en), EquipmentKind(kind), gone)
