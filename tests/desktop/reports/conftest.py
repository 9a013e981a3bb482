"""The page of reports over a month with something in it."""

from __future__ import annotations

import pytest
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.reports.page import ReportsPage
from krc_desktop.model.places import PageName, Place
from krc_desktop.periods import Month
from tests.builders import World
from tests.desktop.conftest import Opened

OCTOBER = Month(2026, 10)


@pytest.fixture
def october(world: World) -> World:
    """An October with one event, two people at it and a plan for it from September."""
    event = world.event(title="Māla bļodiņas", line="A1")
    world.attend(event, world.person(), world.person("Zane Kalve"))
    return world


@pytest.fixture
def page(october: World, opened: Opened) -> ReportsPage:
    """The page at October; its preview is on its way."""
    return page_of(opened(october))


@pytest.fixture
def seen(qtbot: QtBot, page: ReportsPage) -> ReportsPage:
    """The page at October with its preview."""
    preview_arrives(qtbot, page)
    return page


def page_of(window: object) -> ReportsPage:
    """Go to October's report."""
    window.go(Place(PageName.REPORTS, month=OCTOBER))  # type: ignore[attr-defined]
    made = window.current  # type: ignore[attr-defined]
    assert isinstance(made, ReportsPage)
    return made


def preview_arrives(qtbot: QtBot, page: ReportsPage) -> None:
    """Wait until the preview shows what was asked for."""
    making = page.preview.making
    qtbot.waitUntil(lambda: not making.is_busy and page.preview.shown is not None, timeout=10_000)


def text_of(document: QPdfDocument) -> str:
    """All that a document says, as one line."""
    pages = (document.getAllText(page).text() for page in range(document.pageCount()))
    return " ".join(" ".join(pages).split())
