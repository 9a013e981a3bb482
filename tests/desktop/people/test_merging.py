"""Duplicates: pointed out, listed, told apart, compared and made one, undone in one step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.papers.popover import PaperPopover
from krc_desktop.desktop.people.merging.merge_pane import MergePane
from krc_desktop.desktop.people.merging.other_card import OtherCard
from krc_desktop.desktop.people.merging.pairs_pane import PairsPane
from krc_desktop.desktop.people.merging.places import duplicates_place, merge_place
from krc_desktop.desktop.people.page import PeoplePage
from krc_desktop.desktop.window import MainWindow
from krc_desktop.model.people import Answer, Giver, Person, Purpose
from krc_desktop.model.person_merges import MergeField, Side
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations.people import record_consent
from tests.builders import World, day
from tests.desktop.conftest import Opened


def page(window: MainWindow) -> PeoplePage:
    found = window.page(PageName.PEOPLE)
    assert isinstance(found, PeoplePage)
    return found


def two_cards(world: World) -> tuple[Person, Person]:
    """An older card and a younger one of the same person, once both at one event."""
    stays = world.person("Valija Lazdiņa", "SEN", phone="+37120000140")
    gone = world.person("Valija Lazdina", "SEN", birth_year=1951, email="valija@paraugs.example")
    world.attend(world.event(), stays, gone)
    world.attend(world.event("2026-10-14 16:00", "2026-10-14 18:00"), gone)
    return stays, gone


def compared(window: MainWindow, qtbot: QtBot, stays: Person, gone: Person) -> MergePane:
    window.go(merge_place(stays.id, gone.id))
    return ready(window, qtbot)


def ready(window: MainWindow, qtbot: QtBot) -> MergePane:
    qtbot.waitUntil(lambda: not window.session.work.is_busy)
    pane = page(window).deeper
    assert isinstance(pane, MergePane)
    qtbot.waitUntil(pane.choices.isVisible)
    return pane


def listed(window: MainWindow, qtbot: QtBot) -> PairsPane:
    window.go(duplicates_place())
    pane = page(window).deeper
    assert isinstance(pane, PairsPane)
    qtbot.waitUntil(lambda: pane.pairs is not None and not window.session.work.is_busy)
    return pane


def pressed(pane: PairsPane, text: str) -> None:
    next(one for one in pane.findChildren(QPushButton) if one.text() == text).click()


def test_everything_is_seen_before_and_undone_after(
    world: World, opened: Opened, qtbot: QtBot
) -> None:
    stays, gone = two_cards(world)
    before = world.everything()["people"]
    figures = world.figures()
    window = opened(world)
    pane = compared(window, qtbot, stays, gone)
    told = [one.text() for one in pane.findChildren(QLabel) if one.isVisible()]
    assert "Māla bļodiņas, 07.10.2026." in pane.shared.told.text()
    assert "Apmeklējumi" in told
    assert {"3", "2"} <= set(told)  # visits before and after
    assert world.everything()["people"] == before
    pane.merge.click()
    assert [one.id for one in world.file.people.all()] == [stays.id]
    kept = world.file.people.get(stays.id)
    assert (kept.phone, kept.birth_year, kept.email) == (stays.phone, 1951, gone.email)
    assert world.figures().visits == figures.visits - 1
    assert page(window).people.record_id == stays.id
    assert page(window).deeper is None
    window.session.undo()
    assert world.everything()["people"] == before
    assert world.figures() == figures


def test_the_other_value_is_picked_by_keys_and_kept(
    world: World, opened: Opened, qtbot: QtBot
) -> None:
    stays, gone = two_cards(world)
    window = opened(world)
    pane = compared(window, qtbot, stays, gone)
    names = pane.choices._cells[0]
    names[0].setFocus()
    QTest.keyClick(names[0], Qt.Key.Key_Right)
    assert pane.choices.picks == {MergeField.NAME: Side.GONE}
    window.go(Place(PageName.TODAY))
    pane = compared(window, qtbot, stays, gone)  # what was chosen is still chosen
    assert pane.choices._cells[0][1].isChecked()
    QTest.keyClick(pane, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert world.file.people.get(stays.id).name == "Valija Lazdina"


def test_the_cards_change_places(world: World, opened: Opened, qtbot: QtBot) -> None:
    stays, gone = two_cards(world)
    window = opened(world)
    pane = compared(window, qtbot, stays, gone)
    pane.choices.swap.click()
    ready(window, qtbot).merge.click()
    assert [one.id for one in world.file.people.all()] == [gone.id]


def test_a_no_about_consent_stands(world: World, opened: Opened, qtbot: QtBot) -> None:
    stays, gone = two_cards(world)
    for person, answer in ((stays, Answer.YES), (gone, Answer.NO)):
        record_consent(
            world.file,
            person_id=person.id,
            purpose=Purpose.PHOTO,
            answer=answer,
            given_on=day("2026-09-12"),
            given_by=Giver.SELF,
        )
    window = opened(world)
    pane = compared(window, qtbot, stays, gone)
    yes, no = pane.choices._cells[-1]
    assert no.isChecked()
    assert not yes.isEnabled()
    pane.merge.click()
    newest = world.file.people.latest_consent(stays.id, Purpose.PHOTO)
    assert newest is not None
    assert newest.answer is Answer.NO or newest.withdrawn_on is not None


def test_pairs_are_listed_told_apart_and_remembered(
    world: World, opened: Opened, qtbot: QtBot
) -> None:
    two_cards(world)
    world.person("Ilmārs Kalvāns")
    window = opened(world)
    pane = listed(window, qtbot)
    assert len(pane.pairs or []) == 1
    pressed(pane, "Tie ir divi cilvēki")
    assert pane.pairs == []
    qtbot.waitUntil(lambda: not window.session.work.is_busy)
    assert pane.pairs == []
    window.session.undo()
    qtbot.waitUntil(lambda: len(pane.pairs or []) == 1)


def test_a_pair_is_merged_and_the_list_comes_back(
    world: World, opened: Opened, qtbot: QtBot
) -> None:
    stays, _ = two_cards(world)
    window = opened(world)
    pressed(listed(window, qtbot), "Apvienot…")
    ready(window, qtbot).merge_them()
    assert [one.id for one in world.file.people.all()] == [stays.id]
    pane = page(window).deeper
    assert isinstance(pane, PairsPane)
    qtbot.waitUntil(lambda: pane.pairs == [])
    QTest.keyClick(pane, Qt.Key.Key_Escape)
    assert page(window).deeper is None
    assert page(window).head.isVisible()


def test_those_alike_are_offered_on_the_card(world: World, opened: Opened, qtbot: QtBot) -> None:
    stays, gone = two_cards(world)
    window = opened(world)
    window.go(Place(PageName.PEOPLE, (gone.id,)))
    QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    asked = next(one for one in window.findChildren(OtherCard) if one.isVisible())
    qtbot.waitUntil(
        lambda: any(
            one.accessibleName() == f"Salīdzināt: {stays.name}"
            for one in asked.findChildren(QPushButton)
        )
    )
    asked.who.line.setText(gone.name)
    asked.save.click()
    assert asked.remark.said  # into itself
    asked.who.line.setText("Valija Lazdiņa")
    asked._compare(stays.id)
    assert ready(window, qtbot).place() == merge_place(stays.id, gone.id)


def test_a_card_that_is_gone_is_said_in_words(world: World, opened: Opened, qtbot: QtBot) -> None:
    stays, gone = two_cards(world)
    window = opened(world)
    pane = compared(window, qtbot, stays, gone)
    pane.merge.click()
    window.go(merge_place(stays.id, gone.id))
    qtbot.waitUntil(lambda: not window.session.work.is_busy)
    assert pane.said.isVisible()
    assert not pane.merge.isEnabled()


def test_do_not_photograph_is_printed_from_the_list(
    world: World, opened: Opened, qtbot: QtBot
) -> None:
    world.person("Anna Rudzāte")
    window = opened(world)
    window.go(Place(PageName.PEOPLE))
    menu = page(window).list_menu()
    next(one for one in menu.actions() if "nedrīkst" in one.text()).trigger()
    popover = next(one for one in window.findChildren(PaperPopover) if one.isVisible())
    qtbot.waitUntil(lambda: popover.made is not None, timeout=20_000)
