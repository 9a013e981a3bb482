"""The heads around the board: days or machines above, machines or hours beside."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QPainter

from krc_desktop.desktop.equipment.board.head_painter import DayHead, HeadPainter
from krc_desktop.desktop.equipment.board.scene import Scene
from krc_desktop.desktop.equipment.board.sentences import lane_told
from krc_desktop.desktop.equipment.board.strips import Strip
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.model.board import Board, View
from krc_desktop.model.board_geometry import window_of

_HEAD, _TURNED_HEAD = 44, 60
# the widths of what stands beside: usually, and in a narrow window
_SIDES = {View.DAY: (56, 56), View.WEEK: (160, 138), View.MONTH: (190, 150)}


class Heads(QObject):
    """Two strips and what is painted in them."""

    machine_opened = Signal(int)
    day_opened = Signal(int)

    def __init__(self, session: Session, parent: QObject) -> None:
        """Heads of nothing yet."""
        super().__init__(parent)
        self._session = session
        self._theme = session.theme
        self._painter = HeadPainter(session.theme, session.words)
        self._scene: Scene | None = None
        self._now = 0
        self.days: tuple[DayHead, ...] = ()
        self.above = Strip(session.theme, across=True)
        self.beside = Strip(session.theme, across=False)
        self.above.chosen.connect(self._chose_above)
        self.beside.chosen.connect(self.machine_opened)

    def least_lane(self, board: Board) -> float:
        """How high a usual lane must be so that no machine's head is cut off."""
        needed = (self._painter.needed(lane) / window_of(lane).weight for lane in board.lanes)
        return max(needed, default=0.0)

    def show_scene(self, scene: Scene, width: Width) -> None:
        """Show the heads of a board; slimmer ones in a narrow window."""
        self._scene = scene
        turned = scene.layout.turned
        self.above.setFixedHeight(self._theme.px(_TURNED_HEAD if turned else _HEAD))
        self.beside.setFixedWidth(self._theme.px(_SIDES[scene.view][width is Width.NARROW]))
        self.beside.can_choose = not turned
        columns, rows = scene.layout.column_edges, scene.layout.row_edges
        if turned:
            self.above.show_heads(columns, self._lane_briefly, self._lane_tip)
            self.beside.show_heads(rows, self._hours)
            return
        self.above.show_heads(columns, self._day, self._day_tip)
        paints = self._lane_briefly if scene.view is View.MONTH else self._lane
        self.beside.show_heads(rows, paints, self._lane_tip)

    def set_now(self, now: int) -> None:
        """The clock has moved on."""
        self._now = now
        self.above.update()
        self.beside.update()

    def _chose_above(self, number: int) -> None:
        turned = self._scene is not None and self._scene.layout.turned
        (self.machine_opened if turned else self.day_opened).emit(number)

    # -- one head ------------------------------------------------------------------------------

    def _day(self, painter: QPainter, room: QRectF, number: int) -> None:
        self._painter.day(painter, room, self.days[number])

    def _lane(self, painter: QPainter, room: QRectF, number: int) -> None:
        if self._scene is not None:
            self._painter.lane(painter, room, self._scene.board.lanes[number], self._now)
            self._painter.hours(painter, room, self._scene.layout.windows[number])

    def _lane_briefly(self, painter: QPainter, room: QRectF, number: int) -> None:
        if self._scene is not None:
            lane = self._scene.board.lanes[number]
            self._painter.lane_in_a_line(painter, room, lane, self._now)

    def _hours(self, painter: QPainter, room: QRectF, number: int) -> None:
        if self._scene is not None:
            self._painter.hours(painter, room, self._scene.layout.windows[number])

    def _lane_tip(self, number: int) -> str:
        if self._scene is None:
            return ""
        return lane_told(self._session.words, self._scene.board.lanes[number], self._now)

    def _day_tip(self, number: int) -> str:
        return self.days[number].hours
