"""What a cell's text means, and that nothing but a refusal comes of a text without meaning."""

import unicodedata
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.exchange.cells import (
    day_in_words,
    read_day,
    read_hours,
    read_several,
    read_time,
    read_wall_time,
    read_whole,
    read_yes_no,
)


def read_count(text: str) -> int:
    return read_whole(text, least=0, most=10_000)


READERS: list[Callable[[str], object]] = [
    day_in_words,
    read_day,
    read_time,
    read_wall_time,
    read_count,
    read_hours,
    read_yes_no,
]


@pytest.mark.parametrize(
    "text",
    ["2026-10-01", "01.10.2026.", "01.10.2026", "1.10.2026", " 1.10.2026. ", "01. 10. 2026."],
)
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert read_day(text) == date(2026, 10, 1)


@pytest.mark.parametrize(
    "text",
    ["", "31.02.2026", "2026-02-31", "01/10/2026", "1.10.26", "2026", "0000-01-01", "١.١٠.٢٠٢٦"],
)
def test_a_day_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(BrokenRule) as refused:
        read_day(text)
    assert (refused.value.key, refused.value.facts) == (Rule.DAY_UNREADABLE, {"given": text})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:00", time(14)),
        ("14.00", time(14)),
        ("9:30", time(9, 30)),
        ("09:30:15", time(9, 30, 15)),
        ("0.00", time(0)),
    ],
)
def test_a_time_is_read_with_colon_or_point(text: str, expected: time) -> None:
    assert read_time(text) == expected


@pytest.mark.parametrize("text", ["25:00", "24:00", "12:60", "14", "14,00", "", "2 pm"])
def test_a_time_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(BrokenRule) as refused:
        read_time(text)
    assert refused.value.key is Rule.TIME_UNREADABLE


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-01 14:00",
        "2026-10-01T14:00",
        "2026-10-01 14:00:00",
        "01.10.2026. 14:00",
        "01.10.2026 14.00",
        "1.10.2026., 14.00",
        "01. 10. 2026. 14.00",
    ],
)
def test_a_wall_time_is_a_day_and_a_time(text: str) -> None:
    assert read_wall_time(text) == datetime(2026, 10, 1, 14)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2026-10-01", Rule.TIME_UNREADABLE),
        ("14:00", Rule.TIME_UNREADABLE),
        ("2026-10-01 25:00", Rule.TIME_UNREADABLE),
        ("31.02.2026 14:00", Rule.DAY_UNREADABLE),
        ("2026-10-01T14:00Z", Rule.TIME_UNREADABLE),
    ],
)
def test_half_a_wall_time_is_refused(text: str, rule: Rule) -> None:
    with pytest.raises(BrokenRule) as refused:
        read_wall_time(text)
    assert refused.value.key is rule


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12", 12), ("1 234", 1234), ("1\u00a0234", 1234), ("12.0", 12), ("+3", 3), ("0", 0)],
)
def test_a_whole_number_may_be_grouped(text: str, expected: int) -> None:
    assert read_count(text) == expected


@pytest.mark.parametrize("text", ["-3", "\u22123", "1e9", "1000000000", "9" * 5000, "1E999"])
def test_a_number_out_of_range_is_refused(text: str) -> None:
    with pytest.raises(BrokenRule) as refused:
        read_count(text)
    assert refused.value.key is Rule.NUMBER_OUT_OF_RANGE
    assert refused.value.facts == {"given": text, "least": 0, "most": 10_000}


@pytest.mark.parametrize(
    "text", ["", "abc", "1,000", "1.5", "1 23", "12 3", "٣", "--1", "1e", "nan"]
)
def test_a_number_that_may_mean_two_things_is_refused(text: str) -> None:
    with pytest.raises(BrokenRule) as refused:
        read_count(text)
    assert refused.value.key is Rule.NUMBER_UNREADABLE


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("2,5", 150),
        ("2.5", 150),
        ("2:30", 150),
        ("2 h 30 min", 150),
        ("2h30min", 150),
        ("2 st. 30 min.", 150),
        ("2,5 h", 150),
        ("2 h", 120),
        ("45 min", 45),
        ("2.333", 140),
        ("24", 1440),
        ("0", 0),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, minutes: int) -> None:
    assert read_hours(text) == minutes


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("24:01", Rule.NUMBER_OUT_OF_RANGE),
        ("25", Rule.NUMBER_OUT_OF_RANGE),
        ("2:60", Rule.NUMBER_UNREADABLE),
        ("", Rule.NUMBER_UNREADABLE),
        (" ", Rule.NUMBER_UNREADABLE),
        ("-1", Rule.NUMBER_UNREADABLE),
        ("daudz", Rule.NUMBER_UNREADABLE),
    ],
)
def test_hours_beyond_a_day_are_refused(text: str, rule: Rule) -> None:
    with pytest.raises(BrokenRule) as refused:
        read_hours(text)
    assert refused.value.key is rule


@pytest.mark.parametrize("word", ["jā", "JĀ", " Jā ", "yes", "1", "true", "TRUE", "x", "X"])
def test_yes_in_any_case_and_normal_form(word: str) -> None:
    assert read_yes_no(word)
    assert read_yes_no(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", ["nē", "NĒ", "no", "0", "false", "False"])
def test_no_in_any_case_and_normal_form(word: str) -> None:
    assert not read_yes_no(word)
    assert not read_yes_no(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", ["", "varbūt", "2", "xx"])
def test_neither_yes_nor_no_is_refused(word: str) -> None:
    with pytest.raises(BrokenRule) as refused:
        read_yes_no(word)
    assert (refused.value.key, refused.value.facts) == (Rule.CHOICE_UNKNOWN, {"given": word})


def test_several_values_come_once_each_and_in_order() -> None:
    assert read_several("ORG04;ORG01, ORG04;;\nORG02") == ("ORG04", "ORG01", "ORG02")
    assert read_several(" ") == ()


@pytest.mark.parametrize("reader", READERS)
@given(
    text=st.one_of(
        st.text(max_size=30),
        st.text(alphabet="0123456789.,:-TeEhminst +−\u00a0", max_size=20),
    )
)
def test_no_text_raises_anything_but_a_refusal(reader: Callable[[str], object], text: str) -> None:
    with suppress(BrokenRule):
        reader(text)


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_every_day_is_read_in_both_ways(day: date) -> None:
    assert read_day(day.isoformat()) == day
    assert read_day(f"{day.day}.{day.month}.{day.year:04}.") == day


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.times())
def test_every_minute_is_read(day: date, at: time) -> None:
    minute = datetime.combine(day, at.replace(second=0, microsecond=0))
    assert read_wall_time(minute.isoformat(timespec="minutes")) == minute


@given(st.integers(0, 24 * 60))
def test_every_length_is_read_as_a_clock_shows_it(minutes: int) -> None:
    assert read_hours(f"{minutes // 60}:{minutes % 60:02}") == minutes


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Pasākums pārcelts uz 2026. gada 7. novembri.", date(2026, 11, 7)),
        ("pārcelts uz 2026. gada 31. februāri", None),
        ("pārcelts uz nākamo nedēļu", None),
        ("2026. gada 7. dienā", None),
    ],
)
def test_a_day_written_out_is_found_in_its_sentence(text: str, day: date | None) -> None:
    assert day_in_words(text) == day


@pytest.mark.parametrize("text", ["0001-01-01", "9999-12-31", "01.01.1899."])
def test_a_day_that_no_centre_can_mean_is_refused(text: str) -> None:
    with pytest.raises(BrokenRule):
        read_day(text)
