"""Where the columns and rows of a sign-in sheet stand; all lengths in points.

One day: A4 upright, twenty lines. Several: A4 across, ten lines, a column to sign for each day and
at most six of them; further days go on further sheets of paper with the same lines.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.units import mm

from krc_desktop.reports.paper import PAGE_HEIGHT, PAGE_WIDTH

LEFT: float = 20 * mm
RIGHT: float = 12 * mm
DAYS_ACROSS = 6
MOST_TICKS = 12
NUMBER, NAME, TOWN, PHOTO = 20.0, 124.0, 72.0, 44.0
ROW = 25.4
HEAD = 76.0
COUNTS = 27.0

_TOP = 130.0
_TICKS, _WRITTEN_GROUP = 146.0, 78.0
_ROWS_UPRIGHT, _ROWS_ACROSS = 20, 10


@dataclass(frozen=True)
class Grid:
    """The table of one page: its size, its rows and the left edge of each column."""

    width: float
    height: float
    rows: int
    ticks: int
    tick_step: float
    signatures: int

    @property
    def right(self) -> float:
        """The right edge of everything."""
        return self.width - RIGHT

    @property
    def top(self) -> float:
        """Where the table begins, from below."""
        return self.height - _TOP

    @property
    def first_row(self) -> float:
        """The upper edge of the first line, from below."""
        return self.top - HEAD

    @property
    def bottom(self) -> float:
        """The lower edge of the last line, from below."""
        return self.first_row - self.rows * ROW

    @property
    def groups(self) -> float:
        """Where the boxes for groups begin."""
        return LEFT + NUMBER + NAME

    @property
    def town(self) -> float:
        """Where the place of residence begins."""
        return self.groups + (self.ticks * self.tick_step if self.ticks else _WRITTEN_GROUP)

    @property
    def photo(self) -> float:
        """Where the consent to photos begins."""
        return self.town + TOWN

    @property
    def sign(self) -> float:
        """Where one signs."""
        return self.photo + PHOTO

    def sign_at(self, day: int) -> tuple[float, float]:
        """The left edge and the width of the column to sign for a day of the page (from 0)."""
        step = (self.right - self.sign) / self.signatures
        return self.sign + day * step, step


def grid_of(groups: int, days: int) -> Grid:
    """The grid for so many groups to tick and days to sign for.

    More groups than twelve find no boxes: the group is written.
    """
    ticks = groups if groups <= MOST_TICKS else 0
    step = min(15.4, _TICKS / ticks) if ticks else 0.0
    if days <= 1:
        return Grid(PAGE_WIDTH, PAGE_HEIGHT, _ROWS_UPRIGHT, ticks, step, 1)
    return Grid(PAGE_HEIGHT, PAGE_WIDTH, _ROWS_ACROSS, ticks, step, min(days, DAYS_ACROSS))
