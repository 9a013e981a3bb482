from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krc_desktop.language import Language
from krc_desktop.settings import Settings, read_settings, write_settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_the_window_speaks_latvian_until_somebody_says_otherwise(path: Path):
    assert read_settings(path) == Settings(language=Language.LATVIAN)


def test_what_is_set_is_remembered(path: Path):
    chosen = Settings().with_(language=Language.ENGLISH)
    write_settings(path, chosen)
    assert read_settings(path) == chosen


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
