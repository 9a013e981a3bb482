"""Everything that hangs on a person's card, and how it comes to hang on another one.

Each column that refers to a person is in `KEYS`; a test fails when one is missing. What a unique
wall would refuse is settled first: two rows that say the same of one person become one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from krc_desktop.model.people import NotDuplicates, PersonLink
from krc_desktop.store.centre_file import CentreFile


@dataclass(frozen=True)
class Key:
    """A column that refers to a person; `alone_with`: what makes such a row the only one."""

    table: str
    column: str
    alone_with: tuple[str, ...] | None = None


# moved by one statement each
KEYS = (
    Key("attendances", "person_id", ("event_day_id",)),
    Key("signups", "person_id", ("event_id",)),
    Key("inductions", "person_id", ("equipment_id", "inducted_on")),
    Key("inductions", "inductor_id"),
    Key("equipment_inductors", "person_id", ("equipment_id",)),
    Key("person_roles", "person_id", ("role",)),
    Key("person_aliases", "person_id"),
    Key("photo_people", "person_id", ("photo_id",)),
    Key("retention_holds", "person_id", ()),
    Key("consents", "guardian_id"),
    Key("consents", "person_id"),
    Key("stories", "person_id"),
    Key("bookings", "person_id"),
    Key("bookings", "supervisor_id"),
    Key("firings", "operator_id"),
    Key("firing_readings", "person_id"),
    Key("firing_checks", "person_id"),
    Key("pieces", "person_id"),
    Key("loans", "person_id"),
    Key("certificates", "person_id"),
    Key("sheet_lines", "person_id"),
)
# moved by hand, below
BY_HAND = (
    Key("agreements", "person_id"),
    Key("volunteer_entries", "person_id"),
    Key("person_links", "person_id"),
    Key("person_links", "other_id"),
    Key("not_duplicates", "person_id"),
    Key("not_duplicates", "other_id"),
)

# what the row that stays takes over from the one that goes, where both say something of one thing
_SETTLED = {
    # whoever came on one of two cards came
    "attendances": (
        "UPDATE attendances SET (present, group_id, organisation_id, age_band_id) ="
        " (SELECT present, group_id, organisation_id, age_band_id FROM attendances"
        " WHERE id = :gone)"
        " WHERE id = :stays AND present = 0"
        " AND (SELECT present FROM attendances WHERE id = :gone) = 1"
    ),
    "signups": (
        "UPDATE signups SET (status, made_at) ="
        " (SELECT status, made_at FROM signups WHERE id = :gone) WHERE id = :stays"
        " AND (status = 'cancelled') > (SELECT status = 'cancelled' FROM signups WHERE id = :gone)"
    ),
    "inductions": (
        "UPDATE inductions SET valid_until = (SELECT valid_until FROM inductions WHERE id = :gone)"
        " WHERE id = :stays"
        " AND valid_until < (SELECT valid_until FROM inductions WHERE id = :gone)"
    ),
    "retention_holds": (
        "UPDATE retention_holds SET (until, reason) ="
        " (SELECT until, reason FROM retention_holds WHERE id = :gone) WHERE id = :stays"
        " AND until < (SELECT until FROM retention_holds WHERE id = :gone)"
    ),
}


def move_everything(file: CentreFile, stays_id: int, gone_id: int) -> None:
    """Let all that hangs on one card hang on the other; the empty card may be removed then."""
    connection = file.connection
    people = {"stays": stays_id, "gone": gone_id}
    # nobody is their own guardian: what one card allowed for the other was allowed by themselves
    connection.execute(
        "UPDATE consents SET guardian_id = NULL WHERE (person_id = :stays AND guardian_id = :gone)"
        " OR (person_id = :gone AND guardian_id = :stays)",
        people,
    )
    _move_links(file, stays_id, gone_id)
    _move_told_apart(file, stays_id, gone_id)
    _move_agreements(connection, people)
    for key in KEYS:
        if key.alone_with is not None:
            _settle(connection, key, people)
        connection.execute(
            f"UPDATE {key.table} SET {key.column} = :stays WHERE {key.column} = :gone", people
        )


def _settle(connection: Any, key: Key, people: dict[str, int]) -> None:
    same = "".join(f" AND g.{column} = s.{column}" for column in key.alone_with or ())
    pairs = connection.execute(
        f"SELECT g.id, s.id FROM {key.table} AS g JOIN {key.table} AS s"
        f" ON g.{key.column} = :gone AND s.{key.column} = :stays{same}",
        people,
    ).fetchall()
    for gone, stays in pairs:
        if key.table in _SETTLED:
            connection.execute(_SETTLED[key.table], {"gone": gone, "stays": stays})
        connection.execute(f"DELETE FROM {key.table} WHERE id = ?", (gone,))


def _move_agreements(connection: Any, people: dict[str, int]) -> None:
    """Hours name their agreement together with its person: they let go of it while both move."""
    tied = connection.execute(
        "SELECT id, agreement_id FROM volunteer_entries"
        " WHERE person_id = :gone AND agreement_id IS NOT NULL",
        people,
    ).fetchall()
    for table, change in (
        ("volunteer_entries", "person_id = :stays, agreement_id = NULL"),
        ("agreements", "person_id = :stays"),
    ):
        connection.execute(f"UPDATE {table} SET {change} WHERE person_id = :gone", people)
    connection.executemany("UPDATE volunteer_entries SET agreement_id = ?2 WHERE id = ?1", tied)


def _move_links(file: CentreFile, stays_id: int, gone_id: int) -> None:
    """Links of the card that goes; one to the other card, or known already, is dropped."""
    shelf = file.people.links
    moving = list(shelf.find("? IN (person_id, other_id)", gone_id))
    known = {_as_link(link) for link in shelf.find("? IN (person_id, other_id)", stays_id)}
    for link in moving:
        moved = replace(
            link,
            person_id=stays_id if link.person_id == gone_id else link.person_id,
            other_id=stays_id if link.other_id == gone_id else link.other_id,
        )
        if moved.person_id == moved.other_id or _as_link(moved) in known:
            shelf.remove(link.id)
        else:
            known.add(_as_link(moved))
            shelf.change(moved)


def _as_link(link: PersonLink) -> tuple[str, tuple[int, ...]]:
    """What makes two links one: a family has no direction."""
    both = (link.person_id, link.other_id)
    return link.kind.value, tuple(sorted(both)) if link.kind == "family" else both


def _move_told_apart(file: CentreFile, stays_id: int, gone_id: int) -> None:
    shelf = file.people.not_duplicates
    for known in list(shelf.find("? IN (person_id, other_id)", gone_id)):
        other = known.other_id if known.person_id == gone_id else known.person_id
        shelf.remove(known.id)
        one, two = sorted((stays_id, other))
        if one != two and not shelf.count("person_id = ? AND other_id = ?", one, two):
            shelf.add(NotDuplicates(person_id=one, other_id=two))
