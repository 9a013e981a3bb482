"""What is counted: the figures of a period, as how-we-count fixes them.

Counted in one place, `store.figures`; every face of the program reads them from there. Shapes and
keys of `as_json` are a promise to those who script the command line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from krc_desktop.periods import Period


@dataclass(frozen=True)
class EventFigures:
    """Events that start in the period, by state; only the held ones are counted elsewhere."""

    held: int = 0
    planned: int = 0
    cancelled: int = 0
    postponed: int = 0
    not_held: int = 0


@dataclass(frozen=True)
class GroupFigures:
    """One group's visits and people. Unique people of all groups need not add up."""

    visits_named: int = 0
    visits_unnamed: int = 0
    unique_people: int = 0


@dataclass(frozen=True)
class LineFigures:
    """One activity line's held events and their visits."""

    events: int = 0
    visits: int = 0


@dataclass(frozen=True)
class EquipmentFigures:
    """One machine's use. Minutes are elapsed minutes; firings are counted beside their pieces."""

    bookings_used: int = 0
    no_shows: int = 0
    cancelled: int = 0
    occupied_minutes: int = 0
    working_minutes: int = 0
    firings: int = 0
    maintenance_minutes: int = 0
    pieces_fired: int = 0
    pieces_lost: int = 0
    people_served: int = 0
    inductions: int = 0
    downtime_minutes: int = 0
    working_minutes_open: int = 0
    open_minutes: int = 0


@dataclass(frozen=True)
class PeopleFigures:
    """The figures of a period that depend on who is who."""

    unique_people: int
    visits: int
    new_people: int
    volunteers: int

    def plus(self, change: PeopleFigures) -> PeopleFigures:
        """These figures with a change added."""
        return PeopleFigures(
            self.unique_people + change.unique_people,
            self.visits + change.visits,
            self.new_people + change.new_people,
            self.volunteers + change.volunteers,
        )

    @property
    def is_nothing(self) -> bool:
        """Whether every figure is zero."""
        return not (self.unique_people or self.visits or self.new_people or self.volunteers)


@dataclass(frozen=True)
class Figures:
    """All figures of a period, of one centre (its code) or of every centre of the file (None)."""

    period: Period
    centre: str | None
    events: EventFigures = field(default_factory=EventFigures)
    visits_named: int = 0
    visits_unnamed: int = 0
    participations_named: int = 0
    unique_people: int = 0
    new_people: int = 0
    largest_event_visits: int = 0
    by_group: Mapping[str, GroupFigures] = field(default_factory=dict)
    by_line: Mapping[str, LineFigures] = field(default_factory=dict)
    organisations: int = 0
    partner_organisations: int = 0
    volunteers: int = 0
    volunteer_entries: int = 0
    volunteer_minutes: int = 0
    volunteer_minutes_measured: int = 0
    outputs: int = 0
    equipment: Mapping[str, EquipmentFigures] = field(default_factory=dict)

    @property
    def visits(self) -> int:
        """Named and unnamed visits together."""
        return self.visits_named + self.visits_unnamed

    @property
    def people_at_least(self) -> int:
        """The fewest different people that there can have been."""
        return max(self.unique_people, self.largest_event_visits)

    @property
    def people_at_most(self) -> int:
        """The most different people that there can have been."""
        return self.unique_people + self.visits_unnamed

    @property
    def equipment_minutes(self) -> int:
        """Occupied minutes of all machines together."""
        return sum(machine.occupied_minutes for machine in self.equipment.values())

    def as_json(self) -> dict[str, Any]:
        """The figures in the shape that `krc-desktop figures` promises."""
        period = {"from": self.period.first.isoformat(), "to": self.period.last.isoformat()}
        return {
            "period": period,
            "centre": self.centre,
            "events": asdict(self.events),
            "visits": self.visits,
            "visits_named": self.visits_named,
            "visits_unnamed": self.visits_unnamed,
            "participations_named": self.participations_named,
            "unique_people": self.unique_people,
            "new_people": self.new_people,
            "people_at_least": self.people_at_least,
            "people_at_most": self.people_at_most,
            "by_group": {key: asdict(value) for key, value in self.by_group.items()},
            "by_line": {key: asdict(value) for key, value in self.by_line.items()},
            "organisations": self.organisations,
            "partner_organisations": self.partner_organisations,
            "volunteers": self.volunteers,
            "volunteer_entries": self.volunteer_entries,
            "volunteer_minutes": self.volunteer_minutes,
            "volunteer_minutes_measured": self.volunteer_minutes_measured,
            "outputs": self.outputs,
            "equipment": {key: asdict(value) for key, value in self.equipment.items()},
        }
