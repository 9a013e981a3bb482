"""The entry of a sheet as a person does it: letters, Enter, next; each key of the line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.events.deeper import sheet_place
from krc_desktop.desktop.events.sheets.pane import SheetPane
from krc_desktop.desktop.events.sheets.reasons import ReasonPopover
from krc_desktop.desktop.window import MainWindow
from krc_desktop.model.events import Event
from krc_desktop.model.people import Answer
from krc_desktop.model.places import PageName, Place
from krc_desktop.model.sheets import CardFound, EnteredLine, LineOutcome, SheetState
from krc_desktop.operations import history, sheets
from krc_desktop.store.sheets import sheet_view, sheets_of
from tests.builders import World, day
from tests.desktop.conftest import Opened
from tests.desktop.events.typing_in import enter, retype, type_in

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def event(world: World) -> Event:
    """An event with three people whom the file knows."""
    for name, group in (("Mārīte Ķirsone", "SEN"), ("Toms Ķirsis", "VEC"), ("Dace Ozola", "SEN")):
        world.person(name, group)
    return world.event()


@pytest.fixture
def pane(world: World, event: Event, opened: Opened) -> SheetPane:
    """The entry of its sheet, on which eleven signed."""
    return shown(opened(world), sheet_of(world, event, stated_total=11))


def sheet_of(world: World, event: Event, **boxes: int) -> int:
    return sheets.make_sheet(world.file, event_id=event.id, **boxes).row_id or 0


def shown(window: MainWindow, sheet_id: int) -> SheetPane:
    window.go(sheet_place(sheet_id))
    sight = window.page(PageName.EVENTS).deeper  # type: ignore[attr-defined]
    assert isinstance(sight, SheetPane)
    return sight


def line_of(world: World, pane: SheetPane, line: int) -> EnteredLine | None:
    lines = sheet_view(world.file, pane.sheet_id).lines
    return next((one for one in lines if one.line.line == line), None)


def name_on(world: World, pane: SheetPane, line: int) -> str:
    found = line_of(world, pane, line)
    return found.name if found is not None else ""


def type_name(pane: SheetPane, text: str) -> None:
    enter(pane.entering.editor.name, text)


def popover_of(pane: SheetPane) -> ReasonPopover:
    found = [one for one in pane.window().findChildren(ReasonPopover) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def test_it_opens_at_the_first_free_line_with_the_cursor_in_it(pane: SheetPane):
    assert pane.entering.line == 1
    assert pane.entering.editor.name.hasFocus()
    assert not pane.window().page(PageName.EVENTS).head.isVisible()  # type: ignore[attr-defined]


def test_enter_takes_the_first_match_and_goes_down(world: World, pane: SheetPane):
    type_name(pane, "kirsone")
    assert name_on(world, pane, 1) == "Mārīte Ķirsone"
    assert pane.entering.line == 2
    assert pane.entering.editor.name.hasFocus()
    assert pane.entering.editor.typed == ""
    type_name(pane, "dace")
    assert name_on(world, pane, 2) == "Dace Ozola"
    found = line_of(world, pane, 2)
    assert found is not None
    assert found.card is CardFound.KNOWN
    assert found.photo is Answer.NOT_ASKED  # consent is never presumed
    assert world.figures().visits_named == 2


def test_control_z_in_the_empty_line_takes_the_last_one_back(world: World, pane: SheetPane):
    type_name(pane, "kirsone")
    QTest.keyClick(pane.entering.editor.name, Qt.Key.Key_Z, CONTROL)
    assert line_of(world, pane, 1) is None


def test_arrows_choose_among_the_matches(world: World, pane: SheetPane, qtbot: QtBot):
    line = pane.entering.editor.name
    type_in(line, "kirs")
    qtbot.waitUntil(lambda: pane.entering.completer.is_open)
    second = pane.entering.completer.proposals[1].key
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Return)
    found = line_of(world, pane, 1)
    assert found is not None
    assert found.line.person_id == second
    assert pane.entering.line == 2


def test_control_enter_makes_a_card_of_the_usual_group(world: World, pane: SheetPane):
    type_name(pane, "ozola")
    enter(pane.entering.editor.name, "Ilze Kirsa", CONTROL)
    found = line_of(world, pane, 2)
    assert found is not None
    assert (found.name, found.card) == ("Ilze Kirsa", CardFound.NEW)
    assert found.group_id == world.group("SEN")
    assert pane.entering.line == 3
    history.undo(world.file)
    assert world.file.people.find_one("first_name = 'Ilze'") is None


def test_somebody_twice_is_refused_in_words_and_what_was_typed_stays(world: World, pane: SheetPane):
    type_name(pane, "ozola")
    type_name(pane, "ozola")
    assert line_of(world, pane, 2) is None
    assert pane.entering.line == 2
    assert pane.entering.editor.typed == "ozola"
    assert "1" in pane.lines.remark.said
    assert "Ozola" in pane.lines.remark.said


def test_a_personal_code_is_refused(world: World, pane: SheetPane):
    enter(pane.entering.editor.name, "Anna 010190-12345", CONTROL)
    assert line_of(world, pane, 1) is None
    assert pane.lines.remark.said
    assert pane.entering.editor.typed == "Anna 010190-12345"


def test_tab_takes_and_stays_so_that_the_group_is_next(world: World, pane: SheetPane, qtbot: QtBot):
    editor = pane.entering.editor
    type_in(editor.name, "dace")
    qtbot.waitUntil(lambda: pane.entering.completer.is_open)
    QTest.keyClick(editor.name, Qt.Key.Key_Tab)
    assert name_on(world, pane, 1) == "Dace Ozola"
    assert pane.entering.line == 1
    assert editor.group.hasFocus()
    assert editor.typed == "Dace Ozola"
    choose_group(pane, world.group("KOP"))
    found = line_of(world, pane, 1)
    assert found is not None
    assert found.group_id == world.group("KOP")
    QTest.keyClick(editor.group, Qt.Key.Key_Return)
    assert pane.entering.line == 2


def choose_group(pane: SheetPane, group_id: int) -> None:
    box = pane.entering.editor.group
    box.setCurrentIndex(box.findData(group_id))
    box.activated.emit(box.currentIndex())


def test_a_new_card_stays_new_when_its_group_changes(world: World, pane: SheetPane):
    enter(pane.entering.editor.name, "Ilze Kirsa", CONTROL)
    QTest.keyClick(pane.entering.editor.name, Qt.Key.Key_Up)
    choose_group(pane, world.group("BER"))
    found = line_of(world, pane, 1)
    assert found is not None
    assert found.card is CardFound.NEW
    assert found.group_id == world.group("BER")


def test_the_answer_about_photos_is_kept_as_given_on_paper(world: World, pane: SheetPane):
    photo = pane.entering.editor.photo
    photo.setCurrentIndex(2)
    type_name(pane, "dace")
    found = line_of(world, pane, 1)
    assert found is not None
    assert found.photo is Answer.NO
    assert found.line.consent_id is not None
    assert pane.entering.editor.answer is Answer.NOT_ASKED


def test_control_d_takes_the_group_from_above(world: World, pane: SheetPane):
    type_name(pane, "ozola")
    QTest.keyClick(pane.entering.editor.name, Qt.Key.Key_D, CONTROL)
    type_name(pane, "toms")
    found = line_of(world, pane, 2)
    assert found is not None
    assert found.group_id == world.group("SEN")


def test_numbers_only_groups_are_not_offered(world: World, pane: SheetPane):
    assert pane.entering.editor.group.findData(world.group("SOC")) < 0


def test_alt_s_counts_an_illegible_line_in_its_group(world: World, pane: SheetPane):
    type_name(pane, "ozola")
    QTest.keyClick(pane.entering.editor.name, Qt.Key.Key_S, ALT)
    popover = popover_of(pane)
    assert popover.reason is LineOutcome.UNNAMED
    assert popover.group.value == world.group("SEN")
    assert "2" in popover.result.text()
    QTest.keyClick(popover.chips[LineOutcome.UNNAMED], Qt.Key.Key_Return)
    found = line_of(world, pane, 2)
    assert found is not None
    assert found.line.outcome is LineOutcome.UNNAMED
    assert pane.entering.line == 3
    assert world.figures().visits_unnamed == 1


def test_a_reason_in_words_must_have_words(world: World, pane: SheetPane):
    QTest.keyClick(pane.entering.editor.name, Qt.Key.Key_Down, ALT)
    popover = popover_of(pane)
    popover.choose(LineOutcome.OTHER)
    popover.keep()
    assert popover.remark.said
    assert line_of(world, pane, 1) is None
    retype(popover.note.line, "izlieta kafija")
    popover.keep()
    found = line_of(world, pane, 1)
    assert found is not None
    assert found.line.note == "izlieta kafija"


def test_arrows_walk_and_a_draft_waits_in_its_row(world: World, pane: SheetPane):
    line = pane.entering.editor.name
    type_in(line, "oz")
    pane.entering.completer.close()
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert pane.entering.line == 2
    assert pane.rows.rows[0].draft == "oz"
    QTest.keyClick(line, Qt.Key.Key_Up)
    assert pane.entering.editor.typed == "oz"
    assert line_of(world, pane, 1) is None


def test_typing_over_a_name_enters_the_line_anew(world: World, pane: SheetPane):
    type_name(pane, "ozola")
    line = pane.entering.editor.name
    QTest.keyClick(line, Qt.Key.Key_Up)
    assert pane.entering.editor.typed == "Dace Ozola"
    line.selectAll()
    type_name(pane, "toms")
    assert name_on(world, pane, 1) == "Toms Ķirsis"
    assert world.figures().visits_named == 1


def test_clearing_a_line_takes_it_off_the_list(world: World, pane: SheetPane):
    type_name(pane, "ozola")
    QTest.keyClick(pane.entering.editor.name, Qt.Key.Key_Up)
    QTest.keyClick(pane.entering.editor.name, Qt.Key.Key_Delete, CONTROL)
    assert line_of(world, pane, 1) is None
    assert world.figures().visits_named == 0
    assert pane.entering.line == 1
    assert pane.entering.editor.typed == ""
    pane.session.undo()
    assert pane.entering.editor.typed == "Dace Ozola"


def test_the_rows_mirror_the_paper(pane: SheetPane):
    assert len(pane.rows.rows) == 20
    assert [row.line for row in pane.rows.rows if row.is_wanted] == list(range(1, 12))
    pane.entering.go_to(20)
    QTest.keyClick(pane.entering.editor.name, Qt.Key.Key_Return)
    assert len(pane.rows.rows) == 40


def test_days_of_a_camp_are_ticked(world: World, event: Event, opened: Opened):
    camp = world.event("2026-10-19 10:00", "2026-10-21 15:00", title="Nometne")
    pane = shown(opened(world), sheet_of(world, camp))
    pane.entering.focus()
    QTest.keyClick(pane.entering.editor.name, Qt.Key.Key_2, ALT)
    type_name(pane, "ozola")
    found = line_of(world, pane, 1)
    assert found is not None
    assert found.days == (day("2026-10-19"), day("2026-10-21"))
    assert len(pane.rows.rows) == 10
    for number in (1, 2, 3):
        QTest.keyClick(pane.entering.editor.name, getattr(Qt.Key, f"Key_{number}"), ALT)
    assert pane.lines.remark.said


def test_finishing_waits_and_says_why(world: World, event: Event, opened: Opened):
    pane = shown(opened(world), sheet_of(world, event))
    totals = pane.totals
    assert totals.signed.box.hasFocus()
    assert not totals.finish.isEnabled()
    assert totals.said.text()
    enter(totals.signed.box, "2")
    pane.entering.focus()
    type_name(pane, "ozola")
    assert "2" in totals.said.text()
    assert totals.difference.text() == "1"
    assert not totals.finish.isEnabled()
    totals.explain.click()
    popover = popover_of(pane)
    popover.choose(LineOutcome.STRUCK)
    popover.keep()
    assert totals.finish.isEnabled()
    totals.finish.click()
    view = sheet_view(world.file, pane.sheet_id)
    assert view.state is SheetState.FINISHED
    assert not totals.finish.isVisible()
    totals.leave.click()
    page = pane.window().page(PageName.EVENTS)  # type: ignore[attr-defined]
    assert page.deeper is None
    assert page.detail.event_id == event.id


def test_more_than_the_sheet_says_is_explained_in_words(world: World, event: Event, opened: Opened):
    pane = shown(opened(world), sheet_of(world, event, stated_total=1))
    type_name(pane, "ozola")
    type_name(pane, "toms")
    assert pane.totals.reason.isVisible()
    assert pane.totals.difference.text() == "+1"
    retype(pane.totals.reason.line, "Saskaitīts nepareizi")
    assert pane.totals.finish.isEnabled()


def test_what_is_no_number_is_said_and_stays(world: World, pane: SheetPane):
    box = pane.totals.signed.box
    box.selectAll()
    enter(box, "11x")
    assert box.text() == "11x"
    assert "11x" in pane.totals.said.text()
    assert sheet_view(world.file, pane.sheet_id).sheet.stated_total == 11


def test_sheets_of_an_event_are_stepped_through(world: World, event: Event, pane: SheetPane):
    QTest.keyClick(pane.entering.editor.name, Qt.Key.Key_N, CONTROL)
    assert [one.sheet.number for one in sheets_of(world.file, event.id)] == [1, 2]
    second = pane.sheet_id
    pane.step_period(-1)
    assert pane.sheet_id != second
    pane.step_period(-1)
    assert pane.place().part == "sheet"


def test_a_deleted_sheet_leads_back_and_undo_brings_it(world: World, event: Event, pane: SheetPane):
    type_name(pane, "ozola")
    from krc_desktop.desktop.events.sheets.sheet_menu import delete_sheet

    assert pane.view is not None
    delete_sheet(pane.session, pane.view.sheet)
    page = pane.window().page(PageName.EVENTS)  # type: ignore[attr-defined]
    assert page.deeper is None
    assert world.figures().visits_named == 0
    pane.session.undo()
    assert world.figures().visits_named == 1


def test_escape_goes_back_to_the_event(event: Event, pane: SheetPane):
    QTest.keyClick(pane.entering.editor.name, Qt.Key.Key_Escape)
    page = pane.window().page(PageName.EVENTS)  # type: ignore[attr-defined]
    assert page.deeper is None
    assert page.detail.event_id == event.id
    assert page.head.isVisible()


def test_going_elsewhere_and_back_comes_here_again(pane: SheetPane):
    window = pane.window()
    assert isinstance(window, MainWindow)
    sheet_id = pane.sheet_id
    window.go(Place(PageName.PEOPLE))
    window.go_back()
    QApplication.processEvents()
    assert window.place() == sheet_place(sheet_id)
    window.rebuild()
    assert window.place() == sheet_place(sheet_id)
