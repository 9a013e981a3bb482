"""Lists of records: paged by keys, painted by one delegate."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.row_painter import RowPainter
from krc_desktop.desktop.widgets.rows import ROW_ROLE, RecordModel, Source


class RecordList(QListView):
    """A list of records: arrows choose, Enter opens, Ctrl+C copies the rows as a table."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, theme: Theme, name: str, *, height: int = 62) -> None:
        """An empty list; `name` is what a screen reader says."""
        super().__init__()
        self.rows = RecordModel()
        self.setModel(self.rows)
        self._painter = RowPainter(theme, height=height)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(theme.px(24))
        self.setMinimumHeight(theme.px(80))
        self._is_reading = False
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.clicked.connect(self._clicked)

    def read(self, source: Source) -> None:
        """Show a source's rows; who was chosen and how far one had scrolled stays."""
        key, scrolled = self.current_key, self.verticalScrollBar().value()
        self._is_reading = True
        try:
            self.rows.read(source)
            self.show_chosen(key)
            self.verticalScrollBar().setValue(scrolled)
        finally:
            self._is_reading = False

    @property
    def current_key(self) -> Any:
        """The key of the chosen row; None where none is."""
        row = self.currentIndex().data(ROW_ROLE)
        return row.key if row is not None else None

    def show_chosen(self, key: Any) -> bool:
        """Mark the row with a key as chosen, without telling anybody; whether it is there."""
        number = self.rows.row_of(key) if key is not None else -1
        was, self._is_reading = self._is_reading, True
        self.setCurrentIndex(self.rows.index(number) if number >= 0 else QModelIndex())
        self._is_reading = was
        return number >= 0

    def first_key(self) -> Any:
        """The key of the first record; None in an empty list."""
        return next((row.key for row in self.rows.rows if not row.is_heading), None)

    def _current_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        row = current.data(ROW_ROLE)
        if row is not None and not row.is_heading and not self._is_reading:
            self.chosen.emit(row.key)

    def _clicked(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if row is not None and not row.is_heading:
            self.opened.emit(row.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; letters are for the search field, not for the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.current_key is not None:
                self.opened.emit(self.current_key)
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed over the list do nothing: the search field is there for them."""
