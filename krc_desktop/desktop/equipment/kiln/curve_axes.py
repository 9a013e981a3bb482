"""The ground of the curve: where minutes and degrees lie, their lines and names, days, now."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from krc_desktop import clock
from krc_desktop.desktop.equipment.kiln.curve_pens import dotted, solid
from krc_desktop.desktop.equipment.kiln.curve_shown import CurveShown
from krc_desktop.desktop.theme import Theme
from krc_desktop.language import Phrasebook
from krc_desktop.model.firings import Point

_HOURS = (1, 2, 3, 6, 12, 24, 48)
_DEGREES = (25, 50, 100, 200, 400)
_ROOM_FOR_TIME = 74
_ROOM_FOR_DEGREES = 46


class CurveAxes:
    """Turns minutes and degrees into places; the times along it are the wall clock's."""

    def __init__(self, theme: Theme, words: Phrasebook, shown: CurveShown, room: QRectF) -> None:
        """Axes of a curve in a room."""
        self._theme, self._words, self._shown = theme, words, shown
        head = theme.line_height("meta") + 10
        foot = theme.line_height("meta") + 8
        gutter = theme.px(44)
        self.plot = room.adjusted(gutter, head, -theme.px(10), -foot)

    def at(self, point: Point) -> QPointF:
        """Where a point of the curve is."""
        x = self.plot.left() + self.plot.width() * point.minutes / self._shown.last
        share = max(point.celsius, 0) / self._shown.top
        return QPointF(x, self.plot.bottom() - self.plot.height() * share)

    # -- painting ------------------------------------------------------------------------------

    def paint_ground(self, painter: QPainter) -> None:
        """What is yet to come shaded, lines of degrees, times below, days above."""
        shown = self._shown
        if shown.now is not None:
            left = self.at(Point(shown.now, 0)).x()
            painter.fillRect(
                QRectF(left, self.plot.top(), self.plot.right() - left, self.plot.height()),
                self._theme.colour("sunken"),
            )
        self._degrees(painter)
        self._times(painter)
        self._days(painter)

    def _degrees(self, painter: QPainter) -> None:
        room = self._theme.px(_ROOM_FOR_DEGREES)
        most = max(int(self.plot.height() // room), 1)
        step = next((s for s in _DEGREES if self._shown.top / s <= most), _DEGREES[-1])
        painter.setFont(self._theme.font("meta"))
        for celsius in range(0, int(self._shown.top) + 1, step):
            y = self.at(Point(0, celsius)).y()
            painter.setPen(self._theme.colour("line"))
            painter.drawLine(QPointF(self.plot.left(), y), QPointF(self.plot.right(), y))
            painter.setPen(self._theme.colour("ink2"))
            side = self._theme.line_height("meta")
            place = QRectF(0, y - side / 2, self.plot.left() - 8, side)
            painter.drawText(place, _RIGHT, str(celsius))

    def _times(self, painter: QPainter) -> None:
        room = self._theme.px(_ROOM_FOR_TIME)
        most = max(int(self.plot.width() // room), 1)
        hours = self._shown.last / 60
        step = next((s for s in _HOURS if hours / s <= most), _HOURS[-1])
        painter.setFont(self._theme.font("meta"))
        painter.setPen(self._theme.colour("ink2"))
        minutes = 0.0
        while minutes <= self._shown.last:
            x = self.at(Point(minutes, 0)).x()
            moment = self._shown.begins + timedelta(minutes=minutes)
            place = QRectF(
                x - room / 2, self.plot.bottom() + 6, room, self._theme.line_height("meta")
            )
            painter.drawText(place, _CENTRE, self._words.time(moment))
            minutes += step * 60

    def _days(self, painter: QPainter) -> None:
        """The weekdays above, a dotted line at each midnight."""
        begins = self._shown.begins
        ends = begins + timedelta(minutes=self._shown.last)
        day = clock.local_day(begins)
        while (midnight := clock.midnight(day)) < ends:
            next_day = day + timedelta(days=1)
            left = max(self._x(midnight), self.plot.left())
            right = min(self._x(clock.midnight(next_day)), self.plot.right())
            if midnight > begins:
                painter.setPen(dotted(self._theme, "rule", 1))
                painter.drawLine(QPointF(left, self.plot.top()), QPointF(left, self.plot.bottom()))
            self._day(painter, left, right, self._words.weekday_name(day.isoweekday()))
            day = next_day

    def _day(self, painter: QPainter, left: float, right: float, name: str) -> None:
        font = self._theme.font("caption_strong")
        painter.setFont(font)
        text = name.lower() if self._words.language.value == "lv" else name
        width = painter.fontMetrics().horizontalAdvance(text)
        place = QRectF(left + 6, 0, width + 4, self.plot.top() - 4)
        now = self._now_place()
        if now is not None and now.intersects(place):
            place.moveLeft(now.right() + 4)
        if place.right() <= right:
            painter.setPen(self._theme.colour("ink2"))
            painter.drawText(place, _LEFT, text)

    def _x(self, moment: datetime) -> float:
        minutes = (moment - self._shown.begins) / timedelta(minutes=1)
        return self.at(Point(minutes, 0)).x()

    def paint_now(self, painter: QPainter) -> None:
        """The red line of now with its time above."""
        if self._shown.now is None:
            return
        x = self.at(Point(self._shown.now, 0)).x()
        painter.setPen(solid(self._theme, "now", 1.5))
        painter.drawLine(QPointF(x, self.plot.top()), QPointF(x, self.plot.bottom()))
        painter.setFont(self._theme.font("caption_strong"))
        place = self._now_place()
        if place is not None:
            painter.fillRect(place, self._theme.colour("surface"))
            painter.drawText(place, _CENTRE, self._now_said())

    def _now_said(self) -> str:
        return self._words.time(self._shown.begins + timedelta(minutes=self._shown.now or 0))

    def _now_place(self) -> QRectF | None:
        """Where the time stands over the line of now; None where now is not on the curve."""
        if self._shown.now is None:
            return None
        x = self.at(Point(self._shown.now, 0)).x()
        metrics = QFontMetrics(self._theme.font("caption_strong"))
        width = metrics.horizontalAdvance(self._now_said()) + 12
        left = min(max(x - width / 2, self.plot.left()), self.plot.right() - width)
        return QRectF(left, 0, width, self.plot.top() - 4)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
