"""Help beside the page: its own topic first, found by other words too, true about the keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from krc_desktop import help_pages
from krc_desktop.desktop.help_panel import HelpPanel
from krc_desktop.desktop.window import MainWindow
from krc_desktop.model.places import PageName, Place
from tests.builders import World
from tests.desktop.conftest import Opened


def helped(window: MainWindow) -> HelpPanel:
    window.toggle_help()
    return window.findChildren(HelpPanel)[-1]


def test_the_page_comes_first_and_is_open(world: World, opened: Opened) -> None:
    window = opened(world)
    window.go(Place(PageName.EVENTS))
    panel = helped(window)
    assert panel.topics[0].key == "events"
    assert [view.key for view in panel.topics if view.is_open] == ["events"]
    assert {view.key for view in panel.topics} == {
        one.key for one in help_pages.topics(window.session.words)
    }
    window.go(Place(PageName.PEOPLE))
    assert panel.topics[0].key == "people"


def test_every_page_has_a_topic_of_its_own(world: World, opened: Opened) -> None:
    window = opened(world)
    for name in PageName:
        assert help_pages.topic(window.session.words, name.value).key == name.value


def test_one_topic_is_open_at_a_time(world: World, opened: Opened, qtbot: QtBot) -> None:
    panel = helped(opened(world))
    qtbot.mouseClick(panel.topics[1].title, Qt.MouseButton.LeftButton)
    assert [view.is_open for view in panel.topics[:2]] == [False, True]
    qtbot.mouseClick(panel.topics[1].title, Qt.MouseButton.LeftButton)
    assert not any(view.is_open for view in panel.topics)


def test_search_knows_other_words_and_no_diacritics(
    world: World, opened: Opened, qtbot: QtBot
) -> None:
    panel = helped(opened(world))
    for typed in ("atskaite", "parskat", "fails"):
        panel.search.setText(typed)
        assert panel.topics[0].key == "reports"
        assert panel.topics[0].is_open
    panel.search.setText("qqq<b>")
    assert not panel.topics
    said = [label.text() for label in panel.findChildren(QLabel)]
    assert any("qqq<b>" in text for text in said)
    qtbot.keyClick(panel.search, Qt.Key.Key_Escape)
    assert panel.topics[0].key == "today"


def test_see_also_goes_to_a_topic_that_is_not_in_the_list(world: World, opened: Opened) -> None:
    panel = helped(opened(world))
    panel.search.setText("atskaite")
    panel.show_topic("counting")
    assert [view.key for view in panel.topics if view.is_open] == ["counting"]


def test_f1_and_escape_close_it_and_the_page_has_its_room_again(
    world: World, opened: Opened, qtbot: QtBot
) -> None:
    window = opened(world)
    panel = helped(window)
    qtbot.waitUntil(panel.isVisible)
    assert panel.search.hasFocus()
    qtbot.keyClick(panel.search, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert window.stack.isVisible()


def test_where_both_have_no_room_help_takes_the_page_s_place(
    world: World, opened: Opened, qtbot: QtBot
) -> None:
    window = opened(world, size=(911, 512))
    panel = helped(window)
    qtbot.waitUntil(lambda: not window.stack.isVisible())
    # the centred bar and the rail stay: the next page is one press away, and help then leaves
    window.go(Place(PageName.EVENTS))
    assert panel.isHidden()
    assert window.stack.isVisible()


def test_the_keys_told_for_everywhere_are_keys_of_the_window(world: World, opened: Opened) -> None:
    window = opened(world)
    known = {
        QKeySequence(keys).toString()
        for command in window.commands
        if command is not None
        for keys in command.keys.split(" | ")
        if keys
    }
    for key in help_pages.everywhere(window.session.words):
        for told in key.keys.replace("Ctrl+,", "Ctrl+Comma").split(", "):
            for one in told.split(" … "):
                typed = one.replace("Comma", ",").replace("←", "Left").replace("→", "Right")
                assert typed == "Esc" or QKeySequence(typed).toString() in known, typed
