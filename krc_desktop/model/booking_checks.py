"""What can be said of a booking before it is made: findings, and stretches that are free."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from krc_desktop.model.bookings import Booking, BookingPurpose
from krc_desktop.model.reports import Both


class Severity(StrEnum):
    """Whether a finding stands in the way of the booking."""

    STOP = "stop"
    WARN = "warn"


class Kind(StrEnum):
    """What a finding is about; each has sentences of its own in operations/booking_words."""

    TOO_LONG_FOR_ALL = "too_long_for_all"
    STAYS_TOO_LONG = "stays_too_long"
    END_BEFORE_START = "end_before_start"
    NO_ONE_NAMED = "no_one_named"
    RETIRED = "retired"
    ELSEWHERE = "elsewhere"
    OVERLAP = "overlap"
    OUT_OF_SERVICE = "out_of_service"
    PERSON_ARCHIVED = "person_archived"
    PERSON_ERASED = "person_erased"
    NO_INDUCTION = "no_induction"
    INDUCTION_ADVISED = "induction_advised"
    INDUCTED_ONE_UNNAMED = "inducted_one_unnamed"
    SUPERVISOR_NOT_INDUCTED = "supervisor_not_inducted"
    SUPERVISOR_IS_MINOR = "supervisor_is_minor"
    ADULT_NEEDED = "adult_needed"
    CLOSED_DAY = "closed_day"
    OUTSIDE_HOURS = "outside_hours"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    OFF_STEP = "off_step"
    IN_THE_PAST = "in_the_past"
    PERSON_AT_MACHINE = "person_at_machine"
    PERSON_AT_EVENT = "person_at_event"
    SHORTER_THAN_PHASES = "shorter_than_phases"


@dataclass(frozen=True, order=True)
class Slot:
    """A free stretch of a machine, aware UTC."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A booking as it is being typed; `booking_id` is the one that is changed, 0 for a new one.

    `centre_id`: whose booking it is; 0: the machine's own centre's.
    """

    equipment_id: int
    starts_at: datetime
    ends_at: datetime
    purpose: BookingPurpose = BookingPurpose.PERSON
    person_id: int | None = None
    organisation_id: int | None = None
    event_id: int | None = None
    supervisor_id: int | None = None
    override_reason: str = ""
    stays_until: datetime | None = None
    booking_id: int = 0
    centre_id: int = 0

    @property
    def occupied_until(self) -> datetime:
        """Until when the machine would be taken: work that stays on it counts."""
        return self.stays_until or self.ends_at


def wanted_of(booking: Booking) -> Wanted:
    """What a booking asks for."""
    return Wanted(
        equipment_id=booking.equipment_id,
        starts_at=booking.starts_at,
        ends_at=booking.ends_at,
        purpose=booking.purpose,
        person_id=booking.person_id,
        organisation_id=booking.organisation_id,
        event_id=booking.event_id,
        supervisor_id=booking.supervisor_id,
        override_reason=booking.override_reason,
        stays_until=booking.stays_until,
        booking_id=booking.id,
        centre_id=booking.centre_id,
    )


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing to be said of a booking, with the facts of its sentence.

    `asks_reason`: no safety rule; the booking may be made once a reason is written down.
    """

    kind: Kind
    severity: Severity
    asks_reason: bool = False
    facts: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    free: Slot | None = None

    @property
    def stands_in_the_way(self) -> bool:
        """Whether the booking can't be made as it is."""
        return self.severity is Severity.STOP or self.asks_reason


@dataclass(frozen=True, kw_only=True)
class NamedBooking:
    """A booking with the name of whom or what it is for; empty for maintenance, shared firings."""

    booking: Booking
    name: Both
