"""Counted people with the organisations they came from, in one line of typing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.events.counted import CountedCard
from krc_desktop.desktop.window import MainWindow
from krc_desktop.model.events import Event
from krc_desktop.model.places import PageName, Place
from tests.builders import World
from tests.desktop.conftest import Opened
from tests.desktop.letters import type_over

Key = Qt.Key


@pytest.fixture
def event(world: World) -> Event:
    """A held event."""
    return world.event()


def card_of(window: MainWindow, event: Event) -> CountedCard:
    window.go(Place(PageName.EVENTS, (event.id,)))
    found = window.findChild(CountedCard)
    assert isinstance(found, CountedCard)
    return found


def named(world: World) -> list[str]:
    (line,) = list(world.file.events.headcounts.all())
    rows = world.file.connection.execute(
        "SELECT o.name FROM headcount_organisations AS h JOIN organisations AS o"
        " ON o.id = h.organisation_id WHERE h.headcount_id = ? ORDER BY o.name",
        (line.id,),
    )
    return [row[0] for row in rows]


def test_known_names_are_read_while_typing_and_counted(
    world: World, opened: Opened, qtbot: QtBot, event: Event
) -> None:
    world.organisation("PII “Saulīte”")
    world.organisation("Preiļu BJC")
    card = card_of(opened(world), event)
    type_over(card.entry.line, "12 pedagogi no PII Saulītes, Preiļu BJC un vēl 2 iestādēm")
    qtbot.waitUntil(lambda: "Saulīte" in card.typing.read.text())
    assert "Preiļu BJC" in card.typing.read.text()
    assert "vēl 2" in card.typing.read.text()
    qtbot.keyClick(card.entry.line, Key.Key_Return)
    (line,) = list(world.file.events.headcounts.all())
    assert (line.people, line.unnamed_organisations) == (12, 2)
    assert named(world) == ["PII “Saulīte”", "Preiļu BJC"]
    assert card.entry.typed == ""


def test_an_unknown_name_is_asked_about_and_added_in_one_step(
    world: World, opened: Opened, qtbot: QtBot, event: Event
) -> None:
    world.organisation("Preiļu BJC")
    window = opened(world)
    card = card_of(window, event)
    typed = "12 pedagogi no Preiļu BJC, PII Rasa"
    type_over(card.entry.line, typed)
    qtbot.keyClick(card.entry.line, Key.Key_Return)
    assert "“PII Rasa”" in card.typing.remark.said
    assert card.entry.typed == typed
    assert not list(world.file.events.headcounts.all())
    qtbot.mouseClick(card.typing.remark.fix, Qt.MouseButton.LeftButton)
    assert named(world) == ["PII Rasa", "Preiļu BJC"]
    window.session.undo()
    assert [one.name for one in world.file.organisations.all()] == ["Preiļu BJC"]


def test_another_line_asks_again(world: World, opened: Opened, qtbot: QtBot, event: Event) -> None:
    card = card_of(opened(world), event)
    type_over(card.entry.line, "12 pedagogi no PII Rasa")
    qtbot.keyClick(card.entry.line, Key.Key_Return)
    assert card.typing.remark.said
    type_over(card.entry.line, "12 pedagogi no PII Lase")
    assert not card.typing.remark.said
    qtbot.keyClick(card.entry.line, Key.Key_Return)
    assert "“PII Lase”" in card.typing.remark.said
    assert not list(world.file.events.headcounts.all())
