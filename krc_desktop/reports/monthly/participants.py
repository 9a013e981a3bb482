"""Section 3: who came, by group; named visits, unique people and the bounds of different people."""

from __future__ import annotations

from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from krc_desktop.model.reports import Both, GroupRow, MonthlyReport
from krc_desktop.reports.charts import Pen, Picture, legend, paired_bars
from krc_desktop.reports.letters import Face, Markup
from krc_desktop.reports.monthly import phrases
from krc_desktop.reports.monthly.sections import section
from krc_desktop.reports.paper import Role, Sheet
from krc_desktop.reports.tables import Column, ruled

_BARS = 49 * mm


def participants(sheet: Sheet, report: MonthlyReport) -> list[Any]:
    """The groups of the month, then what must be said of different people."""
    words, figures = sheet.words, report.figures
    title = words.text("Participants by group")
    rows = _with_rest(sheet, report)
    if not rows:
        empty = words.text("No visits were recorded this month.")
        return section(sheet, 3, title, "", [sheet.para(empty, Role.CAPTION)])
    highest = max(max(row.visits, row.unique_people) for row in rows)
    table = ruled(
        sheet,
        _columns(sheet),
        [_row(sheet, row, highest) for row in rows],
        total=_total(sheet, report),
        middle=True,
        tight=True,
    )
    remark = words.text(
        "{visits} = by name {named} + only counted {counted}",
        visits=words.counted("{n} visit", "{n} visits", figures.visits),
        named=words.number(figures.visits_named),
        counted=words.number(figures.visits_unnamed),
    )
    content = [table, Spacer(1, 6), sheet.rich(_people(sheet, report), Role.CAPTION), Spacer(1, 3)]
    content.append(sheet.para(_note(sheet), Role.NOTE))
    return section(sheet, 3, title, remark, content, room=70 * mm)


def _with_rest(sheet: Sheet, report: MonthlyReport) -> list[GroupRow]:
    """The groups that came, and the visits of whom no group was noted."""
    rows = [row for row in report.groups if row.visits or row.unique_people]
    named = report.figures.visits_named - sum(row.visits_named for row in report.groups)
    unnamed = report.figures.visits_unnamed - sum(row.visits_unnamed for row in report.groups)
    if named > 0 or unnamed > 0:
        rest = Both(sheet.words.text("group not noted"))
        rows.append(GroupRow("", rest, max(named, 0), max(unnamed, 0), 0))
    return rows


def _columns(sheet: Sheet) -> list[Column]:
    words = sheet.words

    def keys(pen: Pen) -> None:
        entries = [
            ("solid", words.text_in("report", "visits")),
            ("hatch", words.text_in("report", "unique")),
        ]
        legend(pen, 0, 0.5, entries, _BARS)

    return [
        Column(words.text_in("report", "Group"), 42),
        Column("", 52, aside=Picture(sheet, _BARS, 8, keys)),
        Column(words.text_in("report", "Visits"), 19, figures=True),
        Column(words.text("of them by name"), 15, figures=True),
        Column(words.text("of them counted"), 15, figures=True),
        Column(words.text_in("report", "Unique"), 12, figures=True),
        Column(words.text("Times per person"), 15, figures=True),
    ]


def _row(sheet: Sheet, row: GroupRow, highest: int) -> list[Any]:
    words = sheet.words
    return [
        sheet.para(sheet.name(row.name)),
        paired_bars(sheet, row.visits, row.unique_people, highest, _BARS),
        sheet.figure(words.number(row.visits), Role.KEY),
        sheet.figure(words.number(row.visits_named)),
        sheet.figure(words.number(row.visits_unnamed)),
        sheet.figure(words.number(row.unique_people)),
        sheet.figure(_times(sheet, row.visits_named, row.unique_people)),
    ]


def _times(sheet: Sheet, visits: int, people: int) -> str:
    return sheet.words.number(visits / people, 1) if people else phrases.DASH


def _total(sheet: Sheet, report: MonthlyReport) -> list[Any]:
    words, figures = sheet.words, report.figures
    return [
        sheet.para(words.text_in("report", "Total"), Role.KEY),
        "",
        sheet.figure(words.number(figures.visits), Role.KEY),
        sheet.figure(words.number(figures.visits_named), Role.KEY),
        sheet.figure(words.number(figures.visits_unnamed), Role.KEY),
        sheet.figure(words.number(figures.unique_people), Role.KEY),
        sheet.figure(_times(sheet, figures.visits_named, figures.unique_people), Role.KEY),
    ]


def _people(sheet: Sheet, report: MonthlyReport) -> Markup:
    """How many different people at least and at most, how many of them new."""
    words, figures = sheet.words, report.figures
    least, most = figures.people_at_least, figures.people_at_most
    if least == most:
        text = words.text("Different people: {least}. New participants: {new}.")
    else:
        text = words.text(
            "Different people: at least {least}, at most {most}. New participants: {new}."
        )
    said = sheet.woven(
        text,
        least=sheet.strong(words.number(least)),
        most=sheet.strong(words.number(most)),
        new=sheet.strong(words.number(figures.new_people)),
    )
    if figures.participations_named == figures.visits_named:
        return said
    whole = sheet.woven(
        words.text("Participations (an event of several days counted once): {n}."),
        n=sheet.strong(words.number(figures.participations_named), Face.SANS_SEMIBOLD),
    )
    return Markup(f"{said} {whole}")


def _note(sheet: Sheet) -> str:
    return sheet.words.text(
        "Unique participants are different people known by name; those only counted are never "
        "added to them. A person whose group changed is counted once in each, so unique "
        "participants of the groups need not add up to the total; nor may those of several months "
        "or centres be added up."
    )
