"""The fields of a person's card: group and age, contact details, notes."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from krc_desktop.desktop.people import wording
from krc_desktop.desktop.people.editing import PersonEditing
from krc_desktop.desktop.people.people_list import named_groups
from krc_desktop.desktop.people.record_field import municipality_field, organisation_field
from krc_desktop.desktop.session import Refused
from krc_desktop.desktop.widgets.boxes import Card, row
from krc_desktop.desktop.widgets.fields import Field, TextField
from krc_desktop.desktop.widgets.labels import icon_label, label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.model.contacts import looks_like_email, looks_like_phone
from krc_desktop.model.fields import LINE, NAME, NOTE
from krc_desktop.model.people import Person
from krc_desktop.model.people_lists import PersonCard
from krc_desktop.operations.agenda_words import named

PHONE = 40


def beside(*fields: Field) -> QHBoxLayout:
    """Fields side by side, each as wide as the other, from the same height."""
    line = row(*fields, spacing=12)
    for number, field in enumerate(fields):
        line.setStretch(number, 1)
        line.setAlignment(field, Qt.AlignmentFlag.AlignTop)
    return line


class AboutCard(Card):
    """Group, age band, year of birth; and what is not kept."""

    def __init__(self, editing: PersonEditing) -> None:
        """Empty fields."""
        self._editing = editing
        self._session = session = editing.session
        words, theme = session.words, session.theme
        super().__init__(theme, words.text("About the person"))
        self.group = editing.choice("group_id", words.text("Group"))
        self.age_band = editing.choice("age_band_id", words.text("Age group"))
        self.birth_year = editing.own(
            TextField(theme, words.text("Birth year"), self._keep_year, limit=0)
        )
        self.original = editing.line("original_name", words.text("Name in its own spelling"), NAME)
        self.add(beside(self.group, self.age_band), beside(self.birth_year, self.original))
        not_kept = words.text("Personal code, address and health are not kept here.")
        said = label(theme, not_kept, "meta", "ink2", wraps=True)
        line = row(icon_label(theme, "lock-key", "ink2", 16), said, spacing=8)
        line.setStretch(1, 1)
        self.add(2, line)

    def show_card(self, card: PersonCard) -> None:
        """Show whose card it is."""
        person, words, file = card.person, self._session.words, self._session.file
        groups = named_groups(file)
        if all(group.id != card.group.id for group in groups):
            groups.append(card.group)
        named_so = [(group.id, wording.group_name(words, group)) for group in groups]
        self.group.offer(named_so, person.group_id)
        bands = [
            band
            for band in file.people.age_bands.all()
            if band.archived_on is None or band.id == person.age_band_id
        ]
        bands.sort(key=lambda band: band.from_age)
        ages: list[tuple[Any, str]] = [(None, words.text("Not known"))]
        ages += [(band.id, band.label) for band in bands]
        self.age_band.offer(ages, person.age_band_id)
        self.birth_year.show_value(str(person.birth_year) if person.birth_year else "")
        self.original.show_value(person.original_name)

    def _keep_year(self, typed: str, refused: Refused) -> None:
        year = typed.strip().rstrip(".")
        if year and not (year.isascii() and year.isdigit() and len(year) == 4):
            refused(
                self._session.words.text(
                    "Enter the year alone, for example 2017. The day of birth is not kept."
                )
            )
            return
        self._editing.keep(refused, self.birth_year.name, birth_year=int(year) if year else None)


class ContactCard(Card):
    """Phone, e-mail, municipality, organisation."""

    def __init__(self, editing: PersonEditing) -> None:
        """Empty fields."""
        session = editing.session
        words = session.words
        super().__init__(session.theme, words.text("Contact details"))
        self.phone = editing.line("phone", words.text("Phone"), PHONE)
        self.email = editing.line("email", words.text("E-mail"), LINE)
        self.municipality = editing.own(
            municipality_field(session, lambda one, refused: self._keep_place(one, refused))
        )
        self.organisation = editing.own(
            organisation_field(session, lambda one, refused: self._keep_from(one, refused))
        )
        self._editing, self._words = editing, words
        self.doubt = Remark(session.theme)
        self.add(beside(self.phone, self.email), self.doubt)
        self.add(2, beside(self.municipality, self.organisation))

    def show_card(self, card: PersonCard) -> None:
        """Show how one reaches the person, and from where they come."""
        self.phone.show_value(card.person.phone)
        self.email.show_value(card.person.email)
        self.doubt.say("warn", self._doubts(card.person))
        self.municipality.show_value(named(self._words, card.municipality))
        self.organisation.show_value(card.organisation)

    def _doubts(self, person: Person) -> str:
        """What does not look like a number or an address: pointed out, and kept as it was typed."""
        words = self._words
        doubts = []
        if not looks_like_phone(person.phone):
            doubts.append(words.text("This does not look like a phone number. It is kept anyway."))
        if not looks_like_email(person.email):
            doubts.append(
                words.text("This does not look like an e-mail address. It is kept anyway.")
            )
        return " ".join(doubts)

    def _keep_place(self, municipality_id: int | None, refused: Refused) -> None:
        self._editing.keep(refused, self.municipality.name, municipality_id=municipality_id)

    def _keep_from(self, organisation_id: int | None, refused: Refused) -> None:
        self._editing.keep(refused, self.organisation.name, organisation_id=organisation_id)


class NotesCard(Card):
    """Notes for the coordinator alone."""

    def __init__(self, editing: PersonEditing) -> None:
        """An empty field."""
        words = editing.session.words
        super().__init__(editing.session.theme, words.text("Notes"))
        hint = words.text("For coordinators only. Never health or why somebody comes.")
        self.notes = editing.note("notes", words.text("Notes"), NOTE, hint)
        self.add(self.notes)

    def show_card(self, card: PersonCard) -> None:
        """Show what was noted."""
        self.notes.show_value(card.person.notes)
