"""A line that names one of a few people: who inducted, who will be there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from krc_desktop.alphabet import folded
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.completing import MOST_SHOWN, Completer, Proposal
from krc_desktop.desktop.widgets.line_fields import LineField
from krc_desktop.model.people import Person

Offering = Callable[[], Sequence[Person]]


class PersonLine(LineField):
    """Offers people as soon as it has the focus or letters; `decided` when one was taken."""

    decided = Signal()

    def __init__(
        self, session: Session, name: str, offering: Offering, *, anybody: bool = False
    ) -> None:
        """`offering` answers who comes first; `anybody`: letters find everybody else too."""
        super().__init__(session.theme, name, hint=session.words.text("Name, surname"), icon="user")
        self._session = session
        self._offering = offering
        self._anybody = anybody
        self._person: Person | None = None
        self.completer = Completer(session.theme, self.line, self._propose, from_letters=0)
        self.completer.taken.connect(self._taken)

    @property
    def person_id(self) -> int | None:
        """Who is named; None while nobody is."""
        known = self._person
        return known.id if known is not None and self.typed == known.name else None

    def show_person(self, person: Person | None) -> None:
        """Show somebody, or nobody."""
        self._person = person
        self.line.setText(person.name if person is not None else "")
        self.line.setCursorPosition(0)

    def ask(self) -> None:
        """Put the cursor here and offer who comes first."""
        self.line.setFocus()
        self.line.textEdited.emit(self.line.text())

    def _propose(self, typed: str) -> Sequence[Proposal]:
        wanted = folded(typed)
        first = [one for one in self._offering() if wanted in folded(one.name)]
        found = {one.id: one for one in first}
        if self._anybody and typed:
            file = self._session.file
            ids = file.search.people(typed, limit=MOST_SHOWN)
            found |= file.people.by_ids(ids)
        return [Proposal(one, one.name) for one in list(found.values())[:MOST_SHOWN]]

    def _taken(self, proposal: Proposal) -> None:
        self.show_person(proposal.key)
        self.decided.emit()
