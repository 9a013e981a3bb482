"""The tab of people: order, search, chips, keys, copying, a narrow window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.people.page import PeoplePage
from krc_desktop.desktop.people.people_tab import PeopleTab
from krc_desktop.desktop.window import MainWindow
from krc_desktop.model.people import Role
from krc_desktop.model.people_lists import PeopleShown
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations.change import Verb, doing
from krc_desktop.operations.people import archive_person, set_roles
from tests.builders import World
from tests.desktop.conftest import Opened


def page(window: MainWindow) -> PeoplePage:
    window.go(Place(PageName.PEOPLE))
    found = window.page(PageName.PEOPLE)
    assert isinstance(found, PeoplePage)
    return found


def tab(window: MainWindow) -> PeopleTab:
    return page(window).people


def many(world: World, surname: str, count: int) -> None:
    with doing(world.file, Verb.IMPORT):
        for number in range(count):
            world.person(f"Anna {surname}{number:03}")


def listed(people: PeopleTab) -> list[str]:
    return [row.title for row in people.people.list.rows.rows]


def test_people_stand_in_latvian_order_under_their_letters(world: World, opened: Opened) -> None:
    for name in ("Toms Ķirsis", "Dace Cīrule", "Ausma Čepule", "Emīlija Cīrule", "Ilmārs Kalvāns"):
        world.person(name)
    people = tab(opened(world))
    assert listed(people) == [
        "C",
        "Cīrule Dace",
        "Cīrule Emīlija",
        "Č",
        "Čepule Ausma",
        "K",
        "Kalvāns Ilmārs",
        "Ķ",
        "Ķirsis Toms",
    ]
    assert people.record_id  # somebody is shown at once


def test_one_finds_by_name_without_diacritics_and_by_phone(world: World, opened: Opened) -> None:
    world.person("Toms Ķirsis", phone="+371 2000 0118")
    world.person("Ausma Čepule")
    people = tab(opened(world))
    QTest.keyClicks(people.people.search, "kirs")
    assert listed(people) == ["Ķ", "Ķirsis Toms"]
    people.people.search.show_text("20000118")
    assert listed(people) == ["Ķ", "Ķirsis Toms"]
    QTest.keyClick(people.people.search, Qt.Key.Key_Escape)
    assert len(listed(people)) == 4


def test_enter_in_the_search_opens_the_first(world: World, opened: Opened) -> None:
    world.person("Ausma Čepule")
    toms = world.person("Toms Ķirsis")
    people = tab(opened(world))
    QTest.keyClicks(people.people.search, "tom")
    QTest.keyClick(people.people.search, Qt.Key.Key_Return)
    assert people.record_id == toms.id
    assert people.card.head.names.last.typed == "Ķirsis"


def test_chips_narrow_and_are_remembered(world: World, opened: Opened) -> None:
    seniors = world.person("Valija Lazdiņa", "SEN")
    helper = world.person("Toms Ķirsis", "BER")
    set_roles(world.file, person_id=helper.id, roles=[Role.VOLUNTEER])
    gone = world.person("Ilze Kalve", "SEN")
    archive_person(world.file, person_id=gone.id)
    window = opened(world)
    people = tab(window)
    chips = people.people._chips
    chips[PeopleShown.VOLUNTEERS].click()
    assert listed(people) == ["Ķ", "Ķirsis Toms"]
    chips[PeopleShown.ACTIVE].click()
    people.people.group._chose(seniors.group_id)
    assert listed(people) == ["L", "Lazdiņa Valija"]
    chips[PeopleShown.ARCHIVED].click()
    assert listed(people) == ["K", "Kalve Ilze"]
    assert chips[PeopleShown.ARCHIVED].text() == "Arhīvs 1"
    window.rebuild()
    assert listed(tab(window)) == ["K", "Kalve Ilze"]


def test_only_what_is_seen_is_read(world: World, opened: Opened) -> None:
    many(world, "Ķ", 130)
    people = tab(opened(world))
    assert len(people.people.list.rows.rows) == 101  # a heading and one page
    people.people.list.rows.fetchMore(people.people.list.rootIndex())
    assert len(people.people.list.rows.rows) == 131  # the letter comes once
    QTest.keyClicks(people.people.search, "a")
    assert len(people.people.list.rows.rows) == 101


def test_a_place_far_down_the_list_is_found(world: World, opened: Opened) -> None:
    many(world, "Ābele", 130)
    last = world.person("Žanis Žagars")
    window = opened(world)
    people = tab(window)
    window.go(Place(PageName.PEOPLE, (last.id,)))
    assert people.record_id == last.id
    assert people.people.list.current_key == last.id
    assert window.place() == Place(PageName.PEOPLE, (last.id,), part="people")


def test_no_hits_offer_to_add(world: World, opened: Opened) -> None:
    world.person("Ausma Čepule")
    people = tab(opened(world))
    QTest.keyClicks(people.people.search, "zane")
    assert people.people._stack.currentIndex() == 1
    assert people.people._add.text() == "Pievienot “zane”"
    people.people._clear_and_search()
    assert listed(people) == ["Č", "Čepule Ausma"]
    assert people.people.search.text() == ""


def test_an_empty_centre_is_taught_and_then_shows_its_first(world: World, opened: Opened) -> None:
    window = opened(world)
    people = tab(window)
    assert people.currentIndex() == 1
    world_person = world.person("Ausma Čepule")
    page(window).refresh()
    assert people.currentIndex() == 0
    assert people.record_id == world_person.id


def test_the_list_is_copied_whole_as_a_table(world: World, opened: Opened, qtbot: QtBot) -> None:
    world.person("Toms Ķirsis", "BER", birth_year=2015, phone="20000118")
    people = tab(opened(world))
    QGuiApplication.clipboard().clear()
    people.people.list.setFocus()
    QTest.keyClick(people.people.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Ķirsis" in QGuiApplication.clipboard().text())
    heads, first = QGuiApplication.clipboard().text().splitlines()
    assert heads.startswith("Uzvārds, vārds\tGrupa\t")
    assert first.split("\t")[:5] == ["Ķirsis Toms", "bērni", "", "2015", "20000118"]


def test_a_narrow_window_shows_the_list_or_the_card(world: World, opened: Opened) -> None:
    first, second = world.person("Ausma Čepule"), world.person("Toms Ķirsis")
    people = tab(opened(world, size=(911, 512)))
    assert people.split.list_pane.isVisible()
    assert not people.card.isVisible()
    people.people.list.opened.emit(first.id)
    assert not people.split.list_pane.isVisible()
    assert people.card.isVisible()
    people.people.list.show_chosen(first.id)
    people.split.stepped.emit(1)
    assert people.record_id == second.id
    people.split._go_back()
    assert people.split.list_pane.isVisible()


def test_another_centre_shows_its_own(world: World, opened: Opened) -> None:
    world.person("Ausma Čepule")
    other = world.person("Toms Ķirsis", centre="AGL")
    window = opened(world, centre="PRE")
    people = tab(window)
    assert listed(people) == ["Č", "Čepule Ausma"]
    centre = world.file.centres.by_code("AGL")
    assert centre is not None
    window.session.choose_centre(centre)
    assert listed(people) == ["Ķ", "Ķirsis Toms"]
    assert people.record_id == other.id


def test_undoing_the_adding_of_the_open_person_closes_the_card(
    world: World, opened: Opened
) -> None:
    world.person("Ausma Čepule")
    window = opened(world)
    people = tab(window)
    added = world.person("Toms Ķirsis")
    window.go(Place(PageName.PEOPLE, (added.id,)))
    assert people.record_id == added.id
    window.session.undo()
    assert listed(people) == ["Č", "Čepule Ausma"]
    assert people.record_id != added.id


@pytest.mark.parametrize("typed", ["%", "*", '"', "'; --", "((", "-", "a" * 80])
def test_whatever_is_typed_only_searches(world: World, opened: Opened, typed: str) -> None:
    world.person("Ausma Čepule")
    people = tab(opened(world))
    QTest.keyClicks(people.people.search, typed)
    assert people.people.search.text() == typed


def test_enter_on_a_row_goes_into_the_card(world: World, opened: Opened) -> None:
    world.person("Ausma Čepule")
    people = tab(opened(world))
    QTest.keyClick(people.people.search, Qt.Key.Key_Down)
    assert people.people.list.hasFocus()
    QTest.keyClick(people.people.list, Qt.Key.Key_Return)
    assert people.card.head.names.first.line.hasFocus()
