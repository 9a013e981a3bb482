"""Paints the blocks of a day: an event filled with a bar, a booking outlined in its colour."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from krc_desktop.desktop.events.month_cells import Block
from krc_desktop.desktop.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
# kind of a block: ground, bar, ink
_LOOKS = {
    "event": ("soft", "accent", "soft_ink"),
    "gap": ("warn_soft", "", "warn"),
    "off": ("press", "", "ink2"),
}


class BlockPainter:
    """Paints into places that somebody else has laid out."""

    def __init__(self, theme: Theme) -> None:
        """A painter in a theme."""
        self._theme = theme

    def block(self, painter: QPainter, place: QRect, block: Block) -> None:
        """An event or a booking."""
        if block.kind == "booking":
            self._booking(painter, place, block)
            return
        ground, bar, ink = _LOOKS[block.kind]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(ground))
        painter.drawRoundedRect(QRectF(place), 4, 4)
        left = place.left() + 8
        if bar:
            painter.setBrush(self._theme.colour(bar))
            painter.drawRoundedRect(QRectF(place.left(), place.top(), 3, place.height()), 1.5, 1.5)
        if block.icon:
            left = self._icon(painter, place, block.icon, ink)
        left = self._time(painter, place, left, block.time, ink)
        room = QRect(left, place.top(), place.right() - left - 3, place.height())
        self.text(painter, room, block.text, "caption_strong", ink)

    def _booking(self, painter: QPainter, place: QRect, block: Block) -> None:
        painter.setPen(self._theme.colour(block.ink))
        painter.setBrush(self._theme.colour("surface"))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        left = self._icon(painter, place, block.icon, block.ink)
        room = QRect(left, place.top(), place.right() - left - 3, place.height())
        self.text(painter, room, block.text, "caption", block.ink)

    def _icon(self, painter: QPainter, place: QRect, icon: str, ink: str) -> int:
        side = self._theme.icon_px(12)
        painter.drawPixmap(
            place.left() + 5, place.center().y() - side // 2 + 1, self._theme.pixmap(icon, ink, 12)
        )
        return place.left() + 5 + side + 5

    def _time(self, painter: QPainter, place: QRect, left: int, time: str, ink: str) -> int:
        width = QFontMetrics(self._theme.font("caption")).horizontalAdvance(time)
        if width + 24 > place.right() - left:
            return left
        room = QRect(left, place.top(), width + 2, place.height())
        self.text(painter, room, time, "caption", ink)
        return left + width + 5

    def text(self, painter: QPainter, room: QRect, text: str, role: str, ink: str) -> None:
        """A line of text in a role and an ink, cut where it ends."""
        font = self._theme.font(role)
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, shown)
