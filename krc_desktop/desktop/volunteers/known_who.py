"""Whose paper it is: a few letters find a person of the file; nobody new is made."""

from __future__ import annotations

from collections.abc import Sequence

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.volunteers.who_field import WhoField
from krc_desktop.desktop.widgets.completing import Proposal


class KnownWhoField(WhoField):
    """The line with proposals of those who have a card."""

    def __init__(self, session: Session) -> None:
        """An empty line."""
        super().__init__(session)
        self.rename(session.words.text("Volunteer"))

    def _propose(self, typed: str) -> Sequence[Proposal]:
        return [one for one in super()._propose(typed) if not one.is_new]
