"""The column beside the weekly chart: what the manager must read, targets, further figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import HRFlowable, Paragraph, Spacer

from krc_desktop.model.choices import attention_kind
from krc_desktop.model.reports import Attention, MonthlyReport
from krc_desktop.reports import letters
from krc_desktop.reports.charts import Pen, Picture
from krc_desktop.reports.letters import Face
from krc_desktop.reports.monthly.targets import cover_targets
from krc_desktop.reports.paper import Role, Sheet, clipped, span
from krc_desktop.reports.tables import bounded

_LONGEST_ATTENTION, _TALLEST_POINT = 240, 45 * mm
_ROW = 14.5


def beside(sheet: Sheet, report: MonthlyReport, height: float) -> list[Any]:
    """The manager's points, then of the other blocks those that the height still takes."""
    column = _attention_points(sheet, report)
    for block in (cover_targets(sheet, report), _further(sheet, report)):
        if stacked([*column, *block], span(5)) <= height:
            column += block
    return column


def stacked(flowables: Sequence[Any], width: float) -> float:
    """The height of flowables under one another."""
    total = 0.0
    for flowable in flowables:
        total += flowable.wrap(width, 10_000)[1]
        total += flowable.getSpaceBefore() + flowable.getSpaceAfter()
    return total


def rule(sheet: Sheet, weight: float, *, hair: bool = False) -> HRFlowable:
    """A rule over the whole width."""
    colour = sheet.profile.hair if hair else sheet.profile.ink
    return HRFlowable(
        width="100%", thickness=weight, color=colour, spaceBefore=0, spaceAfter=0, lineCap="butt"
    )


def _attention_points(sheet: Sheet, report: MonthlyReport) -> list[Any]:
    words = sheet.words
    side: list[Any] = [
        rule(sheet, 0.6),
        Spacer(1, 5),
        sheet.para(words.text("For the project management’s attention"), Role.SUBHEAD),
        Spacer(1, 4),
    ]
    for number, point in enumerate(report.attention, start=1):
        side += bounded(sheet, _attention(sheet, number, point), span(5), _TALLEST_POINT)
    if not report.attention:
        side.append(sheet.para(words.text("Nothing needs attention this month."), Role.NOTE))
    return [*side, Spacer(1, 6)]


def _attention(sheet: Sheet, number: int, point: Attention) -> Paragraph:
    kind = attention_kind(sheet.words, point.kind)
    text = " ".join(point.text.split())
    markup = f"{sheet.strong(kind + ':')} {sheet.escaped(clipped(text, _LONGEST_ATTENTION))}"
    return sheet.rich(
        letters.Markup(markup),
        Role.SIDE,
        leftIndent=14,
        bulletIndent=0,
        bulletText=str(number),
        bulletFontName=Face.SANS_BOLD.value,
        bulletColor=sheet.profile.accent,
        spaceAfter=4,
    )


def _further(sheet: Sheet, report: MonthlyReport) -> list[Any]:
    """Figures of the month that no tile shows."""
    words, figures = sheet.words, report.figures
    people = words.number(figures.people_at_least)
    if figures.people_at_most > figures.people_at_least:
        people = f"{people}–{words.number(figures.people_at_most)}"
    rows = [
        (words.text("Different people, from–to"), people),
        (words.text("New participants"), words.number(figures.new_people)),
        (words.text_in("report", "Volunteers at work"), words.number(figures.volunteers)),
        (
            words.text("Bookings used"),
            words.number(sum(machine.bookings_used for machine in report.machines)),
        ),
        (words.text_in("report", "Firings"), words.number(len(report.firings))),
        (words.text("Events not held as planned"), words.number(len(report.unheld))),
    ]

    def drawn(pen: Pen) -> None:
        for index, (name, figure) in enumerate(rows):
            base = (len(rows) - 1 - index) * _ROW
            pen.text(0, base + 4.4, name, size=8.4)
            pen.text(span(5), base + 4.4, figure, size=8.4, face=Face.SANS_SEMIBOLD, align="right")
            pen.canvas.setStrokeColor(pen.profile.hair)
            pen.canvas.setLineWidth(pen.profile.hairline)
            pen.canvas.line(0, base, span(5), base)

    picture = Picture(sheet, span(5), len(rows) * _ROW, drawn)
    heading = sheet.para(words.text("Also this month"), Role.SUBHEAD)
    return [Spacer(1, 4), rule(sheet, 0.6), Spacer(1, 5), heading, Spacer(1, 2), picture]
