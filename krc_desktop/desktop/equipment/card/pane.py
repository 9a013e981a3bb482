"""The card of one machine."""

from __future__ import annotations

from krc_desktop.desktop.equipment import places
from krc_desktop.desktop.equipment.pane import Pane
from krc_desktop.desktop.session import Session


class MachinePane(Pane):
    """The card of one machine."""

    part = places.MACHINE

    def __init__(self, session: Session) -> None:
        """The part over a session."""
        super().__init__(session, back=session.words.text_in("page", "Equipment"))

    def refresh(self) -> None:
        """Read the file and show it."""
