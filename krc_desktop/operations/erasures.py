"""The verb of erasing people: names and all that belongs to them, but no figure.

A visit becomes a tally mark: the card stays as an empty shell to which past visits point, so that
different people of any span are counted as before. It can't be undone, nor can what was done
before; the window asks for a typed confirmation first.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass

from krc_desktop.errors import BrokenRule, Refusal, Rule
from krc_desktop.language import Phrasebook
from krc_desktop.model.erasures import ErasurePreview
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.store import erased_again, erasure_previews, erasures
from krc_desktop.store.centre_file import CentreFile


@dataclass(frozen=True)
class Erased:
    """How many people were erased, and whether their bytes are gone from the file already.

    Where they are not (another window reads the file), they are swept out at the next opening.
    """

    change: Change
    people: int
    is_swept: bool


def erasure_preview(file: CentreFile, *, person_id: int) -> ErasurePreview:
    """What would be gone, what stays as a number, what is in the way; nothing is written."""
    with file.reading():
        _still_there(file, person_id)
        return erasure_previews.erasure_preview(file, person_id)


def erase_person(file: CentreFile, *, person_id: int, texts: bool = True) -> Erased:
    """Erase one person (`erase_people`)."""
    return erase_people(file, people=[person_id], texts=texts)


def erase_people(file: CentreFile, *, people: Collection[int], texts: bool = True) -> Erased:
    """Erase people for good, all or none; figures of every span stay as they were.

    `texts`: whether names are taken out of other records' texts too (not, where a namesake is
    meant there). Raises BrokenRule: PERSON_STILL_HAS (a loan out, pieces waiting, a booking to
    come), PERSON_ERASED, NOT_FOUND.
    """
    with doing(file, Verb.ERASE_PEOPLE, undoable=False) as work:
        for person_id in people:
            _still_there(file, person_id)
            _check_settled(file, person_id)
            work.about("people", person_id)
        erasures.erase(file, work.writing, people, texts=texts)
    if not file.connection.in_transaction:
        erased_again.note_beside(file)
        with suppress(Refusal):
            erasures.sweep(file)
    return Erased(work.change, len(people), erasures.is_swept(file.connection))


def _still_there(file: CentreFile, person_id: int) -> None:
    if file.people.get(person_id).erased_on is not None:
        raise BrokenRule(Rule.PERSON_ERASED)


def _check_settled(file: CentreFile, person_id: int) -> None:
    """Nobody is erased with whom the centre still has something to settle."""
    found = erasure_previews.open_things(file, person_id)
    if found:
        name = file.people.get(person_id).name
        raise BrokenRule(
            Rule.PERSON_STILL_HAS, person=name, things=lambda words: things(words, found)
        )


def things(words: Phrasebook, found: dict[str, int]) -> str:
    """What is still to be settled, in words."""
    return ", ".join(_THINGS[what](words, number) for what, number in found.items())


_THINGS: dict[str, Callable[[Phrasebook, int], str]] = {
    "loans": lambda w, n: w.counted("{n} lent thing is out", "{n} lent things are out", n),
    "pieces": lambda w, n: w.counted("{n} piece waits", "{n} pieces wait", n),
    "bookings": lambda w, n: w.counted("{n} booking is to come", "{n} bookings are to come", n),
}
