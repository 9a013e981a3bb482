"""Fields of a line that is saved as a whole: what is wrong is said once, below all of them."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.fields import Field


class LineField(Field):
    """A label over a line that is read when the whole entry is saved."""

    def __init__(self, theme: Theme, name: str, *, hint: str = "", icon: str = "") -> None:
        """An empty line."""
        self.line = QLineEdit()
        super().__init__(theme, name, self.line)
        self.line.setPlaceholderText(hint)
        self.line.setMinimumWidth(theme.px(48))
        if icon:
            self.line.addAction(
                theme.icon(icon, "ink2", 16), QLineEdit.ActionPosition.LeadingPosition
            )

    @property
    def typed(self) -> str:
        """What stands in the line."""
        return self.line.text().strip()

    def complain(self, sentence: str) -> None:
        """Mark the line as wrong; the sentence itself stands below all of them."""
        self.edit.setAccessibleDescription(sentence)
        self._mark(wrong=bool(sentence))
