"""The week's poster for the door: A4 lying, a row per machine, a column per day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm

from krc_desktop.language import Phrasebook
from krc_desktop.model.equipment_papers import MachineWeek, WeekPoster
from krc_desktop.reports import letters
from krc_desktop.reports.charts import Pen
from krc_desktop.reports.document import Imprint
from krc_desktop.reports.equipment.pages import drawn, imprint_of, joined, small_foot, stamped
from krc_desktop.reports.equipment.poster_rows import LINE, Axis, Grid, draw_row, key_of
from krc_desktop.reports.equipment.poster_words import axis_of, day_of, opening, span_of_days
from krc_desktop.reports.letters import Face
from krc_desktop.reports.paper import COLOUR, Profile, Sheet

_WIDTH, _HEIGHT = landscape(A4)
_MARGIN = 14 * mm
_ROOM = _WIDTH - 2 * _MARGIN
# from the top: the rule, the titles, the rule under them, the days, the rows
_TITLE, _TITLE_RULE, _DAYS, _AXIS, _ROWS = 71.0, 86.5, 103.5, 120.5, 123.0
_ROWS_END, _LEGEND, _FOOT = 522.0, 537.0, 571.5
_NAMES = 119.0
_TALLEST, _LOWEST = 100.0, 58.0
_MOST_ROWS = int((_ROWS_END - _ROWS) // _LOWEST)


@dataclass(frozen=True)
class _Layout:
    """What all pages of a poster share."""

    sheet: Sheet
    poster: WeekPoster
    imprint: Imprint
    pages: int


def week_poster(poster: WeekPoster, words: Phrasebook, *, profile: Profile = COLOUR) -> bytes:
    """The poster as a PDF: equal content gives equal bytes."""
    sheet = Sheet(words, profile)
    days = span_of_days(words, poster.week.first, poster.week.last)
    title = f"{words.text('Week of the machines')}, {days}"
    imprint = imprint_of(sheet, poster.head, poster.number, title)
    parts = _shared_out(poster.machines)
    layout = _Layout(sheet, poster, imprint, len(parts))
    pages = [partial(_page, layout, number, part) for number, part in enumerate(parts, start=1)]
    return drawn(sheet, imprint, (_WIDTH, _HEIGHT), pages)


def _shared_out(machines: Sequence[MachineWeek]) -> list[Sequence[MachineWeek]]:
    """The rows of each page: one page where they fit at all, else pages of about equal length."""
    if len(machines) <= _MOST_ROWS:
        return [machines]
    pages = -(-len(machines) // _MOST_ROWS)
    share = -(-len(machines) // pages)
    return [machines[at : at + share] for at in range(0, len(machines), share)]


def _page(layout: _Layout, number: int, machines: Sequence[MachineWeek], pen: Pen) -> None:
    """One page of the poster."""
    _head(pen, layout)
    if not machines or not layout.poster.days:
        _nothing(pen, layout)
    else:
        _table(pen, layout, machines)
    _legend(pen, layout)
    paged = ""
    if layout.pages > 1:
        paged = pen.sheet.words.text("Page {page} of {pages}", page=number, pages=layout.pages)
    said = joined(paged, stamped(pen.sheet, layout.imprint, layout.poster.head))
    small_foot(pen, layout.imprint.footer, said, margin=_MARGIN, base=_HEIGHT - _FOOT)


def _head(pen: Pen, layout: _Layout) -> None:
    """The title with the days, whose it is, which week, when it is open."""
    sheet, poster, words = pen.sheet, layout.poster, pen.sheet.words
    right = _WIDTH - _MARGIN
    pen.line(_MARGIN, _HEIGHT - 35, right, _HEIGHT - 35, 2.4)
    pen.line(_MARGIN, _HEIGHT - _TITLE_RULE, right, _HEIGHT - _TITLE_RULE, 1.2)
    week = words.text_in("poster", "week {n}", n=poster.week.first.isocalendar().week)
    about = joined(week, opening(words, poster.days), layout.imprint.mark)
    about = sheet.fitted(about, Face.SANS, 10.2, _ROOM * 0.5)
    centre = sheet.fitted(layout.imprint.owner, Face.SANS_SEMIBOLD, 11, _ROOM * 0.5)
    pen.text(right, _HEIGHT - 52, centre, face=Face.SANS_SEMIBOLD, size=11, align="right")
    grey = pen.profile.grey
    pen.text(right, _HEIGHT - 67.5, about, size=10.2, colour=grey, align="right")
    title = words.text("Week of the machines")
    days = span_of_days(words, poster.week.first, poster.week.last)
    room = _ROOM - max(
        letters.width(about, Face.SANS, 10.2), letters.width(centre, Face.SANS_SEMIBOLD, 11)
    )
    size = 32.0
    while size > 16 and _title_width(title, days, size) > room - 16:
        size -= 0.5
    base = _HEIGHT - _TITLE
    pen.text(_MARGIN - 1, base, title, face=Face.SERIF_SEMIBOLD, size=size)
    left = _MARGIN + letters.width(title, Face.SERIF_SEMIBOLD, size) + size / 3
    pen.text(left, base, days, face=Face.SERIF, size=size, colour=pen.profile.accent)


def _title_width(title: str, days: str, size: float) -> float:
    parts = letters.width(title, Face.SERIF_SEMIBOLD, size) + letters.width(days, Face.SERIF, size)
    return parts + size / 3


def _nothing(pen: Pen, layout: _Layout) -> None:
    """A week without machines or without an open day, in a sentence."""
    words = pen.sheet.words
    said = (
        words.text("In this week the centre is closed and nothing is booked.")
        if layout.poster.machines
        else words.text("The centre has no machines on its list yet.")
    )
    pen.text(_MARGIN, _HEIGHT - _ROWS - 40, said, face=Face.SERIF, size=16)
    pen.line(_MARGIN, _HEIGHT - _ROWS_END, _WIDTH - _MARGIN, _HEIGHT - _ROWS_END, 1.2)


def _table(pen: Pen, layout: _Layout, machines: Sequence[MachineWeek]) -> None:
    """The days, and the row of every machine."""
    poster = layout.poster
    first, last = axis_of(poster)
    step = (_ROOM - _NAMES) / len(poster.days)
    grid = Grid(_MARGIN, _MARGIN + _NAMES, step, Axis(first, last, step - 2 * LINE))
    _days(pen, layout, grid)
    tall = min((_ROWS_END - _ROWS) / len(machines), _TALLEST)
    top = _HEIGHT - _ROWS
    for week in machines:
        draw_row(pen, week, grid, top, tall)
        top -= tall
        last_row = week is machines[-1]
        pen.line(_MARGIN, top, _WIDTH - _MARGIN, top, 1.2 if last_row else 0.7)


def _days(pen: Pen, layout: _Layout, grid: Grid) -> None:
    """The heads of the columns and the hours under them."""
    words, profile = pen.sheet.words, pen.profile
    for at, day in enumerate(layout.poster.days):
        left, right = grid.left(at) + LINE, grid.left(at + 1) - LINE
        shown = day_of(words, day.day)
        taken = letters.width(shown, Face.SANS, 14) + 6
        name, size = words.weekday_name(day.day.isoweekday()), 14.0
        while size > 9 and letters.width(name, Face.SANS_SEMIBOLD, size) > right - left - taken:
            size -= 0.5
        base = _HEIGHT - _DAYS
        pen.text(left, base, name, face=Face.SANS_SEMIBOLD, size=size)
        pen.text(right, base, shown, size=14, colour=profile.grey, align="right")
        for hour, x in grid.axis.marks():
            pen.text(
                left + x,
                _HEIGHT - _AXIS,
                str(hour),
                size=7,
                colour=profile.grey,
                align=grid.axis.alignment(hour),
            )
    pen.line(_MARGIN, _HEIGHT - _ROWS, _WIDTH - _MARGIN, _HEIGHT - _ROWS, 0.8)


def _legend(pen: Pen, layout: _Layout) -> None:
    """What the bars mean, and with whom one books."""
    sheet, words = pen.sheet, pen.sheet.words
    base, left = _HEIGHT - _LEGEND, _MARGIN
    for sign, text in key_of(words):
        sign(pen, left, base - 0.5, 18, 8)
        pen.text(left + 22, base, text, size=9.6)
        left += 22 + letters.width(text, Face.SANS, 9.6) + 16
    coordinator = layout.poster.head.coordinator
    role = sheet.name(coordinator.role)
    named = joined(coordinator.name, role) if coordinator.name else ""
    said = words.text("Bookings: {name}", name=named) if named else ""
    room = _WIDTH - _MARGIN - left
    said = sheet.fitted(said, Face.SANS_SEMIBOLD, 9.6, max(room, 40))
    pen.text(_WIDTH - _MARGIN, base, said, face=Face.SANS_SEMIBOLD, size=9.6, align="right")
