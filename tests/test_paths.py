from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from krc_desktop import paths


@pytest.mark.parametrize(
    ("wished", "safe"),
    [
        ("Preiļu KRC 2026-10.pdf", "Preiļu KRC 2026-10.pdf"),
        ("../../etc/passwd", "etc-passwd"),
        ("/absolute", "absolute"),
        ("C:\\Windows\\x", "C-Windows-x"),
        ("CON", "_CON"),
        ("con.txt", "_con.txt"),
        ("con .txt", "_con .txt"),
        ("Lpt9.pdf", "_Lpt9.pdf"),
        ("COM²", "_COM²"),
        ("console", "console"),
        ("trailing. . .", "trailing"),
        ("a\0b\nc", "a-b-c"),
        ("\u202egpj.exe", "gpj.exe"),
        ("", "datne"),
        ("...", "datne"),
        ('<>:"|?*', "datne"),
    ],
)
def test_a_hostile_name_becomes_a_harmless_one(wished: str, safe: str):
    assert paths.safe_filename(wished) == safe


@example(wished="語" * 300, ending=".pdf.part")
@given(st.text(max_size=300), st.sampled_from([".pdf", ".part", ".krc.sha256"]))
def test_no_name_leaves_its_folder_or_is_too_long_for_a_disk(wished: str, ending: str):
    name = paths.safe_filename(wished)
    assert name
    assert Path(name).name == name
    assert not set(name) & set('/\\:*?"<>|\0')
    assert name == name.strip()
    assert not name.endswith(".")
    assert ".." not in name
    assert len((name + ending).encode()) <= 255
    assert paths.safe_filename(name) == name


def test_the_programs_own_folders_are_there():
    assert (paths.resources_folder() / "sample" / "events.csv").is_file()
    assert (paths.translations_folder() / "lv").is_dir()
    assert paths.default_data_folder().name == "KRC Desktop"
