"""The line over a list in which one types what is looked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from krc_desktop.desktop.theme import Theme


class SearchLine(QLineEdit):
    """Searches at every letter; ↓ goes to the list, Enter opens its first record, Esc empties."""

    searched = Signal(str)
    went_down = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        """An empty line; `name` says what it finds."""
        super().__init__()
        self.setFont(theme.font("body"))
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setMaxLength(80)
        self.setMinimumWidth(theme.px(80))
        self.addAction(
            theme.icon("magnifying-glass", "ink2", 16), QLineEdit.ActionPosition.LeadingPosition
        )
        self.textEdited.connect(self.searched)

    def show_text(self, text: str) -> None:
        """Look for something else; told like typing."""
        if self.text() != text:
            self.setText(text)
            self.searched.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that leave the line."""
        key = event.key()
        if key == Qt.Key.Key_Down:
            self.went_down.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.show_text("")
        else:
            super().keyPressEvent(event)
