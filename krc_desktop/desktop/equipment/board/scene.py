"""The board laid out: each block with its place, and what can be chosen with the keyboard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from krc_desktop.desktop.equipment.board.blocks import Block, Look, Subject, blocks_of
from krc_desktop.language import Phrasebook
from krc_desktop.model.board import Board, View, free_between, within
from krc_desktop.model.board_geometry import Layout, Sizes, parts_of
from krc_desktop.model.opening import Span

_SIDE = 3.0
# what lies beneath: others may lie over it, and it doesn't shorten them
_BENEATH = frozenset({Look.OUT, Look.MISSED})


@dataclass(frozen=True)
class Placed:
    """A block and where it is painted."""

    place: QRectF
    block: Block


@dataclass(frozen=True)
class Stop:
    """Something the arrows come to: a block, or a free stretch (no block) on a day of a lane."""

    lane: int
    day: int
    span: Span
    block: Block | None = None
    is_open: bool = True


class Scene:
    """A board in so much room. Lanes are laid out when first seen."""

    def __init__(self, words: Phrasebook, board: Board, view: View, sizes: Sizes) -> None:
        """The scene of a board; `line` is how high a block must be for one line of text."""
        self._words = words
        self.board = board
        self.view = view
        self.layout = Layout(board, sizes, view)
        self._blocks: dict[int, tuple[Block, ...]] = {}
        self._placed: dict[tuple[int, int], tuple[Placed, ...]] = {}
        self.line = 17.0

    def resized(self, sizes: Sizes) -> Scene:
        """The same board in another room."""
        scene = Scene(self._words, self.board, self.view, sizes)
        scene.line = self.line
        scene._blocks = self._blocks
        return scene

    # -- places --------------------------------------------------------------------------------

    def blocks(self, lane: int) -> tuple[Block, ...]:
        """The blocks of a lane."""
        if lane not in self._blocks:
            found = blocks_of(self._words, lane, self.board.lanes[lane], self.board.days)
            self._blocks[lane] = found
        return self._blocks[lane]

    def placed(self, lane: int, day: int) -> tuple[Placed, ...]:
        """The blocks of a machine's day with their places, those that are painted first first."""
        key = (lane, day)
        if key not in self._placed:
            self._placed[key] = tuple(self._place_all(lane, day))
        return self._placed[key]

    def _place_all(self, lane: int, day: int) -> Iterator[Placed]:
        """Short blocks grow to a line's height where the next one leaves room."""
        room = self.layout.rect(lane, day)
        found = []
        for block in self.blocks(lane):
            if block.part.day == day:
                place = self.layout.place(lane, block.part)
                if place is not None:
                    found.append((place, block))
        tops = sorted(place.top for place, block in found if block.look not in _BENEATH)
        for place, block in found:
            beneath = [top for top in tops if top > place.top + 0.5]
            most = min(beneath, default=room.bottom) - place.top
            height = max(place.height, min(self.line, most))
            inside = QRectF(
                place.left + _SIDE,
                place.top + 0.5,
                place.width - 2 * _SIDE,
                max(height - 1.0, 2.0),
            )
            yield Placed(inside, block)

    def span_places(self, lane: int, span: Span) -> list[QRectF]:
        """Where a stretch of a lane lies, a place for each day."""
        found = []
        for part in parts_of(span, self.board.days):
            place = self.layout.place(lane, part)
            if place is not None:
                found.append(
                    QRectF(place.left + _SIDE, place.top, place.width - 2 * _SIDE, place.height)
                )
        return found

    def places_of(self, key: tuple[Subject, int]) -> list[QRectF]:
        """Where the pieces of something lie."""
        lane = self._lane_of(key)
        if lane is None:
            return []
        return [
            placed.place
            for day in range(len(self.board.days))
            for placed in self.placed(lane, day)
            if placed.block.key == key
        ]

    def _lane_of(self, key: tuple[Subject, int]) -> int | None:
        for lane in range(len(self.board.lanes)):
            if any(block.key == key for block in self.blocks(lane)):
                return lane
        return None

    def block_at(self, point: QPointF) -> Placed | None:
        """The block under a point; the one painted last where there are several."""
        if not self.board.lanes or not self._is_inside(point):
            return None
        spot = self.layout.spot(point.x(), point.y())
        for placed in reversed(self.placed(spot.lane, spot.day)):
            if placed.place.adjusted(0, -1, 0, 1).contains(point):
                return placed
        return None

    def _is_inside(self, point: QPointF) -> bool:
        return 0 <= point.x() < self.layout.width and 0 <= point.y() < self.layout.height

    # -- stops ---------------------------------------------------------------------------------

    def stops(self, lane: int, day: int) -> list[Stop]:
        """What the arrows come to on a machine's day, in the order of time."""
        blocks: dict[tuple[Subject, int], Block] = {}
        for placed in self.placed(lane, day):
            blocks.setdefault(placed.block.key, placed.block)
        taken = [
            placed.block.part.span
            for placed in self.placed(lane, day)
            if placed.block.subject is not Subject.SUGGESTION
            and placed.block.look is not Look.MISSED
        ]
        stops = [Stop(lane, day, block.part.span, block) for block in blocks.values()]
        stops += self._free(lane, day, taken)
        return sorted(stops, key=lambda stop: (stop.span.start, stop.block is None))

    def _free(self, lane: int, day: int, taken: Sequence[Span]) -> Iterator[Stop]:
        """The free stretches while doors are open; of a closed day the free stretches shown."""
        shown = self.layout.cell(lane, day).shown
        opens = within(self.board.lanes[lane].opens, shown)
        is_open = bool(opens) or not self.board.knows_hours
        for doors in opens or [shown]:
            for free in free_between(taken, doors):
                yield Stop(lane, day, free, is_open=is_open)
