"""The board with the real popovers: they open beside what was pressed and give the focus back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.equipment.board.blocks import Subject
from krc_desktop.desktop.equipment.board.grid import Grid
from krc_desktop.desktop.equipment.board.pane import BoardPane
from krc_desktop.desktop.equipment.page import EquipmentPage
from krc_desktop.desktop.widgets.popovers import Popover
from krc_desktop.desktop.window import MainWindow
from krc_desktop.model.bookings import Booking, BookingPurpose, BookingStatus
from krc_desktop.model.places import PageName, Place
from tests.builders import World
from tests.desktop.conftest import Opened


@pytest.fixture
def booking(world: World) -> Booking:
    """Somebody at the sewing machine."""
    return world.book(
        world.machine(),
        "2026-11-04 10:00",
        "2026-11-04 13:00",
        purpose=BookingPurpose.PERSON,
        status=BookingStatus.BOOKED,
        person_id=world.person().id,
    )


@pytest.fixture
def grid(world: World, opened: Opened, qtbot: QtBot, booking: Booking) -> Grid:
    """The grid of the board, with the focus."""
    window = opened(world)
    window.go(Place(PageName.EQUIPMENT))
    page = window.page(PageName.EQUIPMENT)
    assert isinstance(page, EquipmentPage)
    pane = page.pane
    assert isinstance(pane, BoardPane)
    qtbot.waitUntil(lambda: pane.board_view.scene is not None)
    QApplication.processEvents()
    pane.board_view.grid.setFocus()
    pane.acts.stand_on(booking.id)
    return pane.board_view.grid


def popover(window: MainWindow) -> Popover:
    (found,) = [one for one in window.findChildren(Popover) if one.isVisible()]
    return found


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_N])
def test_a_popover_leaves_its_block_in_sight_and_gives_the_focus_back(
    grid: Grid, qtbot: QtBot, booking: Booking, key: Qt.Key
) -> None:
    qtbot.keyClick(grid, key)
    window = grid.window()
    assert isinstance(window, MainWindow)
    opened_one = popover(window)
    QApplication.processEvents()
    scene = grid.scene
    assert scene is not None
    (place,) = scene.places_of((Subject.BOOKING, booking.id))
    corner = grid.mapTo(window, place.toRect().topLeft())
    if key == Qt.Key.Key_Return:
        assert not opened_one.geometry().contains(corner)
    assert window.rect().contains(opened_one.geometry())
    QTest.keyClick(opened_one, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert not [one for one in window.findChildren(Popover) if one.isVisible()]
    assert grid.hasFocus()
    assert grid.ghosts == ()
