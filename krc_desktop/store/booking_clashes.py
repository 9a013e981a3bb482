"""Who else is where: the names behind bookings, and what a person does at the same time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from krc_desktop import clock
from krc_desktop.model.booking_checks import NamedBooking
from krc_desktop.model.bookings import Booking
from krc_desktop.model.equipment import LONGEST_OCCUPANCY_MINUTES, LONGEST_STAY_MINUTES
from krc_desktop.model.reports import Both

_LONGEST = timedelta(minutes=LONGEST_OCCUPANCY_MINUTES + LONGEST_STAY_MINUTES)
_LONGEST_EVENT = timedelta(days=63)

_NAMES = """
SELECT trim(p.first_name || ' ' || p.last_name), o.name, e.title_lv, e.title_en
FROM (SELECT 1) LEFT JOIN people AS p ON p.id = ?1
LEFT JOIN organisations AS o ON o.id = ?2 LEFT JOIN events AS e ON e.id = ?3
"""
# by the days on which something can have begun: both tables are reached by their day
_AT_MACHINE = """
SELECT m.name_lv, m.name_en, b.starts_at, b.ends_at
FROM bookings AS b JOIN equipment AS m ON m.id = b.equipment_id
WHERE b.local_day BETWEEN :first_day AND :last_day AND b.person_id = :person
  AND b.status IN ('booked', 'used') AND b.purpose <> 'firing'
  AND b.starts_at < :ends AND b.ends_at > :starts AND b.equipment_id <> :machine AND b.id <> :own
ORDER BY b.starts_at LIMIT 1
"""
_AT_EVENT = """
SELECT e.title_lv, e.title_en, d.starts_at, d.ends_at
FROM events AS e JOIN event_days AS d ON d.event_id = e.id
WHERE e.local_day BETWEEN :first_event AND :last_day AND e.status IN ('planned', 'held')
  AND d.starts_at < :ends AND d.ends_at > :starts AND e.id IS NOT :event
  AND (EXISTS (SELECT 1 FROM signups AS s WHERE s.event_id = e.id AND s.person_id = :person
        AND s.status = 'registered')
    OR EXISTS (SELECT 1 FROM attendances AS a WHERE a.event_id = e.id AND a.present = 1
        AND a.person_id = :person AND a.event_day_id = d.id))
ORDER BY d.starts_at LIMIT 1
"""

_INDUCTED = """
SELECT p.id FROM people AS p WHERE p.archived_on IS NULL AND p.erased_on IS NULL
  AND EXISTS (SELECT 1 FROM inductions AS i WHERE i.person_id = p.id AND i.equipment_id = ?1
    AND i.inducted_on <= ?2 AND i.valid_until >= ?2)
ORDER BY p.sort_key, p.id
"""


@dataclass(frozen=True)
class Elsewhere:
    """What somebody does at the same time: a machine or an event, and when."""

    name: Both
    starts_at: datetime
    ends_at: datetime


def named(connection: Any, booking: Booking) -> NamedBooking:
    """A booking with the name of whom or what it is for."""
    ids = booking.person_id, booking.organisation_id, booking.event_id
    person, organisation, title_lv, title_en = connection.execute(_NAMES, ids).fetchone()
    if title_lv is not None:
        return NamedBooking(booking=booking, name=Both(title_lv, title_en))
    return NamedBooking(booking=booking, name=Both(person or organisation or "", ""))


def at_machine(
    connection: Any, person_id: int, starts: datetime, ends: datetime, *, machine: int, own: int
) -> Elsewhere | None:
    """The other machine that somebody has booked in a span."""
    return _first(connection, _AT_MACHINE, person_id, starts, ends, machine=machine, own=own)


def at_event(
    connection: Any, person_id: int, starts: datetime, ends: datetime, *, event: int | None
) -> Elsewhere | None:
    """The event for which somebody is registered, or at which they were, in a span."""
    return _first(connection, _AT_EVENT, person_id, starts, ends, event=event)


def lapsed_on(connection: Any, equipment_id: int, person_id: int, day: date) -> date | None:
    """The last day on which an earlier induction was valid; None where there never was one."""
    sql = (
        "SELECT max(valid_until) FROM inductions"
        " WHERE equipment_id = ? AND person_id = ? AND valid_until < ?"
    )
    (last,) = connection.execute(sql, (equipment_id, person_id, day.isoformat())).fetchone()
    return date.fromisoformat(last) if last else None


def _first(
    connection: Any, sql: str, person_id: int, starts: datetime, ends: datetime, **others: Any
) -> Elsewhere | None:
    values = others | {
        "person": person_id,
        "starts": clock.seconds_of(starts),
        "ends": clock.seconds_of(ends),
        "first_day": clock.local_day(starts - _LONGEST).isoformat(),
        "first_event": clock.local_day(starts - _LONGEST_EVENT).isoformat(),
        "last_day": clock.local_day(ends).isoformat(),
    }
    row = connection.execute(sql, values).fetchone()
    if row is None:
        return None
    lv, en, begins, until = row
    return Elsewhere(Both(lv, en), clock.from_seconds(begins), clock.from_seconds(until))


def inducted_on(connection: Any, equipment_id: int, day: date) -> list[int]:
    """The people whose induction is valid on a day, in order."""
    return [row[0] for row in connection.execute(_INDUCTED, (equipment_id, day.isoformat()))]
