"""In what two names are alike: folded, in any order, one letter wrong, one surname of two.

Pure comparison of two cards; which cards are worth comparing is the index's business.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from krc_desktop.alphabet import words_of
from krc_desktop.model.people import name_from_line

SHORTEST_MISTYPED = 4
SHORTEST_BEGUN = 3


class Alike(StrEnum):
    """In what two cards are alike."""

    SAME_NAME = "same_name"
    WORD_ORDER = "word_order"
    TYPO = "typo"
    DOUBLE_SURNAME = "double_surname"
    OTHER_SURNAME = "other_surname"
    BEGUN = "begun"
    BORN = "born"
    PHONE = "phone"
    EMAIL = "email"


WEIGHT = {
    Alike.SAME_NAME: 100,
    Alike.WORD_ORDER: 95,
    Alike.TYPO: 80,
    Alike.DOUBLE_SURNAME: 75,
    Alike.BEGUN: 60,
    Alike.OTHER_SURNAME: 40,
    Alike.PHONE: 12,
    Alike.EMAIL: 12,
    Alike.BORN: 6,
}
CONTACT = frozenset({Alike.PHONE, Alike.EMAIL})


@dataclass(frozen=True)
class Named:
    """What of a card, or of a line being typed, says who it is; words are folded."""

    person_id: int
    first: tuple[str, ...]
    last: tuple[str, ...]
    original: tuple[str, ...] = ()
    born: int | None = None
    phone: str = ""
    email: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """All words of the name in the order in which it is said."""
        return self.first + self.last


@dataclass(frozen=True)
class Likely:
    """A card that may be the same person's, and why."""

    person_id: int
    reasons: frozenset[Alike]

    @property
    def weight(self) -> int:
        """How likely, to put several in order."""
        return sum(WEIGHT[reason] for reason in self.reasons)


def named(
    person_id: int,
    first: str,
    last: str,
    *,
    original: str = "",
    born: int | None = None,
    phone: str = "",
    email: str = "",
) -> Named:
    """What names a card, from its fields as they are kept."""
    return Named(
        person_id,
        tuple(words_of(first)),
        tuple(words_of(last)),
        tuple(words_of(original)),
        born,
        _digits(phone),
        email.strip().casefold(),
    )


def typed_name(line: str, *, born: int | None = None, phone: str = "", email: str = "") -> Named:
    """What names a person in a line being typed."""
    first, last = name_from_line(line)
    return named(0, first, last, born=born, phone=phone, email=email)


def _digits(phone: str) -> str:
    """The last eight digits: a country's number before them changes nothing."""
    digits = "".join(char for char in phone if char in "0123456789")
    return digits[-8:] if len(digits) >= 8 else ""


def one_slip_apart(one: str, other: str) -> bool:
    """Whether one letter more, less, other, or two neighbours swapped makes two words equal."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = 0
    least = min(len(one), len(other))
    while start < least and one[start] == other[start]:
        start += 1
    if len(one) == len(other):
        swapped = one[start : start + 2] == other[start : start + 2][::-1]
        return one[start + 1 :] == other[start + 1 :] or (
            swapped and one[start + 2 :] == other[start + 2 :]
        )
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[start + 1 :] == shorter[start:]


def mistyped(one: str, other: str) -> bool:
    """Whether two words long enough to tell are one slip apart."""
    return min(len(one), len(other)) >= SHORTEST_MISTYPED and one_slip_apart(one, other)


def compared(wanted: Named, card: Named, *, begun: bool) -> frozenset[Alike]:
    """In what a card is like what is wanted; nothing where they are surely two people."""
    if wanted.born is not None and card.born is not None and abs(wanted.born - card.born) > 1:
        return frozenset()
    by_name = _names_compared(wanted, card, begun=begun)
    if by_name is None:
        return frozenset()
    reasons = {by_name}
    if wanted.born is not None and wanted.born == card.born:
        reasons.add(Alike.BORN)
    if wanted.phone and wanted.phone == card.phone:
        reasons.add(Alike.PHONE)
    if wanted.email and wanted.email == card.email:
        reasons.add(Alike.EMAIL)
    if by_name is Alike.OTHER_SURNAME and len(reasons) == 1:
        return frozenset()
    return frozenset(reasons)


def _names_compared(wanted: Named, card: Named, *, begun: bool) -> Alike | None:
    words, others = wanted.words, card.words
    if words == others or (wanted.original and wanted.original in (card.original, card.words)):
        return Alike.SAME_NAME
    if words and words == card.original:
        return Alike.SAME_NAME
    if sorted(words) == sorted(others):
        return Alike.WORD_ORDER
    if len(words) == len(others) and _pairwise(words, others):
        return Alike.TYPO
    both_whole = wanted.first and card.first and wanted.last and card.last
    if both_whole and wanted.first[0] == card.first[0] and set(wanted.last) & set(card.last):
        return Alike.DOUBLE_SURNAME
    if begun and len(words) <= len(others) and _begun(words, others):
        return Alike.BEGUN
    if both_whole and wanted.first == card.first:
        return Alike.OTHER_SURNAME
    return None


def _pairwise(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether the words are the others, in either order, at most one letter wrong in each."""

    def equal(some: tuple[str, ...]) -> bool:
        return all(a == b or mistyped(a, b) for a, b in zip(some, others, strict=True))

    return equal(words) or equal(words[-1:] + words[:-1]) or equal(words[1:] + words[:1])


def _begun(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether the finished words are among the others and the last one begins another."""
    left = list(others)
    for word in words[:-1]:
        near = next((one for one in left if one == word or mistyped(word, one)), None)
        if near is None:
            return False
        left.remove(near)
    last = words[-1]
    return (
        len(words) > 1 and len(last) >= SHORTEST_BEGUN and any(one.startswith(last) for one in left)
    )
