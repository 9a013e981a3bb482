"""The board: bookings opened, made, moved and cancelled with the mouse and with the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from krc_desktop import clock
from krc_desktop.clock import FixedClock
from krc_desktop.desktop.equipment import places
from krc_desktop.desktop.equipment.board.blocks import Block, Look, Subject
from krc_desktop.desktop.equipment.board.ghosts import Tone
from krc_desktop.desktop.equipment.board.grid import Grid
from krc_desktop.desktop.equipment.board.pane import BoardPane
from krc_desktop.desktop.equipment.booking import known_booking, new_booking
from krc_desktop.desktop.equipment.booking.trial import Trial
from krc_desktop.desktop.equipment.page import EquipmentPage
from krc_desktop.desktop.equipment.places import place_of
from krc_desktop.desktop.window import MainWindow
from krc_desktop.language import Language
from krc_desktop.model.board import View
from krc_desktop.model.bookings import Booking, BookingPurpose, BookingStatus
from krc_desktop.model.equipment import Equipment, EquipmentKind
from krc_desktop.model.opening import Span
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations import bookings, centres, equipment
from krc_desktop.settings import TextSize
from tests.builders import World, at, day
from tests.desktop.conftest import Opened

NOW = FixedClock(at("2026-11-26 12:19"))
LEFT = Qt.MouseButton.LeftButton
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


class Asked(QWidget):
    """Stands in for a popover: remembers what it was asked for."""

    made = Signal(int)
    trial = Signal(object)
    closed = Signal()
    seen: list[Asked]

    def __init__(self, _session: object, beside: QWidget, *what: object, **asked: Any) -> None:
        super().__init__()
        self.beside, self.what, self.asked = beside, what, asked
        type(self).seen.append(self)

    def open(self) -> None:
        """Nothing is seen of it."""


@pytest.fixture(autouse=True)
def popovers(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Asked]]:
    """The popovers that were opened, in order."""
    Asked.seen = []
    monkeypatch.setattr(known_booking, "BookingPopover", Asked)
    monkeypatch.setattr(new_booking, "NewBookingPopover", Asked)
    yield Asked.seen
    for one in Asked.seen:
        one.deleteLater()


@dataclass
class Shown:
    """A window at the board."""

    window: MainWindow
    bot: QtBot
    world: World
    opened: list[Asked] = field(default_factory=list)

    @property
    def pane(self) -> BoardPane:
        page = self.window.page(PageName.EQUIPMENT)
        assert isinstance(page, EquipmentPage)
        pane = page.part(places.BOARD)
        assert isinstance(pane, BoardPane)
        return pane

    @property
    def grid(self) -> Grid:
        return self.pane.board_view.grid

    def blocks(self) -> list[Block]:
        scene = self.grid.scene
        assert scene is not None
        return [one for lane in range(len(scene.board.lanes)) for one in scene.blocks(lane)]

    def point_of(self, booking: Booking, *, piece: int = 0) -> QPoint:
        """The middle of a piece of a booking."""
        scene = self.grid.scene
        assert scene is not None
        return scene.places_of((Subject.BOOKING, booking.id))[piece].center().toPoint()

    def point_at(self, lane: int, wall: str) -> QPoint:
        """Where an instant lies on a lane."""
        scene = self.grid.scene
        assert scene is not None
        second = clock.seconds_of(at(wall))
        number = next(
            n for n, one in enumerate(scene.board.days) if one.day == day(wall.split(maxsplit=1)[0])
        )
        room = scene.layout.rect(lane, number)
        y = scene.layout.line(lane, number, second)
        return QPoint(int(room.left + room.width / 2), round(y))

    def drag(self, start: QPoint, *steps: QPoint) -> None:
        """Press, move and hold."""
        QTest.mousePress(self.grid, LEFT, pos=start)
        for point in steps:
            self.move(point)

    def move(self, point: QPoint) -> None:
        from PySide6.QtGui import QMouseEvent

        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(point),
            self.grid.mapToGlobal(QPointF(point)),
            Qt.MouseButton.NoButton,
            LEFT,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(self.grid, event)

    def drop(self, point: QPoint) -> None:
        QTest.mouseRelease(self.grid, LEFT, pos=point)

    def key(self, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
        modifiers = Qt.KeyboardModifier.NoModifier
        for one in held:
            modifiers |= one
        self.bot.keyClick(self.grid, key, modifiers)

    def times(self, booking: Booking) -> tuple[datetime, datetime]:
        known = self.world.file.bookings.get(booking.id)
        return known.starts_at, known.ends_at

    def stand_on(self, booking: Booking) -> None:
        self.grid.setFocus()
        self.pane.acts.stand_on(booking.id)


Show = Callable[..., Shown]


@pytest.fixture
def show(opened: Opened, qtbot: QtBot) -> Show:
    """Opens the board of a world."""

    def open_board(world: World, **looks: Any) -> Shown:
        window = opened(world, clock=NOW, **looks)
        window.go(Place(PageName.EQUIPMENT))
        shown = Shown(window, qtbot, world, Asked.seen)
        qtbot.waitUntil(lambda: shown.pane.board_view.scene is not None)
        QApplication.processEvents()
        return shown

    return open_board


def hours(world: World) -> None:
    centres.set_opening_hours(
        world.file,
        centre_id=world.centre,
        hours=dict.fromkeys(range(1, 6), (540, 1140)),
        since=day("2026-01-01"),
    )


@pytest.fixture
def sewing(world: World) -> Equipment:
    """A sewing machine in a centre open from nine to seven."""
    hours(world)
    return world.machine(name_en="Sewing machine")


def booked(world: World, machine: Equipment, starts: str, ends: str, **others: Any) -> Booking:
    facts = {
        "purpose": BookingPurpose.PERSON,
        "status": BookingStatus.BOOKED,
        "person_id": world.person("Anna Šķērsta").id,
        **others,
    }
    return world.book(machine, starts, ends, **facts)


@pytest.fixture
def friday(world: World, sewing: Equipment) -> Booking:
    """Friday from ten to one."""
    return booked(world, sewing, "2026-11-27 10:00", "2026-11-27 13:00")


def toast(window: MainWindow) -> str:
    return window.toast.text.text()


# -- what is seen ------------------------------------------------------------------------------


def test_a_week_of_a_machine(world: World, show: Show, friday: Booking) -> None:
    shown = show(world)
    (block,) = shown.blocks()
    assert block.row_id == friday.id
    assert block.look is Look.TINT
    assert block.texts.titles[0] == "Anna Šķērsta"
    assert block.texts.times[0] == "10:00–13:00"
    assert shown.pane.controls.stepper.name.text().replace("\u00a0", " ") == "23.–29. novembris"


def test_a_firing_is_solid_then_hatched_and_cut_at_midnight(world: World, show: Show) -> None:
    hours(world)
    # the usual phases fill it: load 90 min, fire 10 h, cool 24 h, unload 1 h
    world.book(world.kiln(), "2026-11-24 12:00", "2026-11-26 00:30")
    looks = [(one.look, one.part.day) for one in show(world).blocks()]
    assert looks == [
        (Look.SOLID, 1),
        (Look.HATCHED, 1),
        (Look.HATCHED, 2),
        (Look.TINT, 2),
        (Look.TINT, 3),
    ]


def test_what_came_over_midnight_says_until_when(world: World, show: Show) -> None:
    hours(world)
    kiln = world.kiln()
    world.book(kiln, "2026-11-24 18:00", "2026-11-25 02:00", status=BookingStatus.USED)
    first, second = show(world).blocks()
    assert first.texts.times[0] == "18:00–02:00"
    assert second.texts.titles == ("→ 02:00",)


def test_tooltips_and_the_screen_reader_tell_all_of_it(
    world: World, show: Show, friday: Booking
) -> None:
    shown = show(world)
    shown.stand_on(friday)
    said = shown.grid.accessibleName().replace("\u00a0", " ")
    assert "Šujmašīna, Piektdiena, 27. novembris, 10:00–13:00, Anna Šķērsta" in said


def test_a_centre_without_machines_offers_to_add_one(world: World, show: Show) -> None:
    shown = show(world)
    assert shown.pane.empty.isVisibleTo(shown.window)
    assert not shown.pane.board_view.isVisibleTo(shown.window)
    shown.window.start_new()
    page = shown.window.page(PageName.EQUIPMENT)
    assert isinstance(page, EquipmentPage)
    assert page.pane.part == places.MACHINES


def test_without_opening_hours_it_works_and_says_where_they_are_set(
    world: World, show: Show
) -> None:
    machine = world.machine()
    booked(world, machine, "2026-11-27 10:00", "2026-11-27 13:00")
    shown = show(world)
    assert shown.pane.hint.isVisibleTo(shown.window)
    assert len(shown.blocks()) == 1
    hours(world)
    shown.pane.refresh()
    assert not shown.pane.hint.isVisibleTo(shown.window)


# -- clicking ----------------------------------------------------------------------------------


def test_a_click_opens_the_booking(world: World, show: Show, friday: Booking) -> None:
    shown = show(world)
    QTest.mouseClick(shown.grid, LEFT, pos=shown.point_of(friday))
    (popover,) = shown.opened
    assert popover.what == (friday.id,)
    assert popover.beside.isVisibleTo(shown.window)


def test_a_click_on_free_ground_begins_a_booking(
    world: World, show: Show, sewing: Equipment
) -> None:
    shown = show(world)
    QTest.mouseClick(shown.grid, LEFT, pos=shown.point_at(0, "2026-11-27 14:20"))
    (popover,) = shown.opened
    assert popover.asked == {
        "equipment_id": sewing.id,
        "starts_at": at("2026-11-27 14:15"),
        "ends_at": None,
    }


def test_a_click_before_now_today_begins_at_the_next_step(
    world: World, show: Show, sewing: Equipment
) -> None:
    shown = show(world)
    QTest.mouseClick(shown.grid, LEFT, pos=shown.point_at(0, "2026-11-26 12:00"))
    assert shown.opened[0].asked["starts_at"] in (at("2026-11-26 12:00"), at("2026-11-26 12:30"))


def test_a_drag_over_free_ground_begins_a_booking_from_to(
    world: World, show: Show, sewing: Equipment
) -> None:
    shown = show(world)
    start, end = (shown.point_at(0, f"2026-11-27 {hour}") for hour in ("10:05", "12:00"))
    shown.drag(start, start + QPoint(0, 15), end)
    (ghost,) = shown.grid.ghosts
    assert ghost.tone is Tone.FITS
    shown.drop(end)
    assert shown.opened[0].asked["starts_at"] == at("2026-11-27 10:00")
    assert shown.opened[0].asked["ends_at"] == at("2026-11-27 12:00")
    assert shown.grid.ghosts == ()


def test_a_drag_upward_is_the_same(world: World, show: Show, sewing: Equipment) -> None:
    shown = show(world)
    start, end = (shown.point_at(0, f"2026-11-27 {hour}") for hour in ("12:05", "10:00"))
    shown.drag(start, start - QPoint(0, 15), end)
    shown.drop(end)
    assert shown.opened[0].asked["starts_at"] == at("2026-11-27 10:00")
    assert shown.opened[0].asked["ends_at"] == at("2026-11-27 12:15")


def test_the_head_of_a_lane_leads_to_the_machine(
    world: World, show: Show, friday: Booking, sewing: Equipment
) -> None:
    shown = show(world)
    QTest.mouseClick(shown.pane.board_view.heads.beside, LEFT, pos=QPoint(40, 40))
    assert shown.window.place() == place_of(places.MACHINE, sewing.id)


# -- dragging ----------------------------------------------------------------------------------


def test_a_booking_is_dragged_to_another_day_and_brought_back(
    world: World, show: Show, friday: Booking
) -> None:
    shown = show(world)
    start = shown.point_of(friday)
    to = shown.point_at(0, "2026-11-24 14:30")
    shown.drag(start, start + QPoint(-30, 0), to)
    shown.drop(to)
    assert shown.times(friday) == (at("2026-11-24 13:00"), at("2026-11-24 16:00"))
    assert toast(shown.window) == "Rezervācija pārcelta uz Ot, 13:00"
    shown.window.session.undo()
    assert shown.times(friday) == (at("2026-11-27 10:00"), at("2026-11-27 13:00"))


def test_a_drag_onto_another_booking_says_why_and_changes_nothing(
    world: World, show: Show, sewing: Equipment, friday: Booking
) -> None:
    booked(world, sewing, "2026-11-24 13:00", "2026-11-24 16:00")
    shown = show(world)
    start, to = shown.point_of(friday), shown.point_at(0, "2026-11-24 14:30")
    shown.drag(start, start + QPoint(-30, 0), to)
    (ghost,) = shown.grid.ghosts
    assert ghost.tone is Tone.CONFLICT
    why = [one.text() for one in shown.grid.findChildren(QLabel) if one.isVisible()]
    assert any("13:00" in text for text in why)
    shown.drop(to)
    assert shown.times(friday) == (at("2026-11-27 10:00"), at("2026-11-27 13:00"))
    assert shown.grid.ghosts == ()
    assert shown.window.messages.isVisibleTo(shown.window)


def test_the_lower_edge_makes_it_longer(world: World, show: Show, friday: Booking) -> None:
    shown = show(world)
    scene = shown.grid.scene
    assert scene is not None
    (place,) = scene.places_of((Subject.BOOKING, friday.id))
    edge = QPoint(int(place.center().x()), int(place.bottom()) - 2)
    to = shown.point_at(0, "2026-11-27 15:30")
    shown.drag(edge, edge + QPoint(0, 15), to)
    shown.drop(to)
    assert shown.times(friday) == (at("2026-11-27 10:00"), at("2026-11-27 15:30"))
    assert toast(shown.window) == "Rezervācija tagad līdz 15:30"


def test_escape_lets_go(world: World, show: Show, friday: Booking) -> None:
    shown = show(world)
    start, to = shown.point_of(friday), shown.point_at(0, "2026-11-24 14:30")
    shown.drag(start, start + QPoint(-30, 0), to)
    shown.key(Qt.Key.Key_Escape)
    assert shown.grid.ghosts == ()
    shown.drop(to)
    assert shown.times(friday)[0] == at("2026-11-27 10:00")
    assert shown.opened == []


def test_another_machine_of_the_kind_takes_it_and_one_of_another_doesn_t(
    world: World, show: Show, sewing: Equipment, friday: Booking
) -> None:
    other = world.machine("Otra šujmašīna")
    world.machine("Adāmmašīna", EquipmentKind.KNITTING)
    shown = show(world)
    start = shown.point_of(friday)
    for lane in (2, 1):
        to = shown.point_at(lane, "2026-11-27 11:30")
        shown.drag(start, start + QPoint(0, 30), to)
        (ghost,) = shown.grid.ghosts
        assert ghost.lane == (1 if lane == 1 else 0)
        if lane == 2:
            shown.key(Qt.Key.Key_Escape)
        shown.drop(to)
    assert world.file.bookings.get(friday.id).equipment_id == other.id
    assert shown.times(friday)[0] == at("2026-11-27 10:00")


def test_an_event_s_machine_is_moved_without_the_event(
    world: World, show: Show, sewing: Equipment
) -> None:
    event = world.event("2026-11-27 10:00", "2026-11-27 12:00")
    taken = booked(
        world,
        sewing,
        "2026-11-27 10:00",
        "2026-11-27 12:00",
        purpose=BookingPurpose.EVENT,
        person_id=None,
        event_id=event.id,
    )
    shown = show(world)
    shown.stand_on(taken)
    shown.key(Qt.Key.Key_Up, ALT)
    assert shown.times(taken)[0] == at("2026-11-27 09:45")
    assert toast(shown.window).endswith("pasākums paliek savā laikā")
    assert world.file.events.get(event.id).starts_at == at("2026-11-27 10:00")


def test_the_length_of_a_firing_is_not_dragged(world: World, show: Show) -> None:
    hours(world)
    world.book(world.kiln(), "2026-11-24 12:00", "2026-11-26 00:30")
    assert not any(block.can_grow for block in show(world).blocks())


# -- repainting --------------------------------------------------------------------------------


class Watcher(QObject):
    """Remembers what was painted again."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return False


