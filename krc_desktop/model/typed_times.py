"""Times of day as people type them: `10`, `10:00`, `10.00`, `1000`, `9`, `plkst. 9.30`."""

from __future__ import annotations

import re
from datetime import time

from krc_desktop.errors import BrokenRule, Rule

LONGEST_TYPED = 20

_BEFORE = r"(?:plkst\.?\s*|plkst\s+)?"
_APART = re.compile(rf"{_BEFORE}([0-9]{{1,2}})\s?[:.,h]\s?([0-9]{{2}})", re.IGNORECASE)
_TOGETHER = re.compile(rf"{_BEFORE}([0-9]{{1,2}})([0-9]{{2}})", re.IGNORECASE)
_HOUR = re.compile(rf"{_BEFORE}([0-9]{{1,2}})()\s?[:.h]?", re.IGNORECASE)


def read_time(text: str) -> time:
    """The time of day that was typed. Raises BrokenRule(TIME_UNREADABLE) for anything else."""
    plain = text[: LONGEST_TYPED * 4].strip()
    found = None
    if len(plain) <= LONGEST_TYPED:
        found = _HOUR.fullmatch(plain) or _TOGETHER.fullmatch(plain) or _APART.fullmatch(plain)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise BrokenRule(Rule.TIME_UNREADABLE, given=plain[:LONGEST_TYPED])
    return time(hour, minute)
