"""Paints rows of people with pills: the same places that a click asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.discs import inks_of, tone_of
from krc_desktop.desktop.widgets.rows import ROW_ROLE, Index
from krc_desktop.model.people import initials

if TYPE_CHECKING:
    from krc_desktop.desktop.events.signups.pill_rows import Pill, PillRow

_ROOMY = 400
_INKS = {"soft": "soft_ink", "ok": "ok", "warn": "warn"}


class PillPainter(QStyledItemDelegate):
    """Number, letters, name over what is known, pills, cross."""

    def __init__(self, theme: Theme) -> None:
        """A painter in a look."""
        super().__init__()
        self._theme = theme
        lines = theme.line_height("strong") + theme.line_height("meta")
        self.height = max(50, lines + 14)
        self._pill = max(32, theme.line_height("label") + 14)
        self._cross = max(34, theme.icon_px(16) + 18)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All are equally high."""
        return QSize(100, self.height)

    # -- where ---------------------------------------------------------------------------------

    def places(self, row: PillRow, rect: QRect) -> list[tuple[str, QRect]]:
        """Where the pills and the cross (an empty key) of a row are."""
        right = rect.right() + 1
        found = []
        if row.can_remove:
            found.append(("", QRect(right - self._cross, rect.top(), self._cross, rect.height())))
            right -= self._cross
        top = rect.center().y() - self._pill // 2 + 1
        for pill in reversed(row.pills):
            wide = self._wide(pill, rect)
            found.append((pill.key, QRect(right - wide, top, wide, self._pill)))
            right -= wide + 6
        return found

    def _says(self, rect: QRect) -> bool:
        return rect.width() >= self._theme.px(_ROOMY)

    def _wide(self, pill: Pill, rect: QRect) -> int:
        icon = self._theme.icon_px(16)
        if not self._says(rect):
            return max(self._pill, icon + 18)
        text = QFontMetrics(self._theme.font("meta_strong")).horizontalAdvance(pill.text)
        return icon + text + 6 + 22

    # -- painting ------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        row: PillRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        self._ground(painter, rect, row, option)
        left = self._number(painter, rect, row)
        left = self._disc(painter, rect, left, row)
        places = self.places(row, rect)
        right = min((where.left() for _, where in places), default=rect.right()) - 8
        self._texts(painter, QRect(left, rect.top(), max(right - left, 10), rect.height()), row)
        for key, where in places:
            if key:
                pill = next(one for one in row.pills if one.key == key)
                self._draw_pill(painter, where, pill, says=self._says(rect))
            else:
                icon = self._theme.icon_px(16)
                at = QPoint(where.center().x() - icon // 2, where.center().y() - icon // 2)
                painter.drawPixmap(at, self._theme.pixmap("x", "ink2", 16))
        painter.restore()

    def _ground(
        self, painter: QPainter, rect: QRect, row: PillRow, option: QStyleOptionViewItem
    ) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = selected and bool(option.state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = "soft" if row.is_lit or focused else "hover" if hovered else ""
        if ground:
            painter.setPen(self._theme.colour("accent") if focused else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(ground))
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 1.5, -0.5, -1.5), 8, 8)
        else:
            painter.setPen(self._theme.colour("line"))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _number(self, painter: QPainter, rect: QRect, row: PillRow) -> int:
        wide = self._theme.px(30)
        if not row.place:
            return rect.left() + 8
        painter.setFont(self._theme.font("meta"))
        painter.setPen(self._theme.colour("ink2"))
        at = QRect(rect.left(), rect.top(), wide, rect.height())
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(at, int(side), str(row.place))
        return rect.left() + wide + 10

    def _disc(self, painter: QPainter, rect: QRect, left: int, row: PillRow) -> int:
        side = self._theme.px(30)
        disc = QRect(left, rect.center().y() - side // 2, side, side)
        ground, ink = inks_of(tone_of(row.person_id))
        ground = "surface" if row.is_lit else ground
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(ground))
        painter.drawEllipse(disc)
        painter.setPen(self._theme.colour(ink))
        painter.setFont(self._theme.font("caption_strong"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, initials(row.name))
        return left + side + 10

    def _texts(self, painter: QPainter, room: QRect, row: PillRow) -> None:
        upper, lower = self._theme.font("strong"), self._theme.font("meta")
        high = QFontMetrics(upper).height() + QFontMetrics(lower).height()
        top = room.top() + (room.height() - high) // 2
        for font, ink, text in ((upper, "ink", row.name), (lower, "ink2", row.meta)):
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(self._theme.colour(ink))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            at = QRect(room.left(), top, room.width(), metrics.height())
            painter.drawText(at, int(Qt.AlignmentFlag.AlignLeft), shown)
            top += metrics.height()

    def _draw_pill(self, painter: QPainter, where: QRect, pill: Pill, *, says: bool) -> None:
        ink = _INKS[pill.tone] if pill.is_pressed else "on_accent" if pill.is_proposed else "ink2"
        ground = "accent" if pill.is_proposed else "surface"
        if pill.is_pressed:
            ground = "soft" if pill.tone == "soft" else f"{pill.tone}_soft"
        edge = "accent" if pill.is_proposed else ink if pill.is_pressed else "field"
        painter.setPen(self._theme.colour(edge))
        painter.setBrush(self._theme.colour(ground))
        radius = where.height() / 2
        painter.drawRoundedRect(QRectF(where).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        side = self._theme.icon_px(16)
        left = where.left() + 11 if says else where.center().x() - side // 2
        at = QPoint(left, where.center().y() - side // 2 + 1)
        painter.drawPixmap(at, self._theme.pixmap(pill.icon, ink, 16))
        if says:
            painter.setFont(self._theme.font("meta_strong"))
            painter.setPen(self._theme.colour(ink))
            text = QRect(left + side + 6, where.top(), where.width(), where.height())
            side_ = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(text, int(side_), pill.text)
