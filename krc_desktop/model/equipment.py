"""Machines and shared places: kinds, risk, phases, inductions, counters, maintenance, faults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from krc_desktop.model.fields import LINE, NAME, NOTE, TITLE, Record, Row, text, whole

LONGEST_OCCUPANCY_MINUTES = 14 * 24 * 60
# work that stays on a machine after its booking
LONGEST_STAY_MINUTES = 28 * 24 * 60


class EquipmentKind(StrEnum):
    """Kinds that come with sensible defaults."""

    KILN = "kiln"
    LASER = "laser"
    KNITTING = "knitting"
    SEWING = "sewing"
    PLACE = "place"
    OTHER = "other"


class Risk(StrEnum):
    """The gate: red needs a valid induction, orange recommends one, green is free."""

    RED = "red"
    ORANGE = "orange"
    GREEN = "green"


class Phase(StrEnum):
    """A stretch of a booking."""

    LOAD = "load"
    FIRE = "fire"
    COOL = "cool"
    UNLOAD = "unload"
    PREPARE = "prepare"
    WORK = "work"
    TIDY = "tidy"


WORKING_PHASES = frozenset({Phase.FIRE, Phase.WORK})


@dataclass(frozen=True)
class KindDefaults:
    """What a new machine of a kind starts with; every number can be changed on the machine."""

    risk: Risk
    longest_minutes: int
    phases: tuple[tuple[Phase, int, bool], ...] = ()
    open_below_celsius: int | None = None


KIND_DEFAULTS: Mapping[EquipmentKind, KindDefaults] = MappingProxyType(
    {
        EquipmentKind.KILN: KindDefaults(
            Risk.RED,
            LONGEST_OCCUPANCY_MINUTES,
            (
                (Phase.LOAD, 90, True),
                (Phase.FIRE, 600, False),
                (Phase.COOL, 1440, False),
                (Phase.UNLOAD, 60, True),
            ),
            open_below_celsius=60,
        ),
        EquipmentKind.LASER: KindDefaults(Risk.RED, 8 * 60),
        EquipmentKind.KNITTING: KindDefaults(Risk.ORANGE, 3 * 60),
        EquipmentKind.SEWING: KindDefaults(Risk.ORANGE, 8 * 60),
        EquipmentKind.PLACE: KindDefaults(Risk.GREEN, LONGEST_OCCUPANCY_MINUTES),
        EquipmentKind.OTHER: KindDefaults(Risk.GREEN, 8 * 60),
    }
)


@dataclass(frozen=True, kw_only=True)
class Equipment(Record):
    """A machine, or a shared place: whatever can be booked."""

    centre_id: int
    outside_id: str | None = None
    name_lv: str = text(NAME, needed=True)
    name_en: str = text(NAME)
    kind: EquipmentKind
    risk: Risk
    place: str = text(LINE)
    maker: str = text(NAME)
    serial_number: str = text(NAME, digits=True)
    rules: str = text(TITLE)
    setup: str = text(TITLE)
    step_minutes: int = whole(5, 1440, 15)
    shortest_minutes: int = whole(5, LONGEST_OCCUPANCY_MINUTES, 15)
    longest_minutes: int = whole(5, LONGEST_OCCUPANCY_MINUTES, LONGEST_OCCUPANCY_MINUTES)
    induction_months: int = whole(1, 120, 12)
    open_below_celsius: int | None = whole(20, 200, None)
    is_sample: bool = False
    retired_on: date | None = None
    shelves: int | None = whole(1, 20, None)
    places_per_shelf: int | None = whole(1, 100, None)
    collect_weeks: int = whole(1, 52, 4)


@dataclass(frozen=True, kw_only=True)
class EquipmentPhase(Row):
    """One usual phase of a machine's booking."""

    equipment_id: int
    position: int = whole(1, 20)
    phase: Phase
    minutes: int = whole(1, LONGEST_OCCUPANCY_MINUTES)
    needs_person: bool = True


