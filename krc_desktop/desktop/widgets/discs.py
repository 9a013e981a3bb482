"""A person's letters on a round ground, each person always in the same colour."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.colours import CRAFTS
from krc_desktop.desktop.theme import Theme

_TONES = (*CRAFTS, "soft")


def tone_of(person_id: int) -> str:
    """The colour of a person's letters."""
    return _TONES[person_id % len(_TONES)]


def inks_of(tone: str) -> tuple[str, str]:
    """The tokens of a tone: its ground and its ink."""
    return ("soft", "soft_ink") if tone == "soft" else (f"{tone}_soft", tone)


class Disc(QWidget):
    """The letters of a name; says nothing to a screen reader, the name stands beside it."""

    def __init__(self, theme: Theme, letters: str, tone: str, *, side: int = 32) -> None:
        """A disc of so many pixels at 100 %."""
        super().__init__()
        self._theme = theme
        self._letters = letters
        self._tone = tone
        self.setFixedSize(theme.px(side), theme.px(side))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A circle with the letters in it."""
        ground, ink = inks_of(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(ground))
        painter.drawEllipse(self.rect())
        painter.setFont(self._theme.font("caption_strong"))
        painter.setPen(self._theme.colour(ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letters)
