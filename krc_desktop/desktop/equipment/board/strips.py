"""The strips that stay while the board is scrolled: days or machines above, machines beside."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.labels import as_plain_tooltip

Paints = Callable[[QPainter, QRectF, int], None]


class Strip(QWidget):
    """Paints one head for each row or column of the board, moved along with its scrolling."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, *, across: bool) -> None:
        """A strip over the board (`across`) or beside it."""
        super().__init__()
        self._theme = theme
        self._across = across
        self._edges: Sequence[int] = (0,)
        self._paints: Paints | None = None
        self._tips: Callable[[int], str] | None = None
        self._offset = 0
        self._hovered = -1
        self.can_choose = True
        self.setMouseTracking(True)

    def show_heads(
        self, edges: Sequence[int], paints: Paints, tips: Callable[[int], str] | None = None
    ) -> None:
        """Show heads between edges, each painted and explained by what is given."""
        self._edges, self._paints, self._tips = edges, paints, tips
        self.update()

    def scroll_to(self, offset: int) -> None:
        """Follow the board."""
        if offset != self._offset:
            self._offset = offset
            self.update()

    def _place(self, number: int) -> QRectF:
        first, last = self._edges[number : number + 2]
        if self._across:
            return QRectF(first - self._offset, 0, last - first, self.height())
        return QRectF(0, first - self._offset, self.width(), last - first)

    def _number_at(self, point: QPointF) -> int:
        for number in range(len(self._edges) - 1):
            if self._place(number).contains(point):
                return number
        return -1

    def paintEvent(self, event: QPaintEvent) -> None:
        """The heads that are seen, with a line between each two."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._paints is None:
            return
        for number in range(len(self._edges) - 1):
            place = self._place(number)
            if not place.intersects(QRectF(event.rect())):
                continue
            if number == self._hovered and self.can_choose:
                painter.fillRect(place, self._theme.colour("hover"))
            painter.save()
            painter.setClipRect(place)
            self._paints(painter, place, number)
            painter.restore()
            painter.setPen(QPen(self._theme.colour("line" if self._across else "rule"), 1))
            if number and self._across:
                painter.drawLine(place.topLeft(), place.bottomLeft())
            elif number:
                painter.drawLine(place.topLeft(), place.topRight())

    # -- mouse ---------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be opened."""
        self._hover(self._number_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse any more."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            hand = number >= 0 and self.can_choose
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
            )
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what was pressed."""
        number = self._number_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and number >= 0 and self.can_choose:
            self.chosen.emit(number)

    def event(self, event: QEvent) -> bool:
        """Tell more of what is under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._number_at(QPointF(event.pos()))
            tip = self._tips(number) if self._tips is not None and number >= 0 else ""
            QToolTip.showText(event.globalPos(), as_plain_tooltip(tip), self)
            return True
        return super().event(event)
