"""The list of people and one person's card, as pages show them: facts, no sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from krc_desktop.alphabet import heading
from krc_desktop.model.people import AgeBand, Consent, Gap, Group, LinkKind, Person, Purpose, Role
from krc_desktop.model.people import initials as initials_of
from krc_desktop.model.reports import Both


class PeopleShown(StrEnum):
    """Which cards a list shows."""

    ACTIVE = "active"
    VOLUNTEERS = "volunteers"
    INCOMPLETE = "incomplete"
    ARCHIVED = "archived"


@dataclass(frozen=True)
class PeopleFilter:
    """What narrows a list of people; every part at once.

    `typed` finds by beginnings of words of the name, or, of three digits and more, by telephone.
    """

    shown: PeopleShown = PeopleShown.ACTIVE
    group_id: int | None = None
    centre_id: int | None = None
    typed: str = ""


@dataclass(frozen=True)
class PersonRow:
    """A person in a list. Figures are of today's year (held events) and month (accepted hours).

    `refuses_photos`: the newest answer is a no or was withdrawn; not asked is a gap instead.
    """

    id: int
    name: str
    sort_key: str
    group_id: int
    group: Both
    age_band: str
    birth_year: int | None
    phone: str
    roles: frozenset[Role]
    gaps: frozenset[Gap]
    events: int
    visits: int
    minutes: int
    archived_on: date | None
    refuses_photos: bool = False

    @property
    def key(self) -> tuple[str, int]:
        """After which the next page follows."""
        return self.sort_key, self.id

    @property
    def heading(self) -> str:
        """The letter under which the row stands."""
        return heading(self.name)

    @property
    def initials(self) -> str:
        """The letters of the row's disc."""
        return initials_of(self.name)


@dataclass(frozen=True)
class PeopleCounts:
    """How many cards each filter of a centre's list would show, nothing typed."""

    active: int
    volunteers: int
    incomplete: int
    archived: int
    by_group: dict[int, int]


@dataclass(frozen=True)
class LinkedPerson:
    """Somebody linked to a person: their guardian or ward, or of one family."""

    link_id: int
    id: int
    name: str
    phone: str
    kind: LinkKind
    is_ward: bool
    roles: frozenset[Role]


@dataclass(frozen=True)
class PersonCard:
    """All that stands on a card beside the visits; names of other records as they are stored.

    A purpose that is not among the consents was not asked, which counts as no.
    """

    person: Person
    group: Group
    age_band: AgeBand | None
    organisation: str
    municipality: Both
    roles: frozenset[Role]
    gaps: frozenset[Gap]
    links: tuple[LinkedPerson, ...]
    consents: dict[Purpose, Consent]
    is_volunteer: bool


class MomentKind(StrEnum):
    """What a person's history tells of."""

    ATTENDED = "attended"
    ABSENT = "absent"
    SIGNED_UP = "signed_up"
    HOURS = "hours"
    INDUCTION = "induction"
    BOOKING = "booking"


@dataclass(frozen=True)
class Moment:
    """One line of a person's history, newest first.

    `row_id` is the event's, the entry's, the induction's or the booking's. `days` were attended of
    `of_days`; `minutes` are those of hours; `until` is the last valid day of an induction; `state`
    is the status of the event or the booking, or how hours are known.
    """

    kind: MomentKind
    row_id: int
    day: date
    title: Both
    days: int = 0
    of_days: int = 0
    minutes: int = 0
    until: date | None = None
    state: str = ""
    is_waiting: bool = False

    @property
    def key(self) -> tuple[date, str, int]:
        """Before which the next page follows."""
        return self.day, self.kind.value, self.row_id


@dataclass(frozen=True)
class PersonYear:
    """A person's figures of a year: held events, visits (days of them), accepted hours."""

    year: int
    events: int
    visits: int
    minutes: int
