"""What the board says where there is no machine yet, or where nobody knows when doors are open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.empty_states import EmptyState
from krc_desktop.desktop.widgets.labels import icon_label, label
from krc_desktop.model.places import PageName, Place


def no_machines(session: Session, begin: Callable[[], object]) -> EmptyState:
    """How to begin, with the button that does."""
    words, theme = session.words, session.theme
    return EmptyState(
        theme,
        title=words.text("Bookings of your machines will stand here"),
        sentence=words.text(
            "Add the first machine or shared place. A name and its kind will do for a start."
        ),
        actions=(
            button(
                theme,
                words.text("Add the first machine"),
                begin,
                kind="primary",
                icon="plus",
                keys="Ctrl+N",
            ),
        ),
        steps=(
            (
                words.text("Machine"),
                words.text("Kiln, engraver, knitting machine, or a greenhouse."),
            ),
            (
                words.text("Booking"),
                words.text("Drag over a free time. Two bookings never overlap."),
            ),
            (
                words.text("Report"),
                words.text("Used hours and firings find their way into it."),
            ),
        ),
    )


def hours_hint(session: Session) -> QWidget:
    """That the board would shade closed hours, with the way to where they are set."""
    words, theme = session.words, session.theme
    box = QFrame()
    box.setProperty("role", "message")
    box.setProperty("tone", "neutral")
    box.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    said = label(
        theme,
        words.text("Opening hours are not set yet: the board can't tell when doors are closed."),
        "meta",
        "ink2",
        wraps=True,
    )
    way = button(
        theme,
        words.text("Set opening hours"),
        lambda: session.go(Place(PageName.SETTINGS, part="hours")),
        kind="link",
    )
    line = row(icon_label(theme, "clock", "ink2", 18), said, way, margins=(14, 4, 8, 4))
    line.setStretch(1, 1)
    box.setLayout(line)
    return box
