"""Centres with their sites, hours and closures; municipalities."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
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

    def in_use(self) -> list[Centre]:
        """The centres that work, in the order of their codes."""
        return list(self.find("archived_on IS NULL ORDER BY code"))

    def hours_on(self, centre_id: int, day: date) -> dict[int, tuple[int, int]]:
        """A centre's week as it holds on a day: weekday (1 = Monday) to minutes of the day."""
        iso = day.isoformat()
        found = self.hours.find(
            "centre_id = ? AND equipment_id IS NULL AND valid_from <= ?"
            " AND coalesce(valid_until >= ?, TRUE) ORDER BY weekday, opens DESC",
            centre_id,
            iso,
            iso,
        )
        return {hours.weekday: (hours.opens, hours.closes) for hours in found}

    def closures_from(self, centre_id: int, day: date) -> list[Closure]:
        """A centre's closed (or specially open) days that are not over on a day."""
        where = "centre_id = ? AND last_day >= ? ORDER BY first_day, id"
        return list(self.closures.find(where, centre_id, day.isoformat()))

    def sites_of(self, centre_id: int, *, archived: bool = False) -> list[Site]:
        """A centre's sites by name, those in use or those archived."""
        where = "centre_id = ? AND (archived_on IS NOT NULL) = ? ORDER BY name, id"
        return list(self.sites.find(where, centre_id, int(archived)))
