"""The commands of the whole window, in the order of its menu, and what „+ Jauns" offers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from krc_desktop.desktop import pages
from krc_desktop.desktop.actions import Command
from krc_desktop.desktop.session import Session
from krc_desktop.model.places import NEW, PageName, Place

if TYPE_CHECKING:
    from krc_desktop.desktop.window import MainWindow


def new_things(session: Session, window: MainWindow) -> list[Command | None]:
    """What can be added, wherever one is."""
    event, person, hours = _begun_on_their_pages(session, window)
    book = Command(session.words.text_in("new", "Booking"), _booking(window), "calendar-check")
    return [event, person, book, hours]


def _begun_on_their_pages(session: Session, window: MainWindow) -> list[Command]:
    words = session.words

    def begin(name: PageName) -> None:
        window.go(Place(name))
        window.page(name).start_new()

    return [
        Command(words.text_in("new", "Event"), partial(begin, PageName.EVENTS), "calendar-plus"),
        Command(words.text_in("new", "Person"), partial(begin, PageName.PEOPLE), "user-plus"),
        Command(words.text_in("new", "Hours"), partial(begin, PageName.VOLUNTEERS), "timer"),
    ]


def _booking(window: MainWindow) -> Callable[[], None]:
    """Begins a booking on the board, whatever part of its page was seen last."""
    return partial(window.go, Place(PageName.EQUIPMENT, part=NEW))


def ways_to_add(session: Session, window: MainWindow) -> list[Command]:
    """The same as the search finds it, each by its whole name; booking is a command of its own."""
    words = session.words
    names = (
        words.text("Add an event"),
        words.text("Add a person"),
        words.text("Log volunteer hours"),
    )
    things = _begun_on_their_pages(session, window)
    return [replace(one, name=name) for one, name in zip(things, names, strict=True)]


def everywhere(session: Session, window: MainWindow) -> list[Command | None]:
    """Everything done from anywhere; None is a line in the menu. Undo and redo are first."""
    words = session.words
    listed: list[Command | None] = [
        Command(words.text("Undo"), session.undo, "arrow-counter-clockwise", "Ctrl+Z"),
        Command(words.text("Redo"), session.redo, "arrow-clockwise", "Ctrl+Y | Ctrl+Shift+Z"),
        None,
        Command(
            words.text("Search everything"),
            window.open_search,
            "magnifying-glass",
            "Ctrl+K | Ctrl+F",
        ),
        Command(words.text("Add new on this page"), window.start_new, "plus", "Ctrl+N"),
        Command(words.text("Book a machine"), _booking(window), "calendar-check", "Ctrl+Shift+R"),
        Command(
            words.text("Print this page"), lambda: window.with_page(print_page), "printer", "Ctrl+P"
        ),
        Command(words.text("Go back"), window.go_back, "arrow-left", "Alt+Left"),
        None,
    ]
    for number, name in enumerate(PageName, start=1):
        keys = f"Ctrl+{number}" if name is not PageName.SETTINGS else f"Ctrl+, | Ctrl+{number}"
        listed.append(
            Command(
                pages.title(words, name), partial(window.go, Place(name)), pages.ICONS[name], keys
            )
        )
    listed += [
        None,
        Command(
            words.text("Previous period"),
            lambda: window.with_page(lambda p: p.step_period(-1)),
            "caret-left",
            "Ctrl+Left",
        ),
        Command(
            words.text("Next period"),
            lambda: window.with_page(lambda p: p.step_period(1)),
            "caret-right",
            "Ctrl+Right",
        ),
        Command(words.text("Next part of the window"), next_region, "arrow-right", "F6"),
        Command(
            words.text("Previous part of the window"),
            partial(next_region, back=True),
            "arrow-left",
            "Shift+F6",
        ),
        Command(
            words.text("Is everything saved?"),
            partial(say_saved, session),
            "check-circle",
            "Ctrl+S",
        ),
        Command(words.text("Help about this page"), window.toggle_help, "question", "F1"),
        Command(words.text("Close the program"), window.close, "x", "Ctrl+Q"),
    ]
    return listed


def print_page(page: object) -> None:
    """Print the page that is seen, or say that it has nothing to print."""
    from krc_desktop.desktop.widgets.page import Page

    if isinstance(page, Page) and not page.print_page():
        page.session.messages.toast(
            page.words.text("This page has nothing to print. The monthly report is under Reports.")
        )


def say_saved(session: Session) -> None:
    """Everything is saved as one works; who presses Ctrl+S hears so."""
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
        focused.setFocus()
    session.messages.toast(session.words.text("Everything is already saved"))


def next_region(*, back: bool = False) -> None:
    """Move the focus to the next part: rail, bar, list, detail."""
    focused = QApplication.focusWidget()
    window = QApplication.activeWindow()
    if window is None:
        return
    start = focused or window
    region = _region(start)
    at = _beside(start, back=back)
    while at is not None and at is not start:
        if at.isVisible() and at.focusPolicy() and at.isEnabled() and _region(at) is not region:
            at.setFocus()
            return
        at = _beside(at, back=back)


def _beside(widget: QWidget, *, back: bool) -> QWidget | None:
    """The widget that Tab would come to next."""
    return widget.previousInFocusChain() if back else widget.nextInFocusChain()


def _region(widget: object) -> object:
    """The part of the window to which a control belongs."""
    at = widget if isinstance(widget, QWidget) else None
    while at is not None:
        if at.property("role") in {"rail", "pane", "card", "page"} or at.objectName() == "top":
            return at
        at = at.parentWidget()
    return None
