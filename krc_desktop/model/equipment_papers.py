"""The sheets about equipment as content: all that the paper shows, nothing of how it looks.

Gathered by operations, printed by `reports.equipment`. Names that exist in two languages come as
`Both`. What hangs on a wall names a person by first name and initial only, and so does every sheet
a child.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from krc_desktop.model.bookings import FiringKind
from krc_desktop.model.equipment import EquipmentKind, Phase, Risk
from krc_desktop.model.machine_cards import CounterNow, PlanNow
from krc_desktop.model.reports import Both, ProjectHead, Signer
from krc_desktop.periods import Period

UNNAMED = Both("")


@dataclass(frozen=True)
class PaperHead:
    """Whose sheet it is and when it was made (aware UTC)."""

    centre: Both
    centre_code: str
    coordinator: Signer
    project: ProjectHead | None
    program_version: str
    made_at: datetime
    is_sample: bool


@dataclass(frozen=True)
class MachineHead:
    """A machine as sheets name it; `uid` is what its code for cameras holds."""

    uid: str
    code: str
    name: Both
    kind: EquipmentKind
    risk: Risk
    place: str = ""
    maker: str = ""
    serial_number: str = ""


def short_name(first_name: str, last_name: str) -> str:
    """First name and the initial of the surname: all that a wall says of anybody."""
    initial = f"{last_name[0]}." if last_name else ""
    return f"{first_name} {initial}".strip()


# -- the week on the door --------------------------------------------------------------------------


class Sign(StrEnum):
    """How a stretch of a machine's day is drawn."""

    BOOKED = "booked"
    FIRING = "firing"
    INDUCTION = "induction"
    MAINTENANCE = "maintenance"
    OUT = "out"


@dataclass(frozen=True)
class Taken:
    """A booking's part in one local day, in minutes of the wall clock.

    `begins` and `ends` are None where it comes from the day before or goes on into the next;
    `until` is when all of it ends (aware UTC). `cools`: of a firing, no heating falls into the day.
    """

    sign: Sign
    begins: int | None
    ends: int | None
    until: datetime
    who: Both = UNNAMED
    firing_kind: FiringKind | None = None
    firing_number: str = ""
    cools: bool = False


@dataclass(frozen=True)
class MachineDay:
    """A machine's day: when it can be used (minutes of the wall clock) and what takes it."""

    opens: tuple[tuple[int, int], ...]
    taken: tuple[Taken, ...]


@dataclass(frozen=True)
class MachineWeek:
    """A row of the poster, a cell for each of its days."""

    machine: MachineHead
    days: tuple[MachineDay, ...]


@dataclass(frozen=True)
class PosterDay:
    """A column of the poster with the centre's hours (minutes of the wall clock)."""

    day: date
    opens: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class WeekPoster:
    """The week of all machines of a centre; `days` are those that are open or used."""

    head: PaperHead
    number: str
    week: Period
    days: tuple[PosterDay, ...]
    machines: tuple[MachineWeek, ...]


# -- on the machine and beside it ------------------------------------------------------------------


@dataclass(frozen=True)
class EquipmentLabel:
    """What is stuck on a machine."""

    machine: MachineHead
    rules: str
    open_below_celsius: int | None
    forbidden: tuple[Both, ...]


@dataclass(frozen=True)
class EquipmentLabels:
    """Labels for sheets of eight."""

    head: PaperHead
    number: str
    labels: tuple[EquipmentLabel, ...]


@dataclass(frozen=True)
class AskedLine:
    """A question before or after each use; `is_ticked`: yes or no answers it."""

    text: Both
    is_ticked: bool


@dataclass(frozen=True)
class Inducted:
    """Somebody who may use a machine, until a day."""

    name: str
    valid_until: date


@dataclass(frozen=True)
class Passport:
    """All that hangs on the wall beside a machine."""

    head: PaperHead
    number: str
    machine: MachineHead
    rules: str
    phases: tuple[tuple[Phase, int], ...]
    longest_minutes: int
    open_below_celsius: int | None
    allowed: tuple[Both, ...]
    forbidden: tuple[Both, ...]
    to_ask: tuple[Both, ...]
    before: tuple[AskedLine, ...]
    after: tuple[AskedLine, ...]
    care: tuple[PlanNow, ...]
    counters: tuple[CounterNow, ...]
    induction_months: int
    inducted: tuple[Inducted, ...]
    inductors: tuple[str, ...]
