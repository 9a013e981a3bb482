"""Codes for cameras: one vector path each. They hold an id and never anything about a person."""

from __future__ import annotations

from reportlab.lib.colors import black, white
from reportlab.pdfgen.canvas import FILL_NON_ZERO

from krc_desktop.reports.charts import Pen

_QUIET = 4


def code_of(kind: str, uid: str) -> str:
    """What a code holds: `krc:equipment/<uid>`."""
    return f"krc:{kind}/{uid}"


def draw_code(pen: Pen, text: str, x: float, y: float, side: float) -> None:
    """A QR code of level M in a square whose lower left corner is given, in pure black.

    The quiet zone of four modules lies around it, outside the square, and is painted white.
    """
    import segno

    rows = [[bool(dark) for dark in row] for row in segno.make(text, error="m", micro=False).matrix]
    module = side / len(rows)
    canvas = pen.canvas
    edge = _QUIET * module
    canvas.setFillColor(white)
    canvas.rect(x - edge, y - edge, side + 2 * edge, side + 2 * edge, stroke=0, fill=1)
    path = canvas.beginPath()
    for at, row in enumerate(rows):
        top = y + side - (at + 1) * module
        for start, end in _runs(row):
            # rows overlap by a hair, so that no screen shows a seam between them
            path.rect(x + start * module, top, (end - start) * module, module * 1.03)
    canvas.setFillColor(black)
    canvas.drawPath(path, stroke=0, fill=1, fillMode=FILL_NON_ZERO)


def _runs(row: list[bool]) -> list[tuple[int, int]]:
    """The stretches of dark modules in a row."""
    found: list[tuple[int, int]] = []
    for at, dark in enumerate(row):
        if dark and found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
        elif dark:
            found.append((at, at + 1))
    return found
