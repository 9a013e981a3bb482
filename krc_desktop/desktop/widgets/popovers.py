"""A small card beside what opened it; Esc closes it and the focus goes back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QWidget

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import column
from krc_desktop.desktop.widgets.shadows import cast_shadow


class Popover(QFrame):
    """Floats over the window, closes by Esc or by a click elsewhere."""

    closed = Signal()

    def __init__(self, theme: Theme, beside: QWidget, name: str, *, width: int = 360) -> None:
        """A popover of `name`, beside a widget, of so many pixels at 100 %."""
        super().__init__(beside.window())
        self._beside = beside
        self.setProperty("role", "popover")
        self.setAccessibleName(name)
        self.setFixedWidth(min(theme.px(width), beside.window().width() - 24))
        self.body = column(spacing=12, margins=(20, 16, 20, 16))
        self.setLayout(self.body)
        cast_shadow(theme, self)
        self.hide()

    def add(self, *items: QWidget | QLayout) -> None:
        """Add items below each other."""
        for item in items:
            if isinstance(item, QWidget):
                self.body.addWidget(item)
            else:
                self.body.addLayout(item)

    def open(self, focus: QWidget | None = None) -> None:
        """Show it, with the focus inside."""
        self._fit()
        self._place()
        self.show()
        self.raise_()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        if focus is not None:
            focus.setFocus()
        else:
            self.focusNextChild()

    def refit(self) -> None:
        """Take the room that the content needs by now."""
        self._fit()
        self._place()

    def _fit(self) -> None:
        """Be as high as the texts need that wrap in this width: Qt asks for a wider one's."""
        self.adjustSize()
        if self.body.hasHeightForWidth():
            self.resize(self.width(), self.body.totalHeightForWidth(self.width()))

    def _place(self) -> None:
        window = self._beside.window()
        below = self._beside.mapTo(window, QPoint(0, self._beside.height() + 6))
        height = min(self.height(), window.height() - 16)
        x = max(8, min(below.x(), window.width() - self.width() - 12))
        y = below.y()
        if y + height > window.height() - 8:
            above = self._beside.mapTo(window, QPoint(0, -height - 6)).y()
            # what it stands beside may itself be scrolled out of sight
            y = max(8, min(above if above >= 8 else window.height(), window.height() - height - 8))
        self.setGeometry(x, y, self.width(), height)

    def close_up(self) -> None:
        """Close it; the focus goes back to what opened it."""
        if self.isHidden():
            return
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        inside = QApplication.focusWidget()
        if inside is not None:
            inside.clearFocus()
        self.hide()
        if self._beside.isVisible():
            self._beside.setFocus()
        self.closed.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close by Esc, and by a press elsewhere in the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self.isVisible():
                self.close_up()
                return True
        elif event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            same_window = watched.window() is self.window()
            if same_window and watched is not self and not self.isAncestorOf(watched):
                floats = watched.parentWidget() is not None and _floats(watched)
                if not floats:
                    self.close_up()
        return False


def _floats(widget: QWidget) -> bool:
    """Whether a widget is part of something else that floats (proposals over the popover)."""
    at: QWidget | None = widget
    while at is not None:
        if at.property("role") == "popover":
            return True
        at = at.parentWidget()
    return False
