"""Volunteers' hours and agreements."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from krc_desktop.model.volunteers import Agreement, VolunteerEntry
from krc_desktop.store.rows import Shelf


class Volunteers(Shelf[VolunteerEntry]):
    """Hours of volunteers. Only accepted ones count."""

    def __init__(self, connection: Any, now: Callable[[], datetime]) -> None:
        """The shelf and those beside it."""
        super().__init__(connection, now, "volunteer_entries", VolunteerEntry)
        self.agreements = Shelf(connection, now, "agreements", Agreement)
