"""Sheets of labels: where each label stands on A4, and the marks by which they are cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from reportlab.lib.units import mm

from krc_desktop.reports.charts import Pen
from krc_desktop.reports.document import Imprint
from krc_desktop.reports.equipment.pages import drawn
from krc_desktop.reports.letters import Face
from krc_desktop.reports.paper import PAGE_HEIGHT, PAGE_WIDTH, Sheet

Label = TypeVar("Label")
# how far the marks reach from a corner
_MARK = 1.4 * mm


@dataclass(frozen=True)
class LabelGrid:
    """Labels in rows from the upper left; lengths in points."""

    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    between: float = 0.0

    @property
    def places(self) -> int:
        """How many labels a sheet takes."""
        return self.columns * self.rows

    def corner(self, place: int) -> tuple[float, float]:
        """The lower left corner of a place, counted from 0 along the rows."""
        row, column = divmod(place, self.columns)
        x = self.left + column * (self.width + self.between)
        return x, PAGE_HEIGHT - self.top - (row + 1) * self.height


# the sheets that every office shop has: 99,1 × 67,7 mm and 70 × 37 mm
EQUIPMENT_GRID = LabelGrid(2, 4, 99.1 * mm, 67.7 * mm, 4.65 * mm, 13.1 * mm, 2.54 * mm)
PIECE_GRID = LabelGrid(3, 8, 70 * mm, 37 * mm, 0, 0.5 * mm)


@dataclass(frozen=True)
class LabelPrint(Generic[Label]):
    """What is put on sheets: the labels, how one is drawn, the first one's place (from 0)."""

    labels: Sequence[Label]
    draw: Callable[[Pen, Label, LabelGrid], None]
    grid: LabelGrid
    first_place: int = 0


def label_sheets(sheet: Sheet, imprint: Imprint, printed: LabelPrint[Label], remark: str) -> bytes:
    """The sheets as a PDF; `remark` stands at the foot, outside the labels, where there is room."""
    grid = printed.grid
    first = printed.first_place % grid.places
    spots = [(at + first, label) for at, label in enumerate(printed.labels)]
    count = -(-(len(spots) + first) // grid.places) or 1
    pages = [
        partial(_page, printed, [one for one in spots if one[0] // grid.places == page], remark)
        for page in range(count)
    ]
    return drawn(sheet, imprint, (PAGE_WIDTH, PAGE_HEIGHT), pages)


def _page(
    printed: LabelPrint[Label], spots: Sequence[tuple[int, Label]], remark: str, pen: Pen
) -> None:
    grid = printed.grid
    for place, label in spots:
        x, y = grid.corner(place % grid.places)
        pen.canvas.saveState()
        pen.canvas.translate(x, y)
        _cut_marks(pen, grid)
        printed.draw(pen, label, grid)
        pen.canvas.restoreState()
    foot = PAGE_HEIGHT - grid.top - grid.rows * grid.height
    if foot > 8 * mm:
        said = pen.sheet.fitted(remark, Face.SANS, 7.4, PAGE_WIDTH - 30 * mm)
        pen.text(PAGE_WIDTH / 2, foot - 8 * mm, said, colour=pen.profile.grey, align="centre")


def _cut_marks(pen: Pen, grid: LabelGrid) -> None:
    """Small corners: they show how far a sheet was fed askew, and guide the scissors."""
    canvas = pen.canvas
    canvas.setStrokeColor(pen.profile.grey)
    canvas.setLineWidth(0.3)
    for x, inward in ((0.0, _MARK), (grid.width, -_MARK)):
        for y, upward in ((0.0, _MARK), (grid.height, -_MARK)):
            canvas.line(x, y, x + inward, y)
            canvas.line(x, y, x, y + upward)
