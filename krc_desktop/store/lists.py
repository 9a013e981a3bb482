"""How much the rows of a centre's own lists are used."""

from __future__ import annotations

from typing import Any

from krc_desktop.model.people import AgeBand
from krc_desktop.store.rows import Shelf


def people_of_group(connection: Any, group_id: int) -> int:
    """How many named people have a group, or had it when they were at an event."""
    row = connection.execute(
        "SELECT count(*) FROM (SELECT id FROM people WHERE group_id = ?1"
        " UNION SELECT person_id FROM attendances WHERE group_id = ?1)",
        (group_id,),
    ).fetchone()
    return int(row[0])


def is_group_used(connection: Any, group_id: int) -> bool:
    """Whether a person, an event or an indicator has a group."""
    return any(
        connection.execute(
            f"SELECT 1 FROM {table} WHERE group_id = ? LIMIT 1", (group_id,)
        ).fetchone()
        for table in ("people", "headcounts", "indicators", "attendances")
    )


def events_outside(connection: Any, line_id: int, first: str, last: str) -> int:
    """How many events on an activity line lie outside a span of local days."""
    row = connection.execute(
        "SELECT count(*) FROM event_lines AS s JOIN events AS e ON e.id = s.event_id"
        " WHERE s.line_id = ? AND e.local_day NOT BETWEEN ? AND ?",
        (line_id, first, last),
    ).fetchone()
    return int(row[0])


def in_order(shelf: Shelf[Any]) -> list[Any]:
    """Groups or kinds of events in the order that the centre gave them, those archived last."""
    return list(shelf.find("TRUE ORDER BY archived_on IS NOT NULL, position, id"))


def bands_by_age(shelf: Shelf[AgeBand]) -> list[AgeBand]:
    """The age bands in use, the youngest first."""
    return list(shelf.find("archived_on IS NULL ORDER BY from_age, id"))
