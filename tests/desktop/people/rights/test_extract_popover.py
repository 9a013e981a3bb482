"""Everything about a person: from the card's menu into a folder, with a line in the log."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.erasing.dialog import ErasureDialog
from krc_desktop.desktop.messages import Message
from krc_desktop.desktop.papers import errands
from krc_desktop.desktop.people.rights import extract_files
from krc_desktop.desktop.people.rights.doors import offer_rights
from krc_desktop.desktop.people.rights.extract_popover import ExtractErrand, ExtractPopover
from krc_desktop.desktop.window import MainWindow
from krc_desktop.errors import Fault, Trouble
from krc_desktop.language import Language
from krc_desktop.model.exports import Exported
from krc_desktop.model.people import Answer, LinkKind, Person, Purpose
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations import consents, families
from krc_desktop.settings import TextSize
from krc_desktop.store.exports import export_log
from tests.builders import World, day
from tests.desktop.conftest import Opened

LEFT = Qt.MouseButton.LeftButton
LONG = 10_000


@pytest.fixture
def child(world: World) -> Person:
    """A child with a guardian, a consent on paper and a visit."""
    child = world.person("Emīlija Cīrule", "BER", birth_year=2016)
    mother = world.person("Dace Cīrule", birth_year=1985)
    families.link_people(world.file, person_id=child.id, other_id=mother.id, kind=LinkKind.GUARDIAN)
    consents.record_consent(
        world.file,
        person_id=child.id,
        purpose=Purpose.PHOTO,
        answer=Answer.NO,
        given_on=day("2026-09-12"),
        guardian_id=mother.id,
        scan=b"%PDF-1.4 lapa",
    )
    world.attend(world.event(), child)
    return child


@pytest.fixture
def window(child: Person, world: World, opened: Opened) -> MainWindow:
    """The child's card."""
    made = opened(world)
    made.go(Place(PageName.PEOPLE, (child.id,)))
    return made


@pytest.fixture
def shown(window: MainWindow) -> list[Message]:
    """Every message that stays."""
    found: list[Message] = []
    window.session.messages.shown.connect(lambda one: found.append(one) if one else None)
    return found


def chosen(window: MainWindow, person: Person, text: str) -> None:
    """Choose a door of the card's menu."""
    beside = window.current.people.card.head.more
    assert isinstance(beside, QWidget)
    menu = QMenu(window)
    offer_rights(menu, window.session, person, beside)
    next(action for action in menu.actions() if action.text() == text).trigger()


def popover_of(window: MainWindow, qtbot: QtBot, child: Person) -> ExtractPopover:
    """The popover from the menu, its paper made."""
    chosen(window, child, "Personas datu izraksts…")
    popover = window.findChild(ExtractPopover)
    assert isinstance(popover, ExtractPopover)
    qtbot.waitUntil(lambda: popover.made is not None, timeout=LONG)
    return popover


def log_of(world: World) -> list[tuple[Exported, bool]]:
    return [(line.what, line.with_names) for line in export_log(world.file.connection)]


def test_the_cards_menu_has_both_doors(window: MainWindow, child: Person, qtbot: QtBot):
    texts = [one.text() for one in window.current.people.card.head.card_menu().actions()]
    assert texts[-2:] == ["Personas datu izraksts…", "Dzēst personas datus…"]
    chosen(window, child, "Dzēst personas datus…")
    dialog = window.findChild(ErasureDialog)
    assert isinstance(dialog, ErasureDialog)
    qtbot.waitUntil(lambda: dialog.names.text() == "Emīlija Cīrule", timeout=LONG)
    dialog.reject()


def test_it_says_whose_it_is_and_how_much(window: MainWindow, child: Person, qtbot: QtBot):
    popover = popover_of(window, qtbot, child)
    assert popover.said.text().startswith("Emīlija Cīrule · ")
    assert "A4" in popover.said.text()
    popover.close_up()


