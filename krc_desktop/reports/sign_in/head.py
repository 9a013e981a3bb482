"""The head of a sign-in sheet: whose it is, what for, when and where; the code for cameras."""

from __future__ import annotations

from krc_desktop import clock
from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.sheet_papers import SheetDay, SignInSheet
from krc_desktop.periods import Period
from krc_desktop.reports import letters
from krc_desktop.reports.charts import Pen
from krc_desktop.reports.equipment.codes import code_of, draw_code
from krc_desktop.reports.equipment.fitting import fitted_lines
from krc_desktop.reports.letters import Face
from krc_desktop.reports.sign_in.grid import LEFT, Grid
from krc_desktop.reports.sign_in.page import SheetPage

_CODE = 58.0
_CODE_TOP = 52.0
_GAP = 22.0


def draw_head(pen: Pen, content: SignInSheet, grid: Grid, page: SheetPage) -> None:
    """Everything above the table."""
    top, sheet = grid.height, pen.sheet
    pen.line(LEFT, top - 40.5, grid.right, top - 40.5, 2.4)
    code_left = grid.right - _CODE - 6
    _code(pen, content, code_left, top)
    room = code_left - LEFT - 16
    title = sheet.words.text("Sign-in sheet")
    pen.text(LEFT, top - 55.5, title, face=Face.SANS_SEMIBOLD, size=8.6)
    taken = letters.width(title, Face.SANS_SEMIBOLD, 8.6) + 24
    centre = sheet.fitted(sheet.name(content.head.centre), Face.SANS, 8.6, room - taken)
    pen.text(LEFT + room, top - 55.5, centre, size=8.6, colour=pen.profile.grey, align="right")
    _title(pen, sheet.title(content.event.title), room, top)
    _facts(pen, content, page, room, top - 95.5)


def _code(pen: Pen, content: SignInSheet, left: float, top: float) -> None:
    """The event's code; it holds ids and the sheet's number, never anything about a person."""
    held = code_of("event", content.event.uid)
    if content.number:
        held += f"/{content.number}"
    draw_code(pen, held, left, top - _CODE_TOP - _CODE, _CODE)
    words = pen.sheet.words
    said = content.event.code
    if content.number:
        said = words.text("{event} · sheet {number}", event=said, number=content.number)
    line = fitted_lines(pen.sheet, said, Face.SANS_SEMIBOLD, (8.6, 6.4), _CODE + 20, 1)
    middle = left + _CODE / 2
    pen.text(
        middle,
        top - 122,
        line.lines[0],
        face=Face.SANS_SEMIBOLD,
        size=line.size,
        align="centre",
    )


def _title(pen: Pen, title: str, room: float, top: float) -> None:
    one = fitted_lines(pen.sheet, title, Face.SERIF_SEMIBOLD, (18, 13), room, 1)
    base = top - 77
    if one.lines[0].endswith("…"):
        one = fitted_lines(pen.sheet, title, Face.SERIF_SEMIBOLD, (12, 8), room, 2)
        base += one.size * 0.62
    for line in one.lines:
        pen.text(LEFT - 0.6, base, line, face=Face.SERIF_SEMIBOLD, size=one.size)
        base -= one.size * 1.1


def _facts(pen: Pen, content: SignInSheet, page: SheetPage, room: float, base: float) -> None:
    """Date, time, kind, place, activity: each a small label over its value."""
    words, event = pen.sheet.words, content.event
    when = page.days or event.days
    place_at = 3
    facts = [
        (words.text("Date"), _date(words, when)),
        (words.text("Time"), _time(words, when)),
        (words.text("Kind"), _small(pen.sheet.name(event.kind))),
        (words.text_in("event", "Place"), event.place),
        (words.text("Activity line"), ", ".join(event.lines)),
    ]
    widths = [_width(label, value) for label, value in facts]
    others = sum(width + _GAP for at, width in enumerate(widths) if at != place_at)
    widths[place_at] = min(widths[place_at], max(room - others, 40))
    x, spare = LEFT, room - others - widths[place_at]
    for at, (label, value) in enumerate(facts):
        if at != place_at:
            widths[at] = min(widths[at], widths[at] + min(spare, 0) / 4)
        pen.text(x, base, label, size=7.4, colour=pen.profile.grey)
        shown = pen.sheet.fitted(value or "–", Face.SANS_SEMIBOLD, 8.4, widths[at])
        pen.text(x, base - 10.4, shown, face=Face.SANS_SEMIBOLD, size=8.4)
        x += widths[at] + _GAP


def _width(label: str, value: str) -> float:
    wide = letters.width(value, Face.SANS_SEMIBOLD, 8.4)
    return max(letters.width(label, Face.SANS, 7.4), wide) + 1


def _small(name: str) -> str:
    """A kind's name as a particular of a line; what is written in capitals stays."""
    return name[:1].lower() + name[1:] if not name[:2].isupper() else name


def _date(words: Phrasebook, days: tuple[SheetDay, ...]) -> str:
    if not days:
        return ""
    first, last = days[0].day, days[-1].day
    if first == last:
        weekday = words.weekday_name(first.isoweekday())
        if words.language is Language.LATVIAN:
            weekday = weekday.lower()
        return f"{words.date(first)}, {weekday}"
    return words.period(Period(first, last))


def _time(words: Phrasebook, days: tuple[SheetDay, ...]) -> str:
    """The hours, where all days have the same."""
    said = {hours(words, day) for day in days}
    return said.pop() if len(said) == 1 else ""


def hours(words: Phrasebook, day: SheetDay) -> str:
    """A day's hours as paper writes them: `10.00–13.00`, in English `10:00–13:00`."""
    point = "." if words.language is Language.LATVIAN else ":"
    starts, ends = clock.local(day.starts_at), clock.local(day.ends_at)
    return f"{starts:%H}{point}{starts:%M}–{ends:%H}{point}{ends:%M}"
