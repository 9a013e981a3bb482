"""What a merge of two cards would move, and what it would do to the figures; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from krc_desktop.model.figures import PeopleFigures
from krc_desktop.model.person_merges import Moved, Moving, PeriodChange, SharedVisit
from krc_desktop.model.reports import Both
from krc_desktop.periods import Month, Period
from krc_desktop.store.figures import Scope, people_figures

_MOST_MONTHS = 24

_COUNTED = {
    Moving.VISITS: "SELECT count(*), 0 FROM attendances WHERE person_id = :gone AND present = 1",
    Moving.SIGN_UPS: (
        "SELECT count(*), 0 FROM signups WHERE person_id = :gone AND status <> 'cancelled'"
    ),
    Moving.HOURS: (
        "SELECT count(*), coalesce(sum(minutes), 0) FROM volunteer_entries"
        " WHERE person_id = :gone AND state = 'accepted'"
    ),
    Moving.BOOKINGS: "SELECT count(*), 0 FROM bookings WHERE :gone IN (person_id, supervisor_id)",
    Moving.INDUCTIONS: "SELECT count(*), 0 FROM inductions WHERE person_id = :gone",
    Moving.PIECES: "SELECT count(*), 0 FROM pieces WHERE person_id = :gone",
    Moving.LOANS: "SELECT count(*), 0 FROM loans WHERE person_id = :gone",
    Moving.AGREEMENTS: "SELECT count(*), 0 FROM agreements WHERE person_id = :gone",
    Moving.CERTIFICATES: "SELECT count(*), 0 FROM certificates WHERE person_id = :gone",
    Moving.CONSENTS: "SELECT count(*), 0 FROM consents WHERE person_id = :gone",
    Moving.LINKS: "SELECT count(*), 0 FROM person_links WHERE :gone IN (person_id, other_id)",
    Moving.STORIES: "SELECT count(*), 0 FROM stories WHERE person_id = :gone",
    Moving.PHOTOS: "SELECT count(*), 0 FROM photo_people WHERE person_id = :gone",
    Moving.OTHERS: (
        "SELECT (SELECT count(*) FROM firings WHERE operator_id = :gone)"
        " + (SELECT count(*) FROM firing_readings WHERE person_id = :gone)"
        " + (SELECT count(*) FROM firing_checks WHERE person_id = :gone)"
        " + (SELECT count(*) FROM inductions WHERE inductor_id = :gone)"
        " + (SELECT count(*) FROM equipment_inductors WHERE person_id = :gone)"
        " + (SELECT count(*) FROM consents WHERE guardian_id = :gone)"
        " + (SELECT count(*) FROM sheet_lines WHERE person_id = :gone), 0"
    ),
}

_SHARED = """
SELECT e.id, d.local_day, e.title_lv, e.title_en, g.present AND s.present
FROM attendances AS g
JOIN attendances AS s ON s.event_day_id = g.event_day_id AND s.person_id = :stays
JOIN events AS e ON e.id = g.event_id JOIN event_days AS d ON d.id = g.event_day_id
WHERE g.person_id = :gone ORDER BY d.local_day DESC, e.id
"""

_CAME = """
SELECT a.person_id, e.centre_id, e.local_day, a.event_day_id
FROM attendances AS a JOIN events AS e ON e.id = a.event_id
WHERE a.person_id IN (:stays, :gone) AND a.present = 1 AND e.status = 'held'
"""

_HELPED = """
SELECT person_id, centre_id, local_day, 0 FROM volunteer_entries
WHERE person_id IN (:stays, :gone) AND state = 'accepted'
"""

_SENT = """
SELECT EXISTS (SELECT 1 FROM issued_reports
    WHERE first_day <= :first AND last_day >= :last AND coalesce(centre_id = :centre, TRUE))
"""


def moves(connection: Any, gone_id: int) -> tuple[Moved, ...]:
    """How much hangs on a card, kind by kind; what is not there is left out."""
    counted = (
        Moved(kind, *connection.execute(sql, {"gone": gone_id}).fetchone())
        for kind, sql in _COUNTED.items()
    )
    return tuple(moved for moved in counted if moved.count)


def shared_visits(connection: Any, stays_id: int, gone_id: int) -> tuple[SharedVisit, ...]:
    """The days of events on whose list both cards stand, newest first."""
    rows = connection.execute(_SHARED, {"stays": stays_id, "gone": gone_id})
    return tuple(
        SharedVisit(event, date.fromisoformat(day), Both(lv, en), bool(both))
        for event, day, lv, en, both in rows
    )


@dataclass(frozen=True)
class _Seen:
    """Somebody seen at a centre on the day on which an event starts, or of hours."""

    person_id: int
    centre_id: int
    day: date
    event_day: int


def figures_changed(connection: Any, stays_id: int, gone_id: int) -> tuple[PeriodChange, ...]:
    """The months of centres whose figures change, newest first, then the whole time if it does.

    The change is worked out from who came when, the figures themselves are the counting place's.
    """
    people = {"stays": stays_id, "gone": gone_id}
    came = _seen(connection.execute(_CAME, people))
    helped = _seen(connection.execute(_HELPED, people))
    months = sorted({(Month.of(one.day), one.centre_id) for one in (*came, *helped)}, reverse=True)
    found: list[PeriodChange] = []
    for month, centre in months:
        change = _change(came, helped, month.period, centre)
        if not change.is_nothing and len(found) < _MOST_MONTHS:
            found.append(_period(connection, change, month.period, month, centre))
    days = [one.day for one in (*came, *helped)]
    if days:
        whole = Period(min(days), max(days))
        change = _change(came, helped, whole, None)
        if not change.is_nothing:
            found.append(_period(connection, change, whole, None, None))
    return tuple(found)


def _seen(rows: Iterable[Any]) -> list[_Seen]:
    return [
        _Seen(person, centre, date.fromisoformat(day), event_day)
        for person, centre, day, event_day in rows
    ]


def _period(
    connection: Any,
    change: PeopleFigures,
    period: Period,
    month: Month | None,
    centre: int | None,
) -> PeriodChange:
    before = people_figures(connection, Scope(period, centre))
    values = {
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "centre": centre,
    }
    is_sent = month is not None and bool(connection.execute(_SENT, values).fetchone()[0])
    return PeriodChange(period, month, centre, before, before.plus(change), is_sent)


def _change(
    came: list[_Seen], helped: list[_Seen], period: Period, centre: int | None
) -> PeopleFigures:
    """What one person less on two cards does to a period's figures."""
    here = [one for one in came if one.day in period and centre in (None, one.centre_id)]
    working = [one for one in helped if one.day in period and centre in (None, one.centre_id)]
    visitors = {one.person_id for one in here}
    return PeopleFigures(
        unique_people=min(1 - len(visitors), 0),
        visits=len({one.event_day for one in here}) - len(here),
        new_people=_newcomers(came, visitors, period, merged=True)
        - _newcomers(came, visitors, period, merged=False),
        volunteers=min(1 - len({one.person_id for one in working}), 0),
    )


def _newcomers(came: list[_Seen], visitors: set[int], period: Period, *, merged: bool) -> int:
    """How many of those who came in a period had not come before, as one person or as two."""
    if not visitors:
        return 0
    firsts = {
        person: min(one.day for one in came if one.person_id == person)
        for person in {one.person_id for one in came}
    }
    if merged:
        return int(min(firsts.values()) >= period.first)
    return sum(firsts[person] >= period.first for person in visitors)
