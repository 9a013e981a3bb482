"""The machines of a centre."""

from __future__ import annotations

from krc_desktop.desktop.equipment import places
from krc_desktop.desktop.equipment.pane import Pane
from krc_desktop.desktop.session import Session


class MachinesPane(Pane):
    """The machines of a centre."""

    part = places.MACHINES

    def __init__(self, session: Session) -> None:
        """The part over a session."""
        super().__init__(session, view=places.MACHINES)

    def refresh(self) -> None:
        """Read the file and show it."""
