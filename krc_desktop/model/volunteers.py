"""Volunteers' agreements and hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.fields import LINE, NAME, NOTE, Record, text, whole
from krc_desktop.model.people import AgeBand, Answer, Person

YOUNGEST_VOLUNTEER = 13


@dataclass(frozen=True, kw_only=True)
class Agreement(Record):
    """A volunteer's agreement with an organiser, by its number; the paper holds the rest."""

    centre_id: int
    person_id: int
    number: str = text(40, needed=True, digits=True)
    organiser: str = text(LINE)
    is_written: bool = True
    signed_on: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    guardian_consent: Answer = Answer.NOT_ASKED
    instructed: bool = False
    insurance_needed: bool = False
    insurance_policy: str = text(NAME, digits=True)
    insured_until: date | None = None
    tasks: str = text(NOTE)
    arrangements: str = text(NOTE)
    expenses_covered: bool = False
    ended_on: date | None = None
    scan_sha256: str | None = None


@dataclass(frozen=True, kw_only=True)
class Certificate(Record):
    """A certificate given out: whose, of which days and how many minutes, numbered by year."""

    centre_id: int
    person_id: int
    year: int = whole(2000, 2100)
    number: int = whole(1, 100_000)
    first_day: date
    last_day: date
    minutes: int = whole(0, 10_000_000)
    local_day: date


class Known(StrEnum):
    """How hours are known: clocked or signed, or told."""

    MEASURED = "measured"
    DECLARED = "declared"


class EntryState(StrEnum):
    """Whether somebody has accepted an entry. Only accepted ones count."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, kw_only=True)
class VolunteerEntry(Record):
    """Hours of one person on one day; times in minutes of the local day."""

    centre_id: int
    outside_id: str | None = None
    person_id: int
    event_id: int | None = None
    agreement_id: int | None = None
    local_day: date
    starts: int | None = whole(0, 1439, None)
    ends: int | None = whole(1, 2880, None)
    minutes: int = whole(1, 1440)
    task: str = text(LINE)
    place: str = text(LINE)
    known: Known = Known.DECLARED
    state: EntryState = EntryState.ACCEPTED
    is_sample: bool = False


def check_age(person: Person, band: AgeBand | None, day: date) -> None:
    """Volunteer work is allowed from 13 (Brīvprātīgā darba likuma 4. p.)."""
    too_young = band is not None and band.to_age is not None and band.to_age < YOUNGEST_VOLUNTEER
    if person.birth_year is not None:
        too_young = day.year - person.birth_year < YOUNGEST_VOLUNTEER
    if too_young:
        raise BrokenRule(Rule.VOLUNTEER_TOO_YOUNG, person=person.name)


def check_entry(entry: VolunteerEntry, today: date) -> None:
    """Hours lie in the past, and end after they start."""
    if entry.local_day > today and entry.state is EntryState.ACCEPTED:
        raise BrokenRule(Rule.HOURS_IN_FUTURE, day=entry.local_day, today=today)
    if (entry.starts is None) != (entry.ends is None):
        raise BrokenRule(Rule.FIELD_EMPTY, field="starts" if entry.starts is None else "ends")
    if entry.starts is not None and entry.ends is not None and entry.ends <= entry.starts:
        raise BrokenRule(Rule.END_BEFORE_START, starts=entry.starts, ends=entry.ends)
