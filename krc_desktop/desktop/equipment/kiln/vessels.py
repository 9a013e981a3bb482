"""Small line drawings of pieces: a bowl, a cup, a vase, a plate, told by what they are called."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from krc_desktop.alphabet import folded
from krc_desktop.desktop.theme import Theme

_CUPS = ("kruz", "tas", "glaz", "cup", "mug", "kafij")
_PLATES = ("skiv", "plate", "dekor", "medal", "podest", "flize", "tile", "sauc")
_BOWLS = ("blod", "bowl", "trauk", "zup", "dish")


def drawing_of(what: str) -> str:
    """Which drawing a piece gets: bowl, cup, plate, else a vase."""
    called = folded(what)
    for name, beginnings in (("cup", _CUPS), ("plate", _PLATES), ("bowl", _BOWLS)):
        if any(word.startswith(beginnings) for word in called.split()):
            return name
    return "vase"


def _bowl(path: QPainterPath) -> None:
    path.moveTo(2, 6)
    path.lineTo(22, 6)
    path.cubicTo(QPointF(22, 13), QPointF(18, 18), QPointF(12, 18))
    path.cubicTo(QPointF(6, 18), QPointF(2, 13), QPointF(2, 6))


def _cup(path: QPainterPath) -> None:
    path.moveTo(4, 5)
    path.lineTo(16, 5)
    path.lineTo(16, 15)
    path.cubicTo(QPointF(16, 18), QPointF(14, 19), QPointF(12, 19))
    path.lineTo(8, 19)
    path.cubicTo(QPointF(6, 19), QPointF(4, 18), QPointF(4, 15))
    path.closeSubpath()
    path.moveTo(16, 8)
    path.cubicTo(QPointF(21, 8), QPointF(21, 14), QPointF(16, 14))


def _plate(path: QPainterPath) -> None:
    path.addEllipse(QRectF(2, 6, 20, 12))
    path.addEllipse(QRectF(7, 9.5, 10, 5))


def _vase(path: QPainterPath) -> None:
    path.moveTo(9, 3)
    path.lineTo(15, 3)
    path.cubicTo(QPointF(14, 7), QPointF(19, 9), QPointF(19, 14))
    path.cubicTo(QPointF(19, 18), QPointF(16, 21), QPointF(12, 21))
    path.cubicTo(QPointF(8, 21), QPointF(5, 18), QPointF(5, 14))
    path.cubicTo(QPointF(5, 9), QPointF(10, 7), QPointF(9, 3))


_DRAWINGS = {"bowl": _bowl, "cup": _cup, "plate": _plate, "vase": _vase}


def paint_vessel(
    painter: QPainter, theme: Theme, tile: QRectF, what: str, tone: str, *, radius: float = 8
) -> None:
    """A soft tile with the drawing of a piece in it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(f"{tone}_soft"))
    painter.drawRoundedRect(tile, radius, radius)
    path = QPainterPath()
    _DRAWINGS[drawing_of(what)](path)
    side = tile.width() * 0.58
    painter.save()
    painter.translate(tile.center().x() - side / 2, tile.center().y() - side / 2)
    painter.scale(side / 24, side / 24)
    pen = QPen(QColor(theme.colour(tone)), 1.6)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.restore()
