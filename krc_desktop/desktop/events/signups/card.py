"""The door to the sign-ups of an event: how the places stand, who waits."""

from __future__ import annotations

from krc_desktop.desktop.events.deeper import signups_place
from krc_desktop.desktop.events.event_card import EventCard
from krc_desktop.desktop.events.seen import Seen
from krc_desktop.desktop.events.signups.signup_words import places_said
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.model.event_details import Room
from krc_desktop.model.events import EventStatus
from krc_desktop.model.signups import SignupList
from krc_desktop.store.signups import signup_list


class SignupsCard(EventCard):
    """Of events that are planned, and of those for which somebody has signed up."""

    def __init__(self, session: Session) -> None:
        """The card, empty."""
        super().__init__(session, session.words.text("Sign-ups"))
        words, theme = self.words, self.theme
        self.said = label(theme, "", "body", "ink2", wraps=True)
        self.room = Remark(theme)
        self.open = button(
            theme, words.text("Open the sign-ups"), self._open, icon="clipboard-text"
        )
        self.add(self.said, self.room, row(self.open, None), None)

    def fill(self, seen: Seen) -> None:
        """Show how the places stand."""
        found = signup_list(self.session.file, seen.id)
        known = len(found.registered) + len(found.waiting) + len(found.cancelled)
        self.setVisible(seen.event.status is EventStatus.PLANNED or known > 0)
        self.say_count(len(found.registered))
        self.said.setText(self._stands(found))
        self.room.say("warn" if found.room is Room.OVER else "ok", self._room(found))

    def _stands(self, found: SignupList) -> str:
        words = self.words
        if not found.registered and not found.waiting:
            return words.text("Nobody has signed up yet.")
        said = words.text("Have a place: {places}.", places=places_said(words, found))
        if found.waiting:
            said += " " + words.text("Wait: {n}.", n=words.number(len(found.waiting)))
        return said

    def _room(self, found: SignupList) -> str:
        words = self.words
        if found.room is Room.OVER:
            return words.text("More signed up than there is room for.")
        if found.proposed is not None:
            return words.text(
                "A place is free. Ask the first one: {name}", name=found.proposed.name
            )
        return ""

    def _open(self) -> None:
        if self.seen is not None:
            self.session.go(signups_place(self.seen.id))
