"""Counted people typed in one line: “12 pedagogi no 5 iestādēm”, in any case of the words.

The groups are the file's own: whoever renames one or adds one types that. A word is known by its
stem, because Latvian inflects it (bērns, bērni, bērniem); whole words of the name may be left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from krc_desktop.alphabet import folded, words_of
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.language import Language
from krc_desktop.model.events import MOST_COUNTED
from krc_desktop.model.fields import in_range
from krc_desktop.model.people import Group

MOST_ORGANISATIONS = 1000
SHORTEST_STEM = 3
LONGEST_ENDING = 4

_NUMBER = r"[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+|[0-9]+"
_LINE = re.compile(
    rf"(?P<people>{_NUMBER})\s*(?P<who>[^0-9]*?)"
    rf"(?:(?:(?<!\w)(?:no|from)\s+|[,;/←]\s*)(?P<organisations>{_NUMBER}|vien\w+|one\b)"
    r"(?P<which>[^0-9]*))?",
    re.IGNORECASE,
)
# words for people of no group in particular
_ANYBODY = ("cilveki", "apmekletaji", "dalibnieki", "personas", "people", "visitors", "persons")
# what some say instead of a group's own name
_ALSO = {
    "PED": ("skolotaji", "audzinatajas", "teachers"),
    "BER": ("kids", "skoleni"),
    "JAU": ("youth",),
    "SEN": ("pensionari", "pensioners"),
    "MED": ("zurnalisti", "journalists"),
}


@dataclass(frozen=True)
class Counted:
    """What a line says: how many people, of which group if said, from how many organisations."""

    people: int
    group: Group | None = None
    organisations: int = 0


def counted_from(typed: str, groups: Sequence[Group], language: Language) -> Counted:
    """What a line of counted people says; the language is that of a refusal's group names.

    Raises BrokenRule: HEADCOUNT_UNREADABLE, GROUP_UNKNOWN, GROUP_UNCLEAR, NUMBER_OUT_OF_RANGE.
    """
    match = _LINE.fullmatch(typed.strip())
    if match is None:
        raise BrokenRule(Rule.HEADCOUNT_UNREADABLE, given=typed.strip())
    people = _number(match["people"])
    organisations = _number(match["organisations"]) if match["organisations"] else 0
    in_range(people, "people", 1, MOST_COUNTED)
    in_range(organisations, "organisations", 0, MOST_ORGANISATIONS)
    group = group_from(match["who"], groups, language)
    return Counted(people, group, organisations)


def _number(text: str) -> int:
    digits = re.sub(r"[^0-9]", "", text)
    # a word here is “one”; more digits than any count has are only told to be too many
    return int(digits[:12]) if digits else 1


def group_from(typed: str, groups: Sequence[Group], language: Language) -> Group | None:
    """The group that words mean; None where they name nobody in particular.

    Raises BrokenRule: GROUP_UNKNOWN, or GROUP_UNCLEAR where several fit equally well.
    """
    words = words_of(typed)
    if not words or (len(words) == 1 and any(_same_stem(words[0], one) for one in _ANYBODY)):
        return None
    in_use = [group for group in groups if group.archived_on is None]
    scores = [(_score(words, group), group) for group in in_use]
    best = max((score for score, _ in scores), default=0)
    if not best:
        raise BrokenRule(Rule.GROUP_UNKNOWN, given=typed.strip(), groups=_names(in_use, language))
    fitting = [group for score, group in scores if score == best]
    if len(fitting) > 1:
        raise BrokenRule(Rule.GROUP_UNCLEAR, given=typed.strip(), groups=_names(fitting, language))
    return fitting[0]


def _score(words: list[str], group: Group) -> int:
    """How well words fit a group: its code, the whole of a name, a part of one, or not at all."""
    if words == [folded(group.code)]:
        return 3
    names = [words_of(name) for name in (group.name_lv, group.genitive_lv, group.name_en)]
    fitting = [name for name in names if _said_in(words, name)]
    if any(len(words) == len(name) for name in fitting):
        return 2
    return 1 if fitting or any(_said_in(words, [one]) for one in _ALSO.get(group.code, ())) else 0


def _said_in(words: list[str], name: list[str]) -> bool:
    """Whether every word is one of the name's, in its order."""
    left = iter(name)
    return all(any(_same_stem(word, own) for own in left) for word in words)


def _same_stem(one: str, other: str) -> bool:
    """Whether two folded words differ in their endings only."""
    if one == other:
        return True
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    longer = max(len(one), len(other))
    return same >= max(SHORTEST_STEM, (longer + 1) // 2) and longer - same <= LONGEST_ENDING


def _names(groups: Sequence[Group], language: Language) -> str:
    english = language is Language.ENGLISH
    return ", ".join(
        group.name_en if english and group.name_en else group.name_lv for group in groups
    )