def area(region: QRegion) -> int:
    rects: list[QRect] = list(region)  # type: ignore[call-overload]
    return sum(rect.width() * rect.height() for rect in rects)


def test_a_step_of_a_drag_paints_only_what_moved(world: World, show: Show, friday: Booking) -> None:
    for number in range(5):
        world.machine(f"Mašīna {number}")
    shown = show(world)
    start = shown.point_of(friday)
    shown.drag(start, start + QPoint(0, 15), start + QPoint(0, 30))
    QApplication.processEvents()
    watcher = Watcher()
    shown.grid.installEventFilter(watcher)
    before, scene = shown.grid.ghosts, shown.grid.scene
    assert scene is not None
    shown.move(start + QPoint(0, 60))
    QApplication.processEvents()
    after = shown.grid.ghosts
    assert before != after
    places_ = [
        place for one in (*before, *after) for place in shown.grid.picture.ghost_places(scene, one)
    ]
    allowed = QRegion()
    for place in places_:
        allowed = allowed.united(place.toAlignedRect().adjusted(-8, -8, 8, 8))
    assert not watcher.region.isEmpty()
    assert watcher.region.subtracted(allowed).isEmpty()
    assert area(watcher.region) < shown.grid.width() * shown.grid.height() / 10
    shown.grid.removeEventFilter(watcher)
    shown.key(Qt.Key.Key_Escape)


