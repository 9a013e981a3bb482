"""When doors are open: hours, closures, holidays, and arithmetic of stretches of time."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krc_desktop.model.centres import Closure, OpeningHours
from krc_desktop.model.opening import Span, is_holiday, merged, open_spans, overlap_minutes, without

WEDNESDAY = date(2026, 10, 7)
HOURS = [
    OpeningHours(centre_id=1, weekday=3, opens=9 * 60, closes=17 * 60, valid_from=date(2026, 1, 1))
]
SPANS = st.lists(
    st.builds(lambda a, n: Span(a, a + n), st.integers(0, 60), st.integers(1, 20)), max_size=6
)


def seconds(spans: list[Span]) -> set[int]:
    return {second for span in spans for second in range(span.start, span.end)}


def closed(first: date, last: date, *, is_open: bool = False) -> Closure:
    return Closure(centre_id=1, first_day=first, last_day=last, is_open=is_open)


def test_a_wednesday_is_open_eight_hours():
    assert [span.minutes for span in open_spans(WEDNESDAY, HOURS, [])] == [480]


def test_a_thursday_is_closed():
    assert open_spans(date(2026, 10, 8), HOURS, []) == []


def test_a_closure_closes_and_ends():
    holiday_week = closed(date(2026, 10, 5), date(2026, 10, 9))
    assert open_spans(WEDNESDAY, HOURS, [holiday_week]) == []
    assert open_spans(date(2026, 10, 14), HOURS, [holiday_week])


def test_the_independence_day_is_closed_unless_somebody_says_open():
    independence = date(2026, 11, 18)
    assert independence.isoweekday() == 3
    assert is_holiday(independence)
    assert open_spans(independence, HOURS, []) == []
    assert open_spans(independence, HOURS, [closed(independence, independence, is_open=True)])


def test_closed_wins_over_open():
    marks = [closed(WEDNESDAY, WEDNESDAY, is_open=True), closed(WEDNESDAY, WEDNESDAY)]
    assert open_spans(WEDNESDAY, HOURS, marks) == []


def test_hours_hold_from_day_to_day():
    until = [
        OpeningHours(
            centre_id=1,
            weekday=3,
            opens=540,
            closes=600,
            valid_from=date(2026, 1, 1),
            valid_until=date(2026, 9, 30),
        )
    ]
    assert open_spans(date(2026, 9, 30), until, [])
    assert open_spans(WEDNESDAY, until, []) == []


def test_a_day_open_round_the_clock_has_twenty_five_hours_in_october():
    always = [
        OpeningHours(centre_id=1, weekday=7, opens=0, closes=1440, valid_from=date(2026, 1, 1))
    ]
    assert [s.minutes for s in open_spans(date(2026, 10, 25), always, [])] == [25 * 60]
    assert [s.minutes for s in open_spans(date(2027, 3, 21), always, [])] == [24 * 60]


def test_doors_that_open_in_the_skipped_hour_open_half_an_hour_after_the_jump():
    early = [
        OpeningHours(
            centre_id=1, weekday=7, opens=3 * 60 + 30, closes=10 * 60, valid_from=date(2026, 1, 1)
        )
    ]
    # the Sunday of the spring change of 2026; that of 2027 is Easter
    assert [s.minutes for s in open_spans(date(2026, 3, 29), early, [])] == [5 * 60 + 30]


@pytest.mark.parametrize("moved", [date(2025, 5, 5), date(2028, 11, 20)])
def test_a_holiday_on_a_weekend_moves_to_monday(moved: date):
    assert is_holiday(moved)


@given(SPANS)
def test_merging_keeps_every_second_once(spans: list[Span]):
    found = merged(spans)
    assert seconds(found) == seconds(spans)
    assert all(one.end < other.start for one, other in itertools.pairwise(found))


@given(SPANS, SPANS)
def test_cutting_out_leaves_what_is_in_one_alone(spans: list[Span], cut: list[Span]):
    assert seconds(without(spans, cut)) == seconds(spans) - seconds(cut)


@given(SPANS, SPANS)
def test_an_overlap_is_what_is_in_both(some: list[Span], others: list[Span]):
    in_minutes = [[Span(s.start * 60, s.end * 60) for s in spans] for spans in (some, others)]
    assert overlap_minutes(*in_minutes) == len(seconds(some) & seconds(others))
