"""The popover of a booking that stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.equipment.booking.known_booking import BookingPopover
from krc_desktop.desktop.window import MainWindow
from krc_desktop.model.bookings import Booking, BookingPurpose, BookingStatus
from krc_desktop.model.equipment import (
    AnswerKind,
    Equipment,
    EquipmentKind,
    EquipmentQuestion,
    Moment,
    Risk,
)
from krc_desktop.model.series import Reach, weekly
from krc_desktop.operations import booking_series, history
from krc_desktop.operations.change import Verb, doing
from tests.builders import World, at, day
from tests.desktop.equipment.booking.test_new_booking import press, retype

Open = Callable[[Booking], BookingPopover]


@pytest.fixture
def machine(world: World) -> Equipment:
    """A knitting machine that asks one thing before a use."""
    made = world.machine("Adāmmašīna", EquipmentKind.KNITTING, risk=Risk.GREEN)
    with doing(world.file, Verb.CHANGE_EQUIPMENT):
        for row in list(world.file.equipment.questions.all()):
            world.file.equipment.questions.remove(row.id)
        question = EquipmentQuestion(
            equipment_id=made.id,
            moment=Moment.BEFORE,
            text_lv="Adatas pārbaudītas",
            answer_kind=AnswerKind.YES,
        )
        world.file.equipment.questions.add(question)
    return made


def booked(world: World, machine: Equipment, starts: str, ends: str, **others: Any) -> Booking:
    """Anna's booking, not used yet."""
    facts: dict[str, Any] = {"purpose": BookingPurpose.PERSON, "status": BookingStatus.BOOKED}
    person = world.person("Anna Rudzāte")
    return world.book(machine, starts, ends, person_id=person.id, **(facts | others))


@pytest.fixture
def open_popover(world: World, opened: Any) -> Open:
    """Opens the popover of a booking over a window."""

    def open_it(booking: Booking) -> BookingPopover:
        window: MainWindow = opened(world)
        popover = BookingPopover(window.session, window.rail, booking.id)
        popover.open()
        return popover

    return open_it


def test_times_and_note_are_changed_in_one_step(
    world: World, machine: Equipment, open_popover: Open, qtbot: QtBot
) -> None:
    known = booked(world, machine, "2026-11-04 10:00", "2026-11-04 12:00")
    popover = open_popover(known)
    assert popover.heading.text() == "Anna Rudzāte"
    assert not popover.save.isEnabled()
    retype(qtbot, popover.fields.when.begins.line, "14")
    retype(qtbot, popover.fields.note.line, "Cimdi")
    qtbot.waitUntil(popover.save.isEnabled)
    qtbot.keyClick(popover.fields.note.line, Qt.Key.Key_Return)
    changed = world.file.bookings.get(known.id)
    assert (changed.starts_at, changed.ends_at) == (at("2026-11-04 14:00"), at("2026-11-04 16:00"))
    assert changed.note == "Cimdi"
    history.undo(world.file)
    assert world.file.bookings.get(known.id) == known


def test_a_change_onto_another_booking_is_told(
    world: World, machine: Equipment, open_popover: Open, qtbot: QtBot
) -> None:
    known = booked(world, machine, "2026-11-04 11:00", "2026-11-04 12:00")
    booked(world, machine, "2026-11-04 13:00", "2026-11-04 14:00")
    popover = open_popover(known)
    retype(qtbot, popover.fields.when.ends.line, "13:30")
    qtbot.waitUntil(lambda: bool(popover.fields.findings.boxes))
    assert not popover.save.isEnabled()
    press(qtbot, popover, "Pārcelt uz 14:00–16:30")
    qtbot.mouseClick(popover.save, Qt.MouseButton.LeftButton)
    assert world.file.bookings.get(known.id).starts_at == at("2026-11-04 14:00")


def test_the_use_is_logged_with_answers_and_work_that_stays(
    world: World, machine: Equipment, open_popover: Open, qtbot: QtBot
) -> None:
    known = booked(world, machine, "2026-10-28 10:00", "2026-10-28 12:00")
    popover = open_popover(known)
    qtbot.mouseClick(popover.log, Qt.MouseButton.LeftButton)
    assert popover.use is not None
    assert popover.use.when.begins.typed == "10:00"
    retype(qtbot, popover.use.when.ends.line, "11:40")
    retype(qtbot, popover.use.stays.line, "30.10.2026.")
    qtbot.mouseClick(popover.log_now, Qt.MouseButton.LeftButton)
    assert "Adatas pārbaudītas" in popover.refusal.said
    (tick,) = popover.use.findChildren(QCheckBox)
    tick.setChecked(True)
    qtbot.mouseClick(popover.log_now, Qt.MouseButton.LeftButton)
    used = world.file.bookings.get(known.id)
    assert used.status is BookingStatus.USED
    assert used.stays_until == at("2026-10-31 00:00")
    (use,) = world.file.bookings.uses.all()
    assert use.ends_at == at("2026-10-28 11:40")


