"""The list of events, a page at a time by keys: today and later onwards, earlier ones back.

An event of several days belongs to “today and later” until its last day is over. Days are read
from an index in their own order; only the events of one day are sorted.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from krc_desktop.clock import from_seconds, local_day, seconds_of
from krc_desktop.model.event_lists import EventFilter, EventRow, Gap, ListKey
from krc_desktop.model.events import LONGEST_EVENT, EventStatus
from krc_desktop.model.reports import Both
from krc_desktop.store.search import matching_words

_NOBODY = """
NOT EXISTS (SELECT 1 FROM attendances AS a WHERE a.event_id = e.id AND a.present = 1)
AND NOT EXISTS (SELECT 1 FROM headcounts AS h WHERE h.event_id = e.id AND h.people > 0)
"""

# what an event lacks at the instant :now; NULL where nothing
GAP = f"""
CASE
    WHEN e.status IN ('cancelled', 'postponed', 'not_held')
        THEN CASE WHEN e.status_reason = '' THEN 'no_reason' END
    WHEN e.ends_at > :now THEN NULL
    WHEN {_NOBODY} THEN 'no_people'
    WHEN e.status = 'planned' THEN 'still_planned'
END
"""

_ROW = f"""
SELECT e.id, e.centre_id, e.kind_id, e.series_id, e.title_lv, e.title_en, e.place,
    e.starts_at, e.ends_at, e.local_day,
    (SELECT max(d.local_day) FROM event_days AS d WHERE d.event_id = e.id),
    (SELECT count(*) FROM event_days AS d WHERE d.event_id = e.id),
    e.status, e.status_reason, e.postponed_to, e.capacity,
    (SELECT count(*) FROM signups AS s WHERE s.event_id = e.id AND s.status = 'registered'),
    (SELECT count(*) FROM attendances AS a WHERE a.event_id = e.id AND a.present = 1)
    + (SELECT coalesce(sum(h.people), 0) FROM headcounts AS h WHERE h.event_id = e.id),
    {GAP}
FROM events AS e
"""

_STILL_ON = """
e.local_day >= :longest AND (e.local_day >= :today OR EXISTS (
    SELECT 1 FROM event_days AS d WHERE d.event_id = e.id AND d.local_day >= :today))
"""
_OVER = """
e.local_day < :today AND (e.local_day < :longest OR NOT EXISTS (
    SELECT 1 FROM event_days AS d WHERE d.event_id = e.id AND d.local_day >= :today))
"""
_SEARCHED = "SELECT rowid FROM events_search WHERE events_search MATCH :typed"
_UPWARDS = "ORDER BY e.local_day, e.starts_at, e.id LIMIT :limit"
_DOWNWARDS = "ORDER BY e.local_day DESC, e.starts_at DESC, e.id DESC LIMIT :limit"
PAGE = 50


class EventLists:
    """Reads rows of the list from an open file; what is past is told by the clock's now."""

    def __init__(self, connection: Any, now: Callable[[], datetime]) -> None:
        """Lists over a connection."""
        self._connection = connection
        self._now = now

    def upcoming(
        self, wanted: EventFilter, *, after: ListKey | None = None, limit: int = PAGE
    ) -> list[EventRow]:
        """Events of today and later, the soonest first: those after a row's key."""
        follows = "(e.local_day, e.starts_at, e.id) > (:day, :second, :id)"
        return self._page(wanted, [_STILL_ON], follows, after, _UPWARDS, limit)

    def earlier(
        self, wanted: EventFilter, *, after: ListKey | None = None, limit: int = PAGE
    ) -> list[EventRow]:
        """Events that are over, the latest first: those before a row's key."""
        follows = "(e.local_day, e.starts_at, e.id) < (:day, :second, :id)"
        return self._page(wanted, [_OVER], follows, after, _DOWNWARDS, limit)

    def incomplete(self, wanted: EventFilter) -> int:
        """How many of the events that a list could show lack something."""
        where, values = self._where(wanted)
        sql = f"SELECT count(*) FROM events AS e WHERE {' AND '.join([*where, _INCOMPLETE])}"
        return int(self._connection.execute(sql, values).fetchone()[0])

    def row(self, event_id: int) -> EventRow | None:
        """The row of one event, whatever the filter; None where it is gone."""
        values = {"now": seconds_of(self._now()), "id": event_id}
        found = self._connection.execute(f"{_ROW} WHERE e.id = :id", values).fetchone()
        return _row(found) if found else None

    def is_over(self, row: EventRow) -> bool:
        """Whether a row stands among the earlier ones."""
        return row.last_day < local_day(self._now())

    def _page(
        self,
        wanted: EventFilter,
        parts: list[str],
        follows: str,
        after: ListKey | None,
        order: str,
        limit: int,
    ) -> list[EventRow]:
        where, values = self._where(wanted)
        where += parts
        if wanted.incomplete_only:
            where.append(_INCOMPLETE)
        if after is not None:
            where.append(follows)
            values |= dict(zip(("day", "second", "id"), after, strict=True))
        sql = f"{_ROW} WHERE {' AND '.join(where)} {order}"
        rows = self._connection.execute(sql, values | {"limit": limit})
        return [_row(row) for row in rows]

    def _where(self, wanted: EventFilter) -> tuple[list[str], dict[str, Any]]:
        """The conditions of a filter and the values of all of them."""
        now = self._now()
        today = local_day(now)
        values: dict[str, Any] = {
            "now": seconds_of(now),
            "today": today.isoformat(),
            "longest": (today - LONGEST_EVENT).isoformat(),
        }
        where = ["TRUE"]
        if wanted.centre_id is not None:
            where.append("e.centre_id = :centre")
            values["centre"] = wanted.centre_id
        if wanted.kind_id is not None:
            # a plus sign keeps the order of days: an index of kinds would sort them all
            where.append("+e.kind_id = :kind")
            values["kind"] = wanted.kind_id
        if wanted.month is not None:
            where.append("e.local_day BETWEEN :first AND :last")
            period = wanted.month.period
            values |= {"first": period.first.isoformat(), "last": period.last.isoformat()}
        if wanted.typed.strip():
            values["typed"] = matching_words(wanted.typed)
            where.append(f"+e.id IN ({_SEARCHED})" if values["typed"] else "FALSE")
        return where, values


# said apart from GAP, so that an event which has people is left after one look
_INCOMPLETE = f"""
CASE WHEN e.status IN ('planned', 'held')
    THEN e.ends_at <= :now AND (e.status = 'planned' OR ({_NOBODY}))
    ELSE e.status_reason = ''
END
"""


def _row(row: Any) -> EventRow:
    return EventRow(
        id=row[0],
        centre_id=row[1],
        kind_id=row[2],
        series_id=row[3],
        title=Both(row[4], row[5]),
        place=row[6],
        starts_at=from_seconds(row[7]),
        ends_at=from_seconds(row[8]),
        first_day=date.fromisoformat(row[9]),
        last_day=date.fromisoformat(row[10] or row[9]),
        days=row[11],
        status=EventStatus(row[12]),
        status_reason=row[13],
        postponed_to=date.fromisoformat(row[14]) if row[14] else None,
        capacity=row[15],
        signed_up=row[16],
        visits=row[17],
        gap=Gap(row[18]) if row[18] else None,
        key=(row[9], row[7], row[0]),
    )
