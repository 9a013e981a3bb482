"""Where a paper is signed: a line, the name in print below it, room for the date."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Table

from krc_desktop.reports.charts import Pen, Picture
from krc_desktop.reports.letters import Face
from krc_desktop.reports.paper import GUTTER, Role, Sheet, clipped, span


def signature(sheet: Sheet, heading: str, name: str, role: str) -> list[Any]:
    """A heading, a line to sign on with one for the date, and what stands below them."""
    words, wide, day = sheet.words, span(4), span(2) - 2

    def lines(pen: Pen) -> None:
        pen.line(0, 0, wide - 8, 0, 0.6)
        pen.line(wide + 4, 0, wide + 4 + day, 0, 0.6)

    below = Table(
        [
            [
                [
                    sheet.para(clipped(name, 120) or words.text("name in print"), Role.CELL),
                    sheet.para(role or words.text("signature"), Role.SECOND),
                ],
                sheet.para(words.text_in("signature", "date"), Role.SECOND, leading=10.6),
            ]
        ],
        colWidths=[wide + 4, span(2) - 4],
        hAlign="LEFT",
    )
    below.setStyle(bare())
    return [sheet.para(heading, Role.SUBHEAD), Picture(sheet, span(6), 30, lines), below]


def side_by_side(*blocks: list[Any]) -> Table:
    """Up to two blocks of signatures beside each other."""
    row = [*blocks, ""][:2]
    table = Table([row], colWidths=[span(6) + GUTTER, span(6)])
    table.setStyle(bare())
    return table


def bare() -> list[tuple[Any, ...]]:
    """A table that is only there to set things beside each other."""
    return [
        ("FONT", (0, 0), (-1, -1), Face.SANS.value, 8.4),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ]
