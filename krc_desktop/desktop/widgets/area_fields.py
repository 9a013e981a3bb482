"""Fields of a form for several lines of text, kept with the form."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.fields import Field


class AreaField(Field):
    """A label over a text of a few lines; Tab goes on to the next field."""

    def __init__(self, theme: Theme, name: str, *, hint: str = "", lines: int = 3) -> None:
        """An empty text, `lines` high."""
        self.text = QPlainTextEdit()
        super().__init__(theme, name, self.text)
        self.text.setPlaceholderText(hint)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(lines * theme.line_height("body") + 18)

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.text.toPlainText().strip()
