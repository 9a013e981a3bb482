"""An organisation's card: what it is, how to reach it, what it took part in."""

from __future__ import annotations

from krc_desktop.desktop.people.editing import OrganisationEditing
from krc_desktop.desktop.people.organisation_events import OrganisationEvents
from krc_desktop.desktop.people.organisation_fields import DetailsCard, OrganisationNotes
from krc_desktop.desktop.people.organisation_gifts import OrganisationGifts
from krc_desktop.desktop.people.organisation_head import OrganisationHead
from krc_desktop.desktop.people.organisation_past import OrganisationPast
from krc_desktop.desktop.people.record_pane import RecordPane
from krc_desktop.desktop.session import Session
from krc_desktop.errors import BrokenRule
from krc_desktop.store.organisation_history import organisation_history


class OrganisationCardPane(RecordPane):
    """One organisation; every field is kept at once."""

    def __init__(self, session: Session) -> None:
        """No card yet."""
        self._session = session
        self.editing = OrganisationEditing(session)
        self.head = OrganisationHead(self.editing)
        self.details = DetailsCard(self.editing)
        self.gifts = OrganisationGifts(session)
        self.earlier = OrganisationPast(session)
        self.notes = OrganisationNotes(self.editing)
        self.events = OrganisationEvents(session)
        cards = [self.details, self.gifts, self.earlier, self.notes]
        super().__init__(session.theme, self.head, cards, self.events)

    def show_organisation(self, organisation_id: int) -> bool:
        """Show a card; the one that stays, of a merged one; False where there is none any more."""
        file = self._session.file
        try:
            history = organisation_history(file, organisation_id)
        except BrokenRule:
            self.editing.record_id = 0
            return False
        card = history.card
        is_other = card.organisation.id != self.editing.record_id
        self.editing.go_to(card.organisation.id)
        for part in (self.head, self.details, self.notes, self.events):
            part.show_card(card)
        for told in (self.details, self.gifts, self.earlier, self.events):
            told.show_history(history)
        if is_other:
            self.scrolled.verticalScrollBar().setValue(0)
        return True
