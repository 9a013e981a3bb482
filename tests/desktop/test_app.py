"""The start as it is told: one window, one file, and every trouble said in a window."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.app import Program
from krc_desktop.desktop.first_run.page import FirstRun
from krc_desktop.desktop.first_run.trouble import StartTrouble
from krc_desktop.desktop.single import SingleWindow
from krc_desktop.desktop.window import MainWindow
from krc_desktop.errors import Fault, Trouble
from krc_desktop.language import Language
from krc_desktop.operations.first_run import remove_sample_file
from krc_desktop.paths import CENTRE_FILE, SAMPLE_FILE, SETTINGS_FILE
from krc_desktop.settings import read_settings
from tests.builders import NOW

Start = Callable[..., Program]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "data"
    made.mkdir()
    return made


@pytest.fixture
def start(folder: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Start]:
    """Begins the program over the folder."""
    programs: list[Program] = []

    def begin(language: Language | None = None) -> Program:
        program = Program(folder, NOW)
        programs.append(program)
        assert program.begin(language)
        return program

    yield begin
    for program in programs:
        if program.shown is not None:
            program.shown.close()
            program.shown.deleteLater()
        program.close_file()
        program.single.release()
    qapp.processEvents()


def test_without_a_file_the_first_question_is_asked_and_then_the_window_opens(
    start: Start, folder: Path, qtbot: QtBot
) -> None:
    program = start()
    page = program.shown
    assert isinstance(page, FirstRun)
    page.question.cards[1].radio.setChecked(True)
    qtbot.mouseClick(page.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(program.shown, MainWindow), timeout=10_000)
    assert program.session is not None
    assert program.session.file.path == folder / CENTRE_FILE
    assert page is not program.shown


def test_the_centre_s_own_file_goes_before_the_sample(
    start: Start, folder: Path, empty_file: Path
) -> None:
    (folder / SAMPLE_FILE).write_bytes(empty_file.read_bytes())
    assert Program(folder, NOW).file_to_open() == folder / SAMPLE_FILE
    (folder / CENTRE_FILE).write_bytes(empty_file.read_bytes())
    program = start()
    assert isinstance(program.shown, MainWindow)
    assert program.session is not None
    assert program.session.file.path == folder / CENTRE_FILE


def _another_s(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE notes (text TEXT)")
    other.close()


def _newer(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[60:64] = (99).to_bytes(4, "big")
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("spoil", "told", "backups"),
    [
        (lambda path: path.write_bytes(b""), "tukša", True),
        (lambda path: path.write_bytes(path.read_bytes()[:9000]), "bojāta", True),
        (lambda path: path.write_bytes(b"no database" * 99), "nav KRC Desktop", True),
        (_another_s, "nav KRC Desktop", True),
        (_newer, "jaunāk", False),
    ],
    ids=["empty", "damaged", "text", "another's", "newer"],
)
def test_a_file_that_can_t_be_opened_is_said_and_left_as_it_is(
    start: Start,
    folder: Path,
    empty_file: Path,
    qtbot: QtBot,
    spoil: Callable[[Path], object],
    told: str,
    backups: bool,
) -> None:
    path = folder / CENTRE_FILE
    path.write_bytes(empty_file.read_bytes())
    spoil(path)
    before = path.read_bytes()
    program = start()
    page = program.shown
    assert isinstance(page, StartTrouble)
    assert told in page.sentence.text()
    assert page.backups.isVisible() is backups
    assert path.read_bytes() == before
    # put right meanwhile: the same page goes on
    path.write_bytes(empty_file.read_bytes())
    qtbot.mouseClick(page.again, Qt.MouseButton.LeftButton)
    assert isinstance(program.shown, MainWindow)


def test_a_folder_that_is_a_file_is_said_and_tried_again(
    start: Start, folder: Path, qtbot: QtBot
) -> None:
    folder.rmdir()
    folder.write_text("not a folder")
    program = start()
    page = program.shown
    assert isinstance(page, StartTrouble)
    assert "datne" in page.sentence.text()
    folder.unlink()
    qtbot.mouseClick(page.again, Qt.MouseButton.LeftButton)
    assert isinstance(program.shown, FirstRun)
    assert not SingleWindow(folder).take()


def test_a_window_that_does_not_answer_is_said(
    start: Start, folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    other = SingleWindow(folder)
    assert other.take()
    monkeypatch.setattr(SingleWindow, "raise_first", lambda _self: False)
    program = start()
    page = program.shown
    assert isinstance(page, StartTrouble)
    other.release()
    qtbot.mouseClick(page.again, Qt.MouseButton.LeftButton)
    assert isinstance(program.shown, FirstRun)


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_second_start_leaves_and_the_first_is_seen(
    start: Start, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = start()
    monkeypatch.setattr(SingleWindow, "raise_first", lambda _self: True)
    assert not Program(folder, NOW).begin()
    shown = first.shown
    assert shown is not None
    shown.showMinimized()
    first.single.raise_asked.emit()
    assert not shown.isMinimized()


def test_every_page_of_the_start_hears_a_second_one(start: Start, qtbot: QtBot) -> None:
    program = start()
    assert isinstance(program.shown, FirstRun)
    qtbot.waitUntil(lambda: program.single._server is not None)


def test_a_language_asked_for_is_spoken_and_remembered(start: Start, folder: Path) -> None:
    program = start(Language.ENGLISH)
    assert isinstance(program.shown, FirstRun)
    assert program.shown.words.language is Language.ENGLISH
    assert read_settings(folder / SETTINGS_FILE).language is Language.ENGLISH


def test_from_the_sample_to_a_centre_of_one_s_own(
    start: Start, folder: Path, sample_file: Path, qtbot: QtBot
) -> None:
    (folder / SAMPLE_FILE).write_bytes(sample_file.read_bytes())
    program = start()
    session = program.session
    assert session is not None
    session.start_over(lambda: remove_sample_file(folder))
    assert isinstance(program.shown, FirstRun)
    assert program.session is None
    assert not (folder / SAMPLE_FILE).exists()


def test_what_can_t_be_removed_is_said_before_anything_else(
    start: Start, folder: Path, empty_file: Path
) -> None:
    (folder / SAMPLE_FILE).write_bytes(empty_file.read_bytes())
    program = start()

    def stuck() -> None:
        raise Trouble(Fault.CANNOT_WRITE, path=folder / SAMPLE_FILE)

    if program.session is not None:
        program.session.start_over(stuck)
    assert isinstance(program.shown, StartTrouble)


def test_the_file_is_checked_after_the_first_picture_and_a_sick_one_said(
    start: Start, folder: Path, empty_file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from krc_desktop.desktop import health
    from krc_desktop.store.health import Problem

    monkeypatch.setattr(health, "damaged_pages", lambda _connection: [Problem.REFERENCES])
    (folder / CENTRE_FILE).write_bytes(empty_file.read_bytes())
    program = start()
    window = program.shown
    assert isinstance(window, MainWindow)
    qtbot.waitUntil(window.messages.isVisible, timeout=10_000)


def test_the_whole_program_runs_and_ends(tmp_path: Path) -> None:
    """As the door does it: an own process, from the empty folder to the end of the loop."""
    script = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from krc_desktop.clock import SystemClock
from krc_desktop.desktop import app
shown = app.Program._show
def seen(self, page):
    shown(self, page)
    print(type(page).__name__, flush=True)
    QTimer.singleShot(0, page.close)
app.Program._show = seen
sys.exit(app.run_window(Path(sys.argv[1]), SystemClock()))
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "data")],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "FirstRun"), done.stderr
    assert "Traceback" not in done.stderr


def test_an_error_at_the_start_comes_to_the_one_dialog(
    folder: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = Program(folder, NOW)
    error = ValueError("unforeseen")
    program.unforeseen.take(ValueError, error, None)
    dialog = program.unforeseen.dialog
    assert dialog is not None
    dialog.reject()
    assert program.shown is None
