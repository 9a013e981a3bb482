"""Bookings with their phases and use; firings with readings and pieces."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from krc_desktop.clock import seconds_of
from krc_desktop.model.bookings import (
    Booking,
    BookingPhase,
    BookingSeries,
    BookingUse,
    Firing,
    FiringCheck,
    FiringReading,
    FiringSegment,
    KilnProgramme,
    Piece,
    PieceFiring,
    ProgrammeSegment,
    UseAnswer,
)
from krc_desktop.model.equipment import LONGEST_OCCUPANCY_MINUTES, LONGEST_STAY_MINUTES
from krc_desktop.store.rows import Shelf

# the longest that one booking can occupy a machine: bounds every look into the past
_WINDOW_SECONDS = (LONGEST_OCCUPANCY_MINUTES + LONGEST_STAY_MINUTES) * 60


class Bookings(Shelf[Booking]):
    """Bookings: the store refuses an overlap by itself."""

    def __init__(self, connection: Any, now: Callable[[], datetime]) -> None:
        """The shelf and those beside it."""
        super().__init__(connection, now, "bookings", Booking)
        self.series = Shelf(connection, now, "booking_series", BookingSeries)
        self.phases = Shelf(connection, now, "booking_phases", BookingPhase)
        self.uses = Shelf(connection, now, "booking_uses", BookingUse)
        self.answers = Shelf(connection, now, "use_answers", UseAnswer)
        self.firings = Shelf(connection, now, "firings", Firing)
        self.programmes = Shelf(connection, now, "kiln_programmes", KilnProgramme)
        self.programme_segments = Shelf(connection, now, "programme_segments", ProgrammeSegment)
        self.segments = Shelf(connection, now, "firing_segments", FiringSegment)
        self.readings = Shelf(connection, now, "firing_readings", FiringReading)
        self.checks = Shelf(connection, now, "firing_checks", FiringCheck)
        self.pieces = Shelf(connection, now, "pieces", Piece)
        self.piece_firings = Shelf(connection, now, "piece_firings", PieceFiring)

    def overlapping(
        self, equipment_id: int, starts: datetime, ends: datetime, *, but: int = 0
    ) -> Booking | None:
        """The first booking that occupies a machine in a span, other than one's own.

        The window is bounded by the longest occupancy, so that the index answers at any size.
        """
        first, last = seconds_of(starts), seconds_of(ends)
        where = (
            "equipment_id = ? AND status IN ('booked', 'used') AND starts_at < ? AND starts_at > ?"
            " AND coalesce(stays_until, ends_at) > ? AND id <> ? ORDER BY starts_at"
        )
        earliest = first - _WINDOW_SECONDS
        return self.find_one(where, equipment_id, last, earliest, first, but)

    def next_of(self, equipment_id: int, now: datetime) -> Booking | None:
        """The booking that occupies a machine now, else the next one; None where none is to come.

        Bounded like `overlapping`, so that a machine's past is never walked through.
        """
        moment = seconds_of(now)
        earliest = moment - _WINDOW_SECONDS
        where = (
            "equipment_id = ? AND status IN ('booked', 'used') AND starts_at > ?"
            " AND coalesce(stays_until, ends_at) > ? ORDER BY starts_at"
        )
        return self.find_one(where, equipment_id, earliest, moment)

    def firing_of(self, booking_id: int) -> Firing | None:
        """The firing's log of a booking."""
        return self.firings.find_one("booking_id = ?", booking_id)
