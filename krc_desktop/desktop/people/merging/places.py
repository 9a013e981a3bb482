"""The sights below the tabs, as places of the page name them."""

from __future__ import annotations

from krc_desktop.model.places import PageName, Place

# DUPLICATES has no rows; MERGE has two: the card that stays, the card that is added to it
DUPLICATES = "duplicates"
MERGE = "merge"


def duplicates_place() -> Place:
    """The list of cards that may be one person's."""
    return Place(PageName.PEOPLE, part=DUPLICATES)


def merge_place(stays_id: int, gone_id: int) -> Place:
    """Two cards being made one."""
    return Place(PageName.PEOPLE, (stays_id, gone_id), part=MERGE)
