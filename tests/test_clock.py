"""Riga's wall clock, whatever the laptop believes."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krc_desktop import clock
from krc_desktop.clock import FixedClock
from krc_desktop.errors import BrokenRule, Rule
from tests.builders import at


@pytest.fixture(params=["UTC", "America/St_Johns", "Asia/Tokyo"])
def laptop_elsewhere(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


def length(start: str, end: str) -> int:
    return clock.minutes_between(at(start), at(end))


def test_a_night_lasts_ten_hours():
    assert length("2026-10-20 22:00", "2026-10-21 08:00") == 10 * 60


def test_the_night_of_the_autumn_change_lasts_eleven_hours():
    assert length("2026-10-24 22:00", "2026-10-25 08:00") == 11 * 60


def test_the_night_of_the_spring_change_lasts_nine_hours():
    assert length("2027-03-27 22:00", "2027-03-28 08:00") == 9 * 60


def test_lengths_are_elapsed_even_between_wall_times_of_one_zone():
    start = datetime(2026, 10, 24, 22, tzinfo=clock.RIGA)
    end = datetime(2026, 10, 25, 8, tzinfo=clock.RIGA)
    assert clock.minutes_between(start, end) == 11 * 60


def test_of_the_hour_that_comes_twice_the_first_is_meant():
    assert at("2026-10-25 03:30") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert at("2026-10-25 04:00") == datetime(2026, 10, 25, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize("skipped", ["2027-03-28 03:00", "2027-03-28 03:59"])
def test_an_hour_that_spring_skips_is_refused(skipped: str):
    with pytest.raises(BrokenRule) as refused:
        at(skipped)
    assert refused.value.key is Rule.TIME_SKIPPED
    assert refused.value.facts["day"] == date(2027, 3, 28)


@pytest.mark.parametrize("there", ["2027-03-28 02:59", "2027-03-28 04:00"])
def test_the_hours_around_the_skipped_one_exist(there: str):
    assert clock.local(at(there)).isoformat(" ", "minutes")[:16] == there


def test_a_wall_time_with_a_zone_is_a_mistake_of_the_program():
    with pytest.raises(ValueError, match="carries no zone"):
        clock.instant(datetime(2026, 10, 1, tzinfo=UTC))


@pytest.mark.usefixtures("laptop_elsewhere")
def test_the_zone_is_riga_wherever_the_laptop_is():
    late = datetime(2026, 10, 31, 22, 30, tzinfo=UTC)
    assert clock.local_day(late) == date(2026, 11, 1)
    assert at("2026-11-01 00:30") == late
    assert clock.today(FixedClock(late)) == date(2026, 11, 1)
    assert clock.from_seconds(clock.seconds_of(late)) == late


def test_the_system_clock_tells_whole_seconds_in_utc():
    now = clock.SystemClock().now()
    assert now.tzinfo is UTC
    assert now.microsecond == 0


def test_a_day_begins_at_rigas_midnight():
    assert clock.midnight(date(2026, 7, 1)) == datetime(2026, 6, 30, 21, tzinfo=UTC)
    assert clock.midnight(date(2026, 12, 1)) == datetime(2026, 11, 30, 22, tzinfo=UTC)


@given(st.datetimes(datetime(1991, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_every_instant_survives_the_file_to_the_second(moment: datetime):
    kept = clock.from_seconds(clock.seconds_of(moment))
    assert moment - kept < timedelta(seconds=1)
    assert kept <= moment
