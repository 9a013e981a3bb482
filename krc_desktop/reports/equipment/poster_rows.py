"""A machine's row on the week's poster: its name, and for each day a bar, words, free lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportlab.lib.colors import white

from krc_desktop.language import Phrasebook
from krc_desktop.model.equipment import Risk
from krc_desktop.model.equipment_papers import MachineDay, MachineHead, MachineWeek, Sign, Taken
from krc_desktop.reports import letters
from krc_desktop.reports.charts import Pen
from krc_desktop.reports.equipment.fitting import fitted_lines
from krc_desktop.reports.equipment.pages import machine_code
from krc_desktop.reports.equipment.poster_words import Said, said_of
from krc_desktop.reports.letters import Face

# the room left and right of what stands in a column
LINE = 5.0
_BAR, _BAR_TOP = 9.0, 3.5
_TEXT_TOP, _LEADING, _FREE = 27.0, 12.8, 15.6
_WHEN_SIZE, _TITLE_SIZE, _NOTE_SIZE = 9.2, 11.0, 9.4
_MOST_SHOWN = 3
_PILL = 14.6
_HOUR = 60


@dataclass(frozen=True)
class Axis:
    """Whole hours laid over a width."""

    first: int
    last: int
    width: float

    def x(self, minute: int) -> float:
        """Where a minute of the day stands; outside the hours at their edge."""
        share = (minute / _HOUR - self.first) / (self.last - self.first)
        return min(max(share, 0.0), 1.0) * self.width

    def marks(self) -> Iterator[tuple[int, float]]:
        """The hours that are written, with their places: every second one where there is room."""
        step = next(n for n in (2, 3, 4, 6, 12) if self.width * n / (self.last - self.first) >= 16)
        for hour in range(self.first, self.last + 1):
            if hour % step == 0:
                yield hour, self.x(hour * _HOUR)

    def alignment(self, hour: int) -> str:
        """How an hour is set: those at the edges stay inside."""
        if hour == self.first:
            return "left"
        return "right" if hour == self.last else "centre"


@dataclass(frozen=True)
class Grid:
    """Where names and days stand on the page."""

    names: float
    days: float
    step: float
    axis: Axis

    def left(self, at: int) -> float:
        """Where a day's column begins."""
        return self.days + at * self.step


# -- signs -----------------------------------------------------------------------------------------

Drawn = Callable[[Pen, float, float, float, float], None]


def _booked(pen: Pen, x: float, y: float, width: float, height: float) -> None:
    pen.bar(x, y, width, height, pen.profile.accent)


def _firing(pen: Pen, x: float, y: float, width: float, height: float) -> None:
    """Solid ink with a white line through it: told from a booking without colours too."""
    pen.bar(x, y, width, height, pen.profile.ink)
    pen.canvas.setStrokeColor(white)
    pen.canvas.setLineWidth(0.7)
    pen.canvas.line(x, y + height / 2, x + width, y + height / 2)


def _induction(pen: Pen, x: float, y: float, width: float, height: float) -> None:
    pen.hatch(x, y, width, height)


def _maintenance(pen: Pen, x: float, y: float, width: float, height: float) -> None:
    pen.hatch(x, y, width, height, crossed=True, colour=pen.profile.ink)


def _free(pen: Pen, x: float, y: float, width: float, height: float) -> None:
    pen.canvas.setStrokeColor(pen.profile.ink)
    pen.canvas.setLineWidth(0.5)
    pen.canvas.rect(x, y, width, height, stroke=1, fill=0)


def _drawn(sign: Sign) -> Drawn:
    return {
        Sign.BOOKED: _booked,
        Sign.FIRING: _firing,
        Sign.INDUCTION: _induction,
        Sign.MAINTENANCE: _maintenance,
        Sign.OUT: _maintenance,
    }[sign]


def key_of(words: Phrasebook) -> tuple[tuple[Drawn, str], ...]:
    """The signs and what they mean."""
    return (
        (_booked, words.text_in("poster", "booked")),
        (_firing, words.text_in("poster", "firing, do not touch")),
        (_induction, words.text_in("poster", "induction")),
        (_maintenance, words.text_in("poster", "maintenance, fault")),
        (_free, words.text_in("poster", "free, write on the lines")),
    )


# -- a row -----------------------------------------------------------------------------------------


def draw_row(pen: Pen, week: MachineWeek, grid: Grid, top: float, tall: float) -> None:
    """A machine's row below a line."""
    _name(pen, week.machine, grid, top, tall)
    for at, day in enumerate(week.days):
        left = grid.left(at)
        pen.canvas.setStrokeColor(pen.profile.grey)
        pen.canvas.setLineWidth(0.5)
        pen.canvas.line(left, top - 3, left, top - tall + 3)
        _bar(pen, day, grid.axis, left + LINE, top)
        _cell(pen, day, left + LINE, grid.step - 2 * LINE, top, tall)


def _name(pen: Pen, machine: MachineHead, grid: Grid, top: float, tall: float) -> None:
    """The machine's name and number, and whether one may use it without an induction."""
    sheet, room = pen.sheet, grid.days - grid.names - 10
    most = 2 if tall >= 62 else 1
    name = sheet.name(machine.name)
    fitted = fitted_lines(sheet, name, Face.SANS_SEMIBOLD, (14.5, 9.5), room, most)
    base = top - 4 - fitted.size
    for line in fitted.lines:
        pen.text(grid.names, base, line, face=Face.SANS_SEMIBOLD, size=fitted.size)
        base -= fitted.size * 1.12
    code = sheet.fitted(machine_code(sheet, machine), Face.SANS, 9.6, room)
    below = top - tall + 9 + _PILL + 3
    pen.text(grid.names, max(base + 0.5, below), code, size=9.6, colour=pen.profile.grey)
    _pill(pen, machine.risk, grid.names, top - tall + 9, room)


