"""The list of events: what comes first, what narrows it, what its keys do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.events.event_list import EventList
from krc_desktop.desktop.widgets.rows import ListRow
from krc_desktop.model.events import EventStatus
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations import events
from krc_desktop.periods import Month
from tests.builders import World, day
from tests.desktop.conftest import Opened
from tests.desktop.events.typing_in import page_of, shown, type_in

# the clock of every test stands at 2.11.2026, 10:00 in Riga


def rows(listed: EventList) -> list[ListRow]:
    return list(listed.rows.rows.rows)


def titles(listed: EventList) -> list[str]:
    return [row.title for row in rows(listed)]


def open_list(world: World, opened: Opened) -> EventList:
    window = opened(world)
    window.go(Place(PageName.EVENTS))
    return page_of(window).list


def make_some(world: World) -> None:
    for title, wall in (
        ("Decembra tirdziņš", "2026-12-05"),
        ("Šodienas talka", "2026-11-02"),
        ("Vakardienas talka", "2026-11-01"),
        ("Oktobra nodarbība", "2026-10-15"),
        ("Pērnā nodarbība", "2025-10-15"),
    ):
        status = EventStatus.HELD if wall < "2026-11-02" else EventStatus.PLANNED
        event = world.event(f"{wall} 12:00", f"{wall} 13:00", title=title, status=status)
        if status is EventStatus.HELD:
            world.count(event, 3)


def test_today_and_later_first_then_earlier_under_headings(world: World, opened: Opened):
    make_some(world)
    assert titles(open_list(world, opened)) == [
        "Šodien un turpmāk",
        "Šodienas talka",
        "Decembris",
        "Decembra tirdziņš",
        "Iepriekš novembrī",
        "Vakardienas talka",
        "Oktobris",
        "Oktobra nodarbība",
        "2025. gada oktobris".replace(" gada", "\u00a0gada"),
        "Pērnā nodarbība",
    ]


def test_the_search_knows_no_diacritics_and_offers_to_add(
    qtbot: QtBot, world: World, opened: Opened
):
    make_some(world)
    listed = open_list(world, opened)
    type_in(listed.filters.search, "tirdzins")
    qtbot.waitUntil(lambda: titles(listed) == ["Decembris", "Decembra tirdziņš"])
    listed.filters.search.selectAll()
    type_in(listed.filters.search, "Lieldienas")
    qtbot.waitUntil(lambda: titles(listed) == [])
    assert listed.add_found.isVisible()
    assert "Lieldienas" in listed.add_found.text()
    listed.filters.clear()
    assert len(titles(listed)) == 10


def test_what_lacks_something_has_a_pill_and_a_filter(world: World, opened: Opened):
    world.event("2026-10-05 12:00", "2026-10-05 13:00", title="Bez cilvēkiem")
    world.event(
        "2026-10-06 12:00", "2026-10-06 13:00", title="Atcelts", status=EventStatus.CANCELLED
    )
    full = world.event("2026-10-07 12:00", "2026-10-07 13:00", title="Pilnīgs")
    world.count(full, 12)
    listed = open_list(world, opened)
    by_title = {row.title: row for row in rows(listed)}
    assert by_title["Bez cilvēkiem"].pill == "Nav dalībnieku"
    assert by_title["Atcelts"].pill == "Nav iemesla"
    assert by_title["Pilnīgs"].right == "12"
    assert listed.filters.incomplete.text() == "Nepilnīgi 2"
    listed.filters.incomplete.click()
    assert [row.title for row in rows(listed) if not row.is_heading] == ["Atcelts", "Bez cilvēkiem"]


def test_a_postponed_event_says_to_when_and_why(world: World, opened: Opened):
    event = world.event("2026-11-27 18:00", "2026-11-27 20:00", title="Gleznošana")
    events.set_event_status(
        world.file,
        event_id=event.id,
        status=EventStatus.POSTPONED,
        reason="saslima vadītāja",
        postponed_to=day("2026-12-04"),
    )
    row = next(one for one in rows(open_list(world, opened)) if not one.is_heading)
    assert row.meta == "Pārcelts uz 04.12. · saslima vadītāja"
    assert (row.pill, row.pill_tone, row.is_dimmed) == ("Pārcelts", "neutral", True)


def test_a_month_narrows_the_list_and_steps_with_the_page(world: World, opened: Opened):
    make_some(world)
    window = opened(world)
    window.go(Place(PageName.EVENTS, month=Month(2026, 10)))
    page = page_of(window)
    assert titles(page.list) == ["Oktobris", "Oktobra nodarbība"]
    assert page.list.filters.month.text() == "Oktobris"
    page.step_period(2)
    assert titles(page.list) == ["Decembris", "Decembra tirdziņš"]
    page.go_to_today()
    assert len(titles(page.list)) == 10


def test_the_list_goes_on_where_it_is_scrolled(world: World, opened: Opened):
    for number in range(130):
        wall = f"2026-{number % 9 + 1:02}-{number % 28 + 1:02}"
        world.event(f"{wall} 12:00", f"{wall} 13:00", title=f"Nodarbība {number}")
    listed = open_list(world, opened)
    model = listed.rows.rows
    before = model.rowCount()
    assert before < 130
    while model.canFetchMore(listed.rows.rootIndex()):
        model.fetchMore(listed.rows.rootIndex())
    records = [row.key for row in model.rows if not row.is_heading]
    headings = [row.key for row in model.rows if row.is_heading]
    assert len(records) == len(set(records)) == 130
    assert len(headings) == len(set(headings)) == 9


def test_a_place_shows_its_event_even_where_the_filter_hides_it(world: World, opened: Opened):
    make_some(world)
    old = world.file.events.find_one("title_lv = 'Pērnā nodarbība'")
    assert old is not None
    window = opened(world)
    window.go(Place(PageName.EVENTS, month=Month(2026, 11)))
    detail = shown(window, old)
    assert detail.title.typed == "Pērnā nodarbība"
    assert page_of(window).list.rows.current_key == old.id


def test_enter_goes_on_to_the_title_and_the_arrows_show_the_next(world: World, opened: Opened):
    make_some(world)
    window = opened(world)
    window.go(Place(PageName.EVENTS))
    page = page_of(window)
    page.list.rows.setFocus()
    assert page.detail.title.typed == "Šodienas talka"
    QTest.keyClick(page.list.rows, Qt.Key.Key_Down)
    assert page.detail.title.typed == "Decembra tirdziņš"
    assert page.list.rows.hasFocus()
    QTest.keyClick(page.list.rows, Qt.Key.Key_Return)
    assert page.detail.title.line.hasFocus()


def test_delete_takes_an_event_away_and_undo_brings_it_back(world: World, opened: Opened):
    make_some(world)
    window = opened(world)
    window.go(Place(PageName.EVENTS))
    listed = page_of(window).list
    listed.rows.setFocus()
    QTest.keyClick(listed.rows, Qt.Key.Key_Delete)
    assert "Šodienas talka" not in titles(listed)
    window.session.undo()
    assert "Šodienas talka" in titles(listed)


def test_ctrl_c_copies_the_list_as_a_table(world: World, opened: Opened):
    make_some(world)
    listed = open_list(world, opened)
    listed.rows.setFocus()
    QTest.keyClick(listed.rows, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\r\n")
    assert lines[0].split("\t")[:4] == ["Datums", "No", "Līdz", "Nosaukums"]
    assert lines[1].split("\t")[:4] == ["02.11.2026.", "12:00", "13:00", "Šodienas talka"]
    assert len(lines) == 7


def test_a_centre_without_events_is_told_how_to_begin(world: World, opened: Opened):
    window = opened(world)
    window.go(Place(PageName.EVENTS))
    page = page_of(window)
    assert page.views.is_empty
    world_event = world.event()
    page.refresh()
    assert page.detail.event_id == world_event.id
    assert not page.views.is_empty


def test_a_narrow_window_shows_the_list_or_the_event(world: World, opened: Opened):
    make_some(world)
    window = opened(world, size=(911, 512))
    window.go(Place(PageName.EVENTS))
    page = page_of(window)
    assert page.list.isVisible()
    assert not page.detail.isVisible()
    page.list.rows.opened.emit(page.list.rows.first_key())
    assert page.detail.isVisible()
    assert not page.list.isVisible()
    assert not page.head.isVisible()
    assert page.panes.position.text() == "1. no 5"
    page.panes.stepped.emit(1)
    assert page.detail.title.typed == "Decembra tirdziņš"
    page.panes._go_back()
    assert page.list.isVisible()
    assert page.head.isVisible()


def test_another_centre_shows_its_own_events(world: World, opened: Opened):
    make_some(world)
    there = world.event("2026-11-03 10:00", "2026-11-03 11:00", title="Citur", centre="VAR")
    window = opened(world, centre="PRE")
    window.go(Place(PageName.EVENTS))
    page = page_of(window)
    centre = world.file.centres.by_code("VAR")
    assert centre is not None
    window.session.choose_centre(centre)
    assert [row.title for row in rows(page.list) if not row.is_heading] == ["Citur"]
    assert page.detail.event_id == there.id
