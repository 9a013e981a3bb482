"""What the days of a span hold, read by windows that stay small however long the file is."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from krc_desktop import clock
from krc_desktop.model.agenda import BookingEntry, EventEntry
from krc_desktop.model.bookings import BookingPurpose, BookingStatus, FiringKind
from krc_desktop.model.equipment import LONGEST_OCCUPANCY_MINUTES, EquipmentKind
from krc_desktop.model.event_lists import Gap
from krc_desktop.model.events import LONGEST_EVENT, EventStatus
from krc_desktop.model.reports import Both
from krc_desktop.periods import Period
from krc_desktop.store.event_lists import GAP
from krc_desktop.store.figures import Scope


def events_between(connection: Any, scope: Scope, now: datetime) -> list[EventEntry]:
    """The days of events that lie in a scope, in the order of time, whatever became of them."""
    wider = Period(scope.period.first - LONGEST_EVENT, scope.period.last)
    window = Scope(wider, scope.centre_id)
    rows = connection.execute(
        f"""
        SELECT e.id, d.local_day, d.starts_at, d.ends_at, e.title_lv, e.title_en, e.place,
            e.leader, e.status, e.capacity,
            (SELECT count(*) FROM signups AS s
             WHERE s.event_id = e.id AND s.status = 'registered'),
            (SELECT count(*) FROM attendances AS a WHERE a.event_day_id = d.id AND a.present = 1)
            + (SELECT coalesce(sum(people), 0) FROM headcounts AS h
               WHERE h.event_id = e.id AND coalesce(h.event_day_id = d.id, TRUE)),
            {GAP},
            (SELECT count(*) FROM event_days AS o
             WHERE o.event_id = e.id AND o.local_day <= d.local_day),
            (SELECT count(*) FROM event_days AS o WHERE o.event_id = e.id)
        FROM events AS e CROSS JOIN event_days AS d ON d.event_id = e.id
        WHERE {window.within("e")} AND d.local_day BETWEEN :from AND :last
        ORDER BY d.starts_at, e.id
        """,
        window.values | {"from": scope.period.first.isoformat(), "now": clock.seconds_of(now)},
    )
    return [_event(row) for row in rows]


def _event(row: Any) -> EventEntry:
    event, day, starts, ends, lv, en, place, leader, status, capacity, *counts = row
    signed_up, recorded, gap, number, days = counts
    return EventEntry(
        event_id=event,
        local_day=date.fromisoformat(day),
        starts_at=clock.from_seconds(starts),
        ends_at=clock.from_seconds(ends),
        title=Both(lv, en),
        place=place,
        leader=leader,
        status=EventStatus(status),
        signed_up=signed_up,
        capacity=capacity,
        recorded=recorded,
        gap=Gap(gap) if gap else None,
        number=number,
        days=days,
    )


def bookings_between(connection: Any, scope: Scope) -> list[BookingEntry]:
    """The bookings that touch a scope's days, once for each day; those for an event left out.

    The window reaches back by the longest occupancy, so that the index answers at any size.
    """
    longest = timedelta(minutes=LONGEST_OCCUPANCY_MINUTES)
    window = Scope(Period(scope.period.first - longest, scope.period.last), scope.centre_id)
    rows = connection.execute(
        f"""
        SELECT b.id, b.equipment_id, b.starts_at, b.ends_at, m.name_lv, m.name_en, m.kind,
            m.open_below_celsius, b.purpose, b.status,
            coalesce(trim(p.first_name || ' ' || p.last_name), o.name, ''),
            coalesce(e.title_lv, ''), coalesce(e.title_en, ''), f.kind, f.target_celsius,
            (SELECT min(starts_at) FROM booking_phases AS h
             WHERE h.booking_id = b.id AND h.phase = 'unload')
        FROM bookings AS b CROSS JOIN equipment AS m ON m.id = b.equipment_id
        LEFT JOIN people AS p ON p.id = b.person_id
        LEFT JOIN organisations AS o ON o.id = b.organisation_id
        LEFT JOIN events AS e ON e.id = b.event_id
        LEFT JOIN firings AS f ON f.booking_id = b.id
        WHERE {window.within("b")} AND b.ends_at > :begins
          AND b.status <> 'cancelled' AND b.purpose <> 'event'
        ORDER BY b.starts_at, b.id
        """,
        window.values | {"begins": clock.seconds_of(clock.midnight(scope.period.first))},
    )
    return [entry for row in rows for entry in _booking(row, scope.period)]


def _booking(row: Any, period: Period) -> list[BookingEntry]:
    booking, machine, starts, ends, lv, en, kind, below, purpose, status, who, *others = row
    event_lv, event_en, firing, celsius, opens = others
    first = clock.local_day(clock.from_seconds(starts))
    last = clock.local_day(clock.from_seconds(ends - 1))
    return [
        BookingEntry(
            booking_id=booking,
            equipment_id=machine,
            local_day=day,
            starts_at=clock.from_seconds(starts),
            ends_at=clock.from_seconds(ends),
            machine=Both(lv, en),
            kind=EquipmentKind(kind),
            purpose=BookingPurpose(purpose),
            status=BookingStatus(status),
            who=who,
            event=Both(event_lv, event_en) if event_lv else None,
            firing=FiringKind(firing) if firing else None,
            target_celsius=celsius,
            opens_at=clock.from_seconds(opens) if opens is not None else None,
            open_below_celsius=below,
        )
        for day in period.days()
        if first <= day <= last
    ]
