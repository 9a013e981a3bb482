"""How hot a kiln should be: the planned curve, a reading against it, when it may be opened.

Everything is counted in elapsed minutes from switching on and in °C; instants are aware UTC, so
that a clock change in the night moves nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from krc_desktop.clock import minutes_between

# what a kiln cools towards, and from where it is heated
ROOM_CELSIUS = 20
# further off the plan than this, a reading is asked about
DOUBTFUL_CELSIUS = 150
# readings nearer to each other say nothing of how fast a kiln cools
_LEAST_APART = timedelta(minutes=10)
_LONGEST_COOLING = timedelta(days=14)
_COOLING_POINTS = 32


class Segment(Protocol):
    """One stretch of a programme."""

    @property
    def degrees_per_hour(self) -> int:
        """How fast, up or down."""

    @property
    def target_celsius(self) -> int:
        """To what temperature."""

    @property
    def hold_minutes(self) -> int:
        """How long it stays there."""


class Read(Protocol):
    """A temperature read at an instant."""

    @property
    def read_at(self) -> datetime:
        """When."""

    @property
    def celsius(self) -> int:
        """How hot."""


@dataclass(frozen=True)
class Point:
    """A moment of a curve: elapsed minutes from switching on, °C."""

    minutes: float
    celsius: float


def corners(segments: Iterable[Segment]) -> list[Point]:
    """The heating curve's corners, from room temperature to the end of the last hold."""
    at, celsius = 0.0, float(ROOM_CELSIUS)
    found = [Point(at, celsius)]
    for segment in segments:
        at += abs(segment.target_celsius - celsius) / segment.degrees_per_hour * 60
        celsius = float(segment.target_celsius)
        found.append(Point(at, celsius))
        if segment.hold_minutes:
            at += segment.hold_minutes
            found.append(Point(at, celsius))
    return found


def fire_minutes(segments: Iterable[Segment]) -> int:
    """How long a programme heats, in whole elapsed minutes (rounded up)."""
    return math.ceil(corners(segments)[-1].minutes)


def peak_of(segments: Iterable[Segment]) -> int | None:
    """The highest temperature of a programme; None of one without segments."""
    return max((segment.target_celsius for segment in segments), default=None)


@dataclass(frozen=True)
class Plan:
    """What a firing should do: its segments, then cooling down to the opening temperature.

    `off` is when it was really switched off, in minutes from switching on: the plan then cools
    from there, as reality does; before that it is switched off after the last hold.
    """

    segments: tuple[Segment, ...]
    cool_minutes: int
    open_below: int
    off: float | None = None

    @cached_property
    def _corners(self) -> list[Point]:
        return corners(self.segments)

    @property
    def off_minutes(self) -> float:
        """When it is switched off."""
        return self._corners[-1].minutes if self.off is None else self.off

    @cached_property
    def top(self) -> Point:
        """Where cooling begins."""
        return Point(self.off_minutes, self._heating_at(self.off_minutes))

    @property
    def opens_minutes(self) -> float:
        """When the opening temperature is reached."""
        if self.top.celsius <= self.open_below:
            return self.top.minutes
        return self.top.minutes + _minutes_down(self.top.celsius, self.open_below, self._rate)

    @cached_property
    def _rate(self) -> float:
        """The share of the difference to the room lost in a minute, from the programme's length."""
        peak = float(peak_of(self.segments) or ROOM_CELSIUS)
        room = floor_of(self.open_below)
        if peak <= self.open_below:
            return 1 / self.cool_minutes
        return math.log((peak - room) / (self.open_below - room)) / self.cool_minutes

    def _heating_at(self, minutes: float) -> float:
        before = self._corners[0]
        for corner in self._corners[1:]:
            if minutes <= corner.minutes:
                span = corner.minutes - before.minutes
                share = (minutes - before.minutes) / span if span else 1
                return before.celsius + share * (corner.celsius - before.celsius)
            before = corner
        return before.celsius

    def celsius_at(self, minutes: float) -> float:
        """How hot it should be so many minutes after switching on."""
        if minutes <= self.off_minutes:
            return self._heating_at(max(minutes, 0))
        room = floor_of(self.open_below)
        passed = minutes - self.top.minutes
        return room + (self.top.celsius - room) * math.exp(-self._rate * passed)

    def points(self, until: float | None = None) -> list[Point]:
        """The curve to be drawn, until so many minutes (else until it may be opened)."""
        last = max(until or self.opens_minutes, self.off_minutes)
        heating = [corner for corner in self._corners if corner.minutes < self.off_minutes]
        span = last - self.off_minutes
        steps = range(1, _COOLING_POINTS + 1) if span > 0 else ()
        cooling = [self.off_minutes + span * step / _COOLING_POINTS for step in steps]
        return [*heating, self.top, *(Point(at, self.celsius_at(at)) for at in cooling)]


