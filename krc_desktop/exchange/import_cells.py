"""One cell of somebody's own list on its way in: what it means, or what is wrong with it.

Some troubles only warn: the value stays as typed, or is left out, and the row comes in without it.
Others keep their row out until they are corrected.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.exchange.column_guesses import Field, looks_like_code
from krc_desktop.exchange.import_lists import HIDDEN
from krc_desktop.model.fields import tidied_text


class CellTrouble(StrEnum):
    """What is wrong with a cell."""

    CODE = "code"
    NAME_MISSING = "name_missing"
    YEAR_ODD = "year_odd"
    PHONE_ODD = "phone_odd"
    EMAIL_ODD = "email_odd"
    GROUP_UNKNOWN = "group_unknown"
    GROUP_NUMBERS_ONLY = "group_numbers_only"
    BAND_UNKNOWN = "band_unknown"
    MUNICIPALITY_UNKNOWN = "municipality_unknown"
    ORGANISATION_UNCLEAR = "organisation_unclear"
    ANSWER_UNKNOWN = "answer_unknown"
    KIND_UNKNOWN = "kind_unknown"
    NUMBER_ODD = "number_odd"
    NUMBER_CHECK = "number_check"
    TEXT_TOO_LONG = "text_too_long"
    STRANGE_CHARACTER = "strange_character"
    DAY_UNREADABLE = "day_unreadable"
    DAY_AHEAD = "day_ahead"
    HOURS_UNREADABLE = "hours_unreadable"
    TIME_UNREADABLE = "time_unreadable"
    PERSON_UNKNOWN = "person_unknown"
    PERSON_UNCLEAR = "person_unclear"
    TOO_YOUNG = "too_young"
    REPEATED = "repeated"


KEEPS_OUT = frozenset(
    {
        CellTrouble.CODE,
        CellTrouble.NAME_MISSING,
        CellTrouble.GROUP_NUMBERS_ONLY,
        CellTrouble.TEXT_TOO_LONG,
        CellTrouble.STRANGE_CHARACTER,
        CellTrouble.DAY_UNREADABLE,
        CellTrouble.DAY_AHEAD,
        CellTrouble.HOURS_UNREADABLE,
        CellTrouble.PERSON_UNKNOWN,
        CellTrouble.PERSON_UNCLEAR,
        CellTrouble.TOO_YOUNG,
        CellTrouble.REPEATED,
    }
)
_YEAR = re.compile(r"[0-9]{4}")
_WHOLE_DATE = re.compile(
    r"[0-9]{1,2}\.\s?[0-9]{1,2}\.\s?([0-9]{4})\.?|([0-9]{4})-[0-9]{2}-[0-9]{2}.*"
)
_OLDEST_BORN = 1900


@dataclass(frozen=True)
class CellProblem:
    """What is wrong with a cell of a field; `given` shows it, never a personal code.

    `proposal` is what may have been meant, ready to be taken.
    """

    field: Field
    trouble: CellTrouble
    given: str = ""
    proposal: str = ""

    @property
    def keeps_out(self) -> bool:
        """Whether the row stays out until this is corrected; else it comes in without the value."""
        return self.trouble in KEEPS_OUT


class Wrong(Exception):
    """A cell that can't be read; its value is left out."""

    def __init__(self, problem: CellProblem) -> None:
        """Carry what is wrong."""
        super().__init__(problem.trouble.value)
        self.problem = problem


def read_text(field: Field, typed: str, limit: int, *, digits: bool = False) -> str:
    """A text within its limit, without personal codes (`digits`: a long number is no code)."""
    if typed == HIDDEN or (not digits and looks_like_code(typed)):
        raise Wrong(CellProblem(field, CellTrouble.CODE, HIDDEN))
    try:
        return tidied_text(typed, field.value, limit)
    except BrokenRule as broken:
        too_long = broken.key is Rule.TEXT_TOO_LONG
        trouble = CellTrouble.TEXT_TOO_LONG if too_long else CellTrouble.STRANGE_CHARACTER
        raise Wrong(CellProblem(field, trouble, _short(typed))) from broken


def read_birth_year(typed: str, today: date) -> int:
    """A year of birth; of a whole date only the year is taken."""
    if typed == HIDDEN or looks_like_code(typed):
        raise Wrong(CellProblem(Field.BIRTH_YEAR, CellTrouble.CODE, HIDDEN))
    found = _WHOLE_DATE.fullmatch(typed)
    plain = (found[1] or found[2]) if found else typed.strip(" .")
    if _YEAR.fullmatch(plain) and _OLDEST_BORN <= int(plain) <= today.year:
        return int(plain)
    raise Wrong(CellProblem(Field.BIRTH_YEAR, CellTrouble.YEAR_ODD, _short(typed)))


def read_phone(typed: str) -> tuple[str, CellProblem | None]:
    """A phone as it is kept, with its warning where it looks wrong: then it stays as typed."""
    if typed == HIDDEN or looks_like_code(typed):
        raise Wrong(CellProblem(Field.PHONE, CellTrouble.CODE, HIDDEN))
    text = read_text(Field.PHONE, typed, 40, digits=True)
    digits = re.sub(r"[\s()./-]", "", text)
    if re.fullmatch(r"[26][0-9]{7}", digits):
        return f"+371{digits}", None
    if re.fullmatch(r"(?:\+|00)?371[26][0-9]{7}", digits):
        return f"+371{digits[-8:]}", None
    if re.fullmatch(r"\+[0-9]{7,15}", digits):
        return digits, None
    return text, CellProblem(Field.PHONE, CellTrouble.PHONE_ODD, _short(typed))


def read_email(typed: str, limit: int) -> tuple[str, CellProblem | None]:
    """An address with one @ and no space; else as typed, with its warning."""
    text = read_text(Field.EMAIL, typed, limit)
    if re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+", text):
        return text, None
    return text, CellProblem(Field.EMAIL, CellTrouble.EMAIL_ODD, _short(typed))


def _short(typed: str) -> str:
    return typed if len(typed) <= 60 else typed[:59] + "…"
