"""Who helped: a few letters find the card, Ctrl+Enter makes somebody new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from krc_desktop.desktop.likely_people import likely_proposals
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.completing import MOST_SHOWN, Completer, Proposal
from krc_desktop.desktop.widgets.line_fields import LineField
from krc_desktop.language import Language
from krc_desktop.model.people import Person, name_from_line


@dataclass(frozen=True)
class Who:
    """A person of the file, or a name to make a card from."""

    person_id: int = 0
    new_name: str = ""


class WhoField(LineField):
    """The line with its proposals; `decided` when somebody was taken from them."""

    decided = Signal()

    def __init__(self, session: Session) -> None:
        """An empty line."""
        words = session.words
        super().__init__(
            session.theme,
            words.text("Who helped"),
            hint=words.text("Name, surname"),
            icon="user",
        )
        self._session = session
        self._person: Person | None = None
        self._new = ""
        self.completer = Completer(session.theme, self.line, self._propose)
        self.completer.taken.connect(self._taken)

    def show_person(self, person: Person | None) -> None:
        """Show somebody, or nobody."""
        self._person, self._new = person, ""
        self.line.setText(person.name if person else "")
        self.line.setCursorPosition(0)
        self.complain("")

    @property
    def is_untouched(self) -> bool:
        """Whether it holds nothing, or the person who was put there."""
        typed = self.line.text().strip()
        return not typed or (self._person is not None and typed == self._person.name)

    def take_as_new(self) -> None:
        """Let what was typed be the name of somebody new."""
        self._person, self._new = None, self.line.text().strip()
        self.complain("")

    def who(self) -> Who | None:
        """Who is meant; None where what was typed is nobody's name, or several people's."""
        typed = self.line.text().strip()
        if self._person is not None and typed == self._person.name:
            return Who(self._person.id)
        if self._new and typed == self._new:
            return Who(new_name=typed)
        same = [one for one in self._namesakes(typed) if one.archived_on is None]
        return Who(same[0].id) if len(same) == 1 else None

    def look_again(self) -> None:
        """Somebody whose card was taken back meanwhile is only a typed name again."""
        gone = self._person is not None and not self._session.file.people.by_ids([self._person.id])
        if gone:
            self._person = None

    def _namesakes(self, typed: str) -> Sequence[Person]:
        return self._session.file.people.namesakes(*name_from_line(typed)) if typed else []

    def _propose(self, typed: str) -> Sequence[Proposal]:
        file = self._session.file
        ids = file.search.people(typed, limit=MOST_SHOWN)
        cards = file.people.by_ids(ids)
        found = [
            Proposal(one, cards[one].name, self._told_apart(cards[one]))
            for one in ids
            if one in cards
        ]
        found += likely_proposals(self._session, typed, ids)
        new = self._session.words.text("Add “{name}” as new", name=typed)
        return [*found, Proposal(None, new, is_new=True)]

    def _told_apart(self, person: Person) -> str:
        """What tells somebody from others of the name: group, age."""
        file = self._session.file
        group = file.people.groups.get(person.group_id)
        english = self._session.words.language is Language.ENGLISH and group.name_en
        parts = [group.name_en if english else group.name_lv]
        if person.age_band_id:
            parts.append(file.people.age_bands.get(person.age_band_id).label)
        return ", ".join(parts)

    def _taken(self, proposal: Proposal) -> None:
        if proposal.is_new:
            self.take_as_new()
        else:
            self.show_person(self._session.file.people.get(proposal.key))
        self.decided.emit()

    def select_all(self) -> None:
        """Put the cursor here so that typing replaces who stands here."""
        self.line.setFocus()
        self.line.selectAll()
