"""The planned curve of a firing, readings against it, and when the kiln may be opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.bookings import FiringReading
from krc_desktop.model.firings import (
    ForecastBy,
    Plan,
    corners,
    difference,
    fire_minutes,
    forecast,
    is_doubtful,
    may_be_opened,
)
from krc_desktop.model.typed_moments import read_celsius, read_moment
from tests.builders import at


@dataclass(frozen=True)
class Segment:
    degrees_per_hour: int
    target_celsius: int
    hold_minutes: int = 0


BISQUE = (Segment(80, 120, 60), Segment(100, 600), Segment(160, 960, 15))
ON = at("2026-11-26 18:00")


def plan(segments=BISQUE, cool: int = 1080, below: int = 60, off: float | None = None) -> Plan:
    return Plan(tuple(segments), cool, below, off)


def read(when: datetime, celsius: int) -> FiringReading:
    return FiringReading(firing_id=1, read_at=when, celsius=celsius)


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


SEGMENTS = st.lists(
    st.builds(Segment, st.integers(20, 2000), st.integers(100, 1400), st.integers(0, 600)),
    min_size=1,
    max_size=8,
)
BELOW = st.integers(20, 95)


def test_a_programme_is_as_long_as_its_segments():
    assert fire_minutes([Segment(100, 120)]) == 60
    assert fire_minutes([Segment(100, 120, 30), Segment(440, 1000)]) == 60 + 30 + 120
    assert fire_minutes([]) == 0
    assert fire_minutes([Segment(300, 320), Segment(100, 220)]) == 60 + 60


@given(SEGMENTS, st.integers(1, 20_000), BELOW)
def test_the_plan_goes_through_its_corners_and_ends_at_the_opening_temperature(
    segments: list[Segment], cool: int, below: int
):
    one = plan(segments, cool, below)
    for corner in corners(segments):
        if corner.minutes < one.off_minutes:
            assert one.celsius_at(corner.minutes) == pytest.approx(corner.celsius, abs=2)
    assert one.opens_minutes >= one.off_minutes
    assert one.celsius_at(one.opens_minutes) <= max(below, segments[-1].target_celsius) + 0.5
    if one.top.celsius > below:
        assert one.celsius_at(one.opens_minutes) == pytest.approx(below, abs=0.5)
    drawn = one.points()
    assert [p.minutes for p in drawn] == sorted(p.minutes for p in drawn)


@given(SEGMENTS, st.integers(30, 20_000), BELOW, st.floats(1, 3000))
def test_a_plan_that_was_switched_off_at_another_time_has_no_jump(
    segments: list[Segment], cool: int, below: int, off: float
):
    one = plan(segments, cool, below, off)
    assert one.celsius_at(off + 0.001) == pytest.approx(one.celsius_at(off), abs=2)
    later = [one.celsius_at(off + step * 60) for step in range(20)]
    if one.top.celsius > 20:
        assert later == sorted(later, reverse=True)


@given(
    st.integers(200, 1300),
    st.floats(0.0005, 0.02),
    st.integers(30, 90),
    st.integers(20, 400),
    st.integers(20, 400),
)
def test_the_forecast_finds_a_kiln_that_cools_by_newtons_law(
    top: int, rate: float, below: int, first: int, more: int
):
    """Readings are whole degrees: the truth is met as nearly as they allow."""
    import math

    off = ON + hours(10)

    def celsius(minutes: float) -> float:
        return 20 + (top - 20) * math.exp(-rate * minutes)

    readings = [
        read(off + timedelta(minutes=m), round(celsius(m))) for m in (0, first, first + more)
    ]
    one, two = readings[1].celsius, readings[2].celsius
    now = readings[-1].read_at
    told = forecast(plan(below=below), ON, off, readings, now)
    assert told is not None
    if two <= below:
        assert told.opens_at == now
        return
    if one - two < 20 or two < 40:
        return
    assert told.by is ForecastBy.READINGS
    truth = math.log((top - 20) / (below - 20)) / rate
    error = abs((told.opens_at - off) / timedelta(minutes=1) - truth)
    assert error <= 0.25 * truth + 10


@given(
    st.lists(st.tuples(st.integers(0, 4000), st.integers(-30, 1400)), max_size=8),
    st.integers(0, 6000),
    st.one_of(st.none(), st.integers(1, 3000)),
)
def test_a_forecast_is_never_in_the_past(
    readings: list[tuple[int, int]], now: int, off: int | None
):
    moment = ON + timedelta(minutes=now)
    switched = ON + timedelta(minutes=off) if off is not None else None
    made = [read(ON + timedelta(minutes=m), celsius) for m, celsius in readings]
    told = forecast(plan(off=off), ON, switched, made, moment)
    assert told is not None
    assert told.opens_at >= moment


def test_before_two_cooling_readings_the_programme_tells():
    off = ON + timedelta(minutes=fire_minutes(BISQUE))
    told = forecast(plan(), ON, off, [read(off, 960), read(off + hours(0.1), 950)], off + hours(1))
    assert told is not None
    assert told.by is ForecastBy.PROGRAMME
    assert abs(told.opens_at - (off + hours(18))) < timedelta(minutes=2)
    warmer = [read(off + hours(1), 700), read(off + hours(2), 720)]
    again = forecast(plan(), ON, off, warmer, off + hours(2))
    assert again is not None
    assert again.by is ForecastBy.PROGRAMME


def test_while_it_heats_longer_than_planned_the_forecast_moves_on():
    planned = timedelta(minutes=fire_minutes(BISQUE))
    in_time = forecast(plan(), ON, None, [], ON + hours(1))
    late = forecast(plan(), ON, None, [], ON + planned + hours(3))
    assert in_time is not None
    assert late is not None
    assert late.opens_at - in_time.opens_at == pytest.approx(hours(3), abs=timedelta(minutes=1))


def test_no_segments_and_no_readings_tell_nothing():
    assert forecast(plan(()), ON, None, [], ON) is None
    assert difference(plan(()), ON, read(ON, 100)) is None


@pytest.mark.parametrize("on", ["2026-10-24 22:00", "2027-03-27 22:00"])
def test_a_clock_change_in_the_night_moves_nothing(on: str):
    """All lengths are elapsed: six hours after switching on is the same temperature any night."""
    start = at(on)
    usual = difference(plan(), ON, read(ON + hours(6), 500))
    assert difference(plan(), start, read(start + hours(6), 500)) == usual
    off = start + hours(10)
    cooling = [read(off, 960), read(off + hours(3), 500), read(off + hours(6), 280)]
    told = forecast(plan(), start, off, cooling, off + hours(6))
    shifted = [read(one.read_at + (ON - start), one.celsius) for one in cooling]
    same = forecast(plan(), ON, ON + hours(10), shifted, ON + hours(16))
    assert told is not None
    assert same is not None
    assert told.opens_at - start == same.opens_at - ON


def test_a_reading_far_off_the_plan_is_asked_about():
    expected = round(plan().celsius_at(360))
    assert not is_doubtful(plan(), ON, read(ON + hours(6), expected + 150))
    assert is_doubtful(plan(), ON, read(ON + hours(6), expected + 152))
    assert is_doubtful(plan(), ON, read(ON, -5))


def test_only_the_latest_reading_after_switching_off_opens():
    off = ON + hours(10)
    cold = read(off - hours(1), 40)
    assert not may_be_opened(off, [cold], 60)
    assert not may_be_opened(None, [cold], 60)
    assert not may_be_opened(off, [], 60)
    assert may_be_opened(off, [read(off + hours(20), 60)], 60)
    assert not may_be_opened(off, [read(off + hours(20), 60), read(off + hours(21), 61)], 60)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9:40", "2026-11-27 09:40"),
        ("9.40", "2026-11-27 09:40"),
        ("plkst. 9.40", "2026-11-27 09:40"),
        ("23:00", "2026-11-26 23:00"),
        ("26.11. 18:00", "2026-11-26 18:00"),
        ("vakar 18", "2026-11-26 18:00"),
        ("26.11.2026. plkst. 18.30", "2026-11-26 18:30"),
    ],
)
def test_a_moment_is_typed_as_one_writes_it(typed: str, meant: str):
    assert read_moment(typed, at("2026-11-27 09:40")) == at(meant)


def test_the_hour_that_comes_twice_is_the_second_once_it_has_come():
    second = at("2026-10-25 03:30") + hours(1)
    assert read_moment("3:30", second) == second
    assert read_moment("3:30", at("2026-10-25 03:40")) == at("2026-10-25 03:30")


@pytest.mark.parametrize("typed", ["", "vakar", "25:00", "31.02. 10:00", "x" * 900])
def test_what_is_no_moment_is_refused(typed: str):
    with pytest.raises(BrokenRule) as refused:
        read_moment(typed, at("2026-11-27 09:40"))
    assert refused.value.key in {Rule.TIME_UNREADABLE, Rule.DAY_UNREADABLE}


def test_degrees_are_typed_as_one_writes_them():
    assert [read_celsius(one) for one in ("148", " 148 °C", "148C", "−3", "-12 °")] == [
        148, 148, 148, -3, -12,
    ]  # fmt: skip
    assert read_celsius("10000") == 10_000
    for typed in ("", "daudz", "14,5", "1" * 90):
        with pytest.raises(BrokenRule):
            read_celsius(typed)
