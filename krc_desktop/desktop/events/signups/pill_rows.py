"""People in rows with what can be done about each: pills at the right, a cross at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QScrollArea, QWidget

from krc_desktop.desktop.events.signups.pill_painter import PillPainter
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.rows import ROW_ROLE, Index


@dataclass(frozen=True)
class Pill:
    """Something to do about a person; pressed: it is so already."""

    key: str
    text: str
    icon: str
    is_pressed: bool = False
    tone: str = "soft"
    is_proposed: bool = False


@dataclass(frozen=True)
class PillRow:
    """A person: their place in the order, what is known, what can be done."""

    person_id: int
    place: int
    name: str
    meta: str
    pills: tuple[Pill, ...] = ()
    can_remove: bool = True
    is_lit: bool = False
    sentence: str = ""


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[PillRow] = []

    def show_rows(self, rows: Sequence[PillRow]) -> None:
        """Show rows; equally many change in their places, so that the focus stays."""
        if len(rows) == len(self.rows):
            self.rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = 0) -> Any:
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


class PillRows(QListView):
    """As high as its rows: the page scrolls. Space does the first pill, Shift+Space the second."""

    done = Signal(int, str)
    removed = Signal(int)
    opened = Signal(int)

    def __init__(self, theme: Theme, name: str, remove_tip: str) -> None:
        """An empty list; `remove_tip` says what the × does."""
        super().__init__()
        self.people = _Model()
        self.setModel(self.people)
        self._painter = PillPainter(theme)
        self._remove_tip = remove_tip
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setBackgroundRole(QPalette.ColorRole.NoRole)
        self.setMinimumWidth(theme.px(180))
        self.selectionModel().currentChanged.connect(lambda now, _before: self._keep_seen(now))

    def show_people(self, rows: Sequence[PillRow]) -> None:
        """Show rows; the place of the focus stays."""
        at = self.currentIndex().row()
        had_focus = self.hasFocus()
        self.people.show_rows(rows)
        if had_focus and rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self.people.index(min(max(at, 0), len(rows) - 1)))
        self.setFixedHeight(self._painter.height * len(rows))
        self.setVisible(bool(rows))
        self.viewport().update()

    def _row_at(self, at: QPoint) -> tuple[PillRow | None, QRect]:
        index = self.indexAt(at)
        return index.data(ROW_ROLE) if index.isValid() else None, self.visualRect(index)

    def _hit(self, at: QPoint) -> tuple[PillRow, str] | None:
        """The row and the pill under the pointer; an empty key is the cross."""
        row, rect = self._row_at(at)
        if row is None:
            return None
        for key, where in self._painter.places(row, rect):
            if where.contains(at):
                return row, key
        return None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a pill does it, on the × removes."""
        hit = self._hit(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton or hit is None:
            return
        row, key = hit
        if key:
            self.done.emit(row.person_id, key)
        else:
            self.removed.emit(row.person_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the mouse."""
        super().mouseMoveEvent(event)
        hit = self._hit(event.position().toPoint())
        said = ""
        if hit is not None:
            row, key = hit
            said = next((one.text for one in row.pills if one.key == key), self._remove_tip)
        self.setToolTip(said)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick clicks on a pill are two clicks; elsewhere they open the card."""
        at = event.position().toPoint()
        row, _rect = self._row_at(at)
        if self._hit(at) is None and row is not None:
            self.opened.emit(row.person_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space does, Delete removes, Enter opens."""
        row: PillRow | None = self.currentIndex().data(ROW_ROLE)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if row is not None and event.key() == Qt.Key.Key_Space:
            at = 1 if shift else 0
            if at < len(row.pills):
                self.done.emit(row.person_id, row.pills[at].key)
        elif row is not None and event.key() == Qt.Key.Key_Delete:
            if row.can_remove:
                self.removed.emit(row.person_id)
        elif row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row.person_id)
        else:
            super().keyPressEvent(event)

    def _keep_seen(self, index: Index) -> None:
        """Let the page scroll along with the row that has the focus."""
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and index.isValid() and self.hasFocus():
            at = self.mapTo(area.widget(), self.visualRect(index).center())  # type: ignore[arg-type]
            area.ensureVisible(at.x(), at.y(), 0, self._painter.height)

    def keyboardSearch(self, search: str) -> None:
        """Letters do nothing here: the line above is there for them."""
