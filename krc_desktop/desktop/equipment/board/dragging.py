"""A drag over the board: what it would make of the times, snapped to the machine's steps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF

from krc_desktop.desktop.equipment.board.blocks import Block, Look, Subject
from krc_desktop.desktop.equipment.board.scene import Placed, Scene
from krc_desktop.model.board_geometry import DAY_MINUTES
from krc_desktop.model.opening import Span


class Doing(Enum):
    """What a drag does."""

    CREATE = "create"
    MOVE = "move"
    RESIZE = "resize"


@dataclass(frozen=True)
class Aim:
    """Where a drag would put a booking (0: a new one)."""

    lane: int
    span: Span
    booking_id: int = 0


class Drag:
    """From the press of the mouse to its release."""

    def __init__(self, scene: Scene, start: QPointF, block: Block | None, doing: Doing) -> None:
        """A drag that begins at a point, on a block or on free ground."""
        self.doing = doing
        self.block = block
        self.begun = False
        self.start = start
        self._scene = scene
        lane = block.lane if block is not None else None
        self.spot = scene.layout.spot(start.x(), start.y(), lane=lane)

    @property
    def step(self) -> int:
        """The steps of the machine at which it began, in seconds."""
        return self._scene.board.lanes[self.spot.lane].step_minutes * 60

    def aim(self, point: QPointF) -> Aim:
        """What it would do if it ended at a point."""
        if self.doing is Doing.CREATE or self.block is None:
            return self._create(point)
        if self.doing is Doing.RESIZE:
            return self._resize(self.block, point)
        return self._move(self.block, point)

    def _shows_whole_days(self, lane: int) -> bool:
        return self._scene.layout.windows[lane].minutes >= DAY_MINUTES

    def _create(self, point: QPointF) -> Aim:
        """From the step in which it began to the one nearest to the point, upward too."""
        layout, lane = self._scene.layout, self.spot.lane
        day = None if self._shows_whole_days(lane) else self.spot.day
        spot = layout.spot(point.x(), point.y(), lane=lane, day=day)
        minutes = self.step // 60
        cell = layout.cell(lane, self.spot.day)
        first = cell.snapped(self.spot.second, minutes, down=True)
        other = layout.cell(lane, spot.day).snapped(spot.second, minutes)
        if other > first:
            return Aim(lane, Span(first, max(other, first + self.step)))
        return Aim(lane, Span(min(other, first), first + self.step))

    def _resize(self, block: Block, point: QPointF) -> Aim:
        layout = self._scene.layout
        day = None if self._shows_whole_days(block.lane) else block.part.day
        spot = layout.spot(point.x(), point.y(), lane=block.lane, day=day)
        ends = layout.cell(block.lane, spot.day).snapped(spot.second, self.step // 60)
        least = block.whole.start + self.step
        return Aim(block.lane, Span(block.whole.start, max(ends, least)), block.row_id)

    def _move(self, block: Block, point: QPointF) -> Aim:
        """Other times, or another machine of the same kind; the length stays as it is."""
        layout, lanes = self._scene.layout, self._scene.board.lanes
        spot = layout.spot(point.x(), point.y())
        if lanes[spot.lane].kind is not lanes[block.lane].kind:
            spot = layout.spot(point.x(), point.y(), lane=block.lane)
        cell = layout.cell(spot.lane, spot.day)
        length = block.whole.end - block.whole.start
        held = self.spot.second - block.whole.start
        starts = cell.snapped(spot.second - held, lanes[spot.lane].step_minutes)
        shown = cell.shown
        if not self._shows_whole_days(spot.lane) and length <= shown.end - shown.start:
            starts = max(shown.start, min(starts, shown.end - length))
        return Aim(spot.lane, Span(starts, starts + length), block.row_id)


def drag_from(scene: Scene, point: QPointF, placed: Placed | None, edge: float) -> Drag | None:
    """The drag that a press at a point begins; None where nothing can be dragged."""
    if placed is None or placed.block.look is Look.MISSED:
        return Drag(scene, point, None, Doing.CREATE)
    block = placed.block
    if block.subject is not Subject.BOOKING:
        return None
    if is_at_edge(placed, point, edge):
        return Drag(scene, point, block, Doing.RESIZE)
    return Drag(scene, point, block, Doing.MOVE)


def is_at_edge(placed: Placed, point: QPointF, edge: float) -> bool:
    """Whether a point is on the lower edge of something that can be made longer or shorter."""
    reach = min(edge, placed.place.height() / 3)
    return placed.block.can_grow and point.y() >= placed.place.bottom() - reach
