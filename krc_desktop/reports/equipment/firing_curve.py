"""The programme of a firing on its log: the segments as a table, the curve with the readings."""

from __future__ import annotations

import math
from typing import Any

from reportlab.lib.colors import white
from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from krc_desktop.model.kiln_papers import CurvePoint, FiringLog
from krc_desktop.reports.charts import Pen, Picture
from krc_desktop.reports.letters import Face
from krc_desktop.reports.paper import Role, Sheet, span
from krc_desktop.reports.tables import Column, ruled

CHART_HEIGHT = 47 * mm
_BLANK_ROWS = 5
_BLANK_HOURS, _BLANK_CELSIUS = 40, 1300
_LEFT, _FOOT, _TOP = 8 * mm, 11.0, 20.0
_DASH = "–"


def segments_table(sheet: Sheet, log: FiringLog) -> Any:
    """Each segment with when its target is, and really was, reached."""
    words = sheet.words
    columns = [
        Column(words.text_in("segment", "No."), 8),
        Column(words.text_in("segment", "°C/h"), 15, figures=True),
        Column(words.text_in("segment", "Target,\n°C"), 14, figures=True),
        Column(words.text_in("segment", "Hold,\nmin"), 13, figures=True),
        Column(words.text_in("segment", "Plan,\nh"), 14, figures=True),
        Column(words.text_in("segment", "Real,\nh"), 14, figures=True),
    ]
    rows = [
        [
            sheet.para(str(at)),
            sheet.figure(words.number(line.degrees_per_hour)),
            sheet.figure(str(line.target_celsius)),
            sheet.figure(str(line.hold_minutes)),
            sheet.figure(_hours(sheet, line.planned_minutes)),
            sheet.figure(_hours(sheet, line.real_minutes)),
        ]
        for at, line in enumerate(log.segments, start=1)
    ]
    if not log.segments:
        blank = [*([Spacer(1, 10.6)] * 5), sheet.para("")]
        rows = [[sheet.para(str(at)), *blank[1:]] for at in range(1, _BLANK_ROWS + 1)]
    rows.append(
        [
            sheet.para(""),
            sheet.figure(words.text_in("segment", "cools")),
            sheet.figure(str(log.open_below_celsius)),
            sheet.para(""),
            sheet.figure(_hours(sheet, log.cooled_planned_minutes) if log.segments else ""),
            sheet.figure(_hours(sheet, log.cooled_real_minutes) if log.segments else ""),
        ]
    )
    return ruled(sheet, columns, rows, tight=True)


def _hours(sheet: Sheet, minutes: float | None) -> str:
    return _DASH if minutes is None else sheet.words.hours(round(minutes))


def curve(sheet: Sheet, log: FiringLog) -> Picture:
    """The planned curve as a line, the readings as rings; an empty net to draw on without any."""
    width = span(6)
    hours = _hours_shown(log)
    hottest = max((p.celsius for p in (*log.planned, *log.readings)), default=_BLANK_CELSIUS)
    frame = _Frame(width - _LEFT - 6, CHART_HEIGHT - _FOOT - _TOP, hours, max(hottest, 100.0))

    def drawn(pen: Pen) -> None:
        pen.canvas.saveState()
        pen.canvas.translate(_LEFT, _FOOT)
        if log.planned or log.readings:
            _levels(pen, log, frame)
        else:
            _net(pen, frame)
        _hour_marks(pen, frame)
        _lines(pen, log, frame)
        pen.canvas.restoreState()
        _key(pen, log, width)

    return Picture(sheet, width, CHART_HEIGHT, drawn)


class _Frame:
    """Elapsed hours and degrees laid over a rectangle."""

    def __init__(self, width: float, height: float, hours: int, celsius: float) -> None:
        self.width, self.height, self.hours, self.celsius = width, height, hours, celsius

    def x(self, minutes: float) -> float:
        return min(max(minutes, 0) / 60 / self.hours, 1) * self.width

    def y(self, celsius: float) -> float:
        return max(celsius, 0) / self.celsius * self.height

    @property
    def step(self) -> int:
        """How many hours lie between two marks."""
        return next((n for n in (1, 2, 4, 6, 12, 24, 48) if self.hours / n <= 10), 96)


