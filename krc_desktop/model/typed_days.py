"""Days as people type them: `27.11.`, `27/11`, `2026-11-27`, `27. nov`, `Ce, 26.11.`, `rīt`.

A year or month left out is the nearest to today. In either language, whatever the window speaks;
what a phrasebook writes as a date is read back as that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from krc_desktop.alphabet import folded
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.periods import EARLIEST_YEAR, LATEST_YEAR, Period

LONGEST_TYPED = 60

_WORDS = MappingProxyType(
    {
        "aizvakar": -2,
        "vakar": -1,
        "sodien": 0,
        "rit": 1,
        "parit": 2,
        "yesterday": -1,
        "today": 0,
        "tomorrow": 1,
    }
)
_WEEKDAYS = (
    "pirmdiena pirmdien pirmd pr p monday mon mo",
    "otrdiena otrdien otrd ot o tuesday tue tues tu",
    "tresdiena tresdien tresd tr t wednesday wed we",
    "ceturtdiena ceturtdien ceturtd ce c thursday thu thur thurs th",
    "piektdiena piektdien piektd pk friday fri fr",
    "sestdiena sestdien sestd se s saturday sat sa",
    "svetdiena svetdien svetd sv sunday sun su",
)
_WEEKDAY_OF = MappingProxyType(
    {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
)
# beginnings that tell a month from every other, in Latvian and English
_MONTHS = (
    ("jan",),
    ("feb",),
    ("mar",),
    ("apr",),
    ("mai", "may"),
    ("jun",),
    ("jul",),
    ("aug",),
    ("sep",),
    ("okt", "oct"),
    ("nov",),
    ("dec",),
)
_YEAR_FIRST = re.compile(r"([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})\.?")
_YEAR_IN_WORDS = re.compile(r"([0-9]{4})\.? ?(?:gada |g\. ?)(.+)")
_NUMBERS = re.compile(
    r"([0-9]{1,2})(?:[./-] ?|\. ?| )([0-9]{1,2})(?:(?:[./-] ?|\. ?| )([0-9]{4}|[0-9]{2}))?\.?"
)
_MONTH_NAMED = re.compile(r"([0-9]{1,2})\.? ?([a-z]{3,12})\.?(?:,? ([0-9]{4}))?\.?")
_DAY_ALONE = re.compile(r"([0-9]{1,2})\.?")
_BETWEEN = re.compile(r"\s*(?:[–—−]|\.\.+|\s-\s|-|\s(?:lidz|to|until)\s)\s*")


@dataclass(frozen=True)
class _Said:
    """What was said of a day; None for what was left out."""

    day: int
    month: int | None = None
    year: int | None = None


def read_day(text: str, today: date) -> date:
    """The day that was typed. Raises BrokenRule(DAY_UNREADABLE) for anything else."""
    found = _day_of(_plain(text), today)
    if found is None:
        raise _unreadable(text)
    return found


def read_days(text: str, today: date) -> Period:
    """The days that were typed: one, or a span (`19.–21.11.2026.`, `19.11.–2.12.`).

    Raises BrokenRule (DAY_UNREADABLE, PERIOD_REVERSED).
    """
    plain = _plain(text)
    one = _day_of(plain, today)
    if one is not None:
        return Period(one, one)
    for first, last in _halves(plain):
        end = _day_of(last, today)
        start = _start_of(first, end, today) if end is not None else None
        if start is not None and end is not None:
            return Period(start, end)
    raise _unreadable(text)


def _unreadable(text: str) -> BrokenRule:
    shown = text.strip()
    cut = shown if len(shown) <= LONGEST_TYPED else shown[:LONGEST_TYPED] + "…"
    return BrokenRule(Rule.DAY_UNREADABLE, given=cut)


def _plain(text: str) -> str:
    """The text folded, with single spaces; nothing of one that is too long for a day."""
    if len(text) > 4 * LONGEST_TYPED:
        return ""
    plain = " ".join(folded(text).split())
    return plain if len(plain) <= LONGEST_TYPED else ""


def _halves(plain: str) -> Iterator[tuple[str, str]]:
    """Every way to part a span in two."""
    for sign in _BETWEEN.finditer(plain):
        yield plain[: sign.start()].strip(), plain[sign.end() :].strip()


def _day_of(plain: str, today: date) -> date | None:
    if plain in _WORDS:
        return _allowed(today + timedelta(days=_WORDS[plain]))
    if plain.rstrip(".") in _WEEKDAY_OF:
        ahead = (_WEEKDAY_OF[plain.rstrip(".")] - today.weekday() + 3) % 7 - 3
        return _allowed(today + timedelta(days=ahead))
    said = _said(plain) or _said(_without_weekday(plain))
    return _nearest(said, today) if said is not None else None


def _without_weekday(plain: str) -> str:
    """The text without a weekday before it or after it: people leave it when they correct a day."""
    first, _, rest = plain.partition(" ")
    if first.rstrip(".,") in _WEEKDAY_OF:
        return rest
    before, _, last = plain.rpartition(" ")
    return before.rstrip(",") if last.strip("().") in _WEEKDAY_OF else plain


def _said(plain: str) -> _Said | None:
    if found := _YEAR_FIRST.fullmatch(plain):
        return _Said(int(found[3]), int(found[2]), int(found[1]))
    if found := _YEAR_IN_WORDS.fullmatch(plain):
        rest = _said(found[2])
        return _Said(rest.day, rest.month, int(found[1])) if rest and rest.month else None
    if found := _NUMBERS.fullmatch(plain):
        return _Said(int(found[1]), int(found[2]), _whole_year(found[3]))
    if found := _MONTH_NAMED.fullmatch(plain):
        month = _month_called(found[2])
        return _Said(int(found[1]), month, _whole_year(found[3])) if month else None
    found = _DAY_ALONE.fullmatch(plain)
    return _Said(int(found[1])) if found else None


def _whole_year(digits: str | None) -> int | None:
    if digits is None:
        return None
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _month_called(name: str) -> int | None:
    for number, starts in enumerate(_MONTHS, 1):
        if name.startswith(starts):
            return number
    return None


def _nearest(said: _Said, today: date) -> date | None:
    """The day said, and of what was left out the one nearest to today; None where there is none."""
    if said.year is not None:
        return _made(said.year, said.month or 0, said.day)
    if said.month is not None:
        # eight years hold a 29 February on either side, also around 2100
        years = range(today.year - 8, today.year + 9)
        return _closest((_made(year, said.month, said.day) for year in years), today)
    months = (today.year * 12 + today.month - 1 + offset for offset in (-2, -1, 0, 1, 2))
    return _closest((_made(n // 12, n % 12 + 1, said.day) for n in months), today)


def _closest(days: Iterable[date | None], today: date) -> date | None:
    known = [day for day in days if day is not None]
    return min(known, key=lambda day: (abs((day - today).days), -day.toordinal()), default=None)


def _start_of(plain: str, end: date, today: date) -> date | None:
    """The first day of a span: what is left out of it is as near before its end as can be."""
    said = _said(plain) or _said(_without_weekday(plain))
    if said is None:
        return _day_of(plain, today)
    if said.year is not None:
        return _made(said.year, said.month or 0, said.day)
    if said.month is None:
        return _made(end.year, end.month, said.day)
    starts = (_made(year, said.month, said.day) for year in (end.year, end.year - 1))
    return next((day for day in starts if day is not None and day <= end), None)


def _made(year: int, month: int, day: int) -> date | None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _allowed(day: date) -> date | None:
    return day if EARLIEST_YEAR <= day.year <= LATEST_YEAR else None
