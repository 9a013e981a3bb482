"""Bookings with their phases and use; firings with readings and pieces."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.equipment import (
    LONGEST_OCCUPANCY_MINUTES,
    LONGEST_STAY_MINUTES,
    Equipment,
    Phase,
)
from krc_desktop.model.fields import LINE, NAME, NOTE, TITLE, Record, Row, text, whole


class BookingPurpose(StrEnum):
    """For whom or what a machine is taken."""

    PERSON = "person"
    ORGANISATION = "organisation"
    EVENT = "event"
    FIRING = "firing"
    MAINTENANCE = "maintenance"


class BookingStatus(StrEnum):
    """What became of a booking. Booked and used ones occupy the machine."""

    BOOKED = "booked"
    USED = "used"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


OCCUPYING = frozenset({BookingStatus.BOOKED, BookingStatus.USED})


@dataclass(frozen=True, kw_only=True)
class BookingSeries(Record):
    """Bookings that repeat by a rule (iCalendar's RRULE)."""

    equipment_id: int
    rule: str = text(LINE, needed=True)


@dataclass(frozen=True, kw_only=True)
class Booking(Record):
    """A machine taken from one instant to another, every phase included."""

    centre_id: int
    equipment_id: int
    outside_id: str | None = None
    series_id: int | None = None
    starts_at: datetime
    ends_at: datetime
    local_day: date
    purpose: BookingPurpose
    person_id: int | None = None
    organisation_id: int | None = None
    event_id: int | None = None
    status: BookingStatus = BookingStatus.BOOKED
    status_reason: str = text(TITLE)
    supervisor_id: int | None = None
    override_reason: str = text(TITLE)
    note: str = text(NOTE)
    stays_until: datetime | None = None
    is_sample: bool = False

    @property
    def occupied_until(self) -> datetime:
        """Until when the machine is taken: work that stays on it counts."""
        return self.stays_until or self.ends_at


@dataclass(frozen=True, kw_only=True)
class BookingPhase(Row):
    """One phase of a booking as planned."""

    booking_id: int
    position: int = whole(1, 20)
    phase: Phase
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, kw_only=True)
class BookingUse(Row):
    """What really happened, apart from what was booked."""

    booking_id: int
    starts_at: datetime
    ends_at: datetime
    material: str = text(NAME)
    note: str = text(NOTE)


@dataclass(frozen=True, kw_only=True)
class UseAnswer(Row):
    """An answer to a machine's question."""

    booking_id: int
    question_id: int
    answer: str = text(LINE)


class FiringOutcome(StrEnum):
    """How a firing went; nobody has said yet where it is empty."""

    UNSAID = ""
    GOOD = "good"
    PARTLY = "partly"
    STOPPED = "stopped"


class FiringKind(StrEnum):
    """What a firing does to the pieces; kinds are never mixed."""

    BISQUE = "bisque"
    GLAZE = "glaze"
    DECOR = "decor"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Firing(Record):
    """The log of one firing. It counts once, however many people share it."""

    booking_id: int
    number: str = text(40)
    kind: FiringKind | None = None
    programme: str = text(NAME)
    target_celsius: int | None = whole(100, 1400, None)
    peak_celsius: int | None = whole(20, 1400, None)
    cone: str = text(20)
    operator_id: int | None = None
    on_at: datetime | None = None
    off_at: datetime | None = None
    opened_at: datetime | None = None
    tenths_kwh_before: int | None = whole(0, 10**9, None)
    tenths_kwh_after: int | None = whole(0, 10**9, None)
    pieces_in: int | None = whole(0, 10_000, None)
    pieces_lost: int | None = whole(0, 10_000, None)
    result: str = text(NOTE)
    programme_id: int | None = None
    vent_at: datetime | None = None
    outcome: FiringOutcome = FiringOutcome.UNSAID


@dataclass(frozen=True, kw_only=True)
class KilnProgramme(Record):
    """What a kiln can be set to; its segments stand beside it."""

    equipment_id: int
    name_lv: str = text(NAME, needed=True)
    name_en: str = text(NAME)
    kind: FiringKind
    cone: str = text(20)
    cool_minutes: int | None = whole(1, LONGEST_OCCUPANCY_MINUTES, None)
    position: int = 0
    archived_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ProgrammeSegment(Row):
    """One stretch of a programme: degrees an hour up to a temperature, and how long it is held."""

    programme_id: int
    position: int = whole(1, 20)
    degrees_per_hour: int = whole(1, 2000)
    target_celsius: int = whole(20, 1400)
    hold_minutes: int = whole(0, 2880, 0)


@dataclass(frozen=True, kw_only=True)
class FiringSegment(Row):
    """One stretch of a firing's programme."""

    firing_id: int
    position: int = whole(1, 20)
    degrees_per_hour: int = whole(1, 2000)
    target_celsius: int = whole(20, 1400)
    hold_minutes: int = whole(0, 2880, 0)


