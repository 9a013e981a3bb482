"""Opening times of centres and machines, read from the file."""

from __future__ import annotations

from typing import Any

from krc_desktop import clock
from krc_desktop.model.centres import Closure, OpeningHours
from krc_desktop.model.opening import Span, open_spans, without
from krc_desktop.periods import Period
from krc_desktop.store.rows import Shelf


class OpeningTimes:
    """When doors are open and machines in service; read once for many machines."""

    def __init__(self, connection: Any) -> None:
        """Read hours and closures."""
        self._connection = connection
        hours = Shelf(connection, clock.SystemClock().now, "opening_hours", OpeningHours)
        closures = Shelf(connection, clock.SystemClock().now, "closures", Closure)
        self._hours = list(hours.all())
        self._closures = list(closures.all())

    def has_hours(self, centre_id: int) -> bool:
        """Whether anybody has said when the centre is open."""
        return any(h.centre_id == centre_id and h.equipment_id is None for h in self._hours)

    def of_centre(self, centre_id: int, period: Period) -> list[Span]:
        """When a centre is open in a period."""
        return self._spans(centre_id, None, period)

    def windows(self, centre_id: int, equipment_id: int, period: Period) -> list[Span]:
        """When a machine can be used in a period: open (its own hours first) and in service."""
        spans = self._spans(centre_id, equipment_id, period)
        if not spans:
            return []
        outages = self._connection.execute(
            "SELECT starts_at, coalesce(ends_at, ?) FROM outages WHERE equipment_id = ?",
            (spans[-1].end, equipment_id),
        )
        return without(spans, [Span(a, b) for a, b in outages if b > a])

    def _spans(self, centre_id: int, equipment_id: int | None, period: Period) -> list[Span]:
        own = [h for h in self._hours if equipment_id and h.equipment_id == equipment_id]
        common = [h for h in self._hours if h.centre_id == centre_id and h.equipment_id is None]
        hours = own or common
        if not hours:
            return []
        closures = [c for c in self._closures if c.centre_id == centre_id]
        return [span for day in period.days() for span in open_spans(day, hours, closures)]
