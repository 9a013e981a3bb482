"""The pages that the left half shows: pictures of a scan, or blanks with numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QTransform

from krc_desktop.desktop.colours import LIGHT
from krc_desktop.desktop.events.sheets.blank_sheet import BlankSheet, paint_blank
from krc_desktop.desktop.events.sheets.fit import Fit, Strip
from krc_desktop.desktop.theme import Theme

_MOST_KEPT = 4


class DrawnPages:
    """Pages with the lines on them; pictures are scaled once and kept while they are seen."""

    def __init__(self, theme: Theme) -> None:
        """A blank of one page."""
        self._theme = theme
        self._pictures: tuple[QImage, ...] = ()
        self._scaled: dict[tuple[int, int], QPixmap] = {}
        self._blank = BlankSheet()
        self._blank_pages = 1
        self.fit = Fit(0.245, 0.0302, 20)

    @property
    def are_scanned(self) -> bool:
        """Whether they are a scan's."""
        return bool(self._pictures)

    def show_scan(self, pictures: Sequence[QImage], fit: Fit) -> None:
        """The pages of a scan, turned as its fit says."""
        turn = QTransform().rotate(90 * fit.turned)
        self._pictures = tuple(one.transformed(turn) if fit.turned else one for one in pictures)
        self._scaled.clear()
        self.fit = fit

    def show_blank(self, blank: BlankSheet, pages: int, fit: Fit) -> None:
        """A numbered blank of so many pages."""
        self._pictures = ()
        self._scaled.clear()
        self._blank, self._blank_pages, self.fit = blank, pages, fit

    def strip(self, line_height: float, room: float) -> Strip:
        """The pages under each other; a blank is as wide as there is room."""
        if self._pictures:
            shapes = [one.width() / max(one.height(), 1) for one in self._pictures]
            return Strip(self.fit, tuple(shapes), line_height)
        shape = max(room, 40.0) * self.fit.pitch / line_height
        return Strip(self.fit, (shape,) * self._blank_pages, line_height)

    def paint(
        self, painter: QPainter, page: QRectF, strip: Strip, number: int, ratio: float
    ) -> None:
        """Paint a page (from 0) into a rectangle; paper is white in the dark too."""
        painter.fillRect(page, QColor(LIGHT["surface"]))
        if self._pictures:
            painter.drawPixmap(page.topLeft(), self._picture(number, page, ratio))
        else:
            paint_blank(painter, self._theme, page, strip, number, self._blank)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._theme.colour("rule"))
        painter.drawRect(page)

    def _picture(self, number: int, page: QRectF, ratio: float) -> QPixmap:
        size = (page.size() * ratio).toSize()
        key = (number, size.width())
        if key not in self._scaled:
            if len(self._scaled) >= _MOST_KEPT:
                self._scaled.pop(next(iter(self._scaled)))
            image = self._pictures[number].scaled(
                size,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            image.setDevicePixelRatio(ratio)
            self._scaled[key] = QPixmap.fromImage(image)
        return self._scaled[key]
