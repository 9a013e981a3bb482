"""What nobody foresaw: said once, copied without names, and the work goes on."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.unforeseen import Unforeseen
from krc_desktop.desktop.window import MainWindow
from krc_desktop.errors import BrokenRule, Rule
from tests.builders import World
from tests.desktop.conftest import Opened


def behind(window: MainWindow, *, says: bool = True) -> Unforeseen:
    session = window.session

    def refused(refusal: object) -> bool:
        if says and isinstance(refusal, BrokenRule):
            session.say_refusal(refusal)
        return says

    return Unforeseen(
        look=lambda: (session.theme, session.words), over=lambda: window, refused=refused
    )


def an_error() -> ValueError:
    try:
        raise ValueError("Kanārija Zeltspārne")
    except ValueError as error:
        return error


def strike(unforeseen: Unforeseen, error: BaseException | None = None) -> None:
    error = error or an_error()
    unforeseen.take(type(error), error, error.__traceback__)


def test_one_dialog_with_text_to_copy_that_names_nobody(
    world: World, opened: Opened, qtbot: QtBot
) -> None:
    unforeseen = behind(opened(world))
    strike(unforeseen)
    strike(unforeseen)
    dialog = unforeseen.dialog
    assert dialog is not None
    text = dialog.findChild(QPlainTextEdit).toPlainText()
    assert "ValueError" in text
    assert "test_unforeseen.py" in text
    assert "Kanārija" not in text
    copy = next(b for b in dialog.findChildren(QPushButton) if "Kopēt" in b.text())
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == text


def test_the_work_goes_on(world: World, opened: Opened, qtbot: QtBot) -> None:
    window = opened(world)
    unforeseen = behind(window)
    strike(unforeseen)
    dialog = unforeseen.dialog
    assert dialog is not None
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert unforeseen.dialog is None
    assert window.isVisible()
    strike(unforeseen)
    assert unforeseen.dialog is not None
    unforeseen.dialog.reject()


def test_a_refusal_that_nobody_took_is_a_sentence_and_no_dialog(
    world: World, opened: Opened
) -> None:
    window = opened(world)
    unforeseen = behind(window)
    strike(unforeseen, BrokenRule(Rule.NOT_FOUND))
    assert unforeseen.dialog is None
    assert window.messages.isVisible()


def test_an_error_of_another_thread_is_shown_by_the_window_s(
    world: World, opened: Opened, qtbot: QtBot
) -> None:
    unforeseen = behind(opened(world))
    thread = threading.Thread(target=strike, args=(unforeseen,))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: unforeseen.dialog is not None)
    if unforeseen.dialog is not None:
        unforeseen.dialog.reject()


def test_it_takes_what_python_would_have_printed(
    world: World, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    unforeseen = behind(opened(world))
    unforeseen.stand_behind()
    error = an_error()
    sys.excepthook(type(error), error, error.__traceback__)
    assert unforeseen.dialog is not None
    unforeseen.dialog.reject()
