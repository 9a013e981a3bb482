"""The firings of section 4: each counted once, however many people share it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from reportlab.lib.units import mm

from krc_desktop.model.reports import FiringRow, MonthlyReport
from krc_desktop.reports.monthly import phrases
from krc_desktop.reports.monthly.sections import subhead, together
from krc_desktop.reports.paper import Role, Sheet
from krc_desktop.reports.tables import Column, ruled


def firings(sheet: Sheet, report: MonthlyReport) -> list[Any]:
    """The table of firings with its heading; nothing for a month without any."""
    if not report.firings:
        return []
    words, rows = sheet.words, report.firings
    several = len({firing.machine for firing in rows}) > 1
    table = ruled(
        sheet,
        _columns(sheet),
        [_row(sheet, firing, with_machine=several) for firing in rows],
        total=_total(sheet, rows),
        commands=[("SPAN", (1, -1), (4, -1))],
        tight=True,
    )
    heading = subhead(sheet, words.text_in("report", "Firings"))
    return together([*heading, table], [], 40 * mm)


def _columns(sheet: Sheet) -> list[Column]:
    words = sheet.words
    return [
        Column(words.text_in("report", "Date"), 20),
        Column(words.text("Log no."), 18),
        Column(words.text_in("report", "Programme"), 26),
        Column(words.text_in("report", "Cone"), 13, figures=True),
        Column(words.text("Max. °C"), 15, figures=True),
        Column(words.text_in("report", "Hours"), 14, figures=True),
        Column(words.text_in("report", "Owners"), 15, figures=True),
        Column(words.text("Put in"), 17, figures=True),
        Column(words.text_in("pieces", "Good"), 16, figures=True),
        Column(words.text("Share of good"), 16, figures=True),
    ]


def _row(sheet: Sheet, firing: FiringRow, *, with_machine: bool) -> list[Any]:
    words = sheet.words
    programme: list[Any] = [sheet.para(firing.programme or phrases.DASH)]
    if with_machine:
        programme.append(sheet.para(sheet.name(firing.machine), Role.SECOND))
    peak = phrases.DASH if firing.peak_celsius is None else str(firing.peak_celsius)
    return [
        sheet.para(words.day_and_weekday(firing.day)),
        sheet.para(firing.number or phrases.DASH),
        programme,
        sheet.figure(firing.cone or phrases.DASH),
        sheet.figure(peak),
        sheet.figure(words.hours(firing.minutes)),
        sheet.figure(_noted(sheet, firing.owners)),
        sheet.figure(_noted(sheet, firing.pieces_in)),
        sheet.figure(_noted(sheet, firing.pieces_good)),
        sheet.figure(_good(sheet, [firing])),
    ]


def _noted(sheet: Sheet, figure: int | None) -> str:
    """A figure, or a dash where nobody wrote it down."""
    return phrases.DASH if figure is None else sheet.words.number(figure)


def _good(sheet: Sheet, rows: Sequence[FiringRow]) -> str:
    """The share of good pieces among the firings of which both figures were written down."""
    known = [row for row in rows if row.pieces_in and row.pieces_good is not None]
    put_in = sum(row.pieces_in or 0 for row in known)
    good = sum(row.pieces_good or 0 for row in known)
    return sheet.words.percent(Decimal(good) / put_in) if put_in else phrases.DASH


def _sum(sheet: Sheet, figures: Sequence[int | None]) -> str:
    """The sum; where some were not written down, what it is at least."""
    known = [figure for figure in figures if figure is not None]
    if not known:
        return phrases.DASH
    total = sheet.words.number(sum(known))
    return total if len(known) == len(figures) else sheet.words.text("at least {n}", n=total)


def _total(sheet: Sheet, rows: Sequence[FiringRow]) -> list[Any]:
    words = sheet.words
    figures = (
        words.hours(sum(row.minutes for row in rows)),
        "",
        _sum(sheet, [row.pieces_in for row in rows]),
        _sum(sheet, [row.pieces_good for row in rows]),
        _good(sheet, rows),
    )
    return [
        sheet.para(words.text_in("report", "Total"), Role.KEY),
        sheet.para(words.counted("{n} firing", "{n} firings", len(rows)), Role.KEY),
        "",
        "",
        "",
        *(sheet.figure(figure, Role.KEY) for figure in figures),
    ]
