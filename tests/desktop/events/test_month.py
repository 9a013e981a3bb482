"""The month view: its cells, its keys, its clicks, and its narrow form."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.events.day_list import DayPopover
from krc_desktop.desktop.events.month import MonthView
from krc_desktop.desktop.events.month_cells import Cell
from krc_desktop.desktop.events.month_model import CELL_ROLE
from krc_desktop.desktop.widgets.rows import ROW_ROLE
from krc_desktop.desktop.widgets.widths import Width
from krc_desktop.desktop.window import MainWindow
from krc_desktop.language import Language
from krc_desktop.model.bookings import BookingPurpose, BookingStatus
from krc_desktop.model.events import EventStatus
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations import centres
from krc_desktop.periods import Month
from tests.builders import World, day
from tests.desktop.conftest import Opened

NOVEMBER = Month(2026, 11)
PLANNED = EventStatus.PLANNED


def month_of(window: MainWindow, qtbot: QtBot, month: Month = NOVEMBER) -> MonthView:
    view = MonthView(window.session)
    window.current.body.addWidget(view)  # type: ignore[union-attr]
    view.refresh()
    view.show_month(month)
    qtbot.waitUntil(view.isVisible)
    view.table.setFocus()
    return view


def cell(view: MonthView, on: str) -> Cell:
    found = view.table.days.index_of(day(on)).data(CELL_ROLE)
    assert isinstance(found, Cell)
    return found


def press(view: MonthView, key: Qt.Key) -> None:
    QTest.keyClick(view.table, key)


def test_a_month_has_six_weeks_from_a_monday(world: World, opened: Opened, qtbot: QtBot):
    view = month_of(opened(world), qtbot)
    model = view.table.days
    assert (model.rowCount(), model.columnCount()) == (6, 7)
    first: Cell = model.index(0, 0).data(CELL_ROLE)
    assert first.day == day("2026-10-26")
    assert not first.in_month
    assert cell(view, "2026-11-02").is_today


def test_events_bookings_and_what_lacks_are_told_apart(world: World, opened: Opened, qtbot: QtBot):
    held = world.event("2026-11-01 10:00", "2026-11-01 12:00", title="Bez cilvēkiem")
    world.event(
        "2026-11-01 15:00", "2026-11-01 17:00", title="Atcelts", status=EventStatus.CANCELLED
    )
    world.event("2026-11-10 15:00", "2026-11-10 17:00", title="Mārtiņu maskas", status=PLANNED)
    maker = world.person("Toms Ķirsis")
    taken = world.book(
        world.machine(),
        "2026-11-10 18:00",
        "2026-11-10 19:00",
        purpose=BookingPurpose.PERSON,
        status=BookingStatus.BOOKED,
        person_id=maker.id,
    )
    view = month_of(opened(world), qtbot)
    gap, off = cell(view, "2026-11-01").blocks
    assert (gap.kind, gap.event_id) == ("gap", held.id)
    assert off.kind == "off"
    event, booking = cell(view, "2026-11-10").blocks
    assert (event.kind, event.time, event.text) == ("event", "15:00", "Mārtiņu maskas")
    assert (booking.kind, booking.text, booking.event_id) == ("booking", "Toms Ķirsis", None)
    assert booking.booking_id == taken.id
    assert "15:00–17:00 Mārtiņu maskas" in cell(view, "2026-11-10").sentence


def test_a_press_on_a_booking_leads_to_it(world: World, opened: Opened, qtbot: QtBot):
    taken = world.book(
        world.machine(),
        "2026-11-10 18:00",
        "2026-11-10 19:00",
        purpose=BookingPurpose.MAINTENANCE,
        status=BookingStatus.BOOKED,
    )
    window = opened(world)
    view = month_of(window, qtbot)
    went: list[Place] = []
    window.session.went.disconnect(window.go)
    window.session.went.connect(went.append)
    there = Place(PageName.EQUIPMENT, (taken.id,), part="booking")
    table = view.table
    rect = table.visualRect(table.days.index_of(day("2026-11-10")))
    ((place, _),) = table.painter.laid(rect, cell(view, "2026-11-10")).blocks
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert went == [there]
    view.show_day(day("2026-11-10"))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert went == [there, there]
    popover = DayPopover(window.session, table, cell(view, "2026-11-10"))
    popover.booking_opened.connect(view._open_booking)
    popover.open()
    button = next(b for b in popover.findChildren(QPushButton) if "18:00" in b.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert went == [there, there, there]


def test_public_holidays_are_named_unless_the_centre_marks_them_open(
    world: World, opened: Opened, qtbot: QtBot
):
    centres.add_closure(
        world.file,
        centre_id=world.centre,
        first_day=day("2026-11-20"),
        last_day=day("2026-11-20"),
        reason="Remonts",
    )
    view = month_of(opened(world), qtbot)
    qtbot.waitUntil(lambda: bool(cell(view, "2026-11-18").holiday))
    assert "Latvijas" in cell(view, "2026-11-18").sentence
    assert cell(view, "2026-11-20").note == "Remonts"
    centres.add_closure(
        world.file,
        centre_id=world.centre,
        first_day=day("2026-11-18"),
        last_day=day("2026-11-18"),
        is_open=True,
    )
    view.refresh()
    assert cell(view, "2026-11-18").holiday == ""


def test_arrows_and_pages_go_from_day_to_day_over_months(
    world: World, opened: Opened, qtbot: QtBot
):
    view = month_of(opened(world), qtbot)
    went: list[Month] = []
    view.month_changed.connect(went.append)
    view.show_day(day("2026-11-30"))
    for key, expected in (
        (Qt.Key.Key_Right, "2026-12-01"),
        (Qt.Key.Key_Up, "2026-11-24"),
        (Qt.Key.Key_Home, "2026-11-23"),
        (Qt.Key.Key_End, "2026-11-29"),
        (Qt.Key.Key_PageDown, "2026-12-29"),
        (Qt.Key.Key_PageUp, "2026-11-29"),
        (Qt.Key.Key_T, "2026-11-02"),
    ):
        press(view, key)
        assert view.day == day(expected), key
        assert view.table.cell is not None
        assert view.table.cell.day == day(expected)
    assert went == [Month(2026, 12), NOVEMBER, Month(2026, 12), NOVEMBER]
    assert view.stepper.month == NOVEMBER


def test_enter_opens_the_day_and_n_begins_an_event(world: World, opened: Opened, qtbot: QtBot):
    event = world.event("2026-11-10 15:00", "2026-11-10 17:00", status=PLANNED)
    view = month_of(opened(world), qtbot)
    events: list[int] = []
    days: list[date] = []
    view.event_opened.connect(events.append)
    view.new_asked.connect(days.append)
    view.show_day(day("2026-11-10"))
    press(view, Qt.Key.Key_Return)
    press(view, Qt.Key.Key_N)
    view.show_day(day("2026-11-11"))
    press(view, Qt.Key.Key_Return)
    assert events == [event.id]
    assert days == [day("2026-11-10"), day("2026-11-11")]


def test_a_click_opens_the_event_and_the_last_line_the_whole_day(
    world: World, opened: Opened, qtbot: QtBot
):
    made = [
        world.event(f"2026-11-10 {hour}:00", f"2026-11-10 {hour}:30", title=f"Nr. {hour}")
        for hour in range(10, 17)
    ]
    window = opened(world)
    view = month_of(window, qtbot)
    table = view.table
    table.doItemsLayout()
    rect = table.visualRect(table.days.index_of(day("2026-11-10")))
    laid = table.painter.laid(rect, cell(view, "2026-11-10"))
    assert laid.hidden + len(laid.blocks) == 7
    events: list[int] = []
    view.event_opened.connect(events.append)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=laid.blocks[0][0].center())
    assert events == [made[0].id]
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=laid.more.center())
    popover = window.findChild(DayPopover)
    assert popover is not None
    assert popover.isVisible()
    popover.close_up()
    assert events == [made[0].id]


def test_the_page_shows_the_month_as_the_file_is_now(world: World, opened: Opened):
    window = opened(world)
    world.event("2026-11-10 15:00", "2026-11-10 17:00", status=PLANNED)
    window.go(Place(PageName.EVENTS, month=NOVEMBER, part="month"))
    view = window.findChild(MonthView)
    assert view is not None
    assert len(cell(view, "2026-11-10").blocks) == 1
    window.go(Place(PageName.EVENTS, month=NOVEMBER))
    world.event("2026-11-10 18:00", "2026-11-10 19:00", status=PLANNED)
    window.go(Place(PageName.EVENTS, month=NOVEMBER, part="month"))
    assert len(cell(view, "2026-11-10").blocks) == 2


def test_twice_on_an_empty_day_begins_an_event(world: World, opened: Opened, qtbot: QtBot):
    view = month_of(opened(world), qtbot)
    days: list[date] = []
    view.new_asked.connect(days.append)
    rect = view.table.visualRect(view.table.days.index_of(day("2026-11-12")))
    middle: QPoint = rect.center()
    QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseDClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert days == [day("2026-11-12")]


def test_a_narrow_month_lists_the_chosen_day_below(world: World, opened: Opened, qtbot: QtBot):
    event = world.event("2026-11-10 15:00", "2026-11-10 17:00", title="Maskas", status=PLANNED)
    view = month_of(opened(world, size=(911, 512)), qtbot)
    view.take_width(Width.NARROW)
    view.show_day(day("2026-11-10"))
    rows = view.list.rows
    assert rows.isVisible()
    assert rows.model().index(0, 0).data(ROW_ROLE).title == "Maskas"
    events: list[int] = []
    view.event_opened.connect(events.append)
    rows.opened.emit(rows.model().index(0, 0).data(ROW_ROLE).key)
    assert events == [event.id]


def test_cells_say_themselves_in_english(world: World, opened: Opened, qtbot: QtBot):
    view = month_of(opened(world, language=Language.ENGLISH), qtbot)
    assert cell(view, "2026-11-10").sentence == "Tuesday, 10\xa0November: nothing is planned"


def test_markup_in_a_title_stays_text(world: World, opened: Opened, qtbot: QtBot):
    world.event("2026-11-10 15:00", "2026-11-10 17:00", title="<b>Treknais</b>", status=PLANNED)
    view = month_of(opened(world), qtbot)
    tip = view.table.days.index_of(day("2026-11-10")).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;Treknais" in tip
