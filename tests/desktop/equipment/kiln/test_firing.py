"""The page of a firing: checks, switching on, readings, opening by a reading, the result."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from krc_desktop.desktop.equipment.kiln.contents_popover import ContentsPopover
from krc_desktop.desktop.equipment.kiln.log_popover import LogPopover
from krc_desktop.desktop.equipment.kiln.other_time import OtherTimePopover
from krc_desktop.desktop.window import MainWindow
from krc_desktop.language import Language
from krc_desktop.model.bookings import BookingStatus, FiringKind, FiringOutcome, PieceState
from krc_desktop.model.firings import Stage
from krc_desktop.operations import firing_log
from krc_desktop.operations.firing_contents import Becomes
from krc_desktop.settings import TextSize
from tests.builders import World, at
from tests.desktop.conftest import Opened
from tests.desktop.equipment.kiln.going import enter, firing, key, popover, press, put
from tests.desktop.events.typing_in import type_in
from tests.kilns import CHECKS, Kiln, wall

START = "2026-11-05 09:30"
ON = "2026-11-05 11:00"


@pytest.fixture
def kiln(world: World) -> Kiln:
    return Kiln.of(world)


def menu_line(window: MainWindow, pane: object, text: str) -> None:
    from krc_desktop.desktop.equipment.kiln.firing_pane import FiringPane

    assert isinstance(pane, FiringPane)
    pane.acts.fill_menu(pane.menu)
    action = next(one for one in pane.menu.actions() if one.text() == text)
    action.trigger()


def test_it_is_switched_on_once_everything_is_ticked(world: World, kiln: Kiln, opened: Opened):
    booking = kiln.plan(START, kiln.piece(world.person()))
    kiln.now(ON)
    pane = firing(opened(world), booking.id)
    assert pane.stage is Stage.PLANNED
    assert not pane.before.on.isEnabled()
    assert pane.before.why.text() == "Nav atzīmētas 2 pārbaudes"
    assert [box.text() for box in pane.before.boxes] == list(CHECKS)
    pane.before.boxes[0].click()
    assert not pane.before.on.isEnabled()
    pane.before.boxes[1].click()
    assert len(list(world.file.bookings.checks.all())) == 2
    press(pane.before.on)
    assert kiln.log(booking).on_at == at(ON)
    assert pane.stage is Stage.FIRING
    assert pane.before.isHidden()
    assert not pane.heat.isHidden()


def test_switching_on_is_typed_for_what_was(world: World, kiln: Kiln, opened: Opened):
    booking = kiln.plan("2026-10-05 09:30")
    kiln.now("2026-11-02 10:00")
    kiln.check_all(booking)
    pane = firing(opened(world), booking.id)
    put(pane.before.time.line, "kaut kad")
    press(pane.before.on)
    assert pane.before.remark.said
    assert kiln.log(booking).on_at is None
    put(pane.before.time.line, "5.10. 11:00")
    press(pane.before.on)
    assert kiln.log(booking).on_at == at("2026-10-05 11:00")


def test_another_programme_is_chosen_before_it_is_on(world: World, kiln: Kiln, opened: Opened):
    booking = kiln.plan(START)
    kiln.now("2026-11-05 09:00")
    pane = firing(opened(world), booking.id)
    box = pane.before.programme.box
    box.setCurrentIndex(box.findText("Dekors 780\u00a0°C"))
    box.activated.emit(box.currentIndex())
    assert kiln.log(booking).kind is FiringKind.DECOR
    assert "780" in pane.curve.programme.text()


def test_mixed_kinds_are_refused_beside_the_programme(world: World, kiln: Kiln, opened: Opened):
    booking = kiln.plan(START, kiln.piece(world.person()))
    kiln.now("2026-11-05 09:00")
    pane = firing(opened(world), booking.id)
    box = pane.before.programme.box
    box.setCurrentIndex(box.findText("Dekors 780\u00a0°C"))
    box.activated.emit(box.currentIndex())
    assert "dažādus veidus" in pane.before.programme.complaint.text()
    assert kiln.log(booking).kind is FiringKind.BISQUE


def test_a_booking_without_a_programme_begins_its_log_here(
    world: World, kiln: Kiln, opened: Opened
):
    bare = world.book(kiln.machine, START, "2026-11-06 18:00", status=BookingStatus.BOOKED)
    kiln.now("2026-11-05 09:00")
    pane = firing(opened(world), bare.id)
    assert pane.curve.isHidden()
    box = pane.before.programme.box
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert kiln.log(bare).number == "1"
    assert not pane.curve.isHidden()


def heated(kiln: Kiln) -> int:
    """A firing that has been on for an hour."""
    booking = kiln.plan(START)
    kiln.switch_on(booking, ON)
    kiln.now("2026-11-05 12:00")
    return booking.id


def test_a_reading_is_typed_and_enter_keeps_it(world: World, kiln: Kiln, opened: Opened):
    number = heated(kiln)
    pane = firing(opened(world), number)
    assert pane.heat.entry.celsius.line.hasFocus()
    enter(pane.heat.entry.celsius.line, "95")
    (reading,) = world.file.bookings.readings.all()
    assert (reading.celsius, reading.read_at) == (95, at("2026-11-05 12:00"))
    assert pane.heat.entry.celsius.typed == ""
    assert pane.heat.entry.celsius.line.hasFocus()
    assert pane.heat.degrees.text() == "95"
    assert pane.readings.table.rowCount() == 1
    put(pane.heat.entry.time.line, "11:30")
    enter(pane.heat.entry.celsius.line, "55")
    assert sorted(one.celsius for one in world.file.bookings.readings.all()) == [55, 95]
    window = pane.session
    window.undo()
    assert pane.readings.table.rowCount() == 1


@pytest.mark.parametrize("typed", ["10000", "-31", "daudz", "", "1" * 60])
def test_what_is_no_temperature_is_said_and_stays(
    world: World, kiln: Kiln, opened: Opened, typed: str
):
    pane = firing(opened(world), heated(kiln))
    enter(pane.heat.entry.celsius.line, typed)
    assert pane.heat.entry.remark.said
    assert pane.heat.entry.celsius.line.text() == typed
    assert not list(world.file.bookings.readings.all())


def test_what_is_far_off_is_asked_about_first(world: World, kiln: Kiln, opened: Opened):
    pane = firing(opened(world), heated(kiln))
    enter(pane.heat.entry.celsius.line, "948")
    assert "Vai tiešām?" in pane.heat.entry.remark.said
    assert pane.heat.entry.celsius.typed == "948"
    assert not list(world.file.bookings.readings.all())
    put(pane.heat.entry.celsius.line, "949")
    assert not pane.heat.entry.remark.said
    enter(pane.heat.entry.celsius.line, "948")
    press(pane.heat.entry.remark.fix)
    assert [one.celsius for one in world.file.bookings.readings.all()] == [948]


@pytest.mark.parametrize("time", ["10:00", "5.11. 13:00", "26:00"])
def test_a_reading_at_a_time_that_cant_be_is_refused(
    world: World, kiln: Kiln, opened: Opened, time: str
):
    pane = firing(opened(world), heated(kiln))
    put(pane.heat.entry.time.line, time)
    enter(pane.heat.entry.celsius.line, "95")
    if pane.heat.entry.remark.fix.text():
        press(pane.heat.entry.remark.fix)
    assert pane.heat.entry.remark.said
    assert not list(world.file.bookings.readings.all())


def test_the_present_does_not_touch_what_is_typed(world: World, kiln: Kiln, opened: Opened):
    window = opened(world)
    pane = firing(window, heated(kiln))
    put(pane.heat.entry.celsius.line, "9")
    kiln.now("2026-11-05 12:07")
    window.session.minute_passed.emit()
    assert pane.heat.entry.celsius.line.text() == "9"
    assert pane.heat.entry.time.line.text() == "12:07"
    put(pane.heat.entry.time.line, "11:45")
    kiln.now("2026-11-05 12:08")
    window.session.minute_passed.emit()
    assert pane.heat.entry.time.line.text() == "11:45"


def test_only_a_cool_reading_unlocks_the_opening(world: World, kiln: Kiln, opened: Opened):
    piece = kiln.piece(world.person())
    booking = kiln.plan(START, piece)
    kiln.switch_on(booking, ON)
    kiln.now("2026-11-05 21:00")
    window = opened(world)
    pane = firing(window, booking.id)
    assert pane.heat.open.isHidden()
    pane.heat.entry.celsius.line.setText("958")
    press(pane.heat.off)
    assert kiln.log(booking).off_at == at("2026-11-05 21:00")
    assert kiln.log(booking).peak_celsius == 958
    assert not pane.heat.open.isEnabled()
    # a week later the clock has opened nothing
    kiln.now("2026-11-12 09:00")
    window.session.minute_passed.emit()
    pane.refresh()
    assert not pane.heat.open.isEnabled()
    assert "60" in pane.heat.why.text()
    enter(pane.heat.entry.celsius.line, "61")
    assert not pane.heat.open.isEnabled()
    kiln.now("2026-11-12 09:10")
    enter(pane.heat.entry.celsius.line, "58")
    press(pane.heat.open)
    assert kiln.log(booking).opened_at == at("2026-11-12 09:10")
    assert pane.stage is Stage.OPENED
    waits = world.file.bookings.pieces.get(piece.id)
    assert (waits.state, waits.waits_for) == (PieceState.SHELF, FiringKind.GLAZE)
    window.session.undo()
    assert pane.stage is Stage.COOLING


def test_delete_takes_a_reading_away_with_a_way_back(world: World, kiln: Kiln, opened: Opened):
    booking = kiln.plan(START)
    kiln.switch_on(booking, ON)
    kiln.read(booking, "2026-11-05 12:00", 95)
    window = opened(world)
    pane = firing(window, booking.id)
    pane.readings.table.setCurrentCell(0, 0)
    key(pane.readings.table, Qt.Key.Key_Delete)
    assert kiln.readings(booking) == []
    window.session.undo()
    assert kiln.readings(booking) == [("05.11. 12:00", 95)]


def test_the_curve_is_said_and_walked_by_arrows(world: World, kiln: Kiln, opened: Opened):
    booking = kiln.plan(START)
    kiln.switch_on(booking, ON)
    kiln.read(booking, "2026-11-05 12:00", 95)
    kiln.read(booking, "2026-11-05 13:00", 110)
    pane = firing(opened(world), booking.id)
    curve = pane.curve.curve
    assert "960" in curve.accessibleDescription()
    assert "13:00, 110" in curve.accessibleDescription()
    key(curve, Qt.Key.Key_Left)
    assert curve.accessibleDescription().startswith("13:00, 110")
    QTest.keyClick(curve, Qt.Key.Key_Left)
    assert curve.accessibleDescription().startswith("12:00, 95")
    QApplication.processEvents()


def test_what_it_runs_into_is_told_with_a_door(world: World, kiln: Kiln, opened: Opened):
    booking = kiln.plan("2026-11-09 09:00")
    kiln.switch_on(booking, "2026-11-09 10:30")
    kiln.switch_off(booking, "2026-11-09 20:00")
    world.book(kiln.machine, "2026-11-12 09:00", "2026-11-12 10:00", status=BookingStatus.BOOKED)
    kiln.read(booking, "2026-11-10 12:30", 560)
    kiln.read(booking, "2026-11-10 13:00", 545)
    pane = firing(opened(world), booking.id)
    assert "Pārklāsies" in pane.heat.clash.said
    assert pane.heat.clash.fix.text() == "Parādīt"


# -- after opening ------------------------------------------------------------------------------


def opened_firing(world: World, kiln: Kiln) -> tuple[int, list[int]]:
    anna = world.person()
    pieces = [kiln.piece(anna), kiln.piece(anna, amount=8, what="Šķīvji")]
    booking = kiln.fired(kiln.plan(START, *pieces))
    firing_log.open_kiln(world.file, booking_id=booking.id)
    return booking.id, [one.id for one in pieces]


def test_losses_and_what_comes_next_are_kept_at_once(world: World, kiln: Kiln, opened: Opened):
    number, (bowl, plates) = opened_firing(world, kiln)
    pane = firing(opened(world), number)
    pane.result._keep(plates, 3, Becomes.READY)
    assert world.file.bookings.pieces.get(plates).amount == 5
    assert "bojāti 3" in pane.result.sums.text()
    pane.result._all_become(Becomes.GLAZE)
    assert world.file.bookings.pieces.get(bowl).waits_for is FiringKind.GLAZE
    press(pane.result.outcome.button_of(FiringOutcome.PARTLY))
    pane.result.note.text.setFocus()
    type_in(pane.result.note.text, "Trīs ieplaisāja")
    assert pane.result.note.save()
    log = world.file.bookings.firing_of(number)
    assert log is not None
    assert (log.outcome, log.result) == (FiringOutcome.PARTLY, "Trīs ieplaisāja")


def test_the_meter_and_times_are_corrected_in_the_log(world: World, kiln: Kiln, opened: Opened):
    number, _ = opened_firing(world, kiln)
    window = opened(world)
    pane = firing(window, number)
    press(pane.contents.log)
    card = popover(window, LogPopover)
    enter(card.fields["tenths_kwh_before"].line, "4812,4")
    enter(card.fields["tenths_kwh_after"].line, "4800")
    assert card.fields["tenths_kwh_after"].complains
    enter(card.fields["tenths_kwh_after"].line, "4859,4")
    assert "47" in pane.contents.told.text()
    enter(card.fields["off_at"].line, "5.11. 20:30")
    log = world.file.bookings.firing_of(number)
    assert log is not None
    assert log.off_at == at("2026-11-05 20:30")
    enter(card.fields["opened_at"].line, "5.11. 20:40")
    assert card.fields["opened_at"].complains
    card.close_up()


# -- the menu -----------------------------------------------------------------------------------


def test_contents_change_from_the_menu_before_it_is_on(world: World, kiln: Kiln, opened: Opened):
    anna = world.person()
    one, other = kiln.piece(anna), kiln.piece(anna)
    booking = kiln.plan(START, one)
    kiln.now("2026-11-05 09:00")
    window = opened(world)
    pane = firing(window, booking.id)
    menu_line(window, pane, "Mainīt saturu")
    card = popover(window, ContentsPopover)
    assert card.list.count() == 2
    card.list.item(1).setCheckState(Qt.CheckState.Checked)
    assert world.file.bookings.pieces.get(other.id).state is PieceState.FIRING
    card.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert world.file.bookings.pieces.get(one.id).state is PieceState.SHELF
    card.close_up()


def test_a_firing_is_moved_cancelled_or_broken_off(world: World, kiln: Kiln, opened: Opened):
    booking = kiln.plan(START)
    kiln.now("2026-11-05 09:00")
    window = opened(world)
    pane = firing(window, booking.id)
    menu_line(window, pane, "Cits laiks")
    card = popover(window, OtherTimePopover)
    card.day.line.setText("9.11.")
    card.time.line.setText("15:00")
    press(card.save)
    assert wall(world.file.bookings.get(booking.id).starts_at) == "2026-11-09 15:00"
    menu_line(window, pane, "Atcelt apdedzināšanu")
    assert pane.stage is Stage.CANCELLED
    assert "atcelta" in pane.remark.said
    window.session.undo()
    kiln.switch_on(booking, "2026-11-09 16:30")
    kiln.now("2026-11-09 17:30")
    pane.refresh()
    menu_line(window, pane, "Pārtraukt apdedzināšanu")
    log = kiln.log(booking)
    assert (log.outcome, log.off_at) == (FiringOutcome.STOPPED, at("2026-11-09 17:30"))


def test_a_firing_that_is_gone_says_so(world: World, kiln: Kiln, opened: Opened):
    pane = firing(opened(world), 999)
    assert pane.columns.currentWidget() is pane.columns.instead


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("size", "text_size"),
    [((1366, 768), 100), ((911, 512), 100), ((1366, 768), 150), ((1366, 768), 200)],
)
@pytest.mark.parametrize("stage", ["planned", "cooling", "opened"])
def test_nothing_is_cut_in_any_size(
    world: World,
    kiln: Kiln,
    opened: Opened,
    language: Language,
    size: tuple[int, int],
    text_size: int,
    stage: str,
):
    booking = kiln.plan(START, kiln.piece(world.person()))
    if stage != "planned":
        kiln.fired(booking)
    if stage == "opened":
        firing_log.open_kiln(world.file, booking_id=booking.id)
    window = opened(world, language=language, size=size, text_size=TextSize(text_size))
    pane = firing(window, booking.id)
    QApplication.processEvents()
    assert pane.head.minimumSizeHint().width() <= pane.width()
    for inside in (pane._left, pane._right):
        assert inside.minimumSizeHint().width() <= inside.width()


def test_a_firing_that_took_place_without_a_log_is_written_down_later(
    world: World, kiln: Kiln, opened: Opened
):
    kiln.now("2026-11-02 10:00")
    used = world.book(kiln.machine, "2026-10-05 09:30", "2026-10-07 10:00")
    pane = firing(opened(world), used.id)
    assert "notika" in pane.state.text()
    assert pane.curve.isHidden()
    box = pane.before.programme.box
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert world.file.bookings.get(used.id).ends_at == used.ends_at
    pane.before.boxes[0].click()
    pane.before.boxes[1].click()
    put(pane.before.time.line, "5.10. 11:00")
    press(pane.before.on)
    assert kiln.log(used).on_at == at("2026-10-05 11:00")
    put(pane.heat.entry.time.line, "5.10. 21:00")
    press(pane.heat.off)
    put(pane.heat.entry.time.line, "7.10. 9:00")
    enter(pane.heat.entry.celsius.line, "55")
    put(pane.heat.entry.time.line, "7.10. 9:05")
    press(pane.heat.open)
    assert kiln.log(used).opened_at == at("2026-10-07 09:05")
    assert world.file.bookings.get(used.id).status is BookingStatus.USED
