"""What machines do at the moment, what comes next on them, and who is meant by a booking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from krc_desktop.clock import from_seconds, local_day, seconds_of
from krc_desktop.model.equipment import (
    LONGEST_OCCUPANCY_MINUTES,
    LONGEST_STAY_MINUTES,
    Equipment,
)
from krc_desktop.model.machine_cards import Doing, Now

# the longest that one booking can occupy a machine: bounds every look into the past
_WINDOW_SECONDS = (LONGEST_OCCUPANCY_MINUTES + LONGEST_STAY_MINUTES) * 60

# somebody's name, an organisation's, an event's; empty for firings and maintenance of nobody
WHO = "coalesce(nullif(trim(p.first_name || ' ' || p.last_name), ''), o.name, e.title_lv, '')"
NAMES = """
LEFT JOIN people AS p ON p.id = b.person_id
LEFT JOIN organisations AS o ON o.id = b.organisation_id
LEFT JOIN events AS e ON e.id = b.event_id
"""

_OUT = """
SELECT o.equipment_id, o.ends_at, o.reason
FROM equipment AS m CROSS JOIN outages AS o ON o.equipment_id = m.id
WHERE {which} AND o.starts_at <= :now AND coalesce(o.ends_at > :now, TRUE)
ORDER BY o.ends_at IS NOT NULL, o.ends_at
"""
_TAKEN = """
SELECT b.equipment_id, coalesce(b.stays_until, b.ends_at),
    (SELECT max(h.ends_at) FROM booking_phases AS h WHERE h.booking_id = b.id
     AND h.phase = 'cool' AND h.starts_at <= :now AND h.ends_at > :now),
    f.off_at IS NOT NULL AND f.opened_at IS NULL,
    (SELECT max(h.ends_at) FROM booking_phases AS h WHERE h.booking_id = b.id AND h.phase = 'cool')
FROM equipment AS m CROSS JOIN bookings AS b ON b.equipment_id = m.id
LEFT JOIN firings AS f ON f.booking_id = b.id
WHERE {which} AND b.status IN ('booked', 'used') AND b.starts_at <= :now
    AND b.starts_at > :earliest AND coalesce(b.stays_until, b.ends_at) > :now
"""
_NEXT = f"""
SELECT m.id, b.starts_at, {WHO}
FROM equipment AS m JOIN bookings AS b ON b.id = (
    SELECT n.id FROM bookings AS n WHERE n.equipment_id = m.id
    AND n.status IN ('booked', 'used') AND n.starts_at > :now ORDER BY n.starts_at LIMIT 1)
{NAMES} WHERE m.centre_id = :which
"""


@dataclass(frozen=True)
class Coming:
    """The next booking of a machine: when, and whose."""

    starts_at: datetime
    who: str


def machine_now(connection: Any, machine: Equipment, now: datetime) -> Now:
    """What one machine does at an instant."""
    return _nows(connection, "m.id = :which", machine.id, [machine], now)[machine.id]


def machines_now(
    connection: Any, centre_id: int, machines: list[Equipment], now: datetime
) -> Mapping[int, Now]:
    """What the machines of a centre do at an instant, by machine."""
    return _nows(connection, "m.centre_id = :which", centre_id, machines, now)


def coming_bookings(connection: Any, centre_id: int, now: datetime) -> Mapping[int, Coming]:
    """The next booking of each machine of a centre that has one."""
    rows = connection.execute(_NEXT, {"which": centre_id, "now": seconds_of(now)})
    return {machine: Coming(from_seconds(starts), who) for machine, starts, who in rows}


def _nows(
    connection: Any, condition: str, which: int, machines: list[Equipment], now: datetime
) -> dict[int, Now]:
    second = seconds_of(now)
    values = {"which": which, "now": second, "earliest": second - _WINDOW_SECONDS}
    out = {
        machine: Now(Doing.OUT, _instant(ends), reason)
        for machine, ends, reason in reversed(
            connection.execute(_OUT.format(which=condition), values).fetchall()
        )
    }
    taken = {
        machine: _taken(until, cooling, is_cooling, cool_by, second)
        for machine, until, cooling, is_cooling, cool_by in connection.execute(
            _TAKEN.format(which=condition), values
        )
    }
    today = local_day(now)
    found = {}
    for machine in machines:
        if machine.retired_on is not None and machine.retired_on <= today:
            found[machine.id] = Now(Doing.RETIRED)
        else:
            free = taken.get(machine.id, Now(Doing.FREE))
            found[machine.id] = out.get(machine.id, free)
    return found


def _taken(until: int, cooling: int | None, is_cooling: int, cool_by: int | None, now: int) -> Now:
    """Busy; or cooling: by its phases, or because the log says that it is off and closed."""
    if is_cooling:
        expected = cool_by if cool_by is not None and cool_by > now else until
        return Now(Doing.COOLING, from_seconds(expected))
    if cooling is not None:
        return Now(Doing.COOLING, from_seconds(cooling))
    return Now(Doing.BUSY, from_seconds(until))


def _instant(seconds: int | None) -> datetime | None:
    return from_seconds(seconds) if seconds is not None else None


def maintenance_booked(connection: Any, equipment_id: int, now: datetime) -> int | None:
    """The last booking for maintenance that has begun and of which nobody said what became."""
    row = connection.execute(
        "SELECT b.id FROM bookings AS b WHERE b.equipment_id = ? AND b.status = 'booked'"
        " AND b.purpose = 'maintenance' AND b.starts_at <= ?"
        " AND NOT EXISTS (SELECT 1 FROM maintenance_jobs AS j WHERE j.booking_id = b.id)"
        " ORDER BY b.starts_at DESC LIMIT 1",
        (equipment_id, seconds_of(now)),
    ).fetchone()
    return int(row[0]) if row is not None else None
