"""The rows of the shelf: painted by one delegate, with a tick, a drawing, a label and a state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from krc_desktop.desktop.equipment.kiln.vessels import paint_vessel
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.rows import ROW_ROLE, Index

_NARROW = 430


@dataclass(frozen=True)
class PieceRow:
    """One row: pieces of an owner, or with `is_heading` the title over a group.

    `ticked` None: it can't be ticked now; `note` is said in amber after the owner.
    """

    key: int
    title: str
    amount: str = ""
    owner: str = ""
    note: str = ""
    label: str = ""
    pill: str = ""
    pill_tone: str = "neutral"
    what: str = ""
    tone: str = "kiln"
    ticked: bool | None = None
    is_heading: bool = False
    is_last: bool = False
    sentence: str = ""


class PieceModel(QAbstractListModel):
    """The rows of all groups."""

    def __init__(self) -> None:
        """No rows."""
        super().__init__()
        self.rows: list[PieceRow] = []

    def show_rows(self, rows: list[PieceRow]) -> None:
        """Show rows; where only their content differs, they stay in their places."""
        if rows == self.rows:
            return
        if [row.key for row in rows] == [row.key for row in self.rows]:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = 0) -> Any:
        """The row, its title, its sentence, whether it is ticked."""
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.sentence or row.title
        if role == Qt.ItemDataRole.CheckStateRole and row.ticked is not None:
            return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can't be chosen."""
        if 0 <= index.row() < len(self.rows) and self.rows[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def number_of(self, key: int) -> int:
        """The number of the row with a key; −1 where there is none."""
        found = (at for at, row in enumerate(self.rows) if row.key == key and not row.is_heading)
        return next(found, -1)


class PiecePainter(QStyledItemDelegate):
    """Paints a heading or a piece."""

    def __init__(self, theme: Theme) -> None:
        """A painter in a look."""
        super().__init__()
        self._theme = theme
        lines = theme.line_height("strong") + theme.line_height("meta")
        self.height = max(50, lines + 14)
        self.heading_height = theme.line_height("section") + 26
        self._pill_room = theme.px(86)

    def leave_room(self, rows: Iterable[PieceRow]) -> None:
        """Let the pills of all rows stand in one column, as wide as the widest of them."""
        metrics = QFontMetrics(self._theme.font("caption"))
        widest = max((metrics.horizontalAdvance(row.pill) for row in rows), default=0)
        self._pill_room = max(self._theme.px(86), widest + 22)

    @property
    def tick_width(self) -> int:
        """How wide the place of the tick is, from the row's left."""
        return 16 + self._theme.icon_px(20) + 8

    def height_of(self, row: PieceRow | None) -> int:
        """How high a row is."""
        return self.heading_height if row is not None and row.is_heading else self.height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of a row."""
        return QSize(100, self.height_of(index.data(ROW_ROLE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it."""
        row: PieceRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        if row.is_heading:
            self._heading(painter, rect, row)
        else:
            self._ground(painter, rect, option.state, row)
            self._piece(painter, rect, row)
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, row: PieceRow) -> None:
        line = rect.adjusted(18, 6, -18, 0)
        used = self._text(painter, line, row.title, "section")
        self._text(painter, line.adjusted(used + 8, 0, 0, 0), row.amount, "body", ink="ink2")
        room = line.width() - used - self._theme.px(60)
        right = QRect(line.right() - room, line.top(), room, line.height())
        self._text(painter, right, row.owner, "meta", ink="ink2", side=_RIGHT)

    def _ground(
        self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, row: PieceRow
    ) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
        if focused or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(self._theme.colour("accent") if focused else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("soft" if focused else "hover"))
            painter.drawRoundedRect(QRectF(rect).adjusted(4.5, 1.5, -4.5, -1.5), 10, 10)
        elif not row.is_last:
            painter.setPen(self._theme.colour("line"))
            painter.drawLine(rect.left() + 2, rect.bottom(), rect.right() - 4, rect.bottom())

    def _piece(self, painter: QPainter, rect: QRect, row: PieceRow) -> None:
        theme = self._theme
        self._tick(painter, rect, row)
        side = min(theme.px(40), rect.height() - 8)
        left = rect.left() + self.tick_width
        tile = QRectF(left, rect.center().y() - side / 2 + 0.5, side, side)
        paint_vessel(painter, theme, tile, row.what, row.tone)
        left += side + 12
        right = rect.right() - 14
        right -= self._pill(painter, rect, right, row)
        narrow = rect.width() < theme.px(_NARROW)
        if not narrow:
            width = QFontMetrics(theme.font("label")).horizontalAdvance("K-00000")
            place = QRect(right - width, rect.top(), width, rect.height())
            self._text(painter, place, row.label, "label", side=_RIGHT)
            right -= width + 10
        self._lines(painter, QRect(left, rect.top(), right - left, rect.height()), row, narrow)

    def _lines(self, painter: QPainter, room: QRect, row: PieceRow, narrow: bool) -> None:  # noqa: FBT001
        title, meta = self._theme.line_height("strong"), self._theme.line_height("meta")
        top = room.top() + (room.height() - title - meta) // 2
        first = QRect(room.left(), top, room.width(), title)
        below = QRect(room.left(), top + title, room.width(), meta)
        used = self._text(painter, first, row.title, "strong")
        self._text(painter, first.adjusted(used + 7, 0, 0, 0), row.amount, "meta", ink="ink2")
        owner = f"{row.label} · {row.owner}" if narrow else row.owner
        if row.note:
            owner += " · "
        used = self._text(painter, below, owner, "meta", ink="ink2")
        self._text(painter, below.adjusted(used, 0, 0, 0), row.note, "meta", ink="warn")

    def _tick(self, painter: QPainter, rect: QRect, row: PieceRow) -> None:
        side = self._theme.icon_px(20)
        box = QRectF(rect.left() + 15, rect.center().y() - side / 2 + 0.5, side, side)
        if row.ticked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent"))
            painter.drawRoundedRect(box, 5, 5)
            tick = self._theme.icons.pixmap("check-bold", self._theme.hex("on_accent"), side - 6)
            painter.drawPixmap(box.adjusted(3, 3, -3, -3).toRect(), tick)
            return
        painter.setPen(self._theme.colour("field" if row.ticked is not None else "rule"))
        painter.setBrush(self._theme.colour("surface" if row.ticked is not None else "sunken"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)

    def _pill(self, painter: QPainter, rect: QRect, right: int, row: PieceRow) -> int:
        """The state in a column of its own; how much room it took."""
        theme = self._theme
        font = theme.font("caption")
        metrics = QFontMetrics(font)
        room = self._pill_room
        height = theme.px(22)
        width = metrics.horizontalAdvance(row.pill) + 22
        pill = QRectF(right - room, rect.center().y() - height / 2 + 0.5, width, height)
        ground, ink = ("press", "ink2") if row.pill_tone == "neutral" else _inks(row.pill_tone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        self._text(painter, pill.toRect(), row.pill, "caption", ink=ink, side=_CENTRE)
        return room + 12

    def _text(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        role: str,
        *,
        ink: str = "ink",
        side: Qt.AlignmentFlag | None = None,
    ) -> int:
        """Paint what fits; how wide it is."""
        if not text or rect.width() <= 0:
            return 0
        font = self._theme.font(role)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
        painter.drawText(rect, side or _LEFT, shown)
        return metrics.horizontalAdvance(shown)


def _inks(tone: str) -> tuple[str, str]:
    return f"{tone}_soft", tone


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
