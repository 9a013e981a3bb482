"""Events as the list and the month show them: one row each, with what it still lacks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from krc_desktop.model.bookings import BookingPurpose
from krc_desktop.model.centres import Closure
from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.model.events import EventStatus
from krc_desktop.model.reports import Both
from krc_desktop.periods import Month

# where a row stands in the list: its first day, its start in seconds since 1970, its id
ListKey = tuple[str, int, int]


class Gap(StrEnum):
    """What an event of the past, or one that is off, still lacks; the worst only."""

    NO_PEOPLE = "no_people"
    STILL_PLANNED = "still_planned"
    NO_REASON = "no_reason"


@dataclass(frozen=True, kw_only=True)
class EventFilter:
    """Which events a list shows; what is left out does not narrow it."""

    centre_id: int | None = None
    typed: str = ""
    month: Month | None = None
    kind_id: int | None = None
    incomplete_only: bool = False


@dataclass(frozen=True, kw_only=True)
class EventRow:
    """One event of the list. `signed_up` are those registered, `visits` named and counted."""

    id: int
    centre_id: int
    kind_id: int | None
    series_id: int | None
    title: Both
    place: str
    starts_at: datetime
    ends_at: datetime
    first_day: date
    last_day: date
    days: int
    status: EventStatus
    status_reason: str
    postponed_to: date | None
    capacity: int | None
    signed_up: int
    visits: int
    gap: Gap | None
    key: ListKey

    @property
    def is_incomplete(self) -> bool:
        """Whether something is still to be done for it."""
        return self.gap is not None


@dataclass(frozen=True, kw_only=True)
class CalendarEvent:
    """An event on one of its days in the month view, with that day's times."""

    id: int
    title: Both
    starts_at: datetime
    ends_at: datetime
    status: EventStatus
    gap: Gap | None


@dataclass(frozen=True, kw_only=True)
class CalendarBooking:
    """A machine taken on a day for something else than an event; `who` may be empty."""

    id: int
    equipment_id: int
    equipment: Both
    equipment_kind: EquipmentKind
    purpose: BookingPurpose
    who: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, kw_only=True)
class CalendarDay:
    """One cell of the month view; `closure` also where it says that a holiday is open."""

    day: date
    in_month: bool
    events: tuple[CalendarEvent, ...]
    bookings: tuple[CalendarBooking, ...]
    closure: Closure | None
