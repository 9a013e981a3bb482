"""Lengths of time as people type them: `15 min`, `90`, `8 h`, `1:30`, `1 h 30 min`, `14 d`."""

from __future__ import annotations

import re

from krc_desktop.errors import BrokenRule, Rule

LONGEST_TYPED = 30

_DAYS = re.compile(r"([0-9]{1,3})\s*(?:d|d\.|dien\w*|days?)", re.IGNORECASE)
_CLOCK = re.compile(r"([0-9]{1,4}):([0-5][0-9])")
_PARTS = re.compile(
    r"(?:([0-9]{1,4})(?:[.,]([0-9]))?\s*(?:h|st\.?|stund\w*|hours?))?"
    r"\s*(?:([0-9]{1,5})\s*(?:min\w*\.?|m)?)?",
    re.IGNORECASE,
)


def read_length(text: str) -> int:
    """The minutes of a typed length; a bare number is minutes.

    Raises BrokenRule(LENGTH_UNREADABLE) for anything else.
    """
    plain = " ".join(text[: LONGEST_TYPED * 2].split())
    minutes = _minutes(plain) if 0 < len(plain) <= LONGEST_TYPED else None
    if minutes is None:
        raise BrokenRule(Rule.LENGTH_UNREADABLE, given=plain[:LONGEST_TYPED])
    return minutes


def _minutes(plain: str) -> int | None:
    if found := _DAYS.fullmatch(plain):
        return int(found[1]) * 1440
    if found := _CLOCK.fullmatch(plain):
        return int(found[1]) * 60 + int(found[2])
    found = _PARTS.fullmatch(plain)
    if found is None or not (found[1] or found[3]):
        return None
    tenths = int(found[2] or 0) * 6
    return int(found[1] or 0) * 60 + tenths + int(found[3] or 0)
