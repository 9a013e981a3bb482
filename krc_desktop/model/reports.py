"""The monthly report as content: everything that the paper shows, and nothing of how it looks.

Gathered by `operations.report_content`, printed by `reports.monthly`. Minutes are integers and
become hours only on the printed figure. Texts that a person typed are plain text. Names that exist
in two languages come as `Both`, so that one gathered content prints in either language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from krc_desktop.model.figures import Figures
from krc_desktop.periods import Month, Period


@dataclass(frozen=True)
class Both:
    """A stored name in Latvian and, where somebody gave it, in English."""

    lv: str
    en: str = ""


class Headline(StrEnum):
    """The six figures of the cover."""

    EVENTS = "events"
    VISITS = "visits"
    UNIQUE_PEOPLE = "unique_people"
    VOLUNTEER_MINUTES = "volunteer_minutes"
    EQUIPMENT_MINUTES = "equipment_minutes"
    ORGANISATIONS = "organisations"


SEVEN_MONTHS = 7


@dataclass(frozen=True)
class Trend:
    """A figure over seven months, oldest first, the reporting month last. None: no data then."""

    months: tuple[int | None, ...]

    @property
    def value(self) -> int:
        """The reporting month's figure."""
        return self.months[-1] or 0

    @property
    def previous(self) -> int | None:
        """The figure of the month before, None where there are no data of it."""
        return self.months[-2]


@dataclass(frozen=True)
class Signer:
    """Who prepares or receives the report: a name and a role as printed (may be empty)."""

    name: str = ""
    role: Both = Both("")


@dataclass(frozen=True)
class ProjectHead:
    """What every page and the sign-off say of the project."""

    name: Both
    implementer: Both
    funder: Both
    credit: Both
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class WeekVisits:
    """One ISO week (cut to the month): visits of named people and of those only counted."""

    number: int
    span: Period
    visits_named: int
    visits_unnamed: int


class AttentionKind(StrEnum):
    """Why the manager should read it."""

    DECISION = "decision"
    RISK = "risk"
    NOTICE = "notice"


@dataclass(frozen=True)
class Attention:
    """One of at most three points for the manager, at most 160 characters."""

    kind: AttentionKind
    text: str


@dataclass(frozen=True)
class Difficulty:
    """A problem and what was done about it."""

    title: str
    text: str


@dataclass(frozen=True)
class Story:
    """A story of one person or group, printed with consent."""

    quote: str
    said_by: str
    text: str
    consent: str = ""


@dataclass(frozen=True)
class Plan:
    """A row of next month's plan."""

    first_day: date
    last_day: date
    what: str
    line: str = ""
    responsible: str = ""
    target_group: str = ""


@dataclass(frozen=True)
class Narrative:
    """The month in the coordinator's words; every part may be empty. Paragraphs by newline."""

    lead_extra: str = ""
    highlights: str = ""
    difficulties: tuple[Difficulty, ...] = ()
    stories: tuple[Story, ...] = ()
    plans: tuple[Plan, ...] = ()


@dataclass(frozen=True)
class EventRow:
    """One held event. A camp is one row with its span; visits are person-days."""

    number: str
    first_day: date
    last_day: date
    starts_at: datetime
    title: Both
    kind: Both
    place: str
    visits_named: int
    visits_unnamed: int
    participations_named: int
    volunteers: int

    @property
    def visits(self) -> int:
        """Named and unnamed together."""
        return self.visits_named + self.visits_unnamed


@dataclass(frozen=True)
class LineBlock:
    """The held events of one activity line (code empty: events on no line).

    `missing` marks a number that the project's description leaves out: printed as a gap.
    `volunteers` are different people over the line's events.
    """

    code: str
    title: Both
    events: tuple[EventRow, ...] = ()
    volunteers: int = 0
    missing: bool = False


@dataclass(frozen=True)
class UnheldEvent:
    """An event that did not take place as planned: its state's name, reason and new date."""

    first_day: date
    title: Both
    state: str
    reason: str = ""
    new_day: date | None = None


