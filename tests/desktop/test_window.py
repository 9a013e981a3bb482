"""The frame: pages made when opened, the look changed while running, keys that work anywhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.window import MainWindow
from krc_desktop.language import Language
from krc_desktop.model.places import PageName, Place
from krc_desktop.settings import TextSize, Theme, read_settings
from tests.builders import World
from tests.desktop.conftest import Opened

KEYS = {
    Qt.Key.Key_1: PageName.TODAY,
    Qt.Key.Key_2: PageName.EVENTS,
    Qt.Key.Key_3: PageName.PEOPLE,
    Qt.Key.Key_4: PageName.EQUIPMENT,
    Qt.Key.Key_5: PageName.VOLUNTEERS,
    Qt.Key.Key_6: PageName.REPORTS,
    Qt.Key.Key_7: PageName.SETTINGS,
    Qt.Key.Key_Comma: PageName.SETTINGS,
}


def shown(window: MainWindow) -> PageName | None:
    return window.place().page


def test_only_the_page_that_is_seen_is_made(world: World, opened: Opened) -> None:
    window = opened(world)
    assert shown(window) is PageName.TODAY
    assert window.stack.count() == 1


@pytest.mark.parametrize(("key", "name"), KEYS.items())
def test_keys_go_to_pages(
    world: World, opened: Opened, qtbot: QtBot, key: Qt.Key, name: PageName
) -> None:
    window = opened(world)
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert shown(window) is name


def test_the_rail_goes_to_pages_and_shows_where_one_is(
    world: World, opened: Opened, qtbot: QtBot
) -> None:
    window = opened(world)
    people = next(
        made for made in window.rail.findChildren(QPushButton) if made.accessibleName() == "Cilvēki"
    )
    qtbot.mouseClick(people, Qt.MouseButton.LeftButton)
    assert shown(window) is PageName.PEOPLE
    assert people.isChecked()


def test_alt_left_goes_back(world: World, opened: Opened, qtbot: QtBot) -> None:
    window = opened(world)
    window.go(Place(PageName.EVENTS))
    window.go(Place(PageName.PEOPLE))
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown(window) is PageName.EVENTS
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown(window) is PageName.TODAY


def test_the_language_changes_while_running_and_the_place_stays(
    world: World, opened: Opened
) -> None:
    window = opened(world)
    window.go(Place(PageName.SETTINGS))
    window.session.remember(language=Language.ENGLISH)
    window.session.look_changed.emit()
    assert shown(window) is PageName.SETTINGS
    assert window.current is not None
    assert window.current.accessibleName() == "Settings"
    assert window.session.words.language is Language.ENGLISH


def test_the_theme_and_the_text_size_change_while_running(world: World, opened: Opened) -> None:
    window = opened(world)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = application.font().pixelSize()
    window.session.remember(theme=Theme.DARK, text_size=TextSize.DOUBLE)
    window.session.look_changed.emit()
    assert window.session.theme.is_dark
    assert application.font().pixelSize() == 2 * before


@pytest.mark.parametrize("language", list(Language))
def test_qts_own_words_follow_the_language(
    world: World, opened: Opened, language: Language
) -> None:
    opened(world, language=language)
    said = QApplication.translate("QPlatformTheme", "Cancel")
    assert said == {Language.LATVIAN: "Atcelt", Language.ENGLISH: "Cancel"}[language]


def test_the_menu_says_what_would_be_undone(world: World, opened: Opened, qtbot: QtBot) -> None:
    window = opened(world)

    def named(start: str) -> QAction:
        menu = window.top.menu_button.menu()
        menu.aboutToShow.emit()
        menu.aboutToHide.emit()
        return next(
            action
            for action in window.top.menu_button.menu().actions()
            if action.text().startswith(start)
        )

    person = world.person("Anna Ozola")
    window.session.do(_rename, person_id=person.id)
    assert named("Atsaukt").text() == "Atsaukt: labot cilvēka kartīti"
    assert named("Nav ko atkārtot")
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert world.file.people.get(person.id).first_name == "Anna"
    assert window.toast.isVisible()
    assert "kartīti" in window.toast.text.text()
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert world.file.people.get(person.id).first_name == "Berta"


def _rename(file: object, **facts: object) -> object:
    from krc_desktop.operations import people

    return people.change_person(file, first_name="Berta", **facts)  # type: ignore[arg-type]


def test_where_one_was_is_remembered(world: World, opened: Opened) -> None:
    window = opened(world, size=(1200, 700))
    window.go(Place(PageName.VOLUNTEERS))
    window.close()
    kept = read_settings(world.path.parent / "settings.json")
    assert kept.page == "volunteers"
    assert kept.geometry


def test_a_narrow_window_has_a_slim_rail(world: World, opened: Opened) -> None:
    assert opened(world, size=(911, 512)).rail.width() == 68
    assert opened(world, size=(1366, 768)).rail.width() == 196


def test_large_text_makes_a_wide_window_narrow(world: World, opened: Opened) -> None:
    window = opened(world, text_size=TextSize.VERY_LARGE)
    assert window.rail.width() == 68


def test_another_centre_is_chosen_and_remembered(sample_world: World, opened: Opened) -> None:
    window = opened(sample_world, centre="AGL")
    assert window.session.centre is not None
    assert window.session.centre.code == "AGL"
    preili = sample_world.file.centres.by_code("PRE")
    assert preili is not None
    window.top.centre_chosen.emit(preili)
    assert window.session.centre_id == preili.id
    assert window.session.settings.centre_code == "PRE"


def test_the_sample_is_marked_as_such(world: World, sample_world: World, opened: Opened) -> None:
    assert opened(sample_world).top.sample.isVisible()
    assert not opened(world).top.sample.isVisible()


def test_ctrl_s_says_that_all_is_saved(world: World, opened: Opened, qtbot: QtBot) -> None:
    window = opened(world)
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert window.toast.text.text() == "Viss jau ir saglabāts"
