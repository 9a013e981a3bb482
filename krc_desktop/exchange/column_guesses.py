"""What the columns of somebody's own list hold, guessed by their headings and by what is in them.

To add a field: 1. here with the beginnings of its headings; 2. its reader in `import_rows`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from krc_desktop.alphabet import words_of

SAMPLED = 200
_MOSTLY = 0.6
_HALF = 0.5


class ListKind(StrEnum):
    """The lists that people keep in Excel before they have this program."""

    PEOPLE = "people"
    ORGANISATIONS = "organisations"
    HOURS = "hours"


class Field(StrEnum):
    """What a column can be brought in as. A personal code is none of them."""

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    GROUP = "group"
    BIRTH_YEAR = "birth_year"
    AGE_BAND = "age_band"
    PHONE = "phone"
    EMAIL = "email"
    ORGANISATION = "organisation"
    MUNICIPALITY = "municipality"
    PHOTO = "photo"
    NOTES = "notes"
    TITLE = "title"
    KIND = "kind"
    REGISTRATION_NUMBER = "registration_number"
    DAY = "day"
    HOURS = "hours"
    STARTS = "starts"
    ENDS = "ends"
    TASK = "task"
    PLACE = "place"
    KNOWN = "known"


_CONTACTS = (Field.PHONE, Field.EMAIL)
_WHO = (Field.NAME, Field.FIRST_NAME, Field.LAST_NAME)
FIELDS_OF: Mapping[ListKind, tuple[Field, ...]] = MappingProxyType(
    {
        ListKind.PEOPLE: (
            *_WHO,
            Field.GROUP,
            Field.BIRTH_YEAR,
            Field.AGE_BAND,
            *_CONTACTS,
            Field.ORGANISATION,
            Field.MUNICIPALITY,
            Field.PHOTO,
            Field.NOTES,
        ),
        ListKind.ORGANISATIONS: (
            Field.TITLE,
            Field.KIND,
            Field.REGISTRATION_NUMBER,
            Field.MUNICIPALITY,
            *_CONTACTS,
            Field.NOTES,
        ),
        ListKind.HOURS: (
            *_WHO,
            Field.DAY,
            Field.HOURS,
            Field.STARTS,
            Field.ENDS,
            Field.TASK,
            Field.PLACE,
            Field.KNOWN,
        ),
    }
)

# how the words of a heading begin, folded; a phrase stands before its parts
_HEADINGS: Mapping[Field, tuple[str, ...]] = MappingProxyType(
    {
        Field.NAME: (
            "vards uzvards",
            "uzvards vards",
            "vards un uzvards",
            "name surname",
            "full name",
            "dalibniek",
            "brivpratig",
            "volunteer",
            "participant",
            "person",
        ),
        Field.FIRST_NAME: ("vards", "first", "given"),
        Field.LAST_NAME: ("uzvards", "surname", "last", "family"),
        Field.GROUP: ("grupa", "statuss", "kategorij", "group", "status", "category"),
        Field.BIRTH_YEAR: ("dz", "dzims", "dzimsanas", "gads", "birth", "born", "year"),
        Field.AGE_BAND: ("vecuma grupa", "vecum", "age"),
        Field.PHONE: ("talr", "tel", "mob", "phone"),
        Field.EMAIL: ("epast", "e past", "e mail", "email", "mail"),
        Field.ORGANISATION: (
            "organizac",
            "iestad",
            "skola",
            "parstav",
            "darbavieta",
            "organisation",
            "organization",
            "school",
            "institution",
        ),
        Field.MUNICIPALITY: ("pasvald", "novad", "pagast", "pilset", "municip", "parish", "town"),
        Field.PHOTO: ("foto", "fotogr", "photo", "piekr"),
        Field.NOTES: ("piezim", "komentar", "note", "comment", "remark"),
        Field.TITLE: (
            "nosaukum",
            "organizac",
            "iestad",
            "partner",
            "biedrib",
            "name",
            "organisation",
            "organization",
            "title",
        ),
        Field.KIND: ("veid", "tips", "kind", "type", "juridiska forma"),
        Field.REGISTRATION_NUMBER: ("reg", "registr", "vrn"),
        Field.DAY: ("datum", "diena", "date", "day"),
        Field.HOURS: ("stund", "ilgum", "hour", "duration", "h"),
        Field.STARTS: ("sak", "no", "start", "from"),
        Field.ENDS: ("beig", "lidz", "end", "until", "to"),
        Field.TASK: ("darb", "ko dar", "uzdev", "apraks", "task", "work", "what", "activity"),
        Field.PLACE: ("viet", "place", "where", "location"),
        Field.KNOWN: ("ka zinam", "merit", "izmer", "known", "measured"),
    }
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_PHONE = re.compile(r"(?:\+?371)?[\s-]*[26][0-9](?:[\s-]?[0-9]){6}")
_EMAIL = re.compile(r"\S+@\S+\.\S+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}\.\s?[0-9]{1,2}\.\s?[0-9]{4}\.?")
_NUMBER = re.compile(r"[4-9][0-9]{10}")
_BAND = re.compile(r"[0-9]{1,2}\s?[-–]\s?[0-9]{1,2}|[0-9]{2}\s?\+")
_TWO_WORDS = re.compile(r"[^\W\d_][\w'’-]+(?:\s+[^\W\d_][\w'’-]*\.?){1,3}")
_CONTENT: Mapping[Field, re.Pattern[str]] = MappingProxyType(
    {
        Field.BIRTH_YEAR: _YEAR,
        Field.PHONE: _PHONE,
        Field.EMAIL: _EMAIL,
        Field.DAY: _DAY,
        Field.REGISTRATION_NUMBER: _NUMBER,
        Field.AGE_BAND: _BAND,
        Field.NAME: _TWO_WORDS,
    }
)
_CODE = re.compile(r"(?<![\d+])(?P<day>\d{2})(?P<month>\d{2})\d{2}[-\u2010-\u2015 ]?\d{5}(?!\d)")


@dataclass(frozen=True)
class Guess:
    """What a column seems to be; None: nothing that is brought in."""

    field: Field | None
    holds_codes: bool = False


def looks_like_code(text: str) -> bool:
    """Whether a personal code stands in a text: a day's digits, or the new kind's 32 in front."""
    return any(
        found["day"] == "32" or (1 <= int(found["day"]) <= 31 and 1 <= int(found["month"]) <= 12)
        for found in _CODE.finditer(text)
    )


def guessed(
    kind: ListKind, headings: Sequence[str], columns: Sequence[Sequence[str]]
) -> list[Guess]:
    """What each column seems to be, each field once: the best fits first, by heading then content.

    A column of which half the cells are personal codes is never brought in.
    """
    codes = [_are_codes(cells) for cells in columns]
    fits = [
        (_fit(field, heading, cells), -at, -order, at, field)
        for at, (heading, cells) in enumerate(zip(headings, columns, strict=True))
        if not codes[at]
        for order, field in enumerate(FIELDS_OF[kind])
    ]
    chosen: dict[int, Field] = {}
    for fit, _, _, at, field in sorted(fits, key=lambda one: one[:3], reverse=True):
        if fit and at not in chosen and field not in chosen.values():
            chosen[at] = field
    return [Guess(chosen.get(at), holds) for at, holds in enumerate(codes)]


def knows_heading(kind: ListKind, heading: str) -> bool:
    """Whether a heading is that of any field of the list."""
    return any(_heading_fit(field, heading) for field in FIELDS_OF[kind])


def _fit(field: Field, heading: str, cells: Sequence[str]) -> int:
    by_heading = _heading_fit(field, heading)
    pattern = _CONTENT.get(field)
    by_content = 0
    if pattern is not None:
        by_content = (
            3 if _share(cells, lambda cell: bool(pattern.fullmatch(cell))) >= _MOSTLY else 0
        )
        if by_content and field is Field.NAME and not by_heading:
            by_content = 1
    return 2 * by_heading + by_content


def _heading_fit(field: Field, heading: str) -> int:
    """3: the whole heading, 2: a phrase of it, 1: how one of its words begins."""
    words = words_of(heading)
    best = 0
    for said in _HEADINGS[field]:
        parts = said.split()
        if words == parts:
            return 3
        starts = (
            all(word.startswith(part) for word, part in zip(words[at:], parts, strict=False))
            for at in range(len(words) - len(parts) + 1)
        )
        short = len(said) <= 2 and said not in words
        if not short and any(starts):
            best = max(best, 2 if len(parts) > 1 else 1)
    return best


def _are_codes(cells: Sequence[str]) -> bool:
    return _share(cells, looks_like_code) >= _HALF


def _share(cells: Sequence[str], fits: Callable[[str], bool]) -> float:
    told = [cell for cell in cells[:SAMPLED] if cell]
    return sum(fits(cell) for cell in told) / len(told) if told else 0.0
