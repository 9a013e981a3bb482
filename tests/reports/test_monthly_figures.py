from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from krc_desktop.language import Phrasebook
from krc_desktop.model.reports import Headline, LineBlock, MonthlyReport, Recheck, Trend
from krc_desktop.reports.paper import BLACK
from tests.reports.contents import event, october, rich
from tests.reports.reading import ENGLISH, LATVIAN, all_text, page_text, printed


def cover(report: MonthlyReport, words: Phrasebook = LATVIAN) -> str:
    return page_text(printed(report, words), 1)


def test_october_says_what_was_counted():
    text = all_text(printed(october()))
    for said in (
        "Ikmēneša aktivitāšu pārskats",
        "Parauga dati",
        "Preiļu kopienas resursu centrs",
        "2026. gada 1.–31. oktobris",
        "dati uz 02.11.2026.",
        "KRC-PRE-2026-10",
        "Oktobrī centrā notika 10 pasākumu , kopā 126 apmeklējumi .",
        "126 apmeklējumi = vārdiski 78 + tikai saskaitīti 48",
        "Dažādi cilvēki: vismaz 48 , ne vairāk kā 77 . Jaunie dalībnieki: 11 .",
        "7 brīvprātīgie, 57,0 h",
        "4 apdedzināšanas",
        "4 organizācijas, tostarp jaunas: 4",
        "datu kontrolsumma 7F3A-91C2-0B64",
        "Dati uz 02.11.2026.",
    ):
        assert said.replace(" ", "") in text.replace(" ", ""), said


@pytest.mark.parametrize(("words", "comma"), [(LATVIAN, ","), (ENGLISH, ".")])
def test_every_headline_stands_on_the_cover(words, comma):
    shown = cover(rich(), words).split()
    for figure in ("10", "126", "29", f"57{comma}0", f"138{comma}0", "4"):
        assert figure in shown


def test_english_twin_reads_as_english():
    text = all_text(printed(rich(), ENGLISH))
    for said in (
        "In October the centre held 10 events with 126 visits, 24% more than in September.",
        "“Opening of the exhibition ‘From Clay to Vessel’” on 30 October, with 48 visits.",
        "Preiļi Community Resource Centre",
        "Glazing workshop",
        "“Māla bļodiņas veidošana iesācējiem”",
        "Page 1 of 6",
    ):
        assert said.replace(" ", "") in text.replace(" ", ""), said


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (102, 126, "– par 24 % vairāk nekā septembrī"),
        (126, 102, "– par 19 % mazāk nekā septembrī"),
        (40, 126, "– par 86 vairāk nekā septembrī"),
        (1000, 1001, "– par 1 vairāk nekā septembrī"),
        (126, 126, "– tikpat, cik septembrī"),
    ],
)
def test_visits_are_compared_in_words(before, now, said):
    text = cover(with_visits(before, now))
    assert said in text


@pytest.mark.parametrize("before", [0, None])
def test_no_comparison_with_nothing(before):
    text = cover(with_visits(before, 126))
    assert "vairāk nekā septembrī." not in text.split("Stabiņi")[0]
    assert "%" not in text.split("Pasākumi")[0]


def with_visits(before: int | None, now: int) -> MonthlyReport:
    report = october()
    trend = Trend((None, None, None, None, None, before, now))
    return replace(report, trends={**report.trends, Headline.VISITS: trend})


def test_a_month_before_without_data_is_said():
    assert cover(october()).count("nav datu") == 7  # six tiles and the key of the bars


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "1 pasākums, kopā"),
        (2, "2 pasākumi, kopā"),
        (10, "10 pasākumu, kopā"),
        (11, "11 pasākumu, kopā"),
        (21, "21 pasākums, kopā"),
        (22, "22 pasākumi, kopā"),
    ],
)
def test_events_are_declined(count, said):
    report = october()
    trend = Trend((None,) * 6 + (count,))
    text = cover(replace(report, trends={**report.trends, Headline.EVENTS: trend}))
    assert said.replace(" ", "") in text.replace(" ", "")


def test_a_camp_shows_its_participations_beside_its_days():
    assert "20.–22.10." in all_text(printed(october()))
    assert "dalībnieki: 6" in all_text(printed(october()))


def test_recheck_that_differs_is_loud():
    report = october()
    checks = (Recheck(Headline.EVENTS, 10, 10), Recheck(Headline.VOLUNTEER_MINUTES, 3420, 3360))
    text = all_text(printed(replace(report, recheck=checks)))
    assert "57,0 5. sadaļas uzdevumi kopā 56,0 × NESAKRĪT" in text
    assert "10 pasākumu rindas 2. sadaļā 10 sakrīt" in text
    assert "NESAKRĪT" not in all_text(printed(report))


def test_lines_without_events_and_gaps_of_numbers_are_named():
    text = all_text(printed(rich()))
    assert "Atbalsta materiālu (vadlīniju u. c.) izstrāde nav" in text
    assert "Projekta aprakstā aktivitātes ar šādu numuru nav" in text


def test_events_not_held_are_listed_and_not_added():
    text = all_text(printed(rich()))
    assert "Adīti cimdi dāvanu kastītei atcelts saslima nodarbības vadītāja" in text
    assert "pārcelts telpas vajadzīgas vēlēšanām 12.11.2026." in text
    assert "Kopā 10 pasākumu 78 48 126 7" in text


def test_visits_without_a_group_get_a_row():
    report = october()
    text = all_text(printed(replace(report, groups=report.groups[:-1])))
    assert "grupa nav norādīta 5 0 5 0 –" in text


def test_indicator_behind_the_schedule_is_marked():
    text = all_text(printed(rich()))
    assert "▽ −1" in text
    assert "+57,0" in text


def test_black_says_the_same():
    coloured, black = printed(rich()), printed(rich(), profile=BLACK)
    assert all_text(coloured) == all_text(black)


def test_only_event_of_a_month_is_named_without_superlative():
    report = october()
    held = event(1, 6, "Māla stunda", "meistarklase", 7)
    text = cover(
        replace(
            report,
            trends={**report.trends, Headline.EVENTS: Trend((None,) * 6 + (1,))},
            busiest=held,
            lines=(LineBlock("", report.lines[0].title, (held,), 1),),
        )
    )
    assert "Tas bija pasākums “Māla stunda” 6. oktobrī." in text


def test_an_event_over_the_months_end_keeps_both_dates():
    report = october()
    held = replace(event(1, 30, "Sarunas", "tikšanās", 4), last_day=date(2026, 11, 2))
    text = all_text(
        printed(
            replace(
                report, busiest=held, lines=(LineBlock("1", report.lines[0].title, (held,), 0),)
            )
        )
    )
    assert "30.10.–02.11." in text
