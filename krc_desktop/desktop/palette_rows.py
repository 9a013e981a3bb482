"""The rows of the search over everything: what they hold, and how they are painted.

A match is painted bold on a tint, letter by letter: names are never markup.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from krc_desktop.alphabet import match_spans
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.rows import ROW_ROLE, Index

_PADDING, _GAP, _INSET = 18, 11, 8


class RowKind(Enum):
    """A title over rows, something to open or do, or a fact that is only read."""

    HEADING = "heading"
    DOOR = "door"
    FACT = "fact"


@dataclass(frozen=True)
class PaletteRow:
    """One row. `initials` stand in a circle, else `icon` in a square; `right` is its keys."""

    kind: RowKind
    title: str
    meta: str = ""
    right: str = ""
    icon: str = ""
    initials: str = ""
    tone: str = "neutral"
    act: Callable[[], object] | None = None

    @property
    def sentence(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.title, self.meta, self.right) if part)


class PaletteModel(QAbstractListModel):
    """A handful of rows, made anew with each letter."""

    def __init__(self) -> None:
        """No rows yet."""
        super().__init__()
        self.rows: Sequence[PaletteRow] = ()

    def show(self, rows: Sequence[PaletteRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are, headings too."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = 0) -> Any:
        """The row, its title, its sentence."""
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        return row.sentence if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only what can be opened or done can be chosen."""
        row = self.rows[index.row()] if 0 <= index.row() < len(self.rows) else None
        if row is None or row.kind is RowKind.HEADING:
            return Qt.ItemFlag.NoItemFlags
        if row.kind is RowKind.FACT:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class PalettePainter(QStyledItemDelegate):
    """Paints the rows for what is typed at the moment."""

    def __init__(self, theme: Theme, open_word: str) -> None:
        """A painter; `open_word` stands at the right of the chosen row."""
        super().__init__()
        self._theme = theme
        self._open_word = open_word
        self.typed = ""
        self.height = max(theme.px(44), theme.line_height("body") + 16)
        self.heading_height = theme.line_height("caption_strong") + theme.px(16)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as high as every other; headings are lower."""
        row = index.data(ROW_ROLE)
        is_heading = row is not None and row.kind is RowKind.HEADING
        return QSize(100, self.heading_height if is_heading else self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: PaletteRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        if row.kind is RowKind.HEADING:
            self._text(painter, rect.adjusted(22, 4, -22, 0), row.title, "caption_strong", "ink2")
        else:
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            self._ground(painter, rect, option, row, selected=selected)
            self._content(painter, rect.adjusted(_PADDING, 0, -_PADDING, 0), row, selected=selected)
        painter.restore()

    def _ground(
        self,
        painter: QPainter,
        rect: QRectF,
        option: QStyleOptionViewItem,
        row: PaletteRow,
        *,
        selected: bool,
    ) -> None:
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or (hovered and row.kind is RowKind.DOOR):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("soft" if selected else "hover"))
            painter.drawRoundedRect(rect.adjusted(_INSET, 0, -_INSET, 0), 10, 10)

    def _content(self, painter: QPainter, rect: QRectF, row: PaletteRow, *, selected: bool) -> None:
        left = rect.left() + self._lead(painter, rect, row)
        right = rect.right() - self._right(painter, rect, row, selected=selected)
        left = self._title(painter, QRectF(left, rect.top(), right - left, rect.height()), row)
        room = QRectF(left + _GAP, rect.top(), right - left - _GAP, rect.height())
        if row.meta and room.width() > 24:
            self._text(painter, room, row.meta, "meta", "ink2")

    def _lead(self, painter: QPainter, rect: QRectF, row: PaletteRow) -> float:
        """The circle of a person or the square of anything else; how much room it took."""
        side = self._theme.px(32)
        block = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
        ground, ink = _TONES[row.tone]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(ground))
        if row.initials:
            painter.drawEllipse(block)
            painter.setFont(self._theme.font("caption_strong"))
            painter.setPen(self._theme.colour(ink))
            painter.drawText(block, Qt.AlignmentFlag.AlignCenter, row.initials)
        elif row.icon:
            painter.drawRoundedRect(block, 8, 8)
            icon = self._theme.icon_px(16)
            corner = block.center() - QPointF(icon / 2, icon / 2)
            painter.drawPixmap(corner.toPoint(), self._theme.pixmap(row.icon, ink, 16))
        else:
            return 4
        return side + 10

    def _right(self, painter: QPainter, rect: QRectF, row: PaletteRow, *, selected: bool) -> float:
        """The keys, and on the chosen row what Enter does; how much room they took."""
        if selected and not row.right:
            icon = self._theme.icon_px(16)
            corner = QPointF(rect.right() - icon, rect.center().y() - icon / 2)
            painter.drawPixmap(
                corner.toPoint(), self._theme.pixmap("arrow-elbow-down-left", "soft_ink", 16)
            )
            room = rect.adjusted(0, 0, -icon - 8, 0)
            opens = self._open_word if row.meta else ""
            return self._at_right(painter, room, opens, "soft_ink") + icon + 8
        return self._at_right(painter, rect, row.right, "soft_ink" if selected else "ink2")

    def _at_right(self, painter: QPainter, rect: QRectF, text: str, ink: str) -> float:
        if not text:
            return 0
        font = self._theme.font("meta_strong")
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
        painter.drawText(rect, _AT_RIGHT, text)
        return QFontMetricsF(font).horizontalAdvance(text) + _GAP

    def _title(self, painter: QPainter, room: QRectF, row: PaletteRow) -> float:
        """The title, what matches on a tint; where it ends."""
        told = row.kind is RowKind.FACT and not row.icon
        ink, typed = ("ink2", "") if told else ("ink", self.typed)
        at = room.left()
        for text, matches in pieces(row.title, typed):
            font = self._theme.font("strong" if matches else "body")
            measure = QFontMetricsF(font)
            shown = measure.elidedText(text, Qt.TextElideMode.ElideRight, room.right() - at)
            width = measure.horizontalAdvance(shown)
            self._piece(
                painter,
                QRectF(at, room.top(), width, room.height()),
                shown,
                font,
                ink,
                matches=matches,
            )
            at += width
            if shown != text:
                return room.right()
        return at

    def _piece(
        self, painter: QPainter, rect: QRectF, text: str, font: QFont, ink: str, *, matches: bool
    ) -> None:
        if matches:
            high = QFontMetricsF(font).height()
            tint = QRectF(rect.left() - 0.5, rect.center().y() - high / 2, rect.width() + 1, high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("warn_soft"))
            painter.drawRoundedRect(tint, 2, 2)
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
        painter.drawText(rect.adjusted(0, 0, 2, 0), _AT_LEFT, text)

    def _text(self, painter: QPainter, rect: QRectF, text: str, role: str, ink: str) -> None:
        font = self._theme.font(role)
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
        painter.drawText(rect, _AT_LEFT, shown)


def pieces(text: str, typed: str) -> list[tuple[str, bool]]:
    """A text cut where it matches what was typed: each piece, and whether it matches."""
    cut: list[tuple[str, bool]] = []
    at = 0
    for start, end in match_spans(text, typed):
        cut += [(text[at:start], False), (text[start:end], True)]
        at = end
    cut.append((text[at:], False))
    return [piece for piece in cut if piece[0]]


class PaletteList(QListView):
    """The rows; the cursor stays in the line above, which moves the choice."""

    def __init__(self, theme: Theme, name: str, open_word: str) -> None:
        """An empty list; `name` is what a screen reader says."""
        super().__init__()
        self.found = PaletteModel()
        self.painter = PalettePainter(theme, open_word)
        self.setModel(self.found)
        self.setItemDelegate(self.painter)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(theme.px(24))
        # what lies under the palette is not painted anew with every letter
        self._ground = theme.colour("surface")
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows on a ground of their own."""
        QPainter(self.viewport()).fillRect(event.rect(), self._ground)
        super().paintEvent(event)

    def show_rows(self, rows: Sequence[PaletteRow], typed: str) -> None:
        """Show rows for what is typed; the first that can be chosen is."""
        self.painter.typed = typed
        self.found.show(rows)
        self.scrollToTop()
        self.step(1, start=-1)

    @property
    def wanted_height(self) -> int:
        """The height at which every row would be seen."""
        headings = sum(1 for row in self.found.rows if row.kind is RowKind.HEADING)
        rest = len(self.found.rows) - headings
        return headings * self.painter.heading_height + rest * self.painter.height

    @property
    def chosen(self) -> PaletteRow | None:
        """The chosen row; None where nothing can be."""
        row = self.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, PaletteRow) and row.kind is RowKind.DOOR else None

    def step(self, by: int, *, start: int | None = None) -> None:
        """Choose the next row that can be chosen, onwards or backwards; at the ends go round."""
        doors = [at for at, row in enumerate(self.found.rows) if row.kind is RowKind.DOOR]
        if not doors:
            return
        here = self.currentIndex().row() if start is None else start
        if here in doors:
            at = doors[(doors.index(here) + by) % len(doors)]
        else:
            at = doors[0] if by > 0 else doors[-1]
        self.setCurrentIndex(self.found.index(at))
        # the first row is seen with its heading
        if at == doors[0]:
            self.scrollToTop()


_AT_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_AT_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_TONES = {
    "neutral": ("press", "ink2"),
    "soft": ("soft", "soft_ink"),
    "warn": ("warn_soft", "warn"),
    "kiln": ("kiln_soft", "kiln"),
    "laser": ("laser_soft", "laser"),
    "knit": ("knit_soft", "knit"),
    "sew": ("sew_soft", "sew"),
}
