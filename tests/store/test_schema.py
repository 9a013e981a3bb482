"""The file's tables: golden list, strictness, indexes, and nouns that match their tables."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest

import krc_desktop.model
from krc_desktop.model.fields import Row
from krc_desktop.store import schema
from krc_desktop.store.journal import Journal
from krc_desktop.store.rows import Shelf, columns_of
from tests.builders import World
from tests.store.golden import GOLDEN, fresh_listing

# the journal writes these itself; no noun of the centre's world stands behind them
WITHOUT_SHELF = {
    "change_groups",
    "change_rows",
    "journal_pen",
    "kept_files",
    "erasures",
    "exports",
    "_sqlite_migrations",
}
# attendances are many, and deleting what they refer to is rare: a scan is the better deal
WITHOUT_INDEX = {
    ("attendances", "group_id"),
    ("attendances", "age_band_id"),
    ("attendances", "organisation_id"),
    ("attendances", "event_day_id"),
    ("change_groups", "reverses_id"),
    ("journal_pen", "group_id"),
}


def tables(world: World) -> list[str]:
    rows = world.file.connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT LIKE 'sqlite_%'"
    )
    return sorted(row[0] for row in rows)


def shelves(world: World) -> Iterator[Shelf[Any]]:
    for name in vars(type(world.file)):
        part = getattr(world.file, name, None) if not name.startswith("_") else None
        if isinstance(part, Shelf):
            yield part
            yield from (inner for inner in vars(part).values() if isinstance(inner, Shelf))


def nouns() -> set[type[Row]]:
    for module in pkgutil.iter_modules(krc_desktop.model.__path__, "krc_desktop.model."):
        importlib.import_module(module.name)
    found: set[type[Row]] = set()
    waiting = [Row]
    while waiting:
        noun = waiting.pop()
        found.add(noun)
        waiting += noun.__subclasses__()
    return {noun for noun in found if noun.__name__ not in ("Row", "Record")}


def test_the_golden_list_is_what_the_migrations_make():
    made = fresh_listing()
    assert made == GOLDEN.read_text("utf-8"), "run: python -m tests.store.golden"
    assert made == schema.golden()


def test_every_table_is_strict(world: World):
    rows = world.file.connection.execute(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%\\_search%' ESCAPE '\\'"
    ).fetchall()
    # the migrations' own bookkeeping is sqlite-utils' table
    assert {name for name, strict in rows if not strict} <= {"_sqlite_migrations"}
    assert len(rows) > 50


def test_every_table_has_its_shelf_and_every_noun_its_table(world: World):
    on_shelves = {shelf.table: shelf.noun for shelf in shelves(world)}
    assert set(tables(world)) - WITHOUT_SHELF == set(on_shelves)
    assert nouns() == set(on_shelves.values())


def test_every_noun_has_exactly_its_tables_columns_in_their_order(world: World):
    for shelf in shelves(world):
        columns = world.file.connection.execute(
            "SELECT name FROM pragma_table_info(?)", (shelf.table,)
        ).fetchall()
        assert [field.name for field in dataclasses.fields(shelf.noun)] == [
            column[0] for column in columns
        ], shelf.table
        assert [c.name for c in columns_of(shelf.noun)] == [column[0] for column in columns]


def test_a_choice_in_the_code_is_a_choice_in_the_file(world: World):
    """Each word of an enum passes its column's CHECK: taken from the table's own text."""
    import typing
    from enum import StrEnum

    refused_words = {
        # what a person or an agreement may leave unasked, a given consent says
        ("consents", "answer"): {"not_asked", "not_needed"},
    }
    for shelf in shelves(world):
        sql = world.file.connection.execute(
            "SELECT sql FROM sqlite_schema WHERE name = ?", (shelf.table,)
        ).fetchone()[0]
        for name, hint in typing.get_type_hints(shelf.noun).items():
            kinds = [k for k in (hint, *typing.get_args(hint)) if isinstance(k, type)]
            for kind in kinds:
                if not issubclass(kind, StrEnum):
                    continue
                words = {word.value for word in kind}
                for word in words - refused_words.get((shelf.table, name), set()):
                    assert f"'{word}'" in sql, (shelf.table, name, word)


def test_every_foreign_key_leads_an_index_but_the_named_few(world: World):
    connection = world.file.connection
    without: set[tuple[str, str]] = set()
    for table in tables(world):
        keys = connection.execute(
            'SELECT "from" FROM pragma_foreign_key_list(?) WHERE seq = 0', (table,)
        ).fetchall()
        leading = {
            row[0]
            for row in connection.execute(
                "SELECT i.name FROM pragma_index_list(?) AS l, pragma_index_info(l.name) AS i"
                " WHERE i.seqno = 0 AND l.partial = 0",
                (table,),
            )
        }
        without |= {(table, key) for (key,) in keys if key not in leading}
    assert without <= WITHOUT_INDEX


def test_every_foreign_key_restricts(world: World):
    for table in tables(world):
        for row in world.file.connection.execute(
            "SELECT on_delete, on_update FROM pragma_foreign_key_list(?)", (table,)
        ):
            assert tuple(row) == ("RESTRICT", "NO ACTION"), table


def test_every_table_with_a_person_in_it_is_journaled_or_named(world: World):
    triggers = {
        row[0]
        for row in world.file.connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'journal_%'"
        )
    }
    for table in set(tables(world)) - schema.UNJOURNALED - {"_sqlite_migrations"}:
        wanted = {f"journal_{table}_{what}" for what in ("new", "changed", "gone")}
        assert wanted <= triggers, table


def test_the_pen_is_down_in_a_fresh_file(world: World):
    row = world.file.connection.execute("SELECT group_id, in_bulk FROM journal_pen").fetchall()
    assert row == [(None, 0)]
    assert isinstance(world.file.journal, Journal)


@pytest.mark.parametrize("table", sorted(schema.SEARCHED))
def test_search_indexes_hold_nothing_of_their_own(world: World, table: str):
    sql = world.file.connection.execute(
        "SELECT sql FROM sqlite_schema WHERE name = ?", (f"{table}_search",)
    ).fetchone()[0]
    assert f"content = '{table}'" in sql
