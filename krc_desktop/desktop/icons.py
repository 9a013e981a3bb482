"""The icons: Phosphor's glyphs, painted once for each name, colour and size.

The font is ours to load (and not through a library of icons): that costs a twentieth of a bare
window's start instead of a third.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPainter, QPixmap


class Icons:
    """The glyphs by name; `name-fill` is the filled one."""

    def __init__(self, folder: Path) -> None:
        """Icons from the folder with the font and its list of names."""
        self._folder = folder
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    @cached_property
    def _listed(self) -> str:
        """The font's list of names as its text: of its thousands we need a few dozen."""
        return (self._folder / "phosphor.json").read_text("utf-8")

    def _glyph(self, name: str) -> str:
        _, found, rest = self._listed.partition(f'"{name}": "0x')
        return chr(int(rest.partition('"')[0], 16)) if found else ""

    @cached_property
    def _family(self) -> str:
        number = QFontDatabase.addApplicationFont(str(self._folder / "phosphor.ttf"))
        return QFontDatabase.applicationFontFamilies(number)[0]

    def knows(self, name: str) -> bool:
        """Whether there is such an icon."""
        return bool(self._glyph(name))

    def pixmap(self, name: str, colour: str, size: int) -> QPixmap:
        """An icon of so many logical pixels in a #RRGGBB colour, sharp on the screen at hand."""
        ratio = QGuiApplication.instance().devicePixelRatio()  # type: ignore[union-attr]
        key = (name, colour, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._painted(name, colour, size, ratio)
        return self._pixmaps[key]

    def _painted(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        font = QFont(self._family)
        font.setPixelSize(size)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(
            QRectF(QPointF(0, 0), QPointF(size, size)),
            Qt.AlignmentFlag.AlignCenter,
            self._glyph(name),
        )
        painter.end()
        return pixmap