def test_a_minute_moves_only_the_line_of_the_present(
    world: World, show: Show, friday: Booking
) -> None:
    shown = show(world)
    QApplication.processEvents()
    watcher = Watcher()
    shown.grid.installEventFilter(watcher)
    world.file.clock = FixedClock(at("2026-11-26 12:49"))
    shown.window.session.minute_passed.emit()
    QApplication.processEvents()
    shown.grid.removeEventFilter(watcher)
    assert not watcher.region.isEmpty()
    assert area(watcher.region) < shown.grid.width() * shown.grid.height() / 15


# -- keys --------------------------------------------------------------------------------------


def test_arrows_come_to_free_stretches_and_bookings(
    world: World, show: Show, friday: Booking
) -> None:
    shown = show(world)
    shown.grid.setFocus()
    scene = shown.grid.scene
    assert scene is not None
    cursor = shown.grid.cursor_at
    shown.key(Qt.Key.Key_Home)
    for _ in range(4):
        shown.key(Qt.Key.Key_Right)
    assert cursor.day == 4
    stop = cursor.stop(scene)
    assert stop is not None
    assert stop.span == Span(
        clock.seconds_of(at("2026-11-27 09:00")), clock.seconds_of(at("2026-11-27 10:00"))
    )
    shown.key(Qt.Key.Key_Down)
    stop = cursor.stop(scene)
    assert stop is not None
    assert stop.block is not None
    shown.key(Qt.Key.Key_Return)
    assert shown.opened[0].what == (friday.id,)


