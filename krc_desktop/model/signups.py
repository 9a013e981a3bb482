"""Sign-ups beforehand: who has a place, who waits in which order, who came of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from krc_desktop.model.event_details import Room
from krc_desktop.model.events import Signup, SignupStatus
from krc_desktop.model.reports import Both


class Turnout(StrEnum):
    """What became of a sign-up. Being signed up is no visit."""

    EXPECTED = "expected"
    CAME = "came"
    NO_SHOW = "no_show"
    WAITING = "waiting"
    CANCELLED = "cancelled"


@dataclass(frozen=True, kw_only=True)
class SignupRow:
    """A sign-up; `place` counts from 1 among those with a place, or among those who wait."""

    signup: Signup
    name: str
    group: Both
    phone: str
    turnout: Turnout
    place: int

    @property
    def person_id(self) -> int:
        """Whose sign-up it is."""
        return self.signup.person_id


@dataclass(frozen=True, kw_only=True)
class SignupList:
    """The sign-ups of an event in the order in which they were made.

    `proposed` is the first who waits, where a place is free: the coordinator asks and decides.
    """

    event_id: int
    capacity: int | None
    registered: tuple[SignupRow, ...]
    waiting: tuple[SignupRow, ...]
    cancelled: tuple[SignupRow, ...]

    @property
    def room(self) -> Room:
        """How the places stand by sign-ups. Never more than a warning."""
        if self.capacity is None:
            return Room.UNLIMITED
        if len(self.registered) > self.capacity:
            return Room.OVER
        return Room.FULL if len(self.registered) == self.capacity else Room.FREE

    @property
    def proposed(self) -> SignupRow | None:
        """Who gets the next free place; None where there is none, or nobody waits."""
        free = self.room in (Room.FREE, Room.UNLIMITED)
        return self.waiting[0] if free and self.waiting else None

    @property
    def no_shows(self) -> tuple[SignupRow, ...]:
        """Those who had a place and did not come."""
        return tuple(row for row in self.registered if row.turnout is Turnout.NO_SHOW)


def turnout_of(status: SignupStatus, *, came: bool, listed_absent: bool, is_over: bool) -> Turnout:
    """What became of a sign-up; whoever is listed as absent did not come even before it is over."""
    if came:
        return Turnout.CAME
    if status is SignupStatus.CANCELLED:
        return Turnout.CANCELLED
    if status is SignupStatus.WAITING:
        return Turnout.WAITING
    return Turnout.NO_SHOW if listed_absent or is_over else Turnout.EXPECTED
