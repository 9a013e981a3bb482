"""An event's times from its days and hours, and back."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.event_times import days_shown, goes_over_midnight, span_of
from krc_desktop.model.events import Event, EventDay, days_of_span
from krc_desktop.periods import Period
from tests.builders import at, day


def days(first: str, last: str | None = None) -> Period:
    return Period(day(first), day(last or first))


def test_one_day_and_several():
    assert span_of(days("2026-11-19"), time(10), time(15)) == (
        at("2026-11-19 10:00"),
        at("2026-11-19 15:00"),
    )
    assert span_of(days("2026-11-19", "2026-11-21"), time(10), time(15)) == (
        at("2026-11-19 10:00"),
        at("2026-11-21 15:00"),
    )


@pytest.mark.parametrize(("begins", "ends"), [(time(22), time(2)), (time(17), time(6))])
def test_an_evening_goes_on_into_the_night(begins: time, ends: time):
    starts, stops = span_of(days("2026-11-19"), begins, ends)
    assert stops > starts
    assert len(days_of_span(starts, stops)) == 1


@pytest.mark.parametrize(("begins", "ends"), [(time(16), time(14)), (time(10), time(10))])
def test_an_end_before_the_start_is_refused(begins: time, ends: time):
    with pytest.raises(BrokenRule) as refused:
        span_of(days("2026-11-19"), begins, ends)
    assert refused.value.key is Rule.END_BEFORE_START


def test_midnight_ends_the_last_day():
    _, ends = span_of(days("2026-11-19", "2026-11-20"), time(10), time(0))
    assert ends == at("2026-11-21 00:00")


@given(
    first=st.dates(day("2026-01-02"), day("2027-12-01")),
    length=st.integers(0, 20),
    begins=st.times(),
    ends=st.times(),
)
def test_what_is_shown_reads_back_as_the_same_times(first, length, begins, ends):
    begins, ends = begins.replace(second=0, microsecond=0), ends.replace(second=0, microsecond=0)
    span = Period(first, day(str(first.fromordinal(first.toordinal() + length))))
    try:
        starts_at, ends_at = span_of(span, begins, ends)
    except BrokenRule:
        return
    made = [
        EventDay(event_id=1, local_day=one, starts_at=starts, ends_at=stops)
        for one, starts, stops in days_of_span(starts_at, ends_at)
    ]
    event = Event(
        centre_id=1, title_lv="x", starts_at=starts_at, ends_at=ends_at, local_day=span.first
    )
    shown = days_shown(made, event)
    over = goes_over_midnight(event, made)
    assert span_of(shown, begins, ends, over_midnight=over) == (starts_at, ends_at)
