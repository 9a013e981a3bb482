from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.periods import Month, Period, parsed, whole_month

DAYS = st.dates(date(2019, 1, 1), date(2031, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-10", date(2026, 10, 1), date(2026, 10, 31)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-07..2026-10", date(2026, 7, 1), date(2026, 10, 31)),
        ("2026-07..2026-07", date(2026, 7, 1), date(2026, 7, 31)),
        ("2025..2026-02", date(2025, 1, 1), date(2026, 2, 28)),
        (" 2026-10 ", date(2026, 10, 1), date(2026, 10, 31)),
    ],
)
def test_a_span_is_understood(text: str, first: date, last: date):
    assert parsed(text) == Period(first, last)


@pytest.mark.parametrize(
    "text",
    ["", "oktobris", "2026-13", "2026-00", "2026-1", "26-10", "2026-10-01", "..", "2026..", "1989"],
)
def test_what_is_no_span_is_refused_as_it_was_typed(text: str):
    with pytest.raises(BrokenRule) as refused:
        parsed(text)
    assert refused.value.key is Rule.PERIOD_UNREADABLE
    assert refused.value.facts["given"] == text


def test_a_span_that_runs_backwards_is_refused():
    with pytest.raises(BrokenRule) as refused:
        parsed("2026-10..2026-07")
    assert refused.value.key is Rule.PERIOD_REVERSED


def test_a_month_knows_its_neighbours():
    assert Month(2026, 12).shifted(1) == Month(2027, 1)
    assert Month(2026, 1).shifted(-1) == Month(2025, 12)
    assert str(Month(2026, 3)) == "2026-03"


@given(DAYS, st.integers(-40, 40))
def test_there_and_back_again_is_the_same_month(day: date, months: int):
    month = Month.of(day)
    assert month.shifted(months).shifted(-months) == month
    assert whole_month(month.period) == month


def test_only_a_whole_month_is_one():
    assert whole_month(Period(date(2026, 10, 1), date(2026, 10, 30))) is None
    assert whole_month(Period(date(2026, 10, 1), date(2026, 11, 30))) is None


@given(DAYS, DAYS)
def test_weeks_cover_a_span_once_and_in_order(one: date, other: date):
    period = Period(min(one, other), max(one, other))
    weeks = list(period.weeks())
    assert [day for week in weeks for day in week.days()] == list(period.days())
    assert all(len({day.isocalendar()[:2] for day in week.days()}) == 1 for week in weeks)
    assert len({week.first.isocalendar()[:2] for week in weeks}) == len(weeks)


def test_both_ends_belong_to_a_span():
    october = Month(2026, 10).period
    assert october.length == 31
    assert date(2026, 10, 1) in october
    assert date(2026, 10, 31) in october
    assert date(2026, 11, 1) not in october
