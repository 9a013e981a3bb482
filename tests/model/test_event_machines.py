"""How the bookings of an event's machines follow its days."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.event_machines import followed
from tests.builders import at

Span = tuple[datetime, datetime]


def span(text: str) -> Span:
    """`2026-10-07 16:00–18:00`; an end before the start lies on the day after."""
    day, hours = text.split(" ")
    begins, ends = hours.split("–")
    start, end = at(f"{day} {begins}"), at(f"{day} {ends}")
    return start, end if end > start else end + timedelta(days=1)


@pytest.mark.parametrize(
    ("booked", "before", "after", "expected"),
    [
        # the whole event: as long as it is
        ("16:00–18:00", "16:00–18:00", "15:00–19:30", "15:00–19:30"),
        # set up an hour before, tidied up an hour after
        ("15:00–19:00", "16:00–18:00", "16:30–20:00", "15:30–21:00"),
        # a machine of the second hour keeps its distance from the end
        ("17:00–18:00", "16:00–18:00", "16:00–19:00", "17:00–19:00"),
        # inside: as far from the start, as long
        ("16:30–17:00", "16:00–18:00", "14:00–18:00", "14:30–15:00"),
        # tidying begins where the event ends
        ("18:00–19:00", "16:00–18:00", "16:00–20:00", "20:00–21:00"),
        # never turned over where the event becomes short
        ("17:00–18:00", "16:00–18:00", "16:00–17:00", "16:00–17:00"),
    ],
)
def test_a_booking_keeps_its_place_beside_the_hours_of_the_day(
    booked: str, before: str, after: str, expected: str
):
    day = "2026-10-07 "
    assert followed(span(day + booked), span(day + before), span(day + after)) == span(
        day + expected
    )


def test_a_night_over_the_clock_change_keeps_the_wall_time_of_the_event():
    before = (at("2026-10-17 20:00"), at("2026-10-18 06:00"))
    after = (at("2026-10-24 20:00"), at("2026-10-25 06:00"))
    assert followed(before, before, after) == after
    assert after[1] - after[0] == timedelta(hours=11)
    # what lies inside keeps its elapsed length
    inside = (at("2026-10-17 21:00"), at("2026-10-18 04:00"))
    moved = followed(inside, before, after)
    assert moved[1] - moved[0] == timedelta(hours=7)
    assert moved[0] == at("2026-10-24 21:00")


def test_a_time_that_the_spring_change_skips_is_refused():
    before = (at("2027-03-21 02:00"), at("2027-03-21 06:00"))
    after = (at("2027-03-28 02:00"), at("2027-03-28 06:00"))
    assert followed(before, before, after) == after
    with pytest.raises(BrokenRule) as refused:
        followed((at("2027-03-21 03:30"), at("2027-03-21 04:30")), before, after)
    assert refused.value.key is Rule.TIME_SKIPPED


minutes = st.integers(0, 24 * 60)


@given(minutes, st.integers(1, 600), minutes, st.integers(1, 600), st.integers(-300, 300))
def test_a_booking_never_ends_before_it_starts_and_a_whole_one_stays_whole(
    starts: int, length: int, day_starts: int, day_length: int, later: int
):
    midnight = at("2026-10-24 00:00")
    booked = (
        midnight + timedelta(minutes=starts),
        midnight + timedelta(minutes=starts + length),
    )
    before = (
        midnight + timedelta(minutes=day_starts),
        midnight + timedelta(minutes=day_starts + day_length),
    )
    after = (before[0] + timedelta(days=7), before[1] + timedelta(days=7, minutes=abs(later)))
    moved = followed(booked, before, after)
    assert moved[0] < moved[1]
    assert followed(before, before, after)[1] == after[1]
