"""Two cards of one person: what differs, what moves, what the figures will be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from krc_desktop.model.fields import NOTE
from krc_desktop.model.figures import PeopleFigures
from krc_desktop.model.people import Answer, Consent, Person, Purpose
from krc_desktop.model.reports import Both
from krc_desktop.periods import Month, Period


class Side(StrEnum):
    """Whose value is kept: that of the card that stays, of the one that goes, or both together."""

    STAYS = "stays"
    GONE = "gone"
    BOTH = "both"


class MergeField(StrEnum):
    """What is chosen between two cards, a row each."""

    NAME = "name"
    ORIGINAL_NAME = "original_name"
    PHONE = "phone"
    EMAIL = "email"
    GROUP = "group"
    BIRTH_YEAR = "birth_year"
    AGE_BAND = "age_band"
    ORGANISATION = "organisation"
    MUNICIPALITY = "municipality"
    NOTES = "notes"
    GUARDIAN_CONSENT = "guardian_consent"
    PRIVACY_NOTICE = "privacy_notice"


# the columns of a card that each choice decides
COLUMNS: Mapping[MergeField, tuple[str, ...]] = MappingProxyType(
    {
        MergeField.NAME: ("first_name", "last_name"),
        MergeField.ORIGINAL_NAME: ("original_name",),
        MergeField.PHONE: ("phone",),
        MergeField.EMAIL: ("email",),
        MergeField.GROUP: ("group_id",),
        MergeField.BIRTH_YEAR: ("birth_year",),
        MergeField.AGE_BAND: ("age_band_id",),
        MergeField.ORGANISATION: ("organisation_id",),
        MergeField.MUNICIPALITY: ("municipality_id",),
        MergeField.NOTES: ("notes",),
        MergeField.GUARDIAN_CONSENT: ("guardian_consent",),
        MergeField.PRIVACY_NOTICE: ("privacy_notice_on",),
    }
)

Value = str | int | date | Both | Answer | None


@dataclass(frozen=True)
class FieldChoice:
    """One field of two cards: both values as they are shown, and whose is proposed."""

    field: MergeField
    stays: Value
    gone: Value
    proposed: Side

    @property
    def is_equal(self) -> bool:
        """Whether there is nothing to choose."""
        return self.stays == self.gone


@dataclass(frozen=True)
class ConsentChoice:
    """One purpose of two cards: their standing answers, whose is proposed, whether it is open.

    A no stands whoever says it: then there is nothing to choose.
    """

    purpose: Purpose
    stays: Consent | None
    gone: Consent | None
    stays_answer: Answer
    gone_answer: Answer
    proposed: Side
    is_open: bool


class Moving(StrEnum):
    """What moves from one card to the other."""

    VISITS = "visits"
    SIGN_UPS = "sign_ups"
    HOURS = "hours"
    BOOKINGS = "bookings"
    INDUCTIONS = "inductions"
    PIECES = "pieces"
    LOANS = "loans"
    AGREEMENTS = "agreements"
    CERTIFICATES = "certificates"
    CONSENTS = "consents"
    LINKS = "links"
    STORIES = "stories"
    PHOTOS = "photos"
    OTHERS = "others"


@dataclass(frozen=True)
class Moved:
    """How many rows of a kind move; for hours their minutes too."""

    kind: Moving
    count: int
    minutes: int = 0


@dataclass(frozen=True)
class SharedVisit:
    """A day of an event on whose list both cards stand: it becomes one visit."""

    event_id: int
    day: date
    title: Both
    both_came: bool


@dataclass(frozen=True)
class PeriodChange:
    """A period's figures before and after a merge.

    `month` None: from first to last that either was seen, all centres. `is_sent`: its report has
    been sent and stays as it is.
    """

    period: Period
    month: Month | None
    centre_id: int | None
    before: PeopleFigures
    after: PeopleFigures
    is_sent: bool = False


@dataclass(frozen=True)
class MergePreview:
    """Everything that a merge would do, before it is done."""

    stays: Person
    gone: Person
    fields: tuple[FieldChoice, ...]
    consents: tuple[ConsentChoice, ...]
    moves: tuple[Moved, ...]
    shared: tuple[SharedVisit, ...]
    figures: tuple[PeriodChange, ...]

    @property
    def differing(self) -> int:
        """How many rows differ."""
        fields = sum(not choice.is_equal for choice in self.fields)
        return fields + sum(one.stays_answer is not one.gone_answer for one in self.consents)


_FIRMNESS = (Answer.NO, Answer.YES, Answer.NOT_NEEDED, Answer.NOT_ASKED)


def proposed_side(field: MergeField, stays: Person, gone: Person, others: int) -> Side:
    """Whose value is proposed: the one there is; of two the one that stays; a no before a yes.

    `others` is the group of those of whom nobody said more: as good as none.
    """
    one, other = (
        tuple(getattr(person, column) for column in COLUMNS[field]) for person in (stays, gone)
    )
    if field is MergeField.GUARDIAN_CONSENT:
        firmer = _FIRMNESS.index(gone.guardian_consent) < _FIRMNESS.index(stays.guardian_consent)
        return Side.GONE if firmer else Side.STAYS
    if field is MergeField.GROUP:
        return Side.GONE if stays.group_id == others else Side.STAYS
    if not any(one) and any(other):
        return Side.GONE
    if field is MergeField.NOTES and all((*one, *other)) and one != other:
        return Side.BOTH if len(stays.notes) + len(gone.notes) < NOTE else Side.STAYS
    return Side.STAYS


def proposed_consent(stays: Answer, gone: Answer) -> tuple[Side, bool]:
    """Whose answer is proposed, and whether another may be chosen: a no stands."""
    if Answer.NO in (stays, gone):
        return (Side.STAYS if stays is Answer.NO else Side.GONE), False
    if stays is gone:
        return Side.STAYS, False
    return (Side.STAYS if stays is Answer.YES else Side.GONE), True


def merged_card(stays: Person, gone: Person, picks: Mapping[MergeField, Side]) -> dict[str, object]:
    """The columns of the card that stays as the picks decide them."""
    changed: dict[str, object] = {}
    for field, side in picks.items():
        if side is Side.BOTH:
            changed["notes"] = f"{stays.notes}\n{gone.notes}"
        elif side is Side.GONE:
            changed |= {column: getattr(gone, column) for column in COLUMNS[field]}
    # a card in use is not put away by one that was
    if gone.archived_on is None or stays.archived_on is None:
        changed["archived_on"] = None
    return changed
