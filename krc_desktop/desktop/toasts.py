"""Toasts: one at a time, at the lower right, for eight seconds or as long as one looks at it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QWidget

from krc_desktop.desktop.messages import Message
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import icon_label, label
from krc_desktop.desktop.widgets.shadows import cast_shadow

SHOWN_MS = 8000
_MARGIN = 20


class Toast(QFrame):
    """What was done, and the way back."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        """A toast over a window, hidden."""
        super().__init__(over)
        self._over = over
        self._acts: tuple[object, object] = (None, None)
        self.setProperty("role", "toast")
        self.text = label(theme, "", "strong", "toast")
        self.action = button(theme, "", lambda: self._acted(0), kind="toast")
        self.other = button(theme, "", lambda: self._acted(1), kind="toast")
        for made in (self.action, self.other):
            made.setFont(theme.font("strong"))
        self.keys = label(theme, "", "caption_strong", "toast")
        self.setLayout(
            row(
                icon_label(theme, "check-circle", "toast_act"),
                self.text,
                8,
                self.action,
                self.other,
                self.keys,
                spacing=10,
                margins=(16, 6, 16, 6),
            )
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self._leave)
        cast_shadow(theme, self)
        over.installEventFilter(self)
        self.hide()

    def say(self, message: Message) -> None:
        """Show a message in place of the one before."""
        width = max(120, self._over.width() // 2)
        metrics = self.text.fontMetrics()
        self.text.setText(metrics.elidedText(message.text, Qt.TextElideMode.ElideRight, width))
        self._acts = (message.act, message.act_other)
        for made, text in ((self.action, message.action), (self.other, message.other)):
            made.setText(text)
            made.setAccessibleName(text)
            made.setVisible(bool(text))
        self.keys.setText(message.keys)
        self.keys.setVisible(bool(message.keys))
        self.setAccessibleName(message.text)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message.text))

    def _acted(self, which: int) -> None:
        act, self._acts = self._acts[which], (None, None)
        self.hide()
        if callable(act):
            act()

    def _leave(self) -> None:
        has_focus = self.action.hasFocus() or self.other.hasFocus()
        if self.underMouse() or has_focus or QAccessible.isActive():
            self._timer.start()
        else:
            self.hide()

    def _place(self) -> None:
        over = self._over
        self.move(over.width() - self.width() - _MARGIN, over.height() - self.height() - _MARGIN)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the window's size changes."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False
