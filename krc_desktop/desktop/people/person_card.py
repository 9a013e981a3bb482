"""A person's card: who it is, how to reach them, what they agreed to, what they came to."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame

from krc_desktop.desktop.people import wording
from krc_desktop.desktop.people.consents import ConsentsCard
from krc_desktop.desktop.people.editing import PersonEditing
from krc_desktop.desktop.people.links import LinksBox
from krc_desktop.desktop.people.person_fields import AboutCard, ContactCard, NotesCard
from krc_desktop.desktop.people.person_head import PersonHead
from krc_desktop.desktop.people.record_pane import RecordPane
from krc_desktop.desktop.people.visits import Visits
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.labels import icon_label, label
from krc_desktop.errors import BrokenRule
from krc_desktop.model.people import Purpose
from krc_desktop.model.people_lists import PersonCard
from krc_desktop.store.person_cards import person_card


class PersonCardPane(RecordPane):
    """One person; every field is kept at once."""

    gone = Signal()

    def __init__(self, session: Session) -> None:
        """Nobody's card yet."""
        self._session = session
        self.editing = PersonEditing(session)
        self.head = PersonHead(self.editing)
        self.gaps = Gaps(session)
        self.links = LinksBox(session)
        self.about = AboutCard(self.editing)
        self.contact = ContactCard(self.editing)
        self.consents = ConsentsCard(self.editing)
        self.notes = NotesCard(self.editing)
        self.visits = Visits(session)
        cards = [self.gaps, self.links, self.consents, self.about, self.contact, self.notes]
        super().__init__(session.theme, self.head, cards, self.visits)
        self.head.gone.connect(self.gone)
        self.visits.consent_asked.connect(self._show_consent)
        self.visits.head_asked.connect(self._show_head)
        likely = QShortcut(QKeySequence("Ctrl+D"), self)
        likely.activated.connect(self._merge)

    @property
    def person_id(self) -> int:
        """Whose card it is; 0 where nobody's."""
        return self.editing.record_id

    def show_person(self, person_id: int) -> bool:
        """Show somebody's card; False where there is none any more."""
        try:
            card = person_card(self._session.file, person_id)
        except BrokenRule:
            self.editing.record_id = 0
            return False
        if card.person.erased_on is not None:
            return False
        is_other = person_id != self.editing.record_id
        self.editing.go_to(person_id)
        parts = (self.head, self.gaps, self.links, self.about, self.contact)
        for part in (*parts, self.consents, self.notes):
            part.show_card(card)
        self.visits.show_person(person_id)
        if is_other:
            self.scrolled.verticalScrollBar().setValue(0)
        return True

    def _show_consent(self, purpose: Purpose) -> None:
        line = self.consents.lines[purpose]
        self.scrolled.ensureWidgetVisible(line)
        self.consents.open_history(purpose)

    def _show_head(self) -> None:
        self.scrolled.verticalScrollBar().setValue(0)
        self.head.names.first.line.setFocus()

    def _merge(self) -> None:
        if self.person_id:
            self.head.merge()


class Gaps(QFrame):
    """What a card lacks, in a sentence; not there where it lacks nothing."""

    def __init__(self, session: Session) -> None:
        """Nothing is lacking yet."""
        super().__init__()
        self._words = session.words
        self.setProperty("role", "tinted")
        self.setProperty("tone", "warn")
        self._said = label(session.theme, "", "meta", "warn", wraps=True)
        sign = icon_label(session.theme, "warning-circle", "warn", 18)
        line = row(sign, self._said, spacing=8, margins=(14, 8, 14, 8))
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_card(self, card: PersonCard) -> None:
        """Say what the card lacks."""
        lacking = [wording.gap(self._words, gap) for gap in sorted(card.gaps)]
        self._said.setText(" ".join(lacking))
        self.setVisible(bool(lacking) and card.person.archived_on is None)
