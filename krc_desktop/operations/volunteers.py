"""Verbs of volunteers: agreements and hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from krc_desktop import clock
from krc_desktop.model.fields import checked
from krc_desktop.model.volunteers import (
    Agreement,
    EntryState,
    VolunteerEntry,
    check_age,
    check_entry,
)
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.store.centre_file import CentreFile


def add_agreement(
    file: CentreFile, *, centre_id: int, person_id: int, number: str, **others: Any
) -> Change:
    """Add a volunteer's agreement by its number."""
    agreement = Agreement(centre_id=centre_id, person_id=person_id, number=number, **others)
    with doing(file, Verb.ADD_AGREEMENT) as work:
        work.about("agreements", file.volunteers.agreements.add(checked(agreement)).id)
    return work.change


def log_hours(
    file: CentreFile, *, centre_id: int, person_id: int, day: date, minutes: int, **others: Any
) -> Change:
    """Log a volunteer's hours on a day; nobody under 13."""
    entry = VolunteerEntry(
        centre_id=centre_id, person_id=person_id, local_day=day, minutes=minutes, **others
    )
    with doing(file, Verb.LOG_HOURS) as work:
        added = file.volunteers.add(acceptable(file, entry))
        work.about("volunteer_entries", added.id)
    return work.change


def acceptable(file: CentreFile, entry: VolunteerEntry) -> VolunteerEntry:
    """The entry tidied and held to every rule."""
    entry = checked(entry)
    check_entry(entry, clock.today(file.clock))
    person = file.people.get(entry.person_id)
    band = file.people.age_bands.get(person.age_band_id) if person.age_band_id else None
    check_age(person, band, entry.local_day)
    return entry


def change_hours(file: CentreFile, *, entry_id: int, **changes: Any) -> Change:
    """Change an entry of hours."""
    with doing(file, Verb.CHANGE_HOURS) as work:
        entry = replace(file.volunteers.get(entry_id), **changes)
        file.volunteers.change(acceptable(file, entry))
        work.about("volunteer_entries", entry_id)
    return work.change


def accept_hours(file: CentreFile, *, entry_id: int, accepted: bool = True) -> Change:
    """Accept suggested hours, from now on they count; or decline them."""
    state = EntryState.ACCEPTED if accepted else EntryState.DECLINED
    with doing(file, Verb.ACCEPT_HOURS) as work:
        entry = replace(file.volunteers.get(entry_id), state=state)
        file.volunteers.change(acceptable(file, entry))
        work.about("volunteer_entries", entry_id)
    return work.change


def remove_hours(file: CentreFile, *, entry_id: int) -> Change:
    """Take an entry of hours away."""
    with doing(file, Verb.REMOVE_HOURS) as work:
        file.volunteers.get(entry_id)
        work.about("volunteer_entries", entry_id)
        file.volunteers.remove(entry_id)
    return work.change
