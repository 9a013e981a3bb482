"""Paints the board: its ground, its blocks, the present, ghosts, the ring of the cursor."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from krc_desktop.desktop.equipment.board.block_painter import BlockPainter
from krc_desktop.desktop.equipment.board.cursor import Key
from krc_desktop.desktop.equipment.board.ghosts import Ghost, GhostPainter
from krc_desktop.desktop.equipment.board.ground_painter import GroundPainter, cells_in
from krc_desktop.desktop.equipment.board.scene import Scene
from krc_desktop.desktop.theme import Theme

_FADED = 0.35


class Picture:
    """What is seen of a scene, painted in the stretches that have changed."""

    def __init__(self, theme: Theme) -> None:
        """A picture in a theme."""
        self._theme = theme
        self._blocks = BlockPainter(theme)
        self._ground = GroundPainter(theme)
        self._ghosts = GhostPainter(theme, self._blocks)
        self.now = 0
        self.ghosts: tuple[Ghost, ...] = ()
        self.faded: Key | None = None

    @property
    def line_height(self) -> float:
        """How high a block must be for a line of text."""
        return self._blocks.line + 3.0

    def ghost_places(self, scene: Scene, ghost: Ghost) -> list[QRectF]:
        """Where a ghost lies, at least a line high."""
        if ghost.lane >= len(scene.board.lanes):
            return []
        least = self.line_height
        return [
            QRectF(one.left(), one.top(), one.width(), max(one.height(), least))
            for one in scene.span_places(ghost.lane, ghost.span)
        ]

    def paint(
        self, painter: QPainter, scene: Scene, clip: QRect, rings: Sequence[QRectF] = ()
    ) -> None:
        """All that a rectangle shows; `rings` are around what the cursor stands on."""
        painter.setClipRect(clip)
        self._ground.paint(painter, scene, clip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        seen = QRectF(clip)
        for lane, day in cells_in(scene.layout, clip):
            for placed in scene.placed(lane, day):
                if placed.place.intersects(seen):
                    fades = placed.block.key == self.faded
                    painter.setOpacity(_FADED if fades else 1.0)
                    self._blocks.paint(painter, placed.place, placed.block)
        painter.setOpacity(1.0)
        self._ground.now(painter, scene, self.now, clip)
        for ghost in self.ghosts:
            for number, place in enumerate(self.ghost_places(scene, ghost)):
                if place.intersects(seen):
                    self._ghosts.paint(painter, place, ghost, is_first=number == 0)
        self._ring(painter, rings)

    def _ring(self, painter: QPainter, places: Sequence[QRectF]) -> None:
        painter.setPen(QPen(self._theme.colour("ink"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for place in places:
            painter.drawRoundedRect(place.adjusted(-1, -1, 1, 1), 7, 7)
