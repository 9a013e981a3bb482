"""The board of bookings."""

from __future__ import annotations

from krc_desktop.desktop.equipment import places
from krc_desktop.desktop.equipment.pane import Pane
from krc_desktop.desktop.session import Session


class BoardPane(Pane):
    """The board of bookings."""

    part = places.BOARD

    def __init__(self, session: Session) -> None:
        """The part over a session."""
        super().__init__(session, view=places.BOARD)

    def refresh(self) -> None:
        """Read the file and show it."""
