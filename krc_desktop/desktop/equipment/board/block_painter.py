"""Paints one block of the board."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPixmap, QTransform

from krc_desktop.desktop.equipment.board.blocks import Block, Look
from krc_desktop.desktop.theme import Theme

_RADIUS = 6.0
_BAR = 4.0
_MOST_KEPT = 4000
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SOFT = {"ink2": "press", "accent": "soft"}


def soft_of(ink: str) -> str:
    """The pale ground that goes with an ink."""
    return _SOFT.get(ink, f"{ink}_soft")


class BlockPainter:
    """Paints into rectangles that the layout has found; keeps its hatches and shortened texts."""

    def __init__(self, theme: Theme) -> None:
        """A painter in a theme."""
        self._theme = theme
        self._hatches: dict[tuple[str, float], QBrush] = {}
        self._metrics = QFontMetricsF(theme.font("caption_strong"))
        self._fitted: dict[tuple[tuple[str, ...], int], str] = {}
        self.line = theme.line_height("caption_strong")

    def paint(self, painter: QPainter, place: QRectF, block: Block) -> None:
        """A block, with as much of its text as there is room for."""
        ink = self._text_ink(block)
        _GROUNDS[block.look](self, painter, place, block)
        if block.look in (Look.HATCHED, Look.OUT):
            self._label(painter, place, block, ink)
        else:
            self._lines(painter, place, block, ink)

    def _text_ink(self, block: Block) -> str:
        if block.look is Look.SOLID:
            return "on_accent"
        return "soft_ink" if block.ink == "accent" else block.ink

    # -- grounds -------------------------------------------------------------------------------

    def _solid(self, painter: QPainter, place: QRectF, block: Block) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(block.ink))
        self._rounded(painter, place, block)

    def _tint(self, painter: QPainter, place: QRectF, block: Block) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(soft_of(block.ink)))
        painter.drawRoundedRect(place, _RADIUS, _RADIUS)
        painter.setBrush(self._theme.colour(block.ink))
        bar = QRectF(place.left(), place.top(), _BAR, place.height())
        painter.drawRoundedRect(bar, 1.5, 1.5)

    def _outlined(self, painter: QPainter, place: QRectF, block: Block) -> None:
        painter.setPen(QPen(self._theme.colour(block.ink), 1.2))
        painter.setBrush(self._theme.colour(soft_of(block.ink)))
        painter.drawRoundedRect(place.adjusted(0.6, 0.6, -0.6, -0.6), _RADIUS, _RADIUS)

    def _dashed(self, painter: QPainter, place: QRectF, block: Block) -> None:
        self.dashed_frame(painter, place, block.ink)

    def dashed_frame(self, painter: QPainter, place: QRectF, ink: str) -> None:
        """A pale ground in a dashed frame: what is not there yet."""
        pen = QPen(self._theme.colour(ink), 1.5)
        pen.setDashPattern([4, 2.5])
        painter.setPen(pen)
        painter.setBrush(self._theme.colour(soft_of(ink)))
        painter.drawRoundedRect(place.adjusted(0.75, 0.75, -0.75, -0.75), _RADIUS, _RADIUS)

    def _hatched(self, painter: QPainter, place: QRectF, block: Block) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("surface"))
        self._rounded(painter, place, block)
        painter.setBrush(self._hatch(painter, block.ink))
        painter.setPen(QPen(self._theme.colour(block.ink), 1))
        self._rounded(painter, place.adjusted(0.5, 0.5, -0.5, -0.5), block)

    def _out(self, painter: QPainter, place: QRectF, block: Block) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("press"))
        painter.drawRect(place)
        painter.setBrush(self._hatch(painter, "field"))
        painter.drawRect(place)

    def _stay(self, painter: QPainter, place: QRectF, block: Block) -> None:
        pen = QPen(self._theme.colour(block.ink), 1)
        pen.setDashPattern([1, 2])
        painter.setPen(pen)
        painter.setBrush(self._theme.colour(soft_of(block.ink)))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    def _missed(self, painter: QPainter, place: QRectF, block: Block) -> None:
        painter.setPen(QPen(self._theme.colour("field"), 1))
        painter.setBrush(self._theme.colour("press"))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    def _rounded(self, painter: QPainter, place: QRectF, block: Block) -> None:
        """Round where it begins and ends, straight where midnight cuts it."""
        painter.drawRoundedRect(place, _RADIUS, _RADIUS)
        if painter.brush().style() is not Qt.BrushStyle.SolidPattern:
            return
        half = min(_RADIUS, place.height() / 2)
        if not block.part.starts_here:
            painter.drawRect(QRectF(place.left(), place.top(), place.width(), half))
        if not block.part.ends_here:
            painter.drawRect(QRectF(place.left(), place.bottom() - half, place.width(), half))

    def _hatch(self, painter: QPainter, ink: str) -> QBrush:
        ratio = painter.device().devicePixelRatioF()
        key = (ink, ratio)
        if key not in self._hatches:
            brush = QBrush(_diagonals(self._theme.colour(ink), ratio))
            brush.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
            self._hatches[key] = brush
        return self._hatches[key]

    # -- texts ---------------------------------------------------------------------------------

    def _lines(self, painter: QPainter, place: QRectF, block: Block, ink: str) -> None:
        """Two lines where they fit, else one; nothing where not even that fits."""
        texts, high = block.texts, self.line + 1
        if place.height() < self.line * 0.7:
            return
        two = texts.times and place.height() >= 2 * self.line + 2
        lines = [texts.titles, texts.times] if two else [texts.briefs or texts.titles]
        top = place.top() + min(5.0, (place.height() - high * len(lines)) / 2)
        painter.setPen(self._theme.colour(ink))
        painter.setFont(self._theme.font("caption_strong"))
        for number, choices in enumerate(lines):
            left = place.left() + 8
            if number == 0 and texts.icon:
                left += self._icon(painter, QPointF(left, top + high / 2), texts.icon, ink)
            room = place.right() - left - 3
            line = QRectF(left, top + number * high, room, high)
            painter.drawText(line, int(_LEFT), self.fitting(choices, room))

    def _label(self, painter: QPainter, place: QRectF, block: Block, ink: str) -> None:
        """A text in the middle, on a ground of its own so that the hatch leaves it readable."""
        texts, high = block.texts, self.line + 4
        if place.height() < self.line:
            return
        icon = self._theme.icon_px(14) + 6 if texts.icon else 0
        text = self.fitting(texts.titles, place.width() - icon - 18)
        width = self._width(text) + icon + 14
        middle = place.center()
        ground = QRectF(
            middle.x() - width / 2, middle.y() - high / 2, width, min(high, place.height() - 2)
        )
        two = bool(texts.times) and place.height() >= 3 * high
        if two:
            ground.translate(0, -high / 2)
        self._chip(painter, ground, text, texts.icon, ink)
        if two:
            reason = self.fitting(texts.times, place.width() - 18)
            wide = self._width(reason) + 14
            below = QRectF(middle.x() - wide / 2, ground.bottom() + 1, wide, high)
            self._chip(painter, below, reason, "", ink)

    def _chip(self, painter: QPainter, ground: QRectF, text: str, icon: str, ink: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("surface"))
        painter.drawRoundedRect(ground, 5, 5)
        left = ground.left() + 7
        if icon:
            left += self._icon(painter, QPointF(left, ground.center().y()), icon, ink)
        painter.setPen(self._theme.colour(ink))
        painter.setFont(self._theme.font("caption_strong"))
        room = QRectF(left, ground.top(), ground.right() - left, ground.height())
        painter.drawText(room, int(_LEFT), text)

    def _icon(self, painter: QPainter, at: QPointF, icon: str, ink: str) -> float:
        """An icon in the middle of a line's height; the width it takes."""
        side = self._theme.icon_px(14)
        corner = QPointF(at.x(), round(at.y() - side / 2))
        painter.drawPixmap(corner, self._theme.pixmap(icon, ink, 14))
        return side + 5.0

    def _width(self, text: str) -> float:
        return self._metrics.horizontalAdvance(text)

    def fitting(self, choices: tuple[str, ...], room: float) -> str:
        """The longest of some texts that fits into so many pixels; the last is cut to fit."""
        key = (choices, int(room))
        if key not in self._fitted:
            if len(self._fitted) > _MOST_KEPT:
                self._fitted.clear()
            found = next((text for text in choices if self._width(text) <= room), "")
            self._fitted[key] = found or self._metrics.elidedText(
                choices[-1], Qt.TextElideMode.ElideRight, room
            )
        return self._fitted[key]


def _diagonals(colour: QColor, ratio: float) -> QPixmap:
    """A tile of thin diagonal lines, sharp on a screen of so many pixels to one."""
    side = 7
    tile = QPixmap(round(side * ratio), round(side * ratio))
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(tile.width() / side, tile.height() / side)
    pale = QColor(colour)
    pale.setAlphaF(0.55)
    painter.setPen(QPen(pale, 1.0))
    for shift in (-side, 0, side):
        painter.drawLine(QPointF(shift - 1, side + 1), QPointF(shift + side + 1, -1))
    painter.end()
    return tile


_GROUNDS = {
    Look.SOLID: BlockPainter._solid,
    Look.HATCHED: BlockPainter._hatched,
    Look.TINT: BlockPainter._tint,
    Look.OUTLINED: BlockPainter._outlined,
    Look.DASHED: BlockPainter._dashed,
    Look.OUT: BlockPainter._out,
    Look.STAY: BlockPainter._stay,
    Look.MISSED: BlockPainter._missed,
}
