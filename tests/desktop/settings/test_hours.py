"""Opening hours, closed days, holidays."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.settings.closure_popover import ClosurePopover
from krc_desktop.desktop.settings.hours_card import HoursCard
from tests.builders import World, day
from tests.desktop.letters import type_over
from tests.desktop.settings.conftest import Shown
from tests.desktop.settings.finding import card_of, floating

LEFT = Qt.MouseButton.LeftButton
TODAY = day("2026-11-02")


def test_hours_are_typed_as_one_says_them(world: World, shown: Shown) -> None:
    card = card_of(shown("hours"), HoursCard)
    assert card.days[2].typed == ""
    type_over(card.days[2].line, "9-19")
    type_over(card.days[6].line, "no 10 līdz 15.30")
    card.since.line.setFocus()
    assert world.file.centres.hours_on(world.centre, TODAY) == {2: (540, 1140), 6: (600, 930)}
    assert card.days[2].typed == "9:00–19:00"
    type_over(card.days[2].line, "slegts")
    card.since.line.setFocus()
    assert world.file.centres.hours_on(world.centre, TODAY) == {6: (600, 930)}
    assert card.days[2].typed == "slēgts"


def test_hours_hold_from_the_day_said_and_leave_the_past(world: World, shown: Shown) -> None:
    page = shown("hours")
    card = card_of(page, HoursCard)
    type_over(card.since.line, "1.10.2026.")
    type_over(card.days[1].line, "9–17")
    card.since.line.setFocus()
    assert world.file.centres.hours_on(world.centre, day("2026-10-01")) == {1: (540, 1020)}
    assert world.file.centres.hours_on(world.centre, day("2026-09-30")) == {}
    assert card.days[7].typed == "slēgts"
    page.session.undo()
    assert card.days[1].typed == ""


def test_hours_that_cannot_be_are_said_beside_the_day(world: World, shown: Shown) -> None:
    card = card_of(shown("hours"), HoursCard)
    type_over(card.days[3].line, "25:00–26:00")
    type_over(card.days[4].line, "19–9")
    type_over(card.since.line, "31.02.")
    card.days[5].line.setFocus()
    assert "9:00–19:00 vai slēgts" in card.days[3].complaint.text()
    assert "19:00" in card.days[4].complaint.text()
    assert "31.02." in card.since.complaint.text()
    assert card.days[3].typed == "25:00–26:00"
    assert world.file.centres.hours_on(world.centre, TODAY) == {}


def test_closed_days_are_added_corrected_and_removed(
    world: World, shown: Shown, qtbot: QtBot
) -> None:
    page = shown("hours")
    rows = card_of(page, HoursCard).closures
    assert rows.isHidden()
    rows.open_new(page)
    card = floating(page, ClosurePopover)
    type_over(card.days.line, "nezinu")
    qtbot.keyClick(card.days.line, Qt.Key.Key_Return)
    assert "nezinu" in card.remark.said
    type_over(card.days.line, "24.12.–3.01.")
    type_over(card.reason.line, "Ziemassvētki")
    qtbot.keyClick(card.reason.line, Qt.Key.Key_Return)
    (closure,) = world.file.centres.closures_from(world.centre, TODAY)
    assert (closure.first_day, closure.last_day) == (day("2026-12-24"), day("2027-01-03"))
    assert (closure.reason, closure.is_open) == ("Ziemassvētki", False)
    name = rows.rows.rows[closure.id].opens.name.text()
    assert name == "Slēgts 24.12.2026.–03.01.2027."
    qtbot.mouseClick(rows.rows.rows[closure.id].opens, LEFT)
    card = floating(page, ClosurePopover)
    qtbot.mouseClick(card.kind.button_of("open"), LEFT)
    type_over(card.days.line, "26.12.2026.")
    qtbot.keyClick(card.days.line, Qt.Key.Key_Return)
    assert world.file.centres.closures.get(closure.id).is_open
    rows._deeds(closure.id, page)[1].act()
    assert world.file.centres.closures.count() == 0
    assert rows.isHidden()


def test_the_holidays_of_a_year_are_listed(world: World, shown: Shown, qtbot: QtBot) -> None:
    holidays = card_of(shown("hours"), HoursCard).holidays
    qtbot.mouseClick(holidays.unfold, LEFT)
    qtbot.waitUntil(lambda: len(holidays._shown) > 10, timeout=10_000)
    said = [text.text() for text in holidays.list.findChildren(QLabel)]
    assert any("Līgo" in text for text in said)
    holidays._step(1)
    assert day("2027-03-26") in holidays._shown
