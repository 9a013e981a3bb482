"""The picture beside the first question: a lake of Latgale, hills, pots on a shelf."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.theme import Theme

# the picture is drawn this wide, the water this high, and grows with the pane
_WIDE, _WATER = 430.0, 184.0
# how far down the pane the shelf is
_SHELF = 0.86


class Scene(QWidget):
    """A painted evening; the same in both looks, as a picture on a wall is."""

    def __init__(self, theme: Theme, motto: str) -> None:
        """The scene, with a motto of at most two lines over it."""
        super().__init__()
        self._theme = theme
        self._inks = Theme(dark=False)
        self._motto = motto
        self.setFixedWidth(theme.px(430))
        self.setAccessibleName(motto.replace("\n", " "))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sky, and before it everything that stands on the shelf or behind it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._sky(painter)
        painter.save()
        # measured from the shelf's edge, so that suns and pots keep their shape in any window
        painter.translate(0, self.height() * _SHELF)
        painter.scale(self.width() / _WIDE, self.width() / _WIDE)
        self._hills(painter)
        self._lake(painter)
        self._pots(painter)
        painter.restore()
        self._words(painter)

    def _mixed(self, one: str, other: str, share: float) -> QColor:
        """A colour between two tokens."""
        a, b = self._inks.colour(one), self._inks.colour(other)
        parts = zip(a.getRgb()[:3], b.getRgb()[:3], strict=True)  # type: ignore[index]
        return QColor(*(round(x + (y - x) * share) for x, y in parts))

    def _sky(self, painter: QPainter) -> None:
        sky = QLinearGradient(0, 0, 0, self.height() * 0.62)
        sky.setColorAt(0, self._mixed("accent_p", "accent", 0.4))
        sky.setColorAt(1, self._mixed("accent", "soft", 0.14))
        painter.fillRect(self.rect(), sky)

    def _hills(self, painter: QPainter) -> None:
        painter.setBrush(self._mixed("warn_soft", "warn", 0.08))
        painter.drawEllipse(QRectF(262, -424, 80, 80))
        for colour, start, waves in (
            (self._mixed("accent", "soft", 0.06), -304.0, _FAR),
            (self._mixed("accent", "accent_h", 0.6), -244.0, _NEARER),
            (self._mixed("accent_h", "accent_p", 0.35), -224.0, _NEAR),
        ):
            painter.setBrush(colour)
            painter.drawPath(_hill(start, waves))

    def _lake(self, painter: QPainter) -> None:
        painter.fillRect(QRectF(0, -_WATER, _WIDE, _WATER), self._mixed("accent", "soft", 0.24))
        painter.setBrush(self._mixed("accent", "warn_soft", 0.42))
        for number, (x, wide) in enumerate(_GLITTER):
            painter.drawRoundedRect(QRectF(x, 19 - _WATER + number * 13, wide, 4), 2, 2)

    def _pots(self, painter: QPainter) -> None:
        painter.fillRect(QRectF(0, 0, _WIDE, 600), self._inks.colour("accent_p"))
        painter.fillRect(QRectF(0, 0, _WIDE, 11), self._inks.colour("kiln").darker(135))
        glaze = QPen(self._mixed("kiln_soft", "kiln", 0.25), 2)
        for middle, high, wide, neck, share in _POTS:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._mixed("kiln", "warn_soft", share))
            painter.drawPath(_pot(middle, high, wide, neck))
            painter.setPen(glaze)
            half = wide / 2 - 4
            painter.drawLine(QPointF(middle - half, -high / 2), QPointF(middle + half, -high / 2))
        self._wool(painter)

    def _wool(self, painter: QPainter) -> None:
        """A ball of wool: there is knitting too."""
        ball = QRectF(302, -64, 64, 64)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._mixed("warn_soft", "kiln", 0.06))
        painter.drawEllipse(ball)
        thread = QPainterPath()
        thread.addEllipse(ball.adjusted(3, 3, -3, -3))
        painter.setClipPath(thread)
        painter.setPen(QPen(self._mixed("warn_soft", "warn", 0.4), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for step in range(4):
            painter.drawEllipse(ball.translated(9 + step * 9, 6 + step * 6))
        for step in range(3):
            painter.drawEllipse(ball.translated(-30 - step * 8, 24 + step * 6))
        painter.setClipping(False)

    def _words(self, painter: QPainter) -> None:
        px = self._theme.px
        painter.setPen(self._inks.colour("on_accent"))
        painter.setFont(self._theme.font("strong"))
        room = QRectF(px(40), px(44), self.width() - px(60), px(24))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, "KRC Desktop")
        painter.setFont(self._theme.font("title"))
        room = QRectF(px(40), px(94), self.width() - px(60), px(140))
        flags = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(room, flags, self._motto)


def _hill(start: float, waves: tuple[tuple[float, ...], ...]) -> QPainterPath:
    """A hill's outline from the left edge to the right, filled down to the water."""
    path = QPainterPath(QPointF(0, start))
    for bend_x, bend_y, x, y in waves:
        path.quadTo(QPointF(bend_x, bend_y), QPointF(x, y))
    path.lineTo(_WIDE, 1 - _WATER)
    path.lineTo(0, 1 - _WATER)
    path.closeSubpath()
    return path


def _pot(middle: float, high: float, wide: float, neck: float) -> QPainterPath:
    """A pot standing on the shelf: a neck, a belly, a foot."""
    belly, foot, lip = wide / 2, wide * 0.32, neck / 2
    path = QPainterPath(QPointF(middle - lip, -high))
    path.lineTo(middle + lip, -high)
    path.cubicTo(
        QPointF(middle + lip, -high * 0.8),
        QPointF(middle + belly, -high * 0.78),
        QPointF(middle + belly, -high * 0.46),
    )
    path.cubicTo(
        QPointF(middle + belly, -high * 0.2),
        QPointF(middle + foot, -high * 0.04),
        QPointF(middle + foot, 0),
    )
    path.lineTo(middle - foot, 0)
    path.cubicTo(
        QPointF(middle - foot, -high * 0.04),
        QPointF(middle - belly, -high * 0.2),
        QPointF(middle - belly, -high * 0.46),
    )
    path.cubicTo(
        QPointF(middle - belly, -high * 0.78),
        QPointF(middle - lip, -high * 0.8),
        QPointF(middle - lip, -high),
    )
    return path


# a wave: where it bends, where it ends
_FAR = ((108, -236, 200, -306), (300, -372, 430, -284))
_NEARER = ((110, -300, 240, -274), (340, -250, 430, -232))
_NEAR = ((120, -236, 210, -218), (320, -196, 430, -204))
# middle, height, width, neck, how pale
_POTS = (
    (86.0, 118.0, 86.0, 44.0, 0.3),
    (176.0, 74.0, 68.0, 48.0, 0.55),
    (254.0, 146.0, 54.0, 20.0, 0.02),
)
_GLITTER = (
    (255.0, 92.0),
    (261.0, 80.0),
    (268.0, 66.0),
    (274.0, 54.0),
    (281.0, 40.0),
    (288.0, 26.0),
)
