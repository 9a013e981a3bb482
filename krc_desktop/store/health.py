"""Whether a centre's file is well: all of SQLite's own checks, and what only we can know."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from krc_desktop import clock
from krc_desktop.store import schema


class Problem(StrEnum):
    """What can be wrong inside a file."""

    PAGES = "pages"
    REFERENCES = "references"
    TABLES = "tables"
    SEARCH = "search"
    PEN = "pen"
    OVERLAPS = "overlaps"
    DAYS = "days"
    KEPT_FILES = "kept_files"


def problems(connection: Any) -> list[Problem]:
    """Everything that is wrong; an empty list for a file that is well."""
    if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
        # the other questions can't be trusted on damaged pages
        return [Problem.PAGES]
    return [problem for problem, found in _QUESTIONS if found(connection)]


def damaged_pages(connection: Any) -> list[Problem]:
    """The quick question, asked at each start: whether SQLite can read its own pages."""
    well = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    return [] if well else [Problem.PAGES]


def _broken_references(connection: Any) -> bool:
    return connection.execute("PRAGMA foreign_key_check").fetchone() is not None


def _foreign_tables(connection: Any) -> bool:
    return schema.listing(connection) != schema.golden()


def _stale_search(connection: Any) -> bool:
    """Whether a search index differs from its table.

    FTS5's own check takes a write lock. Here a fresh index is made in memory and both are compared
    word by word, so that checking disturbs nobody.
    """
    reading = connection.execute("PRAGMA query_only").fetchone()[0]
    connection.execute("PRAGMA query_only = OFF")
    try:
        return any(_differs(connection, table) for table in schema.SEARCHED)
    finally:
        connection.execute(f"PRAGMA query_only = {reading}")


def _differs(connection: Any, table: str) -> bool:
    columns = ", ".join(schema.SEARCHED[table])
    connection.execute(
        f"CREATE VIRTUAL TABLE temp.fresh USING fts5 ({columns}, content = '',"
        ' tokenize = "unicode61 remove_diacritics 2")'
    )
    connection.execute(
        "CREATE VIRTUAL TABLE temp.fresh_words USING fts5vocab ('temp', 'fresh', 'instance')"
    )
    connection.execute(
        "CREATE VIRTUAL TABLE temp.kept_words USING fts5vocab"
        f" ('main', '{table}_search', 'instance')"
    )
    try:
        connection.execute(
            f"INSERT INTO temp.fresh (rowid, {columns}) SELECT id, {columns} FROM main.{table}"
        )
        words = "SELECT term, doc, col, offset FROM temp."
        for some, others in (("fresh_words", "kept_words"), ("kept_words", "fresh_words")):
            sql = f"{words}{some} EXCEPT {words}{others} LIMIT 1"
            if connection.execute(sql).fetchone() is not None:
                return True
        return False
    finally:
        for name in ("kept_words", "fresh_words", "fresh"):
            connection.execute(f"DROP TABLE temp.{name}")


def _open_pen(connection: Any) -> bool:
    row = connection.execute("SELECT group_id FROM journal_pen").fetchone()
    return row is None or row[0] is not None


def _overlaps(connection: Any) -> bool:
    row = connection.execute(
        "SELECT 1 FROM bookings AS a JOIN bookings AS b ON b.equipment_id = a.equipment_id"
        " AND b.id <> a.id AND b.starts_at >= a.starts_at AND b.starts_at < a.ends_at"
        " WHERE a.status IN ('booked', 'used') AND b.status IN ('booked', 'used') LIMIT 1"
    ).fetchone()
    return row is not None


def _wrong_days(connection: Any) -> bool:
    """Whether a local day is not the one that the wall showed, or lies outside its event."""
    for table in ("events", "event_days", "bookings", "outages"):
        rows = connection.execute(f"SELECT starts_at, local_day FROM {table}")
        for starts, day in rows:
            if clock.local_day(clock.from_seconds(starts)) != date.fromisoformat(day):
                return True
    outside = connection.execute(
        "SELECT 1 FROM event_days AS d JOIN events AS e ON e.id = d.event_id"
        " WHERE d.starts_at < e.starts_at OR d.ends_at > e.ends_at LIMIT 1"
    ).fetchone()
    return outside is not None


def _altered_files(connection: Any) -> bool:
    import hashlib

    rows = connection.execute("SELECT sha256, content FROM kept_files")
    return any(hashlib.sha256(content).hexdigest() != digest for digest, content in rows)


_QUESTIONS = (
    (Problem.REFERENCES, _broken_references),
    (Problem.TABLES, _foreign_tables),
    (Problem.SEARCH, _stale_search),
    (Problem.PEN, _open_pen),
    (Problem.OVERLAPS, _overlaps),
    (Problem.DAYS, _wrong_days),
    (Problem.KEPT_FILES, _altered_files),
)
