"""Somebody at the laptop: sees controls by their names, clicks and types; each act is counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.desktop.letters import type_letters

Control = TypeVar("Control", bound=QWidget)


@dataclass
class Person:
    """Uses a window as a person does: only what can be seen can be used."""

    qtbot: QtBot
    window: QWidget
    clicks: int = 0
    keys: int = 0

    def sees(self, kind: type[Control], name: str) -> Control | None:
        """The newest control of a kind with a name that can be seen."""
        found = [
            one
            for one in self.window.findChildren(kind)
            if one.isVisibleTo(self.window) and one.accessibleName().startswith(name)
        ]
        return found[-1] if found else None

    def _found(self, kind: type[Control], name: str) -> Control:
        self.qtbot.waitUntil(lambda: self.sees(kind, name) is not None)
        control = self.sees(kind, name)
        assert control is not None
        return control

    def clicks_on(self, name: str) -> None:
        """Click a button."""
        made = self._found(QAbstractButton, name)
        assert made.isEnabled(), f"{name} can't be pressed"
        self.clicks += 1
        # a tick is hit on its box: the row is wider than its text
        where = QPoint(10, made.height() // 2) if isinstance(made, QCheckBox) else QPoint()
        self.qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=where)
        QApplication.processEvents()

    def sees_button(self, name: str) -> QAbstractButton:
        """A button that can be seen, pressed or not."""
        return self._found(QAbstractButton, name)

    def goes_to_board(self) -> None:
        """Press Tab until the board has the focus."""
        for _ in range(40):
            if type(QApplication.focusWidget()).__name__ == "Grid":
                return
            self.presses(Qt.Key.Key_Tab)
        raise AssertionError("Tab never comes to the board")

    def hears(self, word: str) -> bool:
        """Whether a screen reader says a word of what has the focus."""
        focused = QApplication.focusWidget()
        said = f"{focused.accessibleName()} {focused.accessibleDescription()}" if focused else ""
        return word in said.lower()

    def presses(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press one key, with Ctrl or Alt perhaps, wherever the focus is."""
        self.keys += 1
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        QApplication.processEvents()

    def with_control(self, key: Qt.Key) -> None:
        """Press Ctrl and a key."""
        self.presses(key, Qt.KeyboardModifier.ControlModifier)

    def goes_into(self, name: str) -> QWidget:
        """Click into a field."""
        self.qtbot.waitUntil(
            lambda: (
                self.sees(QLineEdit, name) is not None
                or self.sees(QPlainTextEdit, name) is not None
            )
        )
        field: QWidget | None = self.sees(QLineEdit, name) or self.sees(QPlainTextEdit, name)
        assert field is not None
        self.clicks += 1
        field.setFocus(Qt.FocusReason.MouseFocusReason)
        QApplication.processEvents()
        return field

    def types(self, text: str) -> None:
        """Type letters wherever the focus is."""
        focused = QApplication.focusWidget()
        assert isinstance(focused, (QLineEdit, QPlainTextEdit)), "no field has the focus"
        self.keys += len(text)
        type_letters(focused, text)
        QApplication.processEvents()

    def writes(self, name: str, text: str) -> None:
        """Click into a field, and type over what stood there."""
        field = self.goes_into(name)
        if isinstance(field, (QLineEdit, QPlainTextEdit)):
            field.selectAll()
        self.types(text)

    def enters(self, text: str) -> None:
        """Type something and press Enter."""
        self.types(text)
        self.presses(Qt.Key.Key_Return)

    def chooses(self, name: str, text: str) -> None:
        """Choose in a drop-down."""
        box = self._found(QComboBox, name)
        number = box.findText(text, Qt.MatchFlag.MatchStartsWith)
        assert number >= 0, f"{name} does not offer {text}"
        self.clicks += 2
        box.setFocus()
        box.setCurrentIndex(number)
        box.activated.emit(number)
        QApplication.processEvents()
