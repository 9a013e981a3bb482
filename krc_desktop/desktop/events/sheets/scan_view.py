"""The scan under the mouse and the keys; a guide finds the lines of a form that is not ours."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)

from krc_desktop.desktop.colours import LIGHT
from krc_desktop.desktop.events.sheets.panned_pages import PannedPages
from krc_desktop.desktop.theme import Theme

_PAGE_STEP = 0.8
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ScanView(PannedPages):
    """Arrows, wheel and a held mouse move it, + and − zoom."""

    zoom_asked = Signal(int)
    guide_set = Signal(float)

    def __init__(self, theme: Theme, name: str) -> None:
        """A view without a scan yet."""
        super().__init__(theme, name)
        self._held: QPoint | None = None
        self.guide: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    # -- finding the lines of another form -----------------------------------------------------

    def ask_guide(self, *, on: bool) -> None:
        """Let a line of the scan be pointed at; `guide_set` tells where, in shares of the page."""
        self.guide = self.y_of(1) + self.line_height / 2 if on else None
        self.setCursor(Qt.CursorShape.CrossCursor if on else Qt.CursorShape.ArrowCursor)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The guide over the pages."""
        super().paintEvent(event)
        if self.guide is not None:
            painter = QPainter(self)
            painter.setPen(QPen(QColor(LIGHT["accent"]), 2, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(0, self.guide), QPointF(self.width(), self.guide))

    def _set_guide(self) -> None:
        if self.guide is not None:
            self.guide_set.emit((self.guide - self.top) / self.strip.page_height)

    # -- keys and mouse ------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move it, + and − zoom; with the guide they move that, and Enter sets it."""
        key = Qt.Key(event.key())
        if self.guide is not None and key in _STEPS:
            self.guide += 2 * _STEPS[key]
            self.update()
        elif self.guide is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._set_guide()
        elif key in _STEPS:
            self.move_by(round(_STEPS[key] * self.line_height))
        elif key in _PAGES:
            self.move_by(round(_PAGES[key] * self.height() * _PAGE_STEP))
        elif key in _SIDES and not event.modifiers():
            self.move_to(self.x_now + 40 * _SIDES[key])
            self.panned.emit()
        elif event.text() in ("+", "-", "−"):
            self.zoom_asked.emit(1 if event.text() == "+" else -1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Up and down with the rows, sideways with Shift, Ctrl zooms."""
        by = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_asked.emit(1 if by.y() > 0 else -1)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(by.x()) > abs(by.y()):
            self.move_to(self.x_now - (by.x() or by.y()))
            self.panned.emit()
        else:
            self.move_by(-round(by.y() / 120 * 2 * self.line_height))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hold the scan, or set the guide."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self.guide is not None:
            self._set_guide()
        else:
            self._held = event.position().toPoint()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is held; the guide follows the pointer."""
        at = event.position().toPoint()
        if self.guide is not None:
            self.guide = float(at.y())
            self.update()
        elif self._held is not None:
            by, self._held = self._held - at, at
            self.move_to(self.x_now + by.x())
            self.move_by(by.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go."""
        if self.guide is None:
            self.setCursor(Qt.CursorShape.ArrowCursor)
        self._held = None
