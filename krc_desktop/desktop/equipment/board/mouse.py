"""What the mouse does on the board: opens, drags anew, moves, makes longer and shorter."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QApplication

from krc_desktop.desktop.equipment.board.bubble import Bubble
from krc_desktop.desktop.equipment.board.dragging import Aim, Doing, Drag, drag_from, is_at_edge
from krc_desktop.desktop.equipment.board.ghosts import Ghost, Tone
from krc_desktop.desktop.equipment.board.words import span_texts

if TYPE_CHECKING:
    from krc_desktop.desktop.equipment.board.grid import Grid

Judge = Callable[[Aim], tuple[Aim, str]]
_EDGE = 7.0


class Mouse:
    """Turns presses and moves over a grid into what is asked of the board."""

    def __init__(self, grid: Grid, judge: Judge) -> None:
        """The mouse over a grid; `judge` says where an aim lands and what forbids it."""
        self._grid = grid
        self._judge = judge
        self._drag: Drag | None = None
        self._pressed: object = None
        self._aim: Aim | None = None
        self._bubble = Bubble(grid.session.theme, grid)

    def forget(self) -> None:
        """The board is another one: what was being dragged is not there any more."""
        self._drag, self._aim, self._pressed = None, None, None
        self._bubble.hide()

    def give_up(self) -> bool:
        """Let go of what is dragged, changing nothing; whether anything was."""
        was = self._drag is not None and self._drag.begun
        self.forget()
        self._grid.show_ghosts(())
        return was

    def press(self, point: QPointF) -> None:
        """Choose what lies under the mouse; it may be dragged from here."""
        scene = self._grid.scene
        if scene is None or not scene.board.lanes:
            return
        placed = scene.block_at(point)
        self._pressed = placed.block if placed is not None else None
        if placed is not None:
            self._grid.choose_block(placed.block)
        else:
            spot = scene.layout.spot(point.x(), point.y())
            self._grid.cursor_at.lane = spot.lane
            self._grid.move_cursor(lambda cursor, on: cursor.go_to_day(on, spot.day, spot.second))
        self._drag = drag_from(scene, point, placed, _EDGE)

    def move(self, point: QPointF, buttons: Qt.MouseButton) -> None:
        """Show what a drop here would do; without a button only the shape of the pointer."""
        drag = self._drag
        if drag is None or not buttons & Qt.MouseButton.LeftButton:
            self._shape(point)
            return
        far = (point - drag.start).manhattanLength() >= QApplication.startDragDistance()
        if not drag.begun and not far:
            return
        drag.begun = True
        self._grid.reveal_asked.emit(QRectF(point.x() - 20, point.y() - 20, 40, 40))
        aim = drag.aim(point)
        if aim != self._aim:
            self._aim = aim
            self._show(aim)
        self._bubble.follow(point)

    def _show(self, aim: Aim) -> None:
        """The ghost of an aim: red, with the reason beside the mouse, where it can't be."""
        aim, why = self._judge(aim)
        tone = Tone.CONFLICT if why else Tone.FITS
        texts = span_texts(self._grid.session.words, aim.span)
        block = self._drag.block if self._drag is not None else None
        faded = block.key if block is not None else None
        self._grid.show_ghosts((Ghost(aim.lane, aim.span, tone, texts),), faded)
        self._bubble.say(why)

    def release(self, point: QPointF) -> None:
        """Drop what was dragged; what was only pressed is opened."""
        drag, pressed = self._drag, self._pressed
        aim = drag.aim(point) if drag is not None and drag.begun else None
        self.forget()
        self._grid.show_ghosts(())
        if aim is not None:
            self._drop(aim)
        elif pressed is not None:
            self._grid.block_opened.emit(pressed)
        elif drag is not None and drag.doing is Doing.CREATE:
            start = drag.aim(drag.start).span.start
            self._grid.free_opened.emit(drag.spot.lane, start, None)

    def _drop(self, aim: Aim) -> None:
        if aim.booking_id:
            self._grid.aimed.emit(aim)
        else:
            self._grid.free_opened.emit(aim.lane, aim.span.start, aim.span.end)

    def _shape(self, point: QPointF) -> None:
        scene = self._grid.scene
        placed = scene.block_at(point) if scene is not None else None
        if placed is None:
            shape = Qt.CursorShape.ArrowCursor
        elif is_at_edge(placed, point, _EDGE):
            shape = Qt.CursorShape.SizeVerCursor
        else:
            shape = Qt.CursorShape.PointingHandCursor
        if self._grid.cursor().shape() is not shape:
            self._grid.setCursor(shape)
