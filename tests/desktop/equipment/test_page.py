"""The page of equipment goes from part to part and comes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.equipment import places
from krc_desktop.desktop.equipment.page import EquipmentPage
from krc_desktop.desktop.equipment.places import place_of
from krc_desktop.desktop.widgets.buttons import Segmented
from krc_desktop.desktop.window import MainWindow
from krc_desktop.model.places import PageName, Place
from tests.builders import World
from tests.desktop.conftest import Opened


def page_of(window: MainWindow) -> EquipmentPage:
    page = window.page(PageName.EQUIPMENT)
    assert isinstance(page, EquipmentPage)
    return page


def test_it_opens_at_the_board(world: World, opened: Opened) -> None:
    world.machine()
    window = opened(world)
    window.go(Place(PageName.EQUIPMENT))
    assert page_of(window).pane.part == places.BOARD


@pytest.mark.parametrize("part", [places.MACHINES, places.SHELF])
def test_the_switch_leads_to_the_other_parts(
    world: World, opened: Opened, qtbot: QtBot, part: str
) -> None:
    world.kiln()
    window = opened(world)
    window.go(Place(PageName.EQUIPMENT))
    pane = page_of(window).pane
    switch = next(one for one in pane.head.findChildren(Segmented) if one.value == places.BOARD)
    qtbot.mouseClick(switch.button_of(part), Qt.MouseButton.LeftButton)
    assert page_of(window).pane.part == part
    assert switch.value == places.BOARD


def test_back_leads_to_the_part_before_and_then_to_the_page_before(
    world: World, opened: Opened, qtbot: QtBot
) -> None:
    machine = world.machine()
    window = opened(world)
    window.go(Place(PageName.PEOPLE))
    window.go(place_of(places.MACHINES))
    window.go(place_of(places.MACHINE, machine.id))
    assert window.place() == place_of(places.MACHINE, machine.id)
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.place().part == places.MACHINES
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.place().page is PageName.PEOPLE


def test_every_part_stands_over_an_empty_centre(world: World, opened: Opened) -> None:
    window = opened(world)
    for part in (places.BOARD, places.MACHINES, places.SHELF):
        window.go(place_of(part))
        assert page_of(window).pane.part == part
        assert page_of(window).pane.isVisibleTo(window)


def test_a_row_that_is_gone_shows_no_one_else_s(world: World, opened: Opened) -> None:
    window = opened(world)
    for part in (places.MACHINE, places.FIRING, places.BOOKING):
        window.go(place_of(part, 4711))
        window.go(Place(PageName.TODAY))


def test_a_part_out_of_sight_is_not_read(
    world: World, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = world.machine()
    window = opened(world)
    window.go(place_of(places.MACHINES))
    window.go(place_of(places.BOARD))
    hidden = page_of(window).part(places.MACHINES)
    read: list[str] = []
    monkeypatch.setattr(hidden, "refresh", lambda: read.append("read"))
    world.book(machine, "2026-11-03 10:00", "2026-11-03 12:00")
    assert read == []
    window.go(place_of(places.MACHINES))
