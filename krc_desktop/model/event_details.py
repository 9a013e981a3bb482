"""What the page of one event shows beside the event's own fields."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from krc_desktop.model.events import (
    EventDay,
    EventOrganisation,
    Headcount,
    Output,
    Signup,
    SignupStatus,
)
from krc_desktop.model.projects import ActivityLine, Project
from krc_desktop.model.reports import Both
from krc_desktop.model.stories import Photo
from krc_desktop.model.volunteers import VolunteerEntry


@dataclass(frozen=True)
class Sum:
    """Visits: `named` by name, `counted` without one."""

    named: int
    counted: int

    @property
    def total(self) -> int:
        """Both together."""
        return self.named + self.counted


@dataclass(frozen=True, kw_only=True)
class DayTotals:
    """One day of an event with its visits.

    What was counted for the whole event is nobody's day, except where the event has one day only.
    """

    day: EventDay
    sum: Sum


@dataclass(frozen=True, kw_only=True)
class EventTotals:
    """The visits of every day and of the whole event.

    `counted_once` were counted for the whole event, without a day; `different` are the different
    people among the named.
    """

    days: tuple[DayTotals, ...]
    whole: Sum
    counted_once: int
    different: int


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """A named person on one day, with the group frozen then. `helped` counts hours here too."""

    attendance_id: int
    person_id: int
    name: str
    group_id: int
    group: Both
    present: bool
    day: date
    helped: bool


@dataclass(frozen=True, kw_only=True)
class CountedLine:
    """A head-count line. `day` is None where it counts once for the whole event."""

    headcount: Headcount
    group: Both | None
    numbers_only: bool
    day: date | None
    organisations: tuple[tuple[int, str], ...]

    @property
    def from_organisations(self) -> int:
        """From how many organisations they came: those named and those only counted."""
        return len(self.organisations) + self.headcount.unnamed_organisations


@dataclass(frozen=True, kw_only=True)
class OutputLine:
    """Things made or given; `recipient` names whoever got them, an organisation or a text."""

    output: Output
    recipient: str


@dataclass(frozen=True, kw_only=True)
class HelperLine:
    """Hours of a volunteer at the event, or a suggestion of them. `visited`: on the list too."""

    entry: VolunteerEntry
    name: str
    visited: bool


@dataclass(frozen=True, kw_only=True)
class PartnerLine:
    """An organisation that was partner of the event."""

    partner: EventOrganisation
    name: str


@dataclass(frozen=True, kw_only=True)
class ShownPerson:
    """Somebody who can be recognised in a photo. Not asked counts as not agreed."""

    person_id: int
    name: str
    agreed: bool


@dataclass(frozen=True, kw_only=True)
class PhotoLine:
    """A photo of the event with who is in it."""

    photo: Photo
    people: tuple[ShownPerson, ...]

    @property
    def lacks_consent(self) -> bool:
        """Whether it shows somebody who has not said yes: it stays out of the report."""
        return any(not person.agreed for person in self.people)


@dataclass(frozen=True, kw_only=True)
class SignupLine:
    """Somebody who signed up beforehand. `came` are on the list by now."""

    signup: Signup
    name: str
    came: bool


@dataclass(frozen=True, kw_only=True)
class ProjectLines:
    """The lines of a project that run on an event's day, and the one on which it sits.

    A line chosen before may have ended since; it is then among no `lines`.
    """

    project: Project
    lines: tuple[ActivityLine, ...]
    chosen: ActivityLine | None


class Room(StrEnum):
    """How the places stand. Never more than a warning."""

    UNLIMITED = "unlimited"
    FREE = "free"
    FULL = "full"
    OVER = "over"


@dataclass(frozen=True, kw_only=True)
class Places:
    """An event's places: how many, how many are taken by sign-up, how many wait."""

    capacity: int | None
    registered: int
    waiting: int
    most_on_a_day: int

    @property
    def room(self) -> Room:
        """Whether there is room, by sign-ups or, where more came, by those who came."""
        if self.capacity is None:
            return Room.UNLIMITED
        taken = max(self.registered, self.most_on_a_day)
        if taken > self.capacity:
            return Room.OVER
        return Room.FULL if taken == self.capacity else Room.FREE


def places(capacity: int | None, signups: list[SignupLine], totals: EventTotals) -> Places:
    """How an event's places stand."""
    statuses = [line.signup.status for line in signups]
    fullest = max((day.sum.total for day in totals.days), default=0)
    alone = totals.counted_once if len(totals.days) > 1 else 0
    return Places(
        capacity=capacity,
        registered=statuses.count(SignupStatus.REGISTERED),
        waiting=statuses.count(SignupStatus.WAITING),
        most_on_a_day=fullest + alone,
    )
