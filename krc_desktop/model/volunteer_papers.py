"""Volunteers' papers as content: the month to sign, the certificate, the agreement; and in kind.

Minutes are integers and become hours only on the printed figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from krc_desktop.model.equipment_papers import PaperHead
from krc_desktop.model.projects import InKindRate
from krc_desktop.model.reports import Both
from krc_desktop.model.volunteers import Agreement, Certificate, Known
from krc_desktop.periods import Month, Period

# what the page of a certificate has room for
MOST_TASKS = 7


@dataclass(frozen=True)
class WorkedEntry:
    """Accepted hours of a day; `starts` and `ends` are minutes of the local day, None: unknown."""

    day: date
    task: str
    event: Both
    place: str
    starts: int | None
    ends: int | None
    minutes: int
    known: Known


@dataclass(frozen=True)
class MonthPage:
    """A volunteer's month to sign."""

    name: str
    agreement: str
    entries: tuple[WorkedEntry, ...]

    @property
    def minutes(self) -> int:
        """All minutes of the month."""
        return sum(entry.minutes for entry in self.entries)

    @property
    def measured(self) -> int:
        """Those that were clocked or signed already."""
        return sum(entry.minutes for entry in self.entries if entry.known is Known.MEASURED)


@dataclass(frozen=True)
class MonthSheets:
    """The months of several volunteers, a page (or more) each."""

    head: PaperHead
    month: Month
    pages: tuple[MonthPage, ...]


@dataclass(frozen=True)
class TaskDone:
    """A task of a period: on how many days, how many minutes. No name: all the other tasks."""

    task: Both | None
    days: int
    minutes: int


@dataclass(frozen=True)
class CertificatePaper:
    """A certificate of volunteer work; without `issued` it is a draft and has no number.

    Suggestions are left out: only accepted hours are certified.
    """

    head: PaperHead
    name: str
    period: Period
    place: str
    organiser: Both
    tasks: tuple[TaskDone, ...]
    days: int
    minutes: int
    measured: int
    issued: Certificate | None = None

    @property
    def number(self) -> str:
        """The certificate's number: `KRC-PRE-BD-2026-07`; empty of a draft."""
        if self.issued is None:
            return ""
        return f"KRC-{self.head.centre_code}-BD-{self.issued.year}-{self.issued.number:02}"


@dataclass(frozen=True)
class AgreementPaper:
    """A volunteer's agreement as a form to sign; the personal code is written on paper alone."""

    head: PaperHead
    agreement: Agreement
    name: str
    is_minor: bool
    guardian_needed: bool
    guardian: str


def tasks_done(entries: Sequence[WorkedEntry], most: int = MOST_TASKS) -> tuple[TaskDone, ...]:
    """What was done, most hours first; what finds no line is one line without a name."""
    groups: dict[Both, list[WorkedEntry]] = {}
    for entry in entries:
        called = Both(entry.task) if entry.task else entry.event
        groups.setdefault(called, []).append(entry)
    done = sorted(
        (_done(task if task.lv else None, group) for task, group in groups.items()),
        key=lambda one: (one.task is None, -one.minutes, one.task.lv if one.task else ""),
    )
    if len(done) <= most:
        return tuple(done)
    kept = done[: most - 1]
    shown = {one.task for one in kept}
    rest = [one for task, group in groups.items() if task not in shown for one in group]
    return (*kept, _done(None, rest))


def _done(task: Both | None, entries: Sequence[WorkedEntry]) -> TaskDone:
    days = {entry.day for entry in entries}
    return TaskDone(task, len(days), sum(entry.minutes for entry in entries))


# -- the value of hours, never mixed with money ----------------------------------------------------


@dataclass(frozen=True)
class RatedHours:
    """Hours that one rate values; the rate says its source and its dates."""

    rate: InKindRate
    minutes: int

    @property
    def cents(self) -> int:
        """The value, rounded half up once."""
        return (self.minutes * self.rate.cents_per_hour * 2 + 60) // 120


@dataclass(frozen=True)
class InKind:
    """The value of a period's hours for one project that shows it, rate by rate.

    `unrated` minutes fall on days for which no rate was given: they have no value.
    """

    project: Both
    period: Period
    rated: tuple[RatedHours, ...]
    unrated: int

    @property
    def cents(self) -> int:
        """The value of all rates together."""
        return sum(one.cents for one in self.rated)


def in_kind_value(
    rates: Sequence[InKindRate], days: Sequence[tuple[date, int]]
) -> tuple[tuple[RatedHours, ...], int]:
    """The minutes of days by the rate valid on each, and those of days without one.

    Of two rates for a day the one that begins later is meant.
    """
    minutes: dict[int, int] = {}
    unrated = 0
    for day, worked in days:
        valid = [rate for rate in rates if _valid(rate, day)]
        if not valid:
            unrated += worked
            continue
        rate = max(valid, key=lambda one: (one.valid_from, one.id))
        minutes[rate.id] = minutes.get(rate.id, 0) + worked
    in_order = sorted(rates, key=lambda one: (one.valid_from, one.id))
    return tuple(RatedHours(r, minutes[r.id]) for r in in_order if r.id in minutes), unrated


def _valid(rate: InKindRate, day: date) -> bool:
    return rate.valid_from <= day and (rate.valid_until is None or day <= rate.valid_until)
