"""Counted nouns, numbers, dates and months in both languages."""

from __future__ import annotations

import gettext
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krc_desktop.language import Case, Language, Phrasebook
from krc_desktop.periods import Month, Period, parsed

LV = Phrasebook(Language.LATVIAN)
EN = Phrasebook(Language.ENGLISH)
MONTHS = {
    Case.NOMINATIVE: "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris"
    " oktobris novembris decembris",
    Case.DATIVE: "janvārim februārim martam aprīlim maijam jūnijam jūlijam augustam septembrim"
    " oktobrim novembrim decembrim",
    Case.ACCUSATIVE: "janvāri februāri martu aprīli maiju jūniju jūliju augustu septembri"
    " oktobri novembri decembri",
    Case.LOCATIVE: "janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī"
    " oktobrī novembrī decembrī",
}


def spaced(text: str) -> str:
    """The text with plain spaces, so that a test can be read."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("form", "counts"),
    [
        ("pasākumu", (0, 10, 11, 12, 19, 20, 30, 100, 110, 111, 112, 1000, 1011)),
        ("pasākums", (1, 21, 101, 121, 1001)),
        ("pasākumi", (2, 9, 22)),
    ],
)
def test_counted_nouns_follow_cldr(form: str, counts: tuple[int, ...]):
    for count in counts:
        assert LV.counted("{n} event", "{n} events", count).rpartition(" ")[2] == form, count


@given(st.integers(0, 100_000))
def test_the_catalogue_and_cldr_agree_on_every_count(count: int):
    from babel.plural import PluralRule

    rule = PluralRule(
        {"zero": "n % 10 = 0 or n % 100 = 11..19", "one": "n % 10 = 1 and n % 100 != 11"}
    )
    form = {"zero": "pasākumu", "one": "pasākums", "other": "pasākumi"}[rule(count)]
    assert LV.counted("{n} event", "{n} events", count).endswith(form)


def test_english_counts_too():
    assert EN.counted("{n} event", "{n} events", 1) == "1 event"
    assert EN.counted("{n} event", "{n} events", 0) == "0 events"


def test_no_phrasebook_is_installed_for_everybody():
    assert "_" not in dir(__import__("builtins"))
    assert gettext.textdomain() == "messages"


@pytest.mark.parametrize(
    ("value", "decimals", "latvian", "english"),
    [
        (0, 0, "0", "0"),
        (1234, 0, "1 234", "1,234"),
        (115029, 2, "115 029,00", "115,029.00"),
        (Decimal("97.5"), 1, "97,5", "97.5"),
        (Decimal("0.25"), 1, "0,3", "0.3"),
        (Decimal("0.05"), 1, "0,1", "0.1"),
        (0.15, 1, "0,2", "0.2"),
        (-7, 0, "−7", "−7"),
        (Decimal("-0.04"), 1, "0,0", "0.0"),
    ],
)
def test_numbers_are_rounded_once_and_written_the_languages_way(
    value: int | float | Decimal, decimals: int, latvian: str, english: str
):
    assert spaced(LV.number(value, decimals)) == latvian
    assert EN.number(value, decimals) == english


def test_hours_signs_shares_and_degrees():
    assert LV.hours(5850) == "97,5"
    assert LV.hours(3) == "0,1"
    assert EN.hours(2) == "0.0"
    assert (LV.signed(3), LV.signed(-3), LV.signed(0)) == ("+3", "−3", "0")
    assert LV.signed(Decimal("0.04"), 1) == "0,0"
    assert (spaced(LV.percent(0.245)), EN.percent(0.245)) == ("25 %", "25%")
    assert spaced(LV.degrees(-5)) == "−5 °C"


@pytest.mark.parametrize("case", list(Case))
def test_months_are_declined_and_small(case: Case):
    named = [LV.month_name(number, case) for number in range(1, 13)]
    assert named == MONTHS[case].split()
    assert EN.month_name(10, case) == "October"


def test_dates():
    day = date(2026, 10, 7)
    assert (LV.date(day), spaced(EN.date(day))) == ("07.10.2026.", "7 October 2026")
    assert (LV.short_date(day), spaced(EN.short_date(day))) == ("07.10.", "7 Oct")
    assert spaced(LV.day_and_weekday(day)) == "07.10. Tr"
    assert spaced(LV.date_in_words(day, Case.LOCATIVE)) == "2026. gada 7. oktobrī"
    assert spaced(EN.date_in_words(day, Case.LOCATIVE)) == "7 October 2026"
    assert spaced(LV.month(Month(2026, 10), Case.ACCUSATIVE)) == "2026. gada oktobri"


def test_weekdays_are_cldrs():
    assert [LV.weekday(number) for number in range(1, 8)] == [
        "Pr",
        "Ot",
        "Tr",
        "Ce",
        "Pk",
        "Se",
        "Sv",
    ]


@pytest.mark.parametrize(
    ("span", "latvian", "english"),
    [
        ("2026-10", "2026. gada oktobris", "October 2026"),
        ("2026", "2026. gads", "the year 2026"),
        ("2026-07..2026-10", "2026. gada 1. jūlijs – 31. oktobris", "1 July – 31 October 2026"),
        (
            "2025-12..2026-01",
            "2025. gada 1. decembris – 2026. gada 31. janvāris",
            "1 December 2025 – 31 January 2026",
        ),
    ],
)
def test_the_name_of_a_span(span: str, latvian: str, english: str):
    assert spaced(LV.period_name(parsed(span))) == latvian
    assert spaced(EN.period_name(parsed(span))) == english


def test_a_span_as_a_heading():
    october = Period(date(2026, 10, 1), date(2026, 10, 31))
    assert spaced(LV.period(october)) == "2026. gada 1.–31. oktobris"
    assert spaced(EN.period(october)) == "1–31 October 2026"


def test_times_are_rigas():
    moment = datetime(2026, 11, 3, 8, 42, tzinfo=UTC)
    assert LV.time(moment) == "10:42"
    assert LV.time(time(16, 0)) == "16:00"
    assert spaced(LV.time_in_words(moment)) == "plkst. 10.42"
    assert EN.time_in_words(moment) == "10:42"
    assert LV.stamp(moment) == "03.11.2026. 10.42"


def test_braces_that_a_person_typed_stay_as_they_are():
    assert EN.text("Centre: {name}", name="{0} {name}") == "Centre: {0} {name}"
