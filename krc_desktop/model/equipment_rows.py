"""The figures of a machine by name, and the rows of which each is the sum."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class EquipmentFigure(StrEnum):
    """A figure of a machine that can be traced; the names are those of `EquipmentFigures`."""

    BOOKINGS_USED = "bookings_used"
    NO_SHOWS = "no_shows"
    CANCELLED = "cancelled"
    OCCUPIED_MINUTES = "occupied_minutes"
    WORKING_MINUTES = "working_minutes"
    FIRINGS = "firings"
    MAINTENANCE_MINUTES = "maintenance_minutes"
    PIECES_FIRED = "pieces_fired"
    PIECES_LOST = "pieces_lost"
    PEOPLE_SERVED = "people_served"
    INDUCTIONS = "inductions"
    DOWNTIME_MINUTES = "downtime_minutes"


class Source(StrEnum):
    """Of what a row is."""

    BOOKING = "booking"
    PERSON = "person"
    INDUCTION = "induction"
    OUTAGE = "outage"


@dataclass(frozen=True)
class CountedRow:
    """A row behind a figure: the figure is the sum of the amounts of its rows.

    `row_id`: the booking's, person's or induction's; of downtime, in which faults run together,
    none (0). `day` is the first on which it counts; `name` is a person's.
    """

    source: Source
    row_id: int
    day: date
    amount: int
    name: str = ""
