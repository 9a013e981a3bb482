"""That there is no way back, and what has to be typed: the surname, or how many they are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from krc_desktop.alphabet import folded
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.line_fields import LineField


class Confirmation(QWidget):
    """Not there until it is known what has to be typed."""

    edited = Signal()

    def __init__(self, session: Session) -> None:
        """Nothing is asked yet."""
        super().__init__()
        self._words = session.words
        self._wanted = ""
        self.why = ""
        no_way_back = session.words.text(
            "This can't be undone. What was done before it can't be undone either."
        )
        warned = label(session.theme, no_way_back, "strong", "bad", wraps=True)
        self.asked = label(session.theme, "", "body", wraps=True)
        self.typed = LineField(session.theme, session.words.text("Surname"))
        self.typed.line.textEdited.connect(lambda _text: self.edited.emit())
        self.setLayout(column(warned, self.asked, self.typed, spacing=8))
        self.hide()

    def ask(self, number: int, surname: str) -> None:
        """Ask for the surname of one person, or for the number of several."""
        words = self._words
        if number == 1:
            self._wanted, self.why = surname, words.text("Type the surname first.")
            asked = words.text("To confirm, type the surname: {surname}", surname=surname)
        else:
            self._wanted, self.why = str(number), words.text("Type the number first.")
            asked = words.text("To confirm, type how many people: {n}", n=number)
            self.typed.rename(words.text("How many people"))
        self.asked.setText(asked)
        self.show()
        self.typed.line.setFocus()

    @property
    def is_given(self) -> bool:
        """Whether it was typed, in whatever case, with diacritics or without."""
        typed = " ".join(folded(self.typed.typed).split())
        return bool(typed) and typed == " ".join(folded(self._wanted).split())
