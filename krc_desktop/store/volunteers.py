"""Volunteers' hours and agreements."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from krc_desktop.model.volunteers import Agreement, Certificate, VolunteerEntry
from krc_desktop.store.rows import Shelf


class Volunteers(Shelf[VolunteerEntry]):
    """Hours of volunteers. Only accepted ones count."""

    def __init__(self, connection: Any, now: Callable[[], datetime]) -> None:
        """The shelf and those beside it."""
        super().__init__(connection, now, "volunteer_entries", VolunteerEntry)
        self.agreements = Shelf(connection, now, "agreements", Agreement)
        self.certificates = Shelf(connection, now, "certificates", Certificate)

    def listed_at(self, event_id: int) -> list[tuple[int, int]]:
        """People with the role of a volunteer on an event's list: (person, event day) present."""
        rows = self.connection.execute(
            "SELECT a.person_id, a.event_day_id FROM attendances AS a"
            " JOIN person_roles AS r ON r.person_id = a.person_id AND r.role = 'volunteer'"
            " WHERE a.event_id = ? AND a.present = 1 ORDER BY a.person_id, a.event_day_id",
            (event_id,),
        )
        return [(person_id, day_id) for person_id, day_id in rows]
