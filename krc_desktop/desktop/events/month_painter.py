"""Paints the cells of the month view, and knows where in a cell each block lies."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from krc_desktop.desktop.events.block_painter import BlockPainter
from krc_desktop.desktop.events.month_cells import Block, Cell
from krc_desktop.desktop.events.month_model import CELL_ROLE
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.rows import Index
from krc_desktop.language import Phrasebook

_RADIUS = 11
_GAP = 2


@dataclass(frozen=True)
class Laid:
    """Where the blocks of a cell lie, and the line that tells how many more there are."""

    blocks: tuple[tuple[QRect, Block], ...]
    more: QRect
    hidden: int


class MonthPainter(QStyledItemDelegate):
    """Paints days; `is_compact`: the number and a count, for narrow windows."""

    def __init__(self, theme: Theme, words: Phrasebook) -> None:
        """A painter in a theme."""
        super().__init__()
        self._theme = theme
        self._words = words
        self._blocks = BlockPainter(theme)
        self.is_compact = False
        self._head = max(24, theme.line_height("label") + 8)
        self._line = theme.line_height("caption_strong") + 4

    @property
    def least_height(self) -> int:
        """The least height of a row: a block and the line below it, or one line."""
        if self.is_compact:
            return max(32, self._theme.line_height("label") + 10)
        return self._head + 2 * (self._line + _GAP) + 4

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As small as may be: the view stretches its cells."""
        return QSize(32, self.least_height)

    # -- where things lie ----------------------------------------------------------------------

    def laid(self, rect: QRect, cell: Cell) -> Laid:
        """Where the blocks of a cell lie: as many as there is room for."""
        if self.is_compact:
            return Laid((), QRect(), 0)
        step = self._line + _GAP
        lines = max(1, (rect.height() - self._head - 3) // step)
        many = len(cell.blocks)
        shown = many if many <= lines else lines - 1
        places = [
            QRect(
                rect.left() + 5, rect.top() + self._head + n * step, rect.width() - 10, self._line
            )
            for n in range(shown + 1)
        ]
        hidden = many - shown
        pairs = tuple(zip(places, cell.blocks[:shown], strict=False))
        return Laid(pairs, places[shown] if hidden else QRect(), hidden)

    # -- painting ------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One day."""
        cell: Cell | None = index.data(CELL_ROLE)
        if cell is None:
            return
        rect: QRect = option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, index, cell)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            self._ring(painter, rect, focused=bool(state & QStyle.StateFlag.State_HasFocus))
        if self.is_compact:
            self._compact(painter, rect, cell)
        else:
            self._heading(painter, rect, cell)
            laid = self.laid(rect, cell)
            for place, block in laid.blocks:
                self._blocks.block(painter, place, block)
            if laid.hidden:
                text = self._words.text("{n} more", n=laid.hidden)
                self._blocks.text(painter, laid.more.adjusted(6, 0, 0, 0), text, "caption", "ink2")
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, index: Index, cell: Cell) -> None:
        if cell.holiday:
            ground = "bad_soft"
        elif not cell.in_month or cell.note or cell.day.isoweekday() == 7:
            ground = "sunken"
        else:
            ground = "surface"
        painter.fillPath(_cornered(rect, index), self._theme.colour(ground))
        line = self._theme.colour("line")
        if index.column() < 6:
            painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), line)
        if index.row() < 5:
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), line)

    def _ring(self, painter: QPainter, rect: QRect, *, focused: bool) -> None:
        pen = painter.pen()
        pen.setColor(self._theme.colour("accent" if focused else "field"))
        pen.setWidthF(2 if focused else 1)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -2.5, -2.5), 8, 8)

    def _heading(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        """The day's number, and beside it why nobody is there."""
        line = QRect(rect.left() + 8, rect.top() + 3, rect.width() - 14, self._head - 5)
        used = self._number(painter, line, cell)
        room = line.adjusted(used + 6, 0, 0, 0)
        if cell.holiday:
            self._flag(painter, room, "flag-fill", cell.holiday, "bad")
        elif cell.note:
            self._flag(painter, room, "prohibit", cell.note, "ink2")

    def _number(self, painter: QPainter, line: QRect, cell: Cell) -> int:
        """The number, on a disc where it is today; how much room it took."""
        font = self._theme.font("meta_strong")
        text = str(cell.day.day)
        width = max(QFontMetrics(font).horizontalAdvance("28"), self._theme.px(16)) + 4
        ink = "ink" if cell.in_month else "ink3"
        if cell.holiday:
            ink = "bad"
        place = QRect(line.left() - 2, line.top(), width + 4, line.height())
        if cell.is_today:
            side = min(line.height(), width + 8)
            disc = QRectF(0, 0, max(side, width + 6), side)
            disc.moveCenter(QPointF(place.center()) + QPointF(0.5, 0.5))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent"))
            painter.drawRoundedRect(disc, side / 2, side / 2)
            ink = "on_accent"
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        return width + 4

    def _flag(self, painter: QPainter, room: QRect, icon: str, text: str, ink: str) -> None:
        side = self._theme.icon_px(14)
        if room.width() < side:
            return
        painter.drawPixmap(
            room.left(), room.center().y() - side // 2 + 1, self._theme.pixmap(icon, ink, 14)
        )
        role = "caption_strong" if ink == "bad" else "caption"
        self._blocks.text(painter, room.adjusted(side + 5, 0, 0, 0), text, role, ink)

    def _compact(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        """The number and how much there is, marked where something lacks."""
        line = QRect(rect.left() + 6, rect.top() + 2, rect.width() - 8, rect.height() - 4)
        used = self._number(painter, line, cell)
        many = len(cell.blocks)
        room = line.adjusted(used + 4, 0, -4, 0)
        if cell.holiday and not many:
            self._flag(painter, room, "flag-fill", cell.holiday, "bad")
        if not many:
            return
        font = self._theme.font("caption_strong")
        width = max(QFontMetrics(font).horizontalAdvance(str(many)) + 12, self._theme.px(20))
        height = self._theme.line_height("caption_strong") + 2
        pill = QRectF(room.left(), room.center().y() - height / 2 + 1, width, height)
        ground, ink = ("warn_soft", "warn") if cell.has_gap else ("soft", "soft_ink")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(ground))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, str(many))
        if cell.has_gap:
            side = self._theme.icon_px(14)
            if pill.right() + side + 4 < rect.right():
                painter.drawPixmap(
                    round(pill.right()) + 4,
                    room.center().y() - side // 2 + 1,
                    self._theme.pixmap("warning-circle", "warn", 14),
                )


def _cornered(rect: QRect, index: Index) -> QPainterPath:
    """A cell's shape: round where it lies in a corner of the grid."""
    path = QPainterPath()
    whole = QRectF(rect)
    at_side, at_end = index.column() in (0, 6), index.row() in (0, 5)
    if not (at_side and at_end):
        path.addRect(whole)
        return path
    path.addRoundedRect(whole, _RADIUS, _RADIUS)
    across = -_RADIUS if index.column() == 0 else _RADIUS
    along = -_RADIUS if index.row() == 0 else _RADIUS
    for moved in (whole.translated(-across, 0), whole.translated(0, -along)):
        inner = QPainterPath()
        inner.addRect(moved.intersected(whole))
        path = path.united(inner)
    return path
