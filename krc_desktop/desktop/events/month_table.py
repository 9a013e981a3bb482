"""The grid of the month view: a table of days with its own keys and its own clicks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from krc_desktop.desktop.events.month_cells import Block, Cell
from krc_desktop.desktop.events.month_model import CELL_ROLE, MonthModel
from krc_desktop.desktop.events.month_painter import MonthPainter
from krc_desktop.desktop.session import Session


class MonthTable(QTableView):
    """Arrows choose a day, PgUp and PgDn a month, Home and End the ends of a week.

    Enter opens the day, N begins an event on it. A press on an event or a booking opens it.
    """

    day_wanted = Signal(object)
    month_wanted = Signal(int)
    today_wanted = Signal()
    opened = Signal(object)
    event_opened = Signal(int)
    booking_opened = Signal(int)
    new_asked = Signal(object)
    chosen = Signal(object)

    def __init__(self, session: Session) -> None:
        """An empty grid."""
        super().__init__()
        self.days = MonthModel()
        self.painter = MonthPainter(session.theme, session.words)
        self.setModel(self.days)
        self.setItemDelegate(self.painter)
        self.setAccessibleName(session.words.text("Month"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setMinimumSectionSize(20)
        self.selectionModel().currentChanged.connect(self._current_changed)

    @property
    def cell(self) -> Cell | None:
        """The chosen day."""
        found: Cell | None = self.currentIndex().data(CELL_ROLE)
        return found

    def choose(self, day: date) -> None:
        """Mark a day as chosen."""
        self.setCurrentIndex(self.days.index_of(day))

    def make_compact(self, *, compact: bool) -> None:
        """Show numbers and counts alone, or whole cells."""
        self.painter.is_compact = compact
        self.verticalHeader().setMinimumSectionSize(self.painter.least_height)
        self.viewport().update()

    def place_of(self, day: date) -> QPoint:
        """The lower left corner of a day, in this widget's own measure."""
        found = self.visualRect(self.days.index_of(day))
        return self.viewport().mapToParent(found.bottomLeft())

    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        cell = current.data(CELL_ROLE)
        if cell is not None:
            self.chosen.emit(cell)

    # -- keys ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a calendar."""
        cell = self.cell
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if cell is None or not plain:
            event.ignore()
            return
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.day_wanted.emit(_STEPS[key](cell.day))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.month_wanted.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(cell)
        elif key == Qt.Key.Key_N:
            self.new_asked.emit(cell.day)
        elif key == Qt.Key.Key_T:
            self.today_wanted.emit()
        else:
            event.ignore()

    def keyboardSearch(self, search: str) -> None:
        """Letters don't search: the days have no names."""

    # -- mouse ---------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be opened."""
        super().mouseMoveEvent(event)
        block, more = self._under(event.position().toPoint())
        if block or more:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what was pressed."""
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        block, more = self._under(event.position().toPoint())
        if block is not None and block.event_id is not None:
            self.event_opened.emit(block.event_id)
        elif block is not None and block.booking_id is not None:
            self.booking_opened.emit(block.booking_id)
        elif more and self.cell is not None:
            self.opened.emit(self.cell)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Twice on the empty part of a day begins an event there."""
        super().mouseDoubleClickEvent(event)
        block, more = self._under(event.position().toPoint())
        if self.cell is not None and not block and not more:
            self.new_asked.emit(self.cell.day)

    def _under(self, point: QPoint) -> tuple[Block | None, bool]:
        """What lies under a point, and whether it is the line that tells of more."""
        index = self.indexAt(point)
        cell: Cell | None = index.data(CELL_ROLE)
        if cell is None:
            return None, False
        laid = self.painter.laid(self.visualRect(index), cell)
        for place, block in laid.blocks:
            if place.contains(point):
                return block, False
        return None, bool(laid.hidden) and laid.more.contains(point)


_STEPS: dict[Qt.Key, Callable[[date], date]] = {
    Qt.Key.Key_Left: lambda day: day - timedelta(days=1),
    Qt.Key.Key_Right: lambda day: day + timedelta(days=1),
    Qt.Key.Key_Up: lambda day: day - timedelta(days=7),
    Qt.Key.Key_Down: lambda day: day + timedelta(days=7),
    Qt.Key.Key_Home: lambda day: day - timedelta(days=day.isoweekday() - 1),
    Qt.Key.Key_End: lambda day: day + timedelta(days=7 - day.isoweekday()),
}
