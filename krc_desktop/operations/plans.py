"""Verbs of plans and difficulties as a person types them, and plans from the calendar.

Plans are kept as rows (days, line, event) and typed as lines: “05.12. Piparkūku cepšana”. What a
line can't say (its event, activity line, target group) stays with a plan whose text stays.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from krc_desktop.model.fields import LINE, checked
from krc_desktop.model.reports import Difficulty
from krc_desktop.model.stories import Outcome, ReportDifficulty, ReportPlan
from krc_desktop.operations import stories
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.periods import Month, Period
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.plans import planned_events

_DAYS = re.compile(
    r"(?P<first>\d{1,2})\.(?:(?P<first_month>\d{1,2})\.)?"
    r"(?:\s?[–-]\s?(?P<last>\d{1,2})\.(?P<last_month>\d{1,2})\.)?\s+(?P<what>.+)",
    re.ASCII,
)


def plans_of(file: CentreFile, centre_id: int, month: Month) -> list[ReportPlan]:
    """What a month's report plans, in the order of days."""
    where = "centre_id = ? AND month = ? ORDER BY first_day, id"
    return list(file.stories.plans.find(where, centre_id, str(month)))


def plans_as_text(plans: list[ReportPlan], month: Month) -> str:
    """Plans as lines; one for the whole month after has no days in front."""
    return "\n".join(_line(plan, month.shifted(1).period) for plan in plans)


def _line(plan: ReportPlan, whole: Period) -> str:
    what = " ".join(plan.what.split())
    if (plan.first_day, plan.last_day) == (whole.first, whole.last):
        return what
    last = "" if plan.last_day == plan.first_day else f"–{plan.last_day:%d.%m}."
    return f"{plan.first_day:%d.%m}.{last} {what}"


def plans_from_text(
    text: str, *, centre_id: int, month: Month, known: list[ReportPlan]
) -> list[ReportPlan]:
    """The plans that lines say; a line without days is for the whole month after."""
    left = list(known)
    found = []
    for line in (" ".join(line.split()) for line in text.splitlines()):
        if not line:
            continue
        days, what = _read(line, month)
        plan = next((one for one in left if " ".join(one.what.split()) == what), None)
        if plan is None:
            plan = ReportPlan(
                centre_id=centre_id,
                month=str(month),
                first_day=days.first,
                last_day=days.last,
                what=what,
            )
        else:
            left.remove(plan)
        found.append(replace(plan, first_day=days.first, last_day=days.last))
    return found


def _read(line: str, month: Month) -> tuple[Period, str]:
    """The days and the text of a line; days that no calendar has stay part of the text."""
    after = month.shifted(1)
    match = _DAYS.fullmatch(line)
    if match is None:
        return after.period, line
    last_month = int(match["last_month"] or match["first_month"] or after.month)
    first_month = int(match["first_month"] or last_month)
    try:
        first = _day(int(match["first"]), first_month, month)
        last = _day(int(match["last"] or match["first"]), last_month, month)
        if last < first:
            return after.period, line
        return Period(first, last), match["what"]
    except ValueError:
        return after.period, line


def _day(day: int, month_number: int, month: Month) -> date:
    """A day without its year: the first such one after the report's month began."""
    year = month.year if month_number >= month.month else month.year + 1
    return date(year, month_number, day)


def write_plans(file: CentreFile, *, centre_id: int, month: Month, text: str) -> Change:
    """Set a month's plans from the lines typed."""
    known = plans_of(file, centre_id, month)
    plans = plans_from_text(text, centre_id=centre_id, month=month, known=known)
    if plans == known:
        return _nothing(file, Verb.SET_PLANS, centre_id)
    return stories.set_plans(file, centre_id=centre_id, month=month, plans=plans)


def take_plans(file: CentreFile, *, centre_id: int, month: Month) -> Change:
    """Put the planned events of the month after among a month's plans; what is there stays."""
    with doing(file, Verb.TAKE_PLANS) as work:
        plans = plans_of(file, centre_id, month)
        there, known = len(plans), {plan.event_id for plan in plans}
        for event in planned_events(file.connection, centre_id, month.shifted(1).period):
            if event.event_id not in known:
                plans.append(
                    ReportPlan(
                        centre_id=centre_id,
                        month=str(month),
                        first_day=event.first_day,
                        last_day=event.last_day,
                        what=event.title[:LINE].strip(),
                        line_id=event.line_id,
                        event_id=event.event_id,
                        responsible=event.leader,
                    )
                )
        if len(plans) > there:
            stories.set_plans(file, centre_id=centre_id, month=month, plans=plans)
        work.about("centres", centre_id)
    return work.change


def set_plan_outcome(
    file: CentreFile, *, plan_id: int, outcome: Outcome, reason: str = ""
) -> Change:
    """Say what became of a plan; a reason belongs to one that came to nothing."""
    with doing(file, Verb.SET_PLAN_OUTCOME) as work:
        kept = reason if outcome is Outcome.NOT_DONE else ""
        plan = replace(file.stories.plans.get(plan_id), outcome=outcome, outcome_reason=kept)
        file.stories.plans.change(checked(plan))
        work.about("report_plans", plan_id)
    return work.change


def difficulties_as_text(difficulties: list[ReportDifficulty]) -> str:
    """Difficulties as paragraphs: the first line is the problem, the rest what was done."""
    parts = [
        "\n".join(part for part in (" ".join(one.title.split()), one.solution) if part)
        for one in difficulties
    ]
    return "\n\n".join(parts)


def difficulties_from_text(text: str) -> list[Difficulty]:
    """The difficulties that paragraphs say."""
    found = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        title, _, solution = paragraph.strip().partition("\n")
        if title.strip():
            found.append(Difficulty(title.strip(), solution.strip()))
    return found


def write_difficulties(file: CentreFile, *, centre_id: int, month: Month, text: str) -> Change:
    """Set a month's difficulties from the paragraphs typed."""
    difficulties = difficulties_from_text(text)
    known = difficulties_of(file, centre_id, month)
    if difficulties == [Difficulty(one.title, one.solution) for one in known]:
        return _nothing(file, Verb.SET_DIFFICULTIES, centre_id)
    return stories.set_difficulties(
        file, centre_id=centre_id, month=month, difficulties=difficulties
    )


def _nothing(file: CentreFile, verb: Verb, centre_id: int) -> Change:
    """The change of a verb that found everything as it should be: no step of undo."""
    with doing(file, verb) as work:
        work.about("centres", centre_id)
    return work.change


def difficulties_of(file: CentreFile, centre_id: int, month: Month) -> list[ReportDifficulty]:
    """A month's difficulties in their order."""
    where = "centre_id = ? AND month = ? ORDER BY position"
    return list(file.stories.difficulties.find(where, centre_id, str(month)))
