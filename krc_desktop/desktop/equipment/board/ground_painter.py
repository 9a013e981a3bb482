"""Paints what lies under the blocks: open and closed hours, the lines of hours and days, now."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from krc_desktop.desktop.equipment.board.scene import Scene
from krc_desktop.desktop.theme import Theme
from krc_desktop.model.board import within
from krc_desktop.model.board_geometry import Layout, Window, wall_second

# the hours between two labels: the closest that leave room for the digits
_HOUR_STEPS = (1, 2, 3, 6, 12)


@dataclass(frozen=True)
class _Ground:
    """What is painted of one cell: its ground, what is open of it, the lines of its hours."""

    place: QRectF
    ground: str
    opens: tuple[QRectF, ...]
    hours: tuple[QLineF, ...]


class GroundPainter:
    """Paints the cells that a strip of the board touches; each is laid out once for a scene."""

    def __init__(self, theme: Theme) -> None:
        """A painter in a theme."""
        self._theme = theme
        self._least_gap = theme.line_height("caption") + 9
        self._scene: Scene | None = None
        self._grounds: dict[tuple[int, int], _Ground] = {}

    def paint(self, painter: QPainter, scene: Scene, clip: QRect) -> None:
        """Every cell in a rectangle, with its lines."""
        if scene is not self._scene:
            self._scene, self._grounds = scene, {}
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        surface = self._theme.colour("surface")
        painter.setPen(QPen(self._theme.colour("line"), 1, Qt.PenStyle.DotLine))
        for key in cells_in(scene.layout, clip):
            if key not in self._grounds:
                self._grounds[key] = self._laid(scene, *key)
            ground = self._grounds[key]
            painter.fillRect(ground.place, self._theme.colour(ground.ground))
            for place in ground.opens:
                painter.fillRect(place, surface)
            painter.drawLines(ground.hours)
        self._lines(painter, scene.layout, clip)

    def _laid(self, scene: Scene, lane: int, day: int) -> _Ground:
        layout, machine = scene.layout, scene.board.lanes[lane]
        room, cell = layout.rect(lane, day), layout.cell(lane, day)
        opens = []
        for span in within(machine.opens, cell.shown):
            top = round(room.top + cell.share(span.start) * room.height)
            bottom = round(room.top + cell.share(span.end) * room.height)
            opens.append(QRectF(room.left, top, room.width, bottom - top))
        hours = []
        for hour in hours_of(layout.windows[lane], room.height, self._least_gap):
            at = wall_second(scene.board.days[day].day, hour * 60)
            y = round(layout.line(lane, day, at))
            hours.append(QLineF(room.left + 1, y, room.right - 1, y))
        knows = scene.board.knows_hours or machine.opens
        return _Ground(
            QRectF(room.left, room.top, room.width, room.height),
            "shade" if knows else "surface",
            tuple(opens),
            tuple(hours),
        )

    def _lines(self, painter: QPainter, layout: Layout, clip: QRect) -> None:
        """Hairlines between days, stronger ones between machines."""
        between, across = ("rule", "line") if layout.turned else ("line", "rule")
        painter.setPen(QPen(self._theme.colour(between), 1))
        painter.drawLines(
            [
                QLineF(x, clip.top(), x, clip.bottom() + 1)
                for x in layout.column_edges
                if clip.left() - 1 <= x <= clip.right() + 1
            ]
        )
        painter.setPen(QPen(self._theme.colour(across), 1))
        painter.drawLines(
            [
                QLineF(clip.left(), y, clip.right() + 1, y)
                for y in layout.row_edges[1:-1]
                if clip.top() - 1 <= y <= clip.bottom() + 1
            ]
        )

    # -- now -----------------------------------------------------------------------------------

    def now(self, painter: QPainter, scene: Scene, now: int, clip: QRect) -> None:
        """The line of the present in every lane, with a dot at its beginning."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for lane, day in cells_in(scene.layout, clip.adjusted(-6, -6, 6, 6)):
            place = now_place(scene, lane, day, now)
            if place is None or not place.intersects(QRectF(clip)):
                continue
            painter.setPen(QPen(self._theme.colour("now"), 2))
            y = place.center().y()
            painter.drawLine(QPointF(place.left() + 4, y), QPointF(place.right() - 1, y))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("now"))
            painter.drawEllipse(QPointF(place.left() + 4, y), 4, 4)


def cells_in(layout: Layout, clip: QRect) -> list[tuple[int, int]]:
    """The lanes and days that a rectangle touches."""
    rows = layout.rows_between(clip.top(), clip.bottom())
    columns = layout.columns_between(clip.left(), clip.right())
    pairs = [(row, column) for row in rows for column in columns]
    return [(column, row) for row, column in pairs] if layout.turned else pairs


def now_place(scene: Scene, lane: int, day: int, now: int) -> QRectF | None:
    """The strip of a cell in which the line of the present lies; None where it doesn't."""
    one = scene.board.days[day].whole
    if not one.start <= now < one.end:
        return None
    shown = scene.layout.cell(lane, day).shown
    if not shown.start <= now < shown.end:
        return None
    room = scene.layout.rect(lane, day)
    return QRectF(room.left - 4, scene.layout.line(lane, day, now) - 5, room.width + 4, 10)


def now_places(scene: Scene, now: int) -> list[QRectF]:
    """The strips in which the line of the present lies."""
    days, lanes = range(len(scene.board.days)), range(len(scene.board.lanes))
    places = [now_place(scene, lane, day, now) for day in days for lane in lanes]
    return [place for place in places if place is not None]


def hours_of(window: Window, height: float, least_gap: float) -> range:
    """The hours that are told beside a lane of such a height."""
    hour = height * 60 / window.minutes
    step = next((one for one in _HOUR_STEPS if one * hour >= least_gap), _HOUR_STEPS[-1])
    first = -(-window.first // 60)
    return range(first + step, -(-window.last // 60), step)


def hour_share(window: Window, hour: int) -> float:
    """How far down a lane an hour of a usual day lies."""
    return (hour * 60 - window.first) / window.minutes