@dataclass(frozen=True)
class GroupRow:
    """One participants' group of the month."""

    code: str
    name: Both
    visits_named: int
    visits_unnamed: int
    unique_people: int

    @property
    def visits(self) -> int:
        """Named and unnamed together."""
        return self.visits_named + self.visits_unnamed


@dataclass(frozen=True)
class MachineRow:
    """One machine's month. `months`: occupied minutes over seven months; `days`: by day of month.

    `open_minutes` is None where no opening hours are known: then no utilisation is printed.
    """

    code: str
    name: Both
    kind: str
    bookings_used: int
    people_served: int
    occupied_minutes: int
    working_minutes: int
    working_minutes_open: int
    open_minutes: int | None
    months: tuple[int | None, ...]
    days: Mapping[int, int]
    maintenance_days: frozenset[int] = frozenset()
    no_shows: int = 0
    cancelled: int = 0
    maintenance_minutes: int = 0
    inductions: int = 0
    downtime_minutes: int = 0


@dataclass(frozen=True)
class FiringRow:
    """One firing; None or empty where nobody wrote it down. `minutes` is the working phase."""

    day: date
    number: str
    machine: Both
    programme: str
    cone: str
    peak_celsius: int | None
    minutes: int
    owners: int | None
    pieces_in: int | None
    pieces_good: int | None


@dataclass(frozen=True)
class TaskRow:
    """Volunteers' accepted hours at one task; None before: no data of the previous month."""

    task: str
    note: str
    people: int
    minutes: int
    previous_minutes: int | None


@dataclass(frozen=True)
class OrganisationRow:
    """An organisation represented in the month."""

    name: str
    kind: str
    contribution: str
    events: int
    is_new: bool


class Unit(StrEnum):
    """In what an indicator is counted."""

    COUNT = "count"
    MINUTES = "minutes"


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator against its target, cumulative from the project's first day.

    Minutes where the unit is minutes. `target`: the project's; `share`: the centre's part of it.
    """

    title: Both
    unit: Unit
    target: int | None
    share: int | None
    before: int
    month: int
    cumulative: int


@dataclass(frozen=True)
class Photo:
    """A picture as printed: its JPEG bytes without metadata, and its caption's parts."""

    jpeg: bytes
    width: int
    height: int
    caption: str
    photographer: str = ""
    taken_on: date | None = None
    event_number: str = ""


@dataclass(frozen=True)
class Recheck:
    """A cover figure beside the same figure counted again from the report's own rows."""

    headline: Headline
    value: int
    recounted: int

    @property
    def agrees(self) -> bool:
        """Whether both ways give one figure."""
        return self.value == self.recounted


@dataclass(frozen=True)
class MonthlyReport:
    """The whole content of one centre's monthly report."""

    centre_code: str
    centre: Both
    centre_short: Both
    centre_locative: str
    month: Month
    document_number: str
    issue: int
    data_as_of: date
    program_version: str
    checksum: str
    prepared_by: Signer
    recipient: Signer
    project: ProjectHead | None
    trends: Mapping[Headline, Trend]
    figures: Figures
    busiest: EventRow | None
    weeks: tuple[WeekVisits, ...]
    weekly_average_before: float | None
    attention: tuple[Attention, ...]
    narrative: Narrative
    lines: tuple[LineBlock, ...]
    unheld: tuple[UnheldEvent, ...]
    event_volunteers: int
    groups: tuple[GroupRow, ...]
    machines: tuple[MachineRow, ...]
    open_days: int | None
    open_minutes: int | None
    closed_days: frozenset[int]
    firings: tuple[FiringRow, ...]
    tasks: tuple[TaskRow, ...]
    organisations: tuple[OrganisationRow, ...]
    indicators: tuple[IndicatorRow, ...]
    photos: tuple[Photo, ...]
    recheck: tuple[Recheck, ...]
    is_sample: bool = False
    # whether there is a past against which an organisation can be new
    tells_new: bool = True
