"""Section 7 and the cover's corner: indicators against the project's targets."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from krc_desktop.model.reports import IndicatorRow, MonthlyReport, ProjectHead, Unit
from krc_desktop.reports.charts import Pen, Picture, bullet, bullet_cell
from krc_desktop.reports.letters import Face
from krc_desktop.reports.monthly import phrases
from krc_desktop.reports.monthly.sections import section
from krc_desktop.reports.monthly.tiles import DOWN
from krc_desktop.reports.paper import Role, Sheet, span
from krc_desktop.reports.tables import Column, ruled

_ON_COVER = 2


def elapsed(report: MonthlyReport) -> Decimal | None:
    """The share of the project's days gone by the end of the month."""
    project = report.project
    if project is None:
        return None
    days = (project.ends_on - project.starts_on).days + 1
    gone = (report.month.period.last - project.starts_on).days + 1
    return min(max(Decimal(gone) / days, Decimal(0)), Decimal(1)) if days > 0 else None


def scheduled(report: MonthlyReport, row: IndicatorRow) -> Decimal | None:
    """The time elapsed, where reached and aim cover the same centres.

    One centre is not late because it alone has not reached what ten centres shall reach together.
    """
    comparable = row.share is not None or not report.centre_code
    return elapsed(report) if comparable else None


def aim(indicator: IndicatorRow) -> int | None:
    """What the centre is measured against: its share, where none is set the whole target."""
    return indicator.share or indicator.target or None


def reached(indicator: IndicatorRow) -> Decimal | None:
    """The share of the aim reached so far."""
    goal = aim(indicator)
    return None if goal is None else Decimal(indicator.cumulative) / goal


