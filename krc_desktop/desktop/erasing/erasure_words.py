"""What an erasure takes, what it leaves and what it can't reach, in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.language import Phrasebook
from krc_desktop.model.erasures import ErasurePreview
from krc_desktop.operations.erasures import things
from krc_desktop.sentences import sentence

Counted = Callable[[Phrasebook, int], str]
_NAMES_SHOWN = 12

_GONE: dict[str, Counted] = {
    "consents": lambda w, n: w.counted(
        "{n} consent and its paper", "{n} consents and their papers", n
    ),
    "person_links": lambda w, n: w.counted(
        "{n} family or guardian link", "{n} family or guardian links", n
    ),
    "signups": lambda w, n: w.counted("{n} sign-up", "{n} sign-ups", n),
    "agreements": lambda w, n: w.counted(
        "{n} volunteering agreement", "{n} volunteering agreements", n
    ),
    "stories": lambda w, n: w.counted("{n} story", "{n} stories", n),
    "photos": lambda w, n: w.counted(
        "{n} photo in which nobody else is marked", "{n} photos in which nobody else is marked", n
    ),
    "marks": lambda w, n: w.counted(
        "{n} mark in photos with others", "{n} marks in photos with others", n
    ),
}


@dataclass(frozen=True)
class ErasureTold:
    """What is said before people are erased: what goes, what stays, what to mind, what hinders."""

    names: tuple[str, ...]
    goes: tuple[str, ...]
    stays: tuple[str, ...]
    minds: tuple[str, ...]
    hindered: tuple[str, ...]
    texts: int
    namesakes: int
    surname: str


def told(words: Phrasebook, previews: Sequence[ErasurePreview]) -> ErasureTold:
    """What is said of the erasure of one person or of several together."""
    texts = sum(sum(one.named_in.values()) for one in previews)
    return ErasureTold(
        names=tuple(one.person.name for one in previews),
        goes=tuple(_goes(words, previews, texts)),
        stays=tuple(_stays(words, previews)),
        minds=tuple(_minds(words, previews)),
        hindered=tuple(_hindrance(words, one) for one in previews if one.open_things),
        texts=texts,
        namesakes=sum(one.namesakes for one in previews),
        surname=(previews[0].person.last_name or previews[0].person.name) if previews else "",
    )


def some_of(words: Phrasebook, names: Sequence[str]) -> str:
    """Names in a row, of many only the first."""
    shown = ", ".join(names[:_NAMES_SHOWN])
    more = len(names) - _NAMES_SHOWN
    return f"{shown} {words.counted('and {n} more', 'and {n} more', more)}" if more > 0 else shown


def _goes(words: Phrasebook, previews: Sequence[ErasurePreview], texts: int) -> list[str]:
    gone: Counter[str] = Counter()
    for one in previews:
        gone.update(one.gone)
    gone["marks"] = gone.pop("photo_people", 0) - gone["photos"]
    said = [words.text("Name, telephone, e-mail, notes and all else on the card")]
    said += [counted(words, gone[what]) for what, counted in _GONE.items() if gone[what] > 0]
    if texts:
        said.append(
            words.counted(
                "The name in {n} text of other records: […] comes in its place",
                "The name in {n} texts of other records: […] comes in its place",
                texts,
            )
        )
    said.append(words.text("What the history and the search know of it"))
    return said


def _stays(words: Phrasebook, previews: Sequence[ErasurePreview]) -> list[str]:
    visits = sum(one.visits for one in previews)
    minutes = sum(one.minutes for one in previews)
    said = []
    if visits:
        said.append(words.counted("{n} visit, as a number", "{n} visits, as a number", visits))
    if minutes:
        said.append(
            words.text("{hours} h of volunteering, as a number", hours=words.hours(minutes))
        )
    said.append(words.text("The figures of all months and the reports, exactly as they were"))
    return said


def _minds(words: Phrasebook, previews: Sequence[ErasurePreview]) -> list[str]:
    wards = sum(one.wards for one in previews)
    scans = sum(one.sheet_scans for one in previews)
    said = []
    if wards:
        said.append(
            words.counted(
                "{n} child loses the guardian on the card.",
                "{n} children lose the guardian on the card.",
                wards,
            )
        )
    if scans:
        said.append(
            words.counted(
                "{n} scanned sheet may show the name: it is a picture and stays. Black the line"
                " out and scan it again.",
                "{n} scanned sheets may show the name: they are pictures and stay. Black the lines"
                " out and scan them again.",
                scans,
            )
        )
    said.append(
        words.text(
            "What was printed or sent before is not reached. Whoever comes back with an old backup"
            " is erased again."
        )
    )
    return said


def _hindrance(words: Phrasebook, preview: ErasurePreview) -> str:
    found = dict(preview.open_things)
    broken = BrokenRule(
        Rule.PERSON_STILL_HAS, person=preview.person.name, things=lambda w: things(w, found)
    )
    return sentence(words, broken)
