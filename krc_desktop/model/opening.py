"""When a centre is open: spans of time, and what lies within them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from krc_desktop import clock
from krc_desktop.model.centres import Closure, OpeningHours


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of time between two instants, in seconds since 1970 (UTC)."""

    start: int
    end: int

    @property
    def minutes(self) -> int:
        """Whole elapsed minutes."""
        return (self.end - self.start) // 60


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same stretches without overlaps, in order."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def overlap_minutes(some: Iterable[Span], others: Iterable[Span]) -> int:
    """Whole minutes that lie in both."""
    left, right = merged(some), merged(others)
    total = at = 0
    for span in left:
        while at < len(right) and right[at].end <= span.start:
            at += 1
        ahead = at
        while ahead < len(right) and right[ahead].start < span.end:
            total += min(span.end, right[ahead].end) - max(span.start, right[ahead].start)
            ahead += 1
    return total // 60


def without(spans: Iterable[Span], cut: Iterable[Span]) -> list[Span]:
    """The stretches with others cut out of them."""
    left = merged(spans)
    for hole in merged(cut):
        kept: list[Span] = []
        for span in left:
            kept += [
                Span(span.start, min(span.end, hole.start)),
                Span(max(span.start, hole.end), span.end),
            ]
        left = [span for span in kept if span.end > span.start]
    return left


def open_spans(day: date, hours: Sequence[OpeningHours], closures: Sequence[Closure]) -> list[Span]:
    """When a centre is open on a local day, by its hours, closures and the public holidays.

    A day that a closure marks as open is open although it is a holiday.
    """
    marked = [c for c in closures if c.first_day <= day <= c.last_day]
    if any(not closure.is_open for closure in marked):
        return []
    if not marked and is_holiday(day):
        return []
    valid = [
        h
        for h in hours
        if h.weekday == day.isoweekday()
        and h.valid_from <= day
        and (h.valid_until is None or day <= h.valid_until)
    ]
    return merged(Span(_second(day, h.opens), _second(day, h.closes)) for h in valid)


def holding(hours: Sequence[OpeningHours], day: date) -> list[OpeningHours]:
    """The hours that hold on a day, of whatever weekday; a machine without shares its centre's."""
    return [
        one
        for one in hours
        if one.valid_from <= day and (one.valid_until is None or day <= one.valid_until)
    ]


def _second(day: date, minute: int) -> int:
    midnight = datetime.combine(day, time(0))
    wall = midnight + timedelta(minutes=minute)
    # doors that open at 03:30 of the night which skips it open half an hour after the jump
    return clock.seconds_of(wall.replace(tzinfo=clock.RIGA))


def is_holiday(day: date) -> bool:
    """Whether a local day is a public holiday in Latvia, moved days included."""
    return day in _holidays(day.year)


@cache
def _holidays(year: int) -> frozenset[date]:
    import holidays  # 0.7 s: only who has opening hours pays for it

    return frozenset(holidays.country_holidays("LV", years=year))
