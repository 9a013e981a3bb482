"""Hours of a day as people type them: a length (`2,5`), or from when to when (`14–16:30`)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.typed_hours import LONGEST_TYPED, read_hours

_TIME = r"([01]?[0-9]|2[0-4])(?:[:.]([0-5][0-9]))?"
_SPAN = re.compile(
    rf"(?:no\s+|from\s+)?{_TIME}\s*(?:[-–—]|līdz|lidz|to|till)\s*{_TIME}", re.IGNORECASE
)
_DAY = 24 * 60
# “2-3” is “two or three hours”: nobody means the night
_EARLIEST = 6


@dataclass(frozen=True)
class WorkedHours:
    """Minutes worked; `starts` and `ends` are minutes of the day, None where nobody said when."""

    minutes: int
    starts: int | None = None
    ends: int | None = None


def read_worked_hours(text: str) -> WorkedHours:
    """The hours of a line.

    Raises BrokenRule: HOURS_UNREADABLE, HOURS_OUT_OF_DAY (as `read_hours`).
    """
    plain = " ".join(text[:LONGEST_TYPED].split())
    found = _SPAN.fullmatch(plain)
    if found is None:
        return WorkedHours(read_hours(text))
    is_bare = found[2] is None and found[4] is None
    if is_bare and int(found[1]) < _EARLIEST:
        raise BrokenRule(Rule.HOURS_UNREADABLE, given=plain)
    starts, ends = _minutes(found[1], found[2]), _minutes(found[3], found[4])
    if starts >= _DAY or ends > _DAY or ends <= starts:
        raise BrokenRule(Rule.HOURS_UNREADABLE, given=plain)
    return WorkedHours(ends - starts, starts, ends)


def _minutes(hour: str, minute: str | None) -> int:
    return int(hour) * 60 + int(minute or 0)
