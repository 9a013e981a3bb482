"""Days of work as they are typed."""

from __future__ import annotations

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.worked_days import read_worked_day
from krc_desktop.periods import Month
from tests.builders import day

TODAY = day("2026-11-02")


@pytest.mark.parametrize(
    ("typed", "seen", "meant"),
    [
        ("15", Month(2026, 10), "2026-10-15"),
        ("15.", Month(2026, 10), "2026-10-15"),
        ("2", Month(2026, 11), "2026-11-02"),
        ("28", Month(2026, 11), "2026-10-28"),
        ("31", Month(2026, 11), "2026-10-31"),
        ("vakar", Month(2026, 10), "2026-11-01"),
        ("Ce, 29.10.", Month(2026, 11), "2026-10-29"),
        ("29", Month(2027, 2), "2027-01-29"),
    ],
)
def test_a_bare_number_is_a_day_of_the_month_at_hand(typed: str, seen: Month, meant: str) -> None:
    assert read_worked_day(typed, seen, TODAY) == day(meant)


@pytest.mark.parametrize("typed", ["", "31.02.", "32", "0", "kādreiz"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(BrokenRule) as refused:
        read_worked_day(typed, Month(2026, 11), TODAY)
    assert refused.value.key is Rule.DAY_UNREADABLE


def test_a_number_that_the_past_month_lacks_is_refused() -> None:
    with pytest.raises(BrokenRule):
        read_worked_day("31", Month(2026, 9), TODAY)
