"""Who may be on two cards: pointed out while a name is typed, and as a list to go through."""

from __future__ import annotations

from dataclasses import dataclass

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.duplicates import LikelyPair, NameIndex
from krc_desktop.model.likeness import Alike, Named, typed_name
from krc_desktop.model.people import NotDuplicates, Person
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.duplicates import (
    cards_changed_since,
    names_of_people,
    newest_group,
    told_apart,
)


@dataclass(frozen=True)
class LikelyPerson:
    """A card that may be the one being typed, and why."""

    person: Person
    reasons: frozenset[Alike]


@dataclass(frozen=True)
class LikelyTwo:
    """Two cards that may be one person's, the older first, and why."""

    person: Person
    other: Person
    reasons: frozenset[Alike]


@dataclass(frozen=True)
class KnownNames:
    """The names of a file as they were after a line of its history."""

    newest: int
    index: NameIndex


def read_names(file: CentreFile) -> KnownNames:
    """Every name of a file; a fraction of a second at 20,000 people, so beside the window."""
    with file.reading():
        return KnownNames(
            newest_group(file.connection), NameIndex(names_of_people(file.connection))
        )


class DuplicateFinder:
    """The names of an open file, ready for every keystroke.

    Made once for a file (a fraction of a second at 20,000 people); what verbs change meanwhile, in
    this window or by undo, is taken over by itself.
    """

    def __init__(self, file: CentreFile, known: KnownNames | None = None) -> None:
        """Over every name of the file, read now or `known` already."""
        known = known or read_names(file)
        self._file = file
        self._known = known.newest
        self._index = known.index

    def while_typing(
        self,
        line: str,
        *,
        born: int | None = None,
        phone: str = "",
        email: str = "",
        but: int = 0,
        limit: int = 3,
    ) -> list[LikelyPerson]:
        """Cards that may be the person whose name is being typed.

        `but`: the card being changed, if any; it and those told apart from it are left out.
        """
        wanted = typed_name(line, born=born, phone=phone, email=email)
        return self._shown(wanted, begun=True, but=but, limit=limit)

    def of_person(self, person_id: int, *, limit: int = 10) -> list[LikelyPerson]:
        """Cards that may be the same person's as one, without those told apart from it."""
        wanted = next(names_of_people(self._file.connection, [person_id]), None)
        if wanted is None:
            return []
        return self._shown(wanted, begun=False, but=person_id, limit=limit)

    def pairs(self, *, limit: int = 200) -> list[LikelyTwo]:
        """Pairs of cards that may be one person's, the likeliest first; a second at 20,000."""
        self._refresh()
        found = self._index.pairs(told_apart(self._file.connection), limit=limit)
        people = self._file.people.by_ids(_both(found))
        return [
            LikelyTwo(people[pair.person_id], people[pair.other_id], pair.reasons) for pair in found
        ]

    def _shown(self, wanted: Named, *, begun: bool, but: int, limit: int) -> list[LikelyPerson]:
        self._refresh()
        left_out = {but, *self._apart_from(but)}
        found = [
            one
            for one in self._index.like(wanted, begun=begun, limit=limit + len(left_out))
            if one.person_id not in left_out
        ][:limit]
        people = self._file.people.by_ids(one.person_id for one in found)
        return [LikelyPerson(people[one.person_id], one.reasons) for one in found]

    def _apart_from(self, person_id: int) -> set[int]:
        """Those told apart from a person whose card is there already."""
        if not person_id:
            return set()
        pairs = self._file.people.not_duplicates.find("? IN (person_id, other_id)", person_id)
        return {one for pair in pairs for one in (pair.person_id, pair.other_id)}

    def _refresh(self) -> None:
        newest = newest_group(self._file.connection)
        if newest == self._known:
            return
        changed = cards_changed_since(self._file.connection, self._known)
        if len(changed) > 500:
            self._index = NameIndex(names_of_people(self._file.connection))
        elif changed:
            for person_id in changed:
                self._index.drop(person_id)
            for card in names_of_people(self._file.connection, changed):
                self._index.put(card)
        self._known = newest


def _both(pairs: list[LikelyPair]) -> list[int]:
    return [person_id for pair in pairs for person_id in (pair.person_id, pair.other_id)]


def tell_apart(file: CentreFile, *, person_id: int, other_id: int) -> Change:
    """Remember that two cards are two people's: the pair is never proposed again."""
    if person_id == other_id:
        raise BrokenRule(Rule.MERGE_PERSON_INTO_ITSELF)
    with doing(file, Verb.TELL_APART) as work:
        one, other = sorted((file.people.get(person_id).id, file.people.get(other_id).id))
        if (
            file.people.not_duplicates.find_one("person_id = ? AND other_id = ?", one, other)
            is None
        ):
            file.people.not_duplicates.add(NotDuplicates(person_id=one, other_id=other))
        work.about("people", person_id)
    return work.change
