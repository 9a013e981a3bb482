"""A drawing for a list without anybody: cards of people, not yet written."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.colours import CRAFTS
from krc_desktop.desktop.theme import Theme


class PeopleDrawing(QWidget):
    """Three cards on a soft block, each with a disc of another colour."""

    def __init__(self, theme: Theme) -> None:
        """The drawing, of one size."""
        super().__init__()
        self._theme = theme
        self.setFixedSize(220, 150)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The block, the cards, in each a disc and two lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("soft"))
        painter.drawRoundedRect(QRectF(0, 22, 220, 126), 16, 16)
        for number, craft in enumerate(CRAFTS[:3]):
            x, y = 18 + number * 10, 6 + number * 46
            painter.setBrush(self._theme.colour("surface"))
            painter.setPen(self._theme.colour("line"))
            painter.drawRoundedRect(QRectF(x, y, 164, 40), 10, 10)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(craft))
            painter.drawEllipse(QRectF(x + 10, y + 8, 24, 24))
            painter.setBrush(self._theme.colour("press"))
            painter.drawRoundedRect(QRectF(x + 44, y + 10, 78 + number * 8, 7), 3.5, 3.5)
            painter.drawRoundedRect(QRectF(x + 44, y + 23, 52, 6), 3, 3)
