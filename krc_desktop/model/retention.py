"""How long names are kept: a span for each category, counted from when somebody was last seen.

The spans are proposals until the project office decides; a centre's own stand in the file.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from krc_desktop.model.fields import TITLE, Record, text, whole

LEAST_MONTHS, MOST_MONTHS = 1, 240


class RetentionCategory(StrEnum):
    """What a person is, as far as it decides how long they are kept: the last that fits."""

    PARTICIPANT = "participant"
    GUARDIAN = "guardian"
    VOLUNTEER = "volunteer"


# participants: the project's own proposal; volunteers: an agreement and the hours certified on it
# may be asked for later than a visit
DEFAULT_MONTHS: Mapping[RetentionCategory, int] = MappingProxyType(
    {
        RetentionCategory.PARTICIPANT: 24,
        RetentionCategory.GUARDIAN: 24,
        RetentionCategory.VOLUNTEER: 60,
    }
)


@dataclass(frozen=True, kw_only=True)
class RetentionRule(Record):
    """A centre's own span of a category, in months."""

    category: RetentionCategory
    months: int = whole(LEAST_MONTHS, MOST_MONTHS)


@dataclass(frozen=True, kw_only=True)
class RetentionHold(Record):
    """Somebody who is kept until a day although their time is over, and why."""

    person_id: int
    until: date
    reason: str = text(TITLE, needed=True)


class LastSeen(StrEnum):
    """By what somebody was last seen."""

    VISIT = "visit"
    SIGN_UP = "sign_up"
    HOURS = "hours"
    BOOKING = "booking"
    INDUCTION = "induction"
    PIECE = "piece"
    LOAN = "loan"
    AGREEMENT = "agreement"
    CONSENT = "consent"
    CARD = "card"


@dataclass(frozen=True)
class DuePerson:
    """Somebody whose time is over: when and by what last seen, since when due.

    `held_until` is the day of a hold that has run out, None where there was none.
    """

    person_id: int
    name: str
    category: RetentionCategory
    last_seen: date
    seen_by: LastSeen
    due_since: date
    is_sample: bool = False
    held_until: date | None = None


@dataclass(frozen=True)
class HeldPerson:
    """Somebody kept beyond their time, until when and why."""

    hold_id: int
    person_id: int
    name: str
    until: date
    reason: str


def months_after(day: date, months: int) -> date:
    """The day so many months later (earlier below zero); the last of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
