"""What a month's report still lacks: each check with its rows and where it is put right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from krc_desktop.model.places import Place
from krc_desktop.model.reports import Both
from krc_desktop.periods import Month


class CheckKind(StrEnum):
    """What can be lacking, in the order in which it is best put right."""

    EVENTS_WITHOUT_PEOPLE = "events_without_people"
    EVENTS_STILL_PLANNED = "events_still_planned"
    UNHELD_WITHOUT_REASON = "unheld_without_reason"
    EVENTS_WITHOUT_LINE = "events_without_line"
    BOOKINGS_WITHOUT_OUTCOME = "bookings_without_outcome"
    SUGGESTED_HOURS = "suggested_hours"
    PHOTOS_WITHOUT_CONSENT = "photos_without_consent"
    MAINTENANCE_DUE = "maintenance_due"
    PLANS_WITHOUT_OUTCOME = "plans_without_outcome"
    HIGHLIGHTS_MISSING = "highlights_missing"
    PLANS_MISSING = "plans_missing"
    COORDINATOR_MISSING = "coordinator_missing"


@dataclass(frozen=True)
class Told:
    """One row that a check is about: its key, its day and its name (a booking's: its machine's)."""

    row_id: int
    day: date
    name: Both


@dataclass(frozen=True)
class Check:
    """One thing of the checklist: how many lack it, and the rows where it is about rows."""

    kind: CheckKind
    count: int
    place: Place
    rows: tuple[Told, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether nothing lacks."""
        return self.count == 0


@dataclass(frozen=True)
class Checklist:
    """A month's checklist, gaps first. An empty month is a valid report."""

    month: Month
    items: tuple[Check, ...]
    due_on: date
    is_empty: bool
    issues: int

    @property
    def gaps(self) -> tuple[Check, ...]:
        """What lacks."""
        return tuple(item for item in self.items if not item.is_ready)

    @property
    def done(self) -> tuple[Check, ...]:
        """What is ready."""
        return tuple(item for item in self.items if item.is_ready)

    @property
    def ready(self) -> int:
        """How many things are ready, of all in `items`."""
        return len(self.done)


@dataclass(frozen=True)
class PlanDue:
    """A machine's maintenance that is due or will be soon.

    By date: `due_on`. By counter: `counted` of `limit`, in counts (minutes for working time).
    """

    plan_id: int
    equipment_id: int
    machine: Both
    what: str
    is_over: bool
    due_on: date | None = None
    counted: int | None = None
    limit: int | None = None
