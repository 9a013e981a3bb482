"""Ruled tables: horizontal rules only, text hung on the page's grid, figures under their heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.units import mm
from reportlab.platypus import LongTable, Paragraph

from krc_desktop.reports.letters import Face, Markup
from krc_desktop.reports.paper import (
    BODY_HEIGHT,
    CUT,
    TALLEST_CELL,
    TEXT_WIDTH,
    Profile,
    Role,
    Sheet,
)

_PADDING = 3.5

Cell = Any


@dataclass(frozen=True)
class Column:
    """A column: its head, its width in millimetres, and whether it holds figures."""

    head: str
    millimetres: float
    figures: bool = False
    aside: Any = None


def ruled(
    sheet: Sheet,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    *,
    total: Sequence[Cell] | None = None,
    commands: Sequence[tuple[Any, ...]] = (),
    middle: bool = False,
    tight: bool = False,
) -> LongTable:
    """A table of flowables with its head repeated on every page; rows are never torn.

    `commands` count rows from the first below the head as 1, as reportlab does.
    """
    widths = [column.millimetres * mm for column in columns]
    heads = [_head(sheet, column) for column in columns]
    body = [list(row) for row in rows]
    if total is not None:
        body.append(list(total))
    spans = {start: end for name, start, end, *_ in commands if name == "SPAN"}
    held = [
        [
            _held(sheet, cell, sum(widths[column : spans.get((column, at), (column, at))[0] + 1]))
            for column, cell in enumerate(row)
        ]
        for at, row in enumerate(body, start=1)
    ]
    table = LongTable([heads, *held], colWidths=widths, repeatRows=1, hAlign="LEFT")
    style = base_style(sheet.profile, len(columns))
    style.append(("VALIGN", (0, 1), (-1, -1), "MIDDLE" if middle else "TOP"))
    if tight:
        style += [("TOPPADDING", (0, 1), (-1, -1), 2), ("BOTTOMPADDING", (0, 1), (-1, -1), 2.6)]
    if total is not None:
        style.append(("LINEABOVE", (0, -1), (-1, -1), 0.6, sheet.profile.ink))
        style.append(("NOSPLIT", (0, -2 if rows else -1), (-1, -1)))
    table.setStyle([*style, *commands])
    return table


def base_style(profile: Profile, columns: int) -> list[tuple[Any, ...]]:
    """Rules and paddings that every table shares, and a font in every cell."""
    style: list[tuple[Any, ...]] = [
        # cells hold flowables, yet reportlab sets every cell's font: it must be one of ours
        ("FONT", (0, 0), (-1, -1), Face.SANS.value, 8.4),
        ("TOPPADDING", (0, 0), (-1, -1), 2.8),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.2),
        ("LEFTPADDING", (0, 0), (-1, -1), _PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("RIGHTPADDING", (columns - 1, 0), (columns - 1, -1), 0),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("LINEABOVE", (0, 0), (-1, 0), 0.9, profile.ink),
        ("LINEBELOW", (0, 1), (-1, -1), profile.hairline, profile.hair),
        ("LINEBELOW", (0, 0), (-1, 0), 0.5, profile.ink),
        ("LINEBELOW", (0, "splitlast"), (-1, "splitlast"), 0.5, profile.ink),
        ("LINEBELOW", (0, -1), (-1, -1), 0.9, profile.ink),
    ]
    return style


def _head(sheet: Sheet, column: Column) -> Cell:
    if column.aside is not None:
        return column.aside
    # a head is broken by hand: the fonts' widths know no Latvian hyphenation
    markup = Markup(sheet.escaped(column.head, Role.HEAD.face).replace("\n", "<br/>"))
    return sheet.rich(markup, Role.HEAD, alignment=TA_RIGHT if column.figures else TA_LEFT)


def beginning(table: LongTable) -> float:
    """The height of a table's head and first row: what must fit below a heading."""
    table.wrap(TEXT_WIDTH, BODY_HEIGHT)
    # reportlab tells the heights of rows nowhere else
    return float(sum(table._rowHeights[:2]))


def bounded(sheet: Sheet, paragraph: Paragraph, width: float, tallest: float) -> list[Paragraph]:
    """A paragraph within a height, its rest cut with a visible mark."""
    _, height = paragraph.wrap(width, tallest)
    if height <= tallest:
        return [paragraph]
    return [*paragraph.split(width, tallest)[:1], sheet.para(CUT, Role.SECOND)]


def _held(sheet: Sheet, cell: Cell, width: float, tallest: float = TALLEST_CELL) -> Cell:
    """A cell within the tallest height; what is cut off is marked."""
    if isinstance(cell, list):
        return [_held(sheet, part, width, tallest / len(cell)) for part in cell]
    if not isinstance(cell, Paragraph):
        return cell
    kept = bounded(sheet, cell, width - 2 * _PADDING, tallest)
    return kept if len(kept) > 1 else cell
