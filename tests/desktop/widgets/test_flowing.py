"""A row that wraps."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.widgets.flowing import Flow, flowing


def boxes(count: int) -> list[QWidget]:
    made = [QWidget() for _ in range(count)]
    for one in made:
        one.setFixedSize(60, 20)
    return made


def test_what_has_no_room_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    items = boxes(3)
    whole = flowing(*items, spacing=10)
    qtbot.addWidget(whole)
    whole.resize(150, whole.heightForWidth(150))
    whole.show()
    assert whole.height() == 50
    assert [(one.x(), one.y()) for one in items] == [(0, 0), (70, 0), (0, 30)]
    assert whole.minimumSizeHint().width() == 60


def test_hidden_ones_take_no_room(qtbot: QtBot) -> None:
    items = boxes(3)
    whole = flowing(*items, spacing=10)
    qtbot.addWidget(whole)
    items[0].hide()
    whole.resize(150, whole.heightForWidth(150))
    whole.show()
    assert [(one.x(), one.y()) for one in items[1:]] == [(0, 0), (70, 0)]


def test_an_empty_one_has_no_height(qtbot: QtBot) -> None:
    flow = Flow()
    assert flow.heightForWidth(100) == 0
    assert flow.itemAt(0) is None
    assert flow.takeAt(0) is None
