"""Whole numbers with − and +."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import icon_button


class Stepper(QWidget):
    """A whole number with − and +; digits, arrows and PgUp/PgDn (five) work in it."""

    changed = Signal(int)

    def __init__(self, theme: Theme, name: str, *, least: int = 0, most: int = 100_000) -> None:
        """A number of what `name` says, between two ends."""
        super().__init__()
        self._theme = theme
        self._least, self._most = least, most
        self._value = least
        self.line = QLineEdit(str(least))
        self.line.setProperty("kind", "bare")
        self.line.setFont(theme.font("strong"))
        self.line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.line.setAccessibleName(name)
        self.line.setMinimumWidth(theme.px(36))
        self.line.setMaxLength(len(str(most)))
        self.less = icon_button(theme, "minus", f"{name} −1", lambda: self._step(-1))
        self.more = icon_button(theme, "plus", f"{name} +1", lambda: self._step(1))
        for made in (self.less, self.more):
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frame = QFrame()
        frame.setProperty("role", "stepper")
        frame.setLayout(row(self.less, self.line, self.more, spacing=0, margins=(1, 0, 1, 0)))
        self.setLayout(row(frame, spacing=0))
        self.setFixedWidth(theme.px(112) if theme.scale > 1 else 116)
        self.setFocusProxy(self.line)
        self.line.editingFinished.connect(self._typed)
        self.line.installEventFilter(self)

    @property
    def value(self) -> int:
        """The number."""
        return self._value

    def show_value(self, value: int) -> None:
        """Show a number, without telling anybody."""
        self._value = value
        if not (self.line.hasFocus() and self.line.isModified()):
            self.line.setText(str(value))

    def _step(self, by: int) -> None:
        self._typed()
        self._become(self._value + by)

    def _typed(self) -> None:
        digits = "".join(sign for sign in self.line.text() if sign.isdigit())
        if digits:
            self._become(int(digits))
        else:
            self.line.setText(str(self._value))

    def _become(self, value: int) -> None:
        wanted = min(max(value, self._least), self._most)
        self.line.setModified(False)
        self.line.setText(str(wanted))
        if wanted != self._value:
            self._value = wanted
            self.changed.emit(wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows step by one, PgUp and PgDn by five."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = _STEPS.get(Qt.Key(event.key()))
            if by is not None:
                self._step(by)
                return True
        return super().eventFilter(watched, event)


_STEPS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: 5,
    Qt.Key.Key_PageDown: -5,
}
