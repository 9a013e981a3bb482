"""A numbered blank in place of a scan: the form as it lies on the table, without what is on it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from krc_desktop.desktop.colours import LIGHT
from krc_desktop.desktop.events.sheets.fit import Strip
from krc_desktop.desktop.theme import Theme

_LEFT = 0.055
# where number, name, group, photos and signature begin, in shares of the table
_COLUMNS = (0.0, 0.09, 0.46, 0.68, 0.80)


@dataclass(frozen=True)
class BlankSheet:
    """What stands on the blank: over the title, the title, below it, the sheet's number."""

    kind: str = ""
    title: str = ""
    about: str = ""
    code: str = ""
    columns: tuple[str, ...] = ()


def paint_blank(
    painter: QPainter, theme: Theme, page: QRectF, strip: Strip, number: int, blank: BlankSheet
) -> None:
    """Paint a page of the form into a rectangle (pages from 0)."""
    _Page(painter, theme, page, strip, number).paint(blank)


class _Page:
    def __init__(
        self, painter: QPainter, theme: Theme, page: QRectF, strip: Strip, number: int
    ) -> None:
        self._painter = painter
        self._theme = theme
        self._page = page
        self._strip = strip
        self._number = number
        margin = page.width() * _LEFT
        self._left, self._right = page.left() + margin, page.right() - margin

    def paint(self, blank: BlankSheet) -> None:
        self._head(blank)
        self._lines()

    def _y(self, line: int) -> float:
        first = self._strip.fit.first * self._strip.page_height
        return self._page.top() + first + (line - 1) * self._strip.line_height

    def _text(self, text: str, role: str, ink: str, at: QRectF, *, right: bool = False) -> None:
        font = self._theme.font(role)
        self._painter.setFont(font)
        self._painter.setPen(QColor(LIGHT[ink]))
        shown = QFontMetrics(font).elidedText(
            text, Qt.TextElideMode.ElideRight, max(int(at.width()), 1)
        )
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self._painter.drawText(at, int(side | Qt.AlignmentFlag.AlignVCenter), shown)

    def _rule(self, y: float, ink: str, width: float = 1.0) -> None:
        self._painter.setPen(QPen(QColor(LIGHT[ink]), width))
        self._painter.drawLine(QPointF(self._left, y), QPointF(self._right, y))

    def _head(self, blank: BlankSheet) -> None:
        top = self._page.top() + self._strip.page_height * 0.05
        wide = self._right - self._left
        self._rule(top, "ink", 3.0)
        y = top + 8
        code = min(wide * 0.3, self._theme.px(110))
        for text, role, ink in (
            (blank.kind, "caption_strong", "ink"),
            (blank.title, "section", "ink"),
            (blank.about, "caption", "ink2"),
        ):
            height = self._theme.line_height(role) + 3
            self._text(text, role, ink, QRectF(self._left, y, wide - code - 8, height))
            y += height
        height = self._theme.line_height("caption_strong") + 3
        at = QRectF(self._right - code, top + 8, code, height)
        self._text(blank.code, "caption_strong", "ink", at, right=True)
        self._columns(blank.columns)

    def _columns(self, names: tuple[str, ...]) -> None:
        height = self._theme.line_height("caption_strong") + 6
        wide = self._right - self._left
        for at, name in enumerate(names[: len(_COLUMNS)]):
            begins = self._left + _COLUMNS[at] * wide
            ends = self._left + (_COLUMNS[at + 1] if at + 1 < len(_COLUMNS) else 1.0) * wide
            where = QRectF(begins, self._y(1) - height, ends - begins - 6, height)
            self._text(name, "caption_strong", "ink2", where)

    def _lines(self) -> None:
        first = self._number * self._strip.fit.per_page
        number_width = (self._right - self._left) * 0.06
        for row in range(1, self._strip.fit.per_page + 1):
            y = self._y(row)
            self._rule(y, "ink" if row == 1 else "rule", 1.4 if row == 1 else 1.0)
            at = QRectF(self._left, y, number_width, self._strip.line_height)
            self._text(str(first + row), "caption", "ink2", at, right=True)
        last = self._y(self._strip.fit.per_page + 1)
        self._rule(last, "rule")
        self._painter.setPen(QColor(LIGHT["line"]))
        for share in _COLUMNS[2:]:
            x = self._left + share * (self._right - self._left) - 6
            self._painter.drawLine(QPointF(x, self._y(1)), QPointF(x, last))
