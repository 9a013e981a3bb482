"""What the law asks of volunteering: reminders with its name, of which one alone is a wall.

Brīvprātīgā darba likums (18.06.2015.): from 13, under 16 with a parent's written consent; an
agreement on the work, how it is done and until when; in writing where a minor works or expenses are
covered; insured for risky work before it starts. The program reminds, it does not police.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from krc_desktop.alphabet import folded
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.people import ADULT, AgeBand, Answer, Person
from krc_desktop.model.volunteers import YOUNGEST_VOLUNTEER, Agreement

ALONE_FROM = 16
_OLDEST = 120
# parts of words that tell of work for which insurance may be asked
_RISKY = (
    "augstum",
    "jumt",
    "kapn",
    "motorzag",
    "zages",
    "kimik",
    "skidinataj",
    "cepl",
    "apdedzin",
    "lazer",
    "height",
    "roof",
    "ladder",
    "chainsaw",
    "chemical",
    "solvent",
    "kiln",
    "laser",
)


class Law(StrEnum):
    """Where a rule stands."""

    AGE = "age"
    AGREEMENT = "agreement"
    INSURANCE = "insurance"


class Content(StrEnum):
    """What an agreement must say, and what a volunteer must have been told."""

    ORGANISER = "organiser"
    TASKS = "tasks"
    ARRANGEMENTS = "arrangements"
    TERM = "term"
    INSTRUCTED = "instructed"


class Reminder(StrEnum):
    """What is to be seen to. Only TOO_YOUNG forbids."""

    TOO_YOUNG = "too_young"
    AGE_TO_CHECK = "age_to_check"
    GUARDIAN_MISSING = "guardian_missing"
    NO_AGREEMENT = "no_agreement"
    NOT_WRITTEN = "not_written"
    NOT_SIGNED = "not_signed"
    CONTENTS_MISSING = "contents_missing"
    LAPSED = "lapsed"
    INSURANCE_MISSING = "insurance_missing"
    INSURANCE_LAPSED = "insurance_lapsed"
    RISKY_TASK = "risky_task"


LAW_OF: Mapping[Reminder, Law] = MappingProxyType(
    {
        Reminder.TOO_YOUNG: Law.AGE,
        Reminder.AGE_TO_CHECK: Law.AGE,
        Reminder.GUARDIAN_MISSING: Law.AGE,
        Reminder.NO_AGREEMENT: Law.AGREEMENT,
        Reminder.NOT_WRITTEN: Law.AGREEMENT,
        Reminder.NOT_SIGNED: Law.AGREEMENT,
        Reminder.CONTENTS_MISSING: Law.AGREEMENT,
        Reminder.LAPSED: Law.AGREEMENT,
        Reminder.INSURANCE_MISSING: Law.INSURANCE,
        Reminder.INSURANCE_LAPSED: Law.INSURANCE,
        Reminder.RISKY_TASK: Law.INSURANCE,
    }
)


@dataclass(frozen=True)
class Finding:
    """A reminder about a volunteer, of which agreement, and what is missing or risky."""

    reminder: Reminder
    agreement: Agreement | None = None
    missing: tuple[Content, ...] = ()
    task: str = ""

    @property
    def law(self) -> Law:
        """Where the rule stands."""
        return LAW_OF[self.reminder]

    @property
    def forbids(self) -> bool:
        """Whether it is no reminder but a wall."""
        return self.reminder is Reminder.TOO_YOUNG


@dataclass(frozen=True, kw_only=True)
class VolunteerFacts:
    """What is known of a volunteer: the card, their agreements, what they do, a guardian's yes."""

    person: Person
    band: AgeBand | None
    agreements: tuple[Agreement, ...] = ()
    guardian_agreed: bool = False
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class VolunteerLaw:
    """A volunteer with what the law asks, as the page shows it."""

    person_id: int
    name: str
    agreement: Agreement | None
    findings: tuple[Finding, ...]


def ages_on(person: Person, band: AgeBand | None, day: date) -> tuple[int, int] | None:
    """The youngest and oldest that a person can be on a day by the card; None: it does not say."""
    if person.birth_year is not None:
        turned = day.year - person.birth_year
        return max(turned - 1, 0), max(turned, 0)
    if band is None:
        return None
    return band.from_age, _OLDEST if band.to_age is None else band.to_age


