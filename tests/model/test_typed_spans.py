"""Hours typed as a length or from when to when; sums of money."""

from __future__ import annotations

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.typed_money import read_cents
from krc_desktop.model.typed_spans import WorkedHours, read_worked_hours


@pytest.mark.parametrize(
    ("typed", "worked"),
    [
        ("2,5", WorkedHours(150)),
        ("2:30", WorkedHours(150)),
        ("14–16:30", WorkedHours(150, 840, 990)),
        ("9-12", WorkedHours(180, 540, 720)),
        ("14.00 līdz 16.15", WorkedHours(135, 840, 975)),
        ("22:00-24", WorkedHours(120, 1320, 1440)),
    ],
)
def test_hours_are_a_length_or_a_span(typed: str, worked: WorkedHours) -> None:
    assert read_worked_hours(typed) == worked


@pytest.mark.parametrize("typed", ["2-3", "16-14", "14:70-15", "25-26", "", "14-", "24-24:30"])
def test_what_is_no_span_is_refused(typed: str) -> None:
    with pytest.raises(BrokenRule) as refused:
        read_worked_hours(typed)
    assert refused.value.key is Rule.HOURS_UNREADABLE


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("50", 5000), ("12,5", 1250), ("1 250.00 €", 125000), ("EUR 5", 500), ("0,05", 5)],
)
def test_sums_of_money(typed: str, cents: int) -> None:
    assert read_cents(typed) == cents


@pytest.mark.parametrize("typed", ["", "-5", "1,234", "pieci", "1 2", "9" * 40])
def test_what_is_no_sum(typed: str) -> None:
    with pytest.raises(BrokenRule):
        read_cents(typed)
