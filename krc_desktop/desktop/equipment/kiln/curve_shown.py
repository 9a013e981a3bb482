"""What the curve of a firing shows: plan, readings, forecast, in elapsed minutes and °C."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise

from krc_desktop import clock
from krc_desktop.desktop.equipment.kiln.firing_words import opening_said, rounded
from krc_desktop.desktop.session import Session
from krc_desktop.language import Phrasebook
from krc_desktop.model.bookings import FiringReading
from krc_desktop.model.firings import (
    ForecastBy,
    Plan,
    Point,
    difference,
    floor_of,
    may_be_opened,
)
from krc_desktop.operations.firing_course import Course

_STEPS = 12


@dataclass(frozen=True)
class ReadPoint:
    """A reading with what a screen reader says of it."""

    at: Point
    sentence: str


@dataclass(frozen=True)
class CurveShown:
    """All that is painted. `begins` is the instant from which the minutes count."""

    begins: datetime
    plan: tuple[Point, ...] = ()
    line: tuple[Point, ...] = ()
    readings: tuple[ReadPoint, ...] = ()
    forecast: tuple[Point, ...] = ()
    opens: float | None = None
    opens_said: str = ""
    limit: int = 60
    now: float | None = None
    cools_from: float = 0
    sentence: str = field(default="", compare=False)

    @property
    def last(self) -> float:
        """How many minutes are shown."""
        ends = [point.minutes for point in (*self.plan, *self.line, *self.forecast)]
        shown = max([*ends, self.now or 0, 60])
        return shown * 1.05

    @property
    def top(self) -> float:
        """The highest temperature, with room above it."""
        hottest = max((p.celsius for p in (*self.plan, *self.line)), default=200)
        return max(hottest, 200) * 1.07


def shown_of(session: Session, course: Course, readings: Sequence[FiringReading]) -> CurveShown:
    """The curve of a firing as it stands now."""
    begins = course.firing.on_at or _planned_on(session, course)
    now = clock.minutes_between(begins, session.clock.now())
    is_underway = course.firing.opened_at is None
    points = tuple(_read_point(session.words, course, begins, one) for one in readings)
    until = max((point.at.minutes for point in points), default=0)
    plan = course.plan
    opens = _opens(course, begins, readings)
    drawn = max(plan.opens_minutes, until, opens or 0) if plan.segments else 0
    last_now = drawn * 1.05
    return CurveShown(
        begins=begins,
        plan=tuple(plan.points(drawn)) if plan.segments else (),
        line=tuple(_line(plan, [point.at for point in points])),
        readings=points,
        forecast=tuple(_forecast(plan, points, opens)) if opens is not None else (),
        opens=opens,
        opens_said=_opens_said(session, course),
        limit=plan.open_below,
        now=float(now) if is_underway and 0 <= now <= max(last_now, until + 1) else None,
        cools_from=plan.off_minutes if plan.segments else (plan.off or 0),
        sentence=sentence_of(session, course, readings),
    )


def _planned_on(session: Session, course: Course) -> datetime:
    phases = session.file.bookings.phases.find(
        "booking_id = ? AND phase = 'fire' ORDER BY position", course.booking.id
    )
    return next((one.starts_at for one in phases), course.booking.starts_at)


def _opens(course: Course, begins: datetime, readings: Sequence[FiringReading]) -> float | None:
    """When it may be opened; None where it may be opened already."""
    cool = may_be_opened(course.firing.off_at, readings, course.plan.open_below)
    if course.forecast is None or cool:
        return None
    return float(clock.minutes_between(begins, rounded(course.forecast).opens_at))


def _opens_said(session: Session, course: Course) -> str:
    if course.forecast is None:
        return ""
    return opening_said(session.words, course.forecast, session.today)


def _read_point(
    words: Phrasebook, course: Course, begins: datetime, one: FiringReading
) -> ReadPoint:
    at = Point((one.read_at - begins) / timedelta(minutes=1), float(one.celsius))
    off = difference(course.plan, begins, one)
    return ReadPoint(at, reading_said(words, one, off))


def reading_said(words: Phrasebook, one: FiringReading, off: int | None) -> str:
    """A reading in words: `9:05, 254 °C, 73 virs plāna`."""
    told = f"{words.time(one.read_at)}, {words.degrees(one.celsius)}"
    if not off:
        return told if off is None else words.text("{reading}, as planned", reading=told)
    if off > 0:
        return words.text("{reading}, {n} above the plan", reading=told, n=off)
    return words.text("{reading}, {n} below the plan", reading=told, n=-off)


def _line(plan: Plan, points: Sequence[Point]) -> list[Point]:
    """The line through the readings: straight while it heats, falling as kilns cool after that."""
    found: list[Point] = list(points[:1])
    for before, after in pairwise(points):
        cools = plan.off is not None and before.minutes >= plan.off - 1
        found += _cooling(plan, before, after) if cools else []
        found.append(after)
    return found


def _cooling(plan: Plan, before: Point, after: Point) -> list[Point]:
    room = floor_of(plan.open_below)
    span = after.minutes - before.minutes
    if not before.celsius > after.celsius > room or span <= 0:
        return []
    rate = math.log((before.celsius - room) / (after.celsius - room)) / span
    steps = [span * step / _STEPS for step in range(1, _STEPS)]
    return [
        Point(before.minutes + at, room + (before.celsius - room) * math.exp(-rate * at))
        for at in steps
    ]


def _forecast(plan: Plan, points: Sequence[ReadPoint], opens: float) -> list[Point]:
    """Dots from the last reading down to the opening temperature."""
    if not points or plan.off is None:
        return []
    start, target = points[-1].at, float(plan.open_below)
    if opens <= start.minutes or start.celsius <= target:
        return []
    end = Point(opens, target)
    return [start, *_cooling(plan, start, end), end]


def sentence_of(session: Session, course: Course, readings: Sequence[FiringReading]) -> str:
    """The curve in a sentence or two, for who does not see it."""
    words = session.words
    parts = []
    if course.firing.target_celsius is not None:
        hot = words.degrees(course.firing.target_celsius)
        parts.append(words.text("The plan goes up to {celsius}.", celsius=hot))
    if readings:
        latest = readings[-1]
        off = difference(course.plan, course.firing.on_at or latest.read_at, latest)
        told = reading_said(words, latest, off)
        parts.append(words.text("Latest reading: {reading}.", reading=told))
    if course.forecast is not None:
        by = course.forecast.by is ForecastBy.READINGS
        when = opening_said(words, course.forecast, session.today)
        parts.append(
            words.text("May be opened {when}, by the readings.", when=when)
            if by
            else words.text("May be opened {when}.", when=when)
        )
    return " ".join(parts)
