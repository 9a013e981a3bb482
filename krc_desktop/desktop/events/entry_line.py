"""A line that takes one thing after another: typed, Enter, and it is empty for the next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.fields import Field
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.language import Phrasebook
from krc_desktop.model.fields import LINE
from krc_desktop.sentences import sentence

# act(text, refused) does something with what was typed; whether it could
Act = Callable[[str, Callable[[str], None]], bool]


class EntryLine(Field):
    """Kept typed until Enter: leaving it neither adds nor loses anything."""

    def __init__(
        self,
        theme: Theme,
        words: Phrasebook,
        name: str,
        act: Act,
        *,
        hint: str,
        icon: str = "plus",
        limit: int = LINE,
    ) -> None:
        """A line; `hint` shows while it is empty."""
        self.line = QLineEdit()
        super().__init__(theme, name, self.line, shows_name=False)
        self._words = words
        self._act = act
        self._limit = limit
        self.line.setPlaceholderText(hint)
        self.line.setMinimumWidth(theme.px(80))
        if icon:
            self.line.addAction(
                theme.icon(icon, "ink2", 16), QLineEdit.ActionPosition.LeadingPosition
            )
        self.line.textChanged.connect(self._changed)
        self.line.returnPressed.connect(self.enter)

    @property
    def typed(self) -> str:
        """What stands in the line."""
        return self.line.text()

    def begin(self) -> None:
        """Empty the line for another event."""
        self.line.clear()
        self.complain("")

    def _changed(self, text: str) -> None:
        self._count(len(text), self._limit)
        if self.complains:
            self.complain("")

    def enter(self) -> None:
        """Do what the line is for with what was typed."""
        text = self.line.text().strip()
        if not text:
            return
        if len(text) > self._limit:
            too_long = BrokenRule(
                Rule.TEXT_TOO_LONG, field=self.name, length=len(text), limit=self._limit
            )
            self.complain(sentence(self._words, too_long))
            return
        if self._act(text, self.complain):
            self.begin()
