"""The sign-in sheet read back from its pages: words, lines, days, languages, hostile names."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from krc_desktop.language import Phrasebook
from krc_desktop.model.events import SignupStatus
from krc_desktop.model.reports import Both
from krc_desktop.model.sheet_papers import Prefilled, SheetGroup, SignInSheet
from krc_desktop.operations import attendance, sheet_papers, sheets
from krc_desktop.reports.paper import BLACK, COLOUR
from krc_desktop.reports.sign_in import sign_in_sheet
from tests.builders import World
from tests.reports.reading import ENGLISH, LATVIAN, all_text, fonts, one_line, page_text


def read(content: SignInSheet, words: Phrasebook = ENGLISH) -> PdfReader:
    return PdfReader(BytesIO(sign_in_sheet(content, words)))


def sheet_of(world: World, **how: object) -> SignInSheet:
    event = world.event(title="Māls mācību stundā", place="Preiļu KRC, 4. stāvs", line="A1")
    return sheet_papers.sign_in_sheet(world.file, event_id=event.id, **how)  # type: ignore[arg-type]


def signed_up(world: World, count: int) -> SignInSheet:
    event = world.event()
    for at in range(count):
        person = world.person(f"Dalībniece Uzvārde{at:02}", group="PED")
        attendance.sign_up(
            world.file, event_id=event.id, person_id=person.id, status=SignupStatus.REGISTERED
        )
    return sheet_papers.sign_in_sheet(world.file, event_id=event.id, prefilled=Prefilled.SIGNED_UP)


def test_a_blank_sheet_says_what_it_is_for(world: World):
    reader = read(sheet_of(world))
    text = all_text(reader)
    assert len(reader.pages) == 1
    for said in (
        "Sign-in sheet",
        "“Māls mācību stundā”",
        "7 October 2026, Wednesday",
        "16:00–18:00",
        "Preiļu KRC, 4. stāvs",
        "A1",
        "P-1 · sheet 1",
        "blank sheet · Page 1 of 1",
        "Controller of the data",
        "Other participants see your name",
        "clients of social services",
    ):
        assert said in text
    assert reader.metadata is not None
    assert reader.metadata.title == "Sign-in sheet · Preiļi Community Resource Centre"


def test_in_latvian_nothing_stays_english(world: World):
    text = all_text(read(sheet_of(world), LATVIAN))
    for said in ("Dalībnieku saraksts", "Paraksts", "trešdiena", "16.00–18.00", "tukša lapa"):
        assert said in text
    for english in ("Sign", "Group", "sheet", "photos", "Only"):
        assert english not in text


def test_names_go_on_over_pages_and_one_line_stays_free(world: World):
    content = signed_up(world, 20)
    reader = read(content)
    assert len(reader.pages) == 2
    assert "Dalībniece Uzvārde19" in page_text(reader, 1)
    second = page_text(reader, 2)
    assert "21" in second
    assert "Uzvārde" not in second
    assert "signed up 20 · Page 2 of 2" in second
    # what is counted once stands at the end
    assert "Only counted" not in page_text(reader, 1)
    assert "Only counted" in second
    assert len(read(replace(content, people=content.people[:19])).pages) == 1


def test_usual_people_are_those_of_the_time_before(world: World):
    before = world.event("2026-09-30 16:00", "2026-09-30 18:00")
    world.attend(before, world.person("Anna Rudzāte"))
    event = world.event()
    content = sheet_papers.sign_in_sheet(world.file, event_id=event.id, prefilled=Prefilled.USUAL)
    assert [person.name for person in content.people] == ["Anna Rudzāte"]


def test_a_camp_has_a_column_to_sign_for_each_day(world: World):
    camp = world.event("2026-08-03 10:00", "2026-08-05 16:00")
    content = sheet_papers.sign_in_sheet(world.file, event_id=camp.id)
    reader = read(content)
    box = reader.pages[0].mediabox
    assert box.width > box.height
    text = all_text(reader)
    for day in ("3 Aug", "4 Aug", "5 Aug", "3–5 August 2026"):
        assert day in text
    long = world.event("2026-07-01 10:00", "2026-07-08 16:00")
    reader = read(sheet_papers.sign_in_sheet(world.file, event_id=long.id))
    assert len(reader.pages) == 2
    assert "7 Jul" not in page_text(reader, 1)
    assert "7 Jul" in page_text(reader, 2)


def test_a_recorded_sheet_prints_its_own_number_and_day(world: World):
    camp = world.event("2026-08-03 10:00", "2026-08-05 16:00")
    made = sheets.make_sheet(world.file, event_id=camp.id, day=camp.local_day)
    sheets.make_sheet(world.file, event_id=camp.id)
    sheet = world.file.events.sheets.get(made.row_id or 0)
    content = sheet_papers.sign_in_sheet(world.file, event_id=camp.id, sheet=sheet)
    assert (content.number, len(content.event.days)) == (1, 1)
    assert sheet_papers.sign_in_sheet(world.file, event_id=camp.id).number == 3


@pytest.mark.parametrize("profile", [COLOUR, BLACK])
@pytest.mark.parametrize("words", [LATVIAN, ENGLISH])
def test_equal_content_gives_equal_bytes(world: World, profile, words):
    content = signed_up(world, 3)
    once, twice = (sign_in_sheet(content, words, profile=profile) for _ in range(2))
    assert once == twice


def test_both_profiles_hold_the_same_text(world: World):
    content = signed_up(world, 3)
    texts = {
        all_text(PdfReader(BytesIO(sign_in_sheet(content, LATVIAN, profile=profile))))
        for profile in (COLOUR, BLACK)
    }
    assert len(texts) == 1


def test_hostile_names_are_printed_as_text(world: World):
    content = signed_up(world, 1)
    hostile = (
        "<b>Anna</b> & Co",
        '<img src="/etc/passwd"/>',
        "Å" * 200,
        "🙂 Jānis",
        "{n} %s {0}",
    )
    people = tuple(replace(content.people[0], name=name) for name in hostile)
    event = replace(content.event, title=Both("<i>Nosaukums</i> " * 40), place="&amp; " * 60)
    reader = read(replace(content, people=people, event=event), LATVIAN)
    text = all_text(reader)
    assert "<b>Anna</b> & Co" in text
    assert "<i>Nosaukums</i>" in text
    assert "{n} %s {0}" in text
    assert "◊ Jānis" in text
    assert all(descriptor is not None for descriptor in fonts(reader).values())


def test_more_groups_than_boxes_are_written(world: World):
    content = signed_up(world, 2)
    many = tuple(SheetGroup(100 + at, Both(f"Grupa {at}")) for at in range(13))
    people = tuple(replace(person, group_id=103) for person in content.people)
    text = one_line(all_text(read(replace(content, groups=many, people=people))))
    assert "Group (tick one)" not in text
    assert text.count("Grupa 3") == 2


def test_the_code_holds_ids_only(world: World, monkeypatch: pytest.MonkeyPatch):
    held: list[str] = []
    monkeypatch.setattr(
        "krc_desktop.reports.sign_in.head.draw_code",
        lambda pen, text, *place: held.append(text),
    )
    content = signed_up(world, 25)
    sign_in_sheet(content, LATVIAN)
    assert set(held) == {f"krc:event/{content.event.uid}/1"}
    assert len(held) == 2
