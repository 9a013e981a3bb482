"""Paints the rows of the log: who, what, at which event, how it is known, how long."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.discs import inks_of
from krc_desktop.desktop.widgets.rows import ROW_ROLE, Index, ListRow

_ONE_LINE = 620


@dataclass(frozen=True)
class LogRow(ListRow):
    """A row of the log; `pill` is the event, `known` a word, `known_icon` its icon."""

    known: str = ""
    known_icon: str = ""
    is_last: bool = False


class LogPainter(QStyledItemDelegate):
    """One line where there is room, else two."""

    def __init__(self, theme: Theme) -> None:
        """A painter in a look."""
        super().__init__()
        self._theme = theme
        lines = theme.line_height("strong") + theme.line_height("meta")
        self._height = max(46, lines + 10)
        self._heading_height = theme.line_height("label") + 18

    def height_of(self, row: ListRow) -> int:
        """How high a row is."""
        return self._heading_height if row.is_heading else self._height

    def dots_width(self) -> int:
        """How wide the place of ⋯ at the right end is."""
        return max(40, self._theme.px(40))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of a row."""
        row: ListRow | None = index.data(ROW_ROLE)
        return QSize(100, self.height_of(row) if row is not None else self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a heading or an entry."""
        row: ListRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.is_heading:
            self._heading(painter, rect, row)
        elif isinstance(row, LogRow):
            self._ground(painter, rect, option.state, row)
            self._entry(painter, rect.adjusted(20, 0, 0, 0), row)
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, row: ListRow) -> None:
        inner = rect.adjusted(20, 6, -22, 0)
        painter.setPen(self._theme.colour("ink2"))
        painter.setFont(self._theme.font("meta_strong"))
        painter.drawText(inner, _LEFT, row.title)
        painter.setFont(self._theme.font("meta"))
        painter.drawText(inner, _RIGHT, row.right)

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, row: LogRow) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
        if focused or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(self._theme.colour("accent") if focused else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("soft" if focused else "hover"))
            painter.drawRoundedRect(QRectF(rect).adjusted(6.5, 1.5, -6.5, -1.5), 10, 10)
        elif not row.is_last:
            painter.setPen(self._theme.colour("line"))
            painter.drawLine(rect.left() + 4, rect.bottom(), rect.right() - 4, rect.bottom())

    def _entry(self, painter: QPainter, rect: QRect, row: LogRow) -> None:
        theme = self._theme
        self._dots(painter, rect)
        left = rect.left() + self._disc(painter, rect, row)
        right = rect.right() - self.dots_width()
        strong = QFontMetrics(theme.font("strong"))
        hours = max(strong.horizontalAdvance(text) for text in ("00,0 h", row.right))
        wide = rect.width() >= theme.px(_ONE_LINE)
        self._text(
            painter,
            QRect(right - hours, rect.top(), hours, rect.height()),
            row.right,
            "strong",
            _RIGHT,
        )
        right -= hours + theme.px(8)
        right -= self._known(painter, rect, right, row, in_words=wide)
        if not wide:
            self._two_lines(painter, QRect(left, rect.top(), right - left, rect.height()), row)
            return
        name = min(theme.px(170), (right - left) // 3)
        self._text(painter, QRect(left, rect.top(), name, rect.height()), row.title, "strong")
        left += name + theme.px(12)
        if row.pill:
            right -= self._pill(painter, QRect(left, rect.top(), right - left, rect.height()), row)
        self._text(
            painter,
            QRect(left, rect.top(), right - left, rect.height()),
            row.meta,
            "body",
            ink="ink2",
        )

    def _two_lines(self, painter: QPainter, room: QRect, row: LogRow) -> None:
        title = self._theme.line_height("strong")
        meta = self._theme.line_height("meta")
        top = room.top() + (room.height() - title - meta - 1) // 2
        self._text(painter, QRect(room.left(), top, room.width(), title), row.title, "strong")
        below = QRect(room.left(), top + title + 1, room.width(), meta)
        parts = [row.meta, row.pill if row.pill != row.meta else ""]
        self._text(painter, below, " · ".join(p for p in parts if p), "meta", ink="ink2")

    def _text(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        role: str,
        side: Qt.AlignmentFlag | None = None,
        *,
        ink: str = "ink",
    ) -> None:
        font = self._theme.font(role)
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, side or _LEFT, shown)

    def _disc(self, painter: QPainter, rect: QRect, row: LogRow) -> int:
        side = self._theme.px(32)
        circle = QRect(rect.left(), rect.center().y() - side // 2, side, side)
        if row.lead is not None:
            ground, ink = inks_of(row.lead.tone)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(ground))
            painter.drawEllipse(circle)
            painter.setFont(self._theme.font("caption_strong"))
            painter.setPen(self._theme.colour(ink))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, row.lead.upper)
        return side + 12

    def _known(
        self, painter: QPainter, rect: QRect, right: int, row: LogRow, *, in_words: bool
    ) -> int:
        """How it is known, left of the hours; how much room it took."""
        theme = self._theme
        side = theme.icon_px(16)
        words = theme.px(84) if in_words else 0
        x = right - side - words
        icon = theme.pixmap(row.known_icon, "ink3", 16)
        painter.drawPixmap(QPoint(x, rect.center().y() - side // 2), icon)
        if in_words:
            room = QRect(x + side + 6, rect.top(), words - 6, rect.height())
            self._text(painter, room, row.known, "meta", ink="ink2")
        return side + words + theme.px(12)

    def _pill(self, painter: QPainter, room: QRect, row: LogRow) -> int:
        """The event, at the right of the room; how much it took."""
        theme = self._theme
        font = theme.font("caption")
        wished = QFontMetrics(font).horizontalAdvance(row.pill) + 20
        task = QFontMetrics(theme.font("body")).horizontalAdvance(row.meta) + theme.px(14)
        width = min(wished, max(room.width() - task, room.width() * 2 // 5))
        height = theme.px(22)
        pill = QRect(room.right() - width, room.center().y() - height // 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("press"))
        painter.drawRoundedRect(QRectF(pill), height / 2, height / 2)
        self._text(painter, pill.adjusted(10, 0, -10, 0), row.pill, "caption", _CENTRE, ink="ink2")
        return width + theme.px(12)

    def _dots(self, painter: QPainter, rect: QRect) -> None:
        side = self._theme.icon_px(18)
        zone = QRect(rect.right() - self.dots_width(), rect.top(), self.dots_width(), rect.height())
        icon = self._theme.pixmap("dots-three-bold", "ink2", 18)
        painter.drawPixmap(zone.center() - QPoint(side // 2, side // 2), icon)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
