"""The people of an event in rows: painted by one delegate, however many there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.discs import inks_of, tone_of
from krc_desktop.desktop.widgets.rows import ROW_ROLE, Index
from krc_desktop.model.people import initials


@dataclass(frozen=True)
class PersonRow:
    """One person: `meta` after the name, `note` a remark below it; `sentence` for a reader."""

    key: int
    person_id: int
    name: str
    meta: str = ""
    note: str = ""
    can_remove: bool = True
    sentence: str = ""


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[PersonRow] = []

    def show_rows(self, rows: Sequence[PersonRow]) -> None:
        """Show rows; where only the first ones are new, the others stay in their place."""
        more = len(rows) - len(self.rows)
        if more > 0 and list(rows[more:]) == self.rows:
            self.beginInsertRows(QModelIndex(), 0, more - 1)
            self.rows = list(rows)
            self.endInsertRows()
        elif list(rows) != self.rows:
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
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.name if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.sentence
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        line = theme.line_height("strong")
        self.height = max(38, line + 16, theme.px(28) + 8)
        self.height_with_note = max(self.height, line + theme.line_height("caption") + 14)
        self.cross = max(34, theme.icon_px(16) + 18)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW_ROLE)
        return QSize(80, self.height_with_note if row is not None and row.note else self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PersonRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        self._ground(painter, rect, option)
        side = self._theme.px(28)
        self._disc(painter, QRect(rect.left() + 2, rect.center().y() - side // 2, side, side), row)
        right = rect.right() - (self.cross if row.can_remove else 4)
        self._texts(painter, QRect(rect.left() + side + 10, rect.top(), 0, 0), right, rect, row)
        if row.can_remove:
            icon = self._theme.icon_px(16)
            at = QPoint(
                rect.right() - self.cross + (self.cross - icon) // 2, rect.center().y() - icon // 2
            )
            painter.drawPixmap(at, self._theme.pixmap("x", "ink2", 16))
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = selected and bool(option.state & QStyle.StateFlag.State_HasFocus)
        if not (selected and focused) and not option.state & QStyle.StateFlag.State_MouseOver:
            return
        painter.setPen(self._theme.colour("accent") if focused else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("soft" if focused else "hover"))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 1.5, -0.5, -1.5), 8, 8)

    def _disc(self, painter: QPainter, disc: QRect, row: PersonRow) -> None:
        ground, ink = inks_of(tone_of(row.person_id))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(ground))
        painter.drawEllipse(disc)
        painter.setPen(self._theme.colour(ink))
        font = self._theme.font("caption_strong")
        painter.setFont(font)
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, initials(row.name))

    def _texts(
        self, painter: QPainter, start: QRect, right: int, rect: QRect, row: PersonRow
    ) -> None:
        strong, meta = self._theme.font("body"), self._theme.font("meta")
        left = start.left()
        height = QFontMetrics(strong).height()
        below = QFontMetrics(self._theme.font("caption")).height() if row.note else 0
        top = rect.top() + (rect.height() - height - below) // 2
        room = max(right - left, 10)
        name = QFontMetrics(strong).elidedText(row.name, Qt.TextElideMode.ElideRight, room)
        painter.setFont(strong)
        painter.setPen(self._theme.colour("ink"))
        vertical = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(left, top, room, height), vertical, name)
        used = QFontMetrics(strong).horizontalAdvance(name) + 8
        if row.meta and room - used > self._theme.px(24):
            painter.setFont(meta)
            painter.setPen(self._theme.colour("ink2"))
            shown = QFontMetrics(meta).elidedText(
                row.meta, Qt.TextElideMode.ElideRight, room - used
            )
            painter.drawText(QRect(left + used, top, room - used, height), vertical, shown)
        if row.note:
            painter.setFont(self._theme.font("caption"))
            painter.setPen(self._theme.colour("warn"))
            painter.drawText(QRect(left, top + height, room, below), vertical, row.note)


class PeopleRows(QListView):
    """The list: as high as its rows, so that the page scrolls and not a list within it.

    A click on the × or Delete takes a person off, Enter or a double click opens the card.
    """

    removed = Signal(int)
    opened = Signal(int)

    def __init__(self, theme: Theme, name: str, remove_tip: str) -> None:
        """An empty list; `remove_tip` says what the × does."""
        super().__init__()
        self.people = _Model()
        self.setModel(self.people)
        self._painter = _Painter(theme)
        self._remove_tip = remove_tip
        self._most: int | None = None
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setBackgroundRole(QPalette.ColorRole.NoRole)
        self.setMinimumWidth(theme.px(120))
        self.doubleClicked.connect(lambda index: self._open(index))
        self.selectionModel().currentChanged.connect(lambda now, _before: self._keep_seen(now))

    def show_people(self, rows: Sequence[PersonRow], *, most: int | None) -> None:
        """Show rows, at most so many of them (None: all)."""
        number = self.currentIndex().row()
        shown = list(rows[:most])
        self.people.show_rows(shown)
        if number >= 0 and shown and self.hasFocus() and not self.currentIndex().isValid():
            self.setCurrentIndex(self.people.index(min(number, len(shown) - 1)))
        self.setFixedHeight(
            sum(self.sizeHintForRow(at) for at in range(len(shown))) if shown else 0
        )
        self.setVisible(bool(shown))

    def _open(self, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if row is not None:
            self.opened.emit(row.person_id)

    def _remove(self, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if row is not None and row.can_remove:
            self.removed.emit(row.key)

    def _keep_seen(self, index: Index) -> None:
        """Let the page scroll along with the row that has the focus."""
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and index.isValid() and self.hasFocus():
            at = self.mapTo(area.widget(), self.visualRect(index).center())  # type: ignore[arg-type]
            area.ensureVisible(at.x(), at.y(), 0, self._painter.height)

    def _is_cross(self, at: QPoint) -> bool:
        return at.x() > self.viewport().width() - self._painter.cross

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the × takes the person off the list."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and self._is_cross(at):
            self._remove(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what the × does while the mouse is over it."""
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        over = self.indexAt(at).isValid() and self._is_cross(at)
        self.setToolTip(self._remove_tip if over else "")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick clicks on the × are two clicks, not an opening."""
        if not self._is_cross(event.position().toPoint()):
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes off, Enter opens."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters do nothing here: the line above is there for them."""
