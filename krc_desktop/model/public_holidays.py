"""The names of Latvia's public holidays, moved days included."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from krc_desktop.language import Language, Phrasebook

_MOVED = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})")


def holiday_names(words: Phrasebook, first: date, last: date) -> dict[date, str]:
    """The public holidays from one day to another, both included, by their names."""
    years = range(first.year, last.year + 1)
    named = {day: name for year in years for day, name in _names(words.language, year).items()}
    moved = {day: from_day for year in years for day, from_day in _moved(year).items()}
    wanted = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return {
        day: words.text("day off moved from {day}", day=words.date(moved[day]))
        if day in moved
        else named[day]
        for day in wanted
        if day in named
    }


def names_are_at_hand() -> bool:
    """Whether names were asked for before: the first time takes a tenth of a second and more."""
    return _names.cache_info().currsize > 0


@cache
def _names(language: Language, year: int) -> dict[date, str]:
    import holidays  # 0.7 s: only who looks at a month pays for it

    spoken = "lv" if language is Language.LATVIAN else "en_US"
    return dict(holidays.country_holidays("LV", years=year, language=spoken))


@cache
def _moved(year: int) -> dict[date, date]:
    """Days off that stand for another day: the library says so in the Latvian name alone."""
    found = {day: _MOVED.search(name) for day, name in _names(Language.LATVIAN, year).items()}
    return {
        day: date(int(match[3]), int(match[2]), int(match[1]))
        for day, match in found.items()
        if match is not None
    }
