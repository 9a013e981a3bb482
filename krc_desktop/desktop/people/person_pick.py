"""A line that means one person: a few letters find the card, Ctrl+Enter makes somebody new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from krc_desktop.desktop.likely_people import likely_proposals
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.completing import MOST_SHOWN, Completer, Proposal
from krc_desktop.desktop.widgets.line_fields import LineField
from krc_desktop.model.people import Person, name_from_line
from krc_desktop.model.reports import Both
from krc_desktop.operations.agenda_words import named


@dataclass(frozen=True)
class Picked:
    """A person of the file, or a name to make a card from."""

    person_id: int = 0
    new_name: str = ""


class PersonPick(LineField):
    """Proposes cards by their letters and those that may be meant; `adds`: also somebody new."""

    def __init__(self, session: Session, name: str, *, adds: bool = True) -> None:
        """An empty line."""
        super().__init__(session.theme, name, hint=session.words.text("Name, surname"), icon="user")
        self._session = session
        self._adds = adds
        self._person: Person | None = None
        self._new = ""
        self.completer = Completer(session.theme, self.line, self._propose)
        self.completer.taken.connect(self._taken)

    def picked(self) -> Picked | None:
        """Who is meant; None where what was typed is nobody's name, or several people's."""
        typed = self.typed
        if self._person is not None and typed == self._person.name:
            return Picked(self._person.id)
        if self._new and typed == self._new:
            return Picked(new_name=typed)
        found = self._session.file.people.namesakes(*name_from_line(typed)) if typed else []
        same = [one for one in found if one.archived_on is None]
        return Picked(same[0].id) if len(same) == 1 else None

    def _propose(self, typed: str) -> Sequence[Proposal]:
        file, words = self._session.file, self._session.words
        ids = file.search.people(typed, limit=MOST_SHOWN)
        cards = file.people.by_ids(ids)
        found = [
            Proposal(one, cards[one].name, self._told_apart(cards[one]))
            for one in ids
            if one in cards
        ]
        found += likely_proposals(self._session, typed, ids)
        if self._adds:
            new = words.text("Add “{name}” as new", name=typed)
            found.append(Proposal(None, new, is_new=True))
        return found

    def _told_apart(self, person: Person) -> str:
        """What tells somebody from others of the name: group, year of birth."""
        group = self._session.file.people.groups.get(person.group_id)
        name = named(self._session.words, Both(group.name_lv, group.name_en))
        return ", ".join(part for part in (name, str(person.birth_year or "")) if part)

    def _taken(self, proposal: Proposal) -> None:
        self.complain("")
        if proposal.is_new:
            self._person, self._new = None, self.typed
            return
        self._person, self._new = self._session.file.people.get(proposal.key), ""
        self.line.setText(self._person.name)
        self.line.setCursorPosition(0)
