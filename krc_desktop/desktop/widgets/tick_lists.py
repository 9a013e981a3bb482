"""Lines to be ticked or not: a press anywhere on one, or Space, turns its tick."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.labels import as_plain_tooltip
from krc_desktop.desktop.widgets.rows import Index

_ROW = 32
# what stands below the line, where something does
META_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class _TickPainter(QStyledItemDelegate):
    """Paints a box with its tick, an icon and a line of text, in the colour that is asked for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """High enough to be pressed."""
        height = max(_ROW, self._theme.line_height("body") + 10)
        if index.data(META_ROLE):
            height += self._theme.line_height("meta") + 4
        return QSize(60, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The box, then the text."""
        theme = self._theme
        rect: QRect = option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if focused or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(theme.colour("accent") if focused else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        side = theme.icon_px(18)
        box = QRect(rect.left() + 8, rect.center().y() - side // 2 + 1, side, side)
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        can = bool(index.flags() & Qt.ItemFlag.ItemIsUserCheckable)
        ink = ("accent" if can else "ink3") if ticked else "field"
        name = "check-square-fill" if ticked else "square"
        painter.drawPixmap(box.topLeft(), theme.pixmap(name, ink, 18))
        brush = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(brush.color() if isinstance(brush, QBrush) else theme.colour("ink"))
        painter.setFont(theme.font("body"))
        left = 8 + side + 10
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            small = theme.icon_px(16)
            icon.paint(painter, rect.left() + left, rect.center().y() - small // 2, small, small)
            left += small + 8
        self._paint_texts(painter, rect.adjusted(left, 0, -8, 0), index)
        painter.restore()

    def _paint_texts(self, painter: QPainter, room: QRect, index: Index) -> None:
        meta = index.data(META_ROLE)
        if not meta:
            self._paint_text(painter, room, "body", index.data())
            return
        upper = self._theme.line_height("body")
        above = (room.height() - upper - self._theme.line_height("meta")) // 2
        title = room.adjusted(0, above, 0, above + upper - room.height())
        self._paint_text(painter, title, "body", index.data())
        painter.setPen(self._theme.colour("ink2"))
        self._paint_text(painter, room.adjusted(0, above + upper, 0, -above), "meta", meta)

    def _paint_text(self, painter: QPainter, room: QRect, role: str, text: str) -> None:
        font = self._theme.font(role)
        painter.setFont(font)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Turn the tick by a press anywhere on the line, or by Space."""
        if not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        pressed = event.type() == QEvent.Type.MouseButtonRelease
        space = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        if not (pressed or (space and event.type() == QEvent.Type.KeyPress)):
            return False
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        turned = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        return model.setData(index, turned.value, Qt.ItemDataRole.CheckStateRole)


class TickList(QListWidget):
    """A list of lines with ticks; the whole of a long one is its tooltip."""

    def __init__(self, theme: Theme, name: str) -> None:
        """An empty list; `name` is what a screen reader says."""
        super().__init__()
        self.setItemDelegate(_TickPainter(theme))
        self.setFont(theme.font("body"))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell the whole of a line that is cut."""
        if event.type() == QEvent.Type.ToolTip:
            item = self.itemAt(event.pos())  # type: ignore[attr-defined]
            if item is not None:
                lines = (item.text(), item.data(META_ROLE) or "")
                item.setToolTip(as_plain_tooltip("\n".join(line for line in lines if line)))
        return super().viewportEvent(event)


def grow_to(ticks: TickList, rows: int) -> None:
    """Make a list as high as its lines, at most so many of them."""
    shown = min(max(ticks.count(), 1), rows)
    ticks.setFixedHeight(shown * max(ticks.sizeHintForRow(0), _ROW) + 2)
