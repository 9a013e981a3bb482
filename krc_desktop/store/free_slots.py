"""What takes a machine's time: bookings, outages, closed doors; read for one machine."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from krc_desktop import clock
from krc_desktop.model.centres import Closure, OpeningHours
from krc_desktop.model.equipment import LONGEST_OCCUPANCY_MINUTES, LONGEST_STAY_MINUTES, Equipment
from krc_desktop.model.free_slots import Doors
from krc_desktop.model.opening import Span, holding, is_holiday, merged, open_spans
from krc_desktop.store.rows import Shelf

# the longest that one booking can occupy a machine: bounds every look into the past
_WINDOW_SECONDS = (LONGEST_OCCUPANCY_MINUTES + LONGEST_STAY_MINUTES) * 60

_BOOKED = """
SELECT starts_at, coalesce(stays_until, ends_at) FROM bookings
WHERE equipment_id = ? AND status IN ('booked', 'used') AND starts_at < ? AND starts_at > ?
  AND coalesce(stays_until, ends_at) > ? AND id <> ?
"""
_OUT = """
SELECT starts_at, coalesce(ends_at, ?1) FROM outages
WHERE equipment_id = ?2 AND starts_at < ?1 AND coalesce(ends_at, ?1) > ?3
"""


class MachineTimes:
    """When one machine can be had; its hours and its centre's closures are read once."""

    def __init__(self, connection: Any, machine: Equipment) -> None:
        """Read the hours (its own first) and the closures of its centre."""
        self._connection = connection
        self._machine = machine
        now = clock.SystemClock().now
        hours = list(
            Shelf(connection, now, "opening_hours", OpeningHours).find(
                "centre_id = ? AND (equipment_id IS NULL OR equipment_id = ?)",
                machine.centre_id,
                machine.id,
            )
        )
        self._own = [h for h in hours if h.equipment_id is not None]
        self._hours = [h for h in hours if h.equipment_id is None]
        self._closures = list(
            Shelf(connection, now, "closures", Closure).find("centre_id = ?", machine.centre_id)
        )
        self.doors = Doors(self._open_on if hours else None)

    def _open_on(self, day: date) -> list[Span]:
        return open_spans(day, holding(self._own, day) or self._hours, self._closures)

    def closed_by(self, day: date) -> Closure | None:
        """What the centre has said of a day on which it is closed."""
        marked = [one for one in self._closures if one.first_day <= day <= one.last_day]
        return next((one for one in marked if not one.is_open), None)

    def is_holiday(self, day: date) -> bool:
        """Whether a public holiday keeps the doors closed on a day."""
        marked = any(one.first_day <= day <= one.last_day for one in self._closures)
        return not marked and is_holiday(day)

    def busy(self, first: datetime, last: datetime, *, but: int = 0) -> list[Span]:
        """What takes the machine between two instants, other than one booking: merged, in order.

        Bounded by the longest occupancy, so that the index answers at any size.
        """
        begins, ends = clock.seconds_of(first), clock.seconds_of(last)
        booked = self._connection.execute(
            _BOOKED, (self._machine.id, ends, begins - _WINDOW_SECONDS, begins, but)
        )
        taken = [Span(*row) for row in booked]
        taken += [
            Span(*row) for row in self._connection.execute(_OUT, (ends, self._machine.id, begins))
        ]
        return merged(span for span in taken if span.end > span.start)