def missing_contents(agreement: Agreement) -> tuple[Content, ...]:
    """What an agreement must say and does not."""
    told = {
        Content.ORGANISER: bool(agreement.organiser),
        Content.TASKS: bool(agreement.tasks),
        Content.ARRANGEMENTS: bool(agreement.arrangements),
        Content.TERM: agreement.valid_from is not None and agreement.valid_until is not None,
        Content.INSTRUCTED: agreement.instructed,
    }
    return tuple(content for content, is_told in told.items() if not is_told)


def holds_on(agreement: Agreement, day: date) -> bool:
    """Whether an agreement's term holds a day; no end is no end."""
    if agreement.valid_from is not None and day < agreement.valid_from:
        return False
    ends = [end for end in (agreement.valid_until, agreement.ended_on) if end is not None]
    return not ends or day <= min(ends)


def agreement_on(agreements: Sequence[Agreement], day: date) -> Agreement | None:
    """The agreement that holds on a day: a signed one before others, the newest of several."""
    holding = [one for one in agreements if holds_on(one, day)]
    return max(holding, key=lambda one: (one.signed_on is not None, one.id), default=None)


def is_risky(task: str) -> bool:
    """Whether a task's words tell of work for which the law may ask insurance."""
    plain = folded(task)
    return any(part in plain for part in _RISKY)


def findings_on(facts: VolunteerFacts, day: date) -> tuple[Finding, ...]:
    """What is to be seen to before a volunteer works on a day; the gravest first."""
    ages = ages_on(facts.person, facts.band, day)
    found = list(_of_age(facts, ages))
    agreement = agreement_on(facts.agreements, day)
    is_minor = ages is not None and ages[0] < ADULT
    if agreement is None:
        lapsed = bool(facts.agreements)
        found.append(Finding(Reminder.LAPSED if lapsed else Reminder.NO_AGREEMENT))
    else:
        found += _of_agreement(agreement, is_minor=is_minor)
    found += _of_insurance(facts, agreement, day)
    return tuple(found)


def _of_age(facts: VolunteerFacts, ages: tuple[int, int] | None) -> list[Finding]:
    if ages is None or ages[0] >= ALONE_FROM:
        return []
    youngest, oldest = ages
    if oldest < YOUNGEST_VOLUNTEER:
        return [Finding(Reminder.TOO_YOUNG)]
    found = []
    if youngest < YOUNGEST_VOLUNTEER:
        found.append(Finding(Reminder.AGE_TO_CHECK))
    if not facts.guardian_agreed:
        found.append(Finding(Reminder.GUARDIAN_MISSING))
    return found


def _of_agreement(agreement: Agreement, *, is_minor: bool) -> list[Finding]:
    found = []
    if not agreement.is_written and (is_minor or agreement.expenses_covered):
        found.append(Finding(Reminder.NOT_WRITTEN, agreement))
    if agreement.is_written and agreement.signed_on is None:
        found.append(Finding(Reminder.NOT_SIGNED, agreement))
    missing = missing_contents(agreement)
    if missing:
        found.append(Finding(Reminder.CONTENTS_MISSING, agreement, missing))
    return found


def _of_insurance(facts: VolunteerFacts, agreement: Agreement | None, day: date) -> list[Finding]:
    if agreement is not None and agreement.insurance_needed:
        if not agreement.insurance_policy:
            return [Finding(Reminder.INSURANCE_MISSING, agreement)]
        if agreement.insured_until is not None and agreement.insured_until < day:
            return [Finding(Reminder.INSURANCE_LAPSED, agreement)]
        return []
    risky = next((task for task in facts.tasks if is_risky(task)), None)
    return [Finding(Reminder.RISKY_TASK, agreement, task=risky)] if risky is not None else []


def check_agreement(agreement: Agreement) -> None:
    """An agreement ends after it begins."""
    first = agreement.valid_from
    for last in (agreement.valid_until, agreement.ended_on):
        if first is not None and last is not None and last < first:
            raise BrokenRule(Rule.PERIOD_REVERSED, first=first, last=last)


def guardian_said_yes(person: Person, agreements: Sequence[Agreement]) -> bool:
    """Whether the card or an agreement says that a guardian agreed."""
    return Answer.YES in (
        person.guardian_consent,
        *(agreement.guardian_consent for agreement in agreements),
    )