def amount(sheet: Sheet, indicator: IndicatorRow, figure: int | None) -> str:
    """A figure in the indicator's unit; a dash where none is set."""
    if figure is None:
        return phrases.DASH
    if indicator.unit is Unit.MINUTES:
        whole = figure % 60 == 0 and figure in {indicator.target, indicator.share}
        return sheet.words.number(figure // 60) if whole else sheet.words.hours(figure)
    return sheet.words.number(figure)


# -- on the cover ----------------------------------------------------------------------------------


def cover_targets(sheet: Sheet, report: MonthlyReport) -> list[Any]:
    """The first two indicators that have something to be measured against."""
    words = sheet.words
    aimed = [row for row in report.indicators if aim(row) is not None][:_ON_COVER]
    if not aimed:
        return []
    tick = next((t for row in aimed if (t := scheduled(report, row)) is not None), None)
    if all(row.share is not None for row in aimed):
        about = words.text("cumulative, against the centre’s share")
    else:
        about = words.text("cumulative, against the project’s target")
    if tick is not None:
        share = words.percent(tick)
        about = words.text("{what}; tick: time elapsed ({share})", what=about, share=share)
    heading = Picture(sheet, span(5), 6, lambda pen: pen.line(0, 6, span(5), 6, 0.6))
    return [
        heading,
        sheet.para(words.text("Towards the targets"), Role.SUBHEAD),
        sheet.para(about, Role.NOTE),
        Spacer(1, 3),
        *(_target(sheet, row, scheduled(report, row)) for row in aimed),
    ]


def _target(sheet: Sheet, row: IndicatorRow, tick: Decimal | None) -> Picture:
    words, wide = sheet.words, span(5) - 11 * mm

    def drawn(pen: Pen) -> None:
        of = words.text(
            "{reached} of {target}",
            reached=amount(sheet, row, row.cumulative),
            target=amount(sheet, row, aim(row)),
        )
        pen.text(wide, 13, of, size=7.8, colour=pen.profile.grey, align="right")
        title = sheet.fitted(sheet.name(row.title), Face.SANS, 8.4, wide - 18 * mm)
        pen.text(0, 13, title, size=8.4)
        goal, now = aim(row) or 1, reached(row) or Decimal(0)
        bullet(
            pen,
            row.before / goal,
            float(now),
            None if tick is None else float(tick),
            (0, 2.5, wide, 6.5),
        )
        share = words.percent(now)
        pen.text(span(5), 3, share, face=Face.SANS_SEMIBOLD, size=8.4, align="right")

    return Picture(sheet, span(5), 23, drawn)


# -- section 7 -------------------------------------------------------------------------------------


def targets(sheet: Sheet, report: MonthlyReport) -> list[Any]:
    """The table of indicators, or one sentence."""
    words, project = sheet.words, report.project
    title = words.text("Indicators")
    if not report.indicators:
        empty = words.text("No indicators are set for the project.")
        return section(sheet, 7, title, "", [sheet.para(empty, Role.CAPTION)])
    table = ruled(
        sheet,
        _columns(sheet, report),
        [_row(sheet, report, row) for row in report.indicators],
        commands=[("SPAN", (6, 0), (7, 0))],
        middle=True,
    )
    content = [table, Spacer(1, 5), sheet.para(_key(sheet), Role.NOTE)]
    return section(sheet, 7, title, _remark(sheet, project), content, room=60 * mm)


def _remark(sheet: Sheet, project: ProjectHead | None) -> str:
    if project is None:
        return ""
    return sheet.words.text(
        "cumulative from {first}; targets until {last}",
        first=sheet.words.date(project.starts_on),
        last=sheet.words.date(project.ends_on),
    )


def _columns(sheet: Sheet, report: MonthlyReport) -> list[Column]:
    words = sheet.words
    ticks = [scheduled(report, row) for row in report.indicators]
    tick = next((tick for tick in ticks if tick is not None), None)
    before = words.short_date(report.month.period.first - timedelta(days=1))
    month = phrases.capital(phrases.month_locative(words, report.month.month))
    head = words.text("Reached")
    if tick is not None:
        head = words.text("Reached; tick: time elapsed {share}", share=words.percent(tick))
    return [
        Column(words.text_in("report", "Indicator"), 37.5),
        Column(words.text("Project target"), 15, figures=True),
        Column(words.text("Centre’s share"), 13.5, figures=True),
        Column(words.text("Until {date}", date=before), 16.5, figures=True),
        Column(words.text("In {month}", month=month), 16, figures=True),
        Column(words.text_in("report", "Cumulative"), 16, figures=True),
        Column(head, 31),
        Column("", 11.5, figures=True),
        Column(
            words.text("Against schedule, p.p.") if tick is not None else "",
            13,
            figures=True,
        ),
    ]


def _row(sheet: Sheet, report: MonthlyReport, row: IndicatorRow) -> list[Any]:
    words, tick, now = sheet.words, scheduled(report, row), reached(row)
    month = (
        phrases.signed_hours(words, row.month)
        if row.unit is Unit.MINUTES
        else words.signed(row.month)
    )
    goal = aim(row)
    chart: Any = ""
    if goal is not None and now is not None:
        chart = bullet_cell(
            sheet, row.before / goal, float(now), None if tick is None else float(tick), 28 * mm
        )
    return [
        sheet.para(sheet.name(row.title)),
        sheet.figure(amount(sheet, row, row.target)),
        sheet.figure(amount(sheet, row, row.share)),
        sheet.figure(amount(sheet, row, row.before)),
        sheet.figure(month),
        sheet.figure(amount(sheet, row, row.cumulative), Role.KEY),
        chart,
        sheet.figure(phrases.DASH if now is None else words.percent(now), Role.KEY),
        sheet.figure(_lag(sheet, now, tick)),
    ]


def _lag(sheet: Sheet, now: Decimal | None, tick: Decimal | None) -> str:
    """Percentage points ahead of or (▽) behind the calendar."""
    if now is None or tick is None:
        return ""
    points = sheet.words.signed((now - tick) * 100)
    behind = now < tick and any(digit in points for digit in "123456789")
    return f"{DOWN} {points}" if behind else points


def _key(sheet: Sheet) -> str:
    return sheet.words.text(
        "Solid: until the end of the month before; hatched: the reporting month; outline: the "
        "centre’s share of the target, or where none is set the whole project’s target. ▽ behind "
        "the schedule. Cumulative figures are counted "
        "afresh over the whole span, so different people of several months are not added up."
    )
