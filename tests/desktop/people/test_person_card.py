"""A person's card: fields kept at once, refusals beside them, roles, links, consents, visits."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.people.person_card import PersonCardPane
from krc_desktop.desktop.window import MainWindow
from krc_desktop.model.people import Answer, Form, Giver, LinkKind, Person, Purpose, Role
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations.people import link_people, record_consent
from tests.builders import World, day
from tests.desktop.conftest import Opened


def card_of(window: MainWindow, person: Person) -> PersonCardPane:
    window.go(Place(PageName.PEOPLE, (person.id,)))
    pane: PersonCardPane = window.page(PageName.PEOPLE).people.card  # type: ignore[attr-defined]
    return pane


def said(widget: QWidget) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def enter(field: QWidget, text: str) -> None:
    field.line.setFocus()  # type: ignore[attr-defined]
    field.line.setText(text)  # type: ignore[attr-defined]
    QTest.keyClick(field.line, Qt.Key.Key_Return)  # type: ignore[attr-defined]


def test_fields_are_kept_at_once(world: World, opened: Opened) -> None:
    anna = world.person("Anna Rudzāte")
    card = card_of(opened(world), anna)
    enter(card.head.names.last, "Rudzāte-Kalna")
    enter(card.contact.phone, "+371 20000118")
    enter(card.about.birth_year, "2017.")
    card.about.group._chose(0)
    kept = world.file.people.get(anna.id)
    assert (kept.last_name, kept.phone, kept.birth_year) == ("Rudzāte-Kalna", "+371 20000118", 2017)
    assert kept.group_id == card.about.group._values[0]


def test_what_cannot_be_is_said_beside_the_field_and_stays(world: World, opened: Opened) -> None:
    anna = world.person("Anna Rudzāte")
    window = opened(world)
    card = card_of(window, anna)
    year = card.about.birth_year
    for typed in ("12.05.2017", "2099", "abcd", "17"):
        enter(year, typed)
        assert year.complains, typed
        assert year.typed == typed
        assert "birth_year" not in year.complaint.text()
    enter(card.head.names.first, "")
    enter(card.head.names.last, "")
    assert "Vārds" in card.head.names.last.complaint.text() or card.head.names.last.complains
    notes = card.notes.notes
    notes.text.setFocus()
    notes.text.setPlainText("kods 120517-12345")
    assert not notes.save()
    assert "Piezīmes" in notes.complaint.text()
    kept = world.file.people.get(anna.id)
    assert (kept.birth_year, kept.notes, kept.name != "") == (None, "", True)


def test_a_refusal_does_not_follow_to_another_card(world: World, opened: Opened) -> None:
    anna, toms = world.person("Anna Rudzāte"), world.person("Toms Ķirsis", birth_year=1980)
    window = opened(world)
    card = card_of(window, anna)
    enter(card.about.birth_year, "abcd")
    card = card_of(window, toms)
    assert card.about.birth_year.typed == "1980"
    assert not card.about.birth_year.complains


def test_numbers_only_groups_are_not_offered(world: World, opened: Opened) -> None:
    card = card_of(opened(world), world.person())
    only = {group.id for group in world.file.people.groups.all() if group.numbers_only}
    assert only
    assert not only & set(card.about.group._values)


def test_roles_are_ticked_in_the_menu(world: World, opened: Opened) -> None:
    anna = world.person("Anna Rudzāte")
    window = opened(world)
    card = card_of(window, anna)
    menu = card.head.roles_menu()
    menu.actions()[1].trigger()
    roles = {one.role for one in world.file.people.roles.find("person_id = ?", anna.id)}
    assert roles == {Role.VOLUNTEER}
    assert "Brīvprātīgais/-ā" in said(card.head)
    card.head.roles_menu().actions()[1].trigger()
    assert not list(world.file.people.roles.all())


def test_an_organisation_is_chosen_or_added_by_its_name(
    world: World, opened: Opened, qtbot: QtBot
) -> None:
    anna = world.person("Anna Rudzāte")
    clay = world.organisation("Biedrība “Māla stāsti”")
    card = card_of(opened(world), anna)
    field = card.contact.organisation
    field.line.setFocus()
    QTest.keyClicks(field.line, "mala")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert world.file.people.get(anna.id).organisation_id == clay.id
    assert field.typed == clay.name
    field.line.clear()
    QTest.keyClicks(field.line, "Jauna kopa")
    QTest.keyClick(field.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    added = world.file.organisations.find_one("name = ?", "Jauna kopa")
    assert added is not None
    assert world.file.people.get(anna.id).organisation_id == added.id
    field.line.clear()
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert world.file.people.get(anna.id).organisation_id is None


def test_an_unknown_organisation_is_not_made_in_passing(world: World, opened: Opened) -> None:
    anna = world.person("Anna Rudzāte")
    card = card_of(opened(world), anna)
    field = card.contact.organisation
    field.line.setFocus()
    field.line.setText("Kāda kopa")
    card.contact.phone.line.setFocus()
    assert field.complains
    assert field.typed == "Kāda kopa"
    assert not list(world.file.organisations.all())


def test_a_guardian_is_shown_and_opens(world: World, opened: Opened) -> None:
    child = world.person("Emīlija Cīrule", "BER", birth_year=2017)
    mother = world.person("Dace Cīrule", phone="+37120000118")
    link_people(world.file, person_id=child.id, other_id=mother.id, kind=LinkKind.GUARDIAN)
    window = opened(world)
    card = card_of(window, child)
    assert "Aizbildnis" in said(card.links)
    opening = next(one for one in card.links.findChildren(QPushButton) if one.isVisible())
    assert opening.accessibleName() == "Atvērt: Dace Cīrule"
    opening.click()
    assert card.person_id == mother.id
    assert "Aizbildnis bērnam" in said(card.links)


def test_consents_are_shown_with_who_gave_them(world: World, opened: Opened) -> None:
    child = world.person("Emīlija Cīrule", "BER", birth_year=2017)
    mother = world.person("Dace Cīrule")
    link_people(world.file, person_id=child.id, other_id=mother.id, kind=LinkKind.GUARDIAN)
    record_consent(
        world.file,
        person_id=child.id,
        purpose=Purpose.PHOTO,
        answer=Answer.YES,
        given_on=day("2026-09-12"),
        given_by=Giver.GUARDIAN,
        guardian_id=mother.id,
        form=Form.PAPER,
    )
    card = card_of(opened(world), child)
    texts = said(card.consents)
    assert "Dace Cīrule · papīrs · 12.09.2026." in texts
    assert texts.count("Nav jautāts") >= 2
    assert not card.consents.findChildren(QPushButton)  # changing them is not built yet


def test_visits_of_the_year_open_their_event(world: World, opened: Opened) -> None:
    anna = world.person("Anna Rudzāte")
    event = world.event()
    world.attend(event, anna)
    world.hours(anna, "2026-10-20", 150)
    earlier = world.event("2025-03-01 10:00", "2025-03-01 12:00", title="Pavasara talka")
    world.attend(earlier, anna)
    window = opened(world)
    card = card_of(window, anna)
    assert [figure.number.text() for figure in card.visits.figures] == ["1", "1", "2,5 h"]
    titles = [row.title for row in card.visits.timeline.rows.rows]
    assert titles == ["Brīvprātīgais darbs", "Māla bļodiņas"]
    card.visits.year._chose(None)
    assert [figure.number.text() for figure in card.visits.figures] == ["2", "2", "2,5 h"]
    went: list[Place] = []
    window.session.went.disconnect(window.go)
    window.session.went.connect(went.append)
    card.visits.timeline.opened.emit(card.visits.timeline.rows.rows[-1].key)
    assert went == [Place(PageName.EVENTS, (earlier.id,))]


def test_archive_restore_delete(world: World, opened: Opened) -> None:
    anna = world.person("Anna Rudzāte")
    toms = world.person("Toms Ķirsis")
    world.attend(world.event(), toms)
    window = opened(world)
    card = card_of(window, toms)
    assert [action.text() for action in card.head.card_menu().actions()] == ["Arhivēt kartīti"]
    card.head.card_menu().actions()[0].trigger()
    assert world.file.people.get(toms.id).archived_on == day("2026-11-02")
    assert "Arhīvā kopš 02.11.2026." in said(card.head)
    card.head.card_menu().actions()[0].trigger()
    assert world.file.people.get(toms.id).archived_on is None
    card = card_of(window, anna)
    card.head.card_menu().actions()[1].trigger()
    assert [person.id for person in world.file.people.all()] == [toms.id]
    assert card.person_id != anna.id
    window.session.undo()
    assert {person.id for person in world.file.people.all()} == {anna.id, toms.id}


def test_typing_survives_a_change_elsewhere(world: World, opened: Opened) -> None:
    anna = world.person("Anna Rudzāte")
    window = opened(world)
    card = card_of(window, anna)
    card.contact.email.line.setFocus()
    QTest.keyClicks(card.contact.email.line, "anna@pa")
    window.page(PageName.PEOPLE).refresh()
    assert card.contact.email.typed == "anna@pa"
    assert card.contact.email.line.hasFocus()
