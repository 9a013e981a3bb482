"""The popover in which a machine is booked, as somebody types in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.equipment.booking.known_booking import BookingPopover
from krc_desktop.desktop.equipment.booking.new_booking import NewBookingPopover
from krc_desktop.desktop.equipment.booking.repeating import Often
from krc_desktop.desktop.equipment.booking.trial import Trial
from krc_desktop.desktop.window import MainWindow
from krc_desktop.model.bookings import Booking, BookingPurpose, BookingStatus
from krc_desktop.model.equipment import Equipment, EquipmentKind, Risk
from krc_desktop.model.opening import is_holiday
from krc_desktop.operations import centres, equipment
from tests.builders import World, at, day

Open = Callable[..., NewBookingPopover]
HOURS = dict.fromkeys((2, 3, 4, 5), (540, 1140)) | {6: (600, 1020)}


@pytest.fixture
def laser(world: World) -> Equipment:
    """A laser that an event has on Friday from 13:00 to 16:00; Toms has no induction."""
    is_holiday(day("2026-11-27"))
    centres.set_opening_hours(
        world.file, centre_id=world.centre, hours=HOURS, since=day("2026-01-01")
    )
    laser = world.machine("Lāzergravieris", EquipmentKind.LASER)
    span = ("2026-11-27 13:00", "2026-11-27 16:00")
    event = world.event(*span, title="Dāvanu darbnīca")
    world.book(
        laser,
        *span,
        purpose=BookingPurpose.EVENT,
        event_id=event.id,
        status=BookingStatus.BOOKED,
    )
    world.person("Toms Ķirsis")
    ilze = world.person("Ilze Osa")
    equipment.record_induction(
        world.file, equipment_id=laser.id, person_id=ilze.id, inducted_on=day("2026-10-01")
    )
    return laser


@pytest.fixture
def open_popover(world: World, opened: Any, qtbot: QtBot) -> Open:
    """Opens the popover over a window."""

    def open_it(machine: Equipment, **times: Any) -> NewBookingPopover:
        window: MainWindow = opened(world)
        popover = NewBookingPopover(window.session, window.rail, equipment_id=machine.id, **times)
        popover.open()
        return popover

    return open_it


def type_name(qtbot: QtBot, popover: NewBookingPopover, letters: str) -> None:
    """Type letters and take the first proposal that is no new person."""
    line = popover.fields.whom.line
    retype(qtbot, line, letters)
    qtbot.waitUntil(lambda: popover.fields.whom.completer.is_open)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def retype(qtbot: QtBot, line: Any, text: str) -> None:
    """Type over what stands in a line; Qt's own typing knows no Latvian letters."""
    line.setFocus()
    line.selectAll()
    if text.isascii():
        qtbot.keyClicks(line, text)
    else:
        line.setText(text)
        line.textEdited.emit(text)


def press(qtbot: QtBot, popover: Any, text: str) -> None:
    """Press the button of a text, once it is there."""

    def found() -> list[QPushButton]:
        buttons = popover.findChildren(QPushButton)
        return [one for one in buttons if one.text() == text and one.isVisible()]

    qtbot.waitUntil(lambda: len(found()) == 1)
    qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def booked(world: World) -> list[Booking]:
    """The bookings of people."""
    return list(world.file.bookings.find("person_id IS NOT NULL ORDER BY starts_at"))


def test_a_conflict_is_told_moved_and_booked_under_supervision(
    world: World, laser: Equipment, open_popover: Open, qtbot: QtBot
) -> None:
    popover = open_popover(laser, starts_at=at("2026-11-27 14:30"), ends_at=at("2026-11-27 16:00"))
    fields = popover.fields
    assert not popover.book.isEnabled()
    type_name(qtbot, popover, "Toms")
    titles = [box.title.text() for box in fields.findings.boxes]
    assert titles == ["Šajā laikā iekārta ir aizņemta", "Nav derīgas instruktāžas: Toms Ķirsis"]
    assert "Pārklājas 1\u00a0h 30\u00a0min." in fields.findings.boxes[0].text.text()
    assert popover.why_not.text() == "Vispirms izvēlieties brīvu laiku"
    assert fields.when.begins.line.property("err")
    press(qtbot, popover, "Pārcelt uz 16:00–17:30")
    assert fields.when.begins.typed == "16:00"
    assert popover.why_not.text() == "Vispirms norādiet, kurš būs klāt"
    press(qtbot, popover, "Kopā ar …")
    qtbot.waitUntil(lambda: fields.findings.supervisor.completer.is_open)
    qtbot.keyClick(fields.findings.supervisor.line, Qt.Key.Key_Return)
    assert popover.book.isEnabled()
    with qtbot.waitSignal(popover.made) as made:
        qtbot.mouseClick(popover.book, Qt.MouseButton.LeftButton)
    (booking,) = booked(world)
    assert made.args == [booking.id]
    assert (booking.starts_at, booking.ends_at) == (at("2026-11-27 16:00"), at("2026-11-27 17:30"))
    assert world.file.people.get(booking.supervisor_id or 0).name == "Ilze Osa"


