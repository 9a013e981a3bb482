"""Those linked to a person: guardians, wards, family; each opens its own card."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.people import wording
from krc_desktop.desktop.people.discs import Disc, tone_of
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card, boxed, clear, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import ElidedLabel
from krc_desktop.model.people import initials
from krc_desktop.model.people_lists import LinkedPerson, PersonCard
from krc_desktop.model.places import PageName, Place


class LinksBox(QWidget):
    """A card for each kind of link there is; nothing where there is none."""

    def __init__(self, session: Session) -> None:
        """No links yet."""
        super().__init__()
        self._session = session
        self._cards = column(spacing=12)
        self.setLayout(self._cards)
        self._shown: tuple[LinkedPerson, ...] = ()

    def show_card(self, card: PersonCard) -> None:
        """Show those linked."""
        self.setVisible(bool(card.links))
        if card.links == self._shown:
            return
        self._shown = card.links
        clear(self._cards)
        cards: dict[str, Card] = {}
        for linked in card.links:
            heading = wording.linked_heading(self._session.words, linked)
            if heading not in cards:
                cards[heading] = Card(self._session.theme, heading)
                self._cards.addWidget(cards[heading])
            cards[heading].add(self._line(linked))

    def _line(self, linked: LinkedPerson) -> QWidget:
        theme, words = self._session.theme, self._session.words
        disc = Disc(theme, 40, "strong")
        disc.show_letters(initials(linked.name), tone_of(linked.id))
        phone = words.text("tel. {phone}", phone=linked.phone) if linked.phone else ""
        roles = ", ".join(wording.role(words, role) for role in sorted(linked.roles))
        about = " · ".join(part for part in (phone, roles) if part)
        texts = column(None, ElidedLabel(theme, linked.name, "strong"), spacing=1)
        if about:
            texts.addWidget(ElidedLabel(theme, about, "meta", "ink2"))
        texts.addStretch(1)
        opening = button(
            theme, words.text("Open"), partial(self._open, linked.id), kind="link", tip=linked.name
        )
        opening.setAccessibleName(words.text("Open: {name}", name=linked.name))
        line = row(disc, boxed(texts), opening, spacing=12)
        line.setStretch(1, 1)
        return boxed(line)

    def _open(self, person_id: int) -> None:
        self._session.go(Place(PageName.PEOPLE, (person_id,)))
