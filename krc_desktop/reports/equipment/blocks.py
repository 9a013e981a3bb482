"""What several sheets are built of: a head with a code, facts, boxes to tick, lines to sign on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Table

from krc_desktop.reports import letters
from krc_desktop.reports.charts import Pen, Picture
from krc_desktop.reports.equipment.codes import draw_code
from krc_desktop.reports.equipment.fitting import fitted_lines
from krc_desktop.reports.equipment.machine_labels import tick_box
from krc_desktop.reports.letters import Face
from krc_desktop.reports.paper import TEXT_WIDTH, Role, Sheet
from krc_desktop.reports.tables import bounded

_CODE_SIDE = 17.4 * mm
_HEAD = 21.5 * mm
_BOX = 9.4


def sheet_head(
    sheet: Sheet, *, kind: str, number: str, name: str, owner: str, code: str
) -> Picture:
    """A rule; what sheet it is and whose; a number and a name in large letters; a code."""

    def drawn(pen: Pen) -> None:
        pen.line(0, _HEAD, TEXT_WIDTH, _HEAD, 2.4)
        right = TEXT_WIDTH
        if code:
            right -= _CODE_SIDE + 8 * mm
            draw_code(pen, code, TEXT_WIDTH - _CODE_SIDE - 1 * mm, 0, _CODE_SIDE)
        first = sheet.fitted(kind, Face.SANS_SEMIBOLD, 9.2, right * 0.6)
        pen.text(0, _HEAD - 15, first, face=Face.SANS_SEMIBOLD, size=9.2)
        room = right - letters.width(first, Face.SANS_SEMIBOLD, 9.2) - 12
        whose = sheet.fitted(owner, Face.SANS, 9.2, room)
        grey = pen.profile.grey
        pen.text(right, _HEAD - 15, whose, size=9.2, colour=grey, align="right")
        _large(pen, number, name, _HEAD - 44, right)

    return Picture(sheet, TEXT_WIDTH, _HEAD, drawn)


def _large(pen: Pen, number: str, name: str, base: float, room: float) -> None:
    """The number and the name on one line, as large as there is room."""
    sheet = pen.sheet
    first = fitted_lines(sheet, number, Face.SERIF_SEMIBOLD, (30, 14), room * 0.5, 1)
    pen.text(-1, base, first.lines[0], face=Face.SERIF_SEMIBOLD, size=first.size)
    taken = letters.width(first.lines[0], Face.SERIF_SEMIBOLD, first.size) + 10 if number else 0
    second = fitted_lines(sheet, name, Face.SERIF, (22, 11), room - taken, 1)
    if second.lines[0].endswith("…"):
        second = fitted_lines(sheet, name, Face.SERIF, (12, 9), room - taken, 2)
    at = base + (second.size * 1.1 if len(second.lines) > 1 else 0)
    for line in second.lines:
        pen.text(taken, at, line, face=Face.SERIF, size=second.size, colour=pen.profile.accent)
        at -= second.size * 1.1


def facts(sheet: Sheet, pairs: Sequence[tuple[str, str]], shares: Sequence[float]) -> Table:
    """Names of facts with their values below, in columns; an empty value is a line to write on."""
    columns = len(shares)
    widths = [TEXT_WIDTH * share / sum(shares) for share in shares]
    cells = [
        _fact(sheet, name, value, widths[at % columns] - 8)
        for at, (name, value) in enumerate(pairs)
    ]
    cells += [[] for _ in range(-len(cells) % columns)]
    rows = [cells[at : at + columns] for at in range(0, len(cells), columns)]
    table = Table(rows, colWidths=widths)
    table.setStyle([*bare(), ("RIGHTPADDING", (0, 0), (-1, -1), 8)])
    return table


def _fact(sheet: Sheet, name: str, value: str, room: float) -> list[Any]:
    if not value:
        return [sheet.para(name, Role.SECOND), write_line(sheet, room)]
    shown = sheet.para(value, Role.KEY, fontSize=9.2, leading=11)
    return [sheet.para(name, Role.SECOND), *bounded(sheet, shown, room, 34)]


def write_line(sheet: Sheet, width: float, height: float = 11) -> Picture:
    """A line to write on."""

    def drawn(pen: Pen) -> None:
        pen.canvas.setStrokeColor(pen.profile.grey)
        pen.canvas.setLineWidth(0.5)
        pen.canvas.line(0, 0.5, width, 0.5)

    return Picture(sheet, width, height, drawn)


def box_line(
    sheet: Sheet, text: Any, room: float, *, ticked: bool = False, boxed: bool = True
) -> Table:
    """A box to tick (or none) and what stands beside it: paragraphs, or a line to write on."""
    box = Picture(sheet, 14, 10, lambda pen: tick_box(pen, 0, 0, _BOX, ticked=ticked))
    table = Table([[box if boxed else "", text]], colWidths=[16, room - 16], hAlign="LEFT")
    table.setStyle([*bare(), ("TOPPADDING", (0, 0), (-1, -1), 1)])
    return table


def headed(sheet: Sheet, title: str, remark: str = "") -> Table:
    """A small heading with a remark at the right."""
    width = TEXT_WIDTH * 0.42
    table = Table(
        [[sheet.para(title, Role.SUBHEAD), sheet.para(remark, Role.NOTE, alignment=2)]],
        colWidths=[width, TEXT_WIDTH - width],
    )
    table.setStyle([*bare(), ("VALIGN", (0, 0), (-1, -1), "BOTTOM")])
    return table


def signature(sheet: Sheet, name: str, role: str, width: float) -> list[Any]:
    """A line to sign on with who signs below."""
    shown = sheet.fitted(name, Role.KEY.face, Role.KEY.size, width) if name else ""
    parts: list[Any] = [write_line(sheet, width, 16)]
    if shown:
        parts.append(sheet.para(shown, Role.KEY))
    return [*parts, sheet.para(role, Role.SECOND)]


def bare() -> list[tuple[Any, ...]]:
    """A table that only arranges."""
    return [
        ("FONT", (0, 0), (-1, -1), Face.SANS.value, 8),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]


def rule(sheet: Sheet, weight: float = 0.9) -> Picture:
    """A line over the whole width."""
    return Picture(sheet, TEXT_WIDTH, 1, lambda pen: pen.line(0, 0, TEXT_WIDTH, 0, weight))
