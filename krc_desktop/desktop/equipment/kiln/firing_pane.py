"""The log of one firing."""

from __future__ import annotations

from krc_desktop.desktop.equipment import places
from krc_desktop.desktop.equipment.pane import Pane
from krc_desktop.desktop.session import Session


class FiringPane(Pane):
    """The log of one firing."""

    part = places.FIRING

    def __init__(self, session: Session) -> None:
        """The part over a session."""
        super().__init__(session, back=session.words.text("Kiln shelf"))

    def refresh(self) -> None:
        """Read the file and show it."""
