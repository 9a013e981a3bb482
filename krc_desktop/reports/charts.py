"""Small exact charts drawn with a pen: bars, hatches, bullets; vectors and real text only.

Colour never speaks alone: the main series is solid, the second hatched, the past light, a capacity
an empty outline. Every axis starts at nought.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.lib.colors import Color, white
from reportlab.platypus import Flowable

from krc_desktop.reports import letters
from krc_desktop.reports.letters import Face
from krc_desktop.reports.paper import Profile, Sheet

SMALLEST = 6.4
NO_DATA = "·"


class Pen:
    """Draws on a canvas in the roles of a profile."""

    def __init__(self, canvas: Any, sheet: Sheet) -> None:
        """Take the canvas and whoever knows the letters."""
        self.canvas = canvas
        self.sheet = sheet
        self.profile: Profile = sheet.profile

    def bar(self, x: float, y: float, width: float, height: float, colour: Color) -> None:
        """A solid bar."""
        self.canvas.setFillColor(colour)
        self.canvas.rect(x, y, width, height, stroke=0, fill=1)

    def past_bar(self, x: float, y: float, width: float, height: float) -> None:
        """A bar of an earlier month: light, outlined where light means white."""
        outline = self.profile.light_outline
        self.canvas.setFillColor(self.profile.light)
        self.canvas.setStrokeColor(self.profile.ink)
        self.canvas.setLineWidth(outline)
        inset = outline / 2
        inner = (x + inset, y, max(width - outline, 0.1), max(height - inset, 0.1))
        self.canvas.rect(*inner, stroke=int(outline > 0), fill=1)

    def outline(self, x: float, y: float, width: float, height: float) -> None:
        """An empty capacity."""
        self.canvas.setStrokeColor(self.profile.hair)
        self.canvas.setLineWidth(0.5)
        self.canvas.rect(x, y, width, height, stroke=1, fill=0)

    def hatch(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        crossed: bool = False,
        colour: Color | None = None,
    ) -> None:
        """A bar of lines at 45° with an outline; crossed for maintenance."""
        if width <= 0 or height <= 0:
            return
        canvas, lines = self.canvas, colour or self.profile.accent
        canvas.saveState()
        canvas.setFillColor(white)
        canvas.rect(x, y, width, height, stroke=0, fill=1)
        frame = canvas.beginPath()
        frame.rect(x, y, width, height)
        canvas.clipPath(frame, stroke=0, fill=0)
        canvas.setStrokeColor(lines)
        canvas.setLineWidth(0.55)
        strokes = canvas.beginPath()
        for step in range(int((width + height) / 2.4) + 1):
            start = x - height + step * 2.4
            strokes.moveTo(start, y + height)
            strokes.lineTo(start + height, y)
            if crossed:
                strokes.moveTo(start, y)
                strokes.lineTo(start + height, y + height)
        canvas.drawPath(strokes, stroke=1, fill=0)
        canvas.restoreState()
        canvas.setStrokeColor(lines)
        canvas.setLineWidth(0.5)
        canvas.rect(x + 0.25, y + 0.25, max(width - 0.5, 0.1), max(height - 0.5, 0.1))

    def line(self, x: float, y: float, to_x: float, to_y: float, weight: float = 0.6) -> None:
        """A straight line in ink."""
        self.canvas.setStrokeColor(self.profile.ink)
        self.canvas.setLineWidth(weight)
        self.canvas.line(x, y, to_x, to_y)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        face: Face = Face.SANS,
        size: float = 7.4,
        colour: Color | None = None,
        align: str = "left",
    ) -> None:
        """A text on one line, standing on y; left of, centred on or right of x."""
        self.canvas.setFillColor(colour or self.profile.ink)
        self.canvas.setFont(face.value, size)
        line = self.sheet.line(text, face)
        draw = {
            "left": self.canvas.drawString,
            "centre": self.canvas.drawCentredString,
            "right": self.canvas.drawRightString,
        }[align]
        draw(x, y, line)


class Picture(Flowable):  # type: ignore[misc]
    """A drawing of fixed size, usable in the story and in table cells."""

    def __init__(
        self, sheet: Sheet, width: float, height: float, drawn: Callable[[Pen], None]
    ) -> None:
        """Keep the size and what to draw; the origin is the lower left corner."""
        super().__init__()
        self.width, self.height = width, height
        self._sheet, self._drawn = sheet, drawn

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Its own size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw with a pen on the page's canvas."""
        self._drawn(Pen(self.canv, self._sheet))


