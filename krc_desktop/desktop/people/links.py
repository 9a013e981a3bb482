"""Those linked to a person: guardians, wards, family; each opens its own card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.people import wording
from krc_desktop.desktop.people.discs import Disc, tone_of
from krc_desktop.desktop.people.link_popover import LinkPopover, adding
from krc_desktop.desktop.people.wording import Relation
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import Card, boxed, clear, column, row
from krc_desktop.desktop.widgets.buttons import button, icon_button
from krc_desktop.desktop.widgets.flowing import flowing
from krc_desktop.desktop.widgets.labels import ElidedLabel, label, tag
from krc_desktop.desktop.widgets.row_button import RowButton
from krc_desktop.language import Phrasebook
from krc_desktop.model.people import Answer, LinkKind, Role, initials, is_child
from krc_desktop.model.people_lists import LinkedPerson, PersonCard
from krc_desktop.model.places import PageName, Place
from krc_desktop.operations.families import unlink_people

_SHOWN_ROLES = (Role.VOLUNTEER, Role.GUARDIAN, Role.LEADER, Role.INDUCTOR)

_SHORT: dict[Relation, Callable[[Phrasebook], str]] = {
    Relation.GUARDIAN: lambda w: w.text_in("link to add", "Guardian"),
    Relation.WARD: lambda w: w.text_in("link to add", "Child"),
    Relation.FAMILY: lambda w: w.text_in("link to add", "Family"),
}


class LinksBox(QWidget):
    """A card for each kind of link there is, a guardian's for every minor, and ways to add more."""

    def __init__(self, session: Session) -> None:
        """No links yet."""
        super().__init__()
        self._session = session
        self._cards = column(spacing=12)
        self.more = {relation: self._way_to_add(relation) for relation in Relation}
        ways = flowing(*self.more.values(), spacing=6)
        self.setLayout(column(self._cards, ways, spacing=6))
        self._shown: object = None

    def _way_to_add(self, relation: Relation) -> QWidget:
        words = self._session.words
        made = button(self._session.theme, _SHORT[relation](words), icon="plus")
        made.setProperty("kind", "dashed")
        made.setAccessibleName(adding(words, relation))
        made.setToolTip(adding(words, relation))
        made.setFont(self._session.theme.font("caption"))
        made.setIconSize(self._session.theme.icon_size(14))
        made.clicked.connect(lambda: self.add_one(relation, made))
        return made

    def show_card(self, card: PersonCard) -> None:
        """Show those linked."""
        self._card = card
        minor = is_child(card.person, card.age_band, self._session.today)
        shown = (card.person.id, card.links, minor, card.person.guardian_consent)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._cards)
        for relation in Relation:
            linked = [one for one in card.links if relation_of(one) is relation]
            if linked or (minor and relation is Relation.GUARDIAN):
                self._cards.addWidget(self._card_of(relation, linked))
            self.more[relation].setVisible(
                not linked and not (minor and relation is not Relation.FAMILY)
            )

    def _card_of(self, relation: Relation, linked: Sequence[LinkedPerson]) -> Card:
        words, theme = self._session.words, self._session.theme
        add = button(theme, words.text("Add"), kind="link")
        add.setAccessibleName(adding(words, relation))
        add.clicked.connect(lambda: self.add_one(relation, add))
        made = Card(theme, wording.relation(words, relation), add)
        for one in linked:
            made.add(self._line(one))
        if not linked:
            said = words.text(
                "Not known yet. Until 18 a guardian answers for photos and volunteer work."
            )
            made.add(label(theme, said, "meta", "ink2", wraps=True))
        return made

    def _line(self, linked: LinkedPerson) -> QWidget:
        theme, words = self._session.theme, self._session.words
        disc = Disc(theme, 40, "strong")
        disc.show_letters(initials(linked.name), tone_of(linked.id))
        tags = [
            tag(theme, wording.role(words, one), "soft")
            for one in _SHOWN_ROLES
            if one in linked.roles
        ]
        texts = column(None, ElidedLabel(theme, linked.name, "strong"), spacing=2)
        if tags:
            texts.addWidget(flowing(*tags, spacing=4))
        about = self._about(linked)
        if about:
            texts.addWidget(ElidedLabel(theme, about, "meta", "ink2"))
        texts.addStretch(1)
        inside = row(disc, texts, spacing=10)
        inside.setStretch(1, 1)
        name = words.text("Open: {name}", name=linked.name)
        opening = RowButton(theme, inside, name, partial(self._open, linked.id))
        opening.setToolTip(words.text("Open the card"))
        cross = icon_button(
            theme,
            "x",
            words.text("Take the link away: {name}", name=linked.name),
            partial(self._session.do, unlink_people, link_id=linked.link_id),
        )
        line = row(opening, cross, spacing=6)
        line.setStretch(0, 1)
        return boxed(line)

    def _about(self, linked: LinkedPerson) -> str:
        words = self._session.words
        phone = words.text("tel. {phone}", phone=linked.phone) if linked.phone else ""
        is_guardian = relation_of(linked) is Relation.GUARDIAN
        agreed = is_guardian and self._card.person.guardian_consent is Answer.YES
        consent = words.text("has given consent") if agreed else ""
        return " · ".join(part for part in (phone, consent) if part)

    def _open(self, person_id: int) -> None:
        self._session.go(Place(PageName.PEOPLE, (person_id,)))

    def add_one(self, relation: Relation, beside: QWidget) -> None:
        """Ask who is to be linked."""
        LinkPopover(self._session, beside, self._card.person.id, relation).show_up()


def relation_of(linked: LinkedPerson) -> Relation:
    """What somebody linked is to the person of the card."""
    if linked.kind is LinkKind.FAMILY:
        return Relation.FAMILY
    return Relation.WARD if linked.is_ward else Relation.GUARDIAN
