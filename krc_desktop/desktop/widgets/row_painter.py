"""Paints the rows of lists: each once, then from its picture."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.rows import ROW_ROLE, Index, Lead, ListRow


class RowPainter(QStyledItemDelegate):
    """Paints rows; one painted once is kept as a picture until it changes."""

    MOST_KEPT = 400

    def __init__(self, theme: Theme, *, height: int = 62) -> None:
        """A painter of rows of so many pixels at 100 %."""
        super().__init__()
        self._theme = theme
        lines = theme.line_height("strong") + theme.line_height("meta")
        self._height = max(height, lines + 18)
        self._heading_height = theme.line_height("label") + 16
        self._kept: OrderedDict[tuple[Any, ...], QPixmap] = OrderedDict()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every record is as high as every other."""
        row = index.data(ROW_ROLE)
        height = self._heading_height if row is not None and row.is_heading else self._height
        return QSize(100, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row, from its picture where it has one."""
        row: ListRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        rect: QRect = option.rect
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = selected and bool(state & QStyle.StateFlag.State_HasFocus)
        ratio = painter.device().devicePixelRatioF()
        key = (row, rect.width(), rect.height(), selected, hovered, focused, ratio)
        pixmap = self._kept.get(key)
        if pixmap is None:
            pixmap = self._drawn(row, rect.size(), selected, hovered, focused, ratio)
            self._kept[key] = pixmap
            if len(self._kept) > self.MOST_KEPT:
                self._kept.popitem(last=False)
        painter.drawPixmap(rect.topLeft(), pixmap)

    def _drawn(
        self,
        row: ListRow,
        size: QSize,
        selected: bool,  # noqa: FBT001
        hovered: bool,  # noqa: FBT001
        focused: bool,  # noqa: FBT001
        ratio: float,
    ) -> QPixmap:
        pixmap = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRect(QPoint(0, 0), size)
        if row.is_heading:
            self._heading(painter, rect, row)
        else:
            self._ground(painter, rect, selected, hovered, focused)
            self._record(painter, rect.adjusted(16, 0, -16, 0), row)
        painter.end()
        return pixmap

    def _heading(self, painter: QPainter, rect: QRect, row: ListRow) -> None:
        painter.setFont(self._theme.font("label"))
        painter.setPen(self._theme.colour("ink2"))
        painter.drawText(
            rect.adjusted(20, 6, -16, 0),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            row.title,
        )

    def _ground(
        self,
        painter: QPainter,
        rect: QRect,
        selected: bool,  # noqa: FBT001
        hovered: bool,  # noqa: FBT001
        focused: bool,  # noqa: FBT001
    ) -> None:
        if not (selected or hovered):
            return
        painter.setPen(self._theme.colour("accent") if focused else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("soft" if selected else "hover"))
        painter.drawRoundedRect(QRectF(rect).adjusted(8.5, 1.5, -8.5, -1.5), 10, 10)

    def _record(self, painter: QPainter, rect: QRect, row: ListRow) -> None:
        left = rect.left() + self._lead(painter, rect, row.lead)
        right = rect.right() - (22 if row.mark else 0)
        if row.mark:
            icon = self._theme.pixmap(row.mark, "warn", 18)
            side = self._theme.icon_px(18)
            painter.drawPixmap(rect.right() - side, rect.center().y() - side // 2, icon)
        title_font, meta_font = self._theme.font("strong"), self._theme.font("meta")
        title_height = QFontMetrics(title_font).height()
        meta_height = QFontMetrics(meta_font).height() if row.meta or row.pill else 0
        bar = 8 if row.bar is not None else 0
        top = rect.top() + (rect.height() - title_height - meta_height - bar - 2) // 2
        first = QRect(left, top, right - left, title_height)
        second = QRect(left, top + title_height + 2, right - left, meta_height)
        on_title = row.bar is not None or row.right_on_title
        room = self._right(painter, first if on_title else second, row)
        title_room = room if on_title else 0
        self._line(
            painter,
            first.adjusted(0, 0, -title_room, 0),
            row.title,
            title_font,
            "ink2" if row.is_dimmed else "ink",
        )
        self._line(
            painter, second.adjusted(0, 0, -(room - title_room), 0), row.meta, meta_font, "ink2"
        )
        if row.bar is not None:
            self._bar(painter, QRectF(left, second.bottom() + 5, right - left, 4), row.bar)

    @staticmethod
    def _bar_rect(track: QRectF, share: float) -> QRectF:
        return QRectF(track.left(), track.top(), max(track.width() * share, 4), track.height())

    def _bar(self, painter: QPainter, track: QRectF, share: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("press"))
        painter.drawRoundedRect(track, 2, 2)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawRoundedRect(self._bar_rect(track, share), 2, 2)

    def _line(self, painter: QPainter, rect: QRect, text: str, font: Any, ink: str) -> None:
        if not text:
            return
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _right(self, painter: QPainter, rect: QRect, row: ListRow) -> int:
        """The fact at the right of a line; how much room it took."""
        if row.pill:
            return self._pill(painter, rect, row) + 8
        if not row.right:
            return 0
        is_strong = bool(row.right_icon) or row.bar is not None or row.right_on_title
        font = self._theme.font("strong" if is_strong else "label")
        width = QFontMetrics(font).horizontalAdvance(row.right)
        painter.setFont(font)
        painter.setPen(self._theme.colour("ink" if is_strong else "ink2"))
        painter.drawText(
            rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.right
        )
        if row.right_icon:
            side = self._theme.icon_px(16)
            x = rect.right() - width - side - 8
            painter.drawPixmap(
                x, rect.center().y() - side // 2, self._theme.pixmap(row.right_icon, "ink3", 16)
            )
            width += side + 8
        return width + 8

    def _pill(self, painter: QPainter, rect: QRect, row: ListRow) -> int:
        font = self._theme.font("caption_strong")
        side = self._theme.icon_px(14) if row.pill_icon else 0
        width = QFontMetrics(font).horizontalAdvance(row.pill) + 18 + (side + 4 if side else 0)
        height = self._theme.px(22)
        pill = QRectF(rect.right() - width, rect.center().y() - height / 2, width, height)
        ground, ink = _PILLS[row.pill_tone]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(ground))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        if side:
            painter.drawPixmap(
                round(pill.left()) + 8,
                round(pill.center().y() - side / 2),
                self._theme.pixmap(row.pill_icon, ink, 14),
            )
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
        painter.drawText(
            pill.adjusted(9 + (side + 4 if side else 0), 0, -9, 0),
            Qt.AlignmentFlag.AlignVCenter,
            row.pill,
        )
        return width

    def _lead(self, painter: QPainter, rect: QRect, lead: Lead | None) -> int:
        """What stands before the title; how much room it took."""
        if lead is None:
            return 4
        if lead.kind == "day":
            return self._day(painter, rect, lead)
        side = self._theme.px(36)
        circle = QRect(rect.left(), rect.center().y() - side // 2, side, side)
        ground, ink = _PILLS[lead.tone]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(ground))
        painter.drawEllipse(circle)
        if lead.kind == "icon":
            icon = self._theme.icon_px(18)
            painter.drawPixmap(
                circle.center() - QPoint(icon // 2, icon // 2),
                self._theme.pixmap(lead.upper, ink, 18),
            )
        else:
            painter.setFont(self._theme.font("caption_strong"))
            painter.setPen(self._theme.colour(ink))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, lead.upper)
        return side + 12

    def _day(self, painter: QPainter, rect: QRect, lead: Lead) -> int:
        width = self._theme.px(40)
        block = QRect(
            rect.left(),
            rect.top() + (rect.height() - self._theme.px(40)) // 2,
            width,
            self._theme.px(40),
        )
        if lead.tone == "soft":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("soft"))
            painter.drawRoundedRect(block, 8, 8)
        ink = QColor(self._theme.colour("soft_ink" if lead.tone == "soft" else "ink"))
        role = "period" if len(lead.upper) <= 2 else "meta_strong"
        for text, font, part in (
            (
                lead.upper,
                self._theme.font(role),
                block.adjusted(-6, 0, 6, -block.height() // 2 + 3),
            ),
            (
                lead.lower,
                self._theme.font("caption"),
                block.adjusted(-6, block.height() // 2 - 1, 6, 0),
            ),
        ):
            painter.setFont(font)
            painter.setPen(ink)
            painter.drawText(part, Qt.AlignmentFlag.AlignCenter, text)
        return width + 12


_PILLS = {
    "neutral": ("press", "ink2"),
    "soft": ("soft", "soft_ink"),
    "ok": ("ok_soft", "ok"),
    "warn": ("warn_soft", "warn"),
    "bad": ("bad_soft", "bad"),
    "kiln": ("kiln_soft", "kiln"),
    "laser": ("laser_soft", "laser"),
    "knit": ("knit_soft", "knit"),
    "sew": ("sew_soft", "sew"),
}
