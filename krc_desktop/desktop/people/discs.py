"""The round sign of a person or an organisation: two letters on a soft ground."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.theme import Theme

_TONES = ("soft", "kiln", "knit", "laser", "sew")
_GROUNDS = dict.fromkeys(("soft",), ("soft", "soft_ink")) | {
    tone: (f"{tone}_soft", tone) for tone in _TONES[1:]
}


def tone_of(number: int) -> str:
    """The tone of whatever has a number: always the same one."""
    return _TONES[number % len(_TONES)]


class Disc(QWidget):
    """Initials in a circle; the name stands beside it, so it says nothing by itself."""

    def __init__(self, theme: Theme, side: int, role: str) -> None:
        """An empty disc of so many pixels at 100 %, its letters in a role's font."""
        super().__init__()
        self._theme = theme
        self._role = role
        self._letters = ""
        self._tone = _TONES[0]
        self.setFixedSize(theme.px(side), theme.px(side))

    def show_letters(self, letters: str, tone: str) -> None:
        """Show somebody's letters in a tone."""
        self._letters, self._tone = letters, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The circle and the letters."""
        ground, ink = _GROUNDS[self._tone]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(ground))
        painter.drawEllipse(self.rect())
        painter.setFont(self._theme.font(self._role))
        painter.setPen(self._theme.colour(ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letters)
