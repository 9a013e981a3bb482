"""Volunteers' papers read back: certificate, months to sign, agreement; in both languages."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from krc_desktop.language import Phrasebook
from krc_desktop.model.people import Person
from krc_desktop.model.reports import Both
from krc_desktop.model.volunteer_papers import CertificatePaper, TaskDone
from krc_desktop.model.volunteers import Known
from krc_desktop.operations import agreements, centres, volunteer_papers
from krc_desktop.periods import Month, Period
from krc_desktop.reports.paper import BLACK, COLOUR
from krc_desktop.reports.volunteers import agreement_form, certificate, month_sheets
from tests.builders import World, day
from tests.reports.reading import ENGLISH, LATVIAN, all_text, fonts, page_text

AUTUMN = Period(day("2026-09-01"), day("2026-10-31"))
HOSTILE = '<b>Anna</b> & <img src="/etc/passwd"/> {n} %s'


def read(made: bytes) -> PdfReader:
    return PdfReader(BytesIO(made))


@pytest.fixture
def vilma(world: World) -> Person:
    centres.change_centre(
        world.file,
        centre_id=world.centre,
        coordinator="Linda Ozolkalne",
        coordinator_role_lv="KRC koordinatore",
        coordinator_role_en="CRC coordinator",
        locative_lv="Preiļos",
    )
    person = world.person("Vilma Rūķe", birth_year=2011)
    for at, task in enumerate(("Siltumnīcas kopšana", "Stāstu vakars", "Siltumnīcas kopšana")):
        world.hours(
            person,
            f"2026-10-{at + 1:02}",
            90,
            task=task,
            place="Kooperatīva iela 6",
            starts=600,
            ends=690,
            known=Known.MEASURED if at else Known.DECLARED,
        )
    return person


def issued(world: World, person: Person) -> CertificatePaper:
    given = volunteer_papers.certify(
        world.file, centre_id=world.centre, person_id=person.id, period=AUTUMN
    )
    return volunteer_papers.issued_certificate(world.file, certificate_id=given.row_id or 0)


def test_a_certificate_says_whose_hours_and_who_vouches(world: World, vilma: Person):
    reader = read(certificate(issued(world, vilma), ENGLISH))
    text = all_text(reader)
    assert len(reader.pages) == 1
    for said in (
        "Certificate",
        "of volunteer work",
        "Vilma Rūķe",
        "No. KRC-PRE-BD-2026-01",
        "from 1 September 2026 to 31 October 2026",
        "4.5",
        "Siltumnīcas kopšana 2 3.0",
        "Total 3 4.5",
        "measured 3.0 h, declared 1.5 h",
        "Linda Ozolkalne",
        "CRC coordinator",
    ):
        assert said in text
    assert reader.metadata is not None
    assert (
        reader.metadata.title == "Certificate of volunteer work · Preiļi Community Resource Centre"
    )


def test_a_certificate_in_latvian_is_latvian(world: World, vilma: Person):
    text = all_text(read(certificate(issued(world, vilma), LATVIAN)))
    for said in (
        "Apliecinājums",
        "par brīvprātīgo darbu",
        "Apliecinām, ka",
        "Nr. KRC-PRE-BD-2026-01",
        "veica brīvprātīgo darbu",
        "4,5",
        "Preiļos, datums",
        "KRC koordinatore",
    ):
        assert said in text
    for english in ("Certificate", "hours", "Task", "Total", "Organiser"):
        assert english not in text


def test_a_draft_says_that_it_is_one_and_has_no_code(
    world: World, vilma: Person, monkeypatch: pytest.MonkeyPatch
):
    held: list[str] = []
    monkeypatch.setattr(
        "krc_desktop.reports.volunteers.certificates.draw_code",
        lambda pen, text, *place: held.append(text),
    )
    draft = volunteer_papers.certificate_paper(
        world.file, centre_id=world.centre, person_id=vilma.id, period=AUTUMN
    )
    assert "draft, not given out" in all_text(read(certificate(draft, ENGLISH)))
    assert held == []
    paper = issued(world, vilma)
    certificate(paper, ENGLISH)
    assert paper.issued is not None
    assert held == [f"krc:certificate/{paper.issued.uid}"]


def test_a_hostile_certificate_stays_one_page_of_text(world: World, vilma: Person):
    paper = issued(world, vilma)
    tasks = tuple(TaskDone(Both(f"{HOSTILE} {'x' * 180}"), 99, 99_999) for _ in range(7))
    paper = replace(paper, name=f"{HOSTILE} {'Ā' * 200}", tasks=tasks, minutes=9_999_999)
    reader = read(certificate(paper, LATVIAN))
    assert len(reader.pages) == 1
    assert "<b>Anna</b>" in all_text(reader)
    assert all(descriptor is not None for descriptor in fonts(reader).values())


@pytest.mark.parametrize("words", [LATVIAN, ENGLISH])
def test_equal_content_gives_equal_bytes_and_equal_text_in_black(
    world: World, vilma: Person, words: Phrasebook
):
    paper = issued(world, vilma)
    months = volunteer_papers.month_sheets(
        world.file, centre_id=world.centre, month=Month(2026, 10)
    )
    made = agreements.make_agreement(world.file, centre_id=world.centre, person_id=vilma.id)
    form = volunteer_papers.agreement_paper(world.file, agreement_id=made.row_id or 0)
    for content, draw in ((paper, certificate), (months, month_sheets), (form, agreement_form)):
        colour, again = (draw(content, words, profile=COLOUR) for _ in range(2))  # type: ignore[operator]
        black = draw(content, words, profile=BLACK)  # type: ignore[operator]
        assert colour == again
        assert all_text(read(colour)) == all_text(read(black))


def test_each_volunteer_has_a_page_to_sign(world: World, vilma: Person):
    world.hours(world.person("Anna Rudzāte"), "2026-10-05", 125, task=HOSTILE)
    months = volunteer_papers.month_sheets(
        world.file, centre_id=world.centre, month=Month(2026, 10)
    )
    reader = read(month_sheets(months, ENGLISH))
    assert len(reader.pages) == 2
    first, second = page_text(reader, 1), page_text(reader, 2)
    assert "Anna Rudzāte" in first
    assert "<b>Anna</b> &" in first
    assert "2.1" in first
    assert "Vilma Rūķe" in second
    for said in (
        "October 2026",
        "Kooperatīva iela 6",
        "10:00–11:30",
        "Total 4.5",
        "For the organiser",
    ):
        assert said in second
    assert "Measured 3.0 h, declared 1.5 h" in second


def test_a_long_month_goes_on_and_is_signed_at_its_end(world: World):
    person = world.person("Anna Rudzāte")
    for at in range(90):
        world.hours(person, f"2026-10-{at % 31 + 1:02}", 10 + at, task=f"Darbs {at}")
    months = volunteer_papers.month_sheets(
        world.file, centre_id=world.centre, month=Month(2026, 10)
    )
    reader = read(month_sheets(months, LATVIAN))
    assert len(reader.pages) > 1
    last = page_text(reader, len(reader.pages))
    # the sums stand beside the signatures, wherever the table ended
    assert "81,8" in last
    assert "paraksts" in last


def test_a_month_without_volunteers_says_so(world: World):
    months = volunteer_papers.month_sheets(world.file, centre_id=world.centre, month=Month(2026, 3))
    reader = read(month_sheets(months, ENGLISH))
    assert len(reader.pages) == 1
    assert "Nobody has accepted hours" in all_text(reader)


def test_an_agreement_holds_what_the_law_asks(world: World, vilma: Person):
    made = agreements.make_agreement(
        world.file,
        centre_id=world.centre,
        person_id=vilma.id,
        tasks=f"Palīdz darbnīcā\n{HOSTILE}",
        valid_from=day("2026-09-01"),
        valid_until=day("2026-12-31"),
    )
    form = volunteer_papers.agreement_paper(world.file, agreement_id=made.row_id or 0)
    text = all_text(read(agreement_form(form, ENGLISH)))
    for said in (
        "KRC-PRE-BL-2026-01",
        "Vilma Rūķe",
        "1. The work Palīdz darbnīcā <b>Anna</b>",
        "2. How, where and when it is done",
        "From 1 September 2026 to 31 December 2026.",
        "three days before",
        "Parent or guardian",
        "under 16",
    ):
        assert said in text
    latvian = all_text(read(agreement_form(form, LATVIAN)))
    assert "31.12.2026.." not in latvian
    assert "Brīvprātīgā darba līgums" in latvian
    long = replace(
        form, agreement=replace(form.agreement, tasks="vārds " * 800, arrangements="<" * 5000)
    )
    assert len(read(agreement_form(long, LATVIAN)).pages) > 1
