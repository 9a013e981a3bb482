"""What the page of the day asks: the day, the rest of the week, what is to be done, figures.

Only `opening_day` loads the library of public holidays, so that the page may first be painted
without it. Everything reads small windows; `month_figures` may be asked on a connection of its own.
"""

from __future__ import annotations

from datetime import date, timedelta

from krc_desktop import clock
from krc_desktop.language import Phrasebook
from krc_desktop.model.agenda import (
    AgendaDay,
    Doors,
    Entry,
    MonthFigure,
    MonthFigures,
    OpeningDay,
    ReportDue,
)
from krc_desktop.model.checklist import Check, CheckKind, PlanDue
from krc_desktop.model.places import PageName, Place
from krc_desktop.model.public_holidays import holiday_names
from krc_desktop.operations import checklist
from krc_desktop.periods import Month, Period
from krc_desktop.store import agenda as rows
from krc_desktop.store import figures
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.checklist import has_begun
from krc_desktop.store.figures import Scope
from krc_desktop.store.maintenance import maintenance_due
from krc_desktop.store.opening import OpeningTimes

MONTHS_SHOWN = 6
# what is older than last month's report but one belongs to reports that are out
_MONTHS_BACK = 2
# from this day on the report that is thought of is the running month's
_NEXT_REPORT_FROM = 21

# of the checklist, what has its own line among the things to do
_TO_DO = (
    CheckKind.EVENTS_WITHOUT_PEOPLE,
    CheckKind.EVENTS_STILL_PLANNED,
    CheckKind.UNHELD_WITHOUT_REASON,
    CheckKind.SUGGESTED_HOURS,
    CheckKind.BOOKINGS_WITHOUT_OUTCOME,
    CheckKind.MAINTENANCE_DUE,
)


def agenda(file: CentreFile, *, centre_id: int | None, period: Period) -> tuple[AgendaDay, ...]:
    """Every day of a span with its events and bookings in the order of time."""
    scope = Scope(period, centre_id)
    with file.reading():
        entries: list[Entry] = [
            *rows.events_between(file.connection, scope, file.clock.now()),
            *rows.bookings_between(file.connection, scope),
        ]
    entries.sort(key=lambda entry: entry.starts_at)
    return tuple(
        AgendaDay(day, tuple(entry for entry in entries if entry.local_day == day))
        for day in period.days()
    )


def rest_of_week(today: date) -> Period:
    """The days after today until Sunday; on a Sunday the whole week that follows."""
    left = 7 - today.isoweekday()
    return Period(today + timedelta(days=1), today + timedelta(days=left or 7))


def opening_day(file: CentreFile, *, centre_id: int, day: date, words: Phrasebook) -> OpeningDay:
    """Whether and when a centre is open on a day; the holiday's name, or the closure's reason."""
    with file.reading():
        times = OpeningTimes(file.connection)
        spans = times.of_centre(centre_id, Period(day, day))
        iso = day.isoformat()
        closure = file.centres.closures.find_one(
            "centre_id = ? AND first_day <= ? AND last_day >= ? ORDER BY is_open",
            centre_id,
            iso,
            iso,
        )
        known = times.has_hours(centre_id)
    holiday = holiday_names(words, day, day).get(day, "")
    reason = closure.reason if closure is not None else ""
    if spans:
        moments = [(clock.from_seconds(one.start), clock.from_seconds(one.end)) for one in spans]
        return OpeningDay(Doors.OPEN, tuple(moments), holiday, reason)
    if closure is not None and closure.is_open:
        reason = ""  # why the doors would be open, on a day that has no hours
    is_closed = known or holiday or closure is not None
    return OpeningDay(Doors.CLOSED if is_closed else Doors.UNKNOWN, (), holiday, reason)


def things_to_do(file: CentreFile, *, centre_id: int) -> tuple[Check | ReportDue, ...]:
    """What waits for the coordinator, the report's day among it; nothing that is already done."""
    today = clock.today(file.clock)
    this_month = Month.of(today)
    period = Period(this_month.shifted(-_MONTHS_BACK).period.first, this_month.period.last)
    with file.reading():
        found = checklist.checks(file, centre_id, period)
        due = report_due(file, centre_id=centre_id)
    waiting: list[Check | ReportDue] = [found[kind] for kind in _TO_DO if not found[kind].is_ready]
    if due is not None:
        waiting.insert(1 if waiting and waiting[0] == found[_TO_DO[0]] else 0, due)
    return tuple(waiting)


def machines_due(file: CentreFile, *, centre_id: int) -> tuple[PlanDue, ...]:
    """The machines' maintenance that is due or soon will be, with days and counts."""
    return maintenance_due(file.connection, centre_id, clock.today(file.clock))


def report_due(file: CentreFile, *, centre_id: int) -> ReportDue | None:
    """The report that is due next, until it is issued: last month's, late in a month this one's.

    None where a centre had nothing yet by the end of that month, or no project ran in it.
    """
    today = clock.today(file.clock)
    month = Month.of(today) if today.day >= _NEXT_REPORT_FROM else Month.of(today).shifted(-1)
    if not has_begun(file.connection, centre_id, month.period.last):
        return None
    if not file.projects.running_on(month.period.last):
        return None
    found = checklist.month_checklist(file, centre_id=centre_id, month=month)
    if found.issues:
        return None
    return ReportDue(
        month=month,
        due_on=found.due_on,
        is_late=today > found.due_on,
        ready=found.ready,
        of=len(found.items),
        place=Place(PageName.REPORTS, month=month),
    )


def month_figures(
    file: CentreFile, *, centre_id: int | None, month: Month, shown: int = MONTHS_SHOWN
) -> MonthFigures:
    """The three figures of a month so far and of the months before it, from the one place."""
    months = tuple(month.shifted(n - shown + 1) for n in range(shown))
    with file.reading():
        counted = [
            figures.month_figures(file.connection, Scope(one.period, centre_id)) for one in months
        ]
    return MonthFigures(
        months, {figure: tuple(one[figure] for one in counted) for figure in MonthFigure}
    )
