"""Section 5: volunteers' accepted hours by task."""

from __future__ import annotations

from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from krc_desktop.model.reports import Headline, MonthlyReport, TaskRow
from krc_desktop.reports.charts import bar_cell
from krc_desktop.reports.monthly import phrases
from krc_desktop.reports.monthly.sections import section
from krc_desktop.reports.paper import Role, Sheet
from krc_desktop.reports.tables import Column, ruled

_BARS = 44 * mm


def volunteering(sheet: Sheet, report: MonthlyReport) -> list[Any]:
    """The table of tasks, or one sentence."""
    words, figures = sheet.words, report.figures
    title = words.text("Volunteer work")
    if not report.tasks:
        empty = words.text("No volunteer hours were recorded this month.")
        return section(sheet, 5, title, "", [sheet.para(empty, Role.CAPTION)])
    highest = max(task.minutes for task in report.tasks)
    table = ruled(
        sheet,
        _columns(sheet, report),
        [_row(sheet, task, highest) for task in report.tasks],
        total=_total(sheet, report),
    )
    remark = words.text(
        "{people}, {hours} h · source: the volunteers’ log",
        people=words.counted("{n} volunteer", "{n} volunteers", figures.volunteers),
        hours=words.hours(figures.volunteer_minutes),
    )
    note = sheet.para(_note(sheet, report), Role.NOTE)
    return section(sheet, 5, title, remark, [table, Spacer(1, 5), note], room=60 * mm)


def _columns(sheet: Sheet, report: MonthlyReport) -> list[Column]:
    words = sheet.words
    before = phrases.capital(phrases.month_locative(words, report.month.shifted(-1).month))
    return [
        Column(words.text_in("report", "Task"), 62),
        Column(words.text_in("report", "People"), 14, figures=True),
        Column(words.text_in("report", "Hours"), 16, figures=True),
        Column("", 47),
        Column(words.text("In {month}", month=before), 18, figures=True),
        Column(words.text_in("report", "Change"), 13, figures=True),
    ]


def _row(sheet: Sheet, task: TaskRow, highest: int) -> list[Any]:
    words = sheet.words
    about: list[Any] = [sheet.para(task.task or phrases.DASH)]
    if task.note:
        about.append(sheet.para(task.note, Role.SECOND))
    return [
        about,
        sheet.figure(words.number(task.people)),
        sheet.figure(words.hours(task.minutes), Role.KEY),
        bar_cell(sheet, task.minutes, highest, _BARS),
        *_against(sheet, task.minutes, task.previous_minutes, Role.CELL),
    ]


def _against(sheet: Sheet, minutes: int, before: int | None, role: Role) -> list[Any]:
    words = sheet.words
    if before is None:
        return [sheet.figure(words.text("no data"), Role.SECOND), ""]
    return [
        sheet.figure(words.hours(before), role),
        sheet.figure(phrases.signed_hours(words, minutes - before), role),
    ]


def _total(sheet: Sheet, report: MonthlyReport) -> list[Any]:
    words, trend = sheet.words, report.trends[Headline.VOLUNTEER_MINUTES]
    minutes = sum(task.minutes for task in report.tasks)
    return [
        sheet.para(words.text("Total (different people)"), Role.KEY),
        sheet.figure(words.number(report.figures.volunteers), Role.KEY),
        sheet.figure(words.hours(minutes), Role.KEY),
        "",
        *_against(sheet, minutes, trend.previous, Role.KEY),
    ]


def _note(sheet: Sheet, report: MonthlyReport) -> str:
    words, figures = sheet.words, report.figures
    measured = figures.volunteer_minutes_measured
    return words.text(
        "Measured (clocked or signed): {measured} h; declared: {declared} h. One person at several "
        "tasks is counted once in each and once in the total.",
        measured=words.hours(measured),
        declared=words.hours(figures.volunteer_minutes - measured),
    )
