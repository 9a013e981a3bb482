"""Counted people typed with the names of where they came from.

“12 pedagogi no Aglonas vidusskolas, PII “Zvaniņš” un vēl 3 iestādēm” counts its people once and
each organisation once. A name is known in any case of its words; what is not known is told apart,
so that it can be added. Without names the line is that of `head_counts`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from krc_desktop.alphabet import words_of
from krc_desktop.language import Language
from krc_desktop.model.fields import in_range
from krc_desktop.model.head_counts import MOST_ORGANISATIONS, Counted, counted_from
from krc_desktop.model.people import Group

_FROM = re.compile(r"^(?P<who>.*?)(?:(?<!\w)(?:no|from)\s+|\s*←\s*)(?P<names>.+)$", re.IGNORECASE)
_BETWEEN = re.compile(r"(\s*[,;/]\s*|\s+(?:un|and|&)\s+)", re.IGNORECASE)
_MORE = re.compile(r"(?:v[eē]l\s+|another\s+)?(?P<number>[0-9]{1,4})\s+\D*", re.IGNORECASE)
_LONGEST_ENDING = 4
_SHORTEST_STEM = 3


@dataclass(frozen=True)
class CountedFrom:
    """What a line says: the people, the organisations known by id, names nobody knows yet.

    `unclear` are names that several organisations bear.
    """

    counted: Counted
    organisations: tuple[int, ...] = ()
    unknown: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()


def counted_with_names(
    typed: str,
    groups: Sequence[Group],
    organisations: Mapping[str, Sequence[int]],
    language: Language,
) -> CountedFrom:
    """A line of counted people with the organisations that it names, by their names' ids.

    Raises BrokenRule as `counted_from` does.
    """
    match = _FROM.match(typed.strip())
    if match is None or _MORE.fullmatch(match["names"].strip()):
        return CountedFrom(counted_from(typed, groups, language))
    people = counted_from(match["who"], groups, language)
    found: list[int] = []
    unknown: list[str] = []
    unclear: list[str] = []
    more = 0
    known = {tuple(words_of(name)): ids for name, ids in organisations.items()}
    for name in _names(match["names"], known):
        number = _MORE.fullmatch(name)
        ids = () if number else _meant(name, known)
        if number:
            more += int(number["number"])
        elif len(ids) == 1:
            found.append(ids[0])
        else:
            (unclear if ids else unknown).append(name)
    in_range(more, "organisations", 0, MOST_ORGANISATIONS)
    counted = Counted(people.people, people.group, more)
    return CountedFrom(counted, tuple(dict.fromkeys(found)), tuple(unknown), tuple(unclear))


def _names(text: str, known: Mapping[tuple[str, ...], Sequence[int]]) -> list[str]:
    """The names in a list; one that itself holds a comma or an “un” is taken whole."""
    pieces = _BETWEEN.split(text.strip())
    names: list[str] = []
    at = 0
    while at < len(pieces):
        end = at + 1
        for longest in range(len(pieces), at + 1, -1):
            if (longest - at) % 2 and _meant("".join(pieces[at:longest]), known):
                end = longest
                break
        name = "".join(pieces[at:end]).strip(" ,.;")
        if name:
            names.append(name)
        at = end + 1
    return names


def _meant(name: str, known: Mapping[tuple[str, ...], Sequence[int]]) -> tuple[int, ...]:
    """The organisations whose name this is, the same but for the endings of its words."""
    words = tuple(words_of(name))
    if words in known:
        return tuple(known[words])
    alike = [ids for own, ids in known.items() if words and _inflected(words, own)]
    return tuple(dict.fromkeys(one for ids in alike for one in ids))


def _inflected(words: tuple[str, ...], own: tuple[str, ...]) -> bool:
    return len(words) == len(own) and all(map(_same_stem, words, own))


def _same_stem(one: str, other: str) -> bool:
    if one == other:
        return True
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    rest = max(len(one), len(other)) - same
    return same >= _SHORTEST_STEM and rest <= min(_LONGEST_ENDING, same)
