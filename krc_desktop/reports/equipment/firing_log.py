"""A kiln's firing log on A4: filled from the file as far as is known, the rest to write by hand."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, LongTable, Spacer, Table

from krc_desktop import clock
from krc_desktop.language import Phrasebook
from krc_desktop.model import choices
from krc_desktop.model.bookings import FiringOutcome
from krc_desktop.model.kiln_papers import FiringLog, LoadLine
from krc_desktop.reports.document import COVER_HEIGHT, built
from krc_desktop.reports.equipment import blocks
from krc_desktop.reports.equipment.codes import code_of
from krc_desktop.reports.equipment.firing_curve import curve, readings_bands, segments_table
from krc_desktop.reports.equipment.pages import imprint_of, joined
from krc_desktop.reports.paper import COLOUR, GUTTER, TEXT_WIDTH, Profile, Role, Sheet, span
from krc_desktop.reports.tables import Column, bounded, ruled

_ROW = 7.1 * mm
_FEWEST_ROWS, _MOST_ROWS = 2, 14
_TALLEST_RESULT = 45 * mm
_TO_WRITE = "…………………"


def firing_log(log: FiringLog, words: Phrasebook, *, profile: Profile = COLOUR) -> bytes:
    """The log as a PDF: equal content gives equal bytes."""
    sheet = Sheet(words, profile)
    kind = words.text_in("paper", "Firing log")
    title = joined(kind, log.firing_number) or kind
    imprint = imprint_of(sheet, log.head, log.number, title)
    before = _before(sheet, log, joined(imprint.owner, imprint.mark))
    after = _after(sheet, log)
    taken = _height([*before, *after]) + 14
    load = _load(sheet, log, room=COVER_HEIGHT - taken)
    return built(sheet, imprint, None, [*before, load, KeepTogether(after)])


def _height(content: Sequence[Any]) -> float:
    return sum(float(part.wrap(TEXT_WIDTH, COVER_HEIGHT)[1]) for part in content)


# -- the head --------------------------------------------------------------------------------------


def _before(sheet: Sheet, log: FiringLog, owner: str) -> list[Any]:
    """All that stands above what is in the kiln."""
    words = sheet.words
    number, name = log.firing_number, _kind(words, log)
    if log.is_blank:
        number, name = words.text_in("firing", "No."), _TO_WRITE
    head = blocks.sheet_head(
        sheet,
        kind=words.text_in("paper", "Firing log"),
        number=number,
        name=name,
        owner=owner,
        code=code_of("firing", log.uid) if log.uid else code_of("equipment", log.machine.uid),
    )
    hint = words.text("hours since switching on, temperature of the thermocouple")
    remark = words.text("put in = good + lost; the sums are in section 4 of the monthly report")
    return [
        head,
        Spacer(1, 5),
        blocks.facts(sheet, _facts(sheet, log), (40, 40, 50, 40)),
        blocks.rule(sheet, 1.2),
        Spacer(1, 6),
        _programme(sheet, log),
        Spacer(1, 2),
        blocks.headed(sheet, words.text_in("firing", "Readings"), hint),
        *readings_bands(sheet, log, blank_bands=2 if log.is_blank else 1),
        Spacer(1, 3),
        blocks.headed(sheet, words.text("What is in the kiln, by owner"), remark),
    ]


def _programme(sheet: Sheet, log: FiringLog) -> Table:
    """The segments beside the curve."""
    words = sheet.words
    remark = words.text("hours from switching on until the target is reached")
    segments = [segments_table(sheet, log), Spacer(1, 3), sheet.para(remark, Role.NOTE)]
    heads = (words.text("Segments"), words.text("Planned curve and readings"))
    beside = Table(
        [[sheet.para(head, Role.SUBHEAD) for head in heads], [segments, curve(sheet, log)]],
        colWidths=[span(6) + GUTTER, span(6)],
    )
    beside.setStyle(blocks.bare())
    return beside


def _kind(words: Phrasebook, log: FiringLog) -> str:
    if log.kind is None:
        return words.text_in("poster", "Firing")
    named = choices.firing_kind(words, log.kind)
    said = words.text_in("firing", "{kind} firing", kind=named)
    return said[:1].upper() + said[1:]


def _facts(sheet: Sheet, log: FiringLog) -> list[tuple[str, str]]:
    words = sheet.words
    machine = log.machine
    kiln = joined(machine.code, sheet.name(machine.name))
    hottest = log.peak_celsius if log.peak_celsius is not None else log.target_celsius
    cone = " / ".join(
        part for part in (log.cone, "" if hottest is None else words.degrees(hottest)) if part
    )
    opened = _stamp(words, log.opened_at)
    if opened and log.opened_celsius is not None:
        opened = f"{opened}, {words.degrees(log.opened_celsius)}"
    return [
        (words.text_in("firing", "Kiln"), kiln),
        (words.text_in("firing", "Programme"), sheet.name(log.programme)),
        (words.text("Cone / max."), cone),
        (words.text_in("kiln", "Switched on"), _stamp(words, log.on_at)),
        (words.text_in("kiln", "Switched off"), _stamp(words, log.off_at)),
        (words.text_in("kiln", "Opened"), opened),
        (words.text("Electricity"), _electricity(words, log)),
        (words.text_in("firing", "In charge"), log.operator),
    ]


def _stamp(words: Phrasebook, moment: Any) -> str:
    """Day and time as the log has them: `23.10. 13.30`."""
    if moment is None:
        return ""
    wall = clock.local(moment)
    point = "." if words.short_date(wall.date()).endswith(".") else ":"
    return f"{words.short_date(wall.date())} {wall:%H}{point}{wall:%M}"


def _electricity(words: Phrasebook, log: FiringLog) -> str:
    before, after = log.tenths_kwh_before, log.tenths_kwh_after
    if before is None and after is None:
        return ""
    decimals = int(any(one is not None and one % 10 for one in (before, after)))
    read = [
        words.number(Decimal(one) / 10, decimals) if one is not None else "…"
        for one in (before, after)
    ]
    said = " → ".join(read)
    if before is not None and after is not None:
        said += f" = {words.number(Decimal(after - before) / 10, decimals)}"
    return f"{said} kWh"


# -- what is in it ---------------------------------------------------------------------------------


def _load(sheet: Sheet, log: FiringLog, *, room: float) -> LongTable:
    """The owners with their pieces, and empty rows as many as the page has room for."""
    words = sheet.words
    columns = [
        Column(words.text("Owner or group"), 40),
        Column(words.text_in("firing", "Event"), 18),
        Column(words.text_in("firing", "Shelf"), 13),
        Column(words.text("Pieces and glaze"), 35),
        Column(words.text("Put in"), 14, figures=True),
        Column(words.text_in("pieces", "Good"), 12, figures=True),
        Column(words.text_in("pieces", "Lost"), 13, figures=True),
        Column(words.text("Received by\n(signature, day)"), 25),
    ]
    rows = [_load_row(sheet, line) for line in log.load]
    total = _total(sheet, log)
    filled = ruled(sheet, columns, [*rows, _empty(sheet)], total=total)
    left = room - float(filled.wrap(TEXT_WIDTH, COVER_HEIGHT)[1])
    fewest = _FEWEST_ROWS if not log.load else 0
    blank = min(max(int(left // _ROW) + 1, fewest), _MOST_ROWS)
    empty = [_empty(sheet) for _ in range(blank)]
    return ruled(sheet, columns, [*rows, *empty], total=total)


def _load_row(sheet: Sheet, line: LoadLine) -> list[Any]:
    words = sheet.words
    lost = line.pieces_lost
    good = "" if lost is None else words.number(line.pieces_in - lost)
    return [
        [sheet.para(sheet.title(line.owner) or "–"), Spacer(1, 5)],
        sheet.para(line.event_number or "–"),
        "",
        sheet.para(line.pieces),
        sheet.figure(words.number(line.pieces_in)),
        sheet.figure(good),
        sheet.figure("" if lost is None else words.number(lost)),
        "",
    ]


def _empty(_sheet: Sheet) -> list[Any]:
    return [Spacer(1, _ROW - 6.2), "", "", "", "", "", "", ""]


def _total(sheet: Sheet, log: FiringLog) -> list[Any]:
    words = sheet.words
    put_in = sum(line.pieces_in for line in log.load) if log.load else log.pieces_in
    lost = log.pieces_lost
    if log.load:
        known = [line.pieces_lost for line in log.load]
        lost = None if None in known else sum(one or 0 for one in known)
    good = None if put_in is None or lost is None else put_in - lost
    figures = ["" if one is None else words.number(one) for one in (put_in, good, lost)]
    total = sheet.para(words.text_in("report", "Total"), Role.KEY)
    return [total, "", "", "", *(sheet.figure(figure, Role.KEY) for figure in figures), ""]


# -- checks, result, signatures --------------------------------------------------------------------


def _after(sheet: Sheet, log: FiringLog) -> list[Any]:
    words, half = sheet.words, span(6)
    checks: list[Any] = [sheet.para(words.text("Checks before switching on"), Role.SUBHEAD)]
    checks.append(Spacer(1, 4))
    for line in log.checks:
        text = bounded(sheet, sheet.para(sheet.name(line.text)), half - 16, 34)
        checks.append(blocks.box_line(sheet, text, half, ticked=line.is_ticked))
    if not log.checks:
        checks += [
            blocks.box_line(sheet, blocks.write_line(sheet, half - 20), half) for _ in range(4)
        ]
    table = Table([[checks, _result(sheet, log)]], colWidths=[half + GUTTER, half])
    table.setStyle(blocks.bare())
    signed = words.text("signature and day")
    watched = words.text("who watched at night, signature and day")
    names = Table(
        [
            [
                blocks.signature(sheet, log.operator, signed, span(5)),
                blocks.signature(sheet, "", watched, span(5)),
            ]
        ],
        colWidths=[half + GUTTER, half],
    )
    names.setStyle(blocks.bare())
    return [Spacer(1, 8), table, Spacer(1, 14), names]


def _result(sheet: Sheet, log: FiringLog) -> list[Any]:
    words, half = sheet.words, span(6)
    outcomes = (
        (FiringOutcome.GOOD, words.text_in("outcome", "went well")),
        (FiringOutcome.PARTLY, words.text_in("outcome", "partly")),
        (FiringOutcome.STOPPED, words.text_in("outcome", "broken off")),
    )
    third = half / 3
    boxes = Table(
        [
            [
                blocks.box_line(sheet, sheet.para(said), third, ticked=log.outcome is outcome)
                for outcome, said in outcomes
            ]
        ],
        colWidths=[third] * 3,
    )
    boxes.setStyle(blocks.bare())
    parts: list[Any] = [
        sheet.para(words.text_in("firing", "Result"), Role.SUBHEAD),
        Spacer(1, 4),
        boxes,
    ]
    if log.result:
        said = sheet.para(log.result, Role.NARRATIVE)
        return [*parts, *bounded(sheet, said, half, _TALLEST_RESULT)]
    return [*parts, *(blocks.write_line(sheet, half, 16) for _ in range(3))]
