from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from krc_desktop.model.reports import (
    Attention,
    AttentionKind,
    Both,
    Difficulty,
    LineBlock,
    MonthlyReport,
    Narrative,
    OrganisationRow,
    Plan,
    Signer,
    Story,
    TaskRow,
    UnheldEvent,
)
from krc_desktop.reports.monthly import monthly_report
from tests.reports.contents import empty, october, october_events, organisations, photo, rich
from tests.reports.reading import ENGLISH, LATVIAN, all_text, page_text, printed

HOSTILE = '<b>Anna</b> & <img src="/etc/passwd"/> a\x00b \u202ecd {brace} %s &lt; </para> '


@pytest.mark.parametrize("words", [LATVIAN, ENGLISH])
def test_an_empty_month_prints_a_sentence_for_each_section(words):
    reader = printed(empty(), words)
    assert len(reader.pages) == 3
    sentence = {LATVIAN: "Oktobrī centrā pasākumi nenotika.", ENGLISH: "No events were held"}[words]
    assert sentence in page_text(reader, 1)


def test_sixty_events_go_on_over_pages_under_one_head():
    held = october_events()[2]
    many = tuple(replace(held, number=f"E-{number:02}") for number in range(60))
    report = replace(october(), lines=(LineBlock("1", Both("Aktivitāte"), many, 7),))
    reader = printed(report)
    text = all_text(reader)
    assert all(f"E-{number:02}" in text for number in range(60))
    heads = [
        n
        for n in range(len(reader.pages))
        if "Pasākums, veids un vieta" in page_text(reader, n + 1)
    ]
    assert len(heads) >= 3
    assert "Kopā 60 pasākumu 480 0 480 7" in text


@pytest.mark.parametrize("count", [1, 2, 17, 40])
def test_any_number_of_organisations(count):
    text = all_text(printed(replace(october(), organisations=organisations(count))))
    assert all(row.name in text for row in organisations(count))


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 9])
def test_any_number_of_photographs(count):
    shapes = ((900, 500), (500, 700), (700, 500), (600, 600), (1200, 300))
    photos = tuple(photo(n, *shapes[n % 5]) for n in range(1, count + 1))
    assert f"{count}. att." in all_text(printed(replace(october(), photos=photos)))


def test_a_picture_that_is_none_is_said():
    broken = replace(photo(1), jpeg=b"no picture")
    assert "Attēlu neizdevās nolasīt." in all_text(printed(replace(october(), photos=(broken,))))


def test_a_full_cover_stays_one_page():
    report = replace(
        rich(),
        is_sample=True,
        centre=Both(("Ļoti gara nosaukuma kopienas resursu centrs " * 3)[:120]),
        attention=tuple(
            Attention(kind, ("Jautājums, kas jāizlemj. " * 7)[:160]) for kind in AttentionKind
        ),
        narrative=replace(rich().narrative, lead_extra="Viens rediģējams teikums par mēnesi. " * 4),
    )
    reader = printed(report)
    assert "Apstiprinājums" in page_text(reader, 1)
    assert "Mēnesis vārdos" in page_text(reader, 2)


def test_long_texts_are_printed_whole():
    title = ("Nosaukums ar daudziem vārdiem " * 20)[:399] + "Ž"
    held = replace(october_events()[0], title=Both(title))
    story = " ".join(f"vārds{number}" for number in range(400))
    report = replace(
        rich(),
        lines=(LineBlock("2019-1", Both("Aktivitāte"), (held,), 1),),
        narrative=Narrative(highlights=story, difficulties=(Difficulty("", story),)),
    )
    text = all_text(printed(report))
    assert title in text
    assert text.count("vārds399") == 2


def test_hostile_text_comes_back_as_text():
    report = everywhere(HOSTILE)
    text = all_text(printed(report))
    assert '<b>Anna</b> & <img src="/etc/passwd"/> ab cd {brace} %s &lt; </para>' in text
    assert text.count("<b>Anna</b>") > 12


def test_a_missing_letter_is_shown_and_explained():
    report = replace(october(), narrative=Narrative(highlights="Prieks \U0001f600!"))
    text = all_text(printed(report))
    assert "Prieks ◊!" in text
    assert "◊ aizstāj rakstzīmi, kuras nav drukas fontos." in text
    assert "aizstāj rakstzīmi" not in all_text(printed(october()))


def test_a_paragraph_of_five_thousand_hostile_letters_prints():
    report = replace(rich(), narrative=Narrative(highlights=(HOSTILE * 100)[:5000]))
    assert len(printed(report).pages) >= 6


def everywhere(text: str) -> MonthlyReport:
    """A report with one text in every place where a person can type."""
    report, both = rich(), Both(text, text)
    held = replace(october_events()[0], number=text, title=both, kind=both, place=text)
    assert report.project is not None
    return replace(
        report,
        centre=both,
        centre_locative=text,
        document_number=text,
        prepared_by=Signer(text, both),
        recipient=Signer(text, both),
        project=replace(report.project, name=both, implementer=both, funder=both, credit=both),
        busiest=held,
        attention=tuple(Attention(kind, text) for kind in AttentionKind),
        narrative=Narrative(
            lead_extra=text,
            highlights=text,
            difficulties=(Difficulty(text, text),),
            stories=(Story(text, text, text, text),),
            plans=(Plan(date(2026, 11, 1), date(2026, 11, 2), text, text, text, text),),
        ),
        lines=(LineBlock(text, both, (held,), 1),),
        unheld=(UnheldEvent(date(2026, 10, 2), both, text, text),),
        groups=tuple(replace(group, name=both) for group in report.groups),
        machines=tuple(replace(machine, name=both, code=text) for machine in report.machines),
        firings=tuple(
            replace(f, number=text, programme=text, cone=text, machine=both) for f in report.firings
        ),
        tasks=(TaskRow(text, text, 1, 60, None),),
        organisations=(OrganisationRow(text, text, text, 1, is_new=True),) * 3,
        indicators=tuple(replace(row, title=both) for row in report.indicators),
        photos=tuple(
            replace(p, caption=text, photographer=text, event_number=text)
            for p in report.photos[:1]
        ),
    )


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(exclude_categories=()), max_size=400))
def test_any_text_anywhere_prints(text):
    assert monthly_report(everywhere(text), LATVIAN).startswith(b"%PDF")


@pytest.mark.parametrize("letter", ["W", "\u2e3b", "Ž ", "\n", "\u00a0"])
def test_the_widest_and_emptiest_texts_print(letter):
    assert monthly_report(everywhere(letter * 1500), ENGLISH).startswith(b"%PDF")
