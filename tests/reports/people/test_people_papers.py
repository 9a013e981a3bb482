"""Papers about people: complete, one page where promised, hostile texts shown and harmless."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.people import Answer, Purpose
from krc_desktop.model.person_extracts import Section
from krc_desktop.operations import centres, consents, people
from krc_desktop.operations.person_extracts import person_extract as gathered
from krc_desktop.operations.privacy_notices import privacy_notice as notice_of
from krc_desktop.reports.paper import BLACK
from krc_desktop.reports.people.extract_words import FIELDS, SECTIONS
from krc_desktop.reports.people.no_photo_list import no_photo_list
from krc_desktop.reports.people.person_extract import person_extract
from krc_desktop.reports.people.privacy_notice import privacy_notice
from tests.builders import World, day
from tests.operations.test_erasures import FIRST, LAST, canary
from tests.reports.reading import ENGLISH, LATVIAN, all_text, fonts

BOTH = pytest.mark.parametrize("words", [LATVIAN, ENGLISH])


def read(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


@BOTH
def test_an_extract_on_paper_has_every_section_and_no_field_without_its_word(
    world: World, words: Phrasebook
):
    person = canary(world)
    extract = gathered(world.file, person_id=person.id)
    for rows in extract.sections.values():
        for row in rows:
            assert set(row) <= set(FIELDS)
    pdf = person_extract(extract, words)
    assert pdf == person_extract(extract, words)
    shown = all_text(read(pdf))
    for section in Section:
        assert SECTIONS[section](words) in shown
    for said in (f"{FIRST} {LAST}", "1951", "kanarija@paraugs.example", "Adītāju rīts"):
        assert said in shown
    assert "Citāda" not in shown
    assert "other 1" not in shown
    assert all(descriptor is not None for descriptor in fonts(read(pdf)).values())


def test_hostile_and_very_long_texts_are_shown_and_do_nothing(world: World):
    person = world.person(
        "<b>Anna Rudzāte", notes="<img src='/etc/passwd'> & " + "ļoti gari " * 400
    )
    shown = all_text(read(person_extract(gathered(world.file, person_id=person.id), LATVIAN)))
    assert "<b>Anna" in shown
    assert "<img src='/etc/passwd'>" in shown


@BOTH
def test_the_list_for_the_camera(world: World, words: Phrasebook):
    event = world.event(title="Svecīšu vakars")
    named = [world.person(f"Persona{n:02} Paraugs") for n in range(60)]
    world.attend(event, *named)
    consents.record_consent(
        world.file,
        person_id=named[0].id,
        purpose=Purpose.PHOTO,
        answer=Answer.NO,
        given_on=day("2026-09-01"),
    )
    listed = consents.no_photo_list(world.file, event_id=event.id)
    reader = read(no_photo_list(listed, words, profile=BLACK))
    shown = all_text(reader)
    assert len(reader.pages) == 2
    for said in ("Svecīšu vakars", "Paraugs Persona00", "Paraugs Persona59"):
        assert said in shown
    assert ".." not in shown
    said = words.text_in("photo consent", "not asked")
    assert shown.count(said) >= 59
    nobody = no_photo_list(replace(listed, rows=()), words)
    assert words.text("Everybody has said yes.") in all_text(read(nobody))


@BOTH
def test_the_notice_is_one_page_and_says_how_long_and_whom_to_ask(world: World, words: Phrasebook):
    centres.change_centre(
        world.file,
        centre_id=world.centre,
        coordinator="Rasma Paraugs",
        coordinator_role_lv="koordinatore",
        address="Paraugu iela 6, Paraugciems",
    )
    reader = read(privacy_notice(notice_of(world.file, centre_id=world.centre), words))
    shown = all_text(reader)
    assert len(reader.pages) == 1
    for said in ("24", "60", "Rasma Paraugs", "Paraugu iela 6", "dvi.gov.lv", "centrs"):
        if said != "centrs" or words.language is Language.LATVIAN:
            assert said in shown


def test_a_notice_of_a_bare_centre_still_fits(world: World):
    people.add_group(world.file, code="X", name_lv="x")
    reader = read(privacy_notice(notice_of(world.file, centre_id=world.centre), LATVIAN))
    assert len(reader.pages) == 1
