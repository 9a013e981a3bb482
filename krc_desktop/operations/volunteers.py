"""Verbs of volunteers: agreements and hours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from krc_desktop import clock
from krc_desktop.errors import BrokenRule
from krc_desktop.model.events import Event, EventDay, EventStatus
from krc_desktop.model.fields import checked
from krc_desktop.model.people import AgeBand, Person, name_from_line
from krc_desktop.model.typed_hours import MOST_MINUTES
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
    check_age(person, _band(file, person), entry.local_day)
    return entry


def _band(file: CentreFile, person: Person) -> AgeBand | None:
    return file.people.age_bands.get(person.age_band_id) if person.age_band_id else None


def change_hours(file: CentreFile, *, entry_id: int, **changes: Any) -> Change:
    """Change an entry of hours."""
    with doing(file, Verb.CHANGE_HOURS) as work:
        entry = replace(file.volunteers.get(entry_id), **changes)
        file.volunteers.change(acceptable(file, entry))
        work.about("volunteer_entries", entry_id)
    return work.change


def accept_hours(
    file: CentreFile, *, entry_id: int, accepted: bool = True, minutes: int | None = None
) -> Change:
    """Accept suggested hours, corrected or not, from now on they count; or decline them."""
    state = EntryState.ACCEPTED if accepted else EntryState.DECLINED
    with doing(file, Verb.ACCEPT_HOURS) as work:
        entry = replace(file.volunteers.get(entry_id), state=state)
        if minutes is not None and minutes != entry.minutes:
            entry = replace(entry, minutes=minutes, starts=None, ends=None)
        file.volunteers.change(acceptable(file, entry))
        work.about("volunteer_entries", entry_id)
    return work.change


def accept_all_hours(
    file: CentreFile, *, entries: Iterable[int], corrected: Mapping[int, int] | None = None
) -> Change:
    """Accept several suggestions as one step; `corrected`: the minutes of those that differ."""
    minutes = corrected or {}
    with doing(file, Verb.ACCEPT_HOURS) as work:
        for entry_id in entries:
            accept_hours(file, entry_id=entry_id, minutes=minutes.get(entry_id))
    return work.change


def suggest_hours(file: CentreFile, *, event_id: int, helpers: Iterable[int] = ()) -> Change:
    """Suggest hours of a held event, its own length, for its leader, volunteers and helpers.

    The leader is whom the event names, if one card bears that name; volunteers are those on its
    list who have that role. A suggestion counts nowhere until it is accepted. Whoever has hours at
    a day of the event, or declined a suggestion for the event, is offered none; nor are the young.
    """
    with doing(file, Verb.SUGGEST_HOURS) as work:
        event = file.events.get(event_id)
        if event.status is EventStatus.HELD:
            for entry in _suggested(file, event, helpers):
                work.about("volunteer_entries", file.volunteers.add(checked(entry)).id)
    return work.change


def _suggested(file: CentreFile, event: Event, helpers: Iterable[int]) -> Iterator[VolunteerEntry]:
    days = file.events.days_of(event.id)
    whole = [*leaders(file, event.leader), *helpers]
    wanted = {person_id: {day.id for day in days} for person_id in whole}
    for person_id, day_id in file.volunteers.listed_at(event.id):
        wanted.setdefault(person_id, set()).add(day_id)
    for person_id, of_person in wanted.items():
        known = list(file.volunteers.find("event_id = ? AND person_id = ?", event.id, person_id))
        if any(entry.state is EntryState.DECLINED for entry in known):
            continue
        if not _may_volunteer(file, person_id, event.local_day):
            continue
        taken = {entry.local_day for entry in known}
        for day in days:
            if day.id in of_person and day.local_day not in taken:
                yield _of_day(event, day, person_id)


def _of_day(event: Event, day: EventDay, person_id: int) -> VolunteerEntry:
    minutes = min(max(clock.minutes_between(day.starts_at, day.ends_at), 1), MOST_MINUTES)
    begin = clock.local(day.starts_at)
    starts = begin.hour * 60 + begin.minute
    return VolunteerEntry(
        centre_id=event.centre_id,
        person_id=person_id,
        event_id=event.id,
        local_day=day.local_day,
        starts=starts,
        ends=starts + minutes,
        minutes=minutes,
        state=EntryState.SUGGESTED,
        is_sample=event.is_sample,
    )


def leaders(file: CentreFile, named: str) -> list[int]:
    """The people whom an event's leader names, each if one card alone bears the name."""
    found: list[int] = []
    for name in re.split(r"[,;/&+]|\bun\b|\band\b", named):
        first, last = name_from_line(name)
        cards = [card for card in file.people.namesakes(first, last) if card.archived_on is None]
        found += [card.id for card in cards] if len(cards) == 1 else []
    return found


def _may_volunteer(file: CentreFile, person_id: int, day: date) -> bool:
    person = file.people.get(person_id)
    try:
        check_age(person, _band(file, person), day)
    except BrokenRule:
        return False
    return person.erased_on is None and person.archived_on is None


def remove_hours(file: CentreFile, *, entry_id: int) -> Change:
    """Take an entry of hours away."""
    with doing(file, Verb.REMOVE_HOURS) as work:
        file.volunteers.get(entry_id)
        work.about("volunteer_entries", entry_id)
        file.volunteers.remove(entry_id)
    return work.change
