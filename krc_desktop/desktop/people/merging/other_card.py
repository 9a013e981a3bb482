"""With which card one is merged: those that may be the same person's, or any other by its name."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.likely_people import LikelyPeople, why
from krc_desktop.desktop.people.merging.cards import about_card
from krc_desktop.desktop.people.merging.places import merge_place
from krc_desktop.desktop.people.person_pick import PersonPick
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, clear, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.form_popovers import FormPopover
from krc_desktop.desktop.widgets.labels import ElidedLabel, label
from krc_desktop.operations.change import Change
from krc_desktop.operations.duplicates import LikelyPerson
from krc_desktop.operations.person_merges import older_first

_LIKELY_SHOWN = 5


class OtherCard(FormPopover):
    """Chosen, the two are compared before anything is done."""

    def __init__(self, session: Session, beside: QWidget, person_id: int) -> None:
        """A form for a card; those alike come as soon as the names are read."""
        words = session.words
        super().__init__(session, beside, words.text("Merge with another card"), width=440)
        self._person = session.file.people.get(person_id)
        self._likely = column(spacing=6)
        self.who = PersonPick(session, words.text("Another card"), adds=False)
        self.own(self.who)
        self.put(self._likely, self.who)
        self.finish(words.text("Compare"))
        self._people = LikelyPeople.of(session)
        self._people.ready.connect(self._show_likely)
        self._show_likely()

    def _show_likely(self) -> None:
        clear(self._likely)
        found = self._people.of_person(self._person.id, limit=_LIKELY_SHOWN)
        if found:
            said = self.words.text("These may be the same person's:")
        else:
            said = self.words.text("No other card looks like this person's.")
        self._likely.addWidget(label(self.theme, said, "meta", "ink2", wraps=True))
        for one in found:
            self._likely.addWidget(self._row(one))
        self.refit_soon()

    def _row(self, likely: LikelyPerson) -> QWidget:
        theme, words, person = self.theme, self.words, likely.person
        about = " · ".join(
            part
            for part in (why(words, likely.reasons), about_card(words, self.session.file, person))
            if part
        )
        texts = column(
            ElidedLabel(theme, person.name, "strong"),
            ElidedLabel(theme, about, "meta", "ink2"),
            spacing=0,
        )
        compare = button(
            theme, words.text("Compare"), partial(self._compare, person.id), kind="soft"
        )
        compare.setAccessibleName(f"{words.text('Compare')}: {person.name}")
        line = row(texts, compare, spacing=10)
        line.setStretch(0, 1)
        return boxed(line)

    def _compare(self, other_id: int) -> None:
        stays, gone = older_first(self._person, self.session.file.people.get(other_id))
        self.close_up()
        self.session.go(merge_place(stays.id, gone.id))

    def keep(self) -> Change | None:
        """Compare with the one who is meant."""
        picked = self.who.picked()
        if picked is None:
            self.who.complain(self.who.name)
            self.refused(self.words.text("Choose a card from the list."))
        elif picked.person_id == self._person.id:
            self.refused(self.words.text("This is one and the same card. Choose another one."))
        else:
            self._compare(picked.person_id)
        return None
