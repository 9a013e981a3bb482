"""Sums of money as people type them: `50`, `12,50`, `1 250.00 €`, `EUR 5`."""

from __future__ import annotations

import re

from krc_desktop.errors import BrokenRule, Rule

LONGEST_TYPED = 30
_SUM = re.compile(
    r"(?:€|eur)?\s*([0-9]{1,9})(?:[.,]([0-9]{1,2}))?\s*(?:€|eur|eiro)?", re.IGNORECASE
)
_GAPS = re.compile(r"(?<=[0-9])[ \u00a0\u202f](?=[0-9]{3}(?![0-9]))")


def read_cents(text: str) -> int:
    """The cents of a typed sum. Raises BrokenRule(NUMBER_UNREADABLE)."""
    plain = _GAPS.sub("", text.strip())
    found = _SUM.fullmatch(plain) if len(plain) <= LONGEST_TYPED else None
    if found is None:
        raise BrokenRule(Rule.NUMBER_UNREADABLE, given=text.strip()[:LONGEST_TYPED])
    return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))
