"""Months and spans of local days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from krc_desktop.errors import BrokenRule, Rule

EARLIEST_YEAR = 1990
LATEST_YEAR = 2100


@dataclass(frozen=True, order=True)
class Period:
    """A span of local days, both ends included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse a span that ends before it starts."""
        if self.last < self.first:
            raise BrokenRule(Rule.PERIOD_REVERSED, first=self.first, last=self.last)

    def __contains__(self, day: date) -> bool:
        """Whether a day lies in the span."""
        return self.first <= day <= self.last

    @property
    def length(self) -> int:
        """How many days the span has."""
        return (self.last - self.first).days + 1

    def days(self) -> Iterator[date]:
        """Every day of the span, in order."""
        for offset in range(self.length):
            yield self.first + timedelta(days=offset)

    def weeks(self) -> Iterator[Period]:
        """The ISO weeks of the span, the first and last cut to it."""
        start = self.first
        while start <= self.last:
            end = min(self.last, start + timedelta(days=7 - start.isoweekday()))
            yield Period(start, end)
            start = end + timedelta(days=1)


@dataclass(frozen=True, order=True)
class Month:
    """A local calendar month."""

    year: int
    month: int

    def __post_init__(self) -> None:
        """Refuse a month that no calendar has, or that is outside the years a centre can mean."""
        if not (EARLIEST_YEAR <= self.year <= LATEST_YEAR and 1 <= self.month <= 12):
            raise BrokenRule(Rule.PERIOD_UNREADABLE, given=f"{self.year}-{self.month:02}")

    @classmethod
    def of(cls, day: date) -> Month:
        """The month in which a day lies."""
        return cls(day.year, day.month)

    @property
    def period(self) -> Period:
        """The month's days."""
        first = date(self.year, self.month, 1)
        next_first = (first + timedelta(days=31)).replace(day=1)
        return Period(first, next_first - timedelta(days=1))

    def shifted(self, months: int) -> Month:
        """The month so many months later (or, negative, earlier)."""
        index = self.year * 12 + self.month - 1 + months
        return Month(index // 12, index % 12 + 1)

    def __str__(self) -> str:
        """The month as the command line and document numbers write it: 2026-10."""
        return f"{self.year:04}-{self.month:02}"


_ONE = re.compile(r"(\d{4})(?:-(\d{2}))?", re.ASCII)


def parsed(text: str) -> Period:
    """The span meant by `2026-10`, `2026` or `2026-07..2026-10`.

    Raises BrokenRule(Rule.PERIOD_UNREADABLE) for anything else.
    """
    first, separator, last = text.strip().partition("..")
    start = _one(first, text)
    return Period(start.first, _one(last, text).last) if separator else start


def _one(text: str, whole: str) -> Period:
    match = _ONE.fullmatch(text.strip())
    if match is None:
        raise BrokenRule(Rule.PERIOD_UNREADABLE, given=whole)
    year = int(match[1])
    try:
        if match[2]:
            return Month(year, int(match[2])).period
        return Period(Month(year, 1).period.first, Month(year, 12).period.last)
    except BrokenRule:
        raise BrokenRule(Rule.PERIOD_UNREADABLE, given=whole) from None


def whole_month(period: Period) -> Month | None:
    """The month that the span is exactly, or None."""
    month = Month.of(period.first)
    return month if month.period == period else None
