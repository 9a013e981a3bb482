"""Fields keep what was typed, save it by themselves, and say what is wrong when left."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets import fields
from krc_desktop.desktop.widgets.choices import ChoiceField
from krc_desktop.desktop.widgets.fields import LongTextField, TextField
from krc_desktop.desktop.widgets.steppers import Stepper


class Form(QWidget):
    """A field, and somewhere else to go."""

    def __init__(self, field: QWidget) -> None:
        super().__init__()
        self.other = QLineEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(field)
        layout.addWidget(self.other)


def shown(qtbot: QtBot, field: QWidget) -> Form:
    form = Form(field)
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    return form


@pytest.fixture
def kept() -> list[str]:
    return []


@pytest.fixture
def name(qtbot: QtBot, kept: list[str]) -> TextField:
    def commit(value: str, refused: Callable[[str], None]) -> None:
        if len(value) > 10:
            refused("Too long.")
        else:
            kept.append(value)

    return TextField(Theme(), "Name", commit, limit=10)


def test_a_field_saves_when_it_is_left(qtbot: QtBot, name: TextField, kept: list[str]) -> None:
    form = shown(qtbot, name)
    name.line.setFocus()
    qtbot.keyClicks(name.line, "Ilze")
    form.other.setFocus()
    assert kept == ["Ilze"]


def test_a_field_saves_on_enter_once(qtbot: QtBot, name: TextField, kept: list[str]) -> None:
    form = shown(qtbot, name)
    name.line.setFocus()
    qtbot.keyClicks(name.line, "Ilze")
    qtbot.keyClick(name.line, Qt.Key.Key_Return)
    form.other.setFocus()
    assert kept == ["Ilze"]


def test_a_field_saves_after_a_pause_shorter_than_two_seconds(
    qtbot: QtBot, name: TextField, kept: list[str]
) -> None:
    _form = shown(qtbot, name)
    name.line.setFocus()
    qtbot.keyClicks(name.line, "Ilze")
    assert fields.PAUSE_MS < 1500
    qtbot.waitUntil(lambda: kept == ["Ilze"], timeout=2000)


def test_a_refusal_is_said_when_the_field_is_left_and_what_was_typed_stays(
    qtbot: QtBot, name: TextField, kept: list[str]
) -> None:
    form = shown(qtbot, name)
    name.line.setFocus()
    qtbot.keyClicks(name.line, "Much too long a name")
    assert not name.complains
    form.other.setFocus()
    assert name.complaint.text() == "Too long."
    assert name.complaint.isVisible()
    assert name.line.accessibleDescription() == "Too long."
    assert name.typed == "Much too long a name"
    assert kept == []


def test_what_is_being_typed_is_not_overwritten_by_a_fresh_value(
    qtbot: QtBot, name: TextField
) -> None:
    _form = shown(qtbot, name)
    name.show_value("Anna")
    name.line.setFocus()
    qtbot.keyClicks(name.line, "e")
    name.show_value("Berta")
    assert name.typed == "eAnna"


def test_the_counter_shows_near_the_limit(qtbot: QtBot, name: TextField) -> None:
    _form = shown(qtbot, name)
    qtbot.keyClicks(name.line, "Ilze")
    assert not name.counter.isVisible()
    qtbot.keyClicks(name.line, " Mare")
    assert name.counter.text() == "9 / 10"
    assert name.counter.isVisible()


def test_ten_thousand_pasted_characters_stay_and_are_counted(qtbot: QtBot, kept: list[str]) -> None:
    def refuse(value: str, refused: Callable[[str], None]) -> None:
        refused("Too long.")

    field = LongTextField(Theme(), "Note", refuse, limit=5000)
    form = shown(qtbot, field)
    field.text.setFocus()
    field.text.insertPlainText("ā" * 10_000)
    form.other.setFocus()
    assert field.counter.text() == "10000 / 5000"
    assert field.complains
    assert len(field.typed) == 10_000


def test_a_choice_is_kept_at_once(qtbot: QtBot) -> None:
    chosen: list[int] = []
    field = ChoiceField(Theme(), "Kind", lambda value, refused: chosen.append(value))
    field.offer([(1, "one"), (2, "two")], 1)
    _form = shown(qtbot, field)
    field.box.setFocus()
    qtbot.keyClick(field.box, Qt.Key.Key_Down)
    assert chosen == [2]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_Up, 4),
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_PageUp, 8),
        (Qt.Key.Key_PageDown, 0),
    ],
)
def test_a_stepper_steps(qtbot: QtBot, key: Qt.Key, value: int) -> None:
    stepper = Stepper(Theme(), "People")
    _form = shown(qtbot, stepper)
    stepper.show_value(3)
    qtbot.keyClick(stepper.line, key)
    assert stepper.value == value


def test_a_stepper_takes_digits_and_refuses_the_rest(qtbot: QtBot) -> None:
    stepper = Stepper(Theme(), "People", most=50)
    form = shown(qtbot, stepper)
    stepper.line.setFocus()
    stepper.line.selectAll()
    qtbot.keyClicks(stepper.line, "99")
    form.other.setFocus()
    assert stepper.value == 50
    stepper.line.setFocus()
    stepper.line.selectAll()
    qtbot.keyClicks(stepper.line, "ab")
    form.other.setFocus()
    assert stepper.line.text() == "50"
