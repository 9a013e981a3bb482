"""The foot of a sign-in sheet: people only counted, the notice on data, the sheet's own totals."""

from __future__ import annotations

from reportlab.lib.colors import white
from reportlab.lib.units import mm

from krc_desktop.model.sheet_papers import Prefilled, SheetGroup, SignInSheet
from krc_desktop.reports import letters
from krc_desktop.reports.charts import Pen
from krc_desktop.reports.equipment.fitting import fitted_lines
from krc_desktop.reports.equipment.pages import credit, joined
from krc_desktop.reports.letters import Face
from krc_desktop.reports.paper import Role
from krc_desktop.reports.sign_in.grid import COUNTS, LEFT, NAME, NUMBER, Grid
from krc_desktop.reports.sign_in.page import SheetPage

_TOTAL, _TOTAL_HEIGHT, _TOTAL_STEP = 46.0, 17.0, 56.0
_MOST_NUMBERS_ONLY = 2


def draw_foot(pen: Pen, content: SignInSheet, grid: Grid, page: SheetPage) -> None:
    """Everything below the table; what is counted once stands on the last page only."""
    is_last = page.number == page.of
    below = grid.bottom
    if is_last:
        _counted(pen, content.groups, grid)
        below -= COUNTS
        _totals(pen, grid, below - 6)
    _notice(pen, content, grid, below - 5, narrow=is_last)
    _foot(pen, content, grid, page)


def _counted(pen: Pen, groups: tuple[SheetGroup, ...], grid: Grid) -> None:
    """Boxes for people who did not sign, under the groups' own columns."""
    words, base = pen.sheet.words, grid.bottom - COUNTS
    label = words.text("Counted without a signature, how many of each group")
    fitted = fitted_lines(pen.sheet, label, Face.SANS_SEMIBOLD, (7.8, 6.4), NUMBER + NAME - 8, 2)
    y = base + COUNTS / 2 - fitted.size * 0.34 + (len(fitted.lines) - 1) * fitted.size * 0.55
    for line in fitted.lines:
        pen.text(LEFT, y, line, face=Face.SANS_SEMIBOLD, size=fitted.size)
        y -= fitted.size * 1.1
    if grid.ticks:
        for at in range(grid.ticks):
            _box(pen, grid.groups + at * grid.tick_step, base + 4.5, grid.tick_step - 1.2)
    else:
        _box(pen, grid.groups + 5, base + 4.5, grid.town - grid.groups - 10)
    _numbers_only(pen, groups, grid, base)
    pen.line(LEFT, base, grid.right, base, 0.9)


def _numbers_only(pen: Pen, groups: tuple[SheetGroup, ...], grid: Grid, base: float) -> None:
    """Groups that nobody is ever ticked in: a box with the name beside it."""
    only = [group for group in groups if group.numbers_only][:_MOST_NUMBERS_ONLY]
    step = (grid.right - grid.town - 6) / max(len(only), 1)
    for at, group in enumerate(only):
        x = grid.town + 6 + at * step
        _box(pen, x, base + 4.5, 22)
        said = pen.sheet.name(group.name)
        said = said[:1].lower() + said[1:]
        fitted = fitted_lines(pen.sheet, said, Face.SANS, (7.4, 6), step - 32, 2)
        y = base + COUNTS / 2 - fitted.size * 0.34 + (len(fitted.lines) - 1) * fitted.size * 0.55
        for line in fitted.lines:
            pen.text(x + 27, y, line, size=fitted.size)
            y -= fitted.size * 1.1


def _box(pen: Pen, x: float, y: float, width: float, height: float = _TOTAL_HEIGHT + 1) -> None:
    pen.canvas.setStrokeColor(pen.profile.ink)
    pen.canvas.setFillColor(white)
    pen.canvas.setLineWidth(0.6)
    pen.canvas.rect(x, y, width, height, stroke=1, fill=1)


def _totals(pen: Pen, grid: Grid, top: float) -> None:
    """What the sheet says of itself: signed, only counted, volunteers."""
    words = pen.sheet.words
    labels = (words.text("Signed"), words.text("Only counted"), words.text("Volunteers"))
    left = grid.right - 2 * _TOTAL_STEP - _TOTAL
    for at, label in enumerate(labels):
        x = left + at * _TOTAL_STEP
        _box(pen, x, top - _TOTAL_HEIGHT, _TOTAL, _TOTAL_HEIGHT)
        fitted = fitted_lines(pen.sheet, label, Face.SANS, (7.4, 6), _TOTAL_STEP - 2, 1)
        grey = pen.profile.grey
        pen.text(x, top - _TOTAL_HEIGHT - 8.6, fitted.lines[0], size=fitted.size, colour=grey)


def _notice(pen: Pen, content: SignInSheet, grid: Grid, top: float, *, narrow: bool) -> None:
    """Why the data are asked, who answers for them, and who decides for children."""
    words = pen.sheet.words
    controller = pen.sheet.name(content.controller)
    parts = [
        words.text("Controller of the data: {controller}.", controller=controller.strip(" ."))
        if controller
        else "",
        words.text(
            "Name, group and place are used to record attendance and to prepare the project's"
            " report; the report prints figures only. Other participants see your name on this"
            " sheet."
        ),
        words.text(
            "For anybody under 18 a parent or guardian decides about photos; an adult signs for"
            " small children. A consent can be withdrawn at any time: tell the coordinator."
        ),
    ]
    room = grid.right - LEFT - (2 * _TOTAL_STEP + _TOTAL + 18 if narrow else 0)
    note = pen.sheet.para(" ".join(part for part in parts if part), Role.NOTE, leading=9.2)
    _, height = note.wrap(room, 200)
    note.drawOn(pen.canvas, LEFT, top - height)


def _foot(pen: Pen, content: SignInSheet, grid: Grid, page: SheetPage) -> None:
    sheet, words, base = pen.sheet, pen.sheet.words, 12 * mm
    canvas = pen.canvas
    canvas.setStrokeColor(pen.profile.hair)
    canvas.setLineWidth(0.4)
    canvas.line(LEFT, base + 9, grid.right, base + 9)
    mark = words.text("Sample data") if content.head.is_sample else ""
    pages = words.text("Page {page} of {pages}", page=page.number, pages=page.of)
    right = joined(mark, _kind(pen, content), pages)
    right = sheet.fitted(right, Face.SANS_SEMIBOLD, 7.4, (grid.right - LEFT) * 0.6)
    pen.text(grid.right, base, right, face=Face.SANS_SEMIBOLD, align="right")
    room = grid.right - LEFT - 18 - letters.width(right, Face.SANS_SEMIBOLD, 7.4)
    left = sheet.fitted(credit(sheet, content.head), Face.SANS, 7.4, room)
    pen.text(LEFT, base, left, colour=pen.profile.grey)


def _kind(pen: Pen, content: SignInSheet) -> str:
    words, count = pen.sheet.words, len(content.people)
    if not count:
        return words.text("blank sheet")
    if content.prefilled is Prefilled.SIGNED_UP:
        return words.text("with names: signed up {count}", count=count)
    return words.text("with names: {count} as before", count=count)
