from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from krc_desktop.language import Language, Phrasebook
from krc_desktop.reports.monthly import monthly_report
from krc_desktop.reports.paper import BLACK, COLOUR
from tests.reports.contents import empty, october, rich
from tests.reports.reading import ENGLISH, LATVIAN, fonts, page_text, printed


@pytest.mark.parametrize("profile", [COLOUR, BLACK])
def test_equal_content_gives_equal_bytes(profile):
    prints = {
        hashlib.sha256(
            monthly_report(rich(), Phrasebook(Language.LATVIAN), profile=profile)
        ).hexdigest()
        for _ in range(2)
    }
    assert len(prints) == 1


def test_other_content_gives_other_bytes():
    other = replace(october(), checksum="0000-0000-0000")
    assert monthly_report(october(), LATVIAN) != monthly_report(other, LATVIAN)


@pytest.mark.parametrize("words", [LATVIAN, ENGLISH])
def test_all_fonts_are_embedded_and_our_own(words):
    for content in (rich(), empty()):
        found = fonts(printed(content, words))
        assert found
        for name, descriptor in found.items():
            assert "SourceS" in name
            assert "/FontFile2" in descriptor.get_object()


@pytest.mark.parametrize(
    ("words", "said"), [(LATVIAN, "{}. lpp. no {}"), (ENGLISH, "Page {} of {}")]
)
def test_every_page_says_which_of_how_many(words, said):
    reader = printed(rich(), words)
    pages = len(reader.pages)
    for number in range(1, pages + 1):
        assert said.format(number, pages) in page_text(reader, number)


def test_sections_are_bookmarked_in_order():
    reader = printed(october())
    titles = [entry.title for entry in reader.outline]
    assert titles[0].startswith("Ikmēneša aktivitāšu pārskats")
    assert titles[1:] == [
        "1. Mēnesis vārdos",
        "2. Pasākumi pa projekta aktivitātēm",
        "3. Dalībnieki pa grupām",
        "4. Iekārtas",
        "5. Brīvprātīgais darbs",
        "6. Iesaistītās organizācijas",
        "7. Rādītāji",
        "8. Fotogrāfijas",
        "9. Kā mēs skaitām",
        "10. Apstiprinājums",
    ]


def test_contents_lead_to_the_pages_they_name():
    reader = printed(rich())
    links = [note.get_object() for note in reader.pages[0]["/Annots"]]
    assert len(links) == 10
    pages = [reader.get_destination_page_number(entry) + 1 for entry in reader.outline][1:]
    cover = page_text(reader, 1).split("Saturs")[1]
    assert f"Kā mēs skaitām {pages[8]}" in cover
    assert f"Iekārtas {pages[3]}" in cover


@pytest.mark.parametrize(("words", "language"), [(LATVIAN, "lv-LV"), (ENGLISH, "en-GB")])
def test_properties_name_the_document(words, language):
    reader = printed(rich(), words)
    root = reader.trailer["/Root"]
    assert root["/Lang"] == language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.author == "Linda Paraudziņa"
    assert "2026" in (reader.metadata.title or "")
    assert reader.metadata.creator == "KRC Desktop 1.0"


def test_outline_is_open_only_in_long_documents():
    assert printed(rich()).trailer["/Root"].get("/PageMode") == "/UseOutlines"
    assert printed(empty()).trailer["/Root"].get("/PageMode") != "/UseOutlines"


def test_pictures_are_embedded_as_given():
    content = rich()
    reader = printed(content)
    embedded = {
        image.get_object()._data
        for page in reader.pages
        for image in page["/Resources"].get("/XObject", {}).values()
    }
    assert {photo.jpeg for photo in content.photos} <= embedded
