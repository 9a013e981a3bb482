"""Somebody's own list, opened: any CSV or workbook, with its columns guessed.

Titles above the heading are passed over; without a heading the columns are A, B, C. What looks like
a personal code is taken out here, before anybody can see it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from krc_desktop.alphabet import folded
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.exchange.column_guesses import (
    SAMPLED,
    Guess,
    ListKind,
    guessed,
    knows_heading,
    looks_like_code,
)
from krc_desktop.exchange.spreadsheets import read_records, told_of_text
from krc_desktop.exchange.tables import MOST_CELLS, MOST_ROWS, Limit, too_large

HIDDEN = "•••"
_ABOVE_HEADING = 15
_ASKED_EVERY = 500


class Stopped(Exception):
    """The person pressed cancel: nothing was written."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row as its spreadsheet numbers it; `codes` are the columns whose codes were hidden."""

    number: int
    cells: tuple[str, ...]
    codes: frozenset[int] = frozenset()


@dataclass(frozen=True)
class SourceColumn:
    """A column: its letter, heading, first values, and what it seems to be."""

    letter: str
    heading: str
    samples: tuple[str, ...]
    guess: Guess


@dataclass(frozen=True)
class OpenedList:
    """A list in memory. `encoding` and `separator` are of a text file, empty of a workbook.

    `shape` is equal for lists with the same headings: what was chosen once can be proposed again.
    """

    path: Path
    kind: ListKind
    encoding: str
    separator: str
    heading_row: int | None
    columns: tuple[SourceColumn, ...]
    rows: tuple[SourceRow, ...] = field(repr=False)
    shape: str


Asked = Callable[[], bool]
Progress = Callable[[int, int], None]


def open_list(
    path: Path,
    kind: ListKind,
    *,
    encoding: str = "",
    separator: str = "",
    asked: Asked = lambda: False,
) -> OpenedList:
    """Open a list and guess its columns; `asked` says whether to give up (raises Stopped).

    A text file is read in the `encoding` and by the `separator` told, else as they are guessed.

    Raises BrokenRule (NOT_A_TABLE, TABLE_TOO_LARGE, TABLE_EMPTY) and Trouble.
    """
    raw: list[tuple[int, Sequence[str]]] = []
    width = 0
    for number, cells in read_records(path, encoding, separator):
        if len(raw) % _ASKED_EVERY == 0 and asked():
            raise Stopped
        if not any(cells):
            continue
        width = max(width, len(cells))
        raw.append((number, cells))
        if len(raw) > MOST_ROWS:
            raise too_large(Limit.ROWS, MOST_ROWS, path=path)
        if len(raw) * width > MOST_CELLS:
            raise too_large(Limit.CELLS, MOST_CELLS, path=path)
    if not raw:
        raise BrokenRule(Rule.TABLE_EMPTY, path=path)
    at = _heading_at(kind, raw)
    below = raw if at is None else raw[at + 1 :]
    if not below:
        raise BrokenRule(Rule.TABLE_EMPTY, path=path)
    rows = tuple(_row(number, cells, width) for number, cells in below)
    headings = _headings(raw[at][1] if at is not None else (), width)
    columns = _columns(kind, headings, rows, below)
    encoding, separator = told_of_text(path, encoding, separator)
    return OpenedList(
        path=path,
        kind=kind,
        encoding=encoding,
        separator=separator,
        heading_row=raw[at][0] if at is not None else None,
        columns=columns,
        rows=rows,
        shape=_shape(kind, headings),
    )


def _heading_at(kind: ListKind, raw: Sequence[tuple[int, Sequence[str]]]) -> int | None:
    """The place of the heading: the first row with two known words, or with one among its few."""
    best, most = None, 0
    for at, (_, cells) in enumerate(raw[:_ABOVE_HEADING]):
        known = sum(knows_heading(kind, cell) for cell in cells if cell)
        told = sum(bool(cell) for cell in cells)
        if known > most and known * 2 >= told and not any(map(looks_like_code, cells)):
            best, most = at, known
    return best


def _headings(cells: Sequence[str], width: int) -> list[str]:
    told = [" ".join(cell.split()) for cell in cells]
    return [*told, *[""] * (width - len(told))][:width]


def _row(number: int, cells: Sequence[str], width: int) -> SourceRow:
    codes = frozenset(at for at, cell in enumerate(cells) if cell and looks_like_code(cell))
    tidy = [cell.strip() for cell in cells]
    for at in codes:
        tidy[at] = HIDDEN
    return SourceRow(number, (*tidy, *[""] * (width - len(tidy))), codes)


def _columns(
    kind: ListKind,
    headings: Sequence[str],
    rows: Sequence[SourceRow],
    raw: Sequence[tuple[int, Sequence[str]]],
) -> tuple[SourceColumn, ...]:
    """The columns with their guesses, made from what the cells said before codes were hidden."""
    sampled = raw[:SAMPLED]
    told = [
        [cells[at].strip() if at < len(cells) else "" for _, cells in sampled]
        for at in range(len(headings))
    ]
    guesses = guessed(kind, headings, told)
    return tuple(
        SourceColumn(
            letter=letter_of(at),
            heading=HIDDEN if looks_like_code(heading) else heading,
            samples=tuple(row.cells[at] for row in rows if row.cells[at])[:3],
            guess=guesses[at],
        )
        for at, heading in enumerate(headings)
    )


def letter_of(at: int) -> str:
    """The letter over a column of a spreadsheet: A for 0, AA for 26."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _shape(kind: ListKind, headings: Sequence[str]) -> str:
    told = "\n".join([kind.value, *(folded(heading) for heading in headings)])
    return hashlib.sha256(told.encode("utf-8")).hexdigest()[:16]
