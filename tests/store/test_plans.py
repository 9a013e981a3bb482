"""The questions asked most never read a whole table of many rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from krc_desktop.model.people_lists import PeopleFilter
from krc_desktop.operations.bookings import refuse_overlap
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.people_lists import people_page
from tests.builders import World, day

LARGE = ("attendances", "events", "event_days", "bookings", "people", "headcounts")


class Listening:
    """A connection that remembers what it is asked."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self.asked: list[tuple[str, Any]] = []

    def execute(self, sql: str, values: Any = ()) -> Any:
        self.asked.append((sql, values))
        return self.connection.execute(sql, values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.connection, name)


@contextmanager
def listening(world: World) -> Iterator[tuple[World, Listening]]:
    ear = Listening(world.file.connection)
    yield World(CentreFile(world.path, ear, world.file.clock)), ear


def scans(ear: Listening) -> list[str]:
    """Whole tables that the questions asked would read, as SQLite plans them."""
    found = []
    for sql, values in ear.asked:
        if not sql.lstrip().upper().startswith(("SELECT", "WITH")) or "pragma" in sql:
            continue
        plan = ear.connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)
        for row in plan:
            scanned = re.match(r"SCAN (\w+)\b(?! (?:USING|VIRTUAL))", row[3])
            if scanned and _table(sql, scanned[1]) in LARGE:
                found.append(f"{row[3]} in {sql}")
    return found


def _table(sql: str, name: str) -> str:
    """The table behind an alias."""
    behind = re.search(rf"(\w+) AS {name}\b", sql)
    return behind[1] if behind else name


@pytest.mark.parametrize("centre", ["PRE", None])
def test_figures_of_a_month_read_no_whole_table(world: World, centre: str | None):
    with listening(world) as (asking, ear):
        asking.figures("2026-10", centre)
    assert len(ear.asked) > 10
    assert scans(ear) == []


def test_search_reads_no_whole_table(world: World):
    with listening(world) as (asking, ear):
        asking.file.search.people("ber")
        asking.file.search.events("mal")
        asking.file.search.organisations("mal")
    assert len(ear.asked) > 4
    assert scans(ear) == []


def test_a_page_of_people_is_read_from_its_index(world: World):
    with listening(world) as (_, ear):
        people_page(ear, PeopleFilter(), day("2026-10-07"), after=("b", 1))
    plan = ear.connection.execute(f"EXPLAIN QUERY PLAN {ear.asked[0][0]}", ear.asked[0][1])
    steps = plan.fetchall()
    page = next(step[0] for step in steps if step[3] == "MATERIALIZE page")
    of_page = [step[3] for step in steps if step[1] == page]
    assert any("people_in_order" in step for step in of_page)
    assert not any("TEMP B-TREE" in step for step in of_page)
    assert scans(ear) == []


def test_an_overlap_is_looked_for_in_a_bounded_window(world: World):
    booking = world.book(world.kiln(), "2026-10-08 09:00", "2026-10-08 12:00")
    with listening(world) as (asking, ear):
        refuse_overlap(asking.file, booking)
    looked = [asked for asked in ear.asked if "FROM bookings" in asked[0]]
    assert looked
    for sql, values in looked:
        plan = ear.connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)
        assert "starts_at>? AND starts_at<?" in " ".join(row[3] for row in plan), sql


def test_history_of_a_row_is_found_by_an_index(world: World):
    with listening(world) as (asking, ear):
        asking.file.journal.history_of("people", 1)
        asking.file.journal.next_to_undo()
    for sql, values in ear.asked:
        plan = ear.connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)
        assert not any(row[3].startswith("SCAN c") and "USING" not in row[3] for row in plan), sql
