"""The import wizard: from a file to cards, with everything decided on the way."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.import_wizard.draft import Step
from krc_desktop.desktop.import_wizard.fix_popover import FixPopover
from krc_desktop.desktop.import_wizard.list_step import SIDE, TABLE
from krc_desktop.desktop.import_wizard.match_card import ANOTHER, SAME
from krc_desktop.desktop.import_wizard.sight import ImportSight
from krc_desktop.desktop.people.page import PeoplePage
from krc_desktop.desktop.window import MainWindow
from krc_desktop.exchange.column_guesses import Field, ListKind
from krc_desktop.exchange.workbooks import write_xlsx
from krc_desktop.language import Language
from krc_desktop.model.places import IMPORT, PageName, Place
from krc_desktop.settings import TextSize
from tests.builders import World
from tests.desktop.conftest import Opened
from tests.desktop.test_walk import LOOKS, faults

HEADINGS = ("Vārds uzvārds", "Statuss", "Dz. gads", "Mob.", "Skola/iestāde")
CODE = "010171-12345"
ROWS = [
    ("Ausma Čepule", "seniors", "1953", "20000131", "Senioru kopa"),
    ("Toms Ķirsis", "vecāks", "1988", "20000125", ""),
    ("Jānis Bērziņš", "bērns", "201", "", ""),
    ("Pēteris Kļava", "vecāks", CODE, "20000172", ""),
    ("", "bērns", "2010", "", ""),
    ("Kopā", "", "", "", ""),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return written(tmp_path / "dalibnieki.xlsx", HEADINGS, ROWS)


def written(path: Path, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Path:
    write_xlsx(path, {"Dalībnieki": (headings, rows)})
    return path


def wizard(window: MainWindow, page: PageName = PageName.PEOPLE) -> ImportSight:
    window.go(Place(page, part=IMPORT))
    found = window.current
    assert isinstance(found, ImportSight)
    return found


def ready(qtbot: QtBot, sight: ImportSight) -> None:
    qtbot.waitUntil(lambda: not sight.draft.is_busy, timeout=10_000)


def opened_at(qtbot: QtBot, sight: ImportSight, path: Path, step: Step = Step.CHECK) -> None:
    sight.draft.open_file(path)
    ready(qtbot, sight)
    sight.draft.go(step)
    ready(qtbot, sight)


def bring_in(qtbot: QtBot, sight: ImportSight) -> None:
    qtbot.mouseClick(sight.list.run, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: sight.draft.step is Step.DONE, timeout=10_000)


def cells(sight: ImportSight) -> str:
    model = sight.list.table.rows
    return "\n".join(
        str(model.index(at, column).data(role))
        for at in range(model.rowCount())
        for column in range(model.columnCount())
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    )


def surnames(world: World) -> set[str]:
    return {person.last_name for person in world.file.people.all()}


# -- the way through -------------------------------------------------------------------------------


def test_a_list_goes_through_all_four_steps(
    world: World, opened: Opened, qtbot: QtBot, path: Path
) -> None:
    window = opened(world)
    sight = wizard(window)
    assert sight.stack.currentWidget() is sight.file
    sight.draft.open_file(path)
    ready(qtbot, sight)
    assert sight.draft.step is Step.COLUMNS
    assert sight.draft.choices.fields[0] is Field.NAME
    qtbot.mouseClick(sight.list.go_on, Qt.MouseButton.LeftButton)
    ready(qtbot, sight)
    assert sight.list.run.text() == "Pārnest 3 rindas"
    bring_in(qtbot, sight)
    assert surnames(world) == {"Čepule", "Ķirsis", "Bērziņš"}
    assert sight.stack.currentWidget() is sight.done_step
    assert sight.done_step.decide.isVisible()


def test_one_undo_takes_all_back_and_the_list_can_be_brought_in_again(
    world: World, opened: Opened, qtbot: QtBot, path: Path
) -> None:
    window = opened(world)
    sight = wizard(window)
    before = world.journaled()
    opened_at(qtbot, sight, path)
    bring_in(qtbot, sight)
    window.session.undo()
    assert world.journaled() == before
    ready(qtbot, sight)
    assert sight.draft.step is Step.CHECK
    bring_in(qtbot, sight)
    assert len(surnames(world)) == 3


def test_rows_that_waited_are_decided_afterwards(
    world: World, opened: Opened, qtbot: QtBot, path: Path
) -> None:
    sight = wizard(opened(world))
    opened_at(qtbot, sight, path)
    bring_in(qtbot, sight)
    qtbot.mouseClick(sight.done_step.decide, Qt.MouseButton.LeftButton)
    ready(qtbot, sight)
    code = next(at for at, one in enumerate(sight.list.questions.questions) if one.rows == (5,))
    sight.list.questions.deeds[code].click()
    ready(qtbot, sight)
    assert sight.list.run.text() == "Pārnest 1 rindu"
    bring_in(qtbot, sight)
    assert "Kļava" in surnames(world)
    assert world.file.people.count() == 4


# -- the file --------------------------------------------------------------------------------------


def test_ctrl_o_asks_for_a_file(
    world: World, opened: Opened, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sight = wizard(opened(world))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    QTest.keyClick(sight, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    ready(qtbot, sight)
    assert sight.draft.opened is not None


def test_a_file_is_dragged_onto_any_step(
    world: World, opened: Opened, qtbot: QtBot, path: Path
) -> None:
    sight = wizard(opened(world))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    held = QDragEnterEvent(QPointF(50, 50).toPoint(), copy, data, left, plain)
    sight.dragEnterEvent(held)
    assert held.isAccepted()
    sight.dropEvent(QDropEvent(QPointF(50, 50), copy, data, left, plain))
    ready(qtbot, sight)
    assert sight.draft.step is Step.COLUMNS


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 99, b"%PDF-1.7"])
def test_what_is_no_list_is_refused_in_words(
    world: World, opened: Opened, qtbot: QtBot, tmp_path: Path, content: bytes
) -> None:
    sight = wizard(opened(world))
    path = tmp_path / "saraksts.csv"
    path.write_bytes(content)
    sight.draft.open_file(path)
    ready(qtbot, sight)
    assert sight.draft.step is Step.FILE
    assert sight.file.remark.said


def test_encoding_and_separator_are_told_and_can_be_changed(
    world: World, opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "saraksts.csv"
    path.write_bytes("Vārds uzvārds;Mob.\r\nĢirts Ķēniņš;20000131\r\n".encode("cp1257"))
    sight = wizard(opened(world))
    opened_at(qtbot, sight, path, Step.COLUMNS)
    panel = sight.list.columns
    assert panel.encoding.value == "cp1257"
    assert panel.separator.value == ";"
    assert "Ķēniņš" in cells(sight)
    sight.draft.read_otherwise("cp1251", ";")
    ready(qtbot, sight)
    assert "Ķēniņš" not in cells(sight)
    assert panel.encoding.value == "cp1251"
    sight.draft.read_otherwise("cp1257", "|")
    ready(qtbot, sight)
    assert sight.draft.opened is not None
    assert len(sight.draft.opened.columns) == 1


def test_an_encoding_that_does_not_fit_leaves_what_was_read(
    world: World, opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "saraksts.csv"
    path.write_bytes("Vārds uzvārds;Mob.\r\nĢirts Ķēniņš;20000131\r\n".encode("cp1257"))
    sight = wizard(opened(world))
    opened_at(qtbot, sight, path, Step.COLUMNS)
    sight.draft.read_otherwise("utf-8", ";")
    ready(qtbot, sight)
    assert sight.list.remark.said
    assert "Ķēniņš" in cells(sight)
    assert sight.list.columns.encoding.value == "cp1257"


# -- personal codes --------------------------------------------------------------------------------


def test_codes_are_never_shown_nor_kept(
    world: World, opened: Opened, qtbot: QtBot, path: Path
) -> None:
    sight = wizard(opened(world))
    opened_at(qtbot, sight, path)
    assert "12345" not in cells(sight)
    sight.list.table.view.selectAll()
    sight.list.table.view.copy()
    bring_in(qtbot, sight)
    assert "12345" not in repr(world.everything())


def test_a_column_of_codes_can_not_be_chosen(
    world: World, opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = [(f"Anna Liepa{at}", f"0101{at + 50}-12345") for at in range(9)]
    path = written(tmp_path / "kodi.xlsx", ("Vārds uzvārds", "Personas kods"), rows)
    sight = wizard(opened(world))
    opened_at(qtbot, sight, path, Step.COLUMNS)
    assert not sight.list.table.view.mapping.heads[1].box.isEnabled()
    assert "12345" not in cells(sight)


def test_a_code_typed_as_a_correction_is_refused(
    world: World, opened: Opened, qtbot: QtBot, path: Path
) -> None:
    window = opened(world)
    sight = wizard(window)
    opened_at(qtbot, sight, path)
    sight.list.questions.deeds[0].click()
    popover = window.findChildren(FixPopover)[0]
    assert popover.text.line.isVisible()
    assert popover.text.typed == "201"
    popover.text.line.setText(CODE)
    popover.keep_form()
    assert popover.remark.said
    assert CODE not in popover.text.typed
    popover.text.line.setText("2012")
    popover.keep_form()
    ready(qtbot, sight)
    bring_in(qtbot, sight)
    janis = world.file.people.find_one("last_name = 'Bērziņš'")
    assert janis is not None
    assert janis.birth_year == 2012


# -- decisions -------------------------------------------------------------------------------------


def test_a_likely_card_waits_until_it_is_decided(
    world: World, opened: Opened, qtbot: QtBot, path: Path
) -> None:
    known = world.person("Toms Ķirsis", phone="+37129999999")
    sight = wizard(opened(world))
    opened_at(qtbot, sight, path)
    switch = sight.list.matches.switches[3]
    assert switch.value is None
    assert sight.list.run.text() == "Pārnest 2 rindas"
    qtbot.mouseClick(switch.button_of(SAME), Qt.MouseButton.LeftButton)
    ready(qtbot, sight)
    assert sight.list.matches.switches[3].value == SAME
    bring_in(qtbot, sight)
    assert world.file.people.get(known.id).birth_year == 1988
    assert world.file.people.count("last_name = 'Ķirsis'") == 1


def test_another_person_of_the_same_name_is_added(
    world: World, opened: Opened, qtbot: QtBot, path: Path
) -> None:
    world.person("Toms Ķirsis", phone="+37129999999")
    sight = wizard(opened(world))
    opened_at(qtbot, sight, path)
    sight.list.matches.switches[3].button_of(ANOTHER).click()
    ready(qtbot, sight)
    bring_in(qtbot, sight)
    assert world.file.people.count("last_name = 'Ķirsis'") == 2


def test_a_question_of_many_rows_is_asked_once(
    world: World, opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = [(f"Anna Liepa{at}", "kaimiņš", CODE if at else "") for at in range(4)]
    rows += [(f"Zane Kalve{at}", "bērni", "1980") for at in range(9)]
    path = written(tmp_path / "saraksts.xlsx", HEADINGS[:3], rows)
    sight = wizard(opened(world))
    opened_at(qtbot, sight, path)
    assert sorted(len(one.rows) for one in sight.list.questions.questions) == [3, 4]
    before = len(sight.list.questions.questions)
    QTest.keyClick(sight, Qt.Key.Key_F8)
    assert sight.list.questions.deeds[0].hasFocus()
    codes = next(at for at, one in enumerate(sight.list.questions.questions) if len(one.rows) == 3)
    sight.list.questions.deeds[codes].click()
    ready(qtbot, sight)
    assert len(sight.list.questions.questions) == before - 1


def test_without_a_name_one_can_not_go_on(
    world: World, opened: Opened, qtbot: QtBot, path: Path
) -> None:
    sight = wizard(opened(world))
    opened_at(qtbot, sight, path, Step.COLUMNS)
    sight.list.table.view.mapping.heads[0].chosen.emit(None)
    ready(qtbot, sight)
    assert not sight.list.go_on.isEnabled()
    assert sight.list.table.rows.rowCount() == len(ROWS)


# -- leaving and coming back -----------------------------------------------------------------------


def test_what_was_chosen_stays_when_one_leaves_and_when_the_language_changes(
    world: World, opened: Opened, qtbot: QtBot, path: Path
) -> None:
    window = opened(world)
    sight = wizard(window)
    opened_at(qtbot, sight, path)
    sight.list.questions.deeds[0].click()
    for popover in window.findChildren(FixPopover):
        popover.close_up()
    sight.draft.leave_out((4,))
    ready(qtbot, sight)
    QTest.keyClick(sight, Qt.Key.Key_Escape)
    assert isinstance(window.current, PeoplePage)
    assert not surnames(world)
    again = wizard(window)
    ready(qtbot, again)
    assert again.draft.step is Step.CHECK
    assert 4 in again.draft.choices.left_out
    window.session.remember(language=Language.ENGLISH)
    window.rebuild()
    anew = window.current
    assert isinstance(anew, ImportSight)
    assert anew is not again
    assert anew.draft.step is Step.CHECK


def test_one_goes_back_by_the_steps(world: World, opened: Opened, qtbot: QtBot, path: Path) -> None:
    sight = wizard(opened(world))
    opened_at(qtbot, sight, path)
    qtbot.mouseClick(sight.list.back, Qt.MouseButton.LeftButton)
    assert sight.draft.step is Step.COLUMNS
    sight.steps.steps[Step.FILE].click()
    assert sight.draft.step is Step.FILE
    assert sight.file.go_on.isVisible()
    sight.steps.steps[Step.CHECK].click()
    assert sight.draft.step is Step.CHECK


def test_the_next_list_of_the_same_headings_lands_in_the_check(
    world: World, opened: Opened, qtbot: QtBot, path: Path, tmp_path: Path
) -> None:
    sight = wizard(opened(world))
    opened_at(qtbot, sight, path)
    bring_in(qtbot, sight)
    other = written(tmp_path / "cits.xlsx", HEADINGS, [("Zane Kalve", "bērni", "2011", "", "")])
    sight.draft.open_file(other)
    ready(qtbot, sight)
    assert sight.draft.step is Step.CHECK


# -- other lists -----------------------------------------------------------------------------------


def test_organisations_come_in_from_their_tab(
    world: World, opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened(world)
    window.go(Place(PageName.PEOPLE, part="organisations"))
    page = window.current
    assert isinstance(page, PeoplePage)
    action = page.list_menu().actions()[0]
    action.trigger()
    sight = window.current
    assert isinstance(sight, ImportSight)
    assert sight.file.kinds.value is ListKind.ORGANISATIONS
    path = written(
        tmp_path / "org.xlsx", ("Nosaukums", "Veids"), [("Biedrība “Ozols”", "biedrība")]
    )
    opened_at(qtbot, sight, path)
    bring_in(qtbot, sight)
    assert world.file.organisations.count("name LIKE '%Ozols%'") == 1
    sight.done_step.open_list.click()
    assert isinstance(window.current, PeoplePage)


def test_hours_come_in_from_the_page_of_volunteers(
    world: World, opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    world.person("Anna Liepa")
    sight = wizard(opened(world), PageName.VOLUNTEERS)
    assert sight.file.kinds.value is ListKind.HOURS
    rows = [("Anna Liepa", "02.10.2026.", "2,5", "Talka"), ("Anna Liepa", "03.10.2026.", "25", "")]
    path = written(tmp_path / "st.xlsx", ("Brīvprātīgais", "Datums", "Stundas", "Darbs"), rows)
    opened_at(qtbot, sight, path)
    assert sight.list.questions.deeds[0].text() == "Rakstīt 2:30"
    QTest.keyClick(sight, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    ready(qtbot, sight)
    bring_in(qtbot, sight)
    assert sorted(one.minutes for one in world.file.volunteers.all()) == [150, 150]


# -- large -----------------------------------------------------------------------------------------


def test_a_large_list_can_be_cancelled_and_leaves_nothing(
    world: World, opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = [(f"Vārds{at} Uzvārds{at}", "bērni") for at in range(4000)]
    path = tmp_path / "liels.csv"
    lines = [HEADINGS[:2], *rows]
    path.write_text("\n".join(";".join(line) for line in lines), "utf-8")
    sight = wizard(opened(world))
    opened_at(qtbot, sight, path)
    sight.draft.say_same(2, same=False)
    assert sight.draft.is_busy
    assert not sight.list.run.isEnabled()
    sight.list.busy.stop.click()
    assert not sight.draft.is_busy
    assert not sight.list.run.isEnabled()  # what is shown is not what was decided
    sight.list.remark.fix.click()
    ready(qtbot, sight)
    assert sight.list.run.isEnabled()
    before = world.everything()
    sight.bring_in()
    dialog = window_dialog(sight)
    dialog.reject()
    qtbot.waitUntil(lambda: not sight.session.work.is_busy, timeout=10_000)
    qtbot.wait(1)
    assert world.everything() == before
    assert sight.draft.step is Step.CHECK


def window_dialog(sight: ImportSight):  # type: ignore[no-untyped-def]
    from krc_desktop.desktop.import_wizard.busy import BringingDialog

    return sight.window().findChildren(BringingDialog)[-1]


# -- the look --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "size", "text_size"), LOOKS)
def test_every_step_is_whole_in_every_look(
    world: World,
    opened: Opened,
    qtbot: QtBot,
    path: Path,
    language: Language,
    size: tuple[int, int],
    text_size: TextSize,
) -> None:
    world.person("Toms Ķirsis", phone="+37129999999")
    window = opened(world, language=language, size=size, text_size=text_size)
    sight = wizard(window)
    opened_at(qtbot, sight, path)
    found: list[str] = []

    def look(name: str) -> None:
        for _ in range(6):
            QApplication.processEvents()
        found.extend(f"{name}: {fault}" for fault in faults(window))
        if window.size().toTuple() != size:
            found.append(f"{name}: the window grew to {window.size().toTuple()}")

    for step in (Step.FILE, Step.COLUMNS, Step.CHECK):
        sight.draft.go(step)
        look(step.name)
        if sight.list.switch.isVisible():
            sight.list.switch.button_of(SIDE).click()
            look(f"{step.name} beside")
            sight.list.switch.button_of(TABLE).click()
    sight.list.questions.step()
    sight.list.questions.deeds[0].click()
    look("fix")
    for popover in window.findChildren(FixPopover):
        popover.close_up()
    bring_in(qtbot, sight)
    look("done")
    assert found == [], "\n".join(found)
