"""What the page of the day says before anything was entered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.empty_states import EmptyState


def nothing_yet(
    session: Session, add_event: Callable[[], object], set_hours: Callable[[], object]
) -> QWidget:
    """What will stand here, and how to begin."""
    words, theme = session.words, session.theme
    first = button(
        theme,
        words.text("Add the first event"),
        add_event,
        kind="primary",
        icon="plus",
        keys="Ctrl+N",
    )
    hours = button(theme, words.text("Set opening hours"), set_hours, icon="clock")
    return EmptyState(
        theme,
        title=words.text("This is where your day will begin"),
        sentence=words.text(
            "Write down what you plan: every morning this page shows what is on and what is left to"
            " do."
        ),
        actions=(first, hours),
        hint=words.text("Ctrl+N adds something new on any page"),
        steps=(
            (words.text("The day"), words.text("Events and machines in the order of time.")),
            (
                words.text("To do"),
                words.text("What a report still lacks, each with the button that does it."),
            ),
            (
                words.text("Three figures"),
                words.text("Events, visits and hours of the month, always counted anew."),
            ),
        ),
    )
