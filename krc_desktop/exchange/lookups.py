"""What the lists call things, found in the file: codes and outside ids to rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.equipment import Equipment
from krc_desktop.model.events import Event, EventDay
from krc_desktop.model.people import AgeBand, Group, age_band_of
from krc_desktop.model.projects import ActivityLine, line_runs_on
from krc_desktop.store.centre_file import CentreFile


class Lookups:
    """One import's questions to the file; each register is read once."""

    def __init__(self, file: CentreFile) -> None:
        """Lookups in an open file."""
        self.file = file

    def centre(self, code: str) -> int:
        """The centre with a code."""
        return _found(self._centres, code.strip().upper(), "centre")

    def group(self, code: str) -> Group:
        """The group with a code."""
        found = self._groups.get(code.strip().upper())
        if found is None:
            raise BrokenRule(Rule.CHOICE_UNKNOWN, field="group", given=code)
        return found

    def age_band(self, label: str) -> int:
        """The age band with a label."""
        return age_band_of(label, self._bands).id

    def organisation(self, outside_id: str) -> int:
        """The organisation that the list calls so."""
        return _found(self._organisations, outside_id.strip(), "organisation")

    def person(self, outside_id: str) -> int:
        """The person whom the list calls so, also after a merge."""
        return _found(self._people, outside_id.strip(), "participant")

    def equipment(self, outside_id: str) -> Equipment:
        """The machine that the list calls so."""
        found = self._equipment.get(outside_id.strip())
        if found is None:
            raise BrokenRule(Rule.CHOICE_UNKNOWN, field="equipment", given=outside_id)
        return found

    def event(self, outside_id: str) -> Event:
        """The event that the list calls so."""
        found = self._events.get(outside_id.strip())
        if found is None:
            raise BrokenRule(Rule.CHOICE_UNKNOWN, field="event", given=outside_id)
        return found

    def event_day(self, event: Event, day: date) -> EventDay:
        """An event's day on a date."""
        found = self._days.get((event.id, day))
        if found is None:
            raise BrokenRule(Rule.DAY_OUTSIDE_EVENT, day=day, event=event.title_lv)
        return found

    def line(self, code: str, day: date) -> ActivityLine:
        """The activity line with a code that runs on a day."""
        lines = self.file.projects.lines_with_code(code.strip(), day)
        if not lines:
            raise BrokenRule(Rule.CHOICE_UNKNOWN, field="activity_code", given=code)
        line_runs_on(lines[0], day)
        return lines[0]

    @cached_property
    def _centres(self) -> dict[str, int]:
        return {centre.code: centre.id for centre in self.file.centres.all()}

    @cached_property
    def _groups(self) -> dict[str, Group]:
        return {group.code: group for group in self.file.people.groups.all()}

    @cached_property
    def _bands(self) -> dict[str, AgeBand]:
        return {band.label: band for band in self.file.people.age_bands.all()}

    @cached_property
    def _organisations(self) -> dict[str, int]:
        return {called: one.id for called, one in _called(self.file.organisations.all()).items()}

    @cached_property
    def _people(self) -> dict[str, int]:
        aliases = {alias.outside_id: alias.person_id for alias in self.file.people.aliases.all()}
        known = _called(self.file.people.all())
        return aliases | {called: person.id for called, person in known.items()}

    @cached_property
    def _equipment(self) -> dict[str, Equipment]:
        return _called(self.file.equipment.all())

    @cached_property
    def _events(self) -> dict[str, Event]:
        return _called(self.file.events.all())

    @cached_property
    def _days(self) -> dict[tuple[int, date], EventDay]:
        return {(day.event_id, day.local_day): day for day in self.file.events.days.all()}


def _called(rows: Iterable[Any]) -> dict[str, Any]:
    """Rows by what a list may call them: their outside id, or the uid under which they went out."""
    called: dict[str, Any] = {}
    for row in rows:
        called[row.uid] = row
        if row.outside_id is not None:
            called[row.outside_id] = row
    return called


def _found(register: dict[str, int], key: str, field: str) -> int:
    if key not in register:
        raise BrokenRule(Rule.CHOICE_UNKNOWN, field=field, given=key)
    return register[key]
