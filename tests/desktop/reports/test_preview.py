"""The preview: the very PDF, in a language of its own, and what is said when it can't be made."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdfWidgets import QPdfView
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.reports import making
from krc_desktop.desktop.reports.page import ReportsPage
from krc_desktop.errors import Fault, Trouble
from krc_desktop.language import Language
from krc_desktop.model.stories import ReportPart
from krc_desktop.operations import stories
from tests.builders import World
from tests.desktop.conftest import Opened
from tests.desktop.reports.conftest import OCTOBER, page_of, preview_arrives, text_of


def shown(page: ReportsPage) -> str:
    """What the preview says."""
    return text_of(page.preview.view.document())


def write(page: ReportsPage, world: World, body: str) -> None:
    """Write the month's highlights."""
    page.session.do(
        stories.write_report_text,
        centre_id=world.centre,
        month=OCTOBER,
        part=ReportPart.HIGHLIGHTS,
        body=body,
    )


def test_it_is_the_report_and_says_so(seen: ReportsPage):
    assert "Ikmēneša aktivitāšu pārskats" in shown(seen)
    assert "Māla bļodiņas" in shown(seen)
    name = seen.preview.view.accessibleName()
    assert name.startswith("Ikmēneša aktivitāšu pārskats, 2026.\u00a0gada oktobris, ")
    assert seen.preview.where.text() == f"1. lapa no {seen.preview.view.pages}"


def test_a_change_comes_into_it_and_the_place_is_kept(
    seen: ReportsPage, october: World, qtbot: QtBot
):
    bar = seen.preview.view.verticalScrollBar()
    bar.setValue(700)
    write(seen, october, "Šomēnes dedzinājām mālu.")
    assert seen.preview.making.is_busy
    qtbot.waitUntil(lambda: "dedzinājām" in shown(seen), timeout=10_000)
    assert bar.value() == 700


def test_the_newest_of_fast_changes_is_shown(seen: ReportsPage, october: World, qtbot: QtBot):
    for word in ("Viens", "Divi", "Trīs"):
        write(seen, october, word)
        qtbot.wait(120)
    preview_arrives(qtbot, seen)
    qtbot.waitUntil(lambda: "Trīs" in shown(seen), timeout=10_000)


def test_its_language_is_its_own(seen: ReportsPage, qtbot: QtBot):
    qtbot.mouseClick(seen.preview.language.button_of(Language.ENGLISH), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: seen.preview.shown is not None and "Monthly activity report" in shown(seen),
        timeout=10_000,
    )
    assert seen.session.settings.report_language is Language.ENGLISH
    assert seen.session.settings.language is Language.LATVIAN


def test_what_went_wrong_is_said_in_its_place(
    seen: ReportsPage, october: World, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    def gone(*_: object, **__: object) -> None:
        raise Trouble(Fault.NO_SUCH_FILE, path="centrs.krc")

    with monkeypatch.context() as patched:
        patched.setattr("krc_desktop.operations.report_content.report_content", gone)
        write(seen, october, "Māls")
        qtbot.waitUntil(seen.preview.again.isVisible, timeout=10_000)
        assert "centrs.krc" in seen.preview.trouble.text()
    qtbot.mouseClick(seen.preview.again, Qt.MouseButton.LeftButton)
    preview_arrives(qtbot, seen)
    assert seen.preview.view.isVisible()


def test_an_unforeseen_failure_is_said_without_its_values(
    seen: ReportsPage, october: World, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    def broken(*_: object, **__: object) -> None:
        raise ValueError("Anna Rudzāte")

    monkeypatch.setattr("krc_desktop.reports.monthly.monthly_report", broken)
    write(seen, october, "Māls")
    qtbot.waitUntil(seen.preview.again.isVisible, timeout=10_000)
    assert seen.preview.trouble.text().startswith("Priekšskatījumu neizdevās sagatavot.")


def test_waiting_is_said_only_when_it_is_long(
    october: World, opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(making, "SLOW_MS", 0)
    page = page_of(opened(october))
    qtbot.waitUntil(lambda: page.preview.trouble.text() == "Gatavo priekšskatījumu…", timeout=5000)
    preview_arrives(qtbot, page)
    assert page.preview.view.isVisible()


def test_zoom_goes_in_steps_and_back_to_the_width(seen: ReportsPage, qtbot: QtBot):
    view, before = seen.preview.view, seen.preview.view.percent
    view.step_zoom(1)
    assert view.percent > before
    assert view.zoomMode() is QPdfView.ZoomMode.Custom
    qtbot.mouseClick(seen.preview.percent, Qt.MouseButton.LeftButton)
    assert view.percent == before


def test_nobody_looking_nothing_is_made(october: World, opened: Opened, qtbot: QtBot):
    page = page_of(opened(october, size=(911, 512)))
    write(page, october, "Māls")
    qtbot.wait(400)
    assert page.preview.shown is None
    assert not page.session.work.is_busy
