"""The kiln's shelves drawn from the side: a box for each place, taken ones filled."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from krc_desktop.desktop.theme import Theme

_WIDTH = 176
_ROW = 28
_MOST_DRAWN = 12


class KilnDrawing(QWidget):
    """Filled from the lowest shelf up; what stands beside it in words says the same."""

    def __init__(self, theme: Theme) -> None:
        """An empty kiln."""
        super().__init__()
        self._theme = theme
        self._shelves, self._places, self._taken = 0, 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_places(self, shelves: int, places: int, taken: int, said: str) -> None:
        """Show how much is taken; `said` is the same in words."""
        self._shelves, self._places, self._taken = shelves, places, taken
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    @property
    def _row(self) -> float:
        return _ROW if self._shelves <= 5 else 5 * _ROW / self._shelves

    def sizeHint(self) -> QSize:
        """As high as its shelves, to a limit."""
        return QSize(_WIDTH, round(self._row * self._shelves) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The shelves, the lowest first."""
        if not self._shelves or not self._places:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = self._taken
        for shelf in range(self._shelves):
            on_it = min(left, self._places)
            left -= on_it
            bottom = self.height() - 1 - shelf * self._row
            self._board(painter, bottom, is_used=on_it > 0)
            self._boxes(painter, bottom, on_it)

    def _board(self, painter: QPainter, bottom: float, *, is_used: bool) -> None:
        thick = min(4.0, self._row / 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("kiln" if is_used else "rule"))
        painter.drawRoundedRect(QRectF(0, bottom - thick, _WIDTH, thick), thick / 2, thick / 2)

    def _boxes(self, painter: QPainter, bottom: float, taken: int) -> None:
        step = (_WIDTH - 8) / self._places
        width = min(21.0, step * 0.75) if self._places <= _MOST_DRAWN else step * 0.8
        height = self._row * 0.46
        top = bottom - min(4.0, self._row / 5) - height - self._row * 0.06
        for place in range(self._places):
            box = QRectF(4 + place * step + (step - width) / 2, top, width, height)
            is_taken = place < taken
            pen = QPen(self._theme.colour("kiln" if is_taken else "field"), 1)
            if not is_taken:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(self._theme.colour("kiln_soft") if is_taken else Qt.BrushStyle.NoBrush)
            radius = min(5.0, height / 2.5)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
