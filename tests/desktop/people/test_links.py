"""Guardians, wards, family: added by a few letters, taken away with undo, refused in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.people.link_popover import LinkPopover
from krc_desktop.desktop.people.person_card import PersonCardPane
from krc_desktop.desktop.people.wording import Relation
from krc_desktop.desktop.window import MainWindow
from krc_desktop.model.people import LinkKind, Person, PersonLink
from krc_desktop.model.places import PageName, Place
from tests.builders import World
from tests.desktop.conftest import Opened


def card_of(window: MainWindow, person: Person) -> PersonCardPane:
    window.go(Place(PageName.PEOPLE, (person.id,)))
    pane: PersonCardPane = window.page(PageName.PEOPLE).people.card  # type: ignore[attr-defined]
    return pane


def adding(window: MainWindow, card: PersonCardPane, relation: Relation) -> LinkPopover:
    card.links.add_one(relation, card.links.more[relation])
    return next(one for one in window.findChildren(LinkPopover) if one.isVisible())


def links(world: World) -> list[PersonLink]:
    return list(world.file.people.links.all())


def said(card: PersonCardPane) -> list[str]:
    QApplication.processEvents()
    return [one.text() for one in card.links.findChildren(QLabel) if one.isVisibleTo(card.links)]


def test_a_guardian_is_found_by_letters_and_taken_away(world: World, opened: Opened) -> None:
    child = world.person("Emīlija Cīrule", "BER", birth_year=2017)
    mother = world.person("Dace Cīrule", birth_year=1988)
    window = opened(world)
    card = card_of(window, child)
    popover = adding(window, card, Relation.GUARDIAN)
    QTest.keyClicks(popover.who.line, "dace")
    QTest.keyClick(popover.who.line, Qt.Key.Key_Return)
    assert popover.who.typed == "Dace Cīrule"
    QTest.keyClick(popover.who.line, Qt.Key.Key_Return)
    (link,) = links(world)
    assert (link.person_id, link.other_id, link.kind) == (child.id, mother.id, LinkKind.GUARDIAN)
    assert "Dace Cīrule" in said(card)
    buttons = card.links.findChildren(QAbstractButton)
    cross = next(one for one in buttons if one.accessibleName() == "Noņemt saiti: Dace Cīrule")
    cross.click()
    assert not links(world)
    window.session.undo()
    assert len(links(world)) == 1


def test_somebody_without_a_card_gets_one_in_the_same_step(world: World, opened: Opened) -> None:
    child = world.person("Emīlija Cīrule", "BER", birth_year=2017)
    window = opened(world)
    popover = adding(window, card_of(window, child), Relation.GUARDIAN)
    popover.who.line.setText("Dace Cīrul")
    QTest.keyClicks(popover.who.line, "e")
    QTest.keyClick(popover.who.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    popover.save.click()
    (link,) = links(world)
    assert world.file.people.get(link.other_id).name == "Dace Cīrule"
    window.session.undo()
    assert not links(world)
    assert [one.id for one in world.file.people.all()] == [child.id]


def test_a_ward_and_family_are_linked_from_their_side(world: World, opened: Opened) -> None:
    child = world.person("Emīlija Cīrule", "BER", birth_year=2017)
    mother, aunt = world.person("Dace Cīrule", birth_year=1988), world.person("Ilze Cīrule")
    window = opened(world)
    card = card_of(window, mother)
    for relation, typed in ((Relation.WARD, child.name), (Relation.FAMILY, aunt.name)):
        popover = adding(window, card, relation)
        popover.who.line.setText(typed)
        popover.save.click()
    assert {(one.person_id, one.other_id, one.kind) for one in links(world)} == {
        (child.id, mother.id, LinkKind.GUARDIAN),
        (mother.id, aunt.id, LinkKind.FAMILY),
    }


def test_what_cannot_be_is_refused_in_words(world: World, opened: Opened) -> None:
    child = world.person("Emīlija Cīrule", "BER", birth_year=2017)
    world.person("Toms Cīrulis", "BER", birth_year=2015)
    window = opened(world)
    popover = adding(window, card_of(window, child), Relation.GUARDIAN)
    refusals = {
        "Emīlija Cīrule": "pati sev",
        "Toms Cīrulis": "Toms Cīrulis",
        "Kāds Nezināms": "Kāds Nezināms",
        "": "vārdu",
    }
    for typed, why in refusals.items():
        popover.who.line.setText(typed)
        popover.save.click()
        assert why in popover.remark.said, typed
        assert popover.who.typed == typed
    assert not links(world)


def test_a_minor_has_a_card_for_the_guardian_at_once(world: World, opened: Opened) -> None:
    child = world.person("Emīlija Cīrule", "BER", birth_year=2017)
    grown = world.person("Dace Cīrule", birth_year=1988)
    window = opened(world)
    card = card_of(window, child)
    assert "Aizbildnis" in said(card)
    assert not card.links.more[Relation.GUARDIAN].isVisible()
    card = card_of(window, grown)
    assert "Aizbildnis" not in said(card)
    assert card.links.more[Relation.GUARDIAN].isVisible()


def test_a_mistyped_name_still_finds_the_card(world: World, opened: Opened, qtbot: QtBot) -> None:
    child = world.person("Emīlija Cīrule", "BER", birth_year=2017)
    world.person("Valija Lazdiņa")
    window = opened(world)
    popover = adding(window, card_of(window, child), Relation.FAMILY)
    who = popover.who
    who._propose("Valija")
    qtbot.waitUntil(lambda: not window.session.work.is_busy)
    proposed = who._propose("Valja Lazdina")
    assert [one.text for one in proposed if not one.is_new] == ["Valija Lazdiņa"]
    assert "burts" in proposed[0].meta
