"""What the import says of columns, cells and likenesses."""

from __future__ import annotations

from collections.abc import Callable

from krc_desktop.exchange.column_guesses import Field
from krc_desktop.exchange.import_cells import CellProblem, CellTrouble
from krc_desktop.language import Phrasebook


def field_name(words: Phrasebook, field: Field) -> str:
    """A field as the choice over a column names it."""
    return _FIELDS[field](words)


def problem_sentence(words: Phrasebook, problem: CellProblem) -> str:
    """What is wrong with a cell, in a sentence about the very value; never a personal code."""
    facts = {"given": problem.given, "proposal": problem.proposal}
    return _TROUBLES[problem.trouble](words).format_map(facts)


_FIELDS: dict[Field, Callable[[Phrasebook], str]] = {
    Field.NAME: lambda w: w.text("First name, surname"),
    Field.FIRST_NAME: lambda w: w.text_in("column", "First name"),
    Field.LAST_NAME: lambda w: w.text_in("column", "Surname"),
    Field.GROUP: lambda w: w.text("Group"),
    Field.BIRTH_YEAR: lambda w: w.text_in("column", "Year of birth"),
    Field.AGE_BAND: lambda w: w.text_in("column", "Age group"),
    Field.PHONE: lambda w: w.text_in("column", "Phone"),
    Field.EMAIL: lambda w: w.text_in("column", "E-mail"),
    Field.ORGANISATION: lambda w: w.text_in("column", "Organisation"),
    Field.MUNICIPALITY: lambda w: w.text_in("column", "Municipality"),
    Field.PHOTO: lambda w: w.text_in("column", "Consent to photos"),
    Field.NOTES: lambda w: w.text_in("column", "Notes"),
    Field.TITLE: lambda w: w.text_in("column", "Name of the organisation"),
    Field.KIND: lambda w: w.text_in("column", "Kind"),
    Field.REGISTRATION_NUMBER: lambda w: w.text_in("column", "Registration number"),
    Field.DAY: lambda w: w.text("Date"),
    Field.HOURS: lambda w: w.text("Hours"),
    Field.STARTS: lambda w: w.text_in("column", "Start"),
    Field.ENDS: lambda w: w.text_in("column", "End"),
    Field.TASK: lambda w: w.text("Task"),
    Field.PLACE: lambda w: w.text_in("column", "Place"),
    Field.KNOWN: lambda w: w.text("Known"),
}
_TROUBLES: dict[CellTrouble, Callable[[Phrasebook], str]] = {
    CellTrouble.CODE: lambda w: w.text("Personal code. It is not kept."),
    CellTrouble.NAME_MISSING: lambda w: w.text("No name. The row is left out."),
    CellTrouble.YEAR_ODD: lambda w: w.text("“{given}” is no year. It is left empty."),
    CellTrouble.PHONE_ODD: lambda w: w.text("“{given}” looks wrong for a phone. It is kept."),
    CellTrouble.EMAIL_ODD: lambda w: w.text("“{given}” looks wrong for an e-mail. It is kept."),
    CellTrouble.GROUP_UNKNOWN: lambda w: w.text("No group “{given}”. It becomes “others”."),
    CellTrouble.GROUP_NUMBERS_ONLY: lambda w: w.text(
        "“{given}” is only counted and never given to a named person."
    ),
    CellTrouble.BAND_UNKNOWN: lambda w: w.text("No age group “{given}”. It is left empty."),
    CellTrouble.MUNICIPALITY_UNKNOWN: lambda w: w.text(
        "No municipality “{given}”. It is left empty."
    ),
    CellTrouble.ORGANISATION_UNCLEAR: lambda w: w.text(
        "Several organisations are called “{given}”. It is left empty."
    ),
    CellTrouble.ANSWER_UNKNOWN: lambda w: w.text("“{given}” is not known. It is left empty."),
    CellTrouble.KIND_UNKNOWN: lambda w: w.text("No kind “{given}”. It becomes “other”."),
    CellTrouble.NUMBER_ODD: lambda w: w.text(
        "“{given}” is no registration number. It is left empty."
    ),
    CellTrouble.NUMBER_CHECK: lambda w: w.text(
        "The check digit of “{given}” is wrong. The number is kept."
    ),
    CellTrouble.TEXT_TOO_LONG: lambda w: w.text("“{given}” is too long."),
    CellTrouble.STRANGE_CHARACTER: lambda w: w.text("“{given}” holds a character unseen."),
    CellTrouble.DAY_UNREADABLE: lambda w: w.text("“{given}” is no date."),
    CellTrouble.DAY_AHEAD: lambda w: w.text("{given} lies in the future."),
    CellTrouble.HOURS_UNREADABLE: lambda w: w.text("“{given}” can't be read as hours."),
    CellTrouble.TIME_UNREADABLE: lambda w: w.text("“{given}” is no time. It is left empty."),
    CellTrouble.PERSON_UNKNOWN: lambda w: w.text("Nobody is called “{given}”. Add a card first."),
    CellTrouble.PERSON_UNCLEAR: lambda w: w.text("Several people are called “{given}”."),
    CellTrouble.TOO_YOUNG: lambda w: w.text("{given} is under 13: no volunteering by law."),
    CellTrouble.REPEATED: lambda w: w.text("The same as row {given}."),
}
