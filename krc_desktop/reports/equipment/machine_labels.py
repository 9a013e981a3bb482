"""Labels for machines: the number seen from afar, the rules, whether one must be inducted."""

from __future__ import annotations

from reportlab.lib.colors import white
from reportlab.lib.units import mm

from krc_desktop.language import Phrasebook
from krc_desktop.model.equipment import Risk
from krc_desktop.model.equipment_papers import EquipmentLabel, EquipmentLabels
from krc_desktop.reports import letters
from krc_desktop.reports.charts import Pen
from krc_desktop.reports.equipment.codes import code_of, draw_code
from krc_desktop.reports.equipment.fitting import Fitted, fitted_lines
from krc_desktop.reports.equipment.label_sheets import (
    EQUIPMENT_GRID,
    LabelGrid,
    LabelPrint,
    label_sheets,
)
from krc_desktop.reports.equipment.pages import imprint_of, joined
from krc_desktop.reports.letters import Face
from krc_desktop.reports.paper import COLOUR, Profile, Sheet

_INSET = 6 * mm
_CODE_SIDE = 22.6 * mm
_BAND, _BAND_FOOT = 6.6 * mm, 5.6 * mm
# from the label's top: the centre, the number, the name, what it is known by, the rule
_CENTRE, _NUMBER, _NAME, _KNOWN, _RULE = 8.7 * mm, 20.7 * mm, 27.6 * mm, 32 * mm, 34.6 * mm


def equipment_labels(
    labels: EquipmentLabels, words: Phrasebook, *, profile: Profile = COLOUR, first_place: int = 0
) -> bytes:
    """Sheets of eight labels; the first stands at a place counted from 0."""
    sheet = Sheet(words, profile)
    title = words.text("Labels for machines")
    imprint = imprint_of(sheet, labels.head, labels.number, title)
    centre = imprint.owner

    def draw(pen: Pen, label: EquipmentLabel, grid: LabelGrid) -> None:
        _label(pen, label, grid, centre)

    remark = words.text(
        "Sheet of {n} labels, {size} mm · print at 100 %", n=8, size=_size(words, "99.1 × 67.7")
    )
    remark = joined(remark, imprint.mark)
    printed = LabelPrint(labels.labels, draw, EQUIPMENT_GRID, first_place)
    return label_sheets(sheet, imprint, printed, remark)


def _size(words: Phrasebook, size: str) -> str:
    return size.replace(".", words.number(0.5, 1)[1])


def _label(pen: Pen, label: EquipmentLabel, grid: LabelGrid, centre: str) -> None:
    """One label, its origin in its lower left corner."""
    sheet, machine = pen.sheet, label.machine
    left, right, top = _INSET, grid.width - _INSET, grid.height
    code_left = right - _CODE_SIDE
    draw_code(pen, code_of("equipment", machine.uid), code_left, top - 29.5 * mm, _CODE_SIDE)
    room = code_left - left - 4 * mm
    owner = sheet.fitted(centre, Face.SANS, 7.6, room)
    pen.text(left, top - _CENTRE, owner, size=7.6, colour=pen.profile.grey)
    number = fitted_lines(sheet, machine.code, Face.SERIF_SEMIBOLD, (38, 12), room, 1)
    pen.text(left - 1, top - _NUMBER, number.lines[0], face=Face.SERIF_SEMIBOLD, size=number.size)
    _name(pen, label, left, top, room)
    pen.line(left, top - _RULE, right, top - _RULE, 0.8)
    _rules(pen, label, left, right - left, top - _RULE)
    pen.canvas.translate(left, _BAND_FOOT)
    draw_band(pen, machine.risk, right - left, _BAND)


def _name(pen: Pen, label: EquipmentLabel, left: float, top: float, room: float) -> None:
    """The name on one line, or smaller on two, and by what the machine is known in lists."""
    sheet, machine = pen.sheet, label.machine
    name = fitted_lines(sheet, sheet.name(machine.name), Face.SERIF_SEMIBOLD, (17.5, 13), room, 1)
    base = top - _NAME
    if name.lines[0].endswith("…"):
        name = fitted_lines(
            sheet, sheet.name(machine.name), Face.SERIF_SEMIBOLD, (12.5, 8), room, 2
        )
        base += name.size * 0.35 * len(name.lines)
    for line in name.lines:
        pen.text(left, base, line, face=Face.SERIF_SEMIBOLD, size=name.size)
        base -= name.size * 1.05
    serial = machine.serial_number
    known = joined(
        machine.maker,
        sheet.words.text_in("machine", "Serial no. {number}", number=serial) if serial else "",
        machine.place,
    )
    shown = sheet.fitted(known, Face.SANS, 7.8, room)
    pen.text(left, top - _KNOWN, shown, size=7.8, colour=pen.profile.grey)


