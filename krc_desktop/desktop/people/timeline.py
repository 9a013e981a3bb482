"""What happened, newest first, along a line: a list, so that thousands of rows stay cheap."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.lists import RecordList
from krc_desktop.desktop.widgets.rows import ROW_ROLE, Index, ListRow

_GROUNDS = {
    "neutral": ("press", "ink2"),
    "soft": ("soft", "soft_ink"),
    "ok": ("ok_soft", "ok"),
    "warn": ("warn_soft", "warn"),
    "kiln": ("kiln_soft", "kiln"),
    "knit": ("knit_soft", "knit"),
}


class Timeline(RecordList):
    """Rows along a line, each with a disc, two lines of text and its day."""

    def __init__(self, theme: Theme, name: str) -> None:
        """An empty timeline."""
        super().__init__(theme, name)
        self._along = TimelinePainter(theme)
        self.setItemDelegate(self._along)

    @property
    def height_of_row(self) -> int:
        """How high each row is."""
        return self._along.height


class TimelinePainter(QStyledItemDelegate):
    """Paints rows along a line."""

    def __init__(self, theme: Theme) -> None:
        """A painter in a look."""
        super().__init__()
        self._theme = theme
        lines = theme.line_height("strong") + theme.line_height("meta")
        self.height = max(50, lines + 14)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as high as every other."""
        return QSize(100, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground, the line, the disc, the texts."""
        row: ListRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRect(option.rect)
        self._ground(painter, rect, option)
        is_last = index.row() == index.model().rowCount() - 1
        left = self._disc(painter, rect, row, goes_on=not is_last)
        self._texts(painter, rect.adjusted(left, 0, -8, 0), row)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = selected and bool(state & QStyle.StateFlag.State_HasFocus)
        if focused or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(self._theme.colour("accent") if focused else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("hover"))
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _disc(self, painter: QPainter, rect: QRect, row: ListRow, *, goes_on: bool) -> int:
        side = self._theme.px(28)
        disc = QRect(rect.left() + 4, rect.top() + 4, side, side)
        if goes_on:
            painter.setPen(self._theme.colour("rule"))
            x = disc.center().x()
            painter.drawLine(QPoint(x, disc.bottom() + 4), QPoint(x, rect.bottom()))
        lead = row.lead
        if lead is not None:
            ground, ink = _GROUNDS[lead.tone]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(ground))
            painter.drawEllipse(disc)
            icon = self._theme.icon_px(16)
            painter.drawPixmap(
                disc.center() - QPoint(icon // 2 - 1, icon // 2 - 1),
                self._theme.pixmap(lead.upper, ink, 16),
            )
        return side + 16

    def _texts(self, painter: QPainter, rect: QRect, row: ListRow) -> None:
        theme = self._theme
        title, meta = theme.font("strong"), theme.font("meta")
        first = QRect(rect.left(), rect.top() + 4, rect.width(), QFontMetrics(title).height())
        second = QRect(
            rect.left(), first.bottom() + 1, rect.width(), QFontMetrics(meta).height() + 2
        )
        day = QFontMetrics(meta).horizontalAdvance(row.right)
        painter.setPen(theme.colour("ink2"))
        painter.setFont(meta)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(first, int(middle | Qt.AlignmentFlag.AlignRight), row.right)
        painter.drawText(second, int(middle), _fitting(meta, row.meta, second.width()))
        painter.setPen(theme.colour("ink2" if row.is_dimmed else "ink"))
        painter.setFont(title)
        room = first.width() - day - 8
        painter.drawText(first, int(middle), _fitting(title, row.title, room))


def _fitting(font: object, text: str, width: int) -> str:
    return QFontMetrics(font).elidedText(  # type: ignore[call-overload, no-any-return]
        text, Qt.TextElideMode.ElideRight, width
    )
