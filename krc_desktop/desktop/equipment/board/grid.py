"""The board's ground with its blocks: painted, walked with arrows, dragged with the mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from krc_desktop.desktop.equipment.board import keys
from krc_desktop.desktop.equipment.board.blocks import Block
from krc_desktop.desktop.equipment.board.cursor import Cursor, Key
from krc_desktop.desktop.equipment.board.ghosts import Ghost
from krc_desktop.desktop.equipment.board.ground_painter import now_places
from krc_desktop.desktop.equipment.board.mouse import Judge, Mouse
from krc_desktop.desktop.equipment.board.picture import Picture
from krc_desktop.desktop.equipment.board.scene import Scene
from krc_desktop.desktop.equipment.board.sentences import cursor_said, told
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.labels import as_plain_tooltip

_AROUND = 5


class Grid(QWidget):
    """Lanes and days. Tab comes here once; arrows choose a block or a free stretch."""

    block_opened = Signal(object)
    free_opened = Signal(int, int, object)
    aimed = Signal(object)
    cancel_asked = Signal(object)
    head_opened = Signal(int)
    key_asked = Signal(str, int)
    reveal_asked = Signal(object)

    def __init__(self, session: Session, judge: Judge) -> None:
        """A grid; `judge` says where an aim lands, and what stands in its way."""
        super().__init__()
        self.session = session
        self.picture = Picture(session.theme)
        self.scene: Scene | None = None
        self.cursor_at = Cursor()
        self._mouse = Mouse(self, judge)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(session.words.text("Board of bookings"))
        self.setAccessibleDescription(
            session.words.text(
                "Arrows choose, Enter opens or books, Alt with arrows moves, Delete cancels."
            )
        )

    # -- what is shown -------------------------------------------------------------------------

    def show_scene(self, scene: Scene) -> None:
        """Show a board; the cursor stays at what it stood on."""
        self.scene = scene
        self._mouse.forget()
        self.picture.ghosts, self.picture.faded = (), None
        self.setFixedSize(max(scene.layout.width, 1), max(scene.layout.height, 1))
        self.say_cursor()
        self.update()

    def set_now(self, now: int) -> None:
        """Move the line of the present; nothing else is painted again."""
        if self.scene is not None:
            before = now_places(self.scene, self.picture.now)
            self.touch([*before, *now_places(self.scene, now)])
        self.picture.now = now

    @property
    def ghosts(self) -> tuple[Ghost, ...]:
        """What could be."""
        return self.picture.ghosts

    def show_ghosts(self, ghosts: tuple[Ghost, ...], faded: Key | None = None) -> None:
        """Show what could be; only what changes is painted again."""
        picture, scene = self.picture, self.scene
        if scene is None or (ghosts == picture.ghosts and faded == picture.faded):
            return
        for ghost in set(picture.ghosts) ^ set(ghosts):
            self.touch(picture.ghost_places(scene, ghost))
        for key in (faded, picture.faded):
            if key is not None and faded != picture.faded:
                self.touch(scene.places_of(key))
        picture.ghosts, picture.faded = ghosts, faded

    def touch(self, places: Sequence[QRectF]) -> None:
        """Paint some places again, with the rings around them."""
        for place in places:
            self.update(place.toAlignedRect().adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND))

    # -- the cursor ----------------------------------------------------------------------------

    def move_cursor(self, move: Callable[[Cursor, Scene], object]) -> None:
        """Move the cursor, show where it is, and say so."""
        if self.scene is None:
            return
        before = self.cursor_places()
        move(self.cursor_at, self.scene)
        self.touch([*before, *self.cursor_places()])
        self.say_cursor()
        places = self.cursor_places()
        if places:
            self.reveal_asked.emit(places[0])

    def cursor_places(self) -> list[QRectF]:
        """Where the cursor's ring is painted."""
        if self.scene is None:
            return []
        stop = self.cursor_at.stop(self.scene)
        if stop is None:
            return []
        if stop.block is not None:
            return self.scene.places_of(stop.block.key)
        return self.scene.span_places(stop.lane, stop.span)

    def choose_block(self, block: Block) -> None:
        """Stand on a block."""
        self.move_cursor(lambda cursor, scene: cursor.follow(scene, block.key))

    def say_cursor(self) -> None:
        """Let a screen reader know where the cursor stands."""
        if self.scene is None:
            return
        said = cursor_said(self.session.words, self.scene, self.cursor_at, self.picture.now)
        name = self.session.words.text("Board of bookings")
        self.setAccessibleName(f"{name}: {said}" if said else name)
        event = QAccessibleEvent(self, QAccessible.Event.NameChanged)
        QAccessible.updateAccessibility(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Each stretch that has to be painted, and nothing else."""
        painter = QPainter(self)
        if self.scene is None or not self.scene.board.lanes:
            painter.fillRect(event.rect(), self.session.theme.colour("surface"))
            return
        rings = self.cursor_places() if self.hasFocus() else []
        for clip in event.region():  # type: ignore[attr-defined]
            self.picture.paint(painter, self.scene, clip, rings)

    # -- events --------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the cursor and bring it into sight."""
        super().focusInEvent(event)
        self.touch(self.cursor_places())
        self.say_cursor()
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            for place in self.cursor_places()[:1]:
                self.reveal_asked.emit(place)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the cursor."""
        super().focusOutEvent(event)
        self.touch(self.cursor_places())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the board."""
        if event.key() == Qt.Key.Key_Escape and self._mouse.give_up():
            return
        if not keys.pressed(self, event):
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the mouse; a drag may begin."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._mouse.press(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag on, or show what could be done here."""
        self._mouse.move(event.position(), event.buttons())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop, or open what was pressed."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._mouse.release(event.position())

    def event(self, event: QEvent) -> bool:
        """Tooltips; and Alt with arrows moves a booking, so the window may not go back with it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if keys.are_own(self, event):
                event.accept()
                return True
        elif isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tell(event)
            return True
        return super().event(event)

    def _tell(self, event: QHelpEvent) -> None:
        placed = self.scene.block_at(QPointF(event.pos())) if self.scene else None
        tip = ""
        if placed is not None and self.scene is not None:
            tip = told(self.session.words, self.scene.board, placed.block)
        QToolTip.showText(event.globalPos(), as_plain_tooltip(tip), self)

    def ask(self, name: str, by: int = 0) -> None:
        """Pass on a key that is not the grid's own to answer."""
        self.key_asked.emit(name, by)

    def head_asked(self) -> None:
        """Open the machine on whose head the cursor stands."""
        self.head_opened.emit(self.cursor_at.lane)
