"""Opening hours as people type them: `9–19`, `9:00-19.00`, `no 9 līdz 19`, `slēgts`."""

from __future__ import annotations

import re

from krc_desktop.alphabet import folded
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.typed_times import read_time

LONGEST_TYPED = 40
_CLOSED = frozenset({"", "slegts", "slegta", "brivs", "brivdiena", "closed", "-", "–", "—"})
_BETWEEN = re.compile(r"\s*(?:[-–—−]|\blidz\b|\bto\b|\buntil\b)\s*")
_BEFORE = re.compile(r"^(?:no|from|plkst\.?)\s+")
_MIDNIGHT = re.compile(r"24(?:[:.]?00)?")


def read_opening(text: str) -> tuple[int, int] | None:
    """Minutes of the day from and to; None for a closed day.

    Raises BrokenRule: OPENING_UNREADABLE, or END_BEFORE_START with the times as typed.
    """
    plain = " ".join(folded(text[: LONGEST_TYPED * 2]).split())
    if plain in _CLOSED:
        return None
    parts = _BETWEEN.split(_BEFORE.sub("", plain))
    if len(parts) != 2 or len(plain) > LONGEST_TYPED:
        raise _unreadable(text)
    opens, closes = _minutes(parts[0], text), _minutes(parts[1], text)
    if closes <= opens:
        raise BrokenRule(Rule.END_BEFORE_START, starts=clock_face(opens), ends=clock_face(closes))
    return opens, closes


def clock_face(minutes: int) -> str:
    """Minutes of the day as doors have them: 9:00."""
    return f"{minutes // 60}:{minutes % 60:02}"


def opening_text(opens: int, closes: int) -> str:
    """Hours of a day as they are shown and typed: 9:00–19:00."""
    return f"{clock_face(opens)}–{clock_face(closes)}"


def _minutes(part: str, whole: str) -> int:
    if _MIDNIGHT.fullmatch(part):
        return 24 * 60
    try:
        time = read_time(part)
    except BrokenRule:
        raise _unreadable(whole) from None
    return time.hour * 60 + time.minute


def _unreadable(text: str) -> BrokenRule:
    shown = text.strip()
    return BrokenRule(
        Rule.OPENING_UNREADABLE,
        given=shown if len(shown) <= LONGEST_TYPED else shown[:LONGEST_TYPED] + "…",
    )