def _pill(pen: Pen, risk: Risk, x: float, y: float, room: float) -> None:
    """White on ink where an induction is needed; an outline where it is not."""
    words, canvas = pen.sheet.words, pen.canvas
    said = {
        Risk.RED: words.text_in("poster", "after an induction"),
        Risk.ORANGE: words.text_in("poster", "induction advised"),
        Risk.GREEN: words.text_in("poster", "without induction"),
    }[risk]
    needed = risk is Risk.RED
    face = Face.SANS_SEMIBOLD if needed else Face.SANS
    width = min(max(letters.width(said, face, 9.4) + 20, 96), room)
    canvas.setFillColor(pen.profile.ink if needed else white)
    canvas.setStrokeColor(pen.profile.ink)
    canvas.setLineWidth(0.8)
    canvas.setDash([2, 1.6] if risk is Risk.ORANGE else [])
    canvas.roundRect(x, y, width, _PILL, 2.6, stroke=1, fill=1)
    canvas.setDash([])
    colour = white if needed else pen.profile.ink
    pen.text(x + width / 2, y + 4.2, said, face=face, size=9.4, colour=colour, align="centre")


# -- a cell ----------------------------------------------------------------------------------------


def _bar(pen: Pen, day: MachineDay, axis: Axis, left: float, top: float) -> None:
    """The day as a bar: an outline while open, what takes it within."""
    base = top - _BAR_TOP - _BAR
    for opens, closes in day.opens:
        x, to = axis.x(opens), axis.x(closes)
        _free(pen, left + x, base, to - x, _BAR)
        for _, at in axis.marks():
            if x < at < to:
                pen.line(left + at, base, left + at, base + 2.4, 0.5)
    for taken in day.taken:
        x = axis.x(taken.begins or 0)
        to = axis.x(24 * _HOUR if taken.ends is None else taken.ends)
        if to > x:
            _drawn(taken.sign)(pen, left + x, base, to - x, _BAR)
            pen.canvas.setStrokeColor(pen.profile.ink)
            pen.canvas.setLineWidth(0.5)
            pen.canvas.rect(left + x, base, to - x, _BAR, stroke=1, fill=0)


def _cell(pen: Pen, day: MachineDay, left: float, room: float, top: float, tall: float) -> None:
    """What takes the machine, in words, and dotted lines to write on below."""
    lines = max(int((tall - _TEXT_TOP - 2) // _LEADING) + 1, 2)
    shown, rest = _shown(day.taken, lines)
    base = top - _TEXT_TOP
    notes = lines - len(shown) - bool(rest)
    for taken in shown:
        said = said_of(pen.sheet, taken)
        noted = bool(said.note) and notes > 0
        _entry(pen, said, left, room, base, noted=noted)
        base -= _LEADING * (2 if noted else 1)
        notes -= noted
    if rest:
        more = pen.sheet.words.text("+ {n}, see the program", n=pen.sheet.words.number(rest))
        more = pen.sheet.fitted(more, Face.SANS, _NOTE_SIZE, room)
        pen.text(left, base, more, size=_NOTE_SIZE, colour=pen.profile.grey)
        base -= _LEADING
    _lines_to_write_on(pen, left, room, base + _LEADING - 3.5, top - tall + 5)


def _shown(taken: tuple[Taken, ...], lines: int) -> tuple[tuple[Taken, ...], int]:
    """What is written out, and how many more there are."""
    most = min(_MOST_SHOWN, lines)
    if len(taken) <= most:
        return taken, 0
    return taken[: most - 1], len(taken) - most + 1


def _entry(pen: Pen, said: Said, left: float, room: float, base: float, *, noted: bool) -> None:
    """When, and beside it what or who; below it what else one should know."""
    sheet = pen.sheet
    at = left + min(max(letters.width(said.when, Face.SANS, _WHEN_SIZE) + 6, 50.5), room * 0.56)
    when = sheet.fitted(said.when, Face.SANS, _WHEN_SIZE, at - left - 2)
    pen.text(left, base, when, size=_WHEN_SIZE, colour=pen.profile.grey)
    beside = left + room - at
    title = fitted_lines(sheet, said.title, Face.SANS_SEMIBOLD, (_TITLE_SIZE, 8.0), beside, 1)
    pen.text(at, base, title.lines[0], face=Face.SANS_SEMIBOLD, size=title.size)
    if noted:
        note = fitted_lines(sheet, said.note, Face.SANS, (_NOTE_SIZE, 7.4), beside, 1)
        colour = pen.profile.grey
        pen.text(at, base - _LEADING, note.lines[0], size=note.size, colour=colour)


def _lines_to_write_on(pen: Pen, left: float, room: float, top: float, bottom: float) -> None:
    """Dotted lines from the bottom upwards, as many as there is room for."""
    canvas = pen.canvas
    canvas.setStrokeColor(pen.profile.grey)
    canvas.setLineWidth(0.5)
    canvas.setDash([0.5, 2.2])
    y = bottom
    while y <= top - _FREE + 3:
        canvas.line(left, y, left + room, y)
        y += _FREE
    canvas.setDash([])
