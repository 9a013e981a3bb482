"""What the page says where there is nobody and nothing yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.import_wizard.doors import import_button
from krc_desktop.desktop.people.drawings import PeopleDrawing
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import ScrolledColumn
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.empty_states import EmptyState
from krc_desktop.model.places import PageName


def nobody_yet(session: Session, add: Callable[[], object]) -> QWidget:
    """A centre without people: what belongs here, and how to begin."""
    theme, words = session.theme, session.words
    adding = button(
        theme, words.text("Add a person"), add, kind="primary", icon="user-plus", keys="Ctrl+N"
    )
    return ScrolledColumn(
        EmptyState(
            theme,
            title=words.text("Nobody is on the list yet"),
            sentence=words.text("Only a name is needed. Everything else can be added later."),
            actions=[adding, import_button(session, PageName.PEOPLE)],
            drawing=PeopleDrawing(theme),
            hint=words.text("Or type new names straight into an event: cards are made of them."),
            steps=[
                (words.text("A name"), words.text("First name and surname in one line.")),
                (words.text("A group"), words.text("For the figures of the monthly report.")),
                (words.text("Visits"), words.text("Gathered from events; nothing is typed twice.")),
            ],
        )
    )


def nothing_yet(session: Session, add: Callable[[], object]) -> QWidget:
    """A centre without organisations: what belongs here, and how to begin."""
    theme, words = session.theme, session.words
    adding = button(
        theme, words.text("Add an organisation"), add, kind="primary", icon="plus", keys="Ctrl+N"
    )
    return ScrolledColumn(
        EmptyState(
            theme,
            title=words.text("No organisation is on the list yet"),
            sentence=words.text(
                "Partners, schools and associations from which people come, each once."
            ),
            actions=[adding, import_button(session, PageName.PEOPLE)],
            drawing=PeopleDrawing(theme),
            hint=words.text("Partners typed into an event appear here by themselves."),
        )
    )
