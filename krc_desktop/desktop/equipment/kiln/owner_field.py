"""Whose pieces they are: a few letters find a person or an event, or make somebody new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from krc_desktop.desktop.equipment.kiln import kiln_words as said
from krc_desktop.desktop.likely_people import likely_proposals
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.completing import Completer, Proposal
from krc_desktop.desktop.widgets.line_fields import LineField
from krc_desktop.model.people import name_from_line
from krc_desktop.model.reports import Both
from krc_desktop.model.shelf import Owner
from krc_desktop.operations.booking_words import called

_PEOPLE, _EVENTS = 4, 3


@dataclass(frozen=True)
class Meant:
    """A person, an event, or a name to make a card from."""

    person_id: int | None = None
    event_id: int | None = None
    new_name: str = ""


class OwnerField(LineField):
    """The line with its proposals; `decided` when one of them was taken."""

    decided = Signal()

    def __init__(self, session: Session) -> None:
        """An empty line."""
        words = session.words
        super().__init__(
            session.theme,
            words.text("Whose"),
            hint=words.text("A person or an event"),
            icon="user",
        )
        self._session = session
        self._meant: Meant | None = None
        self._text = ""
        self.completer = Completer(session.theme, self.line, self._propose)
        self.completer.taken.connect(self._taken)

    def show_owner(self, owner: Owner | None) -> None:
        """Show an owner, or nobody."""
        self._meant = Meant(owner.person_id, owner.event_id) if owner is not None else None
        self._text = said.owner_name(self._session.words, owner) if owner is not None else ""
        self.line.setText(self._text)
        self.line.setCursorPosition(0)
        self.complain("")

    def meant(self) -> Meant | None:
        """Who is meant; None where what was typed is nobody's name, or several people's."""
        typed = self.typed
        if self._meant is not None and typed == self._text:
            return self._meant
        if not typed:
            return None
        file = self._session.file
        found = file.people.namesakes(*name_from_line(typed))
        same = [one for one in found if one.archived_on is None]
        return Meant(person_id=same[0].id) if len(same) == 1 else None

    def take_as_new(self) -> None:
        """Let what was typed be the name of somebody new."""
        self._text = self.typed
        self._meant = Meant(new_name=self.typed)
        self.complain("")

    def _propose(self, typed: str) -> Sequence[Proposal]:
        file, words = self._session.file, self._session.words
        ids = file.search.people(typed, limit=_PEOPLE)
        cards = file.people.by_ids(ids)
        people = [
            Proposal(Meant(person_id=one), cards[one].name, self._group(cards[one].group_id))
            for one in ids
            if one in cards
        ]
        people += [
            Proposal(Meant(person_id=one.key), one.text, one.meta)
            for one in likely_proposals(self._session, typed, ids)
        ]
        new = words.text("Add “{name}” as new", name=typed)
        return [*people, *self._events(typed), Proposal(Meant(new_name=typed), new, is_new=True)]

    def _group(self, group_id: int) -> str:
        group = self._session.file.people.groups.get(group_id)
        return called(self._session.words, Both(group.name_lv, group.name_en))

    def _events(self, typed: str) -> list[Proposal]:
        file, words = self._session.file, self._session.words
        ids = file.search.events(typed, limit=_EVENTS)
        known = file.events.by_ids(ids)
        return [
            Proposal(
                Meant(event_id=one),
                called(words, Both(known[one].title_lv, known[one].title_en)),
                words.text("event, {day}", day=words.date(known[one].local_day)),
            )
            for one in ids
            if one in known and known[one].centre_id == self._session.centre_id
        ]

    def _taken(self, proposal: Proposal) -> None:
        self._meant = proposal.key
        self._text = proposal.key.new_name or proposal.text
        self.line.setText(self._text)
        self.line.setCursorPosition(0)
        self.complain("")
        self.decided.emit()
