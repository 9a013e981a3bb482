"""Section 4: is the equipment used, and when; the table of machines and the strip of the month."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer

from krc_desktop.model.reports import SEVEN_MONTHS, MachineRow, MonthlyReport
from krc_desktop.reports.charts import Pen, Picture, legend, share_cell, spark_cell
from krc_desktop.reports.letters import Face, Markup
from krc_desktop.reports.monthly import phrases
from krc_desktop.reports.monthly.firings import firings
from krc_desktop.reports.monthly.sections import section, subhead
from krc_desktop.reports.paper import TEXT_WIDTH, Role, Sheet
from krc_desktop.reports.tables import Column, ruled

_NAMES, _MAXIMA = 40 * mm, 17 * mm
_STRIP_ROW, _STRIP_FOOT = 16.0, 14.0
_STRIP_ROWS = 20


def equipment(sheet: Sheet, report: MonthlyReport) -> list[Any]:
    """The machines, the month day by day, and the firings."""
    words = sheet.words
    title = words.text("Equipment")
    if not report.machines and not report.firings:
        empty = words.text("The centre has no equipment on its list.")
        return section(sheet, 4, title, "", [sheet.para(empty, Role.CAPTION)])
    content: list[Any] = []
    if report.machines:
        content += [_table(sheet, report), Spacer(1, 5), sheet.para(_note(sheet), Role.NOTE)]
        content += _strips(sheet, report)
    content += firings(sheet, report)
    return section(sheet, 4, title, _remark(sheet, report), content, room=60 * mm, opening=3)


def _remark(sheet: Sheet, report: MonthlyReport) -> str:
    words = sheet.words
    if report.open_days is None or report.open_minutes is None:
        return words.text("source: the log of bookings and firings")
    return words.text(
        "days open: {days}, {hours} h · source: the log of bookings and firings",
        days=words.number(report.open_days),
        hours=words.hours(report.open_minutes),
    )


# -- the table -------------------------------------------------------------------------------------


def _columns(sheet: Sheet, report: MonthlyReport) -> list[Column]:
    words = sheet.words
    first = words.month_name(report.month.shifted(1 - SEVEN_MONTHS).month)
    last = words.month_name(report.month.month)
    return [
        Column(words.text_in("report", "Machine"), 49),
        Column(words.text_in("report", "Bookings"), 15, figures=True),
        Column(words.text_in("report", "People served"), 15, figures=True),
        Column(words.text("Occupied, h"), 17, figures=True),
        Column(phrases.capital(f"{first} – {last}"), 28),
        Column(words.text("In opening hours, h"), 17, figures=True),
        Column(words.text("Utilisation in opening hours"), 19),
        Column("", 10, figures=True),
    ]


def _table(sheet: Sheet, report: MonthlyReport) -> Any:
    words, machines = sheet.words, report.machines
    total = [
        sheet.para(words.text_in("report", "Total"), Role.KEY),
        sheet.figure(words.number(sum(m.bookings_used for m in machines)), Role.KEY),
        "",
        sheet.figure(words.hours(sum(m.occupied_minutes for m in machines)), Role.KEY),
        "",
        sheet.figure(_open_hours(sheet, machines), Role.KEY),
        "",
        "",
    ]
    commands = [("SPAN", (6, 0), (7, 0))]
    rows = [_row(sheet, machine) for machine in machines]
    columns = _columns(sheet, report)
    return ruled(sheet, columns, rows, total=total, commands=commands, middle=True)


def _row(sheet: Sheet, machine: MachineRow) -> list[Any]:
    words = sheet.words
    share: Decimal | None = None
    if machine.open_minutes:
        share = Decimal(machine.working_minutes_open) / machine.open_minutes
    return [
        _about(sheet, machine),
        sheet.figure(words.number(machine.bookings_used)),
        sheet.figure(words.number(machine.people_served)),
        sheet.figure(words.hours(machine.occupied_minutes), Role.KEY),
        spark_cell(sheet, machine.months, 24 * mm, 14),
        sheet.figure(_open_hours(sheet, [machine])),
        "" if share is None else share_cell(sheet, float(share), 16.5 * mm),
        sheet.figure(phrases.DASH if share is None else words.percent(share)),
    ]


def _open_hours(sheet: Sheet, machines: Sequence[MachineRow]) -> str:
    """Work within opening hours, where opening hours are known."""
    known = [m.working_minutes_open for m in machines if m.open_minutes is not None]
    return sheet.words.hours(sum(known)) if known else phrases.DASH


def _about(sheet: Sheet, machine: MachineRow) -> list[Any]:
    """Its name and code, below them what else happened to it."""
    words = sheet.words
    name = sheet.escaped(sheet.name(machine.name) or phrases.DASH)
    about: list[Any] = [sheet.rich(Markup(f"{name} {sheet.small(machine.code)}"))]
    happened = (
        (words.text("no-shows: {n}", n=machine.no_shows), machine.no_shows),
        (words.text("cancelled: {n}", n=machine.cancelled), machine.cancelled),
        (
            words.text("maintenance: {hours} h", hours=words.hours(machine.maintenance_minutes)),
            machine.maintenance_minutes,
        ),
        (
            words.text("out of service: {hours} h", hours=words.hours(machine.downtime_minutes)),
            machine.downtime_minutes,
        ),
        (words.text("inductions: {n}", n=machine.inductions), machine.inductions),
    )
    particulars = phrases.joined(*(text for text, amount in happened if amount))
    if particulars:
        about.append(sheet.para(particulars, Role.SECOND))
    return about


def _note(sheet: Sheet) -> str:
    return sheet.words.text(
        "“Occupied” is elapsed time of used bookings with every phase; a kiln fires and cools "
        "outside opening hours too. Utilisation is working time within opening hours against "
        "opening hours while the machine was in service; a dash where no opening hours are known."
    )


# -- the strip of the month ------------------------------------------------------------------------


def _strips(sheet: Sheet, report: MonthlyReport) -> list[Any]:
    words = sheet.words
    used = [machine for machine in report.machines if machine.days or machine.maintenance_days]
    if not used:
        return []
    head = subhead(
        sheet,
        words.text("When the machines worked"),
        words.text("Hours by day, each machine against its busiest day. Shaded: closed days.")
        if report.closed_days
        else words.text("Hours by day, each machine against its busiest day."),
    )
    parts = [used[at : at + _STRIP_ROWS] for at in range(0, len(used), _STRIP_ROWS)]
    pictures: list[Any] = [_strip(sheet, report, part) for part in parts]
    return [KeepTogether([*head, pictures[0]]), *pictures[1:]]


def _strip(sheet: Sheet, report: MonthlyReport, machines: Sequence[MachineRow]) -> Picture:
    words, days = sheet.words, report.month.period.length
    maintained = any(machine.maintenance_days for machine in machines)
    key = 12.0 if maintained else 0.0
    height = len(machines) * _STRIP_ROW + _STRIP_FOOT + key
    step = (TEXT_WIDTH - _NAMES - _MAXIMA) / days

    def drawn(pen: Pen) -> None:
        foot = _STRIP_FOOT + key
        for day in report.closed_days:
            if 1 <= day <= days:
                left = _NAMES + (day - 1) * step
                pen.bar(left, foot - 2, step, height - foot + 2, pen.profile.tint)
        for index, machine in enumerate(machines):
            _strip_row(pen, machine, height - (index + 1) * _STRIP_ROW, step)
        _day_numbers(pen, report, step, key + 3)
        if maintained:
            legend(pen, _NAMES, 0, [("cross", words.text_in("report", "maintenance"))], TEXT_WIDTH)

    return Picture(sheet, TEXT_WIDTH, height, drawn)


def _strip_row(pen: Pen, machine: MachineRow, base: float, step: float) -> None:
    sheet, words = pen.sheet, pen.sheet.words
    name = sheet.fitted(sheet.name(machine.name), Face.SANS, 8, _NAMES - 6)
    pen.text(0, base + 2, name, size=8)
    pen.canvas.setStrokeColor(pen.profile.hair)
    pen.canvas.setLineWidth(0.4)
    pen.canvas.line(_NAMES, base, TEXT_WIDTH - _MAXIMA, base)
    highest = max(machine.days.values(), default=0)
    for day in sorted(machine.maintenance_days):
        pen.hatch(_NAMES + (day - 1) * step + 0.6, base, step - 1.2, 5, crossed=True)
    for day, minutes in sorted(machine.days.items()):
        tall = minutes / highest * (_STRIP_ROW - 3.5) if highest else 0
        pen.bar(_NAMES + (day - 1) * step + 0.6, base, step - 1.2, tall, pen.profile.accent)
    shown = words.text("max. {hours} h", hours=words.hours(highest)) if highest else phrases.DASH
    pen.text(TEXT_WIDTH, base + 2, shown, size=7.4, colour=pen.profile.grey, align="right")


def _day_numbers(pen: Pen, report: MonthlyReport, step: float, base: float) -> None:
    for day in range(1, report.month.period.length + 1):
        closed = day in report.closed_days
        pen.text(
            _NAMES + (day - 0.5) * step,
            base,
            str(day),
            size=6.8,
            face=Face.SANS if closed else Face.SANS_SEMIBOLD,
            colour=pen.profile.grey if closed else pen.profile.ink,
            align="centre",
        )
