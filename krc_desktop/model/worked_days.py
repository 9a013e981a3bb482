"""The day on which somebody helped, as people type it: a bare number is of the month at hand."""

from __future__ import annotations

import re
from datetime import date

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.typed_days import LONGEST_TYPED, read_day
from krc_desktop.periods import Month

_NUMBER = re.compile(r"([0-9]{1,2})\.?")


def read_worked_day(text: str, month: Month, today: date) -> date:
    """The day that was typed while a month is seen: work lies in the past.

    A bare number is a day of that month; if it is still to come, of the month before. Raises
    BrokenRule(DAY_UNREADABLE) for anything that is no day.
    """
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return read_day(text, today)
    number = int(found[1])
    months = [month]
    if month.period.last >= today:
        months.append(month.shifted(-1))
    days = [known for one in months for known in _day(one, number)]
    if not days:
        raise BrokenRule(Rule.DAY_UNREADABLE, given=text.strip()[:LONGEST_TYPED])
    return next((day for day in days if day <= today), days[0])


def _day(month: Month, number: int) -> list[date]:
    try:
        return [date(month.year, month.month, number)]
    except ValueError:
        return []
