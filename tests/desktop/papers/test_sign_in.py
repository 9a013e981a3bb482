"""The sign-in sheet: blank or with names, colours, pages, from the event and from its sheet."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.papers.sign_in import SignInPopover, print_sign_in
from krc_desktop.desktop.pdf_pages import document_of
from krc_desktop.desktop.window import MainWindow
from krc_desktop.language import Language
from krc_desktop.model.events import Event, EventStatus
from krc_desktop.model.places import PageName, Place
from krc_desktop.model.sheet_papers import Prefilled
from krc_desktop.operations import sheets, signups
from krc_desktop.settings import TextSize
from tests.builders import World
from tests.desktop.conftest import Opened

_LONG = 10_000


@pytest.fixture
def event(world: World) -> Event:
    """A planned event for which somebody has signed up."""
    event = world.event("2026-11-16 16:00", "2026-11-16 18:00", status=EventStatus.PLANNED)
    signups.sign_up(world.file, event_id=event.id, person_id=world.person("Dace Ozola").id)
    return event


@pytest.fixture
def window(world: World, event: Event, opened: Opened) -> MainWindow:
    """A window at the event."""
    made = opened(world)
    made.go(Place(PageName.EVENTS, (event.id,)))
    return made


def opened_from_card(window: MainWindow, qtbot: QtBot) -> SignInPopover:
    window.page(PageName.EVENTS).detail.sheets.paper.click()  # type: ignore[attr-defined]
    return made(qtbot, window.findChildren(SignInPopover)[-1])


def made(qtbot: QtBot, popover: SignInPopover) -> SignInPopover:
    qtbot.waitUntil(lambda: popover.made is not None, timeout=_LONG)
    return popover


def text_of(popover: SignInPopover) -> str:
    assert popover.made is not None
    document = document_of(popover.made.pdf)
    return "".join(document.getAllText(at).text() for at in range(document.pageCount()))


def test_a_blank_sheet_from_the_event(window: MainWindow, qtbot: QtBot):
    popover = opened_from_card(window, qtbot)
    assert popover.prefilled is Prefilled.NOBODY
    assert "Ozola" not in text_of(popover)
    assert popover.made is not None
    assert popover.made.file_name.endswith("1.pdf")


def test_names_colours_pages_and_language_make_it_anew(window: MainWindow, qtbot: QtBot):
    popover = opened_from_card(window, qtbot)
    popover.names.button_of(Prefilled.SIGNED_UP).click()
    made(qtbot, popover)
    assert "Ozola" in text_of(popover)
    popover.pages.more.click()
    made(qtbot, popover)
    assert popover.made is not None
    assert document_of(popover.made.pdf).pageCount() == 2
    popover.colour.button_of(True).click()
    made(qtbot, popover)
    popover.language.button_of(Language.ENGLISH).click()
    made(qtbot, popover)
    assert popover.made.wish.black
    assert popover.made.wish.language is Language.ENGLISH
    assert "Sign-in sheet" in text_of(popover)
    assert "Ozola" in text_of(popover)


def test_nobody_is_offered_where_nobody_signed_up(world: World, window: MainWindow, qtbot: QtBot):
    other = world.event("2026-11-17 16:00", "2026-11-17 18:00", title="Cits")
    popover = made(qtbot, print_sign_in(window.session, window.current.head, other))
    with pytest.raises(ValueError, match="signed_up"):
        popover.names.button_of(Prefilled.SIGNED_UP)


def test_a_camp_lies_across_and_its_recorded_sheet_keeps_its_number(
    world: World, window: MainWindow, qtbot: QtBot
):
    camp = world.event("2026-11-17 10:00", "2026-11-19 15:00", title="Nometne")
    sheets.make_sheet(world.file, event_id=camp.id)
    second = sheets.make_sheet(world.file, event_id=camp.id).row_id or 0
    sheet = world.file.events.sheets.get(second)
    popover = made(qtbot, print_sign_in(window.session, window.current.head, camp, sheet))
    assert popover.made is not None
    size = document_of(popover.made.pdf).pagePointSize(0)
    assert size.width() > size.height()
    assert popover.made.file_name.endswith("2.pdf")


@pytest.mark.parametrize("language", list(Language))
def test_nothing_is_cut_in_a_small_window(
    world: World, event: Event, opened: Opened, qtbot: QtBot, language: Language
):
    window = opened(world, language=language, size=(911, 512), text_size=TextSize.VERY_LARGE)
    popover = made(qtbot, print_sign_in(window.session, window.current.head, event))
    assert popover.minimumSizeHint().width() <= popover.width()
    assert popover.geometry().right() <= window.width()
