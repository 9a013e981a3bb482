"""Small labels for pieces: the number under which they are found, whose, what, for which firing."""

from __future__ import annotations

from reportlab.lib.units import mm

from krc_desktop.language import Phrasebook
from krc_desktop.model import choices
from krc_desktop.model.kiln_papers import PieceLabel, PieceLabels
from krc_desktop.reports.charts import Pen
from krc_desktop.reports.equipment.codes import code_of, draw_code
from krc_desktop.reports.equipment.fitting import fitted_lines
from krc_desktop.reports.equipment.label_sheets import (
    PIECE_GRID,
    LabelGrid,
    LabelPrint,
    label_sheets,
)
from krc_desktop.reports.equipment.pages import imprint_of, joined
from krc_desktop.reports.letters import Face
from krc_desktop.reports.paper import COLOUR, Profile, Sheet

# printers leave four millimetres at the paper's edge white
_INSET = 6 * mm
_CODE_SIDE = 17 * mm


def piece_labels(
    labels: PieceLabels, words: Phrasebook, *, profile: Profile = COLOUR, first_place: int = 0
) -> bytes:
    """Sheets of twenty-four labels; the first stands at a place counted from 0."""
    sheet = Sheet(words, profile)
    imprint = imprint_of(sheet, labels.head, labels.number, words.text("Labels for pieces"))
    centre = joined(imprint.owner, imprint.mark)

    def draw(pen: Pen, label: PieceLabel, grid: LabelGrid) -> None:
        _label(pen, label, grid, centre)

    printed = LabelPrint(labels.labels, draw, PIECE_GRID, first_place)
    return label_sheets(sheet, imprint, printed, "")


def _label(pen: Pen, label: PieceLabel, grid: LabelGrid, centre: str) -> None:
    """One label, its origin in its lower left corner."""
    sheet, profile = pen.sheet, pen.profile
    left, top = _INSET, grid.height
    code_left = grid.width - _INSET - _CODE_SIDE
    draw_code(pen, code_of("piece", label.uid), code_left, top - 5 * mm - _CODE_SIDE, _CODE_SIDE)
    room = code_left - left - 3.6 * mm
    number = fitted_lines(sheet, label.label, Face.SERIF_SEMIBOLD, (20, 9), room, 1)
    pen.text(left, top - 11 * mm, number.lines[0], face=Face.SERIF_SEMIBOLD, size=number.size)
    owner = fitted_lines(sheet, sheet.name(label.owner), Face.SANS_SEMIBOLD, (10.5, 7.5), room, 2)
    base = top - 16 * mm
    for line in owner.lines:
        pen.text(left, base, line, face=Face.SANS_SEMIBOLD, size=owner.size)
        base -= owner.size * 1.12
    what = f"{label.what} × {label.amount}".strip() if label.amount > 1 else label.what
    rows = 2 if len(owner.lines) == 1 else 1
    told = fitted_lines(sheet, what, Face.SANS, (8.6, 7), room, rows)
    for line in told.lines:
        pen.text(left, base, line, size=told.size)
        base -= told.size * 1.14
    whole = grid.width - 2 * _INSET
    fate = fitted_lines(sheet, _fate(sheet.words, label), Face.SANS_SEMIBOLD, (7.8, 6.4), whole, 1)
    pen.text(left, 8.4 * mm, fate.lines[0], face=Face.SANS_SEMIBOLD, size=fate.size)
    owner_line = sheet.fitted(centre, Face.SANS, 6.6, whole)
    pen.text(left, 5.2 * mm, owner_line, size=6.6, colour=profile.grey)


def _fate(words: Phrasebook, label: PieceLabel) -> str:
    """For which firing it waits, when it was made, when it is promised."""
    kind = ""
    if label.waits_for is not None:
        kind = words.text_in(
            "firing", "{kind} firing", kind=choices.firing_kind(words, label.waits_for)
        )
        kind = kind[:1].upper() + kind[1:]
    made = words.text_in("piece", "made {day}", day=words.short_date(label.made_on))
    promised = ""
    if label.promised_on is not None:
        promised = words.text_in("piece", "promised {day}", day=words.short_date(label.promised_on))
    return joined(kind, promised or made)
