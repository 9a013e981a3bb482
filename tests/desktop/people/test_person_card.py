"""A person's card: fields kept at once, refusals beside them, roles, links, consents, visits."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.people.consent_history import ConsentHistory
from krc_desktop.desktop.people.person_card import PersonCardPane
from krc_desktop.desktop.window import MainWindow
from krc_desktop.model.people import Answer, Giver, LinkKind, Person, Purpose, Role
from krc_desktop.model.person_timelines import TimelineKind
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations.people import link_people, record_consent, set_roles
from tests.builders import World, day
from tests.desktop.conftest import Opened


def card_of(window: MainWindow, person: Person) -> PersonCardPane:
    window.go(Place(PageName.PEOPLE, (person.id,)))
    pane: PersonCardPane = window.page(PageName.PEOPLE).people.card  # type: ignore[attr-defined]
    return pane


def said(widget: QWidget) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def button_called(widget: QWidget, name: str) -> QAbstractButton:
    QApplication.processEvents()
    found = widget.findChildren(QAbstractButton)
    return next(one for one in found if one.accessibleName() == name and one.isVisible())


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
    QApplication.processEvents()
    tags = [one.text() for one in card.head.findChildren(QPushButton) if one.isVisible()]
    assert "Brīvprātīgais/-ā" in tags
    card.head.roles_menu().actions()[1].trigger()
    assert not list(world.file.people.roles.all())


def test_a_role_is_taken_away_by_its_tag_and_comes_back(world: World, opened: Opened) -> None:
    anna = world.person("Anna Rudzāte")
    set_roles(world.file, person_id=anna.id, roles=[Role.VOLUNTEER, Role.GUARDIAN])
    window = opened(world)
    card = card_of(window, anna)
    tag = button_called(card.head, "Noņemt lomu: Brīvprātīgais/-ā")
    tag.click()
    assert {one.role for one in world.file.people.roles.all()} == {Role.GUARDIAN}
    window.session.undo()
    assert {one.role for one in world.file.people.roles.all()} == {Role.GUARDIAN, Role.VOLUNTEER}


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
    button_called(card.links, "Atvērt: Dace Cīrule").click()
    assert card.person_id == mother.id
    assert "Aizbildnis bērnam" in said(card.links)


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
    assert titles == ["Reģistrācija centrā", "Brīvprātīgais darbs", "Māla bļodiņas"]
    card.visits.year._chose(None)
    assert [figure.number.text() for figure in card.visits.figures] == ["2", "2", "2,5 h"]
    went: list[Place] = []
    window.session.went.disconnect(window.go)
    window.session.went.connect(went.append)
    card.visits.timeline.opened.emit(card.visits.timeline.rows.rows[-1].key)
    assert went == [Place(PageName.EVENTS, (earlier.id,))]


def chosen(card: PersonCardPane, text: str) -> QAction:
    return next(one for one in card.head.card_menu().actions() if one.text() == text)


def test_archive_restore_delete(world: World, opened: Opened) -> None:
    anna = world.person("Anna Rudzāte")
    toms = world.person("Toms Ķirsis")
    world.attend(world.event(), toms)
    window = opened(world)
    card = card_of(window, toms)
    assert "Dzēst kartīti" not in {one.text() for one in card.head.card_menu().actions()}
    chosen(card, "Arhivēt kartīti").trigger()
    assert world.file.people.get(toms.id).archived_on == day("2026-11-02")
    assert "Arhīvā kopš 02.11.2026." in said(card.head)
    chosen(card, "Atjaunot kartīti").trigger()
    assert world.file.people.get(toms.id).archived_on is None
    card = card_of(window, anna)
    chosen(card, "Dzēst kartīti").trigger()
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


def test_what_looks_wrong_is_pointed_out_and_kept(world: World, opened: Opened) -> None:
    anna = world.person("Anna Rudzāte")
    card = card_of(opened(world), anna)
    enter(card.contact.phone, "zvanīt māsai")
    assert "tālruņa" in card.contact.doubt.said
    enter(card.contact.email, "anna@paraugs")
    assert "e-pasta" in card.contact.doubt.said
    kept = world.file.people.get(anna.id)
    assert (kept.phone, kept.email) == ("zvanīt māsai", "anna@paraugs")
    enter(card.contact.phone, "+371 20000118")
    enter(card.contact.email, "anna@paraugs.example")
    assert not card.contact.doubt.said


def test_a_personal_code_is_refused_wherever_it_is_typed(world: World, opened: Opened) -> None:
    anna = world.person("Anna Rudzāte")
    card = card_of(opened(world), anna)
    names, contact = card.head.names, card.contact
    for field in (names.first, names.last, card.about.original, contact.phone, contact.email):
        before = field.typed
        enter(field, "120517-12345")
        assert field.complains, field.name
        assert "12345" not in field.complaint.text()
        field.show_anew(before)
    kept = world.file.people.get(anna.id)
    assert (kept.name, kept.phone, kept.email) == (anna.name, "", "")


def test_rows_of_the_timeline_lead_to_their_place(world: World, opened: Opened) -> None:
    anna = world.person("Anna Rudzāte")
    knitting = world.machine("Adāmmašīna")
    booked = world.book(knitting, "2026-10-08 10:00", "2026-10-08 12:00", person_id=anna.id)
    record_consent(
        world.file,
        person_id=anna.id,
        purpose=Purpose.PHOTO,
        answer=Answer.NO,
        given_on=day("2026-10-01"),
        given_by=Giver.SELF,
    )
    window = opened(world)
    card = card_of(window, anna)
    rows = {row.key.kind: row.key for row in card.visits.timeline.rows.rows}
    went: list[Place] = []
    window.session.went.disconnect(window.go)
    window.session.went.connect(went.append)
    card.visits.timeline.opened.emit(rows[TimelineKind.BOOKING])
    assert went == [Place(PageName.EQUIPMENT, (booked.id,), part="booking")]
    card.visits.timeline.opened.emit(rows[TimelineKind.CONSENT])
    assert window.findChild(ConsentHistory) is not None
    card.visits.timeline.opened.emit(rows[TimelineKind.REGISTERED])
    assert len(went) == 1


def test_who_must_not_be_photographed_is_marked(world: World, opened: Opened) -> None:
    anna = world.person("Anna Rudzāte", "SEN")
    window = opened(world)
    card = card_of(window, anna)
    assert "Nav jautāts: fotografēt nedrīkst" in said(card.head)
    for answer in (Answer.NO, Answer.YES):
        record_consent(
            world.file,
            person_id=anna.id,
            purpose=Purpose.PHOTO,
            answer=answer,
            given_on=day("2026-10-01"),
        )
        card = card_of(window, anna)
        window.page(PageName.PEOPLE).refresh()
        assert ("Fotografēt nedrīkst" in said(card.head)) is (answer is Answer.NO)
        rows = window.page(PageName.PEOPLE).people.people.list.rows.rows  # type: ignore[attr-defined]
        assert rows[-1].mark == ("camera-slash" if answer is Answer.NO else "")
