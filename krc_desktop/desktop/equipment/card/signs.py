"""Small painted signs of the card: an icon on a round or square ground, a bar of a share."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from krc_desktop.desktop.colours import CRAFTS
from krc_desktop.desktop.theme import Theme

_GROUNDS = {"soft": ("soft", "soft_ink"), "neutral": ("press", "ink2"), "ink2": ("press", "ink2")}


def inks_of(tone: str) -> tuple[str, str]:
    """The tokens of a tone: its ground and its ink."""
    return _GROUNDS.get(tone, (f"{tone}_soft", tone))


class IconSign(QWidget):
    """An icon on a ground in its tone; says nothing by itself: the words stand beside it."""

    def __init__(
        self, theme: Theme, icon: str, tone: str, *, side: int = 36, square: bool = False
    ) -> None:
        """A sign of so many pixels at 100 %."""
        super().__init__()
        self._theme = theme
        self._icon, self._tone, self._square = icon, tone, square
        self.setFixedSize(theme.px(side), theme.px(side))

    def show_icon(self, icon: str, tone: str) -> None:
        """Show another icon."""
        self._icon, self._tone = icon, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, the icon in its middle."""
        ground, ink = inks_of(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(ground))
        radius = 10 if self._square else self.width() / 2
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        size = 20 if self._square else 18
        side = self._theme.icon_px(size)
        painter.drawPixmap(
            (self.width() - side) // 2,
            (self.height() - side) // 2,
            self._theme.pixmap(self._icon, ink, size),
        )


class ShareBar(QWidget):
    """How much of something is used up, in a tone; the words stand above it."""

    def __init__(self, theme: Theme, share: float, tone: str) -> None:
        """A bar of a share, 0 to 1."""
        super().__init__()
        self._theme = theme
        self._share, self._tone = share, tone
        self.setFixedHeight(max(6, theme.px(6)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The track, the share of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self.height() / 2
        track = QRectF(self.rect())
        painter.setBrush(self._theme.colour("press"))
        painter.drawRoundedRect(track, radius, radius)
        if self._share > 0:
            width = max(track.width() * min(self._share, 1.0), self.height())
            painter.setBrush(self._theme.colour(self._tone))
            painter.drawRoundedRect(QRectF(0, 0, width, track.height()), radius, radius)


def craft_tone(ink: str) -> str:
    """A machine's colour as a tone of pills: crafts have one, all others are neutral."""
    return ink if ink in CRAFTS else "neutral"
