"""Hours as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.typed_hours import MOST_MINUTES, read_hours
from krc_desktop.sentences import sentence


@pytest.mark.parametrize(
    "typed",
    ["2,5", "2.5", "2:30", "2h30", "2 h 30 min", "2h 30", "150 min", "2,5 h", "2,50 st.", " 2.5 "],
)
def test_two_and_a_half_hours(typed: str):
    assert read_hours(typed) == 150


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("24", 1440),
        ("0,1", 6),
        ("1 min", 1),
        ("45min.", 45),
        ("3 stundas", 180),
        ("2 stundas un 15 minūtes", 135),
        ("0:30", 30),
        ("24:00", 1440),
        ("0,333", 20),
    ],
)
def test_other_lengths(typed: str, minutes: int):
    assert read_hours(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("25", 150),
        ("45", 270),
        ("150", 150),
        ("90", 90),
        ("1500", None),
        ("24:01", None),
        ("24,5", None),
        ("0", None),
        ("0:00", None),
        ("999999", None),
    ],
)
def test_more_than_a_day_is_refused_and_what_was_meant_is_offered(typed: str, suggested: int):
    with pytest.raises(BrokenRule) as refused:
        read_hours(typed)
    assert refused.value.key is Rule.HOURS_OUT_OF_DAY
    assert refused.value.facts["suggested"] == suggested


@pytest.mark.parametrize(
    "typed", ["", "divas", "2:75", "2;5", "-2", "2,5,5", "٢", "2 5", "1" * 9000]
)
def test_what_is_no_length_is_refused(typed: str):
    with pytest.raises(BrokenRule) as refused:
        read_hours(typed)
    assert refused.value.key is Rule.HOURS_UNREADABLE
    assert len(sentence(Phrasebook(Language.LATVIAN), refused.value)) < 200


@given(
    typed=st.one_of(
        st.text(max_size=50), st.text("0123456789,.:h min", max_size=12), st.integers().map(str)
    )
)
def test_any_text_is_minutes_of_a_day_or_a_refusal(typed: str):
    answer: int | Rule
    try:
        answer = read_hours(typed)
    except BrokenRule as refused:
        answer = refused.key
    assert answer in (Rule.HOURS_UNREADABLE, Rule.HOURS_OUT_OF_DAY, *range(1, MOST_MINUTES + 1))


@given(minutes=st.integers(1, MOST_MINUTES))
def test_every_length_is_read_back_from_every_way_of_writing_it(minutes: int):
    hours, rest = divmod(minutes, 60)
    written = (
        f"{hours}:{rest:02}",
        f"{hours}h{rest:02}",
        f"{hours} h {rest} min",
        f"{minutes} min",
    )
    for typed in written:
        assert read_hours(typed) == minutes


@given(tenths=st.integers(1, 240))
def test_hours_as_they_are_shown_are_read_back(tenths: int):
    for language in Language:
        assert read_hours(Phrasebook(language).hours(tenths * 6)) == tenths * 6
