"""The checklist of a month's report: what it still lacks, each with where it is put right."""

from __future__ import annotations

from datetime import date
from typing import Any

from krc_desktop import clock
from krc_desktop.model.checklist import Check, CheckKind, Checklist, Told
from krc_desktop.model.event_lists import Gap
from krc_desktop.model.fields import NOTE
from krc_desktop.model.places import PageName, Place
from krc_desktop.model.projects import Project
from krc_desktop.model.stories import ReportPart
from krc_desktop.operations.report_content import document_number
from krc_desktop.periods import Month, Period
from krc_desktop.store import checklist as rows
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.figures import Scope
from krc_desktop.store.maintenance import maintenance_due

_USUAL_DUE_DAY = 5


def project_reported_to(file: CentreFile, month: Month) -> Project | None:
    """The project whose rules a month's report follows: of those that run, the newest."""
    running = file.projects.running_on(month.period.last)
    return running[-1] if running else None


def due_on(file: CentreFile, month: Month) -> date:
    """By when a month's report is due: the project's day of the month after."""
    project = project_reported_to(file, month)
    after = month.shifted(1)
    return date(after.year, after.month, project.report_due_day if project else _USUAL_DUE_DAY)


def narrative_limit(file: CentreFile, month: Month) -> int:
    """How many characters a month's text may have: what its project asks for."""
    project = project_reported_to(file, month)
    return min(project.narrative_limit, NOTE) if project else NOTE


def month_checklist(file: CentreFile, *, centre_id: int, month: Month) -> Checklist:
    """What a month's report lacks, gaps first. A month with nothing in it lacks no words."""
    with file.reading():
        centre = file.centres.get(centre_id)
        scope = Scope(month.period, centre_id)
        is_empty = rows.is_empty(file.connection, scope)
        found = checks(file, centre_id, month.period)
        found |= _words_of(file, centre_id, month, is_empty=is_empty)
        number = document_number(centre, month)
        return Checklist(
            month=month,
            items=tuple(sorted((found[kind] for kind in CheckKind), key=lambda c: c.is_ready)),
            due_on=due_on(file, month),
            is_empty=is_empty,
            issues=rows.times_issued(file.connection, number),
        )


def checks(file: CentreFile, centre_id: int, period: Period) -> dict[CheckKind, Check]:
    """What the rows of a span of days lack, each kind whether ready or not."""
    connection, scope, now = file.connection, Scope(period, centre_id), file.clock.now()
    events = rows.event_gaps(connection, scope, now)
    found = {
        CheckKind.EVENTS_WITHOUT_PEOPLE: events[Gap.NO_PEOPLE],
        CheckKind.EVENTS_STILL_PLANNED: events[Gap.STILL_PLANNED],
        CheckKind.UNHELD_WITHOUT_REASON: events[Gap.NO_REASON],
        CheckKind.EVENTS_WITHOUT_LINE: rows.events_without_line(connection, scope),
        CheckKind.BOOKINGS_WITHOUT_OUTCOME: rows.bookings_without_outcome(connection, scope, now),
        CheckKind.SUGGESTED_HOURS: rows.suggested_hours(connection, scope),
        CheckKind.PHOTOS_WITHOUT_CONSENT: rows.photos_without_consent(connection, scope),
        CheckKind.MAINTENANCE_DUE: _machines(connection, centre_id, clock.today(file.clock)),
    }
    return {kind: _check(kind, told, period) for kind, told in found.items()}


def _machines(connection: Any, centre_id: int, today: date) -> tuple[Told, ...]:
    """The machines' plans that are due, as rows."""
    plans = maintenance_due(connection, centre_id, today)
    return tuple(Told(plan.plan_id, plan.due_on or today, plan.machine) for plan in plans)


def _words_of(
    file: CentreFile, centre_id: int, month: Month, *, is_empty: bool
) -> dict[CheckKind, Check]:
    """What a person has still to write for a month."""
    connection = file.connection
    today = clock.today(file.clock)
    before = month.shifted(-1)
    planned = rows.plans_without_outcome(connection, centre_id, before, today)
    highlights = rows.has_text(connection, centre_id, month, ReportPart.HIGHLIGHTS)
    plans = rows.has_plans(connection, centre_id, month)
    coordinator = bool(file.centres.get(centre_id).coordinator)
    report = Place(PageName.REPORTS, month=month)
    missing = {
        CheckKind.HIGHLIGHTS_MISSING: (not highlights and not is_empty, report),
        CheckKind.PLANS_MISSING: (not plans and not is_empty, report),
        CheckKind.COORDINATOR_MISSING: (not coordinator, Place(PageName.SETTINGS, (centre_id,))),
    }
    found = {kind: Check(kind, int(lacks), place) for kind, (lacks, place) in missing.items()}
    kind = CheckKind.PLANS_WITHOUT_OUTCOME
    return found | {kind: _check(kind, planned, before.period)}


# where rows of a kind are put right; no page: they stand beside the checklist itself
_PAGES = {
    CheckKind.EVENTS_WITHOUT_PEOPLE: PageName.EVENTS,
    CheckKind.EVENTS_STILL_PLANNED: PageName.EVENTS,
    CheckKind.UNHELD_WITHOUT_REASON: PageName.EVENTS,
    CheckKind.EVENTS_WITHOUT_LINE: PageName.EVENTS,
    CheckKind.PHOTOS_WITHOUT_CONSENT: PageName.EVENTS,
    CheckKind.SUGGESTED_HOURS: PageName.VOLUNTEERS,
    CheckKind.BOOKINGS_WITHOUT_OUTCOME: PageName.EQUIPMENT,
    CheckKind.MAINTENANCE_DUE: PageName.EQUIPMENT,
    CheckKind.PLANS_WITHOUT_OUTCOME: None,
}


def _check(kind: CheckKind, told: tuple[Told, ...], period: Period) -> Check:
    ids = tuple(dict.fromkeys(one.row_id for one in told if one.row_id))
    place = Place(_PAGES[kind], ids, Month.of(period.last), _PARTS.get(kind, ""))
    if kind is CheckKind.MAINTENANCE_DUE:
        # plans are on the cards of their machines: the list of machines says which
        place = Place(PageName.EQUIPMENT, part="machines")
    return Check(kind, len(told), place, told)


_PARTS = {CheckKind.SUGGESTED_HOURS: "suggestions", CheckKind.BOOKINGS_WITHOUT_OUTCOME: "booking"}
