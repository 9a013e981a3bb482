"""How an event's span becomes its days."""

from __future__ import annotations

import itertools
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.events import LONGEST_EVENT, check_span, days_of_span
from tests.builders import at, day


def days(starts: str, ends: str) -> list[tuple[str, str, str]]:
    return [
        (
            local_day.isoformat(),
            f"{clock.local(start):%d. %H:%M}",
            f"{clock.local(end):%d. %H:%M}",
        )
        for local_day, start, end in days_of_span(at(starts), at(ends))
    ]


def test_an_afternoon_is_one_day():
    assert days("2026-10-07 16:00", "2026-10-07 18:00") == [
        ("2026-10-07", "07. 16:00", "07. 18:00")
    ]


def test_a_vigil_over_midnight_is_the_day_on_which_it_starts():
    assert days("2026-10-31 22:00", "2026-11-01 02:00") == [
        ("2026-10-31", "31. 22:00", "01. 02:00")
    ]


def test_a_camp_has_a_day_for_each_with_the_hours_of_its_ends():
    assert days("2026-10-20 10:00", "2026-10-22 16:00") == [
        ("2026-10-20", "20. 10:00", "20. 16:00"),
        ("2026-10-21", "21. 10:00", "21. 16:00"),
        ("2026-10-22", "22. 10:00", "22. 16:00"),
    ]


def test_a_camp_over_the_clock_change_keeps_its_hours_of_the_wall():
    assert [start for _, start, _ in days("2026-10-24 10:00", "2026-10-26 16:00")] == [
        "24. 10:00",
        "25. 10:00",
        "26. 10:00",
    ]


def test_a_camp_that_ends_in_the_morning_has_whole_days_between_its_ends():
    assert days("2026-10-20 15:00", "2026-10-22 11:00") == [
        ("2026-10-20", "20. 15:00", "21. 00:00"),
        ("2026-10-21", "21. 00:00", "22. 00:00"),
        ("2026-10-22", "22. 00:00", "22. 11:00"),
    ]


def test_midnight_at_the_end_is_no_day_more():
    assert [local_day for local_day, _, _ in days("2026-10-20 10:00", "2026-10-22 00:00")] == [
        "2026-10-20",
        "2026-10-21",
    ]


@pytest.mark.parametrize("ends", ["2026-10-07 16:00", "2026-10-07 15:00"])
def test_an_event_ends_after_it_starts(ends: str):
    with pytest.raises(BrokenRule) as refused:
        check_span(at("2026-10-07 16:00"), at(ends))
    assert refused.value.key is Rule.END_BEFORE_START


def test_an_event_lasts_two_months_at_most():
    start = at("2026-07-01 10:00")
    check_span(start, start + LONGEST_EVENT)
    with pytest.raises(BrokenRule) as refused:
        check_span(start, start + LONGEST_EVENT + timedelta(minutes=1))
    assert refused.value.key is Rule.EVENT_TOO_LONG


HOURS = st.integers(5, 23)  # away from the hour that spring skips


@given(
    st.dates(day("2026-01-01"), day("2027-12-01")), HOURS, st.integers(0, 60), st.integers(5, 23)
)
def test_days_lie_inside_their_event_in_order_and_start_on_their_date(first, opens, more, closes):
    starts = clock.instant(datetime(first.year, first.month, first.day, opens))  # noqa: DTZ001
    last = first + timedelta(days=more)
    ends = clock.instant(datetime(last.year, last.month, last.day, closes, 30))  # noqa: DTZ001
    if ends <= starts:
        return
    laid = days_of_span(starts, ends)
    assert laid[0][0] == first
    assert laid[0][1] == starts
    assert laid[-1][2] == ends
    for (one, _, end), (other, start, _) in itertools.pairwise(laid):
        assert other - one == timedelta(days=1)
        assert end <= start
    for local_day, start, end in laid:
        assert clock.local_day(start) == local_day
        assert starts <= start < end <= ends