def test_a_folder_gets_the_paper_the_json_and_the_scans(
    world: World,
    window: MainWindow,
    child: Person,
    shown: list[Message],
    tmp_path: Path,
    qtbot: QtBot,
):
    window.session.keep("reports.folder", str(tmp_path))
    popover = popover_of(window, qtbot, child)
    qtbot.mouseClick(popover.save, LEFT)
    errand = window.findChild(ExtractErrand)
    assert isinstance(errand, ExtractErrand)
    dialog: Any = errand.dialog
    assert Path(dialog.directory().path()) == tmp_path
    dialog.fileSelected.emit(str(tmp_path))
    dialog.hide()
    qtbot.waitUntil(lambda: bool(shown), timeout=LONG)
    folder = tmp_path / "personas-dati-Emīlija Cīrule-2026-11-02"
    assert sorted(one.name for one in folder.iterdir()) == [
        "consents-1.pdf",
        "personas-dati.json",
        "personas-dati.pdf",
    ]
    content = (folder / "personas-dati.json").read_text("utf-8")
    assert "Dace" not in content
    assert json.loads(content)["sections"]["card"]
    assert (folder / "personas-dati.pdf").read_bytes().startswith(b"%PDF")
    assert str(folder) in shown[-1].text
    assert shown[-1].action == "Atvērt mapi"
    assert set(log_of(world)) == {(Exported.PERSON_PDF, True), (Exported.PERSON_JSON, True)}


def test_what_was_handed_out_before_is_not_written_over(
    window: MainWindow, child: Person, shown: list[Message], tmp_path: Path, qtbot: QtBot
):
    for _ in range(2):
        shown.clear()
        errand = ExtractErrand(window.session, window, child.id, Language.ENGLISH)
        errand.save_in(tmp_path)
        qtbot.waitUntil(lambda: bool(shown), timeout=LONG)
    assert len(list(tmp_path.glob("personal-data-*"))) == 2


def test_a_full_disk_leaves_no_half_of_it_and_no_line(
    world: World,
    window: MainWindow,
    child: Person,
    shown: list[Message],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
):
    real = extract_files.written_whole

    def full(path: Path, content: bytes) -> None:
        if path.suffix == ".json":
            raise Trouble(Fault.DISK_FULL, path=path)
        real(path, content)

    inside = tmp_path / "mape"
    inside.mkdir()
    monkeypatch.setattr(extract_files, "written_whole", full)
    errand = ExtractErrand(window.session, window, child.id, Language.LATVIAN)
    errand.save_in(inside)
    qtbot.waitUntil(lambda: bool(shown), timeout=LONG)
    assert shown[-1].tone == "bad"
    assert list(inside.iterdir()) == []
    assert log_of(world) == []
    monkeypatch.setattr(extract_files, "written_whole", real)
    act = shown[-1].act
    assert act is not None
    act()
    qtbot.waitUntil(lambda: shown[-1].tone == "ok", timeout=LONG)


def test_looking_at_it_leaves_a_line_too(
    world: World,
    window: MainWindow,
    child: Person,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(errands, "opened", lambda _path: True)
    popover = popover_of(window, qtbot, child)
    qtbot.mouseClick(popover.look, LEFT)
    qtbot.waitUntil(lambda: log_of(world) == [(Exported.PERSON_PDF, True)], timeout=LONG)


@pytest.mark.parametrize("language", list(Language))
def test_nothing_is_cut_in_a_small_window(
    world: World, opened: Opened, child: Person, qtbot: QtBot, language: Language
):
    window = opened(world, language=language, text_size=TextSize.DOUBLE, size=(911, 512))
    popover = ExtractPopover(window.session, window.current.head, child)
    popover.open_ready()
    qtbot.waitUntil(lambda: popover.made is not None, timeout=LONG)
    assert popover.sizeHint().width() <= popover.width()
    popover.close_up()
