"""How a name stands in texts, in any case and order, and what is put in its place.

Latvian names decline: the forms of a name are made here, so that “ar Annu Rudzāti” is found too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from krc_desktop.alphabet import folded
from krc_desktop.model.people import Person

MARK = "[…]"

_ENDINGS = (
    ("as", ("as", "ai", "u", "ā")),
    ("is", ("is", "im", "i", "ī")),
    ("us", ("us", "um", "u", "ū")),
    ("s", ("s", "a", "am", "u", "ā")),
    ("š", ("š", "a", "am", "u", "ā")),
    ("a", ("a", "as", "ai", "u", "ā")),
    ("e", ("e", "es", "ei", "i", "ē")),
)
_SOFTENED = {"n": "ņ", "l": "ļ", "t": "š", "d": "ž", "s": "š", "z": "ž", "c": "č"}
_WITH_J = frozenset("pbmv")
# 29 990 141 and 2999 0141: however it is grouped, the last three digits stand together
_GROUPS = ((2, 5), (4,))
_PHONE_START = r"(?:\+?371[\s-]?)?"
_ASCII = re.compile(r"[a-z]{2,}")


def forms_of(name: str) -> tuple[str, ...]:
    """A first name or surname in all cases of the singular, the first as it was given."""
    for ending, others in _ENDINGS:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            stem = name[: -len(ending)]
            made = {stem + other for other in others}
            if ending == "is":
                made.add(_soft(stem) + "a")
            return (name, *sorted(made - {name}))
    return (name,)


def _soft(stem: str) -> str:
    last = stem[-1]
    if last in _WITH_J:
        return stem + "j"
    return stem[:-1] + _SOFTENED.get(last, last)


@dataclass(frozen=True)
class NameMarks:
    """How to find people in texts: a pattern for the texts, pieces of letters to look for first.

    `anchors` are small ASCII pieces of which every text that matches holds at least one; an empty
    piece means that any text may match.
    """

    pattern: re.Pattern[str] | None
    anchors: tuple[str, ...]

    def found_in(self, text: str) -> bool:
        """Whether a text names one of them."""
        return self.pattern is not None and self.pattern.search(text) is not None

    def without(self, text: str) -> str:
        """The text with the mark in the place of each name, e-mail and telephone."""
        return text if self.pattern is None else self.pattern.sub(MARK, text)


def marks_of(people: Iterable[Person]) -> NameMarks:
    """How to find these people in texts.

    Somebody of whom only one name is known is not looked for: it is many people's name.
    """
    parts: list[str] = []
    anchors: list[str] = []
    for person in people:
        for first, last in _names(person):
            parts += _patterns(first, last)
            anchors.append(_anchor(last) or _anchor(first))
        if person.email:
            parts.append(re.escape(person.email))
            anchors.append(_anchor(person.email.partition("@")[0]))
        digits = "".join(char for char in person.phone if char in "0123456789")[-8:]
        if len(digits) == 8:
            parts += [_PHONE_START + _grouped(digits, cut) for cut in _GROUPS]
            anchors.append(digits[-3:])
    if not parts:
        return NameMarks(None, ())
    whole = "|".join(sorted(parts, key=len, reverse=True))
    return NameMarks(
        re.compile(rf"(?<!\w)(?:{whole})(?!\w)", re.IGNORECASE), tuple(dict.fromkeys(anchors))
    )


def _grouped(digits: str, cuts: tuple[int, ...]) -> str:
    ends = (*cuts, len(digits))
    starts = (0, *cuts)
    return r"[\s-]?".join(digits[start:end] for start, end in zip(starts, ends, strict=True))


def _names(person: Person) -> list[tuple[str, str]]:
    found = []
    if person.first_name and person.last_name:
        found.append((person.first_name, person.last_name))
    words = person.original_name.split()
    if len(words) > 1:
        found.append((" ".join(words[:-1]), words[-1]))
    return found


def _patterns(first: str, last: str) -> list[str]:
    one, other = _any_form(first), _any_form(last)
    return [rf"{one}\s+{other}", rf"{other},?\s+{one}"]


def _any_form(name: str) -> str:
    forms = dict.fromkeys(form for made in forms_of(name) for form in (made, folded(made)))
    return "(?:" + "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms) + ")"


def _anchor(name: str) -> str:
    """The longest piece that all forms of a name have, with or without diacritics."""
    forms = [form.casefold() for form in forms_of(name)]
    least = forms[0]
    for form in forms[1:]:
        while not form.startswith(least):
            least = least[:-1]
    return max(_ASCII.findall(least), key=len, default="")


@dataclass(frozen=True)
class ErasurePreview:
    """What would be gone, what stays as a number, and what is in the way.

    `named_in`: how many texts elsewhere name the person, by table; they get a mark in the name's
    place. `namesakes`: others of the same name, who would lose theirs there too. `sheet_scans`:
    scanned sheets with the person's line: pictures, which can't be changed. `wards`: those whom
    the person looks after. `open_things`: what has to be settled first, by kind.
    """

    person: Person
    visits: int
    minutes: int
    gone: Mapping[str, int]
    named_in: Mapping[str, int]
    namesakes: int
    sheet_scans: int
    wards: int
    open_things: Mapping[str, int]
