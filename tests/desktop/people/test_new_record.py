"""A new person or organisation: one line, one choice, namesakes pointed out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from krc_desktop.desktop.people.new_record import NewOrganisation, NewPerson, NewRecord
from krc_desktop.desktop.people.page import PeoplePage
from krc_desktop.desktop.window import MainWindow
from krc_desktop.model.organisations import OrganisationKind
from krc_desktop.model.people import Person
from krc_desktop.model.places import PageName, Place
from tests.builders import World
from tests.desktop.conftest import Opened


def begun(window: MainWindow, kind: type[NewRecord] = NewPerson) -> NewRecord:
    part = "organisations" if kind is NewOrganisation else "people"
    window.go(Place(PageName.PEOPLE, part=part))
    window.start_new()
    return next(one for one in window.findChildren(kind) if one.isVisible())


def page(window: MainWindow) -> PeoplePage:
    found = window.page(PageName.PEOPLE)
    assert isinstance(found, PeoplePage)
    return found


def only(world: World) -> Person:
    return next(world.file.people.all())


def test_a_name_and_enter_make_a_card(world: World, opened: Opened) -> None:
    window = opened(world)
    new = begun(window)
    assert new.line.hasFocus()
    QTest.keyClicks(new.line, "Anna Marija Berzina")
    assert new.understood.text() == "Vārds: Anna Marija · Uzvārds: Berzina"
    QTest.keyClick(new.line, Qt.Key.Key_Return)
    person = only(world)
    assert (person.first_name, person.last_name) == ("Anna Marija", "Berzina")
    assert page(window).people.record_id == person.id
    assert page(window).people.currentIndex() == 0
    window.session.undo()
    assert not list(world.file.people.all())


def test_the_group_chosen_is_offered_the_next_time(world: World, opened: Opened) -> None:
    window = opened(world)
    new = begun(window)
    children = world.group("BER")
    only_numbers = {one.id for one in world.file.people.groups.all() if one.numbers_only}
    assert not only_numbers & set(new.choice._values)
    new.choice.show_value(children)
    QTest.keyClicks(new.line, "Zane Kalve")
    new.add_it()
    assert only(world).group_id == children
    assert begun(window).choice.value == children


def test_a_namesake_is_pointed_out_and_opens(world: World, opened: Opened) -> None:
    known = world.person("Anna Bērziņa", "SEN")
    window = opened(world)
    new = begun(window)
    QTest.keyClicks(new.line, "berzina, anna")
    texts = [label.text() for label in new.warning.findChildren(QLabel)]
    assert "Tāda kartīte jau ir: Anna Bērziņa, Seniori" in texts
    new.warning.findChildren(QPushButton)[0].click()
    assert page(window).people.record_id == known.id
    assert len(list(world.file.people.all())) == 1


def test_nothing_typed_is_refused_beside_the_field(world: World, opened: Opened) -> None:
    window = opened(world)
    new = begun(window)
    QTest.keyClick(new.line, Qt.Key.Key_Return)
    assert new.name.complains
    assert "Vārds un uzvārds" in new.name.complaint.text()
    new.line.setText("kods 120517-12345")
    new.add_it()
    assert new.name.complains
    assert new.line.text() == "kods 120517-12345"
    assert not list(world.file.people.all())


def test_escape_keeps_what_was_typed_for_the_next_time(world: World, opened: Opened) -> None:
    window = opened(world)
    new = begun(window)
    QTest.keyClicks(new.line, "Zane Kal")
    QTest.keyClick(new.line, Qt.Key.Key_Escape)
    assert begun(window).line.text() == "Zane Kal"


def test_no_hits_begin_with_what_was_searched(world: World, opened: Opened) -> None:
    world.person("Anna Bērziņa")
    window = opened(world)
    window.go(Place(PageName.PEOPLE))
    assert page(window).focus_search()
    search = page(window).people.people.search
    assert search.hasFocus()
    QTest.keyClicks(search, "Zane Kalve")
    QTest.keyClick(search, Qt.Key.Key_Return)
    new = next(one for one in window.findChildren(NewPerson) if one.isVisible())
    assert new.line.text() == "Zane Kalve"
    new.add_it()
    assert page(window).people.people.list.current_key == page(window).people.record_id


def test_a_new_organisation(world: World, opened: Opened) -> None:
    world.organisation("Sākumskola “Pūpoliņš”")
    window = opened(world)
    new = begun(window, NewOrganisation)
    QTest.keyClicks(new.line, "sakumskola")
    assert not new.warning.isVisible()
    new.line.setText("SĀKUMSKOLA “pūpoliņš”")
    new._typed()
    assert new.warning.isVisible()
    new.line.setText("Ciema biedrība")
    new.choice.show_value(OrganisationKind.INFORMAL_GROUP)
    new.add_it()
    added = world.file.organisations.find_one("name = ?", "Ciema biedrība")
    assert added is not None
    assert added.kind is OrganisationKind.INFORMAL_GROUP
    assert page(window).organisations.record_id == added.id
