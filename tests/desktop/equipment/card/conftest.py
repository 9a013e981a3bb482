"""A window at the card of a machine, or at the list of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.equipment import places
from krc_desktop.desktop.equipment.card.list_pane import MachinesPane
from krc_desktop.desktop.equipment.card.pane import MachinePane
from krc_desktop.desktop.widgets.popovers import Popover
from krc_desktop.model.equipment import Equipment, EquipmentKind
from tests.builders import World
from tests.desktop.letters import type_over


@pytest.fixture
def laser(world: World) -> Equipment:
    return world.machine("Lāzergravieris", EquipmentKind.LASER, place="Darbnīca")


class Shown:
    """A window, and what a person does in it."""

    def __init__(self, qtbot: QtBot, window: Any) -> None:
        self.qtbot, self.window = qtbot, window

    @property
    def card(self) -> MachinePane:
        return self.window.findChild(MachinePane)

    @property
    def list(self) -> MachinesPane:
        return self.window.findChild(MachinesPane)

    def go(self, part: str, *rows: int) -> None:
        self.window.session.go(places.place_of(part, *rows))
        QApplication.processEvents()

    def button(self, within: QWidget, name: str) -> QAbstractButton:
        """The button that a screen reader calls so."""
        QApplication.processEvents()
        found = [
            one
            for one in within.findChildren(QAbstractButton)
            if one.accessibleName() == name and one.isVisibleTo(within)
        ]
        assert found, [one.accessibleName() for one in within.findChildren(QAbstractButton)]
        return found[0]

    def press(self, within: QWidget, name: str) -> None:
        self.qtbot.mouseClick(self.button(within, name), Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    @property
    def popover(self) -> Any:
        """The popover that is open."""
        found = [one for one in self.window.findChildren(Popover) if one.isVisible()]
        assert len(found) == 1, found
        return found[0]

    def has_popover(self) -> bool:
        return any(one.isVisible() for one in self.window.findChildren(Popover))

    def type(self, line: Any, text: str) -> None:
        type_over(line, text)

    def texts(self, within: QWidget) -> str:
        """Everything that is written somewhere."""
        QApplication.processEvents()
        return "\n".join(
            one.text() for one in within.findChildren(QLabel) if one.isVisibleTo(within)
        )


@pytest.fixture
def shown(qtbot: QtBot, opened: Any) -> Callable[..., Shown]:
    def show(world: World, part: str = places.MACHINES, *rows: int, **how: Any) -> Shown:
        made = Shown(qtbot, opened(world, **how))
        made.go(part, *rows)
        return made

    return show
