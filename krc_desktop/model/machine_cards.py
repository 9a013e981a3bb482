"""What the card of a machine and the list of machines show: read in a few questions, never kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum

from krc_desktop.model.bookings import BookingPurpose, FiringKind
from krc_desktop.model.equipment import (
    Counter,
    CounterMeasure,
    Equipment,
    EquipmentDocument,
    EquipmentMaterial,
    EquipmentPhase,
    EquipmentQuestion,
    Fault,
    Loan,
    MaintenanceJob,
    MaintenancePlan,
    Outage,
)
from krc_desktop.model.figures import EquipmentFigures
from krc_desktop.model.reports import Both

# an induction that lapses within so many days is told
EXPIRING_DAYS = 30


class Doing(StrEnum):
    """What a machine does at the moment."""

    FREE = "free"
    BUSY = "busy"
    COOLING = "cooling"
    OUT = "out"
    RETIRED = "retired"


@dataclass(frozen=True)
class Now:
    """What a machine does, until when (None: nobody knows), and why where it is out of service."""

    doing: Doing
    until: datetime | None = None
    reason: str = ""


class Mark(IntEnum):
    """How much something asks for attention; the greater, the worse."""

    FINE = 0
    SOON = 1
    LAPSED = 2
    OVERDUE = 3
    OUT = 4


@dataclass(frozen=True)
class InductionNow:
    """The last induction of a person on a machine, and what it is worth today."""

    induction_id: int
    person_id: int
    name: str
    initials: str
    inductor_id: int | None
    inductor: str
    inducted_on: date
    valid_until: date
    mark: Mark
    is_inductor: bool = False


@dataclass(frozen=True)
class Named:
    """Somebody by name."""

    id: int
    name: str


@dataclass(frozen=True)
class CounterNow:
    """A counter with its value: firings, uses, or minutes of work."""

    counter: Counter
    value: int

    @property
    def mark(self) -> Mark:
        """Over its limit, in the last fifth of it, or neither."""
        limit = self.counter.limit_value
        return mark_of(self.value, limit) if limit else Mark.FINE


def mark_of(counted: int, limit: int) -> Mark:
    """What a count says of its limit: soon is the last fifth."""
    if counted >= limit:
        return Mark.OVERDUE
    return Mark.SOON if counted * 5 >= limit * 4 else Mark.FINE


@dataclass(frozen=True, kw_only=True)
class PlanNow:
    """Planned maintenance: by date `due_on`, by counter `counted` of `limit`.

    `share` (0 to 1) is how much of the time or of the counts is used up.
    """

    plan: MaintenancePlan
    machine: Both
    mark: Mark
    share: float
    due_on: date | None = None
    counted: int | None = None
    limit: int | None = None
    measure: CounterMeasure | None = None
    last: MaintenanceJob | None = None

    @property
    def left(self) -> int | None:
        """How many counts are left; None for maintenance by date."""
        if self.limit is None or self.counted is None:
            return None
        return max(self.limit - self.counted, 0)


@dataclass(frozen=True)
class Hit:
    """A booking that an interval out of service hits."""

    booking_id: int
    starts_at: datetime
    ends_at: datetime
    who: str


@dataclass(frozen=True)
class OutageNow:
    """An interval out of service with the bookings it hits and the first free days after it."""

    outage: Outage
    hits: tuple[Hit, ...] = ()
    free_days: tuple[date, ...] = ()


@dataclass(frozen=True, kw_only=True)
class UseLine:
    """One use from the log: when, who, what with, and the minutes of work."""

    booking_id: int
    local_day: date
    starts_at: datetime
    ends_at: datetime
    minutes: int
    purpose: BookingPurpose
    who: str = ""
    event: Both | None = None
    supervisor: str = ""
    material: str = ""
    note: str = ""
    firing: FiringKind | None = None
    firing_number: str = ""
    pieces: int | None = None


@dataclass(frozen=True)
class DocumentLine:
    """A document or photo with its size in bytes."""

    document: EquipmentDocument
    media_type: str
    size: int


@dataclass(frozen=True, kw_only=True)
class MachineCard:
    """Everything that the card of a machine shows but its use and its month."""

    machine: Equipment
    now: Now
    inductions: tuple[InductionNow, ...] = ()
    inductors: tuple[Named, ...] = ()
    materials: tuple[EquipmentMaterial, ...] = ()
    questions: tuple[EquipmentQuestion, ...] = ()
    phases: tuple[EquipmentPhase, ...] = ()
    counters: tuple[CounterNow, ...] = ()
    plans: tuple[PlanNow, ...] = ()
    faults: tuple[Fault, ...] = ()
    outages: tuple[OutageNow, ...] = ()
    documents: tuple[DocumentLine, ...] = ()
    own_hours: dict[int, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class UsesShown:
    """The newest uses, how many there were this year, and the minutes of work of the month."""

    lines: tuple[UseLine, ...]
    of_year: int
    month_minutes: int


@dataclass(frozen=True)
class MachineMonth:
    """The figures of one machine in one month."""

    figures: EquipmentFigures

    @property
    def utilisation(self) -> float | None:
        """Working time within opening hours by opening hours; None where nobody said them."""
        opened = self.figures.open_minutes
        return self.figures.working_minutes_open / opened if opened else None


@dataclass(frozen=True, kw_only=True)
class MachineRow:
    """One machine in the list: what it does now, its worst mark, and what comes next."""

    machine: Equipment
    now: Now
    mark: Mark
    about: str = ""
    next_at: datetime | None = None
    next_who: str = ""


@dataclass(frozen=True)
class LoanLine:
    """A thing that is lent, with the name of whoever has it."""

    loan: Loan
    who: str
    machine: Both | None
    is_overdue: bool
