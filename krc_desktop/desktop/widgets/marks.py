"""The program's mark: a pot on a teal ground."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.theme import Theme


class Mark(QWidget):
    """The mark, 32 pixels square."""

    def __init__(self, theme: Theme) -> None:
        """The mark in the theme's accent."""
        super().__init__()
        self._theme = theme
        self.setFixedSize(32, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded square, a pot drawn in one line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(QRectF(0, 0, 32, 32), 8, 8)
        pen = QPen(self._theme.colour("on_accent"), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawLine(QPointF(11, 8), QPointF(21, 8))
        pot = QPainterPath(QPointF(12, 9))
        pot.cubicTo(QPointF(12, 13), QPointF(7, 13), QPointF(7, 18))
        pot.cubicTo(QPointF(7, 23), QPointF(10, 25), QPointF(12, 25))
        pot.lineTo(QPointF(20, 25))
        pot.cubicTo(QPointF(22, 25), QPointF(25, 23), QPointF(25, 18))
        pot.cubicTo(QPointF(25, 13), QPointF(20, 13), QPointF(20, 9))
        painter.drawPath(pot)
        painter.drawLine(QPointF(8, 18), QPointF(24, 18))
