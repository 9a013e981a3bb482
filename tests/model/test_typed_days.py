"""Days, spans and times as tired people type them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.typed_days import LONGEST_TYPED, read_day, read_days
from krc_desktop.model.typed_times import read_time
from krc_desktop.periods import EARLIEST_YEAR, LATEST_YEAR, Period

TODAY = date(2026, 11, 2)  # a Monday
DAYS = st.dates(date(EARLIEST_YEAR, 1, 1), date(LATEST_YEAR, 12, 31))
TYPED = st.one_of(
    st.text(max_size=40),
    st.text("0123456789.-/–: gadjnovrīt", max_size=24),
    st.from_regex(r"\A[0-9]{1,4}[-./ ][0-9]{1,2}[-./ ]?[0-9]{0,4}\.?\Z"),
)


def refusal_of(read: Callable[[], object]) -> Rule | None:
    """The rule by which something is refused; None where it is read."""
    try:
        read()
    except BrokenRule as refused:
        return refused.key
    return None


@pytest.mark.parametrize(
    "typed",
    [
        "27.11.",
        "27.11",
        " 27.11.2026. ",
        "27.11.26",
        "27.11.26.",
        "27/11",
        "27/11/2026",
        "27-11-2026",
        "2026-11-27",
        "2026.11.27.",
        "27 11",
        "27. novembris",
        "27. nov.",
        "27 November 2026",
        "2026. gada 27. novembrī",
        "Pk, 27.11.",
        "27.11. Pk",
        "piektdien, 27. novembrī",
    ],
)
def test_a_day_is_read_however_it_is_written(typed: str):
    assert read_day(typed, TODAY) == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("typed", "ahead"),
    [
        ("šodien", 0),
        ("SODIEN", 0),
        ("vakar", -1),
        ("aizvakar", -2),
        ("rīt", 1),
        ("parīt", 2),
        ("today", 0),
        ("Yesterday", -1),
        ("tomorrow", 1),
        ("pirmdien", 0),
        ("Ce", 3),
        ("ceturtdiena", 3),
        ("pk.", -3),
        ("sunday", -1),
        ("Tr", 2),
    ],
)
def test_days_called_by_a_word_are_those_nearest_to_today(typed: str, ahead: int):
    assert read_day(typed, TODAY) == TODAY + timedelta(days=ahead)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("5.1.", date(2027, 1, 5)),
        ("5.6.", date(2026, 6, 5)),
        ("29.02.", date(2028, 2, 29)),
        ("27", date(2026, 10, 27)),
        ("12.", date(2026, 11, 12)),
        ("31", date(2026, 10, 31)),
    ],
)
def test_what_is_left_out_is_the_nearest_to_today(typed: str, meant: date):
    assert read_day(typed, TODAY) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "31.02.",
        "29.02.2026.",
        "32.1.",
        "0.1.",
        "1.13.",
        "1.9.1985",
        "1.1.2200",
        "27.11.026",
        "kaut kad",
        "25:00",
        "7 octember 20",
        "٢٧.١١.",
        "1" * 10_000,
    ],
)
def test_what_is_no_day_is_refused_with_what_was_typed(typed: str):
    with pytest.raises(BrokenRule) as refused:
        read_day(typed, TODAY)
    assert refused.value.key is Rule.DAY_UNREADABLE
    assert len(str(refused.value.facts["given"])) <= LONGEST_TYPED + 1


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("19.–21.11.2026.", (2026, 11, 19), (2026, 11, 21)),
        ("19-21.11.", (2026, 11, 19), (2026, 11, 21)),
        ("19.11.–2.12.", (2026, 11, 19), (2026, 12, 2)),
        ("19.11.2026. - 2.12.2026.", (2026, 11, 19), (2026, 12, 2)),
        ("29.12.–3.1.", (2026, 12, 29), (2027, 1, 3)),
        ("2026-11-19..2026-11-21", (2026, 11, 19), (2026, 11, 21)),
        ("2026-11-19 - 2026-11-21", (2026, 11, 19), (2026, 11, 21)),
        ("19. līdz 21. novembris", (2026, 11, 19), (2026, 11, 21)),
        ("1–31 October 2026", (2026, 10, 1), (2026, 10, 31)),
        ("šodien – rīt", (2026, 11, 2), (2026, 11, 3)),
        ("27.11.", (2026, 11, 27), (2026, 11, 27)),
    ],
)
def test_spans(typed: str, first: tuple[int, int, int], last: tuple[int, int, int]):
    assert read_days(typed, TODAY) == Period(date(*first), date(*last))


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("21.–19.11.2026.", Rule.PERIOD_REVERSED),
        ("19.–31.02.", Rule.DAY_UNREADABLE),
        ("19.–", Rule.DAY_UNREADABLE),
        ("–", Rule.DAY_UNREADABLE),
        ("30.02.–2.03.", Rule.DAY_UNREADABLE),
    ],
)
def test_spans_that_are_none(typed: str, rule: Rule):
    with pytest.raises(BrokenRule) as refused:
        read_days(typed, TODAY)
    assert refused.value.key is rule


@given(typed=TYPED, today=DAYS)
def test_no_text_raises_anything_but_a_refusal(typed: str, today: date):
    for read in (read_day, read_days):
        refused = refusal_of(lambda read=read: read(typed, today))
        assert refused in (None, Rule.DAY_UNREADABLE, Rule.PERIOD_REVERSED)


@given(day=DAYS, today=DAYS, language=st.sampled_from(list(Language)))
def test_what_a_phrasebook_writes_is_read_back(day: date, today: date, language: Language):
    words = Phrasebook(language)
    assert read_day(words.date(day), today) == day
    assert read_day(words.date_in_words(day), today) == day
    assert read_day(day.isoformat(), today) == day
    span = f"{words.date(day)}–{words.date(day)}"
    assert read_days(span, today) == Period(day, day)


@given(day=DAYS, language=st.sampled_from(list(Language)))
def test_a_short_date_is_read_back_within_its_year(day: date, language: Language):
    words = Phrasebook(language)
    for shown in (words.short_date(day), words.day_and_weekday(day), words.day_in_words(day)):
        assert read_day(shown, day) == day


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("10", time(10)),
        ("10:00", time(10)),
        ("10.00", time(10)),
        ("1000", time(10)),
        ("9", time(9)),
        ("930", time(9, 30)),
        (" 9.30 ", time(9, 30)),
        ("0:05", time(0, 5)),
        ("23:59", time(23, 59)),
        ("plkst. 9.30", time(9, 30)),
    ],
)
def test_times(typed: str, meant: time):
    assert read_time(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "25:00", "24", "24:00", "9:60", "9:5", "12345", "rīts", "-1"]
)
def test_what_is_no_time_is_refused(typed: str):
    with pytest.raises(BrokenRule) as refused:
        read_time(typed)
    assert refused.value.key is Rule.TIME_UNREADABLE


@given(typed=st.one_of(st.text(max_size=30), st.text("0123456789:.h ", max_size=8)))
def test_no_text_of_a_time_raises_anything_else(typed: str):
    assert refusal_of(lambda: read_time(typed)) in (None, Rule.TIME_UNREADABLE)


@given(moment=st.times().map(lambda moment: moment.replace(second=0, microsecond=0)))
def test_a_time_as_shown_is_read_back(moment: time):
    for language in Language:
        words = Phrasebook(language)
        assert read_time(words.time(moment)) == moment
        assert read_time(words.time_in_words(moment)) == moment
