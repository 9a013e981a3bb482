"""What the page of the shelf says in a centre without a kiln."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.equipment import places
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.empty_states import EmptyState


def no_kiln(session: Session) -> QWidget:
    """Says what the shelf is for, and where a kiln is added."""
    words = session.words
    machines = button(
        session.theme,
        words.text("To the machines"),
        lambda: session.go(places.place_of(places.MACHINES)),
        kind="primary",
        icon="fire",
    )
    return EmptyState(
        session.theme,
        title=words.text("This centre has no kiln"),
        sentence=words.text(
            "Once a kiln is among the machines, what was made of clay waits here for its firing."
        ),
        actions=(machines,),
        steps=(
            (
                words.text("Each piece gets a label"),
                words.text("Whose it is and what it waits for stays known."),
            ),
            (
                words.text("The firing fills itself"),
                words.text("One kind only, the oldest first, dry ones only."),
            ),
            (
                words.text("A day to promise"),
                words.text("Counted from the next free time of the kiln and your opening hours."),
            ),
        ),
    )
