"""Opening hours as they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.typed_opening import opening_text, read_opening


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9:00–19:00", (540, 1140)),
        ("9-19", (540, 1140)),
        ("9.30 - 17.00", (570, 1020)),
        ("no 9 līdz 19", (540, 1140)),
        ("from 9 to 19", (540, 1140)),
        ("0:00–24:00", (0, 1440)),
        ("0900-1900", (540, 1140)),
        ("slēgts", None),
        ("Slēgta", None),
        ("closed", None),
        ("", None),
        ("–", None),
    ],
)
def test_hours_are_read_as_people_type_them(typed: str, meant: tuple[int, int] | None) -> None:
    assert read_opening(typed) == meant


@pytest.mark.parametrize("typed", ["25:00–26:00", "9", "9–12–15", "varbūt", "9–", "9" * 300])
def test_anything_else_is_refused(typed: str) -> None:
    with pytest.raises(BrokenRule) as refused:
        read_opening(typed)
    assert refused.value.key is Rule.OPENING_UNREADABLE


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(BrokenRule) as refused:
        read_opening("19–9")
    assert refused.value.key is Rule.END_BEFORE_START


@given(st.integers(0, 1439), st.integers(1, 1440))
def test_what_is_shown_is_read_back(opens: int, closes: int) -> None:
    if closes > opens:
        assert read_opening(opening_text(opens, closes)) == (opens, closes)