def spark(pen: Pen, months: Sequence[int | None], box: tuple[float, float, float, float]) -> None:
    """A figure's months as bars in a box (x, y, width, height), the last one solid.

    A month without data is a dot, a nought a stub: they are not the same.
    """
    x, y, width, height = box
    highest = max((month for month in months if month is not None), default=0) or 1
    step = width / max(len(months), 1)
    for index, month in enumerate(months):
        left, last = x + index * step, index == len(months) - 1
        if month is None:
            pen.text(left + step / 2, y + 2, NO_DATA, size=8, align="centre")
            continue
        tall = max(month / highest * height, 0.5)
        if last:
            pen.bar(left + 0.5, y, step - 1, tall, pen.profile.accent)
        elif month:
            pen.past_bar(left + 0.5, y, step - 1, tall)
        else:
            pen.bar(left + 0.5, y, step - 1, 0.5, pen.profile.grey)
    pen.line(x, y, x + width, y)


def spark_cell(sheet: Sheet, months: Sequence[int | None], width: float, height: float) -> Picture:
    """The months of a table row."""
    return Picture(sheet, width, height, lambda pen: spark(pen, months, (0, 0, width, height)))


def bar_cell(sheet: Sheet, value: float, highest: float, width: float) -> Picture:
    """One bar of a table row, all rows on one scale."""

    def drawn(pen: Pen) -> None:
        pen.bar(0, 1.5, width * value / highest if highest else 0, 6, pen.profile.accent)
        pen.line(0, 0, 0, 9)

    return Picture(sheet, width, 9, drawn)


def paired_bars(sheet: Sheet, first: float, second: float, highest: float, width: float) -> Picture:
    """Two bars of a table row: the first solid, the second hatched below it."""

    def drawn(pen: Pen) -> None:
        scale = width / highest if highest else 0
        pen.bar(0, 5.8, first * scale, 4.8, pen.profile.accent)
        pen.hatch(0, 0.6, second * scale, 4.8)
        pen.line(0, -0.8, 0, 12)

    return Picture(sheet, width, 11, drawn)


def share_cell(sheet: Sheet, share: float, width: float) -> Picture:
    """A share of a capacity: solid within an empty outline."""

    def drawn(pen: Pen) -> None:
        pen.outline(0, 1.5, width, 6)
        pen.bar(0, 1.5, width * min(max(share, 0), 1), 6, pen.profile.accent)

    return Picture(sheet, width, 9, drawn)


def bullet(
    pen: Pen,
    before: float,
    reached: float,
    elapsed: float | None,
    box: tuple[float, float, float, float],
) -> None:
    """Shares of a target: solid before this month, hatched this month, a tick for time elapsed.

    Where more than the target is reached the outline of the target shrinks within the box.
    """
    x, y, width, height = box
    scale = width / max(1.0, reached)
    pen.outline(x, y, scale, height)
    solid = min(before, reached) * scale
    pen.hatch(x + solid, y, (reached - before) * scale, height)
    pen.bar(x, y, solid, height, pen.profile.accent)
    if reached > 1:
        pen.line(x + scale, y, x + scale, y + height, 0.8)
    if elapsed is not None:
        at = x + min(max(elapsed, 0), 1) * scale
        pen.bar(at - 1.3, y - 1.8, 2.6, height + 3.6, white)
        pen.line(at, y - 2.5, at, y + height + 2.5, 0.9)


def bullet_cell(
    sheet: Sheet, before: float, reached: float, elapsed: float | None, width: float
) -> Picture:
    """A target in a table row."""
    return Picture(
        sheet, width, 11, lambda pen: bullet(pen, before, reached, elapsed, (0, 2.5, width, 6.5))
    )


def legend(pen: Pen, x: float, y: float, entries: Sequence[tuple[str, str]], room: float) -> None:
    """Keys (solid, hatch, cross, dots) with their words on one line, as many as the room takes."""
    left = x
    for key, text in entries:
        if key == "dots":
            pen.canvas.setDash([1.2, 2])
            pen.line(left, y + 2.4, left + 12, y + 2.4, 0.8)
            pen.canvas.setDash([])
        elif key == "solid":
            pen.bar(left, y, 10, 5.4, pen.profile.accent)
        else:
            pen.hatch(left, y, 10, 5.4, crossed=key == "cross")
        shown = pen.sheet.fitted(text, Face.SANS, 7.4, x + room - left - 15)
        pen.text(left + 15, y + 0.2, shown, colour=pen.profile.grey)
        left += 15 + letters.width(shown, Face.SANS, 7.4) + 11
