"""Projects with their activity lines, indicators, targets, money and small grants."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.fields import LINE, NAME, TITLE, Record, Row, text, whole


@dataclass(frozen=True, kw_only=True)
class Project(Record):
    """A project with its funder, dates and rules of reporting."""

    code: str = text(20, needed=True)
    name_lv: str = text(NAME, needed=True)
    name_en: str = text(NAME)
    implementer_lv: str = text(LINE)
    implementer_en: str = text(LINE)
    funder_lv: str = text(LINE)
    funder_en: str = text(LINE)
    credit_lv: str = text(TITLE)
    credit_en: str = text(TITLE)
    logo_sha256: str | None = None
    manager: str = text(NAME)
    manager_role_lv: str = text(NAME)
    manager_role_en: str = text(NAME)
    starts_on: date
    ends_on: date
    report_due_day: int = whole(1, 28, 5)
    narrative_limit: int = whole(100, 10000, 1500)
    in_kind_shown: bool = False


@dataclass(frozen=True, kw_only=True)
class ProjectCentre(Row):
    """A centre's part in a project."""

    project_id: int
    centre_id: int
    joined_on: date
    left_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ActivityLine(Record):
    """A line of the project's description: a free code, a title, the days on which it runs."""

    project_id: int
    code: str = text(20, needed=True)
    title_lv: str = text(TITLE, needed=True)
    title_en: str = text(TITLE)
    valid_from: date
    valid_until: date
    position: int = 0


class Measure(StrEnum):
    """What an indicator counts; `ENTERED` is typed in by hand."""

    EVENTS = "events"
    VISITS = "visits"
    UNIQUE_PEOPLE = "unique_people"
    ORGANISATIONS = "organisations"
    VOLUNTEERS = "volunteers"
    VOLUNTEER_MINUTES = "volunteer_minutes"
    FIRINGS = "firings"
    OUTPUTS = "outputs"
    ENTERED = "entered"


@dataclass(frozen=True, kw_only=True)
class Indicator(Record):
    """One of the project's indicators, narrowed to a group or a line where it says so."""

    project_id: int
    title_lv: str = text(TITLE, needed=True)
    title_en: str = text(TITLE)
    measure: Measure
    group_id: int | None = None
    line_id: int | None = None
    position: int = 0


@dataclass(frozen=True, kw_only=True)
class Target(Record):
    """The value to reach: the project's (no centre) or a centre's part. Minutes for hours."""

    indicator_id: int
    centre_id: int | None = None
    value: int = whole(0, 10**9)


@dataclass(frozen=True, kw_only=True)
class IndicatorEntry(Record):
    """A value of an indicator that is entered by hand."""

    indicator_id: int
    centre_id: int
    local_day: date
    value: int = whole(0, 10**9)
    note: str = text(LINE)


@dataclass(frozen=True, kw_only=True)
class InKindRate(Record):
    """The value of an hour of volunteer work, with where the figure is from."""

    project_id: int
    cents_per_hour: int = whole(1, 10**6)
    source: str = text(LINE, needed=True)
    valid_from: date
    valid_until: date | None = None


class FundingKind(StrEnum):
    """Where a project's money is from."""

    GRANT = "grant"
    CO_FUNDING = "co_funding"


@dataclass(frozen=True, kw_only=True)
class FundingSource(Record):
    """A sum of money of a project."""

    project_id: int
    centre_id: int | None = None
    kind: FundingKind
    name: str = text(NAME, needed=True)
    cents: int = whole(0, 10**12)


@dataclass(frozen=True, kw_only=True)
class Expense(Record):
    """What was spent, on which event."""

    funding_source_id: int
    centre_id: int
    event_id: int | None = None
    local_day: date
    what: str = text(LINE, needed=True)
    cents: int = whole(1, 10**12)


class GrantStatus(StrEnum):
    """How far a small grant has come."""

    APPLIED = "applied"
    GRANTED = "granted"
    REFUSED = "refused"
    REPORTED = "reported"
    CLOSED = "closed"


@dataclass(frozen=True, kw_only=True)
class Grant(Record):
    """A small grant of the project to an NGO or an activist."""

    project_id: int
    centre_id: int
    organisation_id: int | None = None
    applicant: str = text(NAME)
    purpose: str = text(TITLE, needed=True)
    cents: int = whole(0, 10**12)
    status: GrantStatus = GrantStatus.APPLIED
    applied_on: date | None = None
    decided_on: date | None = None
    report_due_on: date | None = None
    reported_on: date | None = None


def line_runs_on(line: ActivityLine, day: date) -> None:
    """An event sits only on a line that was running on its day."""
    if not line.valid_from <= day <= line.valid_until:
        raise BrokenRule(
            Rule.LINE_NOT_RUNNING,
            line=line.code,
            day=day,
            first=line.valid_from,
            last=line.valid_until,
        )


def missing_codes(codes: Iterable[str]) -> list[str]:
    """Numbers that a plainly numbered description leaves out: 1, 2, 3, 4, 6 leave out 5."""
    given = list(codes)
    if not given or not all(code.isdecimal() for code in given):
        return []
    numbers = {int(code) for code in given}
    return [str(n) for n in range(min(numbers), max(numbers) + 1) if n not in numbers]
