"""Latvian order, and folding for search.

Č ģ ķ ļ ņ š ž are letters of their own; long vowels and y differ from the short ones only when all
else is equal. The order agrees with ICU's for lv. SQLite has no such collation, so the key is
stored beside each name as text that sorts by bytes.
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = "abcčdefgģhijkķlļmnņopqrŗsštuvwxzž"
_RANK = {letter: index for index, letter in enumerate(_LETTERS)}
_BASE = {"ā": "a", "ē": "e", "ī": "i", "ō": "o", "ū": "u", "y": "i"}
_MARK = {"ā": "1", "ē": "1", "ī": "1", "ō": "1", "ū": "1", "y": "2"}
_WORD = re.compile(r"\w+")
NO_LETTER = "#"
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


def heading(text: str) -> str:
    """The letter under which a name stands in a list; `#` for what no Latvian letter begins.

    Long vowels stand with the short ones and y with i, as the order has them: each heading comes
    once.
    """
    lower = normalised(text)[:1].lower()
    base = _BASE.get(lower, lower)
    return base.upper() if base in _RANK else NO_LETTER


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


def words_of(typed: str) -> list[str]:
    """The words of what was typed for a search, folded."""
    return _WORD.findall(folded(typed))


def begins_so(text: str, typed: str) -> bool:
    """Whether every word typed begins a word of a text: the search's own rule, for short lists."""
    known = words_of(text)
    return all(any(word.startswith(part) for word in known) for part in words_of(typed))


def match_spans(text: str, typed: str) -> tuple[tuple[int, int], ...]:
    """Where words of a text begin as a typed one does: (start, end) in the text itself, in order.

    Case and diacritics don't matter. A letter that folds to two (ß) or to none (a mark on its own)
    is taken whole.
    """
    wanted = words_of(typed)
    plain, origins = _folded_with_origins(text)
    found: list[tuple[int, int]] = []
    for word in _WORD.finditer(plain):
        longest = max((len(one) for one in wanted if word[0].startswith(one)), default=0)
        if longest:
            start, last = origins[word.start()], origins[word.start() + longest - 1]
            end = _end_of_letter(text, last)
            # two words may come of one sign: ¼ folds to 1⁄4
            if found and start < found[-1][1]:
                start = found.pop()[0]
            found.append((start, end))
    return tuple(found)


def _folded_with_origins(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its letters the place of the one from which it came."""
    letters = [(letter, place) for place, whole in enumerate(text) for letter in folded(whole)]
    return "".join(letter for letter, _ in letters), [place for _, place in letters]


def _end_of_letter(text: str, last: int) -> int:
    """The place after a letter and the marks set upon it."""
    end = last + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end
