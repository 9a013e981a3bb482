"""People with their roles, links and consents; groups and age bands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from krc_desktop.alphabet import folded
from krc_desktop.model.people import (
    AgeBand,
    Consent,
    Group,
    NotDuplicates,
    Person,
    PersonAlias,
    PersonLink,
    PersonRole,
)
from krc_desktop.model.retention import RetentionHold, RetentionRule
from krc_desktop.store.rows import Shelf


class People(Shelf[Person]):
    """The cards of people."""

    def __init__(self, connection: Any, now: Callable[[], datetime]) -> None:
        """The shelf and those beside it."""
        super().__init__(connection, now, "people", Person)
        self.groups = Shelf(connection, now, "groups", Group)
        self.age_bands = Shelf(connection, now, "age_bands", AgeBand)
        self.roles = Shelf(connection, now, "person_roles", PersonRole)
        self.links = Shelf(connection, now, "person_links", PersonLink)
        self.not_duplicates = Shelf(connection, now, "not_duplicates", NotDuplicates)
        self.aliases = Shelf(connection, now, "person_aliases", PersonAlias)
        self.consents = Shelf(connection, now, "consents", Consent)
        self.retention_rules = Shelf(connection, now, "retention_rules", RetentionRule)
        self.retention_holds = Shelf(connection, now, "retention_holds", RetentionHold)

    def by_outside_id(self, called: str) -> Person | None:
        """The person whom a list calls so, also after a merge."""
        found = super().by_outside_id(called)
        if found is None:
            alias = self.aliases.find_one("outside_id = ?", called)
            found = self.get(alias.person_id) if alias is not None else None
        return found

    def latest_consent(self, person_id: int, purpose: str) -> Consent | None:
        """The newest answer of a person for a purpose; None: not asked, which counts as no."""
        where = "person_id = ? AND purpose = ? ORDER BY given_on DESC, id DESC"
        return self.consents.find_one(where, person_id, purpose)

    def namesakes(self, first_name: str, last_name: str, *, but: int = 0) -> list[Person]:
        """People of the same name, without case, diacritics or order; archived cards last."""
        first, last = first_name.strip(), last_name.strip()
        names = (folded(f"{last} {first}".strip()), folded(f"{first} {last}".strip()))
        where = "folded IN (?, ?) AND id <> ? AND erased_on IS NULL AND archived_on IS {}NULL"
        return [
            person
            for put_away in ("", "NOT ")
            for person in self.find(where.format(put_away) + " ORDER BY id LIMIT 20", *names, but)
            if any(names)
        ]
