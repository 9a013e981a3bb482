"""The centre's card, the look, the index and the search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from krc_desktop import paths
from krc_desktop.desktop.settings import sample_row
from krc_desktop.desktop.settings.about_card import AboutCard
from krc_desktop.desktop.settings.centre_card import CentreCard
from krc_desktop.desktop.settings.edit_popover import EditPopover
from krc_desktop.desktop.settings.look_card import LookCard
from krc_desktop.desktop.settings.page import SettingsPage
from krc_desktop.desktop.settings.sample_row import SampleRow
from krc_desktop.desktop.window import MainWindow
from krc_desktop.language import Language
from krc_desktop.model.centres import Centre
from krc_desktop.model.places import PageName, Place
from krc_desktop.settings import Settings, TextSize, Theme, read_settings
from krc_desktop.store.centre_file import CentreFile
from tests.builders import World
from tests.desktop.conftest import Opened
from tests.desktop.letters import type_over
from tests.desktop.settings.conftest import Shown
from tests.desktop.settings.finding import card_of, floating

LEFT = Qt.MouseButton.LeftButton


def centre(world: World) -> Centre:
    return world.file.centres.get(world.centre)


def test_a_field_is_kept_when_it_is_left_and_taken_back(world: World, shown: Shown) -> None:
    page = shown("centre")
    fields = card_of(page, CentreCard).fields
    type_over(fields["coordinator"].line, "Ilze Sauleskalne")
    fields["short_lv"].line.setFocus()
    assert centre(world).coordinator == "Ilze Sauleskalne"
    assert page.session.centre == centre(world)
    page.session.undo()
    assert fields["coordinator"].typed == ""


def test_a_new_short_name_and_code_are_shown_everywhere(world: World, shown: Shown) -> None:
    page = shown("centre")
    fields = card_of(page, CentreCard).fields
    type_over(fields["code"].line, "pr2")
    type_over(fields["short_lv"].line, "Preiļu centrs")
    fields["address"].line.setFocus()
    assert page.session.centre is not None
    assert (page.session.centre.code, page.session.centre.short_lv) == ("PR2", "Preiļu centrs")
    assert fields["code"].typed == "PR2"
    assert page.session.settings.centre_code == "PR2"


def test_what_cannot_be_is_said_beside_the_field_and_stays_typed(
    world: World, shown: Shown
) -> None:
    fields = card_of(shown("centre"), CentreCard).fields
    type_over(fields["name_lv"].line, " ")
    type_over(fields["address"].line, "kods 010190-12345")
    fields["host"].line.setFocus()
    assert "“Nosaukums latviešu valodā”" in fields["name_lv"].complaint.text()
    assert "“Adrese”" in fields["address"].complaint.text()
    assert fields["address"].typed == "kods 010190-12345"
    assert centre(world).name_lv == "Preiļu kopienas resursu centrs"


def test_rooms_are_added_renamed_archived_and_restored(
    world: World, shown: Shown, qtbot: QtBot
) -> None:
    page = shown("centre")
    sites = card_of(page, CentreCard).sites
    qtbot.mouseClick(sites.unfold, LEFT)
    type_over(sites.adding.fields[0].line, "Lielā telpa")
    qtbot.keyClick(sites.adding.fields[0].line, Qt.Key.Key_Return)
    (site,) = world.file.centres.sites_of(world.centre)
    assert sites._names.text() == "Lielā telpa"
    qtbot.mouseClick(sites.rows.rows[site.id].opens, LEFT)
    card = floating(page, EditPopover)
    type_over(card.fields[0].line, "Mazā telpa")
    qtbot.keyClick(card.fields[0].line, Qt.Key.Key_Return)
    assert world.file.centres.sites.get(site.id).name == "Mazā telpa"
    sites._deeds(site.id, sites)[1].act()
    assert world.file.centres.sites_of(world.centre) == []
    sites._deeds(site.id, sites)[1].act()
    assert len(world.file.centres.sites_of(world.centre)) == 1


def test_an_added_room_that_is_there_already_is_refused(
    world: World, shown: Shown, qtbot: QtBot
) -> None:
    sites = card_of(shown("centre"), CentreCard).sites
    qtbot.mouseClick(sites.unfold, LEFT)
    for _ in range(2):
        type_over(sites.adding.fields[0].line, "Telpa")
        qtbot.keyClick(sites.adding.fields[0].line, Qt.Key.Key_Return)
    assert sites.adding.remark.said
    assert sites.adding.fields[0].typed == "Telpa"


# -- language and look -----------------------------------------------------------------------


def now(window: MainWindow) -> SettingsPage:
    page = window.current
    assert isinstance(page, SettingsPage)
    return page


def test_the_language_changes_at_once_and_back_again(
    world: World, shown: Shown, qtbot: QtBot, qapp: QApplication
) -> None:
    page = shown("look")
    window = page.window()
    assert isinstance(window, MainWindow)
    choice = card_of(page, LookCard).choices["language"]
    qtbot.mouseClick(choice.button_of(Language.ENGLISH), LEFT)
    qtbot.waitUntil(lambda: now(window).place().part == "look/language")
    assert now(window).head.title.text() == "Settings"
    choice = card_of(now(window), LookCard).choices["language"]
    qtbot.waitUntil(lambda: choice.button_of(Language.ENGLISH).hasFocus())
    assert read_settings(world.path.parent / "settings.json").language is Language.ENGLISH
    qtbot.mouseClick(window.toast.action, LEFT)
    assert now(window).head.title.text() == "Iestatījumi"
    qapp.processEvents()


@pytest.mark.parametrize(("key", "value"), [("theme", Theme.DARK), ("text_size", TextSize.DOUBLE)])
def test_theme_and_text_size_change_at_once(
    world: World, shown: Shown, qtbot: QtBot, key: str, value: object
) -> None:
    page = shown("look")
    window = page.window()
    assert isinstance(window, MainWindow)
    qtbot.mouseClick(card_of(page, LookCard).choices[key].button_of(value), LEFT)
    assert getattr(window.session.settings, key) == value
    assert card_of(now(window), LookCard).choices[key].value == value


def test_the_reports_language_is_apart(world: World, shown: Shown, qtbot: QtBot) -> None:
    page = shown("look")
    choice = card_of(page, LookCard).choices["report_language"]
    assert choice.value is None
    qtbot.mouseClick(choice.button_of(Language.ENGLISH), LEFT)
    assert page.session.settings.report_language is Language.ENGLISH
    assert page.session.settings.language is Language.LATVIAN
    page.session.messages.toasted.connect(lambda _said: None)
    assert isinstance(page.session.settings, Settings)


# -- index and search ------------------------------------------------------------------------


def test_the_index_goes_to_a_card_and_follows_the_scroll(
    world: World, shown: Shown, qtbot: QtBot
) -> None:
    page = shown()
    qtbot.mouseClick(page.index.buttons["lists"], LEFT)
    bar = page.scrolled.verticalScrollBar()
    assert bar.value() > 0
    assert page.place() == Place(PageName.SETTINGS, part="lists")
    bar.setValue(0)
    assert page.index.buttons["centre"].isChecked()
    bar.setValue(bar.maximum())
    assert page.index.buttons["about"].isChecked()


def test_search_leaves_the_cards_that_speak_of_it(world: World, shown: Shown) -> None:
    page = shown()
    assert page.focus_search()
    type_over(page.search, "motivs")
    assert [card.part for card in page.cards if card.isVisible()] == ["look"]
    assert not page.index.buttons["lists"].isVisible()
    type_over(page.search, "xyzzy")
    assert page._none.isVisible()
    page.go_to("hours")
    assert all(card.isVisible() for card in page.cards)


def test_a_link_to_the_centre_opens_its_card(world: World, opened: Opened, qtbot: QtBot) -> None:
    window = opened(world)
    window.go(Place(PageName.SETTINGS, part="projects"))
    qtbot.waitUntil(lambda: now(window).place().part == "projects")
    window.go(Place(PageName.SETTINGS, (world.centre,)))
    qtbot.waitUntil(lambda: now(window).place().part == "centre")


# -- about -----------------------------------------------------------------------------------


def test_licences_are_shown_whole(world: World, shown: Shown, qtbot: QtBot) -> None:
    card = card_of(shown("about"), AboutCard)
    qtbot.mouseClick(card.licences, LEFT)
    text = card._texts.toPlainText()
    assert "SIL OPEN FONT LICENSE" in text
    assert "MIT License" in text
    assert card.findChild(SampleRow) is None


@pytest.fixture
def sample_named(sample_world: World, tmp_path: Path) -> Iterator[World]:
    """The sample in the file that bears its name."""
    path = tmp_path / paths.SAMPLE_FILE
    path.write_bytes(sample_world.path.read_bytes())
    with CentreFile.opened(path, sample_world.file.clock) as file:
        yield World(file)


def test_the_sample_goes_only_after_it_is_said_what_goes(
    sample_named: World, opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    removed: list[Path] = []
    monkeypatch.setattr(sample_row, "remove_sample_file", removed.append)
    window = opened(sample_named)
    window.go(Place(PageName.SETTINGS, part="about"))
    row = card_of(now(window), AboutCard).findChild(SampleRow)
    assert row is not None
    asked: list[bool] = []
    window.session.begin_anew.connect(lambda: asked.append(True))
    assert row.question.isHidden()
    qtbot.mouseClick(row.begin, LEFT)
    assert row.question.isVisible()
    assert asked == []
    qtbot.mouseClick(row.sure, LEFT)
    assert asked == [True]
    assert removed == []
    window.session.before_next_start()
    assert removed == [sample_named.path.parent]
