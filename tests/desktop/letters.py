"""Letters typed into a control, Latvian ones too: QTest's own keys know only Latin-1."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

_NONE = Qt.KeyboardModifier.NoModifier


def type_letters(control: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Type after what stands in a control."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(control, QKeyEvent(kind, 0, _NONE, letter))


def type_over(control: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Go to a control and type over what stands in it."""
    control.setFocus()
    control.selectAll()
    QApplication.sendEvent(control, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Delete, _NONE))
    type_letters(control, text)
