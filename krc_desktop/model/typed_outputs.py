"""Things made or given, typed in one line: “24 putnu būrīši → 5 PII”, “24 būrīši bērnudārzam”.

An arrow (or “to”, “for”) parts what was made from whoever got it. Without one the Latvian endings
tell: the first word in the nominative plural ends what was made, the rest is the recipient.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from krc_desktop.alphabet import folded
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.fields import in_range

MOST_THINGS = 1_000_000

_LINE = re.compile(
    r"(?P<quantity>[0-9]{1,3}(?:[\u00a0\u202f][0-9]{3})+|[0-9]+)(?![0-9])\s*(?P<rest>.*\S)"
)
_ARROW = re.compile(r"\s*(?:→|-+>|=+>|>)\s*|\s+(?:to|for)\s+", re.IGNORECASE)
# measures before a thing (“3 kg ābolu”), folded and as short as tells them apart
_UNIT = re.compile(
    r"(?:k?g|t|m?l|c?m|gab(?:al[is])?|pcs|pieces?|pairs?|pari?s?|litr[is]|kast(?:e|es)|boxe?s?|maisi?s?"
    r"|bags?|saisk[is]s?)\.?"
)
_PLURAL = re.compile(r"(?:i|as|es|is)$")
_SINGULAR = re.compile(r"(?:s|a|e)$")


@dataclass(frozen=True)
class Made:
    """What a line says: how many, in which unit if said, of what, for whom if said."""

    quantity: int
    unit: str
    what: str
    recipient: str


def made_from(typed: str) -> Made:
    """What a line of things made or given says.

    Raises BrokenRule: OUTPUT_UNREADABLE where it does not begin with a number and a thing,
    NUMBER_OUT_OF_RANGE.
    """
    match = _LINE.fullmatch(" ".join(typed.split()))
    if match is None:
        raise BrokenRule(Rule.OUTPUT_UNREADABLE, given=typed.strip())
    quantity = int(re.sub(r"[^0-9]", "", match["quantity"])[:12])
    in_range(quantity, "quantity", 1, MOST_THINGS)
    said, *after = _ARROW.split(match["rest"], maxsplit=1)
    words = said.split()
    has_unit = len(words) > 1 and _UNIT.fullmatch(folded(words[0]))
    unit = words.pop(0) if has_unit else ""
    recipient = after[0] if after else ""
    if not recipient and not unit:
        end = _end_of_thing(words, single=quantity % 10 == 1 and quantity % 100 != 11)
        words, recipient = words[:end], " ".join(words[end:])
    if not words:
        raise BrokenRule(Rule.OUTPUT_UNREADABLE, given=typed.strip())
    return Made(quantity, unit, " ".join(words), recipient)


def _end_of_thing(words: list[str], *, single: bool) -> int:
    """After how many words the thing is said: “putnu būrīši | bērnudārzam”; all where unclear."""
    ending = _SINGULAR if single else _PLURAL
    for at, word in enumerate(words, start=1):
        if ending.search(folded(word)):
            return at
    return len(words)
