"""What machines ask of the coordinator: a kiln to be read or opened, pieces, loans, faults."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from krc_desktop.model.places import Place
from krc_desktop.model.reports import Both

# a cooling kiln is read again after so long, and inductions are renewed so long before they lapse
READ_AGAIN_AFTER = timedelta(hours=4)
LAPSING_WITHIN = timedelta(days=30)


class ThingKind(StrEnum):
    """What is asked, the most pressing first."""

    KILN_CAN_BE_OPENED = "kiln_can_be_opened"
    KILN_IS_COOLING = "kiln_is_cooling"
    FAULT = "fault"
    PIECES_NOT_COLLECTED = "pieces_not_collected"
    LOANS_OVERDUE = "loans_overdue"
    INDUCTIONS_LAPSE = "inductions_lapse"


@dataclass(frozen=True, kw_only=True)
class CoolingKiln:
    """A kiln that is off and not opened. `celsius`, `read_at`: the latest reading since then."""

    booking_id: int
    machine: Both
    off_at: datetime
    open_below: int
    celsius: int | None = None
    read_at: datetime | None = None
    expected_at: datetime | None = None

    @property
    def can_be_opened(self) -> bool:
        """Whether a reading says that it is cool enough: the clock alone never does."""
        return self.celsius is not None and self.celsius <= self.open_below

    def asks_for_reading(self, now: datetime) -> bool:
        """Whether nobody has looked for a while, or it may be cool by now."""
        since = self.read_at or self.off_at
        if now - since >= READ_AGAIN_AFTER:
            return True
        return self.expected_at is not None and since < self.expected_at <= now


@dataclass(frozen=True)
class NamedDay:
    """One of the rows that a thing is about: its name (a label, a person, a thing) and its day."""

    row_id: int
    name: str
    day: date
    machine: Both | None = None


@dataclass(frozen=True, kw_only=True)
class MachineThing:
    """One thing to do about machines: `count` of what, some of them by name, and where."""

    kind: ThingKind
    place: Place
    count: int = 1
    machine: Both | None = None
    what: str = ""
    kiln: CoolingKiln | None = None
    rows: tuple[NamedDay, ...] = ()