def floor_of(open_below: int) -> float:
    """What a kiln cools towards: the room, always below the temperature at which it is opened."""
    return float(min(ROOM_CELSIUS, open_below - 5))


def _minutes_down(celsius: float, open_below: int, rate: float) -> float:
    room = floor_of(open_below)
    return math.log((celsius - room) / (open_below - room)) / rate


def difference(plan: Plan, on_at: datetime, reading: Read) -> int | None:
    """How far a reading lies above the plan (below: negative); None where there is no plan."""
    if not plan.segments:
        return None
    return round(reading.celsius - plan.celsius_at(minutes_between(on_at, reading.read_at)))


def is_doubtful(plan: Plan, on_at: datetime, reading: Read) -> bool:
    """Whether a reading is so far from what is expected that it may be a slip of the finger."""
    if reading.celsius < 0:
        return True
    off = difference(plan, on_at, reading)
    return off is not None and abs(off) > DOUBTFUL_CELSIUS


class ForecastBy(StrEnum):
    """What a forecast leans on."""

    READINGS = "readings"
    PROGRAMME = "programme"


@dataclass(frozen=True)
class Forecast:
    """When a kiln will have cooled enough to be opened (aware UTC), and by what one knows."""

    opens_at: datetime
    by: ForecastBy


def forecast(
    plan: Plan, on_at: datetime, off_at: datetime | None, readings: Sequence[Read], now: datetime
) -> Forecast | None:
    """When the opening temperature is reached; never in the past.

    By the last two readings since switching off, between which it cooled; else by the programme.
    None where neither says anything.
    """
    cooling = sorted(
        (one for one in readings if off_at is not None and one.read_at >= off_at),
        key=lambda one: one.read_at,
    )
    at = _by_readings(cooling, plan.open_below)
    if at is not None:
        return Forecast(max(at, now), ForecastBy.READINGS)
    if not plan.segments:
        return None
    if off_at is None:
        # it is still on: whatever is late already is late by as much
        late = max(now - on_at - timedelta(minutes=plan.off_minutes), timedelta(0))
    else:
        late = timedelta(0)
    programmed = on_at + timedelta(minutes=plan.opens_minutes) + late
    return Forecast(max(programmed, now), ForecastBy.PROGRAMME)


def _by_readings(cooling: Sequence[Read], open_below: int) -> datetime | None:
    if not cooling:
        return None
    last = cooling[-1]
    if last.celsius <= open_below:
        return last.read_at
    before = [one for one in cooling if last.read_at - one.read_at >= _LEAST_APART]
    if not before or before[-1].celsius <= last.celsius:
        return None
    room = floor_of(open_below)
    minutes = (last.read_at - before[-1].read_at) / timedelta(minutes=1)
    rate = math.log((before[-1].celsius - room) / (last.celsius - room)) / minutes
    ahead = timedelta(minutes=_minutes_down(last.celsius, open_below, rate))
    return last.read_at + ahead if ahead <= _LONGEST_COOLING else None


def latest_since_off(off_at: datetime | None, readings: Iterable[Read]) -> Read | None:
    """The latest reading since switching off; None where there is none."""
    since = [one for one in readings if off_at is not None and one.read_at >= off_at]
    return max(since, key=lambda one: one.read_at, default=None)


def may_be_opened(off_at: datetime | None, readings: Iterable[Read], open_below: int) -> bool:
    """Whether the latest reading since switching off is no hotter than the opening temperature."""
    latest = latest_since_off(off_at, readings)
    return latest is not None and latest.celsius <= open_below


class Stage(StrEnum):
    """How far a firing has come."""

    PLANNED = "planned"
    FIRING = "firing"
    COOLING = "cooling"
    OPENED = "opened"
    CANCELLED = "cancelled"
