"""Typing as a person does, Latvian letters too: QTest's own keys know only Latin-1."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from krc_desktop.desktop.events.detail import EventDetail
from krc_desktop.desktop.events.page import EventsPage
from krc_desktop.desktop.window import MainWindow
from krc_desktop.model.events import Event
from krc_desktop.model.places import PageName, Place

NONE = Qt.KeyboardModifier.NoModifier


def type_in(widget: QWidget, text: str) -> None:
    """Type letters into what has the focus."""
    widget.setFocus()
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, NONE, letter))


def enter(line: QLineEdit, text: str, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Type a line and press Enter."""
    type_in(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return, modifier)


def retype(line: QLineEdit, text: str) -> None:
    """Type over what stands in a field and leave it."""
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    type_in(line, text)
    line.clearFocus()


def page_of(window: MainWindow) -> EventsPage:
    """The page of events."""
    page = window.page(PageName.EVENTS)
    assert isinstance(page, EventsPage)
    return page


def shown(window: MainWindow, event: Event) -> EventDetail:
    """The detail, showing an event."""
    window.go(Place(PageName.EVENTS, (event.id,)))
    return page_of(window).detail
