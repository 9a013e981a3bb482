"""Drawings made of the theme's colours: for what is empty, and for the first start."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.colours import CRAFTS
from krc_desktop.desktop.theme import Theme


class CalendarDrawing(QWidget):
    """A month's sheet with a few days marked in the crafts' colours."""

    def __init__(self, theme: Theme) -> None:
        """The drawing, of one size."""
        super().__init__()
        self._theme = theme
        self.setFixedSize(220, 150)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A soft block behind, a white sheet with a head, days in it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("soft"))
        painter.drawRoundedRect(QRectF(0, 22, 220, 126), 16, 16)
        painter.setBrush(self._theme.colour("surface"))
        painter.setPen(self._theme.colour("line"))
        painter.drawRoundedRect(QRectF(26, 6, 168, 132), 12, 12)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(QRectF(26, 6, 168, 34), 12, 12)
        painter.drawRect(QRectF(26, 26, 168, 14))
        marked = dict(zip((1, 8, 12, 5), CRAFTS, strict=True))
        for number in range(15):
            x, y = 42 + number % 5 * 29, 54 + number // 5 * 27
            painter.setBrush(self._theme.colour("press"))
            painter.drawRoundedRect(QRectF(x, y, 20, 18), 5, 5)
            if number in marked:
                painter.setBrush(self._theme.colour(marked[number]))
                painter.drawEllipse(QRectF(x + 6, y + 5, 8, 8))
