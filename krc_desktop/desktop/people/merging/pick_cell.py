"""A value that may be picked: the whole cell is the choice, its ring is filled when taken."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.labels import as_plain_tooltip

_RING = 18
_ROUND = 10


class PickCell(QAbstractButton):
    """One side of a row; Space or a press picks it, a long value ends in … and tells itself."""

    def __init__(self, theme: Theme, name: str, value: str) -> None:
        """A cell of a field called `name` with a value."""
        super().__init__()
        self._theme = theme
        self.setText(" ".join(value.split()))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{name}: {value}")
        self.setToolTip(as_plain_tooltip(value))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """High enough for a finger."""
        return QSize(self._theme.px(200), max(38, self._theme.line_height("body") + 18))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the ring and a few letters."""
        return QSize(self._theme.px(84), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, the ring, the value."""
        theme, picked = self._theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        width = 2 if self.hasFocus() else 1
        painter.setPen(QPen(theme.colour("accent" if picked or self.hasFocus() else "line"), width))
        ground = "soft" if picked else "hover" if self.underMouse() else "surface"
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(frame, _ROUND, _ROUND)
        left = self._ring(painter) + 10
        role = "strong" if picked else "body"
        ink = "soft_ink" if picked else "ink" if self.isEnabled() else "ink3"
        painter.setFont(theme.font(role))
        painter.setPen(theme.colour(ink))
        room = self.rect().adjusted(left, 0, -10, 0)
        text = QFontMetrics(theme.font(role)).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _ring(self, painter: QPainter) -> int:
        """The ring at the left; where it ends."""
        theme, side = self._theme, self._theme.icon_px(_RING)
        ring = QRectF(13, (self.height() - side) / 2, side, side)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            painter.setPen(QPen(theme.colour("accent"), side / 3.2))
            inner = side / 6.4
            painter.drawEllipse(ring.adjusted(inner, inner, -inner, -inner))
        else:
            painter.setPen(QPen(theme.colour("field" if self.isEnabled() else "line"), 1.5))
            painter.drawEllipse(ring.adjusted(1, 1, -1, -1))
        return int(ring.right())
