"""What a centre without any event is told."""

from __future__ import annotations

from collections.abc import Callable

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.empty_states import EmptyState


def nothing_yet(session: Session, begin: Callable[[], object]) -> EmptyState:
    """How to begin, with the button that does."""
    words, theme = session.words, session.theme
    return EmptyState(
        theme,
        title=words.text("Everything that happens in your centre will gather here"),
        sentence=words.text(
            "Write down the first event. A title and a date will do, the rest can follow."
        ),
        actions=(
            button(
                theme,
                words.text("Add the first event"),
                begin,
                kind="primary",
                icon="plus",
                keys="Ctrl+N",
            ),
        ),
        hint=words.text("Ctrl+N adds something new on any page"),
        steps=(
            (
                words.text("What and when"),
                words.text("Title, date, place. Everything saves itself."),
            ),
            (
                words.text("Who came"),
                words.text("Names or only numbers by group, as you like."),
            ),
            (
                words.text("Monthly report"),
                words.text("The figures of events find their way into it."),
            ),
        ),
    )
