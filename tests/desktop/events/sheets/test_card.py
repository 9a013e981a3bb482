"""The doors on the event: to its sheets, to its sign-ups, only where they lead somewhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from krc_desktop.desktop.events.detail import EventDetail
from krc_desktop.desktop.widgets.row_button import RowButton
from krc_desktop.desktop.window import MainWindow
from krc_desktop.model.events import Event, EventStatus
from krc_desktop.operations import events, sheets, signups
from krc_desktop.store.sheets import sheets_of
from tests.builders import World
from tests.desktop.conftest import Opened
from tests.desktop.events.typing_in import page_of, shown


def detail_of(world: World, opened: Opened, event: Event) -> tuple[MainWindow, EventDetail]:
    window = opened(world)
    return window, shown(window, event)


def test_a_sheet_is_begun_from_the_event_and_seen_there(world: World, opened: Opened):
    event = world.event()
    window, detail = detail_of(world, opened, event)
    assert not detail.signups.isVisible()
    detail.sheets.enter.click()
    assert len(sheets_of(world.file, event.id)) == 1
    assert window.place().part == "sheet"
    window.go_back()
    row = detail.sheets.findChildren(RowButton)[0]
    assert "1. lapa" in row.accessibleName()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert window.place().part == "sheet"


def test_what_was_entered_is_on_the_event_on_the_way_back(world: World, opened: Opened):
    event, person = world.event(), world.person("Dace Ozola")
    window, detail = detail_of(world, opened, event)
    detail.sheets.enter.click()
    sheet_id = window.place().record or 0
    window.session.do(sheets.enter_person, sheet_id=sheet_id, line=1, person_id=person.id)
    window.go_back()
    assert detail.totals.named.text() == "1"


def test_before_the_day_a_sheet_is_printed_but_not_entered(world: World, opened: Opened):
    event = world.event("2026-11-16 16:00", "2026-11-16 18:00", status=EventStatus.PLANNED)
    window, detail = detail_of(world, opened, event)
    assert detail.sheets.paper.isVisible()
    assert not detail.sheets.enter.isVisible()
    assert detail.signups.isVisible()
    detail.signups.open.click()
    assert window.place().part == "signups"
    person = world.person()
    window.session.do(
        lambda file, **facts: signups.sign_up(file, **facts).change,
        event_id=event.id,
        person_id=person.id,
    )
    window.go_back()
    assert page_of(window).detail.signups.count.text() == "1"


def test_an_event_that_is_off_takes_no_sheets(world: World, opened: Opened):
    event = world.event()
    events.change_event(world.file, event_id=event.id, status=EventStatus.NOT_HELD)
    _window, detail = detail_of(world, opened, event)
    assert not detail.sheets.enter.isVisible()


def test_a_deleted_event_takes_its_sheet_away(world: World, opened: Opened):
    event = world.event()
    window, detail = detail_of(world, opened, event)
    detail.sheets.enter.click()
    window.session.do(events.delete_event, event_id=event.id)
    assert window.place().part == ""
