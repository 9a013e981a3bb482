"""Drop-downs: what is chosen is kept at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.fields import Commit, Field


class ChoiceField(Field):
    """One of several values; chosen is kept at once."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        commit: Commit,
        *,
        width: int = 0,
        shows_name: bool = True,
    ) -> None:
        """A drop-down."""
        self.box = QuietComboBox()
        super().__init__(theme, name, self.box, shows_name=shows_name)
        self._commit = commit
        self._values: list[Any] = []
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(6)
        if width:
            self.setFixedWidth(theme.px(width))
        self.box.activated.connect(self._chose)

    def offer(self, choices: Sequence[tuple[Any, str]], value: Any) -> None:
        """Offer values with their texts, one of them chosen."""
        self._values = [known for known, _ in choices]
        self.box.clear()
        self.box.addItems([text for _, text in choices])
        for at, (_, text) in enumerate(choices):
            self.box.setItemData(at, text, Qt.ItemDataRole.ToolTipRole)
        self.show_value(value)

    @property
    def value(self) -> Any:
        """What is chosen; None where nothing is."""
        at = self.box.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def show_value(self, value: Any) -> None:
        """Show a value as chosen, without keeping it."""
        self.box.setCurrentIndex(self._values.index(value) if value in self._values else -1)
        self.complain("")

    def _chose(self, at: int) -> None:
        self.complain("")
        self._commit(self._values[at], self.complain)
        self.committed.emit()


class QuietComboBox(QComboBox):
    """A drop-down that a passing mouse wheel doesn't change."""

    def __init__(self) -> None:
        """An empty drop-down."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A choice that is longer than the field ends in …; Qt would cut it."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        ).width() - (0 if option.currentIcon.isNull() else option.iconSize.width() + 4)
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room - 4
        )
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: Any) -> None:
        """Let the page scroll, unless the drop-down has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
