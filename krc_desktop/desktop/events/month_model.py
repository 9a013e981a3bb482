"""The month's 42 days as the item model of a table: six weeks of seven days."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt

from krc_desktop.desktop.events.month_cells import Cell
from krc_desktop.desktop.widgets.labels import as_plain_tooltip
from krc_desktop.desktop.widgets.rows import Index

CELL_ROLE = int(Qt.ItemDataRole.UserRole)
_DAYS = 7


class MonthModel(QAbstractTableModel):
    """Cells by week and weekday; each says its sentence to a screen reader."""

    def __init__(self) -> None:
        """An empty model."""
        super().__init__()
        self._cells: list[Cell] = []

    def show(self, cells: list[Cell]) -> None:
        """Show other days; whoever was chosen is to be chosen again."""
        if len(cells) == len(self._cells):
            self._cells = cells
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, _DAYS - 1))
            return
        self.beginResetModel()
        self._cells = cells
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Six weeks."""
        return 0 if parent is not None and parent.isValid() else len(self._cells) // _DAYS

    def columnCount(self, parent: Index | None = None) -> int:
        """Seven days."""
        return 0 if parent is not None and parent.isValid() else _DAYS

    def data(self, index: Index, role: int = 0) -> Any:
        """The cell, its number, its sentence."""
        if not index.isValid() or index.row() * _DAYS + index.column() >= len(self._cells):
            return None
        cell = self._cells[index.row() * _DAYS + index.column()]
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return str(cell.day.day)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.sentence
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_plain_tooltip(cell.sentence)
        return None

    def index_of(self, day: date) -> Index:
        """Where a day lies; an invalid index where it isn't in the grid."""
        for number, cell in enumerate(self._cells):
            if cell.day == day:
                return self.index(number // _DAYS, number % _DAYS)
        return self.index(-1, -1)