def _rules(pen: Pen, label: EquipmentLabel, left: float, room: float, top: float) -> None:
    """The first rules in bold, below them the limits in grey, within the room above the band."""
    sheet, words = pen.sheet, pen.sheet.words
    facts = []
    if label.open_below_celsius is not None:
        limit = words.degrees(label.open_below_celsius)
        facts.append(words.text("Open below {celsius} only", celsius=limit))
    low = _limits(sheet, facts, [sheet.name(one) for one in label.forbidden], room)
    lines = (line.strip() for line in label.rules.splitlines())
    rules = " ".join(line if line.endswith((".", "!")) else f"{line}." for line in lines if line)
    bold = fitted_lines(sheet, rules, Face.SANS_SEMIBOLD, (11, 8.2), room, 2)
    if bold.lines[-1].endswith("…"):
        bold = fitted_lines(sheet, rules, Face.SANS_SEMIBOLD, (8.6, 8.2), room, 3)
    base = top - 4 - bold.size
    for line in bold.lines:
        pen.text(left, base, line, face=Face.SANS_SEMIBOLD, size=bold.size)
        base -= bold.size * 1.24
    base += bold.size * 1.24 - 12.2 if rules else 0
    for line in low.lines:
        pen.text(left, base, line, size=low.size, colour=pen.profile.grey)
        base -= low.size * 1.22


def _limits(sheet: Sheet, facts: list[str], forbidden: list[str], room: float) -> Fitted:
    """The limits on two lines; of a long list of what is forbidden never a part as the whole."""
    words = sheet.words
    for shown in range(len(forbidden), -1, -1):
        named = ", ".join(forbidden[:shown])
        if forbidden and shown < len(forbidden):
            others = words.text("others: see the passport of the machine")
            named = f"{named}; {others}" if named else others
        said = words.text("Forbidden: {materials}", materials=named) if forbidden else ""
        low = fitted_lines(sheet, joined(*facts, said), Face.SANS, (8.6, 7.2), room, 2)
        if not low.lines[-1].endswith("…"):
            break
    return low


def draw_band(pen: Pen, risk: Risk, room: float, tall: float) -> None:
    """Whether one needs an induction: white on ink, or an outline; never by colour alone."""
    words, canvas = pen.sheet.words, pen.canvas
    said = {
        Risk.RED: words.text("Use only after an induction"),
        Risk.ORANGE: words.text("An induction is advised"),
        Risk.GREEN: words.text("May be used without an induction"),
    }[risk]
    needed = risk is Risk.RED
    canvas.setStrokeColor(pen.profile.ink)
    canvas.setFillColor(pen.profile.ink if needed else white)
    canvas.setLineWidth(0.8)
    canvas.setDash([3, 2] if risk is Risk.ORANGE else [])
    canvas.rect(0, 0, room, tall, stroke=1, fill=1)
    canvas.setDash([])
    middle = tall / 2
    if risk is Risk.GREEN:
        tick_box(pen, 8, middle - 4.6, 9.2, ticked=True)
    else:
        _warning(pen, 12.5, middle, light=needed)
    size = 11.0
    while size > 7 and letters.width(said, Face.SANS_SEMIBOLD, size) > room - 34:
        size -= 0.5
    colour = white if needed else pen.profile.ink
    pen.text(28, middle - size * 0.34, said, face=Face.SANS_SEMIBOLD, size=size, colour=colour)


def _warning(pen: Pen, x: float, middle: float, *, light: bool) -> None:
    """A triangle with an exclamation mark."""
    canvas = pen.canvas
    path = canvas.beginPath()
    path.moveTo(x - 6.6, middle - 5.2)
    path.lineTo(x + 6.6, middle - 5.2)
    path.lineTo(x, middle + 6)
    path.close()
    mark, ground = (pen.profile.ink, white) if light else (white, pen.profile.ink)
    canvas.setFillColor(ground)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.setFillColor(mark)
    canvas.rect(x - 0.75, middle - 1.4, 1.5, 4.2, stroke=0, fill=1)
    canvas.circle(x, middle - 3.3, 0.9, stroke=0, fill=1)


def tick_box(pen: Pen, x: float, y: float, side: float, *, ticked: bool) -> None:
    """A box to tick, ticked or not."""
    canvas = pen.canvas
    canvas.setStrokeColor(pen.profile.ink)
    canvas.setFillColor(white)
    canvas.setLineWidth(0.8)
    canvas.rect(x, y, side, side, stroke=1, fill=1)
    if ticked:
        canvas.setLineWidth(side * 0.16)
        path = canvas.beginPath()
        path.moveTo(x + side * 0.2, y + side * 0.5)
        path.lineTo(x + side * 0.42, y + side * 0.26)
        path.lineTo(x + side * 0.82, y + side * 0.78)
        canvas.drawPath(path, stroke=1, fill=0)