def test_enter_on_a_free_stretch_books_it(
    world: World, show: Show, friday: Booking, sewing: Equipment
) -> None:
    shown = show(world)
    shown.stand_on(friday)
    shown.key(Qt.Key.Key_Down)
    shown.key(Qt.Key.Key_Return)
    assert shown.opened[0].asked["starts_at"] == at("2026-11-27 13:00")
    assert shown.opened[0].asked["equipment_id"] == sewing.id


def test_n_asks_for_the_next_free_time(
    world: World, show: Show, friday: Booking, sewing: Equipment
) -> None:
    shown = show(world)
    shown.stand_on(friday)
    shown.key(Qt.Key.Key_N)
    assert shown.opened[0].asked == {
        "equipment_id": sewing.id,
        "starts_at": None,
        "ends_at": None,
    }


def test_left_of_the_first_day_is_the_machine(world: World, show: Show, sewing: Equipment) -> None:
    shown = show(world)
    shown.grid.setFocus()
    shown.key(Qt.Key.Key_Home)
    shown.key(Qt.Key.Key_Left)
    assert "Šujmašīna: Brīva" in shown.grid.accessibleName()
    shown.key(Qt.Key.Key_Return)
    assert shown.window.place() == place_of(places.MACHINE, sewing.id)


@pytest.mark.parametrize(
    ("key", "starts"),
    [
        (Qt.Key.Key_Down, "2026-11-27 10:15"),
        (Qt.Key.Key_Up, "2026-11-27 09:45"),
        (Qt.Key.Key_Left, "2026-11-26 10:00"),
    ],
)
def test_alt_and_arrows_move_and_the_cursor_goes_along(
    world: World, show: Show, friday: Booking, key: Qt.Key, starts: str
) -> None:
    shown = show(world)
    shown.stand_on(friday)
    shown.key(key, ALT)
    assert shown.times(friday)[0] == at(starts)
    assert shown.window.place().page is PageName.EQUIPMENT
    scene = shown.grid.scene
    assert scene is not None
    stop = shown.grid.cursor_at.stop(scene)
    assert stop is not None
    assert stop.block is not None
    assert stop.block.row_id == friday.id


