"""The curve of a firing, painted: plan, readings, forecast, now, and the opening temperature."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from krc_desktop.desktop.equipment.kiln.curve_axes import CurveAxes
from krc_desktop.desktop.equipment.kiln.curve_pens import dashed, dotted, solid
from krc_desktop.desktop.equipment.kiln.curve_shown import CurveShown, ReadPoint
from krc_desktop.desktop.session import Session
from krc_desktop.model.firings import Point

_NEAR = 12
_DOT = 4


class FiringCurve(QWidget):
    """Arrows go from reading to reading, each is said; the table beside says the same."""

    def __init__(self, session: Session) -> None:
        """A curve without a firing."""
        super().__init__()
        self._theme, self._words = session.theme, session.words
        self._shown: CurveShown | None = None
        self._chosen = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self._words.text("Curve of the firing"))

    def show_curve(self, shown: CurveShown) -> None:
        """Show another state of the firing."""
        self.setAccessibleDescription(shown.sentence)
        if shown != self._shown:
            self._shown = shown
            self._chosen = min(self._chosen, len(shown.readings) - 1)
            self.update()

    def sizeHint(self) -> QSize:
        """As in the design, where there is room."""
        return QSize(640, 330)

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        return QSize(self._theme.px(260), self._theme.px(210))

    # -- keys ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose a reading."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        by = steps.get(Qt.Key(event.key()))
        if by is None or self._shown is None or not self._shown.readings:
            super().keyPressEvent(event)
            return
        most = len(self._shown.readings) - 1
        before = self._chosen if self._chosen >= 0 else (most + 1 if by < 0 else -1)
        self._chosen = min(max(before + by, 0), most)
        point = self._shown.readings[self._chosen]
        self.setAccessibleDescription(point.sentence)
        self.update()

    def event(self, event: QEvent) -> bool:
        """A reading's words as its tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            axes, shown = self._axes(), self._shown
            if axes is not None and shown is not None:
                near = [
                    one
                    for one in shown.readings
                    if (axes.at(one.at) - QPointF(event.pos())).manhattanLength() < _NEAR
                ]
                self.setToolTip(near[0].sentence if near else "")
        return super().event(event)

    # -- painting ------------------------------------------------------------------------------

    def _axes(self) -> CurveAxes | None:
        if self._shown is None:
            return None
        return CurveAxes(self._theme, self._words, self._shown, QRectF(self.rect()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, axes, plan, readings, forecast, now."""
        axes, shown = self._axes(), self._shown
        if axes is None or shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        axes.paint_ground(painter)
        self._area(painter, axes, shown)
        self._polyline(painter, axes, shown.plan, dashed(self._theme, "ink3"))
        self._limit(painter, axes, shown)
        self._polyline(painter, axes, shown.line, solid(self._theme, "kiln"))
        self._polyline(painter, axes, shown.forecast, dotted(self._theme, "kiln"))
        axes.paint_now(painter)
        self._points(painter, axes, shown)
        self._opening(painter, axes, shown)
        if self.hasFocus():
            self._chosen_said(painter, axes, shown)
            painter.setPen(self._theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _area(self, painter: QPainter, axes: CurveAxes, shown: CurveShown) -> None:
        if len(shown.line) < 2:
            return
        first, last = shown.line[0], shown.line[-1]
        ground = [Point(last.minutes, 0), Point(first.minutes, 0)]
        colour = self._theme.colour("kiln_soft")
        colour.setAlpha(150)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([axes.at(point) for point in (*shown.line, *ground)]))

    def _polyline(
        self, painter: QPainter, axes: CurveAxes, points: tuple[Point, ...], pen: QPen
    ) -> None:
        if len(points) > 1:
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF([axes.at(point) for point in points]))

    def _limit(self, painter: QPainter, axes: CurveAxes, shown: CurveShown) -> None:
        """The temperature at which it may be opened, from now on, at the earliest once it cools."""
        since = max(shown.now or 0, shown.cools_from)
        height = axes.at(Point(0, shown.limit)).y()
        start = QPointF(axes.at(Point(since, 0)).x(), height)
        painter.setPen(solid(self._theme, "ok", 1.5))
        painter.drawLine(start, QPointF(axes.plot.right(), height))

    def _points(self, painter: QPainter, axes: CurveAxes, shown: CurveShown) -> None:
        for number, one in enumerate(shown.readings):
            chosen = self.hasFocus() and number == self._chosen
            painter.setPen(solid(self._theme, "kiln", 2))
            painter.setBrush(self._theme.colour("kiln" if chosen else "surface"))
            size = _DOT + 2 if chosen else _DOT
            painter.drawEllipse(axes.at(one.at), size, size)
        named = shown.readings[-1:] + tuple(
            sorted(shown.readings, key=lambda one: one.at.celsius)[-1:]
        )
        for one in dict.fromkeys(named):
            self._name(painter, axes, shown, one)

    def _name(self, painter: QPainter, axes: CurveAxes, shown: CurveShown, one: ReadPoint) -> None:
        """The hottest and the latest reading with their degrees beside them."""
        painter.setFont(self._theme.font("meta_strong"))
        painter.setPen(self._theme.colour("kiln"))
        place = self._name_place(axes, shown, one)
        painter.drawText(place, _CENTRE, self._words.degrees(round(one.at.celsius)))

    def _name_place(self, axes: CurveAxes, shown: CurveShown, one: ReadPoint) -> QRectF:
        """Beside the hottest on the left, where it rose; beside others on the right."""
        text = self._words.degrees(round(one.at.celsius))
        metrics = QFontMetrics(self._theme.font("meta_strong"))
        width = metrics.horizontalAdvance(text) + 2
        at = axes.at(one.at)
        hottest = max(shown.readings, key=lambda other: other.at.celsius)
        left = at.x() - width - 9 if one is hottest else at.x() + 8
        left = min(max(left, axes.plot.left() + 2), axes.plot.right() - width)
        top = max(at.y() - 3 - metrics.height(), axes.plot.top())
        return QRectF(left, top, width, metrics.height())

    def _chosen_said(self, painter: QPainter, axes: CurveAxes, shown: CurveShown) -> None:
        """The reading chosen by the arrows, in words above it."""
        if not 0 <= self._chosen < len(shown.readings):
            return
        one, theme = shown.readings[self._chosen], self._theme
        font = theme.font("caption_strong")
        width = QFontMetrics(font).horizontalAdvance(one.sentence) + 20
        at = axes.at(one.at)
        height = theme.line_height("caption_strong") + 10
        left = min(max(at.x() - width / 2, 2), max(self.width() - width - 2, 2))
        bubble = QRectF(left, max(at.y() - height - 12, 2), width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("toast"))
        painter.drawRoundedRect(bubble, 6, 6)
        painter.setPen(theme.colour("toast_ink"))
        painter.setFont(font)
        painter.drawText(bubble, _CENTRE, one.sentence)

    def _opening(self, painter: QPainter, axes: CurveAxes, shown: CurveShown) -> None:
        """A bubble over the moment from which it may be opened."""
        if shown.opens is None:
            return
        foot = axes.at(Point(shown.opens, shown.limit))
        words, theme = self._words, self._theme
        lines = (
            words.text("opened {when}", when=shown.opens_said),
            words.text("once ≤ {celsius}", celsius=words.degrees(shown.limit)),
        )
        strong, plain = theme.font("meta_strong"), theme.font("caption")
        width = max(
            QFontMetrics(strong).horizontalAdvance(lines[0]),
            QFontMetrics(plain).horizontalAdvance(lines[1]),
        )
        height = theme.line_height("meta_strong") + theme.line_height("caption") + 10
        left = min(max(foot.x() - width / 2 - 12, axes.plot.left()), axes.plot.right() - width - 24)
        top = foot.y() - height - theme.px(40)
        bubble = QRectF(left, top, width + 24, height)
        for named in shown.readings[-1:]:
            name = self._name_place(axes, shown, named)
            if name.adjusted(-6, -4, 6, 4).intersects(bubble):
                bubble.moveBottom(name.top() - 6)
        bubble.moveTop(max(bubble.top(), axes.plot.top()))
        painter.setPen(dashed(theme, "ok", 1.5))
        painter.drawLine(QPointF(foot.x(), bubble.bottom()), foot)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("ok_soft"))
        painter.drawRoundedRect(bubble, 8, 8)
        painter.setPen(theme.colour("ok"))
        middle = bubble.top() + 5 + theme.line_height("meta_strong")
        painter.setFont(strong)
        first = QRectF(bubble.left(), bubble.top() + 4, bubble.width(), middle - bubble.top() - 4)
        painter.drawText(first, _CENTRE, lines[0])
        painter.setFont(plain)
        painter.drawText(
            QRectF(bubble.left(), middle, bubble.width(), bubble.bottom() - middle - 4),
            _CENTRE,
            lines[1],
        )


_CENTRE = Qt.AlignmentFlag.AlignCenter
