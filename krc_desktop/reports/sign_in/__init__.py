"""The sign-in sheet: numbered, with the event's code, blank or with names, over several pages."""

from __future__ import annotations

from functools import partial

from krc_desktop.language import Phrasebook
from krc_desktop.model.sheet_papers import SheetDay, SignInSheet
from krc_desktop.reports.charts import Pen
from krc_desktop.reports.equipment.pages import drawn, imprint_of
from krc_desktop.reports.paper import COLOUR, Profile, Sheet
from krc_desktop.reports.sign_in.foot import draw_foot
from krc_desktop.reports.sign_in.grid import DAYS_ACROSS, Grid, grid_of
from krc_desktop.reports.sign_in.head import draw_head
from krc_desktop.reports.sign_in.lines import draw_lines
from krc_desktop.reports.sign_in.page import SheetPage

__all__ = ["sign_in_sheet"]


def sign_in_sheet(content: SignInSheet, words: Phrasebook, *, profile: Profile = COLOUR) -> bytes:
    """The sheet as a PDF: equal content gives equal bytes."""
    sheet = Sheet(words, profile)
    title = words.text("Sign-in sheet")
    imprint = imprint_of(sheet, content.head, content.document_number, title)
    named = [group for group in content.groups if not group.numbers_only]
    grid = grid_of(len(named), len(content.event.days))
    pages = _pages(content, grid)
    draws = [partial(_page, content, grid, page) for page in pages]
    return drawn(sheet, imprint, (grid.width, grid.height), draws)


def _pages(content: SignInSheet, grid: Grid) -> list[SheetPage]:
    """The pages: lines go on from one to the next; a further stretch of days begins with line 1."""
    days = content.event.days
    stretches: list[tuple[SheetDay, ...]] = [
        days[at : at + DAYS_ACROSS] for at in range(0, max(len(days), 1), DAYS_ACROSS)
    ]
    # somebody always comes who was not expected: a line stays free
    lines = max(len(content.people) + bool(content.people), content.least_lines, 1)
    per_stretch = -(-lines // grid.rows)
    total = per_stretch * len(stretches)
    return [
        SheetPage(
            number=at * per_stretch + page + 1,
            of=total,
            days=stretch,
            first_line=page * grid.rows + 1,
            people=content.people[page * grid.rows : (page + 1) * grid.rows],
        )
        for at, stretch in enumerate(stretches)
        for page in range(per_stretch)
    ]


def _page(content: SignInSheet, grid: Grid, page: SheetPage, pen: Pen) -> None:
    draw_head(pen, content, grid, page)
    draw_lines(pen, content, grid, page)
    draw_foot(pen, content, grid, page)
