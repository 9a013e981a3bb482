"""Organisations: partners, hosts, those from whom people come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from krc_desktop.model.fields import LINE, NAME, NOTE, Record, text, whole


class OrganisationKind(StrEnum):
    """What an organisation is."""

    ASSOCIATION = "association"
    FOUNDATION = "foundation"
    EDUCATIONAL = "educational"
    PRESCHOOL = "preschool"
    MUNICIPAL = "municipal"
    STATE = "state"
    SOCIAL_ENTERPRISE = "social_enterprise"
    BUSINESS = "business"
    INFORMAL_GROUP = "informal_group"
    MEDIA = "media"
    CONGREGATION = "congregation"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Organisation(Record):
    """An organisation or an informal group. Merged ones point to the one that stays."""

    centre_id: int | None = None
    outside_id: str | None = None
    name: str = text(LINE, needed=True)
    sort_key: str = ""
    folded: str = ""
    kind: OrganisationKind = OrganisationKind.OTHER
    registration_number: str | None = None
    municipality_id: int | None = None
    email: str = text(LINE)
    phone: str = text(40, digits=True)
    notes: str = text(NOTE)
    is_sample: bool = False
    merged_into_id: int | None = None
    archived_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class OrganisationName(Record):
    """A name that an organisation had until a day."""

    organisation_id: int
    name: str = text(NAME, needed=True)
    until: date


class Gift(StrEnum):
    """What an organisation gave."""

    ROOM = "room"
    PEOPLE = "people"
    THINGS = "things"
    MONEY = "money"


@dataclass(frozen=True, kw_only=True)
class Contribution(Record):
    """What an organisation gave on a day: a room (minutes), people, things, money in kind (cents).

    It is told beside the project's money and never added to it.
    """

    centre_id: int
    organisation_id: int
    event_id: int | None = None
    local_day: date
    kind: Gift
    quantity: int | None = whole(1, 1_000_000, None)
    cents: int | None = whole(1, 1_000_000_000, None)
    what: str = text(LINE)