def test_nobody_came_and_it_is_booked_again(
    world: World, machine: Equipment, open_popover: Open, qtbot: QtBot
) -> None:
    known = booked(world, machine, "2026-10-28 10:00", "2026-10-28 12:00")
    popover = open_popover(known)
    qtbot.mouseClick(popover.ending.no_show, Qt.MouseButton.LeftButton)
    assert world.file.bookings.get(known.id).status is BookingStatus.NO_SHOW
    again = BookingPopover(popover.session, popover.parentWidget(), known.id)
    again.open()
    assert again.fields.isHidden()
    qtbot.mouseClick(again.ending.restore, Qt.MouseButton.LeftButton)
    assert world.file.bookings.get(known.id).status is BookingStatus.BOOKED


def test_it_is_cancelled_with_its_reason_and_removed_with_undo(
    world: World, machine: Equipment, open_popover: Open, qtbot: QtBot
) -> None:
    known = booked(world, machine, "2026-11-04 10:00", "2026-11-04 12:00")
    popover = open_popover(known)
    assert popover.ending.no_show.isHidden()
    qtbot.mouseClick(popover.ending.cancel, Qt.MouseButton.LeftButton)
    retype(qtbot, popover.ending.reason.line, "Slimība")
    qtbot.keyClick(popover.ending.reason.line, Qt.Key.Key_Return)
    cancelled = world.file.bookings.get(known.id)
    assert (cancelled.status, cancelled.status_reason) == (BookingStatus.CANCELLED, "Slimība")
    again = BookingPopover(popover.session, popover.parentWidget(), known.id)
    again.open()
    qtbot.mouseClick(again.ending.remove, Qt.MouseButton.LeftButton)
    assert not world.file.bookings.count()
    popover.session.undo()
    assert world.file.bookings.get(known.id) == cancelled


def test_a_series_is_changed_from_here_on(
    world: World, machine: Equipment, open_popover: Open, qtbot: QtBot
) -> None:
    person = world.person("Anna Rudzāte")
    first = day("2026-11-04")
    days = [first, day("2026-11-11"), day("2026-11-25")]
    booking_series.book_series(
        world.file,
        repeat=weekly(first, count=4),
        days=days,
        equipment_id=machine.id,
        starts_at=at("2026-11-04 10:00"),
        ends_at=at("2026-11-04 12:00"),
        purpose=BookingPurpose.PERSON,
        person_id=person.id,
    )
    found = list(world.file.bookings.find("TRUE ORDER BY starts_at"))
    popover = open_popover(found[1])
    assert popover.reach.isHidden()
    retype(qtbot, popover.fields.when.begins.line, "12:00")
    qtbot.waitUntil(popover.save.isEnabled)
    assert not popover.reach.isHidden()
    qtbot.mouseClick(popover.reach.button_of(Reach.LATER), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(popover.save, Qt.MouseButton.LeftButton)
    now = [world.file.bookings.get(one.id).starts_at for one in found]
    assert now == [at("2026-11-04 10:00"), at("2026-11-11 12:00"), at("2026-11-25 12:00")]


def test_a_firing_leads_to_its_log_and_an_undo_closes_what_is_gone(
    world: World, machine: Equipment, open_popover: Open, qtbot: QtBot
) -> None:
    kiln = world.kiln()
    known = world.book(kiln, "2026-11-04 09:00", "2026-11-06 10:00", status=BookingStatus.BOOKED)
    popover = open_popover(known)
    went: list[Any] = []
    popover.session.went.connect(went.append)
    assert popover.log.isHidden()
    with qtbot.waitSignal(popover.closed):
        popover.session.undo()
    assert not went
    popover.session.redo()
    again = BookingPopover(popover.session, popover.parentWidget(), known.id)
    again.open()
    qtbot.mouseClick(again.summary.to_firing, Qt.MouseButton.LeftButton)
    assert (went[-1].part, went[-1].rows) == ("firing", (known.id,))
