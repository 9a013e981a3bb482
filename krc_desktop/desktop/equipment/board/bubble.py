"""A few words beside the mouse while something is dragged: why it can't be dropped there."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtWidgets import QFrame, QWidget

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.labels import icon_label, label

_WIDTH = 290


class Bubble(QFrame):
    """Floats over the board, never in the way of the mouse."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        """A bubble over a widget, hidden."""
        super().__init__(over)
        self.setProperty("role", "message")
        self.setProperty("tone", "bad")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = label(theme, "", "caption_strong", "bad", wraps=True)
        self.text.setFixedWidth(theme.px(_WIDTH) - 48)
        icon = icon_label(theme, "warning-fill", "bad", 16)
        self.setLayout(row(icon, self.text, spacing=8, margins=(10, 8, 10, 8)))
        self.hide()

    def say(self, why: str) -> None:
        """Say why; nothing to say hides it."""
        if why == self.text.text() and self.isVisible() == bool(why):
            return
        self.text.setText(why)
        self.setVisible(bool(why))
        if why:
            self.text.setFixedHeight(self.text.heightForWidth(self.text.width()))
            self.adjustSize()
            self.raise_()

    def follow(self, point: QPointF) -> None:
        """Stay beside the mouse, inside what is seen of the board."""
        over = self.parentWidget()
        seen = over.visibleRegion().boundingRect() if over is not None else QRect()
        x = min(int(point.x()) + 18, seen.right() - self.width() - 4)
        y = int(point.y()) + 22
        if y + self.height() > seen.bottom():
            y = int(point.y()) - self.height() - 12
        self.move(max(x, seen.left() + 4), max(y, seen.top() + 4))
