"""Events that repeat: the rule in a coordinator's words, as iCalendar's RRULE, and its days.

Days are wall days: 16:00 stays 16:00 over a clock change. dateutil is loaded when first needed.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice
from typing import Any

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.centres import Closure
from krc_desktop.model.fields import in_range

MOST_EVENTS = 370
LONGEST_SERIES = timedelta(days=731)
LAST_IN_MONTH = -1
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Every(StrEnum):
    """In what step a rule repeats."""

    WEEK = "WEEKLY"
    MONTH = "MONTHLY"


class Reach(StrEnum):
    """Which events of a series a change is meant for."""

    THIS = "this"
    LATER = "later"
    ALL = "all"


@dataclass(frozen=True, kw_only=True)
class Repeat:
    """A rule: every n weeks on weekdays (1 = Monday), or every n months on an nth weekday.

    `nth` is 1–4, or −1 for the last one, and is meant for months only. It ends on a day or after
    so many events, the first among them; one of the two is given.
    """

    every: Every
    weekdays: tuple[int, ...]
    step: int = 1
    nth: int = 1
    until: date | None = None
    count: int | None = None


@dataclass(frozen=True, kw_only=True)
class Planned:
    """One event that a rule would make, with all that speaks against its day.

    `refusal` is why it can't be made there at all: an hour that does not exist, an event of that
    series standing there already. `taken` is why machines would be left out: taken, out of service.
    """

    day: date
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    is_holiday: bool = False
    closure: Closure | None = None
    refusal: BrokenRule | None = None
    taken: tuple[BrokenRule, ...] = ()

    @property
    def is_advised(self) -> bool:
        """Whether it is ticked to begin with: open, no holiday, nothing in the way."""
        is_open = self.closure is None and not self.is_holiday
        return self.refusal is None and is_open and not self.taken


def weekly(first: date, **ends: Any) -> Repeat:
    """Every week on the weekday of a day: what a series is offered to be at first."""
    return Repeat(every=Every.WEEK, weekdays=(first.isoweekday(),), **ends)


def monthly(first: date, **ends: Any) -> Repeat:
    """Every month on the weekday that a day is: the second Tuesday, the last Friday."""
    length = calendar.monthrange(first.year, first.month)[1]
    nth = (first.day - 1) // 7 + 1
    if nth > 4 or (first.day + 7 > length and nth == 4):
        nth = LAST_IN_MONTH
    return Repeat(every=Every.MONTH, weekdays=(first.isoweekday(),), nth=nth, **ends)


def check_repeat(repeat: Repeat, first: date) -> None:
    """A rule has weekdays and one end, within two years and a bearable number of events."""
    if not repeat.weekdays:
        raise BrokenRule(Rule.FIELD_EMPTY, field="weekdays")
    for weekday in repeat.weekdays:
        in_range(weekday, "weekdays", 1, 7)
    in_range(repeat.step, "step", 1, 52)
    if repeat.nth not in (1, 2, 3, 4, LAST_IN_MONTH):
        raise BrokenRule(Rule.NUMBER_OUT_OF_RANGE, field="nth", given=repeat.nth, least=1, most=4)
    if (repeat.until is None) == (repeat.count is None):
        raise BrokenRule(Rule.FIELD_EMPTY, field="until")
    if repeat.count is not None:
        in_range(repeat.count, "count", 1, MOST_EVENTS)
    if repeat.until is not None:
        if repeat.until < first:
            raise BrokenRule(Rule.PERIOD_REVERSED, first=first, last=repeat.until)
        if repeat.until - first > LONGEST_SERIES:
            raise BrokenRule(Rule.SERIES_TOO_LONG, last=first + LONGEST_SERIES, most=MOST_EVENTS)


def days_of(repeat: Repeat, first: date) -> list[date]:
    """The days of a rule from its first event on, which is always one of them.

    Raises BrokenRule(Rule.SERIES_TOO_LONG) where it would reach over two years or too many events.
    """
    check_repeat(repeat, first)
    most = repeat.count or MOST_EVENTS + 1
    later = (found.date() for found in _occurrences(repeat, first) if found.date() > first)
    days = [first, *islice(later, most - 1)]
    too_few = repeat.count is not None and len(days) < repeat.count
    if too_few or len(days) > MOST_EVENTS or days[-1] - first > LONGEST_SERIES:
        raise BrokenRule(Rule.SERIES_TOO_LONG, last=first + LONGEST_SERIES, most=MOST_EVENTS)
    return days


def _occurrences(repeat: Repeat, first: date) -> Any:
    from dateutil import rrule

    monthly_ones = repeat.every is Every.MONTH
    days = [rrule.weekday(day - 1, repeat.nth if monthly_ones else None) for day in repeat.weekdays]
    last = repeat.until or first + LONGEST_SERIES + timedelta(days=366)
    return rrule.rrule(
        rrule.MONTHLY if monthly_ones else rrule.WEEKLY,
        dtstart=datetime.combine(first, time(0)),
        interval=repeat.step,
        byweekday=days,
        wkst=rrule.MO,
        until=datetime.combine(last, time(0)),
    )


def written(repeat: Repeat) -> str:
    """The rule as iCalendar's RRULE, by which it is kept and travels."""
    nth = str(repeat.nth) if repeat.every is Every.MONTH else ""
    days = ",".join(f"{nth}{_CODES[day - 1]}" for day in sorted(repeat.weekdays))
    end = f"COUNT={repeat.count}" if repeat.count else f"UNTIL={repeat.until:%Y%m%d}"
    return f"FREQ={repeat.every.value};INTERVAL={repeat.step};BYDAY={days};{end}"


def read(rule: str) -> Repeat:
    """A rule back from its RRULE; ValueError where it is none that this program writes."""
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    days = parts["BYDAY"].split(",")
    until = parts.get("UNTIL")
    count = parts.get("COUNT")
    return Repeat(
        every=Every(parts["FREQ"]),
        weekdays=tuple(_CODES.index(day[-2:]) + 1 for day in days),
        step=int(parts.get("INTERVAL", "1")),
        nth=int(days[0][:-2] or 1),
        until=date.fromisoformat(until) if until else None,
        count=int(count) if count else None,
    )
