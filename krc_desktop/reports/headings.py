"""Sections by number: their headings, and the contents that list them with their pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from krc_desktop.reports import letters
from krc_desktop.reports.letters import Face
from krc_desktop.reports.paper import GUTTER, TEXT_WIDTH, Role, Sheet, span


@dataclass(frozen=True)
class Place:
    """Where a section begins."""

    number: int
    title: str
    page: int


def section_key(number: int) -> str:
    """The name under which a section is linked to."""
    return f"section-{number}"


class SectionHead(Flowable):  # type: ignore[misc]
    """A numbered section's heading: a rule, the number, the title, a remark to the right."""

    def __init__(self, sheet: Sheet, number: int, title: str, remark: str = "") -> None:
        """Keep what is needed to draw and to be listed in the contents."""
        super().__init__()
        self.number, self.title, self.key = number, title, section_key(number)
        self._sheet = sheet
        self._title = sheet.line(title, Face.SERIF_SEMIBOLD)
        taken = 8 * mm + letters.width(self._title, Face.SERIF_SEMIBOLD, 15) + GUTTER
        self._remark_width = TEXT_WIDTH - taken
        self._remark = sheet.para(remark, Role.NOTE, alignment=TA_RIGHT)
        self.spaceBefore, self.spaceAfter = 14, 6

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Full width, one line of the title."""
        self._remark.wrap(self._remark_width, 100)
        return TEXT_WIDTH, 22

    def draw(self) -> None:
        """Draw from the rule downwards; the remark's last line stands on the title's line."""
        canvas, profile = self.canv, self._sheet.profile
        canvas.setStrokeColor(profile.ink)
        canvas.setLineWidth(0.9)
        canvas.line(0, 22, TEXT_WIDTH, 22)
        canvas.setFillColor(profile.accent)
        canvas.setFont(Face.SANS_BOLD.value, 10.5)
        canvas.drawString(0, 4.5, str(self.number))
        canvas.setFillColor(profile.ink)
        canvas.setFont(Face.SERIF_SEMIBOLD.value, 15)
        canvas.drawString(8 * mm, 4.5, self._title)
        self._remark.drawOn(canvas, TEXT_WIDTH - self._remark_width, 2.2)


class Contents(Flowable):  # type: ignore[misc]
    """The sections with their pages in three columns.

    Where sections begin is known only at the end. The entries are a form that the page refers to
    and that is filled in last: one pass over the document is enough.
    """

    ROW = 14.4
    _FORM = "contents"

    def __init__(self, sheet: Sheet, heading: str, sections: int) -> None:
        """The number of sections is known beforehand, so the height never changes."""
        super().__init__()
        self._sheet, self._heading = sheet, heading
        self._rows = -(-sections // 3)
        self._sections = sections
        self._places: list[Place] = []

    def note(self, place: Place) -> None:
        """Take note of where a section begins."""
        self._places.append(place)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Full width, as many rows as the sections need."""
        return TEXT_WIDTH, 22 + self._rows * self.ROW

    def draw(self) -> None:
        """Draw the heading, refer to the entries, and lay a link over each."""
        canvas, profile = self.canv, self._sheet.profile
        height = 22 + self._rows * self.ROW
        canvas.setStrokeColor(profile.ink)
        canvas.setLineWidth(0.9)
        canvas.line(0, height, TEXT_WIDTH, height)
        canvas.setFillColor(profile.ink)
        canvas.setFont(Face.SANS_SEMIBOLD.value, 9.2)
        canvas.drawString(0, height - 13, self._heading)
        canvas.doForm(self._FORM)
        for index in range(self._sections):
            left, base = self._corner(index)
            area = (left, base - 4, left + span(4), base + self.ROW - 5)
            canvas.linkRect("", section_key(index + 1), area, relative=1, thickness=0)

    def fill_in(self, canvas: Any) -> None:
        """Draw the entries, once every section has its page."""
        canvas.beginForm(self._FORM)
        for index, place in enumerate(self._places):
            self._entry(canvas, place, *self._corner(index))
        canvas.endForm()

    def _corner(self, index: int) -> tuple[float, float]:
        column, row = divmod(index, self._rows)
        return column * (span(4) + GUTTER), (self._rows - row) * self.ROW - 6

    def _entry(self, canvas: Any, place: Place, left: float, base: float) -> None:
        profile = self._sheet.profile
        canvas.setFillColor(profile.accent)
        canvas.setFont(Face.SANS_BOLD.value, 7.8)
        canvas.drawString(left, base, str(place.number))
        canvas.setFillColor(profile.ink)
        canvas.setFont(Face.SANS.value, 8.4)
        room = span(4) - 14 - 12
        canvas.drawString(left + 14, base, self._sheet.fitted(place.title, Face.SANS, 8.4, room))
        canvas.setFont(Face.SANS_SEMIBOLD.value, 8.4)
        canvas.drawRightString(left + span(4), base, str(place.page))
