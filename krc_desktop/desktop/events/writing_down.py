"""The line in which people are written down: letters, Enter, next; new people from it too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.events.entry_line import EntryLine
from krc_desktop.desktop.events.event_words import group_name, in_language
from krc_desktop.desktop.events.seen import Seen
from krc_desktop.desktop.likely_people import likely_proposals
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import boxed, row
from krc_desktop.desktop.widgets.buttons import DropChip
from krc_desktop.desktop.widgets.completing import Completer, Proposal
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.model.event_details import Visitor
from krc_desktop.model.fields import NAME
from krc_desktop.model.people import OTHERS
from krc_desktop.operations import presence
from krc_desktop.operations.change import Change
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.event_entry import groups_named, proposed_visitors

_NEW = "new"
_LEAST_LETTERS = 2


class WritingDown(QObject):
    """The line, the group of whoever is new, and what Enter does."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        """The line of a card, empty."""
        super().__init__(parent)
        self.session = session
        self.words = session.words
        self._seen: Seen | None = None
        self._group_was_chosen = False
        self._listed: frozenset[int] = frozenset()
        theme, words = session.theme, session.words
        self.entry = EntryLine(
            theme,
            words,
            words.text("Name of a visitor"),
            self._add_new,
            hint=words.text("First name or surname"),
            icon="user-plus",
            limit=NAME,
        )
        self.completer = Completer(
            theme, self.entry.line, self._propose, from_letters=_LEAST_LETTERS
        )
        self.completer.taken.connect(self._take)
        self.new_group = DropChip(theme, words.text("Group of new people"))
        self.new_group.chosen.connect(self._choose_group)
        said = label(theme, words.text("New people:"), "meta", "ink2")
        self.group_box = boxed(row(said, self.new_group, spacing=6))

    def begin(self) -> None:
        """Forget what was typed for another event."""
        self._group_was_chosen = False
        self.entry.begin()
        self.completer.close()

    def show_event(self, seen: Seen, found: Sequence[Visitor]) -> None:
        """Write down for an event from now on, whose people are known."""
        self._seen = seen
        self.entry.setVisible(seen.day is not None)
        self.group_box.setVisible(seen.day is not None)
        self._offer_groups(found)

    def _offer_groups(self, found: Sequence[Visitor]) -> None:
        """The group given to new people: the one chosen, else the one most have here."""
        groups = groups_named(self.session.file)
        known = {group.id for group in groups}
        usual = Counter(one.group_id for one in found if one.group_id in known).most_common(1)
        others = next((group.id for group in groups if group.code == OTHERS), None)
        chosen = self.new_group.value
        if chosen not in known or not self._group_was_chosen:
            chosen = usual[0][0] if usual else others
        self.new_group.offer([(one.id, group_name(self.words, one)) for one in groups], chosen)

    def _choose_group(self, _group: int) -> None:
        self._group_was_chosen = True
        self.entry.line.setFocus()

    def _propose(self, typed: str) -> list[Proposal]:
        if self._seen is None or self._seen.day is None:
            return []
        words = self.words
        found = proposed_visitors(self.session.file, self._seen.event, self._seen.day, typed)
        self._listed = frozenset(one.person_id for one in found if one.is_listed)
        proposals = [
            Proposal(
                one.person_id,
                one.name,
                words.text("on the list already")
                if one.is_listed
                else f"{in_language(words, one.group)} · "
                + words.counted("came {n} time", "came {n} times", one.events),
            )
            for one in found
        ]
        proposals += likely_proposals(self.session, typed, [one.person_id for one in found])
        new = Proposal(
            _NEW, words.text("Add “{name}” as new", name=typed), "Ctrl+Enter", is_new=True
        )
        return [*proposals, new]

    def _take(self, proposal: Proposal) -> None:
        if proposal.key == _NEW:
            self.entry.enter()
        elif proposal.key in self._listed:
            self.entry.complain(self.words.text("On the list already: {name}", name=proposal.text))
            self.entry.line.selectAll()
        elif self._add(proposal):
            self.entry.begin()

    def _add(self, proposal: Proposal) -> bool:
        if self._seen is None:
            return False
        change = self.session.do(
            presence.add_visitor,
            refused=self.entry.complain,
            said=self.words.text("Written down: {name}", name=proposal.text),
            event_id=self._seen.id,
            person_id=proposal.key,
            day=self._seen.day,
        )
        return change is not None

    def _add_new(self, text: str, refused: Callable[[str], None]) -> bool:
        """Write down somebody new: chosen so, or nobody else was proposed."""
        if self._seen is None or len(text) < _LEAST_LETTERS:
            return False
        change = self.session.do(
            _new_visitor,
            refused=refused,
            called=self.entry.name,
            said=self.words.text("New person written down: {name}", name=text),
            event_id=self._seen.id,
            typed=text,
            day=self._seen.day,
            group_id=self.new_group.value,
        )
        return change is not None


def _new_visitor(file: CentreFile, **facts: Any) -> Change:
    return presence.add_new_visitor(file, **facts).change
