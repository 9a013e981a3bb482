"""A row that is pressed as a whole; what does not fit ends in … and is told by its tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.labels import as_plain_tooltip

_MARGIN = 8


class ElidedButton(QAbstractButton):
    """A text that leads somewhere."""

    def __init__(self, theme: Theme, text: str) -> None:
        """A button of a text."""
        super().__init__()
        self._theme = theme
        self.setFont(theme.font("body"))
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Its whole text."""
        metrics = QFontMetrics(self.font())
        width = metrics.horizontalAdvance(self.text()) + 2 * _MARGIN + 2
        return QSize(width, max(32, metrics.height() + 10))

    def minimumSizeHint(self) -> QSize:
        """A few letters of it."""
        return QSize(self._theme.px(80), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the whole text where it is cut."""
        fits = self.sizeHint().width() <= self.width()
        self.setToolTip("" if fits else as_plain_tooltip(self.text()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground under the mouse, the ring of the focus, the text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = self.rect().adjusted(1, 1, -1, -1)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("press" if self.isDown() else "hover"))
            painter.drawRoundedRect(inner, 8, 8)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRoundedRect(inner, 8, 8)
        painter.setFont(self.font())
        painter.setPen(self._theme.colour("ink"))
        room = self.rect().adjusted(_MARGIN, 0, -_MARGIN, 0)
        text = QFontMetrics(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
