"""What all sheets about equipment have in common, and that nothing anybody typed breaks them."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from typing import Any

import pytest

from krc_desktop.language import Phrasebook
from krc_desktop.model.reports import Both
from krc_desktop.reports.letters import NO_GLYPH
from krc_desktop.reports.paper import BLACK
from tests.reports.equipment.sheets import HOSTILE, KINDS, SheetKind, head, read
from tests.reports.reading import ENGLISH, LATVIAN, all_text, fonts

# what names a thing to machines, and dates, stay as they are
_KEPT = {"uid", "number", "program_version", "centre_code"}


@pytest.fixture(params=KINDS.values(), ids=KINDS.keys())
def kind(request: pytest.FixtureRequest) -> SheetKind:
    """Each kind of sheet in turn."""
    found: SheetKind = request.param
    return found


@pytest.mark.parametrize("words", [LATVIAN, ENGLISH], ids=["lv", "en"])
def test_a_sheet_says_what_it_is_and_carries_its_fonts(kind: SheetKind, words: Phrasebook):
    reader = read(kind.content(), kind.make, words)
    assert len(reader.pages) == 1
    assert reader.trailer["/Root"]["/Lang"] == ("lv-LV" if words is LATVIAN else "en-GB")
    metadata = reader.metadata
    assert metadata is not None
    assert metadata.title
    assert metadata.creator == "KRC Desktop 1.0"
    assert all(font["/FontFile2"] for font in fonts(reader).values())
    assert all("SourceS" in name for name in fonts(reader))
    assert NO_GLYPH not in all_text(reader)


def test_equal_content_gives_equal_bytes(kind: SheetKind):
    first = kind.make(kind.content(), LATVIAN)
    assert kind.make(kind.content(), LATVIAN) == first
    assert kind.make(kind.content(), ENGLISH) != first


def test_black_says_the_same_as_colour(kind: SheetKind):
    black = read(kind.content(), kind.make, profile=BLACK)
    assert all_text(black) == all_text(read(kind.content(), kind.make))


def test_a_sample_says_so(kind: SheetKind):
    content = dataclasses.replace(kind.content(), head=head(is_sample=True))  # type: ignore[type-var]
    assert "Parauga dati" in all_text(read(content, kind.make))


def test_the_project_is_named_where_there_is_a_foot(kind: SheetKind):
    text = all_text(read(kind.content(), kind.make))
    assert "Projekts “Darbīgās kopienas”" in text or "uzlīm" in text or "K-0431" in text


def test_nothing_that_anybody_typed_breaks_a_sheet(kind: SheetKind):
    reader = read(_hostile(kind.content()), kind.make)
    text = all_text(reader)
    assert "<b>&amp;" in text or "<b>&amp" in text.replace(" ", "")
    assert "\u202e" not in text
    assert "/JavaScript" not in str(reader.trailer["/Root"])


def _hostile(value: Any) -> Any:
    """The same content with every text replaced by the worst one."""
    if isinstance(value, Both):
        return Both(HOSTILE, HOSTILE)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: _hostile(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if field.init and field.name not in _KEPT
        }
        return dataclasses.replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(_hostile(one) for one in value)
    is_text = type(value) is str and value
    return HOSTILE if is_text else value


def test_the_clock_is_only_an_input(kind: SheetKind):
    later = dataclasses.replace(head(), made_at=head().made_at + timedelta(hours=1))
    content = dataclasses.replace(kind.content(), head=later)  # type: ignore[type-var]
    text = all_text(read(content, kind.make))
    assert "16.05" not in text
