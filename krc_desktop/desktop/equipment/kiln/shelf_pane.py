"""The shelf of the kiln."""

from __future__ import annotations

from krc_desktop.desktop.equipment import places
from krc_desktop.desktop.equipment.pane import Pane
from krc_desktop.desktop.session import Session


class ShelfPane(Pane):
    """The shelf of the kiln."""

    part = places.SHELF

    def __init__(self, session: Session) -> None:
        """The part over a session."""
        super().__init__(session, view=places.SHELF)

    def refresh(self) -> None:
        """Read the file and show it."""
