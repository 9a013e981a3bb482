"""Wrong words, wrong files, help and the log: one sentence, nothing half-done, no names."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from krc_desktop.cli import run
from tests.commandline import CLOCK, SAMPLE, Krc, centre_file, digest, one_sentence

PEOPLE = "id,first_name,last_name,group,home_centre"


def _other_database(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE notes (text TEXT)")
    other.close()


def _newer(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[60:64] = (99).to_bytes(4, "big")
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda path: path.write_bytes(b""), "tukša"),
        (lambda path: path.write_bytes(b"not a database" * 99), "nav KRC Desktop"),
        (_other_database, "nav KRC Desktop"),
        (lambda path: path.write_bytes(path.read_bytes()[:9000]), "bojāta"),
        (_newer, "99"),
    ],
)
def test_a_wrong_file_is_said_and_left_as_it_is(
    sampled: Krc, tmp_path: Path, spoil: Callable[[Path], object], told: str
) -> None:
    path = centre_file(tmp_path)
    spoil(path)
    before = digest(path)
    for words in (
        ["figures", "2026-10"],
        ["check"],
        ["import", "centres", SAMPLE / "centres.csv"],
        ["backup", tmp_path / "k.krc"],
        ["report", "2026-10", "--output", tmp_path / "a.pdf"],
        ["export", tmp_path / "out"],
        ["sample"],
    ):
        said = sampled(*words)
        assert said.code == 1
        assert one_sentence(said.err)
        if words != ["sample"]:
            assert told in said.err
    assert digest(path) == before
    assert not (tmp_path / "k.krc").exists()


def test_without_data_each_command_says_how_to_begin(krc: Krc, tmp_path: Path) -> None:
    for words in (["figures", "2026-10"], ["check"], ["backup", tmp_path / "k"], ["export", "x"]):
        said = krc(*words, language="en")
        assert said.code == 1
        assert "sample" in said.err


@pytest.mark.parametrize(
    "words",
    [
        ["figures"],
        ["figures", "2026-10", "more"],
        ["figures", "--centre"],
        ["nothing"],
        ["--nothing"],
        ["import", "cats", "file.csv"],
        ["import", "people"],
        ["report", "2026-10", "--language", "ru"],
        ["export", "x", "--format", "pdf"],
    ],
)
@pytest.mark.parametrize("language", ["lv", "en"])
def test_wrong_words_get_a_sentence_and_exit_2(krc: Krc, words: list[str], language: str) -> None:
    said = krc(*words, language=language)
    assert said.code == 2
    assert one_sentence(said.err)
    assert said.out == ""


@pytest.mark.parametrize("period", ["2026-13", "october", "2026-10..", "2026-10..2026-09", "", "٢"])
def test_a_senseless_period_is_refused(sampled: Krc, period: str) -> None:
    said = sampled("figures", period)
    assert said.code == 1
    assert one_sentence(said.err)


def test_help_speaks_the_language_asked_for(krc: Krc) -> None:
    for words in (["--help"], ["import", "--help"]):
        said = krc(*words).out
        assert "Lietojums:" in said
        assert not [english for english in ("Usage", "Options", "Show ") if english in said]
    assert "Kopienas resursu centra" in krc("--help").out
    assert "community resource centre" in krc("--help", language="en").out


SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a screen")
def test_no_command_and_no_screen_prints_the_help_and_says_why(
    krc: Krc, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in SCREENS:
        monkeypatch.delenv(name, raising=False)
    said = krc()
    assert said.code == 1
    assert "Lietojums:" in said.out
    assert "ekrāns" in said.err
    assert one_sentence(said.err)


@pytest.mark.parametrize(("asked", "opened"), [([], None), (["--language", "en"], "en")])
def test_no_command_opens_the_window_over_the_data_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[str], opened: str | None
) -> None:
    calls: list[tuple[object, ...]] = []

    def run_window(*given: object) -> int:
        calls.append(given)
        return 0

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    door = SimpleNamespace(run_window=run_window)
    monkeypatch.setitem(sys.modules, "krc_desktop.desktop.app", door)
    assert run(["--data", str(tmp_path / "other"), *asked], CLOCK) == 0
    assert calls == [(tmp_path / "other", CLOCK, opened)]


def test_a_computer_that_lacks_the_window_s_libraries_hears_so(
    krc: Krc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setitem(sys.modules, "krc_desktop.desktop.app", None)
    said = krc()
    assert said.code == 1
    assert one_sentence(said.err)


def test_commands_never_load_the_window(sampled: Krc, tmp_path: Path) -> None:
    asked = "import sys; from krc_desktop.cli import run; code = run(sys.argv[1:]);"
    asked += " sys.exit(code or any('PySide6' in name for name in sys.modules))"
    for words in (["--help"], ["figures", "2026-10", "--centre", "VAR"]):
        given = ["--data", str(tmp_path / "data"), *words]
        subprocess.run([sys.executable, "-c", asked, *given], capture_output=True, check=True)


def test_the_log_holds_no_names(sampled: Krc, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(f"{PEOPLE}\nP900,Kanārija,Zeltspārne,XYZ,PRE\n", "utf-8")
    assert sampled("import", "people", path).code == 1
    logs = [file.read_text("utf-8") for file in (tmp_path / "data").glob("*.log*")]
    assert logs
    assert all("Kanārija" not in log and "XYZ" not in log for log in logs)


def test_the_program_starts_as_a_module_with_the_data_named_by_the_environment(
    sampled: Krc, tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "krc_desktop", "figures", "2026-10", "--centre", "VAR"],
        env={"KRC_DESKTOP_DATA": str(tmp_path / "data"), "PATH": "", "TZ": "America/New_York"},
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["visits"] == 77
