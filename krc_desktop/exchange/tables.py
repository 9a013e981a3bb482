"""What a table from a file is, and how large it may be; every reader of files ends here."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import zip_longest
from math import isfinite
from typing import TypeAlias

from krc_desktop.errors import BrokenRule, Rule

MOST_BYTES = 20 * 1024 * 1024
MOST_ROWS = 200_000
MOST_COLUMNS = 100
# how many rows a sheet of Excel has, blank ones among them
_DEEPEST = 1_048_576
# rows times columns: what keeps the largest table within 200 MB of memory
MOST_CELLS = 700_000
LONGEST_CELL = 32_767

# a record of a file before it is a row: its number and its cells as text
Record: TypeAlias = tuple[int, Sequence[str]]
# what can be written into a cell
Value: TypeAlias = str | int | float | date | time | None


class Limit(StrEnum):
    """What a table can have too much of; a fact of `Rule.TABLE_TOO_LARGE`."""

    BYTES = "bytes"
    UNPACKED = "unpacked"
    ROWS = "rows"
    COLUMNS = "columns"
    CELLS = "cells"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its number as the spreadsheet shows it, and its cells by column, none missing."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns and the rows that hold something."""

    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]


def too_large(limit: Limit, most: int, **facts: object) -> BrokenRule:
    """The refusal of a table beyond a limit."""
    return BrokenRule(Rule.TABLE_TOO_LARGE, limit=limit, most=most, **facts)


def not_a_table(**facts: object) -> BrokenRule:
    """The refusal of what can't be understood as a table; `row` or `column` say where."""
    return BrokenRule(Rule.NOT_A_TABLE, **facts)


def assembled(records: Iterable[Record]) -> Table:
    """The table of numbered records: the first that holds something names the columns.

    Raises BrokenRule (NOT_A_TABLE, TABLE_TOO_LARGE, TABLE_EMPTY).
    """
    header: list[str] = []
    columns: tuple[str, ...] = ()
    rows: list[TableRow] = []
    for number, raw in records:
        if number > _DEEPEST:
            raise too_large(Limit.ROWS, MOST_ROWS)
        cells = _tidy(raw, number)
        if not cells:
            continue
        if not header:
            header = cells
            columns = _columns(header)
            continue
        if len(rows) == MOST_ROWS:
            raise too_large(Limit.ROWS, MOST_ROWS)
        if (len(rows) + 1) * len(header) > MOST_CELLS:
            raise too_large(Limit.CELLS, MOST_CELLS)
        rows.append(TableRow(number, _named(header, cells, number)))
    if not rows:
        raise BrokenRule(Rule.TABLE_EMPTY)
    return Table(columns, tuple(rows))


def bounded(records: Iterable[Record]) -> Iterator[Record]:
    """Records held to the limits of depth, width and length, one after the other."""
    for number, cells in records:
        if number > _DEEPEST:
            raise too_large(Limit.ROWS, MOST_ROWS)
        yield number, _tidy(cells, number)


def _tidy(raw: Sequence[str], number: int) -> list[str]:
    """The cells composed and without the blanks around their text and at the row's end."""
    cells = [unicodedata.normalize("NFC", cell.strip()) for cell in raw]
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > MOST_COLUMNS:
        raise too_large(Limit.COLUMNS, MOST_COLUMNS, row=number)
    if any(len(cell) > LONGEST_CELL for cell in cells):
        raise too_large(Limit.TEXT, LONGEST_CELL, row=number)
    return cells


def _columns(header: Sequence[str]) -> tuple[str, ...]:
    columns = tuple(name for name in header if name)
    for name in columns:
        if columns.count(name) > 1:
            raise not_a_table(column=name)
    return columns


def _named(header: Sequence[str], cells: Sequence[str], number: int) -> dict[str, str]:
    paired = list(zip_longest(header, cells, fillvalue=""))
    # a value that no column names would be lost without a word
    if any(cell and not name for name, cell in paired):
        raise not_a_table(row=number)
    return {name: cell for name, cell in paired if name}


def sound_text(text: str) -> str:
    """The text with what no file can hold (half a surrogate pair, U+FFFE, U+FFFF) as U+FFFD."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.translate(dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd"))


def plain_text(value: Value | timedelta) -> str:
    """A value as plain text: `1`, `2.5`, `2026-10-01`, `2026-10-01 14:00`, `14:00`, nothing."""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime):
        return f"{(whole := _to_the_second(value)):%Y-%m-%d} {_clock(whole.time())}"
    if isinstance(value, time):
        return _clock(_to_the_second(datetime.combine(date(2000, 1, 1), value)).time())
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{'-' if minutes < 0 else ''}{abs(minutes) // 60}:{abs(minutes) % 60:02}"
    return "" if value is None else str(value)


def _number(value: float) -> str:
    """Fifteen digits, as a spreadsheet shows it: 0.1 + 0.2 is 0.3; never with an exponent."""
    if not isfinite(value):
        return ""
    if value.is_integer():
        return str(int(value))
    return f"{Decimal(f'{value:.15g}'):f}"


def _to_the_second(moment: datetime) -> datetime:
    # spreadsheets count days in floats: 14:00 may be kept as 13:59:59.999
    later = moment + timedelta(milliseconds=500) if moment.microsecond >= 500_000 else moment
    return later.replace(microsecond=0)


def _clock(moment: time) -> str:
    return f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"
