"""A new event from a small card: typed days and hours, bad input, repeating."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.events.copying import CopyPopover
from krc_desktop.desktop.events.new_event import NewEventPopover
from krc_desktop.desktop.events.repeat_rule import UNTIL
from krc_desktop.desktop.window import MainWindow
from krc_desktop.model.events import Event, EventStatus
from krc_desktop.model.series import Every
from krc_desktop.operations import history
from tests.builders import World, at, day
from tests.desktop.conftest import Opened
from tests.desktop.events.typing_in import enter, retype, type_in


def card(window: MainWindow, on: str | None = None) -> NewEventPopover:
    popover = NewEventPopover(window.session, window.top, day(on) if on else None)
    popover.open()
    return popover


def events(world: World) -> list[Event]:
    return list(world.file.events.find("TRUE ORDER BY starts_at"))


def test_a_title_and_enter_plan_an_event(world: World, opened: Opened):
    popover = card(opened(world), "2026-11-17")
    made: list[int] = []
    popover.made.connect(made.append)
    enter(popover.title.line, "Senioru pēcpusdiena")
    (event,) = events(world)
    assert made == [event.id]
    assert event.title_lv == "Senioru pēcpusdiena"
    assert event.starts_at == at("2026-11-17 16:00")
    assert event.ends_at == at("2026-11-17 18:00")
    assert event.status is EventStatus.PLANNED
    assert popover.isHidden()


@pytest.mark.parametrize(
    ("days", "begins", "ends", "starts_at", "ends_at"),
    [
        ("27.11.", "9", "10.30", "2026-11-27 09:00", "2026-11-27 10:30"),
        ("19.–21.11.", "10:00", "15:00", "2026-11-19 10:00", "2026-11-21 15:00"),
        ("rīt", "1000", "12", "2026-11-03 10:00", "2026-11-03 12:00"),
        ("5. decembris", "22", "02", "2026-12-05 22:00", "2026-12-06 02:00"),
    ],
)
def test_days_and_hours_are_typed_as_one_writes_them(
    world: World,
    opened: Opened,
    days: str,
    begins: str,
    ends: str,
    starts_at: str,
    ends_at: str,
):
    popover = card(opened(world))
    retype(popover.when.days.line, days)
    retype(popover.when.begins.line, begins)
    retype(popover.when.ends.line, ends)
    enter(popover.title.line, "Darbnīca")
    (event,) = events(world)
    assert (event.starts_at, event.ends_at) == (at(starts_at), at(ends_at))


@pytest.mark.parametrize(
    ("days", "begins", "ends", "said"),
    [
        ("31.02.", "10", "12", "31.02."),
        ("10.11.", "25:00", "12", "25:00"),
        ("10.11.", "16:00", "14:00", "Beigu"),
        ("28.03.2027.", "03:30", "05:00", "pulksten"),
    ],
)
def test_what_cant_be_is_said_and_stays_typed(
    world: World, opened: Opened, days: str, begins: str, ends: str, said: str
):
    popover = card(opened(world))
    retype(popover.when.days.line, days)
    retype(popover.when.begins.line, begins)
    retype(popover.when.ends.line, ends)
    enter(popover.title.line, "Darbnīca")
    assert events(world) == []
    assert popover.isVisible()
    assert popover.when.complaint.said
    assert said in popover.when.complaint.said or said == "pulksten"
    assert popover.when.days.typed == days
    assert popover.title.typed == "Darbnīca"


def test_a_title_is_asked_for_and_a_personal_code_refused(world: World, opened: Opened):
    popover = card(opened(world))
    QTest.keyClick(popover.title.line, Qt.Key.Key_Return)
    assert popover.title.complains
    enter(popover.title.line, "Ar kodu 010190-12345")
    assert popover.title.complains
    assert "Nosaukums" in popover.title.complaint.text()
    assert events(world) == []
    assert popover.title.typed == "Ar kodu 010190-12345"


def test_ten_thousand_letters_are_counted_not_kept(world: World, opened: Opened):
    popover = card(opened(world))
    popover.title.line.setMaxLength(20_000)
    popover.title.line.setText("a" * 10_000)
    QTest.keyClick(popover.title.line, Qt.Key.Key_Return)
    assert popover.title.complains
    assert popover.title.counter.isVisible()
    assert events(world) == []


def test_a_holiday_is_pointed_out(world: World, opened: Opened, qtbot: QtBot):
    popover = card(opened(world), "2026-11-18")
    qtbot.waitUntil(lambda: bool(popover.when.warning.said))
    assert "Svētku diena" in popover.when.warning.said
    retype(popover.when.days.line, "17.11.")
    assert popover.when.warning.said == ""
    assert popover.when.understood.text() == "Otrdiena, 17.\xa0novembris"


def test_the_hours_typed_last_are_offered_next(world: World, opened: Opened):
    window = opened(world)
    popover = card(window, "2026-11-17")
    retype(popover.when.begins.line, "10:00")
    retype(popover.when.ends.line, "12:00")
    enter(popover.title.line, "Pirmā")
    assert card(window).when.begins.typed == "10:00"


def test_places_used_before_are_proposed(world: World, opened: Opened, qtbot: QtBot):
    world.event("2026-10-07 16:00", "2026-10-07 18:00", place="Lielā zāle")
    popover = card(opened(world))
    type_in(popover.place.line, "lie")
    qtbot.wait(80)
    QTest.keyClick(popover.place.line, Qt.Key.Key_Down)
    QTest.keyClick(popover.place.line, Qt.Key.Key_Return)
    assert popover.place.typed == "Lielā zāle"


def test_a_weekly_series_leaves_out_holidays_and_what_is_unticked(world: World, opened: Opened):
    popover = card(opened(world), "2026-11-11")
    popover.repeats.setChecked(True)
    repeating = popover.repeating
    repeating.rule.count.show_value(5)
    repeating.rule.changed.emit()
    dates = repeating.dates
    assert dates.count() == 5
    assert "svētku diena" in dates.item(1).text()
    assert dates.item(1).checkState() is Qt.CheckState.Unchecked
    dates.item(3).setCheckState(Qt.CheckState.Unchecked)
    assert popover.save.text() == "Pievienot 3 pasākumus"
    enter(popover.title.line, "Adītāju rīts")
    made = events(world)
    assert [event.local_day for event in made] == [
        day("2026-11-11"),
        day("2026-11-25"),
        day("2026-12-09"),
    ]
    assert len({event.series_id for event in made}) == 1
    history.undo(world.file)
    assert events(world) == []


def test_a_monthly_series_stays_on_its_weekday(world: World, opened: Opened):
    popover = card(opened(world), "2026-11-12")
    popover.repeats.setChecked(True)
    rule = popover.repeating.rule
    rule.count.show_value(3)
    rule.every.button_of(Every.MONTH).click()
    assert popover.repeating.chosen == [day("2026-11-12"), day("2026-12-10"), day("2027-01-14")]


def test_a_series_may_end_on_a_day(world: World, opened: Opened):
    popover = card(opened(world), "2026-11-10")
    popover.repeats.setChecked(True)
    popover.repeating.rule.ends.button_of(UNTIL).click()
    enter(popover.title.line, "Bez beigām")
    assert popover.remark.said
    assert events(world) == []
    retype(popover.repeating.rule.until.line, "1.12.")
    assert len(popover.repeating.chosen) == 4


def test_a_copy_is_proposed_a_week_later(world: World, opened: Opened):
    event = world.event("2026-10-28 16:00", "2026-10-28 18:00", place="Zāle")
    window = opened(world)
    popover = CopyPopover(window.session, window.top, event.id)
    made: list[int] = []
    popover.made.connect(made.append)
    popover.open()
    QTest.keyClick(popover.when.days.line, Qt.Key.Key_Return)
    copy = world.file.events.get(made[0])
    assert copy.starts_at == at("2026-11-04 16:00")
    assert (copy.place, copy.status) == ("Zāle", EventStatus.PLANNED)


def test_a_copy_refuses_what_is_no_day(world: World, opened: Opened):
    event = world.event()
    window = opened(world)
    popover = CopyPopover(window.session, window.top, event.id)
    popover.open()
    retype(popover.when.days.line, "32.13.")
    QTest.keyClick(popover.when.days.line, Qt.Key.Key_Return)
    assert popover.when.complaint.said
    assert world.file.events.count() == 1
