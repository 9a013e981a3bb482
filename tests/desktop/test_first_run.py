"""From nothing to a file: the sample in one press, a centre of one's own in two."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.first_run.centres import OtherCentreCard
from krc_desktop.desktop.first_run.page import FirstRun
from krc_desktop.desktop.look import dress_application, theme_of
from krc_desktop.errors import Fault, Trouble
from krc_desktop.exchange import sample
from krc_desktop.language import Language
from krc_desktop.operations import first_run
from krc_desktop.paths import CENTRE_FILE, SAMPLE_FILE, SETTINGS_FILE
from krc_desktop.settings import Settings, TextSize, Theme, read_settings, write_settings
from krc_desktop.store.centre_file import CentreFile
from tests.builders import NOW
from tests.desktop.test_walk import faults

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def first(folder: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[FirstRun]:
    dress_application(theme_of(Settings()), Language.LATVIAN)
    page = FirstRun(folder, folder / SETTINGS_FILE, NOW)
    page.resize(1366, 768)
    page.show()
    qtbot.waitExposed(page)
    yield page
    page.close()
    page.deleteLater()


def other_of(page: FirstRun) -> OtherCentreCard:
    card = page.question.cards[-1]
    if not isinstance(card, OtherCentreCard):
        raise TypeError
    return card


def test_the_sample_is_one_press_away(first: FirstRun, folder: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(first.ready, timeout=30_000) as told:
        qtbot.mouseClick(first.question.sample, LEFT)
    assert told.args == [folder / SAMPLE_FILE]
    with CentreFile.opened_to_read(folder / SAMPLE_FILE, NOW) as file:
        assert all(centre.is_sample for centre in file.centres.all())


def test_one_s_own_centre_is_two_presses_away_with_its_machines(
    first: FirstRun, folder: Path, qtbot: QtBot
) -> None:
    assert not first.start.isEnabled()
    assert first.why.isVisible()
    card = first.question.cards[2]
    qtbot.mouseClick(card, LEFT)
    assert first.start.text() == "Sākt ar Aglonas KRC"
    with qtbot.waitSignal(first.ready, timeout=10_000) as told:
        qtbot.mouseClick(first.start, LEFT)
    assert told.args == [folder / CENTRE_FILE]
    with CentreFile.opened_to_read(folder / CENTRE_FILE, NOW) as file:
        (centre,) = file.centres.all()
        assert (centre.code, centre.coordinator, centre.is_sample) == ("AGL", "", False)
        assert len(list(file.equipment.all())) == 3


def test_machines_can_be_left_out_and_the_coordinator_named(
    first: FirstRun, folder: Path, qtbot: QtBot
) -> None:
    first.question.cards[0].radio.setChecked(True)
    qtbot.waitUntil(first.question.coordinator.isVisible)
    first.question.name_line.insert("Vija  Kalniņa ")
    first.question.cards[0]._ticks[1][0].setChecked(False)  # type: ignore[attr-defined]
    with qtbot.waitSignal(first.ready, timeout=10_000):
        qtbot.mouseClick(first.start, LEFT)
    with CentreFile.opened_to_read(folder / CENTRE_FILE, NOW) as file:
        (centre,) = file.centres.all()
        assert centre.coordinator == "Vija Kalniņa"
        assert [one.name_lv for one in file.equipment.all()] == ["Keramikas ceplis"]


def test_another_centre_needs_a_name_and_its_code_is_proposed(
    first: FirstRun, folder: Path, qtbot: QtBot
) -> None:
    other = other_of(first)
    qtbot.mouseClick(other, LEFT)
    qtbot.waitUntil(other.name_line.isVisible)
    other.name_line.insert("Krāslavas kopienas resursu centrs")
    assert other.code_line.text() == "KRA"
    with qtbot.waitSignal(first.ready, timeout=10_000):
        qtbot.keyClick(other.name_line, Qt.Key.Key_Tab)
        qtbot.mouseClick(first.start, LEFT)
    with CentreFile.opened_to_read(folder / CENTRE_FILE, NOW) as file:
        (centre,) = file.centres.all()
        assert (centre.code, centre.short_lv) == ("KRA", "Krāslavas KRC")


@pytest.mark.parametrize(
    ("name", "code", "at_code", "told"),
    [
        ("", "KRA", False, "Ierakstiet centra nosaukumu."),
        ("   ", "KRA", False, "Ierakstiet centra nosaukumu."),
        ("Dagda", "", True, "1–12 burti A–Z vai cipari."),
        ("Dagda", "DĀ", True, "1–12 burti A–Z vai cipari."),
        ("Dagda", "DAGDA-KRASLAVA", True, "1–12 burti A–Z vai cipari."),
        ("D" * 300, "DAG", False, "300"),
        ("Dagda 010180-11111", "DAG", False, "personas kods"),
    ],
)
def test_bad_input_is_said_beside_its_field_and_stays(
    first: FirstRun, folder: Path, qtbot: QtBot, name: str, code: str, at_code: bool, told: str
) -> None:
    other = other_of(first)
    other.radio.setChecked(True)
    other.name_line.setText(name)
    other.code_line.setText(code)
    qtbot.mouseClick(first.start, LEFT)
    field = other.code if at_code else other.name
    qtbot.waitUntil(lambda: field.complains, timeout=10_000)
    assert told in field.complaint.text()
    assert (other.name_line.text(), other.code_line.text()) == (name, code)
    assert not list(folder.glob("*.krc*"))
    qtbot.keyClicks(field.edit, "x")
    assert not field.complains


def test_the_language_switches_at_once_is_remembered_and_loses_nothing(
    first: FirstRun, folder: Path, qtbot: QtBot
) -> None:
    other = other_of(first)
    other.radio.setChecked(True)
    other.name_line.setText("Dagdas centrs")
    qtbot.mouseClick(first.languages.button_of(Language.ENGLISH), LEFT)
    assert read_settings(folder / SETTINGS_FILE).language is Language.ENGLISH
    assert first.question.sample.text() == "Open the sample"
    assert first.question.card is first.question.cards[-1]
    assert other_of(first).name_line.text() == "Dagdas centrs"
    assert first.question.cards[0].title == "Preiļi KRC"


@pytest.mark.parametrize("which", ["sample", "own"])
def test_a_full_disk_is_said_and_nothing_is_half_made(
    first: FirstRun, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    def full(*args: object, **facts: object) -> None:
        raise Trouble(Fault.DISK_FULL, path=folder / CENTRE_FILE)

    press = first.question.sample if which == "sample" else first.start
    first.question.cards[0].radio.setChecked(True)
    monkeypatch.setattr(sample, "change_centre", full)
    monkeypatch.setattr(first_run, "add_equipment", full)
    qtbot.mouseClick(press, LEFT)
    qtbot.waitUntil(first.question.said.isVisible, timeout=30_000)
    assert "Diskā nepietiek vietas" in first.question.said.text()
    assert not [one for one in folder.iterdir() if one.name != SETTINGS_FILE]
    monkeypatch.undo()
    with qtbot.waitSignal(first.ready, timeout=30_000):
        qtbot.mouseClick(press, LEFT)


def test_a_folder_that_is_a_file_is_said(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    (tmp_path / "data").write_text("not a folder")
    page = FirstRun(tmp_path / "data", tmp_path / "data" / SETTINGS_FILE, NOW)
    qtbot.addWidget(page)
    page.show()
    qtbot.mouseClick(page.question.sample, LEFT)
    qtbot.waitUntil(page.question.said.isVisible, timeout=10_000)
    assert "datne" in page.question.said.text()
    # the language is switched all the same, though it can't be remembered
    page.speak(Language.ENGLISH)
    assert page.question.sample.text() == "Open the sample"


def test_a_second_press_while_it_works_makes_nothing_twice(
    first: FirstRun, folder: Path, qtbot: QtBot
) -> None:
    ready: list[object] = []
    first.ready.connect(ready.append)
    first.open_sample()
    first.open_sample()
    assert not first.question.sample.isEnabled()
    qtbot.waitUntil(lambda: bool(ready), timeout=30_000)
    assert ready == [folder / SAMPLE_FILE]
    assert first.question.sample.isEnabled()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("size", "text_size"),
    [((1366, 690), 100), ((911, 512), 100), ((1366, 768), 150), ((1366, 768), 200)],
)
def test_nothing_is_clipped_nameless_or_small(
    folder: Path,
    qtbot: QtBot,
    qapp: QApplication,
    language: Language,
    size: tuple[int, int],
    text_size: int,
) -> None:
    folder.mkdir()
    settings = Settings(language=language, text_size=TextSize(text_size), theme=Theme.DARK)
    write_settings(folder / SETTINGS_FILE, settings)
    dress_application(theme_of(settings), language)
    page = FirstRun(folder, folder / SETTINGS_FILE, NOW)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()

    def whole() -> None:
        assert not [str(fault) for fault in faults(page)]

    qtbot.waitUntil(whole)
    for card in page.question.cards:
        card.radio.setChecked(True)
        qtbot.waitUntil(whole)
        assert (page.width(), page.height()) == size
        assert page.rect().contains(page.start.geometry())
