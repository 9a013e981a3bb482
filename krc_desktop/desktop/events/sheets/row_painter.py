"""Paints the lines of a sheet; the one at hand is but lit, what is typed lies over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from krc_desktop.desktop.events.sheets.columns import Columns, columns_of, row_height
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.rows import ROW_ROLE, Index

if TYPE_CHECKING:
    from krc_desktop.desktop.events.sheets.sheet_rows import SheetRow


class LinePainter(QStyledItemDelegate):
    """One line of the sheet in one row; `current` is the line at hand."""

    def __init__(self, theme: Theme) -> None:
        """A painter of rows of the usual height."""
        super().__init__()
        self._theme = theme
        self.height = row_height(theme)
        self.columns: Columns = columns_of(theme, 600, 1)
        self.current = 1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All are equally high: as high as those of the scan."""
        return QSize(100, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        row: SheetRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        is_current = row.line == self.current
        self._ground(painter, rect, is_current=is_current, hovered=hovered)
        self._number(painter, rect, row, is_current=is_current)
        if not is_current:
            self._texts(painter, rect, row)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, *, is_current: bool, hovered: bool) -> None:
        if is_current or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("soft" if is_current else "hover"))
            painter.drawRoundedRect(QRectF(rect).adjusted(0, 0, 0, -1), 8, 8)
        if not is_current:
            painter.setPen(self._theme.colour("line"))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _at(self, rect: QRect, column: tuple[int, int]) -> QRect:
        return QRect(rect.left() + column[0], rect.top(), column[1], rect.height())

    def _say(
        self, painter: QPainter, at: QRect, text: str, role: str, ink: str, *, right: bool = False
    ) -> int:
        """Write a text as far as there is room; how wide it became."""
        font = self._theme.font(role)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(at.width(), 1))
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(at, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
        return metrics.horizontalAdvance(shown)

    def _number(self, painter: QPainter, rect: QRect, row: SheetRow, *, is_current: bool) -> None:
        at = self._at(rect, self.columns.number).adjusted(0, 0, -4, 0)
        ink = "soft_ink" if is_current else "ink2" if row.is_wanted else "ink3"
        role = "meta_strong" if is_current else "meta"
        self._say(painter, at, str(row.line), role, ink, right=True)

    def _texts(self, painter: QPainter, rect: QRect, row: SheetRow) -> None:
        columns = self.columns
        at = self._at(rect, columns.name)
        if row.draft:
            self._say(painter, at, f"{row.draft} …", "body", "warn")
        else:
            role, ink = ("label", "ink") if row.is_named else ("body", "ink2")
            used = self._say(painter, at, row.name, "strong" if row.is_named else role, ink)
            if row.remark:
                rest = at.adjusted(used + 10, 0, 0, 0)
                if rest.width() > self._theme.px(48):
                    self._say(painter, rest, row.remark, "caption", "warn")
        self._say(painter, self._at(rect, columns.group), row.group, "body", "ink2")
        if columns.days[1]:
            days = " ".join(f"{day}." for day in sorted(row.days))
            self._say(painter, self._at(rect, columns.days), days, "meta", "ink2")
        self._card(painter, self._at(rect, columns.card), row)
        self._say(painter, self._at(rect, columns.photo), row.photo, "body", "ink2")

    def _card(self, painter: QPainter, at: QRect, row: SheetRow) -> None:
        if not row.icon:
            return
        side = self._theme.icon_px(16)
        top = at.center().y() - side // 2 + 1
        painter.drawPixmap(QPoint(at.left(), top), self._theme.pixmap(row.icon, row.icon_ink, 16))
        if self.columns.shows_card_words:
            self._say(painter, at.adjusted(side + 6, 0, 0, 0), row.card, "body", "ink2")
