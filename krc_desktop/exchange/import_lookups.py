"""What a list's words mean in the open file: groups, places, organisations, known people."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from krc_desktop import clock
from krc_desktop.alphabet import folded, words_of
from krc_desktop.errors import BrokenRule
from krc_desktop.language import Language
from krc_desktop.model.duplicates import Alike, Named, NameIndex, named
from krc_desktop.model.head_counts import group_from
from krc_desktop.model.people import OTHERS, Group
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.duplicates import names_of_people
from krc_desktop.store.organisation_history import organisations_by_name


@dataclass(frozen=True)
class AlikeCard:
    """A card that may be a row's person or organisation, and in what they are alike.

    `sure`: it is the only one so called, and nothing that both tell contradicts it.
    """

    row_id: int
    reasons: tuple[Alike, ...]
    sure: bool = False


class ImportLookups:
    """Every register is read once: a list has many rows."""

    def __init__(self, file: CentreFile, centre_id: int, *, mistyped: bool) -> None:
        """Lookups in an open file; `mistyped` also proposes names with a slip (slower)."""
        self.file = file
        self.centre_id = centre_id
        self.today = clock.today(file.clock)
        self._mistyped = mistyped
        self._groups_said: dict[str, Group | None] = {}

    def group(self, typed: str) -> Group | None:
        """The group that a cell means; None where no group of the file is called so."""
        said = folded(typed)
        if said not in self._groups_said:
            try:
                found = group_from(typed, self._groups, Language.LATVIAN)
            except BrokenRule:
                found = None
            self._groups_said[said] = found
        return self._groups_said[said]

    @cached_property
    def others(self) -> int:
        """The group of those of whom no group is said."""
        return next(group.id for group in self._groups if group.code == OTHERS)

    def band(self, typed: str) -> int | None:
        """The age band with a label, however its dash is typed."""
        wanted = typed.replace(" ", "").replace("-", "–")
        return self._bands.get(wanted)

    def municipality(self, typed: str) -> int | None:
        """The municipality of a name, one that exists today before an earlier one."""
        return self._municipalities.get(folded(typed))

    def organisations(self, name: str) -> tuple[int, ...]:
        """The organisations that bear or bore a name."""
        return self._organisations.get(tuple(words_of(name)), ())

    def with_number(self, registration_number: str) -> int | None:
        """The organisation with a registration number."""
        return self._numbers.get(registration_number)

    def people_called(self, first: str, last: str) -> tuple[int, ...]:
        """The cards of a name, in whatever order its words stand."""
        cards = self._by_name.get(_key(named(0, first, last)), ())
        return tuple(card.person_id for card in cards)

    def alike(self, wanted: Named) -> AlikeCard | None:
        """The card that is likeliest the same person; None where nobody is alike."""
        same = self._by_name.get(_key(wanted), [])
        phoned = self._by_phone.get(wanted.phone, []) if wanted.phone else []
        both = [card for card in same if card in phoned]
        if both:
            return AlikeCard(both[0].person_id, (Alike.SAME_NAME, Alike.PHONE), sure=True)
        if same:
            sure = len(same) == 1 and not _contradict(same[0], wanted)
            return AlikeCard(same[0].person_id, (Alike.SAME_NAME,), sure)
        likely = self._index.like(wanted, limit=1) if self._mistyped else []
        if likely:
            return AlikeCard(likely[0].person_id, tuple(sorted(likely[0].reasons)))
        return AlikeCard(phoned[0].person_id, (Alike.PHONE,)) if len(phoned) == 1 else None

    @cached_property
    def _groups(self) -> list[Group]:
        return list(self.file.people.groups.find("archived_on IS NULL ORDER BY position, id"))

    @cached_property
    def _bands(self) -> dict[str, int]:
        return {band.label: band.id for band in self.file.people.age_bands.all()}

    @cached_property
    def _municipalities(self) -> dict[str, int]:
        found: dict[str, int] = {}
        places = sorted(
            self.file.centres.municipalities.all(), key=lambda one: one.valid_until is None
        )
        for place in places:
            found |= {folded(name): place.id for name in (place.name_lv, place.name_en) if name}
        return found

    @cached_property
    def _organisations(self) -> dict[tuple[str, ...], tuple[int, ...]]:
        known = organisations_by_name(self.file)
        return {tuple(words_of(name)): tuple(ids) for name, ids in known.items()}

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {
            one.registration_number: one.merged_into_id or one.id
            for one in self.file.organisations.find("registration_number IS NOT NULL")
            if one.registration_number
        }

    @cached_property
    def _names(self) -> list[Named]:
        return list(names_of_people(self.file.connection))

    @cached_property
    def _index(self) -> NameIndex:
        return NameIndex(self._names)

    @cached_property
    def _by_name(self) -> dict[tuple[str, ...], list[Named]]:
        found: dict[tuple[str, ...], list[Named]] = {}
        for card in self._names:
            found.setdefault(_key(card), []).append(card)
        return found

    @cached_property
    def _by_phone(self) -> dict[str, list[Named]]:
        found: dict[str, list[Named]] = {}
        for card in self._names:
            if card.phone:
                found.setdefault(card.phone, []).append(card)
        return found


def _key(name: Named) -> tuple[str, ...]:
    return tuple(sorted((*name.first, *name.last)))


def _contradict(card: Named, wanted: Named) -> bool:
    """Whether both tell a year of birth or a telephone, and not the same."""
    born = card.born is not None and wanted.born is not None and card.born != wanted.born
    return born or bool(card.phone and wanted.phone and card.phone != wanted.phone)
