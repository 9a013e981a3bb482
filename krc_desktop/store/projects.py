"""Projects with their lines, indicators, targets, money and small grants."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from krc_desktop.model.projects import (
    ActivityLine,
    Expense,
    FundingSource,
    Grant,
    Indicator,
    IndicatorEntry,
    InKindRate,
    Project,
    ProjectCentre,
    Target,
)
from krc_desktop.store.rows import Shelf


class Projects(Shelf[Project]):
    """Projects and what belongs to them."""

    def __init__(self, connection: Any, now: Callable[[], datetime]) -> None:
        """The shelf and those beside it."""
        super().__init__(connection, now, "projects", Project)
        self.centres = Shelf(connection, now, "project_centres", ProjectCentre)
        self.lines = Shelf(connection, now, "activity_lines", ActivityLine)
        self.indicators = Shelf(connection, now, "indicators", Indicator)
        self.targets = Shelf(connection, now, "targets", Target)
        self.entries = Shelf(connection, now, "indicator_entries", IndicatorEntry)
        self.rates = Shelf(connection, now, "in_kind_rates", InKindRate)
        self.sources = Shelf(connection, now, "funding_sources", FundingSource)
        self.expenses = Shelf(connection, now, "expenses", Expense)
        self.grants = Shelf(connection, now, "grants", Grant)

    def running_on(self, day: date) -> list[Project]:
        """The projects that run on a day, oldest first."""
        iso = day.isoformat()
        return list(self.find("starts_on <= ? AND ends_on >= ? ORDER BY starts_on, id", iso, iso))

    def newest_first(self) -> list[Project]:
        """Every project, the one that begins last first."""
        return list(self.find("TRUE ORDER BY starts_on DESC, id DESC"))

    def lines_of(self, project_id: int) -> list[ActivityLine]:
        """A project's activity lines in their order."""
        return list(self.lines.find("project_id = ? ORDER BY position, id", project_id))

    def lines_on(self, day: date) -> list[ActivityLine]:
        """The lines of every project that run on a day, the newest project's first."""
        iso = day.isoformat()
        return list(
            self.lines.find(
                "valid_from <= ? AND valid_until >= ? ORDER BY (SELECT starts_on FROM projects AS p"
                " WHERE p.id = project_id) DESC, project_id, position, id",
                iso,
                iso,
            )
        )

    def lines_with_code(self, code: str, day: date) -> list[ActivityLine]:
        """The lines with a code, those that run on the day first."""
        iso = day.isoformat()
        where = "code = ? ORDER BY (valid_from <= ? AND valid_until >= ?) DESC, valid_from DESC"
        return list(self.lines.find(where, code, iso, iso))
