"""Pages that are moved with the rows beside them, the line at hand lit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.colours import LIGHT
from krc_desktop.desktop.events.sheets.blank_sheet import BlankSheet
from krc_desktop.desktop.events.sheets.drawn_pages import DrawnPages
from krc_desktop.desktop.events.sheets.fit import Fit, Strip
from krc_desktop.desktop.theme import Theme

_MARGIN = 12
# the empty edge of a form, which needs no room where there is too little
_EDGE = 0.07


class PannedPages(QWidget):
    """Shows pages, or a numbered blank; `scroll_rows` moves the rows beside, and says what is left.

    Whatever the rows can't take of a movement moves the pages alone: their head, their foot.
    """

    panned = Signal()
    rearranged = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        """A view of a blank."""
        super().__init__()
        self.theme = theme
        self._pages = DrawnPages(theme)
        self.line_height = 32.0
        self.line = 1
        self._anchor = (1, 0.0)
        self._apart = 0.0
        self._x: float | None = None
        self.scroll_rows: Callable[[int], int] = lambda by: by
        self.setAccessibleName(name)
        self.setMinimumSize(theme.px(160), theme.px(120))

    # -- what is shown -------------------------------------------------------------------------

    @property
    def strip(self) -> Strip:
        """The pages as they lie under each other."""
        return self._pages.strip(self.line_height, self.width() - 2 * _MARGIN)

    @property
    def shows_scan(self) -> bool:
        """Whether a scan is shown, not a blank."""
        return self._pages.are_scanned

    @property
    def fit(self) -> Fit:
        """Where the lines lie."""
        return self._pages.fit

    def show_scan(self, pictures: Sequence[QImage], fit: Fit) -> None:
        """Show the pages of a scan."""
        self._pages.show_scan(pictures, fit)
        self._apart = 0.0
        self._x = None
        self.moved()

    def show_blank(self, blank: BlankSheet, pages: int, fit: Fit) -> None:
        """Show a numbered blank of so many pages."""
        self._pages.show_blank(blank, pages, fit)
        self.moved()

    def take_line_height(self, pixels: float) -> None:
        """Show lines of another height."""
        if pixels != self.line_height:
            self.line_height = pixels
            self._x = None
            self.moved()

    def follow(self, line: int, anchor: int, y: float) -> None:
        """Light a line; another (or the same) one stands beside its row, so far from above."""
        if line != self.line or anchor != self._anchor[0]:
            self._apart = 0.0
        self.line, self._anchor = line, (anchor, y)
        self.moved()

    def moved(self) -> None:
        """Paint anew, and tell."""
        self.update()
        self.panned.emit()

    # -- where it is ---------------------------------------------------------------------------

    @property
    def most_x(self) -> int:
        """How far it can be moved sideways."""
        return max(0, round(self.strip.width + 2 * _MARGIN - self.width()))

    @property
    def x_now(self) -> int:
        """How far it is moved sideways."""
        edge = _EDGE * self.strip.width if self.shows_scan else 0
        return round(min(edge if self._x is None else self._x, self.most_x))

    def move_to(self, x: int) -> None:
        """Move it sideways."""
        self._x = float(min(max(x, 0), self.most_x))
        self.update()

    @property
    def top(self) -> float:
        """Where the first page begins, seen from above."""
        line, y = self._anchor
        return y - self.strip.top(line) - self._apart

    def y_of(self, line: int) -> float:
        """Where a line begins in the view."""
        return self.top + self.strip.top(line)

    def move_by(self, by: int) -> None:
        """Move it up (below nought: down), with the rows as far as they go."""
        taken = 0
        if self._apart * by < 0:
            taken = round(min(abs(by), abs(self._apart))) * (1 if by > 0 else -1)
            self._apart += taken
        left = by - taken
        if left:
            left = self.scroll_rows(left)
        if left:
            top = self.top
            lowest = self.height() - self.strip.height - _MARGIN
            room = max(_MARGIN - top if left < 0 else top - lowest, 0.0)
            self._apart += max(-room, left) if left < 0 else min(room, left)
        self.moved()

    # -- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The desk, the pages that are seen, the line at hand, the guide."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), self.theme.colour("rail"))
        strip, top = self.strip, self.top
        spare = self.width() - strip.width
        left = spare / 2 if spare >= 2 * _MARGIN else _MARGIN - self.x_now
        for number, shape in enumerate(strip.shapes):
            width, height = strip.page_height * shape, strip.page_height
            page = QRectF(left, top + strip.page_top(number), width, height)
            if page.intersects(QRectF(self.rect())):
                self._pages.paint(painter, page, strip, number, self.devicePixelRatioF())
        self._band(painter, QRectF(left, self.y_of(self.line), strip.width, strip.line_height))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _band(self, painter: QPainter, line: QRectF) -> None:
        """As a marker pen does: what is written stays legible."""
        seen = line.intersected(QRectF(self.rect()))
        if seen.isEmpty():
            return
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(seen, QColor(LIGHT["soft"]))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        bar = QRectF(max(line.left() - 4, 0), line.top(), 4, line.height())
        painter.fillRect(bar, QColor(LIGHT["accent"]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The room sideways has changed."""
        super().resizeEvent(event)
        self.rearranged.emit()
        self.panned.emit()
