from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krc_desktop.language import Language
from krc_desktop.settings import Settings, TextSize, Theme, read_settings, write_settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_the_window_speaks_latvian_until_somebody_says_otherwise(path: Path):
    assert read_settings(path) == Settings(language=Language.LATVIAN)


def test_what_is_set_is_remembered(path: Path):
    chosen = Settings().with_(
        language=Language.ENGLISH,
        theme=Theme.DARK,
        text_size=TextSize.LARGE,
        report_language=Language.LATVIAN,
        centre_code="PRE",
        page="events",
        geometry="AdnQywADAAA=",
        rail_collapsed=True,
        remembered={"events.splitter": "384,700", "events.filter": "šīs nedēļas"},
    )
    write_settings(path, chosen)
    assert read_settings(path) == chosen


def test_every_setting_is_tried_above():
    assert {spec.name for spec in fields(Settings)} == {
        *("language", "theme", "text_size", "report_language", "centre_code", "page"),
        *("geometry", "rail_collapsed", "remembered"),
    }


@pytest.mark.parametrize(
    ("name", "senseless"),
    [
        ("theme", "pink"),
        ("theme", 7),
        ("text_size", 101),
        ("text_size", "100"),
        ("text_size", [100]),
        ("report_language", "xx"),
        ("centre_code", 5),
        ("page", None),
        ("geometry", "x" * 30_000),
        ("rail_collapsed", "false"),
        ("rail_collapsed", 1),
        ("remembered", []),
        ("remembered", "events"),
        ("remembered", {str(n): "" for n in range(1000)}),
    ],
)
def test_one_senseless_setting_costs_only_itself(path: Path, name: str, senseless: object):
    path.write_text(json.dumps({"language": "en", name: senseless}), "utf-8")
    assert read_settings(path) == Settings(language=Language.ENGLISH)


def test_of_small_things_only_texts_are_remembered(path: Path):
    path.write_text(json.dumps({"remembered": {"a": "1", "b": 2, "c": None}}), "utf-8")
    assert read_settings(path).remembered == {"a": "1"}


def test_a_size_is_a_number_of_percent():
    assert TextSize(115) == 115
    assert f"{TextSize.LARGE:d}" == "130"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe nonsense",
        b"{",
        b"[]",
        b"null",
        b"7",
        b'{"language": "xx"}',
        b'{"language": []}',
        b'{"language": {}}',
        b'{"language": null}',
        b'{"LANGUAGE": "en", "unknown": 1}',
        b"[" * 100_000,
    ],
)
def test_nonsense_never_stops_a_start(path: Path, content: bytes):
    path.write_bytes(content)
    assert read_settings(path) == Settings()


@given(st.binary(max_size=60))
def test_no_bytes_at_all_stop_a_start(path: Path, content: bytes):
    path.write_bytes(content)
    assert isinstance(read_settings(path), Settings)


def test_a_folder_in_the_place_of_the_settings_is_no_settings(path: Path):
    path.mkdir()
    assert read_settings(path) == Settings()
