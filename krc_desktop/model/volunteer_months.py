"""A month of volunteers, as the page shows it: people with sums, the log by day, suggestions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from krc_desktop.model.people import initials as initials_of
from krc_desktop.model.reports import Both
from krc_desktop.model.volunteers import EntryState, Known


@dataclass(frozen=True)
class VolunteerRow:
    """A volunteer with the accepted minutes of a month; `tasks`: what took most hours first."""

    person_id: int
    name: str
    listed_name: str
    minutes: int
    measured: int
    entries: int
    tasks: tuple[Both, ...]

    @property
    def declared(self) -> int:
        """Minutes that were told, not measured."""
        return self.minutes - self.measured

    @property
    def initials(self) -> str:
        """The letters of the row's disc."""
        return initials_of(self.name)


@dataclass(frozen=True)
class VolunteerSums:
    """The accepted minutes of a month, with how many people they are of; and what waits."""

    people: int
    minutes: int
    measured: int
    suggestions: int

    @property
    def declared(self) -> int:
        """Minutes that were told, not measured."""
        return self.minutes - self.measured


@dataclass(frozen=True)
class EntryRow:
    """One entry of hours: accepted in the log, or a suggestion that waits."""

    id: int
    person_id: int
    name: str
    day: date
    minutes: int
    starts: int | None
    ends: int | None
    task: str
    event_id: int | None
    event: Both
    known: Known
    state: EntryState

    @property
    def initials(self) -> str:
        """The letters of the row's disc."""
        return initials_of(self.name)


@dataclass(frozen=True)
class LogDay:
    """A day of the log with its sum."""

    day: date
    entries: tuple[EntryRow, ...]

    @property
    def minutes(self) -> int:
        """The minutes of the day, of everybody."""
        return sum(entry.minutes for entry in self.entries)


@dataclass(frozen=True)
class EntryNotes:
    """What is pointed out beside hours, none of which forbids them.

    `visitor_at`: events at which the person stood on the list at that time; `overlaps`: other
    accepted entries of the person at the same time; `day_minutes`: all of the day's with this one;
    `repeats`: entries of the day that say the same, where no hours tell them apart.
    """

    visitor_at: tuple[Both, ...]
    overlaps: tuple[EntryRow, ...]
    day_minutes: int
    repeats: tuple[EntryRow, ...] = ()

    @property
    def day_too_long(self) -> bool:
        """Whether the day would have more than 24 hours of one person."""
        return self.day_minutes > 24 * 60
