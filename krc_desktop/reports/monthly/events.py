"""Section 2: every held event under its activity line, and those that were not held."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from krc_desktop.model.reports import EventRow, LineBlock, MonthlyReport, UnheldEvent
from krc_desktop.reports.letters import Face
from krc_desktop.reports.monthly import phrases
from krc_desktop.reports.monthly.sections import section, subhead, together
from krc_desktop.reports.paper import Role, Sheet, clipped
from krc_desktop.reports.tables import Column, ruled

_TITLE_INDENT = 8 * mm


def events(sheet: Sheet, report: MonthlyReport) -> list[Any]:
    """The audit list with subtotals by line, then the events that were not held as planned."""
    words = sheet.words
    held = [event for line in report.lines for event in line.events]
    title = words.text("Events by project activity")
    if held:
        content = [_table(sheet, report, held), Spacer(1, 5), sheet.para(_note(sheet), Role.NOTE)]
    else:
        empty = words.text("No events were held this month.")
        content = [sheet.para(empty, Role.CAPTION)]
    if report.unheld:
        content += _unheld(sheet, report.unheld)
    count = words.counted("{n} event", "{n} events", len(held))
    remark = words.text("{count} · source: the register of events", count=count) if held else ""
    return section(sheet, 2, title, remark, content, room=75 * mm)


def _columns(sheet: Sheet) -> list[Column]:
    words = sheet.words
    return [
        Column(words.text_in("report", "Date"), 19),
        Column(words.text_in("report", "No."), 15),
        Column(words.text("Event, kind and place"), 71),
        Column(words.text("Registered by name"), 16, figures=True),
        Column(words.text("Only counted"), 15, figures=True),
        Column(words.text_in("report", "Visits"), 18.5, figures=True),
        Column(words.text_in("report", "Volunteers"), 15.5, figures=True),
    ]


def _table(sheet: Sheet, report: MonthlyReport, held: Sequence[EventRow]) -> Any:
    rows: list[list[Any]] = []
    commands: list[tuple[Any, ...]] = []
    ink = sheet.profile.ink
    for line in report.lines:
        at = len(rows) + 1
        rows.append(_line_row(sheet, line))
        commands += [("SPAN", (0, at), (2, at)), ("LINEABOVE", (0, at), (-1, at), 0.5, ink)]
        commands += [("TOPPADDING", (0, at), (-1, at), 4.4)]
        if line.events:
            commands.append(("NOSPLIT", (0, at), (-1, at + 1)))
        rows += [_event_row(sheet, event) for event in line.events]
    words = sheet.words
    total = [
        sheet.para(words.text_in("report", "Total"), Role.KEY),
        "",
        sheet.para(words.counted("{n} event", "{n} events", len(held)), Role.KEY),
        *_sums(sheet, held, report.event_volunteers, Role.KEY),
    ]
    return ruled(sheet, _columns(sheet), rows, total=total, commands=commands)


def _line_row(sheet: Sheet, line: LineBlock) -> list[Any]:
    words = sheet.words
    bullet: dict[str, Any] = {
        "leftIndent": _TITLE_INDENT,
        "bulletIndent": 0,
        "bulletText": sheet.fitted(line.code, Face.SANS_BOLD, 9.2, 24 * mm),
        "bulletFontName": Face.SANS_BOLD.value,
        "bulletFontSize": 9.2,
        "bulletColor": sheet.profile.accent,
    }
    if line.missing:
        gap = words.text("The project’s description has no activity of this number")
        head = sheet.para(gap, Role.CELL, **bullet, textColor=sheet.profile.grey)
        return [head, "", "", "", "", _none(sheet), ""]
    if not line.code:
        bullet = {"leftIndent": _TITLE_INDENT}
    name = sheet.name(line.title) or words.text("Outside the project’s activities")
    head = sheet.para(clipped(name, 300), Role.LINE, **bullet)
    if not line.events:
        return [head, "", "", "", "", _none(sheet), ""]
    return [head, "", "", *_sums(sheet, line.events, line.volunteers, Role.KEY)]


def _none(sheet: Sheet) -> Any:
    none = sheet.words.text_in("events of a line", "none")
    return sheet.figure(none, Role.SECOND)


def _sums(sheet: Sheet, rows: Sequence[EventRow], volunteers: int, role: Role) -> list[Any]:
    words = sheet.words
    return [
        sheet.figure(words.number(figure), role)
        for figure in (
            sum(event.visits_named for event in rows),
            sum(event.visits_unnamed for event in rows),
            sum(event.visits for event in rows),
            volunteers,
        )
    ]


def _event_row(sheet: Sheet, event: EventRow) -> list[Any]:
    words = sheet.words
    about = [
        sheet.para(sheet.title(event.title)),
        sheet.para(_particulars(sheet, event), Role.SECOND),
    ]
    return [
        sheet.para(phrases.day_of_event(words, event.first_day, event.last_day)),
        sheet.para(event.number, Role.SECOND, leading=10.6, textColor=sheet.profile.ink),
        about,
        sheet.figure(phrases.or_dash(event.visits_named, words)),
        sheet.figure(phrases.or_dash(event.visits_unnamed, words)),
        sheet.figure(phrases.or_dash(event.visits, words)),
        sheet.figure(phrases.or_dash(event.volunteers, words)),
    ]


def _particulars(sheet: Sheet, event: EventRow) -> str:
    """Kind, place, time; for a camp also how many took part in the whole of it."""
    words = sheet.words
    whole = ""
    if event.participations_named != event.visits_named:
        whole = words.text("participations: {n}", n=words.number(event.participations_named))
    time = words.time_in_words(event.starts_at)
    return phrases.joined(sheet.name(event.kind), event.place, time, whole)


def _note(sheet: Sheet) -> str:
    return sheet.words.text(
        "“Registered by name”: a named person on a day of an event. “Only counted”: people there "
        "who are not on the list. “Volunteers”: different people."
    )


def _unheld(sheet: Sheet, unheld: Sequence[UnheldEvent]) -> list[Any]:
    words = sheet.words
    columns = [
        Column(words.text_in("report", "Date"), 19),
        Column(words.text_in("report", "Event"), 62),
        Column(words.text_in("report", "State"), 20),
        Column(words.text_in("report", "Reason"), 45),
        Column(words.text("New date"), 24),
    ]
    rows = [
        [
            sheet.para(words.day_and_weekday(event.first_day)),
            sheet.para(sheet.title(event.title)),
            sheet.para(event.state, Role.KEY),
            sheet.para(event.reason or phrases.DASH),
            sheet.para(words.date(event.new_day) if event.new_day else phrases.DASH),
        ]
        for event in unheld
    ]
    head = subhead(
        sheet,
        words.text("Events not held as planned"),
        words.text("listed for the record; in no total of this report"),
    )
    return together([*head, ruled(sheet, columns, rows)], [], 40 * mm)
