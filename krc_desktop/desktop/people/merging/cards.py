"""How one of two cards is shown while they are compared: disc, name, what tells them apart."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.people import wording
from krc_desktop.desktop.people.discs import Disc, tone_of
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.labels import ElidedLabel
from krc_desktop.desktop.widgets.row_button import RowButton
from krc_desktop.language import Phrasebook
from krc_desktop.model.people import Person
from krc_desktop.model.places import PageName, Place
from krc_desktop.store.centre_file import CentreFile


def about_card(words: Phrasebook, file: CentreFile, person: Person) -> str:
    """What tells a card from another of the name: group, year of birth, phone, e-mail."""
    group = file.people.groups.get(person.group_id)
    parts = (
        wording.group_name(words, group),
        str(person.birth_year or ""),
        person.phone,
        person.email,
        words.text("archived") if person.archived_on is not None else "",
    )
    return " · ".join(part for part in parts if part)


def card_button(session: Session, person: Person) -> QWidget:
    """A card as a row that opens it."""
    theme, words = session.theme, session.words
    about = about_card(words, session.file, person)
    disc = Disc(theme, 36, "caption_strong")
    disc.show_letters(person.initials, tone_of(person.group_id))
    texts = column(
        ElidedLabel(theme, person.name, "strong"),
        ElidedLabel(theme, about, "meta", "ink2"),
        spacing=0,
    )
    inside = row(disc, texts, spacing=10)
    inside.setStretch(1, 1)
    opening = partial(session.go, Place(PageName.PEOPLE, (person.id,)))
    made = RowButton(theme, inside, f"{person.name}, {about}", opening)
    made.setToolTip(words.text("Open the card"))
    return made
