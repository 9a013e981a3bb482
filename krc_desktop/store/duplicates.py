"""What of each card says who it is, and which cards were changed since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from krc_desktop.model.likeness import Named, named

_NAMES = (
    "SELECT id, first_name, last_name, original_name, birth_year, phone, email FROM people"
    " WHERE erased_on IS NULL"
)


def names_of_people(connection: Any, ids: Iterable[int] | None = None) -> Iterator[Named]:
    """The names of all cards, of archived ones too, or of some; erased ones have none."""
    if ids is None:
        rows = connection.execute(_NAMES)
    else:
        wanted = list(ids)
        rows = connection.execute(
            f"{_NAMES} AND id IN ({', '.join('?' for _ in wanted)})", tuple(wanted)
        )
    for row_id, first, last, original, born, phone, email in rows:
        yield named(row_id, first, last, original=original, born=born, phone=phone, email=email)


def newest_group(connection: Any) -> int:
    """The newest line of history, up to which everything read is known."""
    row = connection.execute("SELECT coalesce(max(id), 0) FROM change_groups").fetchone()
    return int(row[0])


def cards_changed_since(connection: Any, group: int) -> set[int]:
    """The people whose cards were added, changed, removed, or brought back after a group."""
    rows = connection.execute(
        "SELECT first_id, last_id FROM change_rows WHERE group_id > ? AND table_name = 'people'",
        (group,),
    )
    return {person_id for first, last in rows for person_id in range(first, last + 1)}


def told_apart(connection: Any) -> frozenset[tuple[int, int]]:
    """The pairs of whom somebody has said that they are two people."""
    rows = connection.execute("SELECT person_id, other_id FROM not_duplicates")
    return frozenset((one, other) for one, other in rows)
