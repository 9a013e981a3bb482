"""An organisation over time: its names and places, who was merged in, what it gave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from krc_desktop.model.events import PartnerRole
from krc_desktop.model.organisation_lists import OrganisationCard
from krc_desktop.model.organisations import Contribution, Gift, Organisation
from krc_desktop.model.reports import Both

_WEIGHTS = (9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1)
_CHECK = 3


@dataclass(frozen=True)
class NameSpan:
    """A name and the days on which it was borne; None: since ever, or to this day."""

    name: str
    first: date | None
    last: date | None


@dataclass(frozen=True)
class PlaceSpan:
    """A municipality and the days on which it existed; territories come and go."""

    name: Both
    first: date | None
    last: date | None


@dataclass(frozen=True)
class MergedIn:
    """An organisation that counts with this one since it was merged into it."""

    organisation_id: int
    name: str


@dataclass(frozen=True)
class GivenAt:
    """What an organisation gave as partner of an event, in words."""

    event_id: int
    day: date
    title: Both
    role: PartnerRole
    what: str


@dataclass(frozen=True)
class GiftSums:
    """What was given in all: rooms in minutes, people, and a value in cents where one was told.

    In kind, never mixed with the project's money. `entries` have only words.
    """

    room_minutes: int
    people: int
    cents: int
    entries: int


class NumberDoubt(StrEnum):
    """Why a registration number looks wrong. It is kept all the same."""

    CHECK_DIGIT = "check_digit"


@dataclass(frozen=True)
class OrganisationHistory:
    """An organisation's past; figures and first day are those of its card.

    Asked for one that was merged away, it is the history of the one that stays.
    """

    organisation: Organisation
    card: OrganisationCard
    names: tuple[NameSpan, ...]
    places: tuple[PlaceSpan, ...]
    merged: tuple[MergedIn, ...]
    gifts: tuple[Contribution, ...]
    given_at: tuple[GivenAt, ...]

    @property
    def first_day(self) -> date | None:
        """The first time it was part of a held event or gave something."""
        days = [gift.local_day for gift in self.gifts]
        if self.card.first_day is not None:
            days.append(self.card.first_day)
        return min(days, default=None)

    @property
    def sums(self) -> GiftSums:
        """All gifts together."""
        return GiftSums(
            room_minutes=_sum(self.gifts, Gift.ROOM),
            people=_sum(self.gifts, Gift.PEOPLE),
            cents=sum(gift.cents or 0 for gift in self.gifts),
            entries=sum(gift.quantity is None and gift.cents is None for gift in self.gifts),
        )


def _sum(gifts: tuple[Contribution, ...], kind: Gift) -> int:
    return sum(gift.quantity or 0 for gift in gifts if gift.kind is kind)


def doubt_of(registration_number: str | None) -> NumberDoubt | None:
    """Whether a registration number of eleven digits fails its check digit: a warning only."""
    if registration_number is None or len(registration_number) != len(_WEIGHTS):
        return None
    total = sum(w * int(d) for w, d in zip(_WEIGHTS, registration_number, strict=True))
    return None if total % 11 == _CHECK else NumberDoubt.CHECK_DIGIT


def is_a_persons(registration_number: str) -> bool:
    """Whether eleven digits are a personal code: those of organisations begin with 4 or more."""
    return registration_number[:1] in {"0", "1", "2", "3"}
