"""A month of the board: how much of each machine's day is taken, with signs of what for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from krc_desktop.desktop.equipment.board.ground_painter import cells_in
from krc_desktop.desktop.equipment.board.scene import Scene
from krc_desktop.desktop.equipment.board.words import day_and_date, title_of
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.crafts import ink_of
from krc_desktop.desktop.widgets.labels import as_plain_tooltip
from krc_desktop.model.board import DayUse, day_use, within
from krc_desktop.model.bookings import BookingPurpose
from krc_desktop.operations.agenda_words import named

_SIGNS = (
    (BookingPurpose.FIRING, "fire-fill", "kiln"),
    (BookingPurpose.EVENT, "calendar-blank", "accent"),
    (BookingPurpose.MAINTENANCE, "wrench", "warn"),
)


class MonthGrid(QWidget):
    """A cell for each machine and day; arrows choose, Enter opens the day."""

    day_opened = Signal(int)
    head_opened = Signal(int)
    key_asked = Signal(str, int)
    reveal_asked = Signal(object)

    def __init__(self, session: Session) -> None:
        """An empty month."""
        super().__init__()
        self._session = session
        self._theme = session.theme
        self.scene: Scene | None = None
        self.lane, self.day = 0, 0
        self._uses: dict[tuple[int, int], DayUse] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_scene(self, scene: Scene) -> None:
        """Show a month."""
        if self.scene is None or self.scene.board is not scene.board:
            self._uses = {}
        self.scene = scene
        self.lane = min(self.lane, max(len(scene.board.lanes) - 1, 0))
        self.day = min(self.day, max(len(scene.board.days) - 1, 0))
        self.setFixedSize(max(scene.layout.width, 1), max(scene.layout.height, 1))
        self._say()
        self.update()

    def use(self, lane: int, day: int) -> DayUse:
        """What lies on a machine's day."""
        key = (lane, day)
        if key not in self._uses and self.scene is not None:
            board = self.scene.board
            self._uses[key] = day_use(board.lanes[lane], board.days[day])
        return self._uses[key]

    def sentence(self, lane: int, day: int) -> str:
        """A cell in words."""
        if self.scene is None or not self.scene.board.lanes:
            return ""
        words, board = self._session.words, self.scene.board
        use = self.use(lane, day)
        parts = [title_of(words, booking) for booking in use.bookings]
        if use.is_out:
            parts.append(words.text("out of service"))
        if use.suggests:
            parts.append(words.text("suggested maintenance"))
        taken = words.text("taken {share}", share=words.percent(use.share))
        where = (
            f"{named(words, board.lanes[lane].name)}, {day_and_date(words, board.days[day].day)}"
        )
        return f"{where}: {taken}" + (f": {', '.join(parts)}" if parts else "")

    # -- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells that are seen."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.colour("surface"))
        if self.scene is None or not self.scene.board.lanes:
            return
        for lane, day in cells_in(self.scene.layout, event.rect()):
            self._cell(painter, self.scene, lane, day)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            place = QRectF(self._place(self.lane, self.day)).adjusted(2, 2, -2, -2)
            painter.drawRoundedRect(place, 6, 6)

    def _place(self, lane: int, day: int) -> QRect:
        if self.scene is None:
            return QRect()
        room = self.scene.layout.rect(lane, day)
        return QRect(int(room.left), int(room.top), int(room.width), int(room.height))

    def _cell(self, painter: QPainter, scene: Scene, lane: int, day: int) -> None:
        place = self._place(lane, day)
        machine, one = scene.board.lanes[lane], scene.board.days[day]
        is_open = within(machine.opens, one.whole) or not scene.board.knows_hours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.fillRect(place, self._theme.colour("surface" if is_open else "shade"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(place.topRight(), place.bottomRight())
        painter.setPen(self._theme.colour("rule"))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        use = self.use(lane, day)
        if use.minutes:
            self._bar(painter, place, use, ink_of(machine.kind))
        self._signs(painter, place, use)

    def _bar(self, painter: QPainter, place: QRect, use: DayUse, ink: str) -> None:
        """A bar that rises from the foot of the cell as the day is taken."""
        room = place.height() - 14.0 - self._theme.icon_px(14)
        high = max(3.0, room * max(use.share, 0.04))
        wide = min(place.width() - 8.0, 26.0)
        bar = QRectF(place.center().x() - wide / 2, place.bottom() - 3 - high, wide, high)
        soft = "press" if ink == "ink2" else f"{ink}_soft"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(soft))
        painter.drawRoundedRect(bar, 4, 4)
        painter.setBrush(self._theme.colour(ink))
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(), wide, 3), 1.5, 1.5)

    def _signs(self, painter: QPainter, place: QRect, use: DayUse) -> None:
        purposes = {booking.purpose for booking in use.bookings}
        signs = [(icon, ink) for purpose, icon, ink in _SIGNS if purpose in purposes]
        if use.is_out:
            signs.insert(0, ("prohibit", "bad"))
        if use.suggests and BookingPurpose.MAINTENANCE not in purposes:
            signs.append(("wrench", "warn"))
        side = self._theme.icon_px(14)
        most = max(1, (place.height() - 6) // (side + 2))
        for number, (icon, ink) in enumerate(signs[:most]):
            x = place.center().x() - side / 2
            y = place.top() + 5 + number * (side + 2)
            painter.drawPixmap(QPointF(round(x), y), self._theme.pixmap(icon, ink, 14))

    # -- keys and mouse ------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a calendar."""
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.scene is None or held != Qt.KeyboardModifier.NoModifier:
            event.ignore()
        elif key in _STEPS:
            across, down = _STEPS[key]
            self._go(self.lane + down, self.day + across)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            days = len(self.scene.board.days)
            self._go(self.lane, 0 if key == Qt.Key.Key_Home else days - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.day_opened.emit(self.day)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.key_asked.emit("period", -1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_T:
            self.key_asked.emit("today", 0)
        else:
            event.ignore()

    def _go(self, lane: int, day: int) -> None:
        if self.scene is None:
            return
        if day < 0:
            self.key_asked.emit("period", -1)
            return
        if day >= len(self.scene.board.days):
            self.key_asked.emit("period", 1)
            return
        self.update(self._place(self.lane, self.day))
        self.lane = min(max(lane, 0), max(len(self.scene.board.lanes) - 1, 0))
        self.day = day
        self.update(self._place(self.lane, self.day))
        self.reveal_asked.emit(QRectF(self._place(self.lane, self.day)))
        self._say()

    def _say(self) -> None:
        name = self._session.words.text("Month of machines")
        said = self.sentence(self.lane, self.day)
        self.setAccessibleName(f"{name}: {said}" if said else name)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the day under the mouse."""
        if self.scene is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        spot = self.scene.layout.spot(event.position().x(), event.position().y())
        self._go(spot.lane, spot.day)
        self.day_opened.emit(spot.day)

    def event(self, event: QEvent) -> bool:
        """Tell what a cell holds."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tip = ""
            if self.scene is not None:
                spot = self.scene.layout.spot(event.pos().x(), event.pos().y())
                tip = self.sentence(spot.lane, spot.day)
            QToolTip.showText(event.globalPos(), as_plain_tooltip(tip), self)
            return True
        return super().event(event)


_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
