"""Centres with their sites, hours and closures; municipalities."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from krc_desktop.model.centres import Centre, Closure, Municipality, OpeningHours, Site
from krc_desktop.store.rows import Shelf


class Centres(Shelf[Centre]):
    """Centres and what is true of all their doors."""

    def __init__(self, connection: Any, now: Callable[[], datetime]) -> None:
        """The shelf and those beside it."""
        super().__init__(connection, now, "centres", Centre)
        self.sites = Shelf(connection, now, "sites", Site)
        self.hours = Shelf(connection, now, "opening_hours", OpeningHours)
        self.closures = Shelf(connection, now, "closures", Closure)
        self.municipalities = Shelf(connection, now, "municipalities", Municipality)

    def by_code(self, code: str) -> Centre | None:
        """The centre with a code, in whatever case it was typed."""
        return self.find_one("code = ?", code)
