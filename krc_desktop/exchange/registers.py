"""What rows are called when they leave: the way back from keys to the names of the lists."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from krc_desktop.store.centre_file import CentreFile


class Register:
    """What rows are called in the lists: their outside id, or the uid that they travel under."""

    def __init__(self, file: CentreFile) -> None:
        """Names in an open file; each register is read once."""
        self.file = file

    @cached_property
    def centres(self) -> dict[int | None, str]:
        """Codes of centres."""
        return {None: "", **{centre.id: centre.code for centre in self.file.centres.all()}}

    @cached_property
    def groups(self) -> dict[int | None, str]:
        """Codes of groups."""
        return {None: "", **{group.id: group.code for group in self.file.people.groups.all()}}

    @cached_property
    def bands(self) -> dict[int | None, str]:
        """Labels of age bands."""
        return {None: "", **{band.id: band.label for band in self.file.people.age_bands.all()}}

    @cached_property
    def kinds(self) -> dict[int | None, str]:
        """Names of kinds of events."""
        return {None: "", **{kind.id: kind.name_lv for kind in self.file.events.kinds.all()}}

    @cached_property
    def days(self) -> dict[int | None, str]:
        """Dates of the days of events."""
        days = self.file.events.days.all()
        return {None: "", **{day.id: day.local_day.isoformat() for day in days}}

    @cached_property
    def people(self) -> dict[int | None, str]:
        """Ids of people."""
        return _named(self.file.people.all())

    @cached_property
    def organisations(self) -> dict[int | None, str]:
        """Ids of organisations."""
        return _named(self.file.organisations.all())

    @cached_property
    def events(self) -> dict[int | None, str]:
        """Ids of events."""
        return _named(self.file.events.all())

    @cached_property
    def equipment(self) -> dict[int | None, str]:
        """Ids of machines."""
        return _named(self.file.equipment.all())


def _named(rows: Iterator[Any]) -> dict[int | None, str]:
    return {None: "", **{row.id: row.outside_id or row.uid for row in rows}}