def test_alt_shift_and_arrows_make_it_longer_and_shorter(
    world: World, show: Show, friday: Booking
) -> None:
    shown = show(world)
    shown.stand_on(friday)
    shown.key(Qt.Key.Key_Down, ALT, SHIFT)
    assert shown.times(friday)[1] == at("2026-11-27 13:15")
    shown.key(Qt.Key.Key_Up, ALT, SHIFT)
    shown.key(Qt.Key.Key_Up, ALT, SHIFT)
    assert shown.times(friday)[1] == at("2026-11-27 12:45")


def test_alt_and_page_keys_change_the_machine(
    world: World, show: Show, sewing: Equipment, friday: Booking
) -> None:
    world.machine("Adāmmašīna", EquipmentKind.KNITTING)
    other = world.machine("Otra šujmašīna")
    shown = show(world)
    shown.stand_on(friday)
    shown.key(Qt.Key.Key_PageDown, ALT)
    assert world.file.bookings.get(friday.id).equipment_id == other.id


def test_delete_cancels_and_undo_brings_back(world: World, show: Show, friday: Booking) -> None:
    shown = show(world)
    shown.stand_on(friday)
    shown.key(Qt.Key.Key_Delete)
    assert world.file.bookings.get(friday.id).status is BookingStatus.CANCELLED
    assert toast(shown.window) == "Rezervācija atcelta"
    assert shown.blocks() == []
    shown.window.session.undo()
    assert len(shown.blocks()) == 1


