"""The fields of an organisation's card; a number that looks wrong is pointed out and kept."""

from __future__ import annotations

from krc_desktop.desktop.people import wording
from krc_desktop.desktop.people.editing import OrganisationEditing
from krc_desktop.desktop.people.organisation_past import span_said
from krc_desktop.desktop.people.person_fields import PHONE, beside
from krc_desktop.desktop.people.record_field import municipality_field
from krc_desktop.desktop.session import Refused
from krc_desktop.desktop.widgets.boxes import Card
from krc_desktop.desktop.widgets.fields import TextField
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.model.fields import LINE, NOTE
from krc_desktop.model.organisation_history import OrganisationHistory, doubt_of
from krc_desktop.model.organisation_lists import OrganisationCard
from krc_desktop.model.organisations import OrganisationKind
from krc_desktop.operations.agenda_words import named

_DIGITS = 11


class DetailsCard(Card):
    """Kind, municipality, registration number, contacts."""

    def __init__(self, editing: OrganisationEditing) -> None:
        """Empty fields."""
        session = editing.session
        self._editing, self._words = editing, session.words
        words = session.words
        super().__init__(session.theme, words.text("About the organisation"))
        self.kind = editing.choice("kind", words.text("Kind"))
        self.municipality = editing.own(
            municipality_field(session, lambda one, refused: self._keep_place(one, refused))
        )
        self.number = editing.own(
            TextField(session.theme, words.text("Registration number"), self._keep_number, limit=0)
        )
        self.phone = editing.line("phone", words.text("Phone"), PHONE)
        self.email = editing.line("email", words.text("E-mail"), LINE)
        self.kind.offer([(kind, wording.kind(words, kind)) for kind in OrganisationKind], None)
        self.doubt = Remark(session.theme)
        self.place_past = label(session.theme, "", "meta", "ink2", wraps=True)
        self.place_past.hide()
        self.add(
            beside(self.kind, self.municipality),
            self.place_past,
            2,
            beside(self.phone, self.email),
            2,
            self.number,
            self.doubt,
        )

    def show_card(self, card: OrganisationCard) -> None:
        """Show what is known of the organisation."""
        one = card.organisation
        self.kind.show_value(one.kind)
        self.municipality.show_value(named(self._words, card.municipality))
        self.number.show_value(one.registration_number or "")
        self.phone.show_value(one.phone)
        self.email.show_value(one.email)

        wrong = doubt_of(one.registration_number) is not None
        said = self._words.text(
            "The last digit does not fit the others. Compare the number with the register;"
            " it is kept."
        )
        self.doubt.say("warn", said if wrong else "")

    def show_history(self, history: OrganisationHistory) -> None:
        """Say from when to when its municipality existed, where that is over or new."""
        words = self._words
        parts = [
            f"{named(words, place.name)}: {days}"
            for place in history.places
            if (days := span_said(words, place.first, place.last))
        ]
        self.place_past.setText(" · ".join(parts))
        self.place_past.setVisible(bool(parts))

    def _keep_place(self, municipality_id: int | None, refused: Refused) -> None:
        self._editing.keep(refused, self.municipality.name, municipality_id=municipality_id)

    def _keep_number(self, typed: str, refused: Refused) -> None:
        digits = "".join(typed.split())
        if digits and not (len(digits) == _DIGITS and digits.isascii() and digits.isdigit()):
            refused(
                self._words.text(
                    "A registration number has 11 digits. Check it, or leave the field empty."
                )
            )
            return
        self._editing.keep(refused, self.number.name, registration_number=digits or None)


class OrganisationNotes(Card):
    """Notes for the coordinator alone."""

    def __init__(self, editing: OrganisationEditing) -> None:
        """An empty field."""
        words = editing.session.words
        super().__init__(editing.session.theme, words.text("Notes"))
        self.notes = editing.note(
            "notes", words.text("Notes"), NOTE, words.text("For coordinators only.")
        )
        self.add(self.notes)

    def show_card(self, card: OrganisationCard) -> None:
        """Show what was noted."""
        self.notes.show_value(card.organisation.notes)
