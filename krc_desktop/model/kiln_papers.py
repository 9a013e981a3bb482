"""The sheets about the kiln as content: firing logs, labels of pieces, what is ready to collect.

Gathered by operations, printed by `reports.equipment`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from krc_desktop.model.bookings import FiringKind, FiringOutcome
from krc_desktop.model.equipment_papers import UNNAMED, MachineHead, PaperHead
from krc_desktop.model.reports import Both


@dataclass(frozen=True)
class SegmentLine:
    """A stretch of a programme; elapsed minutes from switching on until its target is reached."""

    degrees_per_hour: int
    target_celsius: int
    hold_minutes: int
    planned_minutes: float
    real_minutes: float | None = None


@dataclass(frozen=True)
class CurvePoint:
    """Elapsed minutes from switching on, °C."""

    minutes: float
    celsius: float


@dataclass(frozen=True)
class LoadLine:
    """What one owner has in a firing; a child by first name and initial."""

    owner: Both
    event_number: str
    pieces: str
    pieces_in: int
    pieces_lost: int | None


@dataclass(frozen=True)
class CheckLine:
    """A check before switching on, and whether it was ticked."""

    text: Both
    is_ticked: bool = False


@dataclass(frozen=True)
class FiringLog:
    """A firing's log; a blank one has its kiln and the checks, the rest is written by hand.

    Instants are aware UTC, electricity is in tenths of kWh.
    """

    head: PaperHead
    number: str
    machine: MachineHead
    open_below_celsius: int
    checks: tuple[CheckLine, ...]
    uid: str = ""
    firing_number: str = ""
    kind: FiringKind | None = None
    programme: Both = UNNAMED
    cone: str = ""
    target_celsius: int | None = None
    peak_celsius: int | None = None
    on_at: datetime | None = None
    off_at: datetime | None = None
    opened_at: datetime | None = None
    opened_celsius: int | None = None
    tenths_kwh_before: int | None = None
    tenths_kwh_after: int | None = None
    operator: str = ""
    segments: tuple[SegmentLine, ...] = ()
    cooled_planned_minutes: float | None = None
    cooled_real_minutes: float | None = None
    planned: tuple[CurvePoint, ...] = ()
    readings: tuple[CurvePoint, ...] = ()
    load: tuple[LoadLine, ...] = ()
    pieces_in: int | None = None
    pieces_lost: int | None = None
    outcome: FiringOutcome = FiringOutcome.UNSAID
    result: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether it is to be written by hand from the start."""
        return not self.uid


# -- pieces ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PieceLabel:
    """What is stuck to pieces of one owner."""

    uid: str
    label: str
    owner: Both
    what: str
    amount: int
    waits_for: FiringKind | None
    made_on: date
    promised_on: date | None


@dataclass(frozen=True)
class PieceLabels:
    """Labels for sheets of twenty-four."""

    head: PaperHead
    number: str
    labels: tuple[PieceLabel, ...]


@dataclass(frozen=True)
class ReadyLine:
    """What one owner can collect of one firing; `guardian` is whom to call about a child."""

    owner: Both
    guardian: str
    phone: str
    pieces: tuple[str, ...]
    amount: int
    firing_number: str
    since: date
    weeks: int
    is_late: bool


@dataclass(frozen=True)
class ReadyList:
    """What waits for its owners, what waits longest first."""

    head: PaperHead
    number: str
    day: date
    late_weeks: int
    lines: tuple[ReadyLine, ...]
