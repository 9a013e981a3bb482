"""The week's poster on paper: what is written where, and how much fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from krc_desktop.language import Phrasebook
from krc_desktop.model.equipment import Risk
from krc_desktop.model.equipment_papers import MachineDay, PosterDay
from krc_desktop.periods import Period
from krc_desktop.reports.equipment.poster import week_poster
from krc_desktop.reports.equipment.poster_words import opening, span_of_days
from tests.reports.equipment.sheets import booked, machine, poster, read, usual_poster, week
from tests.reports.reading import ENGLISH, LATVIAN, all_text, page_text


def test_a_week_in_latvian():
    text = page_text(read(usual_poster(), week_poster), 1)
    for said in (
        "Iekārtu nedēļa",
        "3.–7. novembris",
        "45. nedēļa · atvērts Ot–Se 12–18",
        "Otrdiena",
        "3.11.",
        "Keramikas ceplis",
        "Nr. K1",
        "pēc instruktāžas",
        "bez instruktāžas",
        "no 12.00",
        "Glazūras A-049",
        "līdz 5.11. 6.00",
        "visu dienu",
        "Ceplis dziest",
        "neatvērt",
        "12.00–14.00",
        "Vilma R.",
        "apdedzināšana, nepieskarties",
        "Rezervācijas: Linda Ozolkalne · koordinatore",
        "KRC-PRE-N45-2026 · izdrukāts 02.11.2026. 16.05",
    ):
        assert said in text


def test_the_same_week_in_english():
    text = page_text(read(usual_poster(), week_poster, ENGLISH), 1)
    for said in (
        "Week of the machines",
        "3–7 November",
        "week 45 · open Tu–Sa 12–18",
        "Tuesday",
        "from 12:00",
        "Glaze A-049",
        "until 5 Nov 6:00",
        "all day",
        "Kiln is cooling",
    ):
        assert said in text


def test_a_full_day_is_cut_to_two_and_says_how_many_more():
    five = tuple(booked(hour, hour + 1, f"Ilze {hour}.") for hour in range(12, 17))
    text = all_text(read(poster(week(machine(), five)), week_poster))
    assert "Ilze 12." in text
    assert "Ilze 13." in text
    assert "+ 3, sk. lietotnē" in text
    assert "Ilze 14." not in text


def test_three_in_a_day_are_written_out():
    three = tuple(booked(hour, hour + 1, f"Ilze {hour}.") for hour in range(12, 15))
    text = all_text(read(poster(week(machine(), three)), week_poster))
    assert "Ilze 14." in text
    assert "sk. lietotnē" not in text


def test_thirty_machines_go_on_over_pages():
    rows = [week(machine(f"M{n}", f"Iekārta {n}")) for n in range(1, 31)]
    reader = read(poster(*rows), week_poster)
    assert len(reader.pages) == 5
    assert "Iekārta 1 " in page_text(reader, 1) + " "
    assert "Iekārta 30" in page_text(reader, 5)
    assert "2. lpp. no 5" in page_text(reader, 2)
    for n in range(1, 31):
        assert f"Nr. M{n}" in all_text(reader)


def test_seven_machines_share_one_page():
    rows = [week(machine(f"M{n}", f"Iekārta {n}")) for n in range(1, 7)]
    assert len(read(poster(*rows), week_poster).pages) == 1


@pytest.mark.parametrize("days", [1, 6, 7])
def test_any_number_of_days_has_its_columns(days: int):
    rows = week(machine(), (booked(12, 14, "Vilma R."),), days=days)
    text = all_text(read(poster(rows, first=date(2026, 11, 2), days=days), week_poster))
    assert "Vilma R." in text
    assert ("Svētdiena" in text) == (days == 7)


def test_no_machines_and_no_open_days_are_said():
    assert "nav nevienas iekārtas" in all_text(read(poster(), week_poster))
    closed = replace(poster(week(machine(), days=0)), days=())
    assert "centrs ir slēgts" in all_text(read(closed, week_poster))


def test_risk_is_said_in_words():
    rows = [week(machine(f"M{n}", risk=risk)) for n, risk in enumerate((Risk.ORANGE, Risk.GREEN))]
    text = all_text(read(poster(*rows), week_poster))
    assert "ieteicama instruktāža" in text
    assert "bez instruktāžas" in text


def test_bars_are_drawn_of_a_machine_with_hours_of_its_own():
    own = replace(
        week(machine(), days=1), days=(MachineDay(((420, 1320),), (booked(7, 9, "Rīts"),)),)
    )
    text = all_text(read(poster(own, days=1), week_poster))
    assert "7.00–9.00" in text
    assert " 8 " in text


@pytest.mark.parametrize(
    ("first", "last", "lv", "en"),
    [
        (date(2026, 11, 3), date(2026, 11, 7), "3.–7. novembris", "3–7 November"),
        (
            date(2026, 9, 28),
            date(2026, 10, 3),
            "28. septembris – 3. oktobris",
            "28 September – 3 October",
        ),
        (date(2026, 11, 3), date(2026, 11, 3), "3. novembris", "3 November"),
    ],
)
def test_days_as_a_heading(first: date, last: date, lv: str, en: str):
    assert span_of_days(LATVIAN, first, last).replace("\xa0", " ") == lv
    assert span_of_days(ENGLISH, first, last).replace("\xa0", " ") == en


def test_hours_of_a_week_are_told_together():
    def days(*opens: tuple[tuple[int, int], ...]) -> list[PosterDay]:
        return [PosterDay(date(2026, 11, 2 + n), hours) for n, hours in enumerate(opens)]

    def said(words: Phrasebook, *opens: tuple[tuple[int, int], ...]) -> str:
        return opening(words, days(*opens)).replace("\xa0", " ")

    noon, half = ((720, 1080),), ((600, 765), (810, 1080))
    assert said(LATVIAN, noon, noon, noon) == "atvērts Pr–Tr 12–18"
    assert said(LATVIAN, noon, noon) == "atvērts Pr, Ot 12–18"
    assert said(LATVIAN, noon, (), noon) == "atvērts Pr 12–18, Tr 12–18"
    assert said(ENGLISH, half) == "open Mo 10–12:45, 13:30–18"
    assert said(LATVIAN, (), ()) == ""


def test_a_week_over_new_year_has_its_number():
    new_year = replace(poster(week(machine())), week=Period(date(2026, 12, 28), date(2027, 1, 2)))
    assert "53. nedēļa" in all_text(read(new_year, week_poster))
