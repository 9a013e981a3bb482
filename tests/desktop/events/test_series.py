"""A series of events: what is meant, what it touches, and one step of undo for each."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.events.series import RepeatPopover, SeriesPopover
from krc_desktop.desktop.events.series_tasks import ChangeTask, MoveTask, StatusTask
from krc_desktop.desktop.window import MainWindow
from krc_desktop.model.events import Event, EventStatus
from krc_desktop.model.series import Reach, days_of, weekly
from krc_desktop.operations import history, series
from tests.builders import World, at, day
from tests.desktop.conftest import Opened
from tests.desktop.events.typing_in import retype


@pytest.fixture
def weeks(world: World) -> list[Event]:
    """Four Wednesdays from 11 November on."""
    first = world.event(
        "2026-11-11 16:00", "2026-11-11 18:00", title="Adītāji", status=EventStatus.PLANNED
    )
    rule = weekly(first.local_day, count=4)
    series.repeat_event(
        world.file, event_id=first.id, repeat=rule, days=days_of(rule, first.local_day)
    )
    return events(world)


def events(world: World) -> list[Event]:
    return list(world.file.events.find("TRUE ORDER BY starts_at"))


def card(window: MainWindow, event: Event, reach: Reach = Reach.LATER) -> SeriesPopover:
    popover = SeriesPopover(window.session, window.top, event.id)
    popover.open()
    popover.reach.button_of(reach).click()
    return popover


def test_what_it_touches_is_told_in_numbers(world: World, opened: Opened, weeks: list[Event]):
    world.count(weeks[2], 5)
    popover = card(opened(world), weeks[1])
    assert "Tas skars 3 pasākumus." in popover.touched.text()
    assert "Ar ierakstītiem dalībniekiem: 1." in popover.touched.text()
    popover.reach.button_of(Reach.ALL).click()
    assert popover.act.text() == "Pārcelt 4 pasākumus"
    popover.reach.button_of(Reach.THIS).click()
    assert popover.act.text() == "Pārcelt 1 pasākumu"


def test_later_ones_move_by_as_much(world: World, opened: Opened, weeks: list[Event]):
    popover = card(opened(world), weeks[1])
    task = popover.task
    assert isinstance(task, MoveTask)
    retype(task.when.days.line, "19.11.")
    retype(task.when.begins.line, "17:00")
    retype(task.when.ends.line, "19:00")
    popover.act.click()
    assert [event.starts_at for event in events(world)] == [
        at("2026-11-11 16:00"),
        at("2026-11-19 17:00"),
        at("2026-11-26 17:00"),
        at("2026-12-03 17:00"),
    ]
    history.undo(world.file)
    assert [event.local_day for event in events(world)] == [event.local_day for event in weeks]


def test_a_move_that_cant_be_says_so_and_stays(world: World, opened: Opened, weeks: list[Event]):
    popover = card(opened(world), weeks[1])
    task = popover.task
    assert isinstance(task, MoveTask)
    retype(task.when.ends.line, "15:00")
    popover.act.click()
    assert popover.isVisible()
    assert task.when.complaint.said
    assert events(world) == weeks


def test_only_what_was_changed_is_changed_in_the_others(
    world: World, opened: Opened, weeks: list[Event]
):
    series.change_events(world.file, event_id=weeks[2].id, reach=Reach.THIS, leader="Zenta Upmale")
    popover = card(opened(world), weeks[0], Reach.ALL)
    popover.choose_task("change")
    task = popover.task
    assert isinstance(task, ChangeTask)
    task.place.line.setText("Lielā zāle")
    popover.act.click()
    assert [event.place for event in events(world)] == ["Lielā zāle"] * 4
    assert events(world)[2].leader == "Zenta Upmale"


def test_cancelling_asks_for_the_reason(world: World, opened: Opened, weeks: list[Event]):
    popover = card(opened(world), weeks[2])
    popover.choose_task("status")
    task = popover.task
    assert isinstance(task, StatusTask)
    popover.act.click()
    assert task.reason.complains
    task.reason.line.setText("Gripa")
    popover.act.click()
    assert [event.status for event in events(world)] == [
        EventStatus.PLANNED,
        EventStatus.PLANNED,
        EventStatus.CANCELLED,
        EventStatus.CANCELLED,
    ]


def test_deleting_all_is_one_step_back(world: World, opened: Opened, weeks: list[Event]):
    window = opened(world)
    popover = card(window, weeks[2], Reach.ALL)
    popover.choose_task("delete")
    popover.act.click()
    assert events(world) == []
    window.session.undo()
    assert len(events(world)) == 4


def test_an_event_becomes_the_first_of_a_series(world: World, opened: Opened, qtbot: QtBot):
    event = world.event("2026-11-12 16:00", "2026-11-12 18:00", status=EventStatus.PLANNED)
    window = opened(world)
    popover = RepeatPopover(window.session, window.top, event.id)
    made: list[int] = []
    popover.made.connect(made.append)
    popover.open()
    assert popover.save.text() == "Pievienot vēl 5 pasākumus"
    popover.save.click()
    assert made == [event.id]
    assert len(events(world)) == 6  # Christmas Eve and New Year's Eve are left out
    assert events(world)[1].local_day == day("2026-11-19")


def test_a_machine_that_is_taken_is_told_beside_its_day(world: World, opened: Opened):
    from krc_desktop.model.bookings import BookingPurpose, BookingStatus

    event = world.event("2026-11-12 16:00", "2026-11-12 18:00", status=EventStatus.PLANNED)
    machine = world.machine()
    world.book(
        machine,
        "2026-11-12 16:00",
        "2026-11-12 18:00",
        purpose=BookingPurpose.EVENT,
        status=BookingStatus.BOOKED,
        event_id=event.id,
    )
    maker = world.person()
    world.book(
        machine,
        "2026-11-19 17:00",
        "2026-11-19 19:00",
        purpose=BookingPurpose.PERSON,
        status=BookingStatus.BOOKED,
        person_id=maker.id,
    )
    window = opened(world)
    popover = RepeatPopover(window.session, window.top, event.id)
    taken = popover.repeating.dates.item(1)
    assert "rezervācija" in taken.text()
    assert day("2026-11-19") not in popover.repeating.chosen
