"""Who is meant: a few letters find the card, Ctrl+Enter makes somebody new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from krc_desktop.desktop.likely_people import likely_proposals
from krc_desktop.desktop.session import Refused, Session
from krc_desktop.desktop.widgets.completing import MOST_SHOWN, Completer, Proposal
from krc_desktop.desktop.widgets.line_fields import LineField
from krc_desktop.model.people import name_from_line
from krc_desktop.operations.people import add_person_from_line


@dataclass(frozen=True)
class Someone:
    """A person or an organisation of the file, by name."""

    name: str
    person_id: int | None = None
    organisation_id: int | None = None


class WhoLine(LineField):
    """A line that means a person, with `organisations` also an organisation."""

    def __init__(
        self, session: Session, name: str, *, organisations: bool = False, adds: bool = True
    ) -> None:
        """An empty line; `adds`: whether somebody new can be made from what is typed."""
        super().__init__(session.theme, name, hint=session.words.text("Name, surname"), icon="user")
        self._session = session
        self._organisations = organisations
        self._adds = adds
        self._meant: Someone | None = None
        self._is_new = False
        self.completer = Completer(session.theme, self.line, self._propose)
        self.completer.taken.connect(self._taken)
        self.line.textEdited.connect(lambda _text: self._forget())

    def show_someone(self, one: Someone | None) -> None:
        """Show somebody, or nobody."""
        self._meant, self._is_new = one, False
        self.line.setText(one.name if one else "")
        self.line.setCursorPosition(0)

    def someone(self, refused: Refused) -> Someone | None:
        """Who is meant; None for an empty line, or (and says why) where nobody is found.

        Somebody new gets a card.
        """
        typed = self.typed
        if not typed or (self._meant is not None and self._meant.name == typed):
            return self._meant if typed else None
        if self._is_new:
            return self._added(typed, refused)
        same = self._session.file.people.namesakes(*name_from_line(typed))
        known = [one for one in same if one.archived_on is None]
        if len(known) == 1:
            return Someone(known[0].name, known[0].id)
        self.complain(typed)
        refused(
            self._session.words.text(
                "“{name}” is not in the list yet. Choose from the list, or add it with Ctrl+Enter.",
                name=typed,
            )
        )
        return None

    def _added(self, typed: str, refused: Refused) -> Someone | None:
        change = self._session.do(
            add_person_from_line,
            refused=refused,
            quiet=True,
            centre_id=self._session.centre_id,
            line=typed,
        )
        if change is None or change.row_id is None:
            return None
        self.show_someone(Someone(typed, change.row_id))
        return self._meant

    def _forget(self) -> None:
        self._is_new = False

    def _propose(self, typed: str) -> Sequence[Proposal]:
        file = self._session.file
        ids = file.search.people(typed, limit=MOST_SHOWN)
        cards = file.people.by_ids(ids)
        found = [
            Proposal(Someone(cards[one].name, one), cards[one].name) for one in ids if one in cards
        ]
        if self._adds:
            found += [
                Proposal(Someone(one.text, one.key), one.text, one.meta)
                for one in likely_proposals(self._session, typed, ids)
            ]
        if self._organisations:
            found += self._proposed_organisations(typed)
        found = found[:MOST_SHOWN]
        if not self._adds:
            return found
        new = self._session.words.text("Add “{name}” as new", name=typed)
        return [*found, Proposal(None, new, is_new=True)]

    def _proposed_organisations(self, typed: str) -> list[Proposal]:
        file = self._session.file
        ids = file.search.organisations(typed, limit=3)
        known = file.organisations.by_ids(ids)
        return [
            Proposal(Someone(known[one].name, organisation_id=one), known[one].name)
            for one in ids
            if one in known
        ]

    def _taken(self, proposal: Proposal) -> None:
        if proposal.is_new:
            self._meant, self._is_new = None, True
        else:
            self.show_someone(proposal.key)
        self.complain("")
