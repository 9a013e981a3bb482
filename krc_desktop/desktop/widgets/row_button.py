"""A row of a card that opens what it is about: one button around whatever is laid into it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLayout, QSizePolicy, QWidget

from krc_desktop.desktop.theme import Theme

_LEAST = 32


class RowButton(QAbstractButton):
    """A button as large as its inside; `name` is what a screen reader says.

    It paints itself: the stylesheet's least height of a push button would squeeze its rows.
    """

    def __init__(
        self, theme: Theme, inside: QLayout, name: str, act: Callable[[], object] | None = None
    ) -> None:
        """A button around a layout of labels."""
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        inside.setContentsMargins(0, 4, 0, 4)
        self.setLayout(inside)
        for child in self.findChildren(QWidget):
            # what is pressed is the row, whatever stands there
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(inside.hasHeightForWidth())
        self.setSizePolicy(policy)
        if act is not None:
            self.clicked.connect(lambda: act())

    def sizeHint(self) -> QSize:
        """What the inside would like."""
        layout = self.layout()
        hint = layout.totalSizeHint() if layout is not None else QSize()
        return QSize(hint.width(), max(hint.height(), _LEAST))

    def minimumSizeHint(self) -> QSize:
        """What the inside needs, and room to be pressed."""
        layout = self.layout()
        least = layout.totalMinimumSize() if layout is not None else QSize()
        return QSize(least.width(), max(least.height(), _LEAST))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground under the pointer, the ring of the focus."""
        if not (self.underMouse() or self.hasFocus()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse():
            painter.setBrush(self._theme.colour("press" if self.isDown() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)