class Ruling(StrEnum):
    """Whether a material may be used."""

    ALLOWED = "allowed"
    FORBIDDEN = "forbidden"
    ASK = "ask"


@dataclass(frozen=True, kw_only=True)
class EquipmentMaterial(Row):
    """A material on a machine's list."""

    equipment_id: int
    name_lv: str = text(NAME, needed=True)
    name_en: str = text(NAME)
    ruling: Ruling


class Moment(StrEnum):
    """When a question is asked."""

    BEFORE = "before"
    AFTER = "after"


class AnswerKind(StrEnum):
    """What answers a question; `YES` must be confirmed to go on."""

    YES = "yes"
    YES_NO = "yes_no"
    NUMBER = "number"
    TEXT = "text"
    MATERIAL = "material"


@dataclass(frozen=True, kw_only=True)
class EquipmentQuestion(Record):
    """What is asked before or after each use."""

    equipment_id: int
    moment: Moment
    position: int = 0
    text_lv: str = text(LINE, needed=True)
    text_en: str = text(LINE)
    answer_kind: AnswerKind
    needed: bool = True
    archived_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class EquipmentInductor(Row):
    """A person who may induct others."""

    equipment_id: int
    person_id: int


@dataclass(frozen=True, kw_only=True)
class EquipmentDocument(Record):
    """A manual, a photo, a warranty."""

    equipment_id: int
    title: str = text(LINE, needed=True)
    file_sha256: str


@dataclass(frozen=True, kw_only=True)
class Induction(Record):
    """A safety induction; it lapses after its last valid day."""

    equipment_id: int
    person_id: int
    inductor_id: int | None = None
    event_id: int | None = None
    inducted_on: date
    valid_until: date


class CounterMeasure(StrEnum):
    """What a counter counts."""

    FIRINGS = "firings"
    WORKING_MINUTES = "working_minutes"
    USES = "uses"


@dataclass(frozen=True, kw_only=True)
class Counter(Record):
    """Counts a machine's wear since a day."""

    equipment_id: int
    name_lv: str = text(NAME, needed=True)
    name_en: str = text(NAME)
    measure: CounterMeasure
    since: date
    start_value: int = whole(0, 10**9, 0)
    limit_value: int | None = whole(1, 10**9, None)


@dataclass(frozen=True, kw_only=True)
class MaintenancePlan(Record):
    """Maintenance due every so many days, or every so many counts of a counter."""

    equipment_id: int
    what: str = text(LINE, needed=True)
    every_days: int | None = whole(1, 3660, None)
    counter_id: int | None = None
    every_count: int | None = whole(1, 10**9, None)
    starts_on: date
    warn_days: int = whole(0, 365, 10)
    archived_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class MaintenanceJob(Record):
    """Maintenance that was done."""

    equipment_id: int
    plan_id: int | None = None
    booking_id: int | None = None
    done_on: date
    what: str = text(TITLE, needed=True)
    done_by: str = text(NAME)
    counter_value: int | None = whole(0, 10**9, None)


@dataclass(frozen=True, kw_only=True)
class Fault(Record):
    """A fault that somebody reported."""

    equipment_id: int
    reported_at: datetime
    reported_by: str = text(NAME)
    what: str = text(TITLE, needed=True)
    takes_out: bool = True
    closed_at: datetime | None = None
    remedy: str = text(TITLE)


@dataclass(frozen=True, kw_only=True)
class Outage(Record):
    """Out of service from an instant; open-ended until somebody knows better."""

    equipment_id: int
    fault_id: int | None = None
    starts_at: datetime
    ends_at: datetime | None = None
    local_day: date
    reason: str = text(TITLE, needed=True)


@dataclass(frozen=True, kw_only=True)
class Loan(Record):
    """A small thing lent out of the centre."""

    centre_id: int
    equipment_id: int | None = None
    item: str = text(LINE, needed=True)
    person_id: int | None = None
    organisation_id: int | None = None
    out_on: date
    due_on: date | None = None
    back_on: date | None = None
    condition_out: str = text(LINE)
    condition_back: str = text(NOTE)
