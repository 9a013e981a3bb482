"""Who may be on two cards: names alike after folding, in any order, with a letter mistyped.

The index knows each word of each name, and each word with one letter left out. Two words are one
slip apart only if they share such a form, so a keystroke looks at a handful of cards, never at all.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from krc_desktop.model.likeness import (
    CONTACT,
    SHORTEST_BEGUN,
    SHORTEST_MISTYPED,
    WEIGHT,
    Alike,
    Likely,
    Named,
    compared,
    mistyped,
    named,
    typed_name,
)

__all__ = ["Alike", "Likely", "LikelyPair", "NameIndex", "Named", "named", "typed_name"]

_MOST_BEGUN = 400


@dataclass(frozen=True)
class LikelyPair:
    """Two cards that may be one person's; the older card first."""

    person_id: int
    other_id: int
    reasons: frozenset[Alike]

    @property
    def weight(self) -> int:
        """How likely, to put several in order."""
        return sum(WEIGHT[reason] for reason in self.reasons)


def _forms(word: str) -> Iterator[str]:
    """A word, and it with each of its letters left out."""
    yield word
    if len(word) >= SHORTEST_MISTYPED:
        for at in range(len(word)):
            yield word[:at] + word[at + 1 :]


class NameIndex:
    """Every card of a file by the words of its name, its year, telephone and e-mail."""

    def __init__(self, cards: Iterable[Named]) -> None:
        """An index of cards."""
        self._cards: dict[int, Named] = {}
        self._by_word: dict[str, set[int]] = {}
        self._by_form: dict[str, list[str]] = {}
        self._by_born: dict[int, set[int]] = {}
        self._by_contact: dict[str, set[int]] = {}
        self._words: list[str] = []
        for card in cards:
            self._enter(card)
        self._words.sort()

    def put(self, card: Named) -> None:
        """Enter a card, in the place of what was known of it."""
        self.drop(card.person_id)
        fresh = [word for word in {*card.words, *card.original} if word not in self._by_word]
        known = len(self._words)
        self._enter(card)
        del self._words[known:]
        for word in fresh:
            insort(self._words, word)

    def drop(self, person_id: int) -> None:
        """Forget a card."""
        card = self._cards.pop(person_id, None)
        if card is None:
            return
        for word in (*card.words, *card.original):
            self._by_word[word].discard(person_id)
        if card.born is not None:
            self._by_born[card.born].discard(person_id)
        for contact in (card.phone, card.email):
            self._by_contact.get(contact, set()).discard(person_id)

    def _enter(self, card: Named) -> None:
        self._cards[card.person_id] = card
        for word in {*card.words, *card.original}:
            if word not in self._by_word:
                self._by_word[word] = set()
                self._words.append(word)
                for form in _forms(word):
                    self._by_form.setdefault(form, []).append(word)
            self._by_word[word].add(card.person_id)
        if card.born is not None:
            self._by_born.setdefault(card.born, set()).add(card.person_id)
        for contact in (card.phone, card.email):
            if contact:
                self._by_contact.setdefault(contact, set()).add(card.person_id)

    # -- asking ----------------------------------------------------------------------------------

    def like(self, wanted: Named, *, begun: bool = False, limit: int = 5) -> list[Likely]:
        """Cards that may be a person's, the likeliest first.

        `begun`: the last word may be unfinished, as while a name is being typed.
        """
        found = [
            Likely(person_id, reasons)
            for person_id in self._candidates(wanted, begun=begun)
            if person_id != wanted.person_id
            for reasons in (compared(wanted, self._cards[person_id], begun=begun),)
            if reasons
        ]
        return sorted(found, key=lambda one: (-one.weight, one.person_id))[:limit]

    def pairs(
        self, told_apart: frozenset[tuple[int, int]], *, limit: int = 200
    ) -> list[LikelyPair]:
        """Pairs of cards that may be one person's, without those that somebody told apart.

        Stricter than `like`: sisters and namesakes born in other years are no pair.
        """
        found: list[LikelyPair] = []
        for card in self._cards.values():
            for other in self.like(card, limit=50):
                pair = (card.person_id, other.person_id)
                if pair[0] < pair[1] and pair not in told_apart and self._holds(pair, other):
                    found.append(LikelyPair(*pair, other.reasons))
        found.sort(key=lambda one: (-one.weight, one.person_id, one.other_id))
        return found[:limit]

    def _holds(self, pair: tuple[int, int], likely: Likely) -> bool:
        """Whether a likeness is enough with nobody there who knows the person."""
        supported = bool(likely.reasons & (CONTACT | {Alike.BORN}))
        if Alike.OTHER_SURNAME in likely.reasons:
            return bool(likely.reasons & CONTACT)
        if Alike.TYPO in likely.reasons:
            one, other = (self._cards[person_id].first for person_id in pair)
            same_start = bool(one and other) and one[0][0] == other[0][0]
            return supported or same_start
        return True

    def _candidates(self, wanted: Named, *, begun: bool) -> set[int]:
        """The few cards worth comparing: those that share all words but one."""
        words = wanted.words or wanted.original
        if not words:
            return set()
        sets = [
            self._with(word, begun=begun and at == len(words) - 1) for at, word in enumerate(words)
        ]
        found = set.intersection(*sets)
        if len(sets) > 2:
            for at in range(len(sets)):
                found |= set.intersection(*sets[:at], *sets[at + 1 :])
        if wanted.first and wanted.last:
            namesakes = self._by_word.get(wanted.first[0], set())
            if wanted.born is not None:
                found |= namesakes & self._by_born.get(wanted.born, set())
            for contact in (wanted.phone, wanted.email):
                found |= sets[0] & self._by_contact.get(contact, set())
            # one of two surnames left out
            for word in wanted.last[1:]:
                found |= namesakes & self._by_word.get(word, set())
        return found

    def _with(self, word: str, *, begun: bool) -> set[int]:
        found: set[int] = set()
        for near in self._near(word):
            found |= self._by_word[near]
        if begun and len(word) >= SHORTEST_BEGUN:
            start = bisect_left(self._words, word)
            for other in self._words[start : start + _MOST_BEGUN]:
                if not other.startswith(word):
                    break
                found |= self._by_word[other]
        return found

    def _near(self, word: str) -> set[str]:
        """The known words that equal a word or are one slip apart."""
        return {
            known
            for form in _forms(word)
            for known in self._by_form.get(form, ())
            if known == word or mistyped(word, known)
        }