@dataclass(frozen=True, kw_only=True)
class FiringReading(Row):
    """A temperature read at an instant."""

    firing_id: int
    read_at: datetime
    celsius: int = whole(-30, 1400)
    person_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class FiringCheck(Row):
    """Something checked before switching on."""

    firing_id: int
    what: str = text(LINE, needed=True)
    checked_at: datetime
    person_id: int | None = None


class PieceState(StrEnum):
    """Where a piece stands, from made to collected."""

    MADE = "made"
    DRYING = "drying"
    SHELF = "shelf"
    FIRING = "firing"
    READY = "ready"
    DAMAGED = "damaged"
    COLLECTED = "collected"


@dataclass(frozen=True, kw_only=True)
class Piece(Record):
    """Pieces of one owner under one label; the owner is a person or an event."""

    centre_id: int
    label: str = text(20, needed=True)
    person_id: int | None = None
    event_id: int | None = None
    what: str = text(LINE)
    amount: int = whole(1, 1000)
    size: str = text(10)
    waits_for: FiringKind | None = None
    state: PieceState = PieceState.MADE
    made_on: date
    dry_on: date | None = None
    promised_on: date | None = None
    collected_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class PieceFiring(Row):
    """A piece's part in a firing."""

    piece_id: int
    firing_id: int
    pieces_in: int = whole(1, 1000)
    pieces_lost: int = whole(0, 1000, 0)


def check_times(starts: datetime, ends: datetime, stays: datetime | None = None) -> None:
    """A booking ends after it starts, within fourteen days; work stays for 28 days after at most.

    Raises BrokenRule (END_BEFORE_START, BOOKING_TOO_LONG).
    """
    if ends <= starts:
        raise BrokenRule(Rule.END_BEFORE_START, starts=starts, ends=ends)
    if ends - starts > timedelta(minutes=LONGEST_OCCUPANCY_MINUTES):
        raise BrokenRule(Rule.BOOKING_TOO_LONG, days=LONGEST_OCCUPANCY_MINUTES // 1440)
    if stays is not None and stays < ends:
        raise BrokenRule(Rule.END_BEFORE_START, starts=ends, ends=stays)
    if stays is not None and stays - ends > timedelta(minutes=LONGEST_STAY_MINUTES):
        raise BrokenRule(Rule.STAYS_TOO_LONG, days=LONGEST_STAY_MINUTES // 1440)


def check_bookable(machine: Equipment, centre_id: int, day: date) -> None:
    """A machine of this centre that is not retired."""
    if machine.centre_id != centre_id:
        raise BrokenRule(Rule.EQUIPMENT_ELSEWHERE, equipment=machine.name_lv)
    if machine.retired_on is not None and machine.retired_on <= day:
        raise BrokenRule(
            Rule.EQUIPMENT_RETIRED, equipment=machine.name_lv, retired_on=machine.retired_on
        )


class ForSomeone(Protocol):
    """Whatever says for whom a machine is taken: a booking, or what is typed of one."""

    @property
    def purpose(self) -> BookingPurpose:
        """For whom or what."""

    @property
    def person_id(self) -> int | None:
        """The person."""

    @property
    def organisation_id(self) -> int | None:
        """The organisation."""

    @property
    def event_id(self) -> int | None:
        """The event."""


def check_someone_named(wanted: ForSomeone) -> None:
    """A booking names whom it is for, as its purpose asks; maintenance is for nobody."""
    named = {
        BookingPurpose.PERSON: wanted.person_id,
        BookingPurpose.ORGANISATION: wanted.organisation_id,
        BookingPurpose.EVENT: wanted.event_id,
    }
    if wanted.purpose in named and named[wanted.purpose] is None:
        raise BrokenRule(Rule.NO_ONE_NAMED, purpose=wanted.purpose.value)
    anyone = (wanted.person_id, wanted.organisation_id, wanted.event_id)
    if wanted.purpose is BookingPurpose.MAINTENANCE and any(anyone):
        raise BrokenRule(Rule.NO_ONE_NAMED, purpose=wanted.purpose.value)


def phases_of(
    starts: datetime, ends: datetime, lengths: list[tuple[Phase, int]]
) -> list[tuple[Phase, datetime, datetime]]:
    """A machine's usual phases laid into a booking, aware UTC.

    The lengths (minutes) are kept where they fill the booking exactly; nothing is laid where they
    do not: a length nobody has given is not invented.
    """
    if sum(minutes for _, minutes in lengths) * 60 != int((ends - starts).total_seconds()):
        return []
    laid: list[tuple[Phase, datetime, datetime]] = []
    at = starts
    for phase, minutes in lengths:
        laid.append((phase, at, at + timedelta(minutes=minutes)))
        at += timedelta(minutes=minutes)
    return laid
