"""How fields, values, what moves and figures are called while two cards are compared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from krc_desktop.desktop.people import wording
from krc_desktop.desktop.session import capitalised
from krc_desktop.language import Phrasebook
from krc_desktop.model.figures import PeopleFigures
from krc_desktop.model.people import Answer, Consent
from krc_desktop.model.person_merges import MergeField, Moved, Moving, PeriodChange, Value
from krc_desktop.model.reports import Both
from krc_desktop.operations.agenda_words import named

Said = Callable[[Phrasebook], str]

_FIELDS: dict[MergeField, Said] = {
    MergeField.NAME: lambda w: w.text("First name and surname"),
    MergeField.ORIGINAL_NAME: lambda w: w.text("Name in its own spelling"),
    MergeField.PHONE: lambda w: w.text("Phone"),
    MergeField.EMAIL: lambda w: w.text("E-mail"),
    MergeField.GROUP: lambda w: w.text("Group"),
    MergeField.BIRTH_YEAR: lambda w: w.text("Birth year"),
    MergeField.AGE_BAND: lambda w: w.text("Age group"),
    MergeField.ORGANISATION: lambda w: w.text("Organisation"),
    MergeField.MUNICIPALITY: lambda w: w.text("Municipality"),
    MergeField.NOTES: lambda w: w.text("Notes"),
    MergeField.GUARDIAN_CONSENT: lambda w: w.text("Consent of the guardian"),
    MergeField.PRIVACY_NOTICE: lambda w: w.text("Privacy notice"),
}

# an icon, and what it is called
_MOVING: dict[Moving, tuple[str, Said]] = {
    Moving.VISITS: ("check", lambda w: w.text_in("moving", "Visits")),
    Moving.SIGN_UPS: ("calendar-check", lambda w: w.text_in("moving", "Sign-ups")),
    Moving.HOURS: ("handshake", lambda w: w.text_in("moving", "Volunteer hours")),
    Moving.BOOKINGS: ("clock", lambda w: w.text_in("moving", "Bookings")),
    Moving.INDUCTIONS: ("identification-card", lambda w: w.text_in("moving", "Inductions")),
    Moving.PIECES: ("cube", lambda w: w.text_in("moving", "Pieces for the kiln")),
    Moving.LOANS: ("package", lambda w: w.text_in("moving", "Lent things")),
    Moving.AGREEMENTS: ("file-text", lambda w: w.text_in("moving", "Volunteer agreements")),
    Moving.CERTIFICATES: ("file-text", lambda w: w.text_in("moving", "Certificates")),
    Moving.CONSENTS: ("note-pencil", lambda w: w.text_in("moving", "Answers about consent")),
    Moving.LINKS: ("users", lambda w: w.text_in("moving", "Guardians and family")),
    Moving.STORIES: ("quotes", lambda w: w.text_in("moving", "Stories")),
    Moving.PHOTOS: ("image", lambda w: w.text_in("moving", "Photos")),
    Moving.OTHERS: ("dots-three", lambda w: w.text_in("moving", "Other entries")),
}


def field_name(words: Phrasebook, field: MergeField) -> str:
    """What a field of a card is called."""
    return _FIELDS[field](words)


def shown(words: Phrasebook, value: Value) -> str:
    """A value of a field as it is shown; “none” where there is none."""
    if not value:
        return words.text_in("field", "none")
    if isinstance(value, Answer):
        return wording.answer(words, value)
    if isinstance(value, Both):
        return capitalised(named(words, value))
    if isinstance(value, date):
        return words.date(value)
    return str(value)


def consent_shown(words: Phrasebook, answer: Answer, consent: Consent | None) -> str:
    """An answer with its day and form, in a line."""
    said = wording.answer(words, answer).lower()
    if consent is None:
        return said
    if consent.withdrawn_on is not None:
        withdrawn = words.text("Withdrawn {day}", day=words.date(consent.withdrawn_on))
        return f"{said}, {withdrawn.lower()}"
    return f"{said}, {wording.given_facts(words, consent, '')}".replace(" · ", ", ")


def moved(words: Phrasebook, one: Moved) -> tuple[str, str, str]:
    """What moves: an icon, its name, how many."""
    icon, said = _MOVING[one.kind]
    many = words.hours(one.minutes) if one.kind is Moving.HOURS else words.number(one.count)
    return icon, said(words), many


def period_name(words: Phrasebook, change: PeriodChange) -> str:
    """A month, with what was sent said; or all the days on which either was seen."""
    if change.month is None:
        return words.period(change.period)
    month = capitalised(words.month(change.month))
    return words.text("{month}, report sent", month=month) if change.is_sent else month


def figures_that_change(
    words: Phrasebook, before: PeopleFigures, after: PeopleFigures
) -> list[tuple[str, int, int]]:
    """The figures that a merge changes: name, before, after."""
    found = (
        (words.text_in("figure", "Different people"), before.unique_people, after.unique_people),
        (words.text_in("figure", "Visits"), before.visits, after.visits),
        (words.text_in("figure", "New people"), before.new_people, after.new_people),
        (words.text_in("figure", "Volunteers"), before.volunteers, after.volunteers),
    )
    return [one for one in found if one[1] != one[2]]
