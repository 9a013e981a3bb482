"""Where in the window something is put right: a page, the rows meant, the month meant."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from krc_desktop.periods import Month


class PageName(StrEnum):
    """The pages of the window, in the order of the rail."""

    TODAY = "today"
    EVENTS = "events"
    PEOPLE = "people"
    EQUIPMENT = "equipment"
    VOLUNTEERS = "volunteers"
    REPORTS = "reports"
    SETTINGS = "settings"


# the part of a place that means: something new is begun there
NEW = "new"
# the part of a place that means: the import wizard over its page
IMPORT = "import"


@dataclass(frozen=True)
class Place:
    """A page with what to show on it.

    No page: nothing in the window shows these rows yet, and what offers the place offers a verb
    of its own instead of a door that leads nowhere. `part` is a word that the page itself knows: a
    view, a card, a field.
    """

    page: PageName | None
    rows: tuple[int, ...] = ()
    month: Month | None = None
    part: str = ""

    @property
    def record(self) -> int | None:
        """The first row meant; None where no row is."""
        return self.rows[0] if self.rows else None
