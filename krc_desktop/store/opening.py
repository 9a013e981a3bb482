"""Opening times of centres and machines, read from the file."""

from __future__ import annotations

from typing import Any

from krc_desktop import clock
from krc_desktop.model.centres import Closure, OpeningHours
from krc_desktop.model.opening import Span, holding, open_spans, without
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
        self._laid: dict[tuple[int, int | None, Period], list[Span]] = {}

    def has_hours(self, centre_id: int) -> bool:
        """Whether anybody has said when the centre is open."""
        return any(h.centre_id == centre_id and h.equipment_id is None for h in self._hours)

    def of_centre(self, centre_id: int, period: Period) -> list[Span]:
        """When a centre is open in a period."""
        return self._spans(centre_id, None, period)

    def of_machine(self, centre_id: int, equipment_id: int, period: Period) -> list[Span]:
        """When a machine could be used in a period, in service or not: by its own hours first."""
        return self._spans(centre_id, equipment_id, period)

    def usual_minutes(
        self, centre_id: int, equipment_id: int, period: Period
    ) -> tuple[int, int] | None:
        """The earliest and the latest minute of a day between which a machine's doors are open."""
        hours = [
            h
            for h in self._hours_for(centre_id, equipment_id)
            if h.valid_from <= period.last
            and (h.valid_until is None or h.valid_until >= period.first)
        ]
        if not hours:
            return None
        return min(h.opens for h in hours), max(h.closes for h in hours)

    def _hours_for(self, centre_id: int, equipment_id: int) -> list[OpeningHours]:
        own = [h for h in self._hours if h.equipment_id == equipment_id]
        return own or [
            h for h in self._hours if h.centre_id == centre_id and h.equipment_id is None
        ]

    def windows(self, centre_id: int, equipment_id: int, period: Period) -> list[Span]:
        """When a machine can be used in a period: open (its own hours first) and in service."""
        spans = self._spans(centre_id, equipment_id, period)
        if not spans:
            return []
        first, last = spans[0].start, spans[-1].end
        outages = self._connection.execute(
            "SELECT starts_at, coalesce(ends_at, ?2) FROM outages WHERE equipment_id = ?3"
            " AND starts_at < ?2 AND coalesce(ends_at, ?2) > ?1",
            (first, last, equipment_id),
        )
        return without(spans, [Span(a, b) for a, b in outages if b > a])

    def _spans(self, centre_id: int, equipment_id: int | None, period: Period) -> list[Span]:
        """Open spans of a period; machines without hours of their own share their centre's."""
        own = [h for h in self._hours if equipment_id and h.equipment_id == equipment_id]
        key = (centre_id, equipment_id if own else None, period)
        if key not in self._laid:
            common = [h for h in self._hours if h.centre_id == centre_id and h.equipment_id is None]
            closures = [c for c in self._closures if c.centre_id == centre_id]
            days = period.days() if own or common else ()
            self._laid[key] = [
                span
                for day in days
                # own hours that have ended give way to the centre's
                for span in open_spans(day, holding(own, day) or common, closures)
            ]
        return self._laid[key]
