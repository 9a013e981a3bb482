"""What a cell's text means: days, times, numbers, hours, yes and no, as people here write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.periods import EARLIEST_YEAR, LATEST_YEAR

MOST_HOURS = 24

_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_LATVIAN_DAY = re.compile(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})\.?")
_WALL_TIME = re.compile(r"([0-9-]+|[0-9]+\.\s?[0-9]+\.\s?[0-9]{4}\.?)(?:T|,?\s+)([0-9:.]+)")
_TIME = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2}))?")
_SPACE = "[ \u00a0\u2009\u202f]"
_WHOLE = re.compile(
    rf"([-+\u2212]?(?:[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+|[0-9]+))(?:[.,]0{{1,2}})?(e\+?[0-9]{{1,3}})?",
    re.IGNORECASE,
)
_DECIMAL_HOURS = re.compile(r"([0-9]{1,6}(?:[.,][0-9]{1,6})?)\s?(?:h|st\.?)?", re.IGNORECASE)
_CLOCK_HOURS = re.compile(r"([0-9]{1,6}):([0-5][0-9])(?::00)?")
_WORDED_HOURS = re.compile(
    r"(?=.)(?:([0-9]{1,6})\s?(?:h|st\.?))?\s?(?:([0-9]{1,6})\s?min\.?)?", re.IGNORECASE
)
_YES = {"jā", "ja", "j", "yes", "y", "1", "true", "x"}
_NO = {"nē", "ne", "n", "no", "0", "false"}

_IN_WORDS = re.compile(r"(\d{4})\.\s*gada\s+(\d{1,2})\.\s*([a-zāēīū]+)")
_MONTH_STARTS = "janv febr mart aprī maij jūni jūli augu sept okto nove dece".split()  # noqa: SIM905


def read_day(text: str) -> date:
    """A day: `2026-10-01`, `01.10.2026.`, `1.10.2026`. Raises BrokenRule (DAY_UNREADABLE)."""
    plain = text.strip()
    if found := _ISO_DAY.fullmatch(plain):
        year, month, day = found.groups()
    elif found := _LATVIAN_DAY.fullmatch(plain):
        day, month, year = found.groups()
    else:
        raise BrokenRule(Rule.DAY_UNREADABLE, given=text)
    try:
        read = date(int(year), int(month), int(day))
    except ValueError:
        raise BrokenRule(Rule.DAY_UNREADABLE, given=text) from None
    if not EARLIEST_YEAR <= read.year <= LATEST_YEAR:
        raise BrokenRule(Rule.DAY_UNREADABLE, given=text)
    return read


def day_in_words(text: str) -> date | None:
    """A day written out in Latvian inside a sentence: `uz 2026. gada 7. novembri`; None if none."""
    found = _IN_WORDS.search(text)
    if not found:
        return None
    months = [n for n, start in enumerate(_MONTH_STARTS, 1) if found[3].startswith(start)]
    try:
        return date(int(found[1]), months[0], int(found[2])) if months else None
    except ValueError:
        return None


def read_time(text: str) -> time:
    """A time of day: `14:00`, `14.00`, `9:30:15`. Raises BrokenRule (TIME_UNREADABLE)."""
    found = _TIME.fullmatch(text.strip())
    if not found:
        raise BrokenRule(Rule.TIME_UNREADABLE, given=text)
    hour, minute, second = found.groups(default="0")
    try:
        return time(int(hour), int(minute), int(second))
    except ValueError:
        raise BrokenRule(Rule.TIME_UNREADABLE, given=text) from None


def read_wall_time(text: str) -> datetime:
    """A day and a time as the clock on the wall shows: `2026-10-01 14:00`, `01.10.2026. 14.00`.

    Raises BrokenRule (DAY_UNREADABLE, TIME_UNREADABLE); a day alone is not a time.
    """
    found = _WALL_TIME.fullmatch(text.strip())
    if not found:
        raise BrokenRule(Rule.TIME_UNREADABLE, given=text)
    return datetime.combine(read_day(found[1]), read_time(found[2]))


def read_whole(text: str, *, least: int, most: int) -> int:
    """A whole number, thousands set apart by spaces or not.

    Raises BrokenRule (NUMBER_UNREADABLE, NUMBER_OUT_OF_RANGE).
    """
    found = _WHOLE.fullmatch(text.strip())
    # `1,000` may be one or a thousand: neither is guessed
    if not found:
        raise BrokenRule(Rule.NUMBER_UNREADABLE, given=text)
    digits = re.sub(_SPACE, "", found[1]).replace("\u2212", "-")
    value = Decimal(digits + (found[2] or ""))
    if not least <= value <= most:
        raise BrokenRule(Rule.NUMBER_OUT_OF_RANGE, given=text, least=least, most=most)
    return int(value)


def read_hours(text: str) -> int:
    """A length of time in minutes: `2,5`, `2.5`, `2:30`, `2 h 30 min`; at most 24 hours.

    Raises BrokenRule (NUMBER_UNREADABLE, NUMBER_OUT_OF_RANGE).
    """
    plain = text.strip()
    if found := _DECIMAL_HOURS.fullmatch(plain):
        exact = Decimal(found[1].replace(",", ".")) * 60
        minutes = int(exact.to_integral_value(ROUND_HALF_UP))
    elif found := _CLOCK_HOURS.fullmatch(plain) or _WORDED_HOURS.fullmatch(plain):
        hours, rest = found.groups(default="0")
        minutes = int(hours) * 60 + int(rest)
    else:
        raise BrokenRule(Rule.NUMBER_UNREADABLE, given=text)
    if minutes > MOST_HOURS * 60:
        raise BrokenRule(Rule.NUMBER_OUT_OF_RANGE, given=text, least=0, most=MOST_HOURS)
    return minutes


def read_yes_no(text: str) -> bool:
    """Yes or no in either language, 1 or 0, a cross. Raises BrokenRule (CHOICE_UNKNOWN)."""
    word = unicodedata.normalize("NFC", text.strip()).casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise BrokenRule(Rule.CHOICE_UNKNOWN, given=text)


def read_several(text: str) -> tuple[str, ...]:
    """The values of a cell that lists several (`ORG04;ORG01`), each once, in their order."""
    parts = (part.strip() for part in re.split(r"[;,\n]", text))
    return tuple(dict.fromkeys(part for part in parts if part))
