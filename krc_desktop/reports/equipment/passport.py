"""A machine's passport for the wall: rules and materials, each step, care, who may use it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer, Table

from krc_desktop.language import Phrasebook
from krc_desktop.model.equipment import LONGEST_OCCUPANCY_MINUTES, CounterMeasure, Phase, Risk
from krc_desktop.model.equipment_papers import AskedLine, Passport
from krc_desktop.model.machine_cards import CounterNow, PlanNow
from krc_desktop.model.reports import Both
from krc_desktop.operations.booking_words import phase_named
from krc_desktop.reports.charts import Pen, Picture
from krc_desktop.reports.document import built
from krc_desktop.reports.equipment import blocks
from krc_desktop.reports.equipment.codes import code_of
from krc_desktop.reports.equipment.machine_labels import draw_band
from krc_desktop.reports.equipment.pages import imprint_of, joined
from krc_desktop.reports.letters import Face
from krc_desktop.reports.paper import COLOUR, GUTTER, TEXT_WIDTH, Profile, Role, Sheet, span
from krc_desktop.reports.tables import Column, bounded, ruled

_LARGE = {"fontSize": 11.5, "leading": 15}
_STEP = {"fontSize": 9.6, "leading": 12.4}
_TALLEST_LIST = 70 * mm
_BAND = 7.4 * mm
_COLUMNS = 4
_DASH = "–"
_TO_WRITE = "……………"


def passport(content: Passport, words: Phrasebook, *, profile: Profile = COLOUR) -> bytes:
    """The passport as a PDF: equal content gives equal bytes."""
    sheet = Sheet(words, profile)
    machine = content.machine
    title = joined(words.text("Machine passport"), machine.code, sheet.name(machine.name))
    imprint = imprint_of(sheet, content.head, content.number, title)
    head = blocks.sheet_head(
        sheet,
        kind=words.text("Machine passport"),
        number=machine.code,
        name=sheet.name(machine.name),
        owner=joined(imprint.owner, imprint.mark),
        code=code_of("equipment", machine.uid),
    )
    story: list[Any] = [
        head,
        Spacer(1, 8),
        Picture(
            sheet, TEXT_WIDTH, _BAND, lambda pen: draw_band(pen, machine.risk, TEXT_WIDTH, _BAND)
        ),
        Spacer(1, 7),
        *_facts(sheet, content),
        *_rules(sheet, content),
        *_steps(sheet, content),
        *_materials(sheet, content),
        *_care(sheet, content),
        *_people(sheet, content),
        _call(sheet, content),
    ]
    return built(sheet, imprint, None, story)


def _facts(sheet: Sheet, content: Passport) -> list[Any]:
    words, machine = sheet.words, content.machine
    is_bounded = content.longest_minutes < LONGEST_OCCUPANCY_MINUTES
    longest = _length(words, content.longest_minutes) if is_bounded else ""
    pairs = [
        (words.text_in("machine", "Place"), machine.place),
        (words.text_in("machine", "Maker"), machine.maker),
        (words.text_in("machine", "Serial number"), machine.serial_number),
        (words.text("At most at a time"), longest),
    ]
    known = [(name, value) for name, value in pairs if value]
    return [blocks.facts(sheet, known, [1] * 4), Spacer(1, 2)] if known else []


def _length(words: Phrasebook, minutes: int) -> str:
    """Elapsed hours; whole ones without a decimal."""
    return f"{words.number(minutes // 60) if minutes % 60 == 0 else words.hours(minutes)}\u00a0h"


def _section(sheet: Sheet, title: str, remark: str = "") -> list[Any]:
    return [
        Spacer(1, 7),
        blocks.rule(sheet, 0.9),
        Spacer(1, 3),
        blocks.headed(sheet, title, remark),
    ]


def _rules(sheet: Sheet, content: Passport) -> list[Any]:
    """The rules one below the other, large; of a kiln its temperature and how long it is taken."""
    words = sheet.words
    rules = [line.strip() for line in content.rules.splitlines() if line.strip()]
    if content.open_below_celsius is not None:
        limit = words.degrees(content.open_below_celsius)
        rules.append(words.text("Open below {celsius} only", celsius=limit))
    if content.phases:
        lengths = joined(*(_phase(words, phase, minutes) for phase, minutes in content.phases))
        rules.append(words.text("Usually: {phases}", phases=lengths))
    if not rules:
        return []
    large = {**_LARGE, "fontName": Face.SANS_SEMIBOLD.value}
    lines = [_item(sheet, f"{at}.", rule, large) for at, rule in enumerate(rules, start=1)]
    return [*_section(sheet, words.text_in("machine", "Rules")), *lines]


def _phase(words: Phrasebook, phase: Phase, minutes: int) -> str:
    named = phase_named(words, phase)
    return f"{named[:1].lower()}{named[1:]} {_length(words, minutes)}"


def _item(sheet: Sheet, mark: str, text: str, look: dict[str, Any]) -> Table:
    """A line of a list with its number hanging before it."""
    said = bounded(sheet, sheet.para(text, Role.CELL, **look), TEXT_WIDTH - 16, _TALLEST_LIST)
    number = sheet.para(mark, Role.CELL, **look, textColor=sheet.profile.accent)
    table = Table([[number, said]], colWidths=[16, TEXT_WIDTH - 16], hAlign="LEFT")
    table.setStyle([*blocks.bare(), ("BOTTOMPADDING", (0, 0), (-1, -1), 1)])
    return table


def _steps(sheet: Sheet, content: Passport) -> list[Any]:
    """What is asked before beside what is asked after, step by step."""
    words = sheet.words
    if not content.before and not content.after:
        return []
    half = span(6)
    rows: list[list[Any]] = [
        [
            sheet.para(words.text_in("machine", "Before work"), Role.SUBHEAD),
            sheet.para(words.text_in("machine", "After work"), Role.SUBHEAD),
        ]
    ]
    for before, after in zip_longest(content.before, content.after):
        rows.append([_step(sheet, before, half), _step(sheet, after, half)])
    table = Table(rows, colWidths=[half + GUTTER, half], hAlign="LEFT")
    table.setStyle([*blocks.bare(), ("TOPPADDING", (0, 0), (-1, -1), 1)])
    return [Spacer(1, 7), blocks.rule(sheet, 0.9), Spacer(1, 3), table]


def _step(sheet: Sheet, line: AskedLine | None, room: float) -> Any:
    if line is None:
        return ""
    text = sheet.name(line.text)
    if not line.is_ticked:
        text = f"{text.rstrip('?:. ')}: {_TO_WRITE}"
    said = bounded(sheet, sheet.para(text, Role.CELL, **_STEP), room - 16, 60)
    return blocks.box_line(sheet, said, room, boxed=line.is_ticked)


def _materials(sheet: Sheet, content: Passport) -> list[Any]:
    """Forbidden first: in bold, with a cross; then what is allowed, then what is to be asked."""
    words = sheet.words
    kinds = (
        (words.text_in("materials", "Forbidden"), content.forbidden, Face.SANS_SEMIBOLD, "×"),
        (words.text_in("materials", "Allowed"), content.allowed, Face.SANS, "✓"),
        (words.text_in("materials", "Ask first"), content.to_ask, Face.SANS, "?"),
    )
    shown = [kind for kind in kinds if kind[1]]
    if not shown:
        return []
    rows = [
        [
            sheet.para(f"{mark} {title}", Role.KEY, fontSize=9.6, leading=12.4),
            bounded(
                sheet,
                sheet.para(_listed(sheet, names), Role.CELL, fontName=face.value, **_STEP),
                TEXT_WIDTH - 30 * mm,
                _TALLEST_LIST,
            ),
        ]
        for title, names, face, mark in shown
    ]
    table = Table(rows, colWidths=[30 * mm, TEXT_WIDTH - 30 * mm], hAlign="LEFT")
    table.setStyle(blocks.bare())
    return [*_section(sheet, words.text_in("machine", "Materials")), table]


def _listed(sheet: Sheet, names: Sequence[Both]) -> str:
    return ", ".join(sheet.name(name) for name in names)


# -- care ------------------------------------------------------------------------------------------


def _care(sheet: Sheet, content: Passport) -> list[Any]:
    """What is done regularly, when it was last done and when it is due; the counters."""
    words = sheet.words
    if not content.care and not content.counters:
        return []
    parts = _section(sheet, words.text_in("machine", "Maintenance"))
    if content.care:
        columns = [
            Column(words.text_in("maintenance", "What"), 82),
            Column(words.text_in("maintenance", "Last done"), 30),
            Column(words.text_in("maintenance", "Due next"), 58),
        ]
        rows = [[sheet.para(p.plan.what), *_dates(sheet, p)] for p in content.care]
        parts.append(ruled(sheet, columns, rows, tight=True))
    for one in content.counters:
        value = _counted(words, one)
        name = sheet.name(Both(one.counter.name_lv, one.counter.name_en))
        said = f"{name[:1].upper()}{name[1:]}: {value}"
        parts += [Spacer(1, 2), sheet.para(said, Role.NOTE)]
    return parts


def _counted(words: Phrasebook, one: CounterNow) -> str:
    """A counter's value, of its limit where it has one; its name says what is counted."""
    is_time = one.counter.measure is CounterMeasure.WORKING_MINUTES
    unit, share = ("\u00a0h", 60) if is_time else ("", 1)
    value, limit = words.number(one.value // share), one.counter.limit_value
    if limit:
        of = words.number(limit // share)
        value = words.text("{counted} of {limit}", counted=value, limit=of)
    return f"{value}{unit}"


def _dates(sheet: Sheet, plan: PlanNow) -> list[Any]:
    words = sheet.words
    last = words.date(plan.last.done_on) if plan.last else _DASH
    if plan.due_on is not None:
        due = words.date(plan.due_on)
    elif plan.left is not None and plan.measure is not None:
        due = words.text("{amount} left", amount=_amount(words, plan.measure, plan.left))
    else:
        due = _DASH
    return [sheet.para(last), sheet.para(due, Role.KEY)]


def _amount(words: Phrasebook, measure: CounterMeasure, value: int) -> str:
    match measure:
        case CounterMeasure.FIRINGS:
            return words.counted("{n} firing", "{n} firings", value)
        case CounterMeasure.USES:
            return words.counted("{n} use", "{n} uses", value)
        case CounterMeasure.WORKING_MINUTES:
            # what is left counts up to the whole hour, as on the machine's card
            return f"{words.number(-(-value // 60))}\u00a0h"


# -- people ----------------------------------------------------------------------------------------


def _people(sheet: Sheet, content: Passport) -> list[Any]:
    """Who may use it, until when, and who inducts; nothing of a machine that all may use."""
    words = sheet.words
    if content.machine.risk is Risk.GREEN and not content.inducted:
        return []
    inductors = ", ".join(content.inductors)
    remark = words.text("inducting: {names}", names=inductors) if inductors else ""
    parts = _section(sheet, words.text_in("machine", "Inducted"), remark)
    cells: list[Any] = [
        [
            sheet.para(sheet.fitted(one.name, Role.KEY.face, 9, span(3) - 4), Role.KEY),
            sheet.para(words.text("until {day}", day=words.date(one.valid_until)), Role.SECOND),
        ]
        for one in content.inducted
    ]
    # and a row of lines for those who are inducted after it was printed
    by_hand = _COLUMNS + -len(cells) % _COLUMNS
    cells += [blocks.write_line(sheet, span(3) - 8, 20) for _ in range(by_hand)]
    rows = [cells[at : at + _COLUMNS] for at in range(0, len(cells), _COLUMNS)]
    table = Table(rows, colWidths=[TEXT_WIDTH / _COLUMNS] * _COLUMNS)
    table.setStyle([*blocks.bare(), ("VALIGN", (0, 0), (-1, -1), "BOTTOM")])
    return [*parts, table]


def _call(sheet: Sheet, content: Passport) -> Any:
    """Whom to tell of a fault: the coordinator, and a line for the telephone."""
    words, coordinator = sheet.words, content.head.coordinator
    named = joined(coordinator.name, sheet.name(coordinator.role))
    fault = words.text("Something is wrong? Stop, switch off, tell the coordinator.")
    height = 20 * mm

    def drawn(pen: Pen) -> None:
        pen.canvas.setStrokeColor(pen.profile.ink)
        pen.canvas.setLineWidth(1.2)
        pen.canvas.rect(0, 0.6, TEXT_WIDTH, height - 1.2, stroke=1, fill=0)
        shown = sheet.fitted(fault, Face.SANS_SEMIBOLD, 11.5, TEXT_WIDTH - 16)
        pen.text(8, height - 20, shown, face=Face.SANS_SEMIBOLD, size=11.5)
        who = sheet.fitted(named, Face.SANS, 10.5, span(7))
        pen.text(8, 13, who, size=10.5)
        phone = words.text_in("machine", "Phone")
        pen.text(span(7) + 12, 13, phone, size=10.5, colour=pen.profile.grey)
        left = span(7) + 16 + pen.canvas.stringWidth(phone, Face.SANS.value, 10.5)
        pen.line(left, 11, TEXT_WIDTH - 10, 11, 0.5)

    return KeepTogether([Spacer(1, 9), Picture(sheet, TEXT_WIDTH, height, drawn)])
