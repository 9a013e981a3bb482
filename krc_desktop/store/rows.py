"""Between nouns and rows: one mapping for every table, made from the noun's own annotations.

Days are kept as ISO text, instants as seconds since 1970, choices as their words, yes and no as 1
and 0. A table is reached only through its shelf: a mistyped name can't make a new one.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Generic, TypeVar

from krc_desktop import clock
from krc_desktop.alphabet import folded, sort_key
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.fields import Record, Row
from krc_desktop.model.ids import new_uid

Noun = TypeVar("Noun", bound=Row)
Value = str | int | float | bytes | None


@dataclasses.dataclass(frozen=True)
class Column:
    """One field of a noun and how it is written down and read back."""

    name: str
    written: Callable[[Any], Value]
    read: Callable[[Any], Any]


def _as_is(value: Any) -> Any:
    return value


_CODECS: dict[type, tuple[Callable[[Any], Value], Callable[[Any], Any]]] = {
    bool: (int, bool),
    int: (_as_is, _as_is),
    str: (_as_is, _as_is),
    datetime: (clock.seconds_of, clock.from_seconds),
    date: (date.isoformat, date.fromisoformat),
}


@cache
def columns_of(noun: type[Row]) -> tuple[Column, ...]:
    """The columns of a noun's table, in the order of its fields."""
    hints = typing.get_type_hints(noun)
    return tuple(_column(spec.name, hints[spec.name]) for spec in dataclasses.fields(noun))


def _column(name: str, hint: Any) -> Column:
    parts = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    kinds = [part for part in parts if part is not type(None)]
    written, read = _codec(kinds[0])
    if len(kinds) < len(parts):
        written, read = _or_none(written), _or_none(read)
    return Column(name, written, read)


def _codec(kind: type) -> tuple[Callable[[Any], Value], Callable[[Any], Any]]:
    if issubclass(kind, StrEnum):
        return str, kind
    return _CODECS[kind]


def _or_none(codec: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else codec(value)


class Shelf(Generic[Noun]):
    """One table: nouns put on it, taken from it, changed and removed.

    Writing works only inside a verb: the file's own triggers refuse it otherwise, and write the
    journal.
    """

    def __init__(
        self, connection: Any, now: Callable[[], datetime], table: str, noun: type[Noun]
    ) -> None:
        """A shelf over one table of an open file."""
        self.connection = connection
        self.table = table
        self.noun = noun
        self._now = now
        self._columns = columns_of(noun)  # type: ignore[arg-type]
        self._names = ", ".join(column.name for column in self._columns)
        self._stored = self._columns[1:]
        marks = ", ".join("?" for _ in self._stored)
        names = ", ".join(column.name for column in self._stored)
        self._insert = f"INSERT INTO {table} ({names}) VALUES ({marks})"
        changes = ", ".join(f"{column.name} = ?" for column in self._stored)
        self._update = f"UPDATE {table} SET {changes} WHERE id = ?"

    def add(self, noun: Noun) -> Noun:
        """Put a new noun on the shelf; the answer carries its id and uid."""
        ready = self._ready(noun)
        cursor = self.connection.execute(self._insert, self._values(ready))
        return dataclasses.replace(ready, id=cursor.lastrowid)

    def add_many(self, nouns: Sequence[Noun]) -> range:
        """Put many new nouns on the shelf at once; the ids they got, in order.

        Only inside a verb that writes in bulk: their line in the journal is the range of ids.
        """
        if not nouns:
            return range(0)
        values = [self._values(self._ready(noun)) for noun in nouns]
        before = self._last_id()
        self.connection.executemany(self._insert, values)
        last = self._last_id()
        return range(before + 1, last + 1)

    def change(self, noun: Noun) -> Noun:
        """Write a noun over the row with its id; an equal one changes nothing."""
        ready = self._ready(noun)
        if self.get(noun.id) != ready:
            self.connection.execute(self._update, (*self._values(ready), noun.id))
        return ready

    def remove(self, row_id: int) -> None:
        """Take a row off the shelf."""
        self.connection.execute(f"DELETE FROM {self.table} WHERE id = ?", (row_id,))

    def get(self, row_id: int) -> Noun:
        """The noun with an id; BrokenRule(NOT_FOUND) where there is none."""
        found = self.find_one("id = ?", row_id)
        if found is None:
            raise BrokenRule(Rule.NOT_FOUND, what=self.table)
        return found

    def find_one(self, where: str, *values: Value) -> Noun | None:
        """The first noun that meets a condition, None where there is none."""
        return next(self.find(where + " LIMIT 1", *values), None)

    def find(self, where: str = "TRUE", *values: Value) -> Iterator[Noun]:
        """The nouns that meet a condition. Conditions are written by shelves, never by people."""
        cursor = self.connection.execute(
            f"SELECT {self._names} FROM {self.table} WHERE {where}", values
        )
        return (self._noun(row) for row in cursor)

    def by_outside_id(self, called: str) -> Noun | None:
        """The row that a list calls so: by its outside id, or the uid under which it went out."""
        return self.find_one("outside_id = ?1 OR uid = ?1", called)

    def all(self) -> Iterator[Noun]:
        """Every noun, oldest first."""
        return self.find("TRUE ORDER BY id")

    def by_ids(self, ids: Iterable[int]) -> dict[int, Noun]:
        """The nouns with the ids, by id; unknown ids are left out."""
        found: dict[int, Noun] = {}
        wanted = list(dict.fromkeys(ids))
        for start in range(0, len(wanted), 500):
            part = wanted[start : start + 500]
            marks = ", ".join("?" for _ in part)
            found.update((noun.id, noun) for noun in self.find(f"id IN ({marks})", *part))
        return found

    def count(self, where: str = "TRUE", *values: Value) -> int:
        """How many rows meet a condition."""
        sql = f"SELECT count(*) FROM {self.table} WHERE {where}"
        return int(self.connection.execute(sql, values).fetchone()[0])

    def _noun(self, row: Sequence[Any]) -> Noun:
        pairs = zip(self._columns, row, strict=True)
        return self.noun(**{column.name: column.read(value) for column, value in pairs})

    def _values(self, noun: Noun) -> tuple[Value, ...]:
        return tuple(column.written(getattr(noun, column.name)) for column in self._stored)

    def _ready(self, noun: Noun) -> Noun:
        """The noun with what the shelf adds: a uid for a new record, the key of its order."""
        added: dict[str, Any] = {}
        if isinstance(noun, Record) and not noun.uid:
            added["uid"] = new_uid(self._now())
        added |= ordering_of(noun)
        return dataclasses.replace(noun, **added) if added else noun

    def _last_id(self) -> int:
        sql = "SELECT seq FROM sqlite_sequence WHERE name = ?"
        row = self.connection.execute(sql, (self.table,)).fetchone()
        return int(row[0]) if row else 0


def ordering_of(noun: Row) -> dict[str, str]:
    """What puts a noun in Latvian order (surname first) and finds it without diacritics."""
    # asked only of what is written: these nouns are not on the start path
    from krc_desktop.model.organisations import Organisation
    from krc_desktop.model.people import Person

    if isinstance(noun, Person):
        name = "" if noun.erased_on else f"{noun.last_name} {noun.first_name}".strip()
    elif isinstance(noun, Organisation):
        name = noun.name
    else:
        return {}
    return {"sort_key": sort_key(name) if name else "", "folded": folded(name)}
