"""Logging hours of somebody who has no card yet: one step, and one step back."""

from __future__ import annotations

from datetime import date
from typing import Any

from krc_desktop.model.people import Role
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.operations.people import add_person_from_line, set_roles
from krc_desktop.operations.volunteers import log_hours
from krc_desktop.store.centre_file import CentreFile


def log_hours_of_new(
    file: CentreFile, *, centre_id: int, line: str, day: date, minutes: int, **others: Any
) -> Change:
    """Make a volunteer's card from a line typed as people say it, and log their first hours."""
    with doing(file, Verb.LOG_HOURS) as work:
        person_id = add_person_from_line(file, centre_id=centre_id, line=line).row_id or 0
        set_roles(file, person_id=person_id, roles=[Role.VOLUNTEER])
        logged = log_hours(
            file, centre_id=centre_id, person_id=person_id, day=day, minutes=minutes, **others
        )
        work.about("volunteer_entries", logged.row_id or 0)
    return work.change
