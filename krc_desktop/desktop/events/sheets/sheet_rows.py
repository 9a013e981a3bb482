"""The lines of a sheet as rows: as many as the paper has, entered or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from krc_desktop.desktop.events.sheets.columns import Columns, columns_of, row_height
from krc_desktop.desktop.events.sheets.row_painter import LinePainter
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.rows import ROW_ROLE, Index


@dataclass(frozen=True)
class SheetRow:
    """A line: its texts, and how it stands.

    `is_wanted`: the sheet's total asks for it, or it was entered; `draft` was typed and not taken.
    """

    line: int
    name: str = ""
    group: str = ""
    days: frozenset[int] = frozenset()
    icon: str = ""
    icon_ink: str = ""
    card: str = ""
    photo: str = ""
    remark: str = ""
    draft: str = ""
    is_named: bool = False
    is_wanted: bool = True
    sentence: str = ""


class SheetModel(QAbstractListModel):
    """The rows, changed in their places."""

    def __init__(self) -> None:
        """No rows."""
        super().__init__()
        self.rows: list[SheetRow] = []

    def show_rows(self, rows: Sequence[SheetRow]) -> None:
        """Show rows; those that stay keep their place."""
        known = len(self.rows)
        if len(rows) > known:
            self.beginInsertRows(QModelIndex(), known, len(rows) - 1)
            self.rows = list(rows)
            self.endInsertRows()
        elif len(rows) < known:
            self.beginRemoveRows(QModelIndex(), len(rows), known - 1)
            self.rows = list(rows)
            self.endRemoveRows()
        self.rows = list(rows)
        if rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = 0) -> Any:
        """The row, its name, its sentence."""
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.sentence
        return None


class SheetRows(QListView):
    """The rows; one of them is at hand, and what is typed lies over it."""

    line_chosen = Signal(int)
    moved = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        """An empty list."""
        super().__init__()
        self._theme = theme
        self._days = 1
        self.model_of_lines = SheetModel()
        self.setModel(self.model_of_lines)
        self.painter = LinePainter(theme)
        self.setItemDelegate(self.painter)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setBackgroundRole(QPalette.ColorRole.NoRole)
        self.setMouseTracking(True)
        self.setMinimumSize(theme.px(260), 2 * row_height(theme))
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.moved.emit())

    @property
    def columns(self) -> Columns:
        """Where the columns stand at the moment."""
        return columns_of(self._theme, self.viewport().width(), self._days)

    @property
    def line_height(self) -> int:
        """How high a row is."""
        return self.painter.height

    @property
    def rows(self) -> Sequence[SheetRow]:
        """The rows that are shown."""
        return self.model_of_lines.rows

    def show_rows(self, rows: Sequence[SheetRow], days: int) -> None:
        """Show rows of a sheet for so many days."""
        self._days = days
        self.painter.columns = self.columns
        self.model_of_lines.show_rows(rows)
        self.viewport().update()

    def take_line_height(self, pixels: int) -> None:
        """Show rows of another height; the one at hand stays in sight."""
        self.painter.height = pixels
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        self.keep_seen(self.painter.current)

    def set_current(self, line: int) -> None:
        """Light a row and let it be seen."""
        self.painter.current = line
        self.executeDelayedItemsLayout()
        self.keep_seen(line)
        self.viewport().update()
        self.moved.emit()

    def keep_seen(self, line: int) -> None:
        """Scroll so that a row is seen, with a neighbour on either side."""
        bar, height = self.verticalScrollBar(), self.line_height
        top = (line - 1) * height
        room = self.viewport().height()
        spare = height if room > 3 * height else 0
        if top - spare < bar.value():
            bar.setValue(top - spare)
        elif top + height + spare > bar.value() + room:
            bar.setValue(top + height + spare - room)

    def y_of(self, line: int) -> int:
        """Where a row begins in the list's sight."""
        return (line - 1) * self.line_height - self.verticalScrollBar().value()

    def anchor(self) -> int:
        """The line that the scan follows: the one at hand, else the nearest that is seen."""
        height = max(self.line_height, 1)
        first = -(-self.verticalScrollBar().value() // height) + 1
        last = (self.verticalScrollBar().value() + self.viewport().height()) // height
        return min(max(self.painter.current, first), max(last, first))

    def scroll_by(self, by: int) -> int:
        """Scroll; what is left where the rows end."""
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + by)
        return by - (bar.value() - before)

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(self._theme.px(560), self._theme.px(360))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns stand elsewhere."""
        super().resizeEvent(event)
        self.painter.columns = self.columns
        self.keep_seen(self.painter.current)
        self.moved.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes to a row."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.line_chosen.emit(index.row() + 1)

    def keyboardSearch(self, search: str) -> None:
        """Letters belong into the line."""
