"""The log as a list as high as its rows: the page around it scrolls."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QMenu

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.volunteers.log_painter import LogPainter
from krc_desktop.desktop.widgets.lists import RecordList
from krc_desktop.desktop.widgets.rows import ROW_ROLE, ListRow, Portion


class LogList(RecordList):
    """Enter or a double click edits, Delete removes, ⋯ and the menu key offer both."""

    edit_asked = Signal(int)
    remove_asked = Signal(int)
    copied = Signal()
    reached = Signal(QRect)

    def __init__(self, session: Session) -> None:
        """An empty log."""
        super().__init__(session.theme, session.words.text("Log of hours"))
        self._session = session
        self._words = session.words
        self._log_painter = LogPainter(session.theme)
        self.setItemDelegate(self._log_painter)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.chosen.connect(lambda _key: self.reached.emit(self.visualRect(self.currentIndex())))
        self.doubleClicked.connect(self._double_clicked)

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Show all the rows of a month, the list as high as they are."""
        self.setFixedHeight(sum(self._log_painter.height_of(row) for row in rows) + 2)
        self.read(lambda _after, _limit: Portion(rows))

    def place_of(self, entry_id: int) -> QRect:
        """Where the row of an entry is, in this list's coordinates; empty where it is not."""
        number = self.rows.row_of(entry_id)
        return self.visualRect(self.rows.index(number)) if number >= 0 else QRect()

    def _double_clicked(self, index: QModelIndex) -> None:
        row: ListRow | None = index.data(ROW_ROLE)
        if row is not None and not row.is_heading:
            self.edit_asked.emit(row.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, Delete removes, Ctrl+C copies."""
        key = self.current_key
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif key is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_asked.emit(key)
        elif key is not None and event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit(key)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on ⋯ opens the row's menu."""
        super().mouseReleaseEvent(event)
        spot = event.position().toPoint()
        row: ListRow | None = self.indexAt(spot).data(ROW_ROLE)
        on_dots = spot.x() >= self.viewport().width() - self._log_painter.dots_width()
        if on_dots and row is not None and event.button() == Qt.MouseButton.LeftButton:
            self._open_menu(row, spot)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of a row, by mouse or by key."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        row: ListRow | None = index.data(ROW_ROLE)
        if row is not None:
            spot = self.visualRect(index).bottomLeft() + QPoint(20, 0) if by_key else event.pos()
            self._open_menu(row, spot)

    def _open_menu(self, row: ListRow, spot: QPoint) -> None:
        if row.is_heading:
            return
        theme, words = self._session.theme, self._words
        menu = QMenu(self)
        menu.setFont(theme.font("body"))
        edit = menu.addAction(theme.icon("pencil-simple"), words.text("Edit"))
        edit.triggered.connect(lambda: self.edit_asked.emit(row.key))
        remove = menu.addAction(theme.icon("trash"), words.text("Remove"))
        remove.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        remove.triggered.connect(lambda: self.remove_asked.emit(row.key))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.viewport().mapToGlobal(spot))
