"""Section 6: the organisations represented, in two columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import white
from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from krc_desktop.model.reports import MonthlyReport, OrganisationRow
from krc_desktop.reports.letters import Face, Markup
from krc_desktop.reports.monthly import phrases
from krc_desktop.reports.monthly.sections import section
from krc_desktop.reports.paper import Role, Sheet
from krc_desktop.reports.tables import Column, ruled

# Column by column where all fit one page; row by row where they go on over pages.
_ON_ONE_PAGE = 32
# No rules in the gap between the columns; text hangs on the grid on both its sides.
_GAP: tuple[tuple[Any, ...], ...] = (
    ("LINEABOVE", (2, 0), (2, -1), 1.4, white),
    ("LINEBELOW", (2, 0), (2, -1), 1.4, white),
    ("RIGHTPADDING", (1, 0), (1, -1), 0),
    ("LEFTPADDING", (3, 0), (3, -1), 0),
)


def organisations(sheet: Sheet, report: MonthlyReport) -> list[Any]:
    """The table, or one sentence."""
    words = sheet.words
    title = words.text("Organisations involved")
    rows = report.organisations
    if not rows:
        empty = words.text("No organisations were represented this month.")
        return section(sheet, 6, title, "", [sheet.para(empty, Role.CAPTION)])
    new = sum(row.is_new for row in rows)
    remark = words.counted("{n} organisation", "{n} organisations", len(rows))
    if report.tells_new:
        remark = words.text("{count}, of them new: {new}", count=remark, new=words.number(new))
    content: list[Any] = [_table(sheet, rows)]
    if new:
        key = words.text("◆ represented at this centre for the first time")
        content += [Spacer(1, 5), sheet.para(key, Role.NOTE)]
    return section(sheet, 6, title, remark, content, room=60 * mm)


def _table(sheet: Sheet, rows: Sequence[OrganisationRow]) -> Any:
    words = sheet.words
    columns = [
        Column(words.text("Organisation, kind and contribution"), 65),
        Column(words.text_in("report", "Events"), 17, figures=True),
    ]
    if len(rows) == 1:
        return ruled(sheet, columns, [_row(sheet, rows[0])])
    empty: list[Any] = ["", ""]
    pairs = [
        [*_row(sheet, left), "", *(_row(sheet, right) if right else empty)]
        for left, right in _pairs(rows)
    ]
    return ruled(sheet, [*columns, Column("", 6), *columns], pairs, commands=_GAP)


def _pairs(
    rows: Sequence[OrganisationRow],
) -> list[tuple[OrganisationRow, OrganisationRow | None]]:
    half = -(-len(rows) // 2)
    if len(rows) <= _ON_ONE_PAGE:
        lefts, rights = rows[:half], rows[half:]
    else:
        lefts, rights = rows[::2], rows[1::2]
    filled: list[OrganisationRow | None] = [*rights, *([None] * (len(lefts) - len(rights)))]
    return list(zip(lefts, filled, strict=True))


def _row(sheet: Sheet, row: OrganisationRow) -> list[Any]:
    words = sheet.words
    name = sheet.strong(row.name or phrases.DASH)
    if row.is_new:
        mark = sheet.strong("◆", Face.SANS)
        new = sheet.small(words.text_in("organisation", "new"))
        name = Markup(f"{mark} {name} {new}")
    about: list[Any] = [sheet.rich(name)]
    particulars = phrases.joined(row.kind, row.contribution)
    if particulars:
        about.append(sheet.para(particulars, Role.SECOND))
    return [about, sheet.figure(words.number(row.events))]
