"""The verb of keeping several people of the monthly list beyond their time."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.operations.retention import keep_person
from krc_desktop.store.centre_file import CentreFile


def keep_people(file: CentreFile, *, people: Collection[int], until: date, reason: str) -> Change:
    """Keep people until a day and say why, all or none, in one step of undo (`keep_person`)."""
    with doing(file, Verb.KEEP_PERSON) as work:
        for person_id in people:
            keep_person(file, person_id=person_id, until=until, reason=reason)
            work.about("people", person_id)
    return work.change
