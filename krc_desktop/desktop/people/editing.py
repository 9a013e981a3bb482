"""What the fields of a card share: whose card it is, and how each field is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from krc_desktop.desktop.session import Refused, Session
from krc_desktop.desktop.widgets.choices import ChoiceField
from krc_desktop.desktop.widgets.fields import Commit, Field, LongTextField, TextField
from krc_desktop.operations.organisations import change_organisation
from krc_desktop.operations.people import change_person

Owned = TypeVar("Owned", bound=Field)


class Editing:
    """Keeps each field of one record at once; a record is changed by `verb`, named by `key`."""

    def __init__(self, session: Session, verb: Callable[..., Any], key: str) -> None:
        """Nothing is edited yet."""
        self.session = session
        self.record_id = 0
        self.fields: list[Field] = []
        self._verb = verb
        self._key = key

    def keep(self, refused: Refused, called: str, **changes: Any) -> None:
        """Keep changes of the record; a refusal is said beside the field that is `called` so."""
        facts = {self._key: self.record_id, **changes}
        self.session.do(self._verb, refused=refused, quiet=True, called=called, **facts)

    def keeping(self, attribute: str, called: str) -> Commit:
        """What a field calls to keep one attribute of the record."""

        def commit(value: Any, refused: Refused) -> None:
            self.keep(refused, called, **{attribute: value})

        return commit

    def go_to(self, record_id: int) -> None:
        """Edit another record; what was typed into this one is kept first."""
        if record_id == self.record_id:
            return
        for field in self.fields:
            field.edit.clearFocus()
            field.complain("")
        self.record_id = record_id

    # -- fields --------------------------------------------------------------------------------

    def line(self, attribute: str, name: str, limit: int, *, kind: str = "") -> TextField:
        """A line of text."""
        return self.own(
            TextField(
                self.session.theme,
                name,
                self.keeping(attribute, name),
                limit=limit,
                kind=kind,
                shows_name=kind != "title",
            )
        )

    def choice(self, attribute: str, name: str) -> ChoiceField:
        """One of several values."""
        keeping = self.keeping(attribute, name)
        return self.own(ChoiceField(self.session.theme, name, keeping))

    def note(self, attribute: str, name: str, limit: int, hint: str) -> LongTextField:
        """Several lines of text with a counter."""
        return self.own(
            LongTextField(
                self.session.theme,
                name,
                self.keeping(attribute, name),
                limit=limit,
                hint=hint,
                shows_name=False,
                counts=True,
            )
        )

    def own(self, field: Owned) -> Owned:
        """Take a field among those of the record."""
        self.fields.append(field)
        return field


class PersonEditing(Editing):
    """Edits a person's card."""

    def __init__(self, session: Session) -> None:
        """Nobody is edited yet."""
        super().__init__(session, change_person, "person_id")


class OrganisationEditing(Editing):
    """Edits an organisation's card."""

    def __init__(self, session: Session) -> None:
        """Nothing is edited yet."""
        super().__init__(session, change_organisation, "organisation_id")