def test_an_induction_is_recorded_on_the_spot(
    world: World, laser: Equipment, open_popover: Open, qtbot: QtBot
) -> None:
    popover = open_popover(laser, starts_at=at("2026-11-27 10:00"))
    type_name(qtbot, popover, "Toms")
    press(qtbot, popover, "Atzīmēt instruktāžu")
    inductor = popover.fields.findings.inductor
    qtbot.waitUntil(lambda: inductor.completer.is_open)
    qtbot.keyClick(inductor.line, Qt.Key.Key_Return)
    press(qtbot, popover, "Ierakstīt šodienas instruktāžu")
    assert popover.fields.findings.boxes == []
    assert popover.book.isEnabled()
    found = list(world.file.equipment.inductions.find("TRUE ORDER BY id"))
    assert found[-1].inducted_on == day("2026-11-02")
    assert found[-1].inductor_id == found[0].person_id


def test_typed_times_are_forgiving_and_what_can_t_be_read_is_said(
    world: World, laser: Equipment, open_popover: Open, qtbot: QtBot
) -> None:
    sewing = world.machine(risk=Risk.GREEN)
    popover = open_popover(sewing, starts_at=at("2026-11-27 10:00"))
    type_name(qtbot, popover, "Toms")
    when = popover.fields.when
    retype(qtbot, when.begins.line, "9.30")
    assert when.ends.typed == "10:30"
    retype(qtbot, when.day.line, "rīt")
    retype(qtbot, when.ends.line, "kaut kad")
    qtbot.waitUntil(lambda: bool(popover.fields.unread.said))
    assert popover.why_not.text() == "Pārbaudiet dienu un laikus"
    assert when.ends.typed == "kaut kad"
    retype(qtbot, when.ends.line, "11")
    qtbot.waitUntil(popover.book.isEnabled)
    qtbot.keyClick(when.ends.line, Qt.Key.Key_Return)
    (booking,) = booked(world)
    assert (booking.starts_at, booking.ends_at) == (at("2026-11-03 09:30"), at("2026-11-03 11:00"))


def test_an_hour_that_the_clocks_skip_is_said(
    world: World, laser: Equipment, open_popover: Open, qtbot: QtBot
) -> None:
    popover = open_popover(laser, starts_at=at("2027-03-28 02:00"), ends_at=at("2027-03-28 05:00"))
    retype(qtbot, popover.fields.when.begins.line, "3:30")
    qtbot.waitUntil(lambda: "03:30" in popover.fields.unread.said)


def test_an_exception_asks_for_its_reason(
    world: World, laser: Equipment, open_popover: Open, qtbot: QtBot
) -> None:
    sewing = world.machine(risk=Risk.GREEN)
    popover = open_popover(sewing, starts_at=at("2026-11-27 18:00"), ends_at=at("2026-11-27 21:00"))
    type_name(qtbot, popover, "Toms")
    assert popover.why_not.text() == "Vispirms ierakstiet iemeslu"
    retype(qtbot, popover.fields.findings.reason.line, "Vadītāja paliek")
    qtbot.waitUntil(popover.book.isEnabled)
    qtbot.keyClick(popover.fields.findings.reason.line, Qt.Key.Key_Return)
    (booking,) = booked(world)
    assert booking.override_reason == "Vadītāja paliek"


