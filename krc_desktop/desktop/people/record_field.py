"""A field that holds another record: found by the letters of its name, or added from them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from krc_desktop.alphabet import folded
from krc_desktop.desktop.session import Refused, Session
from krc_desktop.desktop.widgets.completing import Completer, Proposal
from krc_desktop.desktop.widgets.fields import TextField
from krc_desktop.model.fields import NAME
from krc_desktop.model.reports import Both
from krc_desktop.operations.agenda_words import named
from krc_desktop.operations.centres import add_municipality
from krc_desktop.operations.organisations import add_organisation

_PROPOSED = 6


@dataclass(frozen=True)
class Named:
    """A record with its name."""

    id: int
    name: str


Finding = Callable[[str], Sequence[Named]]
Adding = Callable[[str, Refused], int | None]
Taking = Callable[[int | None, Refused], object]


class RecordField(TextField):
    """A record by its name: chosen from what is proposed, added with Ctrl+Enter, or emptied."""

    def __init__(
        self, session: Session, name: str, *, finding: Finding, adding: Adding, taking: Taking
    ) -> None:
        """A field of `name`; `taking` keeps what was chosen, None where it was emptied."""
        super().__init__(session.theme, name, self._commit_name, limit=NAME, waits=True)
        self._words = session.words
        self._finding, self._adding, self._taking = finding, adding, taking
        self._picked: Named | None = None
        self.completer = Completer(session.theme, self.line, self._propose)
        self.completer.taken.connect(self._take)

    def _propose(self, typed: str) -> list[Proposal]:
        found = [Proposal(one.id, one.name) for one in self._finding(typed)[:_PROPOSED]]
        if any(folded(one.text) == folded(typed) for one in found):
            return found
        new = self._words.text("Add “{name}” as new", name=typed)
        return [*found, Proposal(None, new, is_new=True)]

    def _take(self, proposal: Proposal) -> None:
        if proposal.is_new:
            name = self.typed.strip()
            added = self._adding(name, self.complain)
            if added is None:
                return
            self._picked = Named(added, name)
        else:
            self._picked = Named(proposal.key, proposal.text)
        self.line.setText(self._picked.name)
        self.save()

    def _commit_name(self, typed: str, refused: Refused) -> None:
        name = typed.strip()
        if not name:
            self._taking(None, refused)
            return
        found = self._picked if self._picked and self._picked.name == name else self._only(name)
        if found is not None:
            self._taking(found.id, refused)
        else:
            refused(
                self._words.text(
                    "“{name}” is not in the list yet. Choose from the list, or add it"
                    " with Ctrl+Enter.",
                    name=name,
                )
            )

    def _only(self, name: str) -> Named | None:
        """The one record that is called so, whatever the case and the diacritics."""
        alike = [one for one in self._finding(name) if folded(one.name) == folded(name)]
        return alike[0] if len(alike) == 1 else None


def organisation_field(session: Session, taking: Taking) -> RecordField:
    """A field for an organisation of the file."""

    def find(typed: str) -> list[Named]:
        ids = session.file.search.organisations(typed, limit=_PROPOSED)
        known = session.file.organisations.by_ids(ids)
        return [Named(one, known[one].name) for one in ids if one in known]

    def add(name: str, refused: Refused) -> int | None:
        change = session.do(
            add_organisation, refused=refused, name=name, centre_id=session.centre_id
        )
        return change.row_id if change else None

    return RecordField(
        session, session.words.text("Organisation"), finding=find, adding=add, taking=taking
    )


def municipality_field(session: Session, taking: Taking) -> RecordField:
    """A field for a municipality of the file."""

    def find(typed: str) -> list[Named]:
        known = (
            Named(one.id, named(session.words, Both(one.name_lv, one.name_en)))
            for one in session.file.centres.municipalities.all()
        )
        return [one for one in known if folded(typed.strip()) in folded(one.name)]

    def add(name: str, refused: Refused) -> int | None:
        change = session.do(add_municipality, refused=refused, name_lv=name)
        return change.row_id if change else None

    return RecordField(
        session, session.words.text("Municipality"), finding=find, adding=add, taking=taking
    )
