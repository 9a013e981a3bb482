"""Where things lie on the board, without any window: time runs downward in each day's cell.

Lengths are elapsed: a cell holds as many seconds as its day shows, on the nights of 23 and of 25
hours too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from krc_desktop import clock
from krc_desktop.model.board import Board, BoardDay, Lane, View, touches, whole_day
from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.model.opening import Span

DAY_MINUTES = 24 * 60
# what a lane shows where nobody has said when doors are open
_USUAL_WINDOW = (8 * 60, 20 * 60)
# a lane that shows about a whole day gets more room than one of opening hours
LONG_LANE = 1.42
_LONG_WINDOW_MINUTES = 16 * 60
# one day alone is drawn as high as so many lanes of a week
_DAY_ROWS = 3.0


@dataclass(frozen=True)
class Window:
    """The part of each day that a lane shows, in minutes of the wall clock."""

    first: int
    last: int

    @property
    def minutes(self) -> int:
        """Its usual length."""
        return self.last - self.first

    @property
    def weight(self) -> float:
        """How much of the height a lane wants."""
        return LONG_LANE if self.minutes >= _LONG_WINDOW_MINUTES else 1.0


def window_of(lane: Lane) -> Window:
    """A kiln's whole day; else the opening hours, stretched to whole hours for what is outside."""
    if lane.kind is EquipmentKind.KILN:
        return Window(0, DAY_MINUTES)
    first, last = lane.usual or _USUAL_WINDOW
    spans = [booking.span for booking in lane.bookings]
    for span in (*spans, *(suggestion.span for suggestion in lane.suggestions)):
        begins, ends = _minutes(span)
        first = min(first, begins // 60 * 60)
        last = max(last, -(-ends // 60) * 60)
    return Window(first, min(last, DAY_MINUTES))


def _minutes(span: Span) -> tuple[int, int]:
    """The minutes of the day between which a stretch lies; one over midnight needs the whole."""
    begins, ends = (clock.local(clock.from_seconds(at)) for at in (span.start, span.end - 1))
    if begins.date() != ends.date():
        return 0, DAY_MINUTES
    return begins.hour * 60 + begins.minute, ends.hour * 60 + ends.minute + 1


def common_window(windows: Sequence[Window]) -> Window:
    """A window in which all of some have room."""
    if not windows:
        return Window(*_USUAL_WINDOW)
    return Window(min(one.first for one in windows), max(one.last for one in windows))


@dataclass(frozen=True)
class Cell:
    """A machine's day: the whole of it, and what is shown of it. Shares run from 0 to 1."""

    whole: Span
    shown: Span

    def share(self, second: int) -> float:
        """How far down an instant lies; what is outside lies at an edge."""
        at = min(max(second, self.shown.start), self.shown.end)
        return (at - self.shown.start) / (self.shown.end - self.shown.start)

    def second(self, share: float) -> int:
        """The instant that lies so far down."""
        length = self.shown.end - self.shown.start
        return self.shown.start + round(min(max(share, 0.0), 1.0) * length)

    def snapped(self, second: int, step_minutes: int, *, down: bool = False) -> int:
        """The nearest step of a machine (the one before: `down`), counted from midnight."""
        step = step_minutes * 60
        since = second - self.whole.start
        steps = since // step if down else (since + step // 2) // step
        return self.whole.start + steps * step


def cell_of(day: date, window: Window) -> Cell:
    """The cell of a day for a lane of a window."""
    whole = whole_day(day)
    first = whole.start if window.first == 0 else wall_second(day, window.first)
    last = whole.end if window.last >= DAY_MINUTES else wall_second(day, window.last)
    return Cell(whole, Span(first, last))


def wall_second(day: date, minute: int) -> int:
    """The instant at which the wall clock shows a minute of a day."""
    wall = datetime.combine(day, time(0)) + timedelta(minutes=minute)
    # a window that begins in the hour which spring skips begins after the jump
    return clock.seconds_of(wall.replace(tzinfo=clock.RIGA))


@dataclass(frozen=True)
class Part:
    """What of a stretch lies on one day of the board."""

    day: int
    span: Span
    starts_here: bool
    ends_here: bool


def parts_of(span: Span, days: Sequence[BoardDay]) -> tuple[Part, ...]:
    """A stretch cut at midnights; what lies outside the board's days is left out."""
    return tuple(
        Part(
            number,
            Span(max(span.start, day.whole.start), min(span.end, day.whole.end)),
            starts_here=span.start >= day.whole.start,
            ends_here=span.end <= day.whole.end,
        )
        for number, day in enumerate(days)
        if touches(span, day.whole)
    )


# -- pixels ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Rect:
    """A rectangle in pixels of the board."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height


@dataclass(frozen=True)
class Spot:
    """A point of the board: whose lane, which day, which instant."""

    lane: int
    day: int
    second: int


@dataclass(frozen=True)
class Sizes:
    """The least that columns and lanes take, and the room there is, in pixels."""

    width: float
    height: float
    least_column: float
    least_lane: float


class Layout:
    """Where every lane and day of a board lies.

    A row for each machine and a column for each day; of one day a column for each machine and a
    common scale of hours.
    """

    def __init__(self, board: Board, sizes: Sizes, view: View = View.WEEK) -> None:
        """The layout of a board in so much room, or in as much as it needs at least."""
        self.board = board
        self.turned = view is View.DAY
        self.windows = [window_of(lane) for lane in board.lanes]
        weights = [1.0 if view is View.MONTH else one.weight for one in self.windows]
        columns = len(board.days)
        if self.turned:
            common = common_window(self.windows)
            columns, weights = len(board.lanes), [_DAY_ROWS * common.weight]
            self.windows = [common] * columns
        self.column_edges = _edges([1.0] * columns, sizes.width, sizes.least_column)
        self.row_edges = _edges(weights, sizes.height, sizes.least_lane)
        self._cells: dict[tuple[int, int], Cell] = {}

    @property
    def width(self) -> int:
        """The width of everything."""
        return int(self.column_edges[-1])

    @property
    def height(self) -> int:
        """The height of everything."""
        return int(self.row_edges[-1])

    def cell(self, lane: int, day: int) -> Cell:
        """The scale of a machine's day."""
        key = (lane, day)
        if key not in self._cells:
            self._cells[key] = cell_of(self.board.days[day].day, self.windows[lane])
        return self._cells[key]

    def rect(self, lane: int, day: int) -> Rect:
        """Where a machine's day lies."""
        column, row = (lane, day) if self.turned else (day, lane)
        left, right = self.column_edges[column : column + 2]
        top, bottom = self.row_edges[row : row + 2]
        return Rect(left, top, right - left, bottom - top)

    def place(self, lane: int, part: Part) -> Rect | None:
        """Where a part of a stretch lies; None where its cell doesn't show it."""
        cell, room = self.cell(lane, part.day), self.rect(lane, part.day)
        first, last = cell.share(part.span.start), cell.share(part.span.end)
        if last <= first:
            return None
        return Rect(
            room.left, room.top + first * room.height, room.width, (last - first) * room.height
        )

    def line(self, lane: int, day: int, second: int) -> float:
        """How far down an instant lies."""
        room = self.rect(lane, day)
        return room.top + self.cell(lane, day).share(second) * room.height

    def spot(self, x: float, y: float, *, lane: int | None = None, day: int | None = None) -> Spot:
        """What lies at a point; outside, what is nearest. `lane`, `day`: stay in that one."""
        column, row = _index(self.column_edges, x), _index(self.row_edges, y)
        found, on = (column, row) if self.turned else (row, column)
        found, day = found if lane is None else lane, on if day is None else day
        room = self.rect(found, day)
        share = (y - room.top) / room.height
        return Spot(found, day, self.cell(found, day).second(share))

    def rows_between(self, top: float, bottom: float) -> range:
        """The rows that a strip of the board touches."""
        return range(_index(self.row_edges, top), _index(self.row_edges, bottom) + 1)

    def columns_between(self, left: float, right: float) -> range:
        """The columns that a strip of the board touches."""
        return range(_index(self.column_edges, left), _index(self.column_edges, right) + 1)


def _edges(weights: Sequence[float], room: float, least: float) -> list[int]:
    """The edges of so many rows that share the room by their weights, on whole pixels."""
    unit = max(room / (sum(weights) or 1.0), least)
    edges, at = [0], 0.0
    for weight in weights:
        at += weight * unit
        edges.append(round(at))
    return edges


def _index(edges: Sequence[int], at: float) -> int:
    """The row or column in which a coordinate lies, the nearest one where it is outside."""
    from bisect import bisect_right

    return min(max(bisect_right(edges, at) - 1, 0), max(len(edges) - 2, 0))


def days_later(second: int, days: int) -> int:
    """The same time of the wall clock so many days later."""
    wall = clock.local(clock.from_seconds(second)).replace(tzinfo=None) + timedelta(days=days)
    return clock.seconds_of(wall.replace(tzinfo=clock.RIGA))
