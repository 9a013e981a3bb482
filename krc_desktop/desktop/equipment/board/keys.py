"""The keys of the board: all that the mouse can do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from krc_desktop.desktop.equipment.board.blocks import Block, Look, Subject
from krc_desktop.desktop.equipment.board.dragging import Aim
from krc_desktop.model.board_geometry import days_later
from krc_desktop.model.opening import Span

if TYPE_CHECKING:
    from krc_desktop.desktop.equipment.board.grid import Grid

_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
Act = Callable[["Grid"], object]


def are_own(grid: Grid, event: QKeyEvent) -> bool:
    """Whether keys that the window uses elsewhere mean something of the board's own here."""
    held = event.modifiers() & (_ALT | _SHIFT)
    return bool(held & _ALT) and Qt.Key(event.key()) in _ARROWS and _booking(grid) is not None


def pressed(grid: Grid, event: QKeyEvent) -> bool:
    """Do what a key asks for; False where it asks for nothing here."""
    key = Qt.Key(event.key())
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if held == _ALT:
        return _move(grid, key)
    if held == _ALT | _SHIFT:
        return _resize(grid, key)
    if held != Qt.KeyboardModifier.NoModifier or key not in _PLAIN:
        return False
    _PLAIN[key](grid)
    return True


# -- plain keys --------------------------------------------------------------------------------


def _open(grid: Grid) -> None:
    """Open the block; book the free stretch; open the machine on whose head the cursor is."""
    scene = grid.scene
    if scene is None:
        return
    if grid.cursor_at.on_head:
        grid.head_asked()
        return
    stop = grid.cursor_at.stop(scene)
    if stop is not None and stop.block is not None:
        grid.block_opened.emit(stop.block)
    else:
        _new(grid)


def _new(grid: Grid) -> None:
    """Book from the beginning of the free stretch; on a block or a head the next free time."""
    scene = grid.scene
    if scene is None or not scene.board.lanes:
        return
    stop = grid.cursor_at.stop(scene)
    starts = stop.span.start if stop is not None and stop.block is None else 0
    grid.free_opened.emit(grid.cursor_at.lane, starts, None)


def _delete(grid: Grid) -> None:
    block = _booking(grid)
    if block is not None:
        grid.cancel_asked.emit(block)


def _arrow(by: int, *, down: bool) -> Act:
    return lambda grid: grid.move_cursor(
        lambda cursor, scene: (cursor.down if down else cursor.right)(scene, by)
    )


def _end(*, last: bool) -> Act:
    return lambda grid: grid.move_cursor(lambda cursor, scene: cursor.to_end(scene, last=last))


def _ask(name: str, by: int = 0) -> Act:
    return lambda grid: grid.ask(name, by)


_PLAIN: Mapping[Qt.Key, Act] = MappingProxyType(
    {
        Qt.Key.Key_Up: _arrow(-1, down=True),
        Qt.Key.Key_Down: _arrow(1, down=True),
        Qt.Key.Key_Left: _arrow(-1, down=False),
        Qt.Key.Key_Right: _arrow(1, down=False),
        Qt.Key.Key_Home: _end(last=False),
        Qt.Key.Key_End: _end(last=True),
        Qt.Key.Key_Return: _open,
        Qt.Key.Key_Enter: _open,
        Qt.Key.Key_Space: _open,
        Qt.Key.Key_N: _new,
        Qt.Key.Key_Delete: _delete,
        Qt.Key.Key_T: _ask("today"),
        Qt.Key.Key_PageUp: _ask("period", -1),
        Qt.Key.Key_PageDown: _ask("period", 1),
    }
)


# -- moving ------------------------------------------------------------------------------------


def _booking(grid: Grid) -> Block | None:
    """The booking on which the cursor stands."""
    stop = grid.cursor_at.stop(grid.scene) if grid.scene is not None else None
    block = stop.block if stop is not None else None
    if block is None or block.subject is not Subject.BOOKING or block.look is Look.MISSED:
        return None
    return block


def _move(grid: Grid, key: Qt.Key) -> bool:
    """Alt: a step of the machine up or down, a day to the side, PgUp and PgDn another machine."""
    block, scene = _booking(grid), grid.scene
    if block is None or scene is None:
        return False
    span, lane = block.whole, block.lane
    step = scene.board.lanes[lane].step_minutes * 60
    if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        by = -step if key == Qt.Key.Key_Up else step
        span = Span(span.start + by, span.end + by)
    elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        starts = days_later(span.start, -1 if key == Qt.Key.Key_Left else 1)
        span = Span(starts, starts + span.end - span.start)
    elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        lane = _next_of_kind(grid, lane, -1 if key == Qt.Key.Key_PageUp else 1)
    else:
        return False
    grid.aimed.emit(Aim(lane, span, block.row_id))
    return True


def _next_of_kind(grid: Grid, lane: int, by: int) -> int:
    """The next or the previous machine of the same kind; the same where there is none."""
    lanes = grid.scene.board.lanes if grid.scene is not None else ()
    at = lane + by
    while 0 <= at < len(lanes):
        if lanes[at].kind is lanes[lane].kind:
            return at
        at += by
    return lane


def _resize(grid: Grid, key: Qt.Key) -> bool:
    """Alt and Shift: a step longer or shorter."""
    block, scene = _booking(grid), grid.scene
    if block is None or scene is None or key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        return False
    if not block.resizable:
        return True
    step = scene.board.lanes[block.lane].step_minutes * 60
    ends = block.whole.end + (-step if key == Qt.Key.Key_Up else step)
    if ends > block.whole.start:
        grid.aimed.emit(Aim(block.lane, Span(block.whole.start, ends), block.row_id))
    return True
