"""What an import brings: rows read and understood, and what came of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, TypeVar

from krc_desktop.errors import BrokenRule
from krc_desktop.model.fields import Row

Known = TypeVar("Known", bound=Row)


class ImportKind(StrEnum):
    """The lists that come in, in the order in which they lean on each other."""

    CENTRES = "centres"
    ORGANISATIONS = "organisations"
    PEOPLE = "people"
    EQUIPMENT = "equipment"
    EVENTS = "events"
    INDUCTIONS = "inductions"
    ATTENDANCE = "attendance"
    HEADCOUNTS = "headcounts"
    BOOKINGS = "bookings"
    HOURS = "hours"


@dataclass(frozen=True)
class Incoming:
    """One row understood: its number as the spreadsheet shows it, its key, what it says.

    `values` are fields of the noun, only those whose column the file has: the others stay as they
    are. `extras` are what belongs to other nouns (a consent, partners, a firing).
    """

    number: int
    key: str
    values: Mapping[str, Any]
    extras: Mapping[str, Any] = field(default_factory=dict)

    def over(self, known: Known) -> Known:
        """What is known with what the row says over it; the outside id that it has it keeps."""
        kept = {"outside_id": getattr(known, "outside_id", None)}
        return replace(known, **(dict(self.values) | kept))


@dataclass(frozen=True)
class RowRefused:
    """A row that breaks a rule, and which; its own id, where it has one."""

    number: int
    rule: BrokenRule
    called: str = ""


@dataclass(frozen=True)
class ImportOutcome:
    """What an import did, or in a rehearsal would do."""

    new: int
    changed: int
    same: int
    refused: tuple[RowRefused, ...] = ()
