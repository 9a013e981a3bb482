"""The sign-in sheet on paper as content: what stands on it, nothing of how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from krc_desktop.model.equipment_papers import UNNAMED, PaperHead
from krc_desktop.model.reports import Both


class Prefilled(StrEnum):
    """Whose names stand on a sheet before anybody has signed."""

    NOBODY = "nobody"
    SIGNED_UP = "signed_up"
    USUAL = "usual"


@dataclass(frozen=True)
class SheetDay:
    """A day to sign for (times are aware UTC)."""

    day: date
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class SheetEvent:
    """The event as its sheet names it; `uid` is what its code for cameras holds."""

    uid: str
    code: str
    title: Both
    kind: Both
    place: str
    lines: tuple[str, ...]
    days: tuple[SheetDay, ...]


@dataclass(frozen=True)
class SheetGroup:
    """A group as a column to tick; of a numbers-only one people are only counted."""

    group_id: int
    name: Both
    numbers_only: bool = False


@dataclass(frozen=True)
class SheetPerson:
    """A name printed beforehand, with the group and the place that the card tells."""

    name: str
    group_id: int
    place: Both


@dataclass(frozen=True)
class SignInSheet:
    """A sheet: which event, its number among the event's sheets, who stands on it already.

    `controller` answers for the data; `number` 0 is a sheet that nobody has numbered.
    """

    head: PaperHead
    event: SheetEvent
    number: int
    groups: tuple[SheetGroup, ...]
    prefilled: Prefilled = Prefilled.NOBODY
    people: tuple[SheetPerson, ...] = ()
    controller: Both = UNNAMED
    contact: str = ""
    least_lines: int = 1

    @property
    def document_number(self) -> str:
        """How the sheet is called: `P-1021/1`."""
        return f"{self.event.code}/{self.number}" if self.number else self.event.code