def _hours_shown(log: FiringLog) -> int:
    points = (*log.planned, *log.readings)
    if not points:
        return _BLANK_HOURS
    hours = math.ceil(max(point.minutes for point in points) / 60)
    step = 4 if hours > 10 else 2
    return max(-(-hours // step) * step, 4)


def _levels(pen: Pen, log: FiringLog, frame: _Frame) -> None:
    """Fine lines at the temperatures that matter: the programme's targets."""
    levels = sorted({line.target_celsius for line in log.segments}, reverse=True)
    if not levels:
        levels = [round(frame.celsius)]
    taken: list[float] = []
    for celsius in levels:
        y = frame.y(celsius)
        if y > 9 and all(abs(y - other) >= 9 for other in taken):
            taken.append(y)
            _level(pen, frame, y, str(celsius))
    pen.text(-4, -2, "0", size=7, colour=pen.profile.grey, align="right")


def _level(pen: Pen, frame: _Frame, y: float, said: str) -> None:
    pen.canvas.setStrokeColor(pen.profile.hair)
    pen.canvas.setLineWidth(0.5)
    pen.canvas.line(0, y, frame.width, y)
    pen.text(-4, y - 2.4, said, size=7, colour=pen.profile.grey, align="right")


def _net(pen: Pen, frame: _Frame) -> None:
    """A net to draw a curve on by hand."""
    for celsius in range(200, _BLANK_CELSIUS + 1, 200):
        _level(pen, frame, frame.y(celsius), str(celsius))
    pen.text(-4, -2, "0", size=7, colour=pen.profile.grey, align="right")
    for hour in range(frame.step, frame.hours + 1, frame.step):
        pen.canvas.setStrokeColor(pen.profile.hair)
        pen.canvas.setLineWidth(0.5)
        pen.canvas.line(frame.x(hour * 60), 0, frame.x(hour * 60), frame.height)


def _hour_marks(pen: Pen, frame: _Frame) -> None:
    pen.line(0, 0, frame.width, 0, 0.6)
    for hour in range(0, frame.hours + 1, frame.step):
        x = frame.x(hour * 60)
        pen.line(x, 0, x, -2.4, 0.5)
        said = f"{hour}\u00a0h"
        pen.text(x, -10, said, size=7, colour=pen.profile.grey, align="centre")


def _lines(pen: Pen, log: FiringLog, frame: _Frame) -> None:
    canvas = pen.canvas
    if log.planned:
        path = canvas.beginPath()
        first, *rest = log.planned
        path.moveTo(frame.x(first.minutes), frame.y(first.celsius))
        for point in rest:
            path.lineTo(frame.x(point.minutes), frame.y(point.celsius))
        canvas.setStrokeColor(pen.profile.accent)
        canvas.setLineWidth(1.8)
        canvas.setLineJoin(1)
        canvas.drawPath(path, stroke=1, fill=0)
    for reading in log.readings:
        _ring(pen, frame.x(reading.minutes), frame.y(reading.celsius))


def _ring(pen: Pen, x: float, y: float) -> None:
    pen.canvas.setStrokeColor(pen.profile.ink)
    pen.canvas.setFillColor(white)
    pen.canvas.setLineWidth(1.3)
    pen.canvas.circle(x, y, 2.2, stroke=1, fill=1)


def _key(pen: Pen, log: FiringLog, width: float) -> None:
    """The cone, and what line and rings are, above the curve at the right."""
    words, top = pen.sheet.words, CHART_HEIGHT - 8
    left = _LEFT
    if log.planned:
        pen.canvas.setStrokeColor(pen.profile.accent)
        pen.canvas.setLineWidth(1.8)
        pen.canvas.line(left, top + 2.4, left + 12, top + 2.4)
        pen.text(left + 16, top, words.text_in("curve", "planned"), colour=pen.profile.grey)
        left += 20 + pen.canvas.stringWidth(words.text_in("curve", "planned"), Face.SANS, 7.4) + 10
    if log.readings:
        _ring(pen, left + 3, top + 2.4)
        pen.text(left + 9, top, words.text_in("curve", "read"), colour=pen.profile.grey)
    if log.cone:
        cone = words.text_in("curve", "cone {cone}", cone=log.cone)
        cone = pen.sheet.fitted(cone, Face.SANS_SEMIBOLD, 7.4, width * 0.4)
        colour = pen.profile.accent
        pen.text(width, top, cone, face=Face.SANS_SEMIBOLD, colour=colour, align="right")


def readings_bands(sheet: Sheet, log: FiringLog, *, blank_bands: int) -> list[Any]:
    """Hours and degrees in bands of fourteen columns; what is empty is written by hand."""
    readings = list(log.readings)
    count = max(-(-(len(readings) + 1) // _COLUMNS), blank_bands)
    return [
        part
        for at in range(count)
        for part in (
            _band(sheet, readings[at * _COLUMNS : (at + 1) * _COLUMNS]),
            Spacer(1, 5),
        )
    ]


_COLUMNS = 14
_NAMES = 15 * mm


def _band(sheet: Sheet, readings: list[CurvePoint]) -> Picture:
    words = sheet.words
    width = span(12)
    step, tall = (width - _NAMES) / _COLUMNS, 17.0

    def drawn(pen: Pen) -> None:
        for y, weight in ((0.0, 0.9), (2 * tall, 0.9)):
            pen.line(0, y, width, y, weight)
        pen.canvas.setStrokeColor(pen.profile.hair)
        pen.canvas.setLineWidth(0.5)
        pen.canvas.line(0, tall, width, tall)
        for at in range(1, _COLUMNS):
            x = _NAMES + at * step
            pen.canvas.line(x, 0, x, 2 * tall)
        heads = words.text_in("readings", "Hours"), words.text_in("readings", "°C")
        for text, y in zip(heads, (tall + 5.5, 5.5), strict=True):
            shown = sheet.fitted(text, Role.HEAD.face, 7.3, _NAMES - 3)
            pen.text(0, y, shown, face=Role.HEAD.face, size=7.3, colour=pen.profile.grey)
        for at, one in enumerate(readings):
            x = _NAMES + (at + 0.5) * step
            pen.text(x, tall + 5.5, words.hours(round(one.minutes)), size=8.4, align="centre")
            pen.text(x, 5.5, str(round(one.celsius)), size=8.4, align="centre")

    return Picture(sheet, width, 2 * tall, drawn)
