"""Somebody being linked to a person: their guardian, a child they look after, family."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.people.person_pick import PersonPick
from krc_desktop.desktop.people.wording import Relation
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.form_popovers import FormPopover
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.language import Phrasebook
from krc_desktop.model.people import LinkKind
from krc_desktop.operations.change import Change
from krc_desktop.operations.families import link_people
from krc_desktop.operations.new_relatives import link_new_person

_NAMES: dict[Relation, Callable[[Phrasebook], str]] = {
    Relation.GUARDIAN: lambda w: w.text("Add a guardian"),
    Relation.WARD: lambda w: w.text("Add a child to look after"),
    Relation.FAMILY: lambda w: w.text("Add family"),
}


def adding(words: Phrasebook, relation: Relation) -> str:
    """What adding somebody of a relation is called."""
    return _NAMES[relation](words)


class LinkPopover(FormPopover):
    """One line: a card is found by letters, or made with Ctrl+Enter; Enter links it."""

    def __init__(
        self, session: Session, beside: QWidget, person_id: int, relation: Relation
    ) -> None:
        """A form for a link of a person."""
        words = session.words
        super().__init__(session, beside, adding(words, relation), width=400)
        self._person_id, self._relation = person_id, relation
        self.who = PersonPick(session, words.text("First name and surname"))
        self.own(self.who)
        hint = words.text("Whoever has no card yet gets one with Ctrl+Enter.")
        self.put(self.who, label(self.theme, hint, "meta", "ink2", wraps=True))
        self.finish(words.text("Add"))

    def keep(self) -> Change | None:
        """Link the one who is meant."""
        picked = self.who.picked()
        if picked is None:
            self._say_unknown()
            return None
        is_ward = self._relation is Relation.WARD
        kind = LinkKind.FAMILY if self._relation is Relation.FAMILY else LinkKind.GUARDIAN
        if picked.new_name:
            return self.session.do(
                link_new_person,
                refused=self.refused,
                called=self.who.name,
                person_id=self._person_id,
                line=picked.new_name,
                kind=kind,
                is_ward=is_ward,
            )
        pair = (self._person_id, picked.person_id)
        person_id, other_id = reversed(pair) if is_ward else pair
        return self.session.do(
            link_people, refused=self.refused, person_id=person_id, other_id=other_id, kind=kind
        )

    def _say_unknown(self) -> None:
        words, typed = self.words, self.who.typed
        self.who.complain(typed or self.who.name)
        if typed:
            said = words.text(
                "“{name}” is not in the list yet. Choose from the list, or add it with Ctrl+Enter.",
                name=typed,
            )
        else:
            said = words.text("Type a name first.")
        self.refused(said)
