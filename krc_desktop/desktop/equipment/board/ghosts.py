"""Ghosts: what a drag would make, what is being typed, what is free."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from krc_desktop.desktop.equipment.board.block_painter import BlockPainter
from krc_desktop.desktop.theme import Theme
from krc_desktop.model.opening import Span


class Tone(Enum):
    """What a ghost says: it can be, it can't, or this is free instead."""

    FITS = "fits"
    CONFLICT = "conflict"
    FREE = "free"


@dataclass(frozen=True)
class Ghost:
    """A stretch of a lane that is not booked (yet)."""

    lane: int
    span: Span
    tone: Tone
    texts: tuple[str, ...]


# narrow enough that the words of what lies below do not peep out beside it
_INSET = 6

_LOOKS = {
    Tone.FITS: ("accent", "soft_ink", ""),
    Tone.CONFLICT: ("bad", "bad", "warning-fill"),
    Tone.FREE: ("ok", "ok", "arrow-right"),
}


class GhostPainter:
    """Paints ghosts: dashed, with a sign and words besides the colour."""

    def __init__(self, theme: Theme, blocks: BlockPainter) -> None:
        """A painter that frames as the blocks' painter does."""
        self._theme = theme
        self._blocks = blocks

    def paint(self, painter: QPainter, place: QRectF, ghost: Ghost, *, is_first: bool) -> None:
        """A ghost's part on one day; the words stand on the first."""
        frame, ink, icon = _LOOKS[ghost.tone]
        inner = place.adjusted(_INSET if ghost.tone is Tone.CONFLICT else 0, 0, 0, 0)
        self._blocks.dashed_frame(painter, inner, frame)
        if not is_first:
            return
        left, line = inner.left() + 8, self._blocks.line
        top = inner.top() + min(4.0, max(0.0, (inner.height() - line) / 2))
        if icon:
            side = self._theme.icon_px(12)
            corner = QPointF(left, round(top + (line - side) / 2))
            painter.drawPixmap(corner, self._theme.pixmap(icon, ink, 12))
            left += side + 6
        painter.setPen(self._theme.colour(ink))
        painter.setFont(self._theme.font("caption_strong"))
        room = QRectF(left, top, inner.right() - left - 4, line)
        shown = self._blocks.fitting(ghost.texts, room.width())
        how = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(how), shown)
