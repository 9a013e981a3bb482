"""Going to the kiln's pages in a window, and typing there."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from krc_desktop.desktop.equipment import places
from krc_desktop.desktop.equipment.kiln.firing_pane import FiringPane
from krc_desktop.desktop.equipment.kiln.shelf_pane import ShelfPane
from krc_desktop.desktop.equipment.page import EquipmentPage
from krc_desktop.desktop.widgets.popovers import Popover
from krc_desktop.desktop.window import MainWindow
from tests.desktop.events.typing_in import type_in

Card = TypeVar("Card", bound=Popover)


def shelf(window: MainWindow, kiln_id: int = 0) -> ShelfPane:
    window.session.go(places.place_of(places.SHELF, *([kiln_id] if kiln_id else [])))
    pane = page(window).pane
    assert isinstance(pane, ShelfPane)
    return pane


def firing(window: MainWindow, booking_id: int) -> FiringPane:
    window.session.go(places.place_of(places.FIRING, booking_id))
    pane = page(window).pane
    assert isinstance(pane, FiringPane)
    return pane


def page(window: MainWindow) -> EquipmentPage:
    found = window.findChild(EquipmentPage)
    assert found is not None
    return found


def popover(window: MainWindow, kind: type[Card]) -> Card:
    """The open popover of a kind."""
    found = [one for one in window.findChildren(kind) if not one.isHidden()]
    assert len(found) == 1
    return found[0]


def press(widget: QWidget) -> None:
    assert widget.isEnabled()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def put(line: QLineEdit, text: str) -> None:
    """Type over what stands in a line."""
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    type_in(line, text)


def enter(line: QLineEdit, text: str) -> None:
    put(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def key(widget: QWidget, which: Qt.Key) -> None:
    widget.setFocus()
    QTest.keyClick(widget, which)
