"""Who may be the person whose name is being typed, in every line of the window that adds people.

The names are read once, beside the window; until then exact namesakes are pointed out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from krc_desktop.desktop.gentle import gently
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.completing import Proposal
from krc_desktop.desktop.work import Progress
from krc_desktop.language import Phrasebook
from krc_desktop.model.duplicates import Alike
from krc_desktop.model.people import name_from_line
from krc_desktop.operations.duplicates import (
    DuplicateFinder,
    KnownNames,
    LikelyPerson,
    read_names,
)
from krc_desktop.store.centre_file import CentreFile

_LEAST_LETTERS = 3

Said = Callable[[Phrasebook], str]

_REASONS: dict[Alike, Said] = {
    Alike.SAME_NAME: lambda w: w.text_in("alike", "the same name"),
    Alike.WORD_ORDER: lambda w: w.text_in("alike", "the same name in another order"),
    Alike.TYPO: lambda w: w.text_in("alike", "one letter differs"),
    Alike.DOUBLE_SURNAME: lambda w: w.text_in("alike", "double surname"),
    Alike.OTHER_SURNAME: lambda w: w.text_in("alike", "the same first name"),
    Alike.BEGUN: lambda w: w.text_in("alike", "begins the same"),
    Alike.BORN: lambda w: w.text_in("alike", "the same birth year"),
    Alike.PHONE: lambda w: w.text_in("alike", "the same phone"),
    Alike.EMAIL: lambda w: w.text_in("alike", "the same e-mail"),
}


def reasons(words: Phrasebook, found: Iterable[Alike]) -> list[str]:
    """In what two cards are alike, the weightiest first."""
    known = set(found)
    return [said(words) for alike, said in _REASONS.items() if alike in known]


def why(words: Phrasebook, found: Iterable[Alike]) -> str:
    """In what two cards are alike, in a line."""
    return ", ".join(reasons(words, found))


class LikelyPeople(QObject):
    """The finder of a session: one for all lines in which people are typed."""

    ready = Signal()

    def __init__(self, session: Session) -> None:
        """Nothing is read yet; `of` gives the session's own."""
        super().__init__(session)
        self._session = session
        self._finder: DuplicateFinder | None = None
        self._is_read = False

    @classmethod
    def of(cls, session: Session) -> LikelyPeople:
        """The one of a session; its names are being read from the first time on."""
        found = session.findChild(cls)
        made: LikelyPeople = found if isinstance(found, cls) else cls(session)
        made.prepare()
        return made

    @property
    def is_ready(self) -> bool:
        """Whether the names are read."""
        return self._finder is not None

    def prepare(self) -> None:
        """Begin to read the names beside the window."""
        if not self._is_read:
            self._is_read = True
            self._session.work.start(_reading, done=self._take)

    def _take(self, known: KnownNames) -> None:
        self._finder = DuplicateFinder(self._session.file, known)
        self.ready.emit()

    def of_person(self, person_id: int, *, limit: int = 5) -> list[LikelyPerson]:
        """Other cards that may be a person's, without those told apart."""
        return self._finder.of_person(person_id, limit=limit) if self._finder is not None else []

    def while_typing(self, line: str, *, but: int = 0, limit: int = 3) -> list[LikelyPerson]:
        """Cards that may be the person's; of a begun name too."""
        if len(line.strip()) < _LEAST_LETTERS:
            return []
        if self._finder is not None:
            return self._finder.while_typing(line, but=but, limit=limit)
        first, last = name_from_line(line)
        same = self._session.file.people.namesakes(first, last, but=but) if first and last else []
        return [LikelyPerson(one, frozenset({Alike.SAME_NAME})) for one in same[:limit]]

    def beside(
        self, line: str, found: Collection[int], *, limit: int = 2
    ) -> Sequence[LikelyPerson]:
        """Cards that may be meant, besides those found by their letters already."""
        likely = self.while_typing(line, limit=limit + len(found))
        return [
            one for one in likely if one.person.id not in found and one.person.archived_on is None
        ][:limit]


def likely_proposals(session: Session, typed: str, found: Collection[int]) -> list[Proposal]:
    """Cards that may be meant besides those found by their letters; their keys are people's ids."""
    likely = LikelyPeople.of(session).beside(typed, found)
    return [
        Proposal(one.person.id, one.person.name, why(session.words, one.reasons)) for one in likely
    ]


def _reading(file: CentreFile, progress: Progress) -> KnownNames:
    progress.check()
    with gently():
        return read_names(file)
