"""What is known of a volunteer at a centre: agreements, what the law asks, hours, certificates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from krc_desktop.model.agreements import VolunteerLaw, holds_on
from krc_desktop.model.people import Person
from krc_desktop.model.volunteers import Agreement, Certificate


class AgreementState(StrEnum):
    """How an agreement stands on a day."""

    UNSIGNED = "unsigned"
    AHEAD = "ahead"
    HOLDS = "holds"
    OVER = "over"


@dataclass(frozen=True)
class VolunteerCard:
    """A volunteer: agreements and certificates newest first, accepted minutes since ever."""

    person: Person
    law: VolunteerLaw
    agreements: tuple[Agreement, ...]
    certificates: tuple[Certificate, ...]
    minutes: int


def state_on(agreement: Agreement, day: date) -> AgreementState:
    """How an agreement stands on a day: one that is over says so, signed or not."""
    if agreement.valid_from is not None and day < agreement.valid_from:
        return AgreementState.AHEAD
    if not holds_on(agreement, day):
        return AgreementState.OVER
    if agreement.is_written and agreement.signed_on is None:
        return AgreementState.UNSIGNED
    return AgreementState.HOLDS
