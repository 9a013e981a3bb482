"""The line in which people are signed up: letters, Enter, next; with a place or to wait."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.events.entry_line import EntryLine
from krc_desktop.desktop.events.event_words import in_language
from krc_desktop.desktop.likely_people import likely_proposals
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import Segmented
from krc_desktop.desktop.widgets.completing import Completer, Proposal
from krc_desktop.model.event_details import Room
from krc_desktop.model.events import Event
from krc_desktop.model.fields import NAME
from krc_desktop.model.signups import SignupList
from krc_desktop.operations import signups
from krc_desktop.operations.change import Change
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.event_entry import proposed_visitors

_NEW = "new"
_LEAST_LETTERS = 2


class SigningUp(QWidget):
    """Over the lists. Where all places are taken the next wait, unless chosen otherwise."""

    def __init__(self, session: Session) -> None:
        """The line without an event yet."""
        super().__init__()
        self.session = session
        self.words = session.words
        theme, words = session.theme, session.words
        self._event: Event | None = None
        self._found: SignupList | None = None
        self._was_full = False
        self.entry = EntryLine(
            theme,
            words,
            words.text("Name of whoever signs up"),
            self._add_new,
            hint=words.text("First name or surname"),
            icon="user-plus",
            limit=NAME,
        )
        self.completer = Completer(
            theme, self.entry.line, self._propose, from_letters=_LEAST_LETTERS
        )
        self.completer.taken.connect(self._take)
        self.where = Segmented(theme, words.text("Where the next one goes"))
        self.where.offer(False, words.text("Gets a place"))  # noqa: FBT003
        self.where.offer(True, words.text("Waits"))  # noqa: FBT003
        self.where.choose(False)  # noqa: FBT003
        self.where.chosen.connect(lambda _waits: self.entry.line.setFocus())
        line = row(self.entry, self.where, spacing=10)
        line.setStretch(0, 1)
        self.setLayout(line)

    def show_event(self, event: Event, found: SignupList) -> None:
        """Sign up for an event from now on."""
        another = self._event is None or self._event.id != event.id
        self._event, self._found = event, found
        if another:
            self.entry.begin()
            self.completer.close()
        is_full = found.room in (Room.FULL, Room.OVER)
        if another or is_full != self._was_full:
            self.where.choose(is_full)
        self._was_full = is_full

    # -- proposing -----------------------------------------------------------------------------

    def _propose(self, typed: str) -> list[Proposal]:
        if self._event is None:
            return []
        file, words = self.session.file, self.words
        found = proposed_visitors(file, self._event, self._event.local_day, typed)
        proposals = [
            Proposal(one.person_id, one.name, self._stands(one.person_id) or self._group(one))
            for one in found
        ]
        proposals.sort(key=lambda one: bool(self._stands(one.key)))
        likely = likely_proposals(self.session, typed, [one.person_id for one in found])
        text = words.text("Add “{name}” as new", name=typed)
        return [*proposals, *likely, Proposal(_NEW, text, "Ctrl+Enter", is_new=True)]

    def _group(self, one: Any) -> str:
        return in_language(self.words, one.group)

    def _stands(self, person_id: int) -> str:
        """How somebody stands already; empty where they are not signed up."""
        if self._found is None:
            return ""
        if _has(self._found.registered, person_id):
            return self.words.text_in("sign-up", "signed up already")
        if _has(self._found.waiting, person_id):
            return self.words.text_in("sign-up", "waits already")
        return ""

    # -- taking --------------------------------------------------------------------------------

    def _take(self, proposal: Proposal) -> None:
        if proposal.key == _NEW:
            self.entry.enter()
        elif self._event is not None:
            done = self.session.do(
                _signed_up,
                refused=self.entry.complain,
                said=self._said(proposal.text),
                event_id=self._event.id,
                person_id=proposal.key,
                waits=bool(self.where.value),
            )
            if done is not None:
                self.entry.begin()

    def _add_new(self, text: str, refused: Callable[[str], None]) -> bool:
        if self._event is None or len(text) < _LEAST_LETTERS:
            return False
        done = self.session.do(
            _signed_up_new,
            refused=refused,
            called=self.entry.name,
            said=self._said(text),
            event_id=self._event.id,
            typed=text,
            waits=bool(self.where.value),
        )
        return done is not None

    def _said(self, name: str) -> str:
        if self.where.value:
            return self.words.text("Waits for a place: {name}", name=name)
        return self.words.text("Signed up: {name}", name=name)


def _has(rows: Sequence[Any], person_id: int) -> bool:
    return any(one.person_id == person_id for one in rows)


def _signed_up(file: CentreFile, **facts: Any) -> Change:
    return signups.sign_up(file, **facts).change


def _signed_up_new(file: CentreFile, **facts: Any) -> Change:
    return signups.sign_up_new(file, **facts).change