def test_a_new_person_and_maintenance_are_named(
    world: World, laser: Equipment, open_popover: Open, qtbot: QtBot
) -> None:
    popover = open_popover(laser, starts_at=at("2026-11-27 10:00"))
    line = popover.fields.whom.line
    retype(qtbot, line, "Zane Nezināmā")
    qtbot.waitUntil(lambda: popover.fields.whom.completer.is_open)
    qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    whom = popover.fields.whom.whom
    assert whom is not None
    assert world.file.people.get(whom.person_id or 0).name == "Zane Nezināmā"
    type_name(qtbot, popover, "Apk")
    assert popover.fields.findings.boxes == []
    qtbot.mouseClick(popover.book, Qt.MouseButton.LeftButton)
    last = list(world.file.bookings.all())[-1]
    assert (last.purpose, last.person_id) == (BookingPurpose.MAINTENANCE, None)


def test_a_kiln_is_booked_for_all_its_phases(
    world: World, laser: Equipment, open_popover: Open, qtbot: QtBot
) -> None:
    kiln = world.kiln()
    popover = open_popover(kiln, starts_at=at("2026-11-25 09:00"))
    when = popover.fields.when
    assert (when.last_day.typed, when.ends.typed) == ("Pk, 27.11.", "10:00")
    retype(qtbot, when.begins.line, "12:00")
    assert (when.last_day.typed, when.ends.typed) == ("Pk, 27.11.", "10:00")
    type_name(qtbot, popover, "Kopēja")
    qtbot.mouseClick(popover.book, Qt.MouseButton.LeftButton)
    booking = world.file.bookings.find_one("equipment_id = ?", kiln.id)
    assert booking is not None
    assert booking.purpose is BookingPurpose.FIRING
    laid = list(world.file.bookings.phases.find("booking_id = ? ORDER BY position", booking.id))
    assert laid[-1].starts_at == at("2026-11-27 09:00")


def test_a_series_leaves_out_what_can_t_be(
    world: World, laser: Equipment, open_popover: Open, qtbot: QtBot
) -> None:
    sewing = world.machine(risk=Risk.GREEN)
    popover = open_popover(sewing, starts_at=at("2026-11-04 10:00"))
    type_name(qtbot, popover, "Toms")
    repeating = popover.repeating
    repeating.often.box.setCurrentIndex(1)
    repeating.often.box.activated.emit(1)
    assert repeating.often.value is Often.WEEK
    repeating.times.show_value(3)
    repeating.times.changed.emit(3)
    # the 18th of November is a public holiday
    assert repeating.chosen == [day("2026-11-04"), day("2026-11-11")]
    qtbot.mouseClick(popover.book, Qt.MouseButton.LeftButton)
    found = booked(world)
    assert [one.local_day for one in found] == [day("2026-11-04"), day("2026-11-11")]
    assert len({one.series_id for one in found}) == 1


def test_the_board_hears_what_is_tried_and_that_it_is_over(
    world: World, laser: Equipment, open_popover: Open, qtbot: QtBot
) -> None:
    popover = open_popover(laser, starts_at=at("2026-11-27 10:00"), ends_at=at("2026-11-27 11:00"))
    heard: list[Trial | None] = []
    popover.trial.connect(heard.append)
    retype(qtbot, popover.fields.when.ends.line, "14:00")
    qtbot.waitUntil(lambda: bool(heard and heard[-1] and heard[-1].conflicts))
    trial = heard[-1]
    assert trial is not None
    assert (trial.ends_at, trial.free_at) == (at("2026-11-27 14:00"), at("2026-11-28 10:00"))
    qtbot.keyClick(popover, Qt.Key.Key_Escape)
    assert heard[-1] is None


def test_what_is_over_is_logged_as_used_at_once(
    world: World, laser: Equipment, open_popover: Open, qtbot: QtBot
) -> None:
    sewing = world.machine(risk=Risk.GREEN)
    popover = open_popover(sewing, starts_at=at("2026-10-28 10:00"))
    type_name(qtbot, popover, "Toms")
    press(qtbot, popover, "Pierakstīt kā lietotu")
    window = popover.window()
    (known,) = window.findChildren(BookingPopover)
    assert known.use is not None
    assert booked(world)[0].starts_at == at("2026-10-28 10:00")


def test_other_times_are_offered(
    world: World, laser: Equipment, open_popover: Open, qtbot: QtBot
) -> None:
    popover = open_popover(laser, starts_at=at("2026-11-27 14:30"), ends_at=at("2026-11-27 16:00"))
    press(qtbot, popover, "Citi laiki")
    press(qtbot, popover, "Se, 28.11. 10:00–11:30")
    assert popover.fields.when.begins.typed == "10:00"
    assert popover.fields.when.day.typed == "Se, 28.11."
