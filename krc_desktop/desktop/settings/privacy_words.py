"""How terms, reasons to be due and exports are said on the card of privacy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from krc_desktop.language import Phrasebook
from krc_desktop.model.exports import Exported
from krc_desktop.model.retention import DuePerson, LastSeen, RetentionCategory

_CATEGORIES: dict[RetentionCategory, Callable[[Phrasebook], tuple[str, str]]] = {
    RetentionCategory.PARTICIPANT: lambda w: (
        w.text_in("retention", "Participants"),
        w.text("Counted from the last visit"),
    ),
    RetentionCategory.GUARDIAN: lambda w: (
        w.text_in("retention", "Guardians"),
        w.text("Kept as long as a child they answer for"),
    ),
    RetentionCategory.VOLUNTEER: lambda w: (
        w.text_in("retention", "Volunteers"),
        w.text("Counted from the last hours or the end of the agreement"),
    ),
}

_SEEN: dict[LastSeen, Callable[[Phrasebook, str], str]] = {
    LastSeen.VISIT: lambda w, d: w.text("last visit {day}", day=d),
    LastSeen.SIGN_UP: lambda w, d: w.text("last sign-up {day}", day=d),
    LastSeen.HOURS: lambda w, d: w.text("last volunteer hours {day}", day=d),
    LastSeen.BOOKING: lambda w, d: w.text("last booking {day}", day=d),
    LastSeen.INDUCTION: lambda w, d: w.text("last induction {day}", day=d),
    LastSeen.PIECE: lambda w, d: w.text("last piece {day}", day=d),
    LastSeen.LOAN: lambda w, d: w.text("last loan {day}", day=d),
    LastSeen.AGREEMENT: lambda w, d: w.text("agreement until {day}", day=d),
    LastSeen.CONSENT: lambda w, d: w.text("last consent {day}", day=d),
    LastSeen.CARD: lambda w, d: w.text("card last changed {day}", day=d),
}

_EXPORTED: dict[Exported, Callable[[Phrasebook], str]] = {
    Exported.PERSON_JSON: lambda w: w.text_in("export", "Extract of personal data, JSON"),
    Exported.PERSON_PDF: lambda w: w.text_in("export", "Extract of personal data, PDF"),
    Exported.NO_PHOTO_LIST: lambda w: w.text_in("export", "“Do not photograph” list"),
    Exported.LISTS: lambda w: w.text_in("export", "Lists"),
    Exported.FIGURE_ROWS: lambda w: w.text_in("export", "Rows of a figure"),
    Exported.SIGN_IN_SHEET: lambda w: w.text_in("export", "Sign-in sheet"),
    Exported.VOLUNTEER_SHEETS: lambda w: w.text_in("export", "Monthly sheets of volunteers"),
    Exported.CERTIFICATES: lambda w: w.text_in("export", "Volunteers' certificates"),
    Exported.MONTHLY_REPORT: lambda w: w.text_in("export", "Monthly report"),
    Exported.OTHER: lambda w: w.text_in("export", "Something else"),
}


def category(words: Phrasebook, which: RetentionCategory) -> tuple[str, str]:
    """A category of people, and from when its term is counted."""
    return _CATEGORIES[which](words)


def months(words: Phrasebook, number: int) -> str:
    """So many months."""
    return words.counted("{n} month", "{n} months", number)


def why_due(words: Phrasebook, one: DuePerson) -> str:
    """Why somebody is on the list: what they were, when last seen, since when due."""
    parts = [
        category(words, one.category)[0],
        _SEEN[one.seen_by](words, _day(words, one.last_seen)),
        words.text("term over since {day}", day=_day(words, one.due_since)),
    ]
    if one.held_until is not None:
        parts.append(words.text("was kept until {day}", day=_day(words, one.held_until)))
    return " · ".join(parts)


def exported(words: Phrasebook, what: Exported) -> str:
    """What left."""
    return _EXPORTED[what](words)


def _day(words: Phrasebook, day: date) -> str:
    return words.date(day) if day > date.min else "–"
