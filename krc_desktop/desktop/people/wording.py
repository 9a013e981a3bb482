"""How roles, kinds, consents and answers are called on the page of people."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from krc_desktop.desktop.session import capitalised
from krc_desktop.language import Phrasebook
from krc_desktop.model.organisations import OrganisationKind
from krc_desktop.model.people import Answer, Consent, Form, Gap, Giver, Group, Purpose, Role
from krc_desktop.model.reports import Both
from krc_desktop.operations.agenda_words import named

Said = Callable[[Phrasebook], str]


class Relation(StrEnum):
    """What somebody linked is to the person of the card."""

    GUARDIAN = "guardian"
    WARD = "ward"
    FAMILY = "family"


_ROLES: dict[Role, Said] = {
    Role.PARTICIPANT: lambda w: w.text_in("role", "Participant"),
    Role.VOLUNTEER: lambda w: w.text_in("role", "Volunteer"),
    Role.GUARDIAN: lambda w: w.text_in("role", "Guardian"),
    Role.INDUCTOR: lambda w: w.text_in("role", "Gives inductions"),
    Role.LEADER: lambda w: w.text_in("role", "Leads sessions"),
}

_KINDS: dict[OrganisationKind, Said] = {
    OrganisationKind.ASSOCIATION: lambda w: w.text_in("organisation", "Association"),
    OrganisationKind.FOUNDATION: lambda w: w.text_in("organisation", "Foundation"),
    OrganisationKind.EDUCATIONAL: lambda w: w.text_in("organisation", "Educational institution"),
    OrganisationKind.PRESCHOOL: lambda w: w.text_in("organisation", "Pre-school"),
    OrganisationKind.MUNICIPAL: lambda w: w.text_in("organisation", "Municipal institution"),
    OrganisationKind.STATE: lambda w: w.text_in("organisation", "State institution"),
    OrganisationKind.SOCIAL_ENTERPRISE: lambda w: w.text_in("organisation", "Social enterprise"),
    OrganisationKind.BUSINESS: lambda w: w.text_in("organisation", "Business"),
    OrganisationKind.INFORMAL_GROUP: lambda w: w.text_in("organisation", "Informal group"),
    OrganisationKind.MEDIA: lambda w: w.text_in("organisation", "Media outlet"),
    OrganisationKind.CONGREGATION: lambda w: w.text_in("organisation", "Congregation"),
    OrganisationKind.OTHER: lambda w: w.text_in("organisation", "Other"),
}

_PURPOSES: dict[Purpose, Said] = {
    Purpose.PHOTO: lambda w: w.text_in("consent", "Photos and video"),
    Purpose.CONTACT: lambda w: w.text_in("consent", "News by e-mail or phone"),
    Purpose.STORY: lambda w: w.text_in("consent", "Story in the report"),
    Purpose.VOLUNTEERING: lambda w: w.text_in("consent", "Volunteer work"),
}

_ANSWERS: dict[Answer, Said] = {
    Answer.YES: lambda w: w.text_in("answer", "Yes"),
    Answer.NO: lambda w: w.text_in("answer", "No"),
    Answer.NOT_ASKED: lambda w: w.text_in("answer", "Not asked"),
    Answer.NOT_NEEDED: lambda w: w.text_in("answer", "Not needed"),
}

# an icon and a tone for each answer: never the tone alone
ANSWER_SIGNS: dict[Answer, tuple[str, str]] = {
    Answer.YES: ("check-circle-fill", "ok"),
    Answer.NO: ("x-circle-fill", "bad"),
    Answer.NOT_ASKED: ("question", "warn"),
    Answer.NOT_NEEDED: ("minus-circle", "ink2"),
}

_FORMS: dict[Form, Said] = {
    Form.PAPER: lambda w: w.text_in("form", "paper"),
    Form.DIGITAL: lambda w: w.text_in("form", "digital"),
    Form.UNKNOWN: lambda _: "",
}

_RELATIONS: dict[Relation, Said] = {
    Relation.GUARDIAN: lambda w: w.text_in("link", "Guardian"),
    Relation.WARD: lambda w: w.text_in("link", "Guardian of"),
    Relation.FAMILY: lambda w: w.text_in("link", "Family"),
}

_GIVERS: dict[Giver, Said] = {
    Giver.SELF: lambda w: w.text_in("consent", "Themselves"),
    Giver.GUARDIAN: lambda w: w.text("Guardian without a card"),
    Giver.UNKNOWN: lambda _: "",
}

_GAPS: dict[Gap, Said] = {
    Gap.GROUP: lambda w: w.text("The group is not chosen yet."),
    Gap.PHOTO: lambda w: w.text("Not asked about photos yet: counts as no."),
}


def role(words: Phrasebook, which: Role) -> str:
    """A role, fit for a tag."""
    return _ROLES[which](words)


def kind(words: Phrasebook, which: OrganisationKind) -> str:
    """A kind of organisation."""
    return _KINDS[which](words)


def purpose(words: Phrasebook, which: Purpose) -> str:
    """For what a consent is asked."""
    return _PURPOSES[which](words)


def answer(words: Phrasebook, which: Answer) -> str:
    """An answer to a question of consent."""
    return _ANSWERS[which](words)


def answer_of(consent: Consent | None) -> Answer:
    """What a consent says now: a withdrawn one says no."""
    if consent is None:
        return Answer.NOT_ASKED
    return Answer.NO if consent.withdrawn_on is not None else consent.answer


def consent_facts(words: Phrasebook, consent: Consent | None, guardian: str) -> str:
    """Who gave a consent, how and when; `guardian` is the name of the guardian who gave it."""
    if consent is None:
        return words.text("Not asked counts as no")
    if consent.withdrawn_on is not None:
        return words.text("Withdrawn {day}", day=words.date(consent.withdrawn_on))
    return given_facts(words, consent, guardian)


def given_facts(words: Phrasebook, consent: Consent, guardian: str) -> str:
    """Who gave an answer, how and when, whether it was withdrawn later or not."""
    scan = words.text("scan attached") if consent.scan_sha256 is not None else ""
    giver = guardian or _GIVERS[consent.given_by](words)
    parts = (giver, _FORMS[consent.form](words), words.date(consent.given_on), scan)
    return " · ".join(part for part in parts if part)


def gap(words: Phrasebook, which: Gap) -> str:
    """What a card lacks, as a sentence."""
    return _GAPS[which](words)


def group_name(words: Phrasebook, group: Group) -> str:
    """A group's name in the language spoken."""
    return capitalised(named(words, Both(group.name_lv, group.name_en)))


def relation(words: Phrasebook, which: Relation) -> str:
    """What somebody linked is to the person of the card."""
    return _RELATIONS[which](words)