def test_delete_doesn_t_rewrite_what_was_used(world: World, show: Show, sewing: Equipment) -> None:
    used = booked(world, sewing, "2026-11-24 10:00", "2026-11-24 12:00", status=BookingStatus.USED)
    shown = show(world)
    shown.stand_on(used)
    shown.key(Qt.Key.Key_Delete)
    assert world.file.bookings.get(used.id).status is BookingStatus.USED
    assert shown.opened[0].what == (used.id,)


def test_page_keys_and_t_go_through_the_weeks(world: World, show: Show, friday: Booking) -> None:
    shown = show(world)
    shown.grid.setFocus()
    shown.key(Qt.Key.Key_PageDown)
    assert shown.pane.period.first == day("2026-11-30")
    assert shown.blocks() == []
    shown.key(Qt.Key.Key_T)
    assert shown.pane.period.first == day("2026-11-23")
    shown.window.with_page(lambda page: page.step_period(-1))
    assert shown.pane.period.first == day("2026-11-16")


def test_the_cursor_stays_on_a_booking_that_others_change(
    world: World, show: Show, friday: Booking
) -> None:
    shown = show(world)
    shown.stand_on(friday)
    shown.window.session.do(
        bookings.move_booking,
        booking_id=friday.id,
        starts_at=at("2026-11-27 14:00"),
        ends_at=at("2026-11-27 16:00"),
    )
    assert "14:00–16:00" in shown.grid.accessibleName()


