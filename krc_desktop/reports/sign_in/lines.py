"""The table of a sign-in sheet: heads, numbered lines, boxes to tick, room to sign."""

from __future__ import annotations

from krc_desktop.model.sheet_papers import SheetGroup, SheetPerson, SignInSheet
from krc_desktop.reports.charts import Pen
from krc_desktop.reports.equipment.fitting import broken, fitted_lines
from krc_desktop.reports.equipment.machine_labels import tick_box
from krc_desktop.reports.letters import Face
from krc_desktop.reports.sign_in.grid import HEAD, LEFT, NAME, NUMBER, ROW, TOWN, Grid
from krc_desktop.reports.sign_in.head import hours
from krc_desktop.reports.sign_in.page import SheetPage

_BOX = 9.4
_PAD = 5.0
_SMALLEST_HEAD = 5.6


def draw_lines(pen: Pen, content: SignInSheet, grid: Grid, page: SheetPage) -> None:
    """The table with its heads; names that are known are printed into their lines."""
    groups = tuple(group for group in content.groups if not group.numbers_only)
    _heads(pen, groups, grid, page)
    _rules(pen, grid)
    for at in range(grid.rows):
        person = page.people[at] if at < len(page.people) else None
        middle = grid.first_row - at * ROW - ROW / 2
        number = str(page.first_line + at)
        edge = LEFT + NUMBER - 6
        grey = pen.profile.grey
        pen.text(edge, middle - 2.8, number, size=7.8, colour=grey, align="right")
        _boxes(pen, groups, grid, person, middle)
        if person is not None:
            _written(pen, groups, grid, person, middle)


def _heads(pen: Pen, groups: tuple[SheetGroup, ...], grid: Grid, page: SheetPage) -> None:
    words = pen.sheet.words
    pen.line(LEFT, grid.top, grid.right, grid.top, 0.9)
    base = grid.first_row + 5
    _head(pen, LEFT, base, words.text_in("column", "No."))
    _head(pen, LEFT + NUMBER, base, words.text("First name, surname"))
    if grid.ticks:
        _head(pen, grid.groups + 4, grid.top - 9, words.text("Group (tick one)"))
        for at, group in enumerate(groups):
            middle = grid.groups + (at + 0.5) * grid.tick_step
            _upright(pen, middle, base, pen.sheet.name(group.name), grid.tick_step)
    else:
        _head(pen, grid.groups + _PAD, base, words.text("Group"))
    for at, line in enumerate(reversed(words.text("Parish,\ntown").split("\n"))):
        _head(pen, grid.town + _PAD, base + at * 8.8, line)
    for at, line in enumerate(reversed(words.text("I agree\nto photos").split("\n"))):
        _head(pen, grid.photo + _PAD, base + 9.6 + at * 8.8, line)
    ink = pen.profile.ink
    yes, no = words.text_in("consent", "yes"), words.text_in("consent", "no")
    for at, answer in enumerate((yes, no)):
        x = grid.photo + _PAD + at * 20 + _BOX / 2
        pen.text(x, base, answer, face=Face.SANS_SEMIBOLD, size=7.3, colour=ink, align="centre")
    _signing(pen, grid, page, base)


def _signing(pen: Pen, grid: Grid, page: SheetPage, base: float) -> None:
    """One column to sign, or one for each day of a camp under its date and hours."""
    words = pen.sheet.words
    signature = words.text("Signature")
    if len(page.days) <= 1 and grid.signatures == 1:
        _head(pen, grid.sign + _PAD, base, signature)
        return
    _head(pen, grid.sign + _PAD, grid.top - 9, words.text("Signature, each day"))
    for at, day in enumerate(page.days):
        left, step = grid.sign_at(at)
        shown = fitted_lines(
            pen.sheet, words.day_and_weekday(day.day), Face.SANS_SEMIBOLD, (7.3, 6), step - 7, 1
        )
        ink = pen.profile.ink
        face = Face.SANS_SEMIBOLD
        pen.text(left + _PAD, base + 8.8, shown.lines[0], face=face, size=shown.size, colour=ink)
        time = fitted_lines(pen.sheet, hours(words, day), Face.SANS, (7.3, 5.6), step - 7, 1)
        grey = pen.profile.grey
        pen.text(left + _PAD, base, time.lines[0], size=time.size, colour=grey)


