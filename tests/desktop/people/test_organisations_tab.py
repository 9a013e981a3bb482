"""The tab of organisations: list, card, names over time, events."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.people.organisation_tab import OrganisationTab
from krc_desktop.desktop.people.page import ORGANISATIONS, PeoplePage
from krc_desktop.desktop.window import MainWindow
from krc_desktop.model.events import EventStatus
from krc_desktop.model.organisations import Organisation, OrganisationKind
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations.centres import add_municipality
from krc_desktop.operations.organisations import archive_organisation, merge_organisations
from tests.builders import World
from tests.desktop.conftest import Opened


def tab(window: MainWindow, one: Organisation | None = None) -> OrganisationTab:
    rows = (one.id,) if one else ()
    window.go(Place(PageName.PEOPLE, rows, part=ORGANISATIONS))
    page = window.page(PageName.PEOPLE)
    assert isinstance(page, PeoplePage)
    return page.organisations


def listed(organisations: OrganisationTab) -> list[str]:
    rows = organisations.organisations.list.rows.rows
    return [row.title for row in rows if not row.is_heading]


def enter(line: object, text: str) -> None:
    line.setFocus()  # type: ignore[attr-defined]
    line.setText(text)  # type: ignore[attr-defined]
    QTest.keyClick(line, Qt.Key.Key_Return)  # type: ignore[call-overload]


def test_organisations_are_found_and_narrowed(world: World, opened: Opened) -> None:
    world.organisation("Sākumskola “Pūpoliņš”", kind=OrganisationKind.EDUCATIONAL)
    world.organisation("Biedrība “Māla stāsti”", kind=OrganisationKind.ASSOCIATION)
    gone = world.organisation("Vecā kopa")
    archive_organisation(world.file, organisation_id=gone.id)
    organisations = tab(opened(world))
    assert listed(organisations) == ["Biedrība “Māla stāsti”", "Sākumskola “Pūpoliņš”"]
    QTest.keyClicks(organisations.organisations.search, "pupol")
    assert listed(organisations) == ["Sākumskola “Pūpoliņš”"]
    organisations.organisations.clear_filters()
    organisations.organisations.kind._chose(OrganisationKind.ASSOCIATION)
    assert listed(organisations) == ["Biedrība “Māla stāsti”"]
    organisations.organisations.clear_filters()
    organisations.organisations.archived.click()
    assert listed(organisations) == ["Vecā kopa"]


def test_a_used_name_stays_on_the_card_after_renaming(world: World, opened: Opened) -> None:
    school = world.organisation("Sākumskola")
    world.event(partners=[school])
    organisations = tab(opened(world), school)
    card = organisations.card
    enter(card.head.name.line, "Pamatskola")
    assert world.file.organisations.get(school.id).name == "Pamatskola"
    assert [one.name for one in world.file.organisations.names.all()] == ["Sākumskola"]
    texts = [label.text() for label in card.earlier.findChildren(QLabel)]
    assert "Sākumskola" in texts
    assert "līdz 02.11.2026." in texts
    assert listed(organisations) == ["Pamatskola"]


def test_a_slip_in_a_name_is_only_put_right(world: World, opened: Opened) -> None:
    school = world.organisation("Sakumskola")
    card = tab(opened(world), school).card
    enter(card.head.name.line, "Pamatskola")  # nothing has used the name yet
    world.event(partners=[school])
    card.show_organisation(school.id)
    enter(card.head.name.line, "pamatskolā")  # only case and diacritics differ
    assert world.file.organisations.get(school.id).name == "pamatskolā"
    assert not list(world.file.organisations.names.all())


def test_fields_and_their_refusals(world: World, opened: Opened) -> None:
    school = world.organisation("Sākumskola")
    add_municipality(world.file, name_lv="Preiļu novads")
    card = tab(opened(world), school).card
    number = card.details.number
    enter(number.line, "123")
    assert number.complains
    assert "11" in number.complaint.text()
    enter(number.line, "9000 9737 220")
    enter(card.details.municipality.line, "preilu novads")
    card.details.kind._chose(list(OrganisationKind).index(OrganisationKind.EDUCATIONAL))
    kept = world.file.organisations.get(school.id)
    assert kept.registration_number == "90009737220"
    assert kept.kind is OrganisationKind.EDUCATIONAL
    assert kept.municipality_id is not None
    enter(card.head.name.line, "")
    assert card.head.name.complains
    assert world.file.organisations.get(school.id).name == "Sākumskola"


def test_figures_and_events_of_an_organisation(world: World, opened: Opened) -> None:
    school = world.organisation("Sākumskola")
    event = world.event(partners=[school])
    world.count(event, 12, "BER", organisations=[school])
    world.event(
        "2026-12-01 10:00",
        "2026-12-01 12:00",
        title="Egles rotāšana",
        status=EventStatus.PLANNED,
        partners=[school],
    )
    window = opened(world)
    events = tab(window, school).card.events
    assert [figure.number.text() for figure in events.figures] == ["1", "0", "12"]
    assert events.since.text() == "kopš 07.10.2026."
    rows = events.timeline.rows.rows
    assert [row.title for row in rows] == ["Egles rotāšana", "Māla bļodiņas"]
    assert "12 saskaitīti" in rows[1].meta
    went: list[Place] = []
    window.session.went.disconnect(window.go)
    window.session.went.connect(went.append)
    events.timeline.opened.emit(rows[1].key)
    assert went == [Place(PageName.EVENTS, (event.id,))]


def test_archive_and_restore(world: World, opened: Opened) -> None:
    school = world.organisation("Sākumskola")
    card = tab(opened(world), school).card
    card.head.card_menu().actions()[-1].trigger()
    assert world.file.organisations.get(school.id).archived_on is not None
    card.head.card_menu().actions()[-1].trigger()
    assert world.file.organisations.get(school.id).archived_on is None


def test_a_merged_one_opens_the_one_that_stays(world: World, opened: Opened) -> None:
    gone, stays = world.organisation("Sākumskola"), world.organisation("Pamatskola")
    merge_organisations(world.file, gone_id=gone.id, stays_id=stays.id)
    card = tab(opened(world), gone).card
    assert card.head.name.typed == "Pamatskola"


def test_the_list_is_copied(world: World, opened: Opened, qtbot: QtBot) -> None:
    world.organisation("=HYPERLINK(1)")
    organisations = tab(opened(world))
    QGuiApplication.clipboard().clear()
    organisations.organisations.copy()
    qtbot.waitUntil(lambda: "HYPERLINK" in QGuiApplication.clipboard().text())
    assert "\n=HYPERLINK" not in QGuiApplication.clipboard().text()


def test_an_empty_list_teaches(world: World, opened: Opened) -> None:
    organisations = tab(opened(world))
    assert organisations.currentIndex() == 1