def test_over_the_clock_change_a_day_later_is_the_same_time(
    world: World, show: Show, sewing: Equipment
) -> None:
    centres.set_opening_hours(
        world.file,
        centre_id=world.centre,
        hours=dict.fromkeys(range(1, 8), (540, 1140)),
        since=day("2026-01-01"),
    )
    saturday = booked(
        world, sewing, "2026-10-24 10:00", "2026-10-24 12:00", status=BookingStatus.BOOKED
    )
    shown = show(world)
    shown.pane.show_day(day("2026-10-24"))
    shown.stand_on(saturday)
    shown.key(Qt.Key.Key_Right, ALT)
    assert shown.times(saturday) == (at("2026-10-25 10:00"), at("2026-10-25 12:00"))


# -- places and views --------------------------------------------------------------------------


def test_a_place_reveals_a_booking_in_its_own_week(
    world: World, show: Show, sewing: Equipment
) -> None:
    later = booked(world, sewing, "2026-12-10 10:00", "2026-12-10 12:00")
    shown = show(world)
    shown.window.go(place_of(places.BOOKING, later.id))
    shown.bot.waitUntil(lambda: bool(shown.opened))
    assert shown.pane.period.first == day("2026-12-07")
    assert shown.opened[0].what == (later.id,)


def test_a_place_begins_a_booking_of_a_machine(world: World, show: Show, sewing: Equipment) -> None:
    shown = show(world)
    shown.window.go(place_of(places.BOOK, sewing.id))
    shown.bot.waitUntil(lambda: bool(shown.opened))
    assert shown.opened[0].asked["equipment_id"] == sewing.id


def test_a_booking_that_is_gone_is_said_to_be(world: World, show: Show, friday: Booking) -> None:
    shown = show(world)
    shown.window.go(place_of(places.BOOKING, 4711))
    assert shown.window.messages.isVisibleTo(shown.window)
    assert shown.opened == []


def test_what_is_typed_is_seen_in_red_with_the_free_time_in_green(
    world: World, show: Show, sewing: Equipment, friday: Booking
) -> None:
    shown = show(world)
    shown.grid.setFocus()
    shown.stand_on(friday)
    shown.key(Qt.Key.Key_N)
    (popover,) = shown.opened
    popover.trial.emit(
        Trial(
            sewing.id,
            at("2026-11-27 11:00"),
            at("2026-11-27 12:00"),
            conflicts=True,
            free_at=at("2026-11-27 13:00"),
            free_until=at("2026-11-27 14:00"),
        )
    )
    assert [ghost.tone for ghost in shown.grid.ghosts] == [Tone.CONFLICT, Tone.FREE]
    assert shown.grid.ghosts[1].texts[0] == "Brīva 13:00"
    popover.closed.emit()
    assert shown.grid.ghosts == ()


