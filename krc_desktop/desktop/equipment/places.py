"""The parts of the page, as places name them."""

from __future__ import annotations

from krc_desktop.model.places import PageName, Place

# the rows of a place by its part: BOARD none; BOOKING one booking, shown on the board; BOOK one
# machine, a new booking is begun; MACHINES none; MACHINE one machine; SHELF one kiln; FIRING the
# booking of one firing
BOARD = ""
BOOKING = "booking"
BOOK = "book"
MACHINES = "machines"
MACHINE = "machine"
SHELF = "shelf"
FIRING = "firing"


def place_of(part: str, *rows: int) -> Place:
    """A place on the page of equipment."""
    return Place(PageName.EQUIPMENT, rows, part=part)
