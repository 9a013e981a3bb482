"""Two organisations before they are merged: their figures, those of both, what would be filled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from krc_desktop.model.fields import NOTE
from krc_desktop.model.organisation_lists import OrganisationCard
from krc_desktop.model.organisations import Organisation, OrganisationKind

_FILLED = ("registration_number", "municipality_id", "phone", "email")


@dataclass(frozen=True)
class OrganisationFigures:
    """What an organisation was part of since ever; `people` are the cards that name it."""

    events: int
    visits: int
    counted: int
    people: int
    first_day: date | None


@dataclass(frozen=True)
class OrganisationMerge:
    """A merge before it is done; `together` counts what both were part of once."""

    stays: OrganisationCard
    gone: OrganisationCard
    together: OrganisationFigures

    @property
    def filled(self) -> tuple[str, ...]:
        """The fields, empty on the one that stays, that the other fills."""
        return tuple(filled_by(self.stays.organisation, self.gone.organisation))

    @property
    def shared_events(self) -> int:
        """Events of which both were part."""
        return self.stays.events + self.gone.events - self.together.events


def figures_of(card: OrganisationCard) -> OrganisationFigures:
    """The figures of one card."""
    return OrganisationFigures(card.events, card.visits, card.counted, card.people, card.first_day)


def filled_by(stays: Organisation, gone: Organisation) -> dict[str, Any]:
    """What the one that goes knows and the other does not; notes of both are kept."""
    found = {
        field: getattr(gone, field)
        for field in _FILLED
        if not getattr(stays, field) and getattr(gone, field)
    }
    if stays.kind is OrganisationKind.OTHER and gone.kind is not OrganisationKind.OTHER:
        found["kind"] = gone.kind
    if gone.notes and gone.notes not in stays.notes:
        both = f"{stays.notes}\n{gone.notes}".strip()
        if len(both) <= NOTE:
            found["notes"] = both
    return found
