"""What the palette finds: people, events, organisations and machines, with facts for a row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.model.events import EventStatus
from krc_desktop.model.organisations import OrganisationKind
from krc_desktop.model.reports import Both


@dataclass(frozen=True)
class FoundPerson:
    """A person found; `events` are held ones they ever came to."""

    id: int
    name: str
    group: Both
    events: int


@dataclass(frozen=True)
class FoundEvent:
    """An event found; `visits` are named and counted ones together."""

    id: int
    title: Both
    day: date
    status: EventStatus
    visits: int


@dataclass(frozen=True)
class FoundOrganisation:
    """An organisation found."""

    id: int
    name: str
    kind: OrganisationKind


@dataclass(frozen=True)
class FoundMachine:
    """A machine or a shared place found."""

    id: int
    name: Both
    kind: EquipmentKind
    retired_on: date | None


@dataclass(frozen=True)
class Found:
    """All that was found, each kind best first."""

    people: tuple[FoundPerson, ...] = ()
    events: tuple[FoundEvent, ...] = ()
    organisations: tuple[FoundOrganisation, ...] = ()
    machines: tuple[FoundMachine, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything was found."""
        return bool(self.people or self.events or self.organisations or self.machines)
