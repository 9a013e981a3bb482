"""The pens of the curve: plan dashed, readings solid, forecast dotted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPen

from krc_desktop.desktop.theme import Theme


def solid(theme: Theme, ink: str, width: float = 2.5) -> QPen:
    """A line."""
    pen = QPen(theme.colour(ink), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def dashed(theme: Theme, ink: str, width: float = 2) -> QPen:
    """A broken line."""
    pen = QPen(theme.colour(ink), width)
    pen.setDashPattern([4, 2.5])
    return pen


def dotted(theme: Theme, ink: str, width: float = 2.5) -> QPen:
    """A line of dots."""
    pen = QPen(theme.colour(ink), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.5, 2])
    return pen