def _head(pen: Pen, x: float, y: float, text: str) -> None:
    pen.text(x, y, text, face=Face.SANS_SEMIBOLD, size=7.3, colour=pen.profile.grey)


def _upright(pen: Pen, middle: float, base: float, name: str, step: float) -> None:
    """A group's name turned upright over its boxes, on one line or two."""
    room = HEAD - 22
    small = name[:1].lower() + name[1:] if not name[:2].isupper() else name
    fitted = fitted_lines(pen.sheet, small, Face.SANS, (7.8, 7.8), room, 1)
    if fitted.lines[0].endswith("…"):
        most = 2 if step >= 12 else 1
        fitted = fitted_lines(pen.sheet, small, Face.SANS, (6.6, _SMALLEST_HEAD), room, most)
    lead = fitted.size * 1.04
    offset = (len(fitted.lines) - 1) * lead / 2 - fitted.size * 0.32
    for at, line in enumerate(fitted.lines):
        pen.canvas.saveState()
        pen.canvas.translate(middle - offset + at * lead, base)
        pen.canvas.rotate(90)
        pen.text(0, 0, line, size=fitted.size)
        pen.canvas.restoreState()


def _rules(pen: Pen, grid: Grid) -> None:
    pen.line(LEFT, grid.first_row, grid.right, grid.first_row, 0.9)
    for at in range(1, grid.rows + 1):
        y = grid.first_row - at * ROW
        last = at == grid.rows
        pen.line(LEFT, y, grid.right, y, 0.9 if last else 0.8 if at % 5 == 0 else 0.4)
    canvas = pen.canvas
    canvas.setStrokeColor(pen.profile.hair)
    canvas.setLineWidth(0.5)
    days = [grid.sign_at(at)[0] for at in range(1, grid.signatures)]
    for x in (grid.groups, grid.town, grid.photo, grid.sign, *days):
        canvas.line(x, grid.first_row, x, grid.bottom)


def _boxes(
    pen: Pen,
    groups: tuple[SheetGroup, ...],
    grid: Grid,
    person: SheetPerson | None,
    middle: float,
) -> None:
    if grid.ticks:
        for at, group in enumerate(groups):
            x = grid.groups + (at + 0.5) * grid.tick_step - _BOX / 2
            ticked = person is not None and person.group_id == group.group_id
            tick_box(pen, x, middle - _BOX / 2, _BOX, ticked=ticked)
    for at in range(2):
        tick_box(pen, grid.photo + _PAD + at * 20, middle - _BOX / 2, _BOX, ticked=False)


def _written(
    pen: Pen,
    groups: tuple[SheetGroup, ...],
    grid: Grid,
    person: SheetPerson,
    middle: float,
) -> None:
    """What is known of a person: the name, the place, and the group where it has no box."""
    sheet = pen.sheet
    _in_cell(pen, LEFT + NUMBER, middle, person.name, NAME - 4, 9.6)
    _in_cell(pen, grid.town + _PAD, middle, sheet.name(person.place), TOWN - 2 * _PAD, 8.6)
    if not grid.ticks:
        group = next((one for one in groups if one.group_id == person.group_id), None)
        if group is not None:
            name = sheet.name(group.name)
            _in_cell(pen, grid.groups + _PAD, middle, name, grid.town - grid.groups - 8, 7.8)


def _in_cell(pen: Pen, x: float, middle: float, text: str, room: float, size: float) -> None:
    """A text beside the middle of a line; a long one smaller and on two."""
    fitted = fitted_lines(pen.sheet, text, Face.SANS, (size, size - 1.5), room, 1)
    if len(broken(fitted.lines[0], Face.SANS, fitted.size, room)) > 1 or "…" in fitted.lines[0]:
        fitted = fitted_lines(pen.sheet, text, Face.SANS, (size - 1.6, 6.4), room, 2)
    y = middle - fitted.size * 0.34 + (len(fitted.lines) - 1) * fitted.size * 0.55
    for line in fitted.lines:
        pen.text(x, y, line, size=fitted.size)
        y -= fitted.size * 1.1
