"""What an answer is worth on a day, and whose picture must not be taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.people import AgeBand, Answer, Consent, Giver, Person, Purpose, is_child
from krc_desktop.model.reports import Both


@dataclass(frozen=True)
class Standing:
    """What holds for a purpose on a day: the answer, and the row that says so.

    `answer` is never `not_needed`; without a row it is `not_asked`, which counts as no.
    """

    answer: Answer
    consent: Consent | None = None

    @property
    def is_yes(self) -> bool:
        """Whether it may be done."""
        return self.answer is Answer.YES

    @property
    def is_withdrawn(self) -> bool:
        """Whether a yes was taken back."""
        return (
            self.answer is Answer.NO
            and self.consent is not None
            and bool(self.consent.withdrawn_on)
        )


def standing_on(consents: Iterable[Consent], day: date) -> dict[Purpose, Standing]:
    """What holds on a day for every purpose: the newest answer given by then, if still given."""
    known = [one for one in consents if one.given_on <= day]
    newest = {one.purpose: one for one in sorted(known, key=lambda one: (one.given_on, one.id))}
    return {purpose: _standing(newest.get(purpose), day) for purpose in Purpose}


def _standing(consent: Consent | None, day: date) -> Standing:
    if consent is None:
        return Standing(Answer.NOT_ASKED)
    if consent.withdrawn_on is not None and consent.withdrawn_on <= day:
        return Standing(Answer.NO, consent)
    return Standing(consent.answer, consent)


def check_giver(consent: Consent, person: Person, band: AgeBand | None) -> None:
    """A yes for somebody under 18 is a guardian's to give; a no is heard from anybody."""
    if (
        consent.answer is Answer.YES
        and consent.given_by is Giver.SELF
        and is_child(person, band, consent.given_on)
    ):
        raise BrokenRule(Rule.CONSENT_NEEDS_GUARDIAN, person=person.name)


@dataclass(frozen=True)
class NoPhoto:
    """Somebody of whom no picture may be taken, and why; `since` None where nobody asked."""

    person_id: int
    name: str
    group: Both
    is_child: bool
    answer: Answer
    since: date | None
    is_withdrawn: bool


@dataclass(frozen=True)
class NoPhotoList:
    """Whom not to photograph: of an event (its title and day) or of a centre.

    `people` counts all who were looked at. Where `not_asked_left_out`, those whom nobody has asked
    are not on the list, though they are not to be photographed either.
    """

    centre: Both
    event: Both | None
    day: date
    made_at: datetime
    rows: tuple[NoPhoto, ...]
    people: int
    not_asked: int
    not_asked_left_out: bool
    is_sample: bool
    program_version: str