def test_a_month_tells_how_much_is_taken_and_opens_its_days(
    world: World, show: Show, friday: Booking
) -> None:
    shown = show(world)
    shown.pane.show_view(View.MONTH)
    month = shown.pane.board_view.month
    month.setFocus()
    for _ in range(26):
        shown.bot.keyClick(month, Qt.Key.Key_Right)
    said = month.accessibleName().replace("\u00a0", " ")
    assert "Šujmašīna, Piektdiena, 27. novembris: aizņemti 30 %: Anna Šķērsta" in said
    shown.bot.keyClick(month, Qt.Key.Key_Return)
    assert shown.pane.view is View.DAY
    assert shown.pane.day == day("2026-11-27")
    assert len(shown.blocks()) == 1


def test_a_day_has_its_machines_beside_each_other(
    world: World, show: Show, sewing: Equipment, friday: Booking
) -> None:
    other = world.machine("Otra šujmašīna")
    shown = show(world)
    shown.pane.show_day(day("2026-11-27"))
    shown.pane.show_view(View.DAY)
    start = shown.point_of(friday)
    to = shown.point_at(1, "2026-11-27 11:30")
    shown.drag(start, start + QPoint(30, 0), to)
    shown.drop(to)
    assert world.file.bookings.get(friday.id).equipment_id == other.id


def test_the_view_is_remembered(world: World, show: Show, sewing: Equipment) -> None:
    shown = show(world)
    shown.pane.show_view(View.MONTH)
    assert shown.window.session.recalled("equipment.board.view") == "month"


def test_a_holiday_is_named_and_closed(world: World, show: Show, sewing: Equipment) -> None:
    shown = show(world)
    shown.pane.show_day(day("2026-11-18"))
    heads = shown.pane.board_view.heads.days
    assert heads[2].is_holiday
    assert not heads[2].is_open
    assert heads[3].hours == "9–19"
    assert heads[6].hours == "slēgts"


def test_maintenance_is_suggested_where_it_fits(world: World, show: Show) -> None:
    hours(world)
    machine = world.machine()
    booked(world, machine, "2026-11-27 09:00", "2026-11-27 11:00")
    equipment.add_maintenance_plan(
        world.file,
        equipment_id=machine.id,
        what="Eļļošana",
        starts_on=day("2026-01-01"),
        every_days=329,
    )
    shown = show(world)
    (found,) = [one for one in shown.blocks() if one.subject is Subject.SUGGESTION]
    assert found.look is Look.DASHED
    assert found.whole.start == clock.seconds_of(at("2026-11-27 11:00"))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("size", "text_size"),
    [
        ((911, 512), TextSize.USUAL),
        ((1366, 768), TextSize.VERY_LARGE),
        ((1366, 768), TextSize.DOUBLE),
        ((1366, 690), TextSize.USUAL),
    ],
)
def test_nothing_is_cut_off(
    world: World,
    show: Show,
    friday: Booking,
    language: Language,
    size: tuple[int, int],
    text_size: TextSize,
) -> None:
    shown = show(world, language=language, size=size, text_size=text_size)
    assert (shown.window.width(), shown.window.height()) == size
    for view in View:
        shown.pane.show_view(view)
        QApplication.processEvents()
        assert shown.pane.minimumSizeHint().width() <= shown.pane.width()
        assert shown.window.size().toTuple() == size


def test_four_machines_fit_a_laptop_s_window(world: World, show: Show) -> None:
    hours(world)
    world.kiln()
    world.machine("Lāzergravieris", EquipmentKind.LASER)
    world.machine("Adāmmašīna", EquipmentKind.KNITTING)
    world.machine()
    shown = show(world)
    assert shown.pane.board_view.scrolled.verticalScrollBar().maximum() == 0
    assert shown.pane.board_view.scrolled.horizontalScrollBar().maximum() == 0
