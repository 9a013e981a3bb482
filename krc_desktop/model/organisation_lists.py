"""The list of organisations and one organisation's card, as pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from krc_desktop.alphabet import heading
from krc_desktop.model.events import EventStatus, PartnerRole
from krc_desktop.model.organisations import Organisation, OrganisationKind, OrganisationName
from krc_desktop.model.people import initials as initials_of
from krc_desktop.model.reports import Both


@dataclass(frozen=True)
class OrganisationFilter:
    """What narrows a list of organisations. Merged ones are never listed."""

    kind: OrganisationKind | None = None
    archived: bool = False
    centre_id: int | None = None
    typed: str = ""


@dataclass(frozen=True)
class OrganisationRow:
    """An organisation in a list.

    `events` are the held ones of today's year it was part of, at the centre asked for.
    """

    id: int
    name: str
    sort_key: str
    kind: OrganisationKind
    municipality: Both
    people: int
    events: int
    archived_on: date | None

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
class OrganisationCounts:
    """How many organisations each filter of a list would show, nothing typed."""

    active: int
    archived: int
    by_kind: dict[OrganisationKind, int]


@dataclass(frozen=True)
class OrganisationEvent:
    """An event of which an organisation was part.

    `role` is None where it was no partner. `visits` are named people of it present (by day);
    `counted` are people on head-count lines that name it, `shared` of them on lines that name
    others too.
    """

    id: int
    day: date
    title: Both
    status: EventStatus
    role: PartnerRole | None
    contribution: str
    visits: int
    counted: int
    shared: int

    @property
    def key(self) -> tuple[date, int]:
        """Before which the next page follows."""
        return self.day, self.id


@dataclass(frozen=True)
class OrganisationCard:
    """All that stands on a card; figures are of held events, since ever.

    Those of organisations merged into this one are counted with it. `people` are cards that name
    it; `visits`, `counted` and `shared` as for an event; `first_day` is the first time it was seen.
    """

    organisation: Organisation
    municipality: Both
    earlier_names: tuple[OrganisationName, ...]
    people: int
    events: int
    partner_events: int
    visits: int
    counted: int
    shared: int
    first_day: date | None
