"""Yes · No · Not asked: three states side by side, of which one is recorded."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy

from krc_desktop.desktop.people import wording
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.language import Phrasebook
from krc_desktop.model.people import Answer

_OFFERED = (Answer.YES, Answer.NO, Answer.NOT_ASKED)


class AnswerSwitch(QFrame):
    """Shows what is recorded; a press only asks for another answer and moves nothing itself.

    Arrows move between the three, Space presses. What is shown changes when it is recorded.
    """

    asked = Signal(object)

    def __init__(self, theme: Theme, words: Phrasebook, name: str) -> None:
        """A switch of what `name` says."""
        super().__init__()
        self._theme = theme
        self.words = words
        self.answer: Answer | None = None
        self.setProperty("role", "segmented")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.buttons: dict[Answer, QPushButton] = {}
        together = QButtonGroup(self)
        together.setExclusive(False)
        for answer in _OFFERED:
            made = self.buttons[answer] = QPushButton(wording.answer(words, answer))
            made.setProperty("kind", "segment")
            made.setCheckable(True)
            made.setIconSize(theme.icon_size(16))
            made.setAccessibleName(f"{name}: {made.text()}")
            made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            made.clicked.connect(lambda _on, asked=answer: self._pressed(asked))
            together.addButton(made)
        self.setLayout(row(*self.buttons.values(), spacing=2, margins=(2, 2, 2, 2)))
        self.show_answer(Answer.NOT_ASKED)

    def show_answer(self, answer: Answer) -> None:
        """Show what is recorded: an icon and weight beside the tint; one not offered shows none."""
        self.answer = answer
        for offered, made in self.buttons.items():
            is_it = offered is answer
            icon, tone = wording.ANSWER_SIGNS[offered]
            made.setChecked(is_it)
            made.setFont(self._theme.font("meta_strong" if is_it else "label"))
            made.setIcon(self._theme.icon(icon, tone, 16) if is_it else QIcon())

    def _pressed(self, asked: Answer) -> None:
        if self.answer is not None:
            self.show_answer(self.answer)
        if asked is not self.answer:
            self.asked.emit(asked)
