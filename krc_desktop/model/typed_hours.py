"""Hours as people type them: `2,5`, `2.5`, `2:30`, `2h30`, `2 h 30 min`, `150 min`."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from krc_desktop.errors import BrokenRule, Rule

MOST_MINUTES = 24 * 60
LONGEST_TYPED = 40

_HOUR = r"(?:stundas?|stundu|st\.?|hours?|hrs?|h)"
_MINUTE = r"(?:min(?:\.|ūtes?|ūšu|utes?)?|m)"
_DECIMAL = re.compile(rf"([0-9]{{1,6}}(?:[.,][0-9]{{1,6}})?)\s*{_HOUR}?", re.IGNORECASE)
_BY_CLOCK = re.compile(rf"([0-9]{{1,6}})\s*(?::|{_HOUR})\s*([0-5][0-9])", re.IGNORECASE)
_IN_WORDS = re.compile(
    rf"(?:([0-9]{{1,6}})\s*{_HOUR})?\s*(?:un|and)?\s*([0-9]{{1,6}})\s*{_MINUTE}", re.IGNORECASE
)


def read_hours(text: str) -> int:
    """The minutes of a typed length of time, at least one and at most a day's.

    Raises BrokenRule: HOURS_UNREADABLE, or HOURS_OUT_OF_DAY, whose fact `suggested` holds the
    minutes that may have been meant (25 for 2,5; 150 for 150 min), None where nobody can guess.
    """
    plain = " ".join(text[: LONGEST_TYPED + 1].split())
    if len(plain) > LONGEST_TYPED:
        raise BrokenRule(Rule.HOURS_UNREADABLE, given=plain[:LONGEST_TYPED] + "…")
    minutes = _minutes(plain)
    if minutes is None:
        raise BrokenRule(Rule.HOURS_UNREADABLE, given=plain)
    if not 1 <= minutes <= MOST_MINUTES:
        raise BrokenRule(Rule.HOURS_OUT_OF_DAY, given=plain, suggested=_meant(plain))
    return minutes


def _minutes(plain: str) -> int | None:
    if found := _DECIMAL.fullmatch(plain):
        exact = Decimal(found[1].replace(",", ".")) * 60
        return int(exact.to_integral_value(ROUND_HALF_UP))
    if found := _BY_CLOCK.fullmatch(plain) or _IN_WORDS.fullmatch(plain):
        return int(found[1] or 0) * 60 + int(found[2])
    return None


def _meant(plain: str) -> int | None:
    """A bare number too large for hours: the comma was left out, or minutes were meant."""
    number = int(plain) if re.fullmatch("[0-9]{1,6}", plain) else 0
    if 24 < number < 60:
        return number * 6
    return number if 60 <= number <= MOST_MINUTES else None
