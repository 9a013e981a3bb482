"""What a day holds: its events and bookings, whether the doors are open, what is to be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from krc_desktop.model.bookings import BookingPurpose, BookingStatus, FiringKind
from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.model.event_lists import Gap
from krc_desktop.model.events import EventStatus
from krc_desktop.model.places import Place
from krc_desktop.model.reports import Both
from krc_desktop.periods import Month


@dataclass(frozen=True, kw_only=True)
class EventEntry:
    """One day of an event. `recorded`: people written down or counted for that day or for all.

    `gap` is the whole event's: what it lacks once it is over.
    """

    event_id: int
    local_day: date
    starts_at: datetime
    ends_at: datetime
    title: Both
    place: str = ""
    leader: str = ""
    status: EventStatus = EventStatus.PLANNED
    signed_up: int = 0
    capacity: int | None = None
    recorded: int = 0
    gap: Gap | None = None
    number: int = 1
    days: int = 1

    @property
    def is_on(self) -> bool:
        """Whether it takes place: neither cancelled, postponed nor not held."""
        return self.status in (EventStatus.PLANNED, EventStatus.HELD)


@dataclass(frozen=True, kw_only=True)
class BookingEntry:
    """A booking of a machine or a place, on each day that it touches.

    `who` is a person's or an organisation's name, `event` its event's title; `opens_at`: when a
    kiln is planned to be unloaded.
    """

    booking_id: int
    equipment_id: int
    local_day: date
    starts_at: datetime
    ends_at: datetime
    machine: Both
    kind: EquipmentKind
    purpose: BookingPurpose
    status: BookingStatus = BookingStatus.BOOKED
    who: str = ""
    event: Both | None = None
    firing: FiringKind | None = None
    target_celsius: int | None = None
    opens_at: datetime | None = None
    open_below_celsius: int | None = None


Entry = EventEntry | BookingEntry


@dataclass(frozen=True)
class AgendaDay:
    """A local day with its entries in the order of time."""

    day: date
    entries: tuple[Entry, ...] = ()

    @property
    def events(self) -> tuple[EventEntry, ...]:
        """The events that take place, one entry for each."""
        found = (entry for entry in self.entries if isinstance(entry, EventEntry))
        return tuple(entry for entry in found if entry.is_on)

    @property
    def bookings(self) -> tuple[BookingEntry, ...]:
        """The bookings, those begun on an earlier day among them."""
        return tuple(entry for entry in self.entries if isinstance(entry, BookingEntry))


class Doors(StrEnum):
    """Whether a centre is open on a day; nobody may have said its hours."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class OpeningDay:
    """Whether and when a centre is open on a day, and why not where there is a reason."""

    doors: Doors
    spans: tuple[tuple[datetime, datetime], ...] = ()
    holiday: str = ""
    reason: str = ""


@dataclass(frozen=True)
class ReportDue:
    """A month's report that is not issued yet: by when, and how much of it is ready."""

    month: Month
    due_on: date
    is_late: bool
    ready: int
    of: int
    place: Place


class MonthFigure(StrEnum):
    """The three figures that a month is looked at by."""

    EVENTS = "events"
    VISITS = "visits"
    VOLUNTEER_MINUTES = "volunteer_minutes"


@dataclass(frozen=True)
class MonthFigures:
    """Figures of a month so far and of the five before, oldest first."""

    months: tuple[Month, ...]
    values: Mapping[MonthFigure, tuple[int, ...]]
