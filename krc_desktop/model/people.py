"""People, their groups and age bands, links and consents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.fields import (
    LINE,
    NAME,
    NOTE,
    Record,
    Row,
    refuse_personal_code,
    text,
    whole,
)

ADULT = 18
OTHERS = "CIT"


@dataclass(frozen=True, kw_only=True)
class Group(Record):
    """A participants' group. Numbers-only groups exist on head-count lines alone."""

    code: str = text(12, needed=True)
    name_lv: str = text(NAME, needed=True)
    genitive_lv: str = text(NAME)
    name_en: str = text(NAME)
    numbers_only: bool = False
    position: int = 0
    archived_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class AgeBand(Record):
    """A span of ages, both ends included; no upper end for the last."""

    label: str = text(20, needed=True)
    from_age: int = whole(0, 120)
    to_age: int | None = whole(0, 120, None)
    archived_on: date | None = None


class Answer(StrEnum):
    """A tri-state answer, and where the question does not arise."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, kw_only=True)
class Person(Record):
    """One card per person in every role. Only a name is needed."""

    centre_id: int
    outside_id: str | None = None
    first_name: str = text(NAME)
    last_name: str = text(NAME)
    original_name: str = text(NAME)
    sort_key: str = ""
    folded: str = ""
    group_id: int
    age_band_id: int | None = None
    birth_year: int | None = whole(1900, 2100, None)
    organisation_id: int | None = None
    municipality_id: int | None = None
    email: str = text(LINE)
    phone: str = text(40, digits=True)
    notes: str = text(NOTE)
    guardian_consent: Answer = Answer.NOT_ASKED
    privacy_notice_on: date | None = None
    is_sample: bool = False
    archived_on: date | None = None
    erased_on: date | None = None

    @property
    def name(self) -> str:
        """The name as it is shown: first name, then surname."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def listed_name(self) -> str:
        """The name as lists have it: surname, then first name."""
        return f"{self.last_name} {self.first_name}".strip()

    @property
    def initials(self) -> str:
        """One letter of the surname and one of the first name."""
        return initials(self.listed_name)


class Role(StrEnum):
    """What a person is here; several at once."""

    PARTICIPANT = "participant"
    VOLUNTEER = "volunteer"
    GUARDIAN = "guardian"
    INDUCTOR = "inductor"
    LEADER = "leader"


@dataclass(frozen=True, kw_only=True)
class PersonRole(Row):
    """A role of a person."""

    person_id: int
    role: Role


class LinkKind(StrEnum):
    """How the other person is linked: their guardian, or of one family."""

    GUARDIAN = "guardian"
    FAMILY = "family"


@dataclass(frozen=True, kw_only=True)
class PersonLink(Row):
    """The other person is guardian, or family, of the person."""

    person_id: int
    other_id: int
    kind: LinkKind


@dataclass(frozen=True, kw_only=True)
class NotDuplicates(Row):
    """Two people of whom somebody has said that they are two."""

    person_id: int
    other_id: int


@dataclass(frozen=True, kw_only=True)
class PersonAlias(Row):
    """An outside id of somebody merged away; it finds the person who stayed."""

    outside_id: str
    person_id: int


class Purpose(StrEnum):
    """For what a consent is given."""

    PHOTO = "photo"
    CONTACT = "contact"
    STORY = "story"
    VOLUNTEERING = "volunteering"


class Giver(StrEnum):
    """Who gave a consent."""

    SELF = "self"
    GUARDIAN = "guardian"
    UNKNOWN = "unknown"


class Form(StrEnum):
    """How a consent was given."""

    PAPER = "paper"
    DIGITAL = "digital"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Consent(Record):
    """One answer for one purpose. None at all means not asked, which counts as no."""

    person_id: int
    purpose: Purpose
    answer: Answer
    given_by: Giver = Giver.UNKNOWN
    guardian_id: int | None = None
    form: Form = Form.UNKNOWN
    given_on: date
    withdrawn_on: date | None = None
    scan_sha256: str | None = None


class Gap(StrEnum):
    """What a card lacks that the month needs: it is listed as incomplete until then."""

    GROUP = "group"
    PHOTO = "photo"


_BEFORE_SURNAME = frozenset({"van", "von", "de", "der", "den", "da", "di", "du", "la", "le", "el"})


def name_from_line(line: str) -> tuple[str, str]:
    """First name and surname of a line typed as people say it: `Anna Marija Bērziņa-Kalna`.

    The last word is the surname, with a small `van` or `de` before it; after a comma comes the
    first name (`Bērziņa, Anna`). One word alone is a first name.
    """
    before, comma, after = line.partition(",")
    if comma and before.strip():
        return _spaced(after), _spaced(before)
    words = line.replace(",", " ").split()
    start = max(len(words) - 1, 1)
    while start > 1 and words[start - 1] in _BEFORE_SURNAME:
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:])


def _spaced(text: str) -> str:
    return " ".join(text.replace(",", " ").split())


def initials(listed_name: str) -> str:
    """The first letters of the first and the last word of a name, large; empty of none."""
    letters = [word[0].upper() for word in listed_name.split() if word[0].isalnum()]
    return letters[0] + letters[-1] if len(letters) > 1 else "".join(letters)


def check_person(person: Person, today: date) -> None:
    """A person has a name, was not born in the future, and is not called by a personal code."""
    refuse_personal_code(person.outside_id or "", "outside_id")
    if not person.name and person.erased_on is None:
        raise BrokenRule(Rule.FIELD_EMPTY, field="first_name")
    if person.birth_year is not None and person.birth_year > today.year:
        raise BrokenRule(Rule.BIRTH_YEAR_IN_FUTURE, given=person.birth_year, year=today.year)


def check_still_here(person: Person) -> None:
    """Nobody is newly named whose card was put away or erased.

    Raises BrokenRule (PERSON_ERASED, PERSON_ARCHIVED).
    """
    if person.erased_on is not None:
        raise BrokenRule(Rule.PERSON_ERASED)
    if person.archived_on is not None:
        raise BrokenRule(Rule.PERSON_ARCHIVED, person=person.name)


def check_named_group(group: Group) -> None:
    """A named person is never given a numbers-only group."""
    if group.numbers_only:
        raise BrokenRule(Rule.GROUP_NUMBERS_ONLY, group=group.code)


def check_consent(consent: Consent) -> None:
    """A consent is withdrawn after it was given, and nobody is their own guardian."""
    if consent.withdrawn_on is not None and consent.withdrawn_on < consent.given_on:
        raise BrokenRule(
            Rule.CONSENT_WITHDRAWN_EARLY,
            given_on=consent.given_on,
            withdrawn_on=consent.withdrawn_on,
        )
    if consent.guardian_id == consent.person_id:
        raise BrokenRule(Rule.OWN_GUARDIAN)


def is_child(person: Person, band: AgeBand | None, today: date) -> bool:
    """Whether the card says that a person is surely under 18."""
    if person.birth_year is not None:
        return today.year - person.birth_year < ADULT
    return band is not None and band.to_age is not None and band.to_age < ADULT


def age_band_of(label: str, bands: dict[str, AgeBand]) -> AgeBand:
    """The band of a label; a hyphen typed for the dash is understood."""
    wanted = label.strip().replace("-", "–")
    if wanted not in bands:
        raise BrokenRule(Rule.CHOICE_UNKNOWN, field="age_band", given=label)
    return bands[wanted]
