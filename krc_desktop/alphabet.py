"""Latvian order, and folding for search.

Č ģ ķ ļ ņ š ž are letters of their own; long vowels and y differ from the short ones only when all
else is equal. The order agrees with ICU's for lv. SQLite has no such collation, so the key is
stored beside each name as text that sorts by bytes.
"""

from __future__ import annotations

import unicodedata

_LETTERS = "abcčdefgģhijkķlļmnņopqrŗsštuvwxzž"
_RANK = {letter: index for index, letter in enumerate(_LETTERS)}
_BASE = {"ā": "a", "ē": "e", "ī": "i", "ō": "o", "ū": "u", "y": "i"}
_MARK = {"ā": "1", "ē": "1", "ī": "1", "ō": "1", "ū": "1", "y": "2"}
_FOLDED_APART = {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"}


def normalised(text: str) -> str:
    """Text in one form: NFC, so that "Jānis" typed on two keyboards is one name."""
    return unicodedata.normalize("NFC", text)


def sort_key(text: str) -> str:
    """A string whose byte order is the Latvian order of the text."""
    primary: list[str] = []
    secondary: list[str] = []
    tertiary: list[str] = []
    composed = normalised(text)
    for character in composed:
        lower = character.lower()
        base = _BASE.get(lower, lower)
        primary.append(_primary(base))
        secondary.append(_MARK.get(lower, "0"))
        tertiary.append("1" if lower != character else "0")
    return "".join(primary) + "\x01" + "".join(secondary) + "".join(tertiary) + composed


def _primary(base: str) -> str:
    if base in _RANK:
        return chr(0x61 + _RANK[base])
    if base.isdigit():
        return base
    if base.isspace():
        return "\x02"
    return "\x03" if base == "-" else "!" + base


def folded(text: str) -> str:
    """Lower case without diacritics: "Bērziņš" and "berzins" fold to the same."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(part for part in parts if not unicodedata.combining(part))
    return "".join(_FOLDED_APART.get(letter, letter) for letter in plain)
