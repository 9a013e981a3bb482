"""What every noun shares: its keys, and the limits of what a person may type into its fields.

A field says its limit where it is declared; `checked` holds a noun to all of them, so that no way
in (window, import, command line) can forget one.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass, field
from typing import Any, TypeVar

from krc_desktop.alphabet import normalised
from krc_desktop.errors import BrokenRule, Rule

NAME = 120
TITLE = 400
LINE = 200
NOTE = 5000

_LIMIT = "limit"
_NEEDED = "needed"
_RANGE = "range"
_PERSONAL_CODE = re.compile(r"(?<![\d-])\d{6}[-\u2010-\u2015\u2212 ]?\d{5}(?![\d-])")
# with its dash it is no telephone number and no number of a document either
_CODE_WITH_DASH = re.compile(r"(?<![\d-])\d{6}[-\u2010-\u2015\u2212]\d{5}(?![\d-])")
_ALLOWED_CONTROLS = {"\n", "\t"}
# marks that turn writing direction and would let a name hide another; and what has no character
_REFUSED = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


@dataclass(frozen=True, kw_only=True)
class Row:
    """Anything kept: `id` is the file's own key and never leaves the laptop; 0 before storing."""

    id: int = 0


@dataclass(frozen=True, kw_only=True)
class Record(Row):
    """What also travels: `uid` is the same on every laptop; empty before storing."""

    uid: str = ""


def text(limit: int = LINE, *, needed: bool = False, digits: bool = False) -> Any:
    """A text field of at most so many characters; `digits`: a long number may stand in it."""
    return field(default="", metadata={_LIMIT: limit, _NEEDED: needed, "digits": digits})


def whole(least: int, most: int, default: Any = dataclasses.MISSING) -> Any:
    """A whole number between two ends, both included; None passes where the type allows it."""
    return field(default=default, metadata={_RANGE: (least, most)})


_Noun = TypeVar("_Noun", bound=Row)


def checked(noun: _Noun) -> _Noun:
    """The noun with its texts tidied, or BrokenRule: empty, too long, out of range, hostile."""
    tidy: dict[str, Any] = {}
    for spec in dataclasses.fields(noun):
        value = getattr(noun, spec.name)
        if isinstance(value, str) and _LIMIT in spec.metadata:
            tidied = tidied_text(value, spec.name, spec.metadata[_LIMIT])
            if spec.metadata[_NEEDED] and not tidied:
                raise BrokenRule(Rule.FIELD_EMPTY, field=spec.name)
            if not spec.metadata["digits"] or _CODE_WITH_DASH.search(tidied):
                refuse_personal_code(tidied, spec.name)
            if tidied != value:
                tidy[spec.name] = tidied
        elif isinstance(value, int) and _RANGE in spec.metadata:
            in_range(value, spec.name, *spec.metadata[_RANGE])
    return dataclasses.replace(noun, **tidy) if tidy else noun


def tidied_text(value: str, name: str, limit: int) -> str:
    """A text in NFC without surrounding space. Refuses control characters and excess length."""
    tidied = normalised(value.replace("\r\n", "\n").replace("\r", "\n")).strip()
    for character in tidied:
        if ord(character) < 32 and character not in _ALLOWED_CONTROLS:
            raise BrokenRule(Rule.CONTROL_CHARACTER, field=name)
    if _REFUSED.search(tidied):
        raise BrokenRule(Rule.CONTROL_CHARACTER, field=name)
    if len(tidied) > limit:
        raise BrokenRule(Rule.TEXT_TOO_LONG, field=name, length=len(tidied), limit=limit)
    return tidied


def refuse_personal_code(value: str, name: str) -> None:
    """Personal codes are not kept here, in whatever field they were typed."""
    if _PERSONAL_CODE.search(value):
        raise BrokenRule(Rule.PERSONAL_CODE, field=name)


def in_range(value: int, name: str, least: int, most: int) -> None:
    """Refuse a number outside its ends."""
    if not least <= value <= most:
        raise BrokenRule(Rule.NUMBER_OUT_OF_RANGE, field=name, given=value, least=least, most=most)
