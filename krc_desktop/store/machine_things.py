"""What machines of a centre ask for today; each question is bounded, however long the file is."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from krc_desktop.clock import from_seconds, local_day, seconds_of
from krc_desktop.model.equipment import LONGEST_OCCUPANCY_MINUTES, LONGEST_STAY_MINUTES
from krc_desktop.model.machine_things import LAPSING_WITHIN, CoolingKiln, NamedDay
from krc_desktop.model.reports import Both

_WINDOW = (LONGEST_OCCUPANCY_MINUTES + LONGEST_STAY_MINUTES) * 60
# how many rows are named at most; all are counted
_MOST = 200

_COOLING = """
SELECT b.id, m.name_lv, m.name_en, f.off_at, coalesce(m.open_below_celsius, 60), r.celsius,
    r.read_at, (SELECT max(h.ends_at) FROM booking_phases AS h
        WHERE h.booking_id = b.id AND h.phase = 'cool')
FROM equipment AS m
CROSS JOIN bookings AS b ON b.equipment_id = m.id AND b.status IN ('booked', 'used')
    AND b.starts_at BETWEEN :earliest AND :now AND b.purpose = 'firing'
CROSS JOIN firings AS f ON f.booking_id = b.id AND f.off_at IS NOT NULL AND f.opened_at IS NULL
LEFT JOIN firing_readings AS r ON r.id = (
    SELECT id FROM firing_readings WHERE firing_id = f.id AND read_at >= f.off_at
    ORDER BY read_at DESC LIMIT 1)
WHERE m.centre_id = :centre AND m.kind = 'kiln' AND coalesce(m.retired_on > :today, TRUE)
ORDER BY b.starts_at, b.id
"""

_FAULTS = """
SELECT f.id, m.id, m.name_lv, m.name_en, f.what, f.reported_at
FROM equipment AS m CROSS JOIN faults AS f ON f.equipment_id = m.id
WHERE m.centre_id = :centre AND coalesce(m.retired_on > :today, TRUE) AND f.closed_at IS NULL
ORDER BY f.takes_out DESC, f.reported_at, f.id LIMIT :most
"""

# ready for longer than the kiln's own weeks; a piece that was never in a firing here has no day
_UNCOLLECTED = """
SELECT p.id, p.label, max(f.opened_at), m.collect_weeks
FROM pieces AS p CROSS JOIN piece_firings AS pf ON pf.piece_id = p.id
CROSS JOIN firings AS f ON f.id = pf.firing_id AND f.opened_at IS NOT NULL
CROSS JOIN bookings AS b ON b.id = f.booking_id
CROSS JOIN equipment AS m ON m.id = b.equipment_id
WHERE p.centre_id = :centre AND p.state = 'ready' GROUP BY p.id
HAVING max(f.opened_at) <= :now - m.collect_weeks * 604800
ORDER BY max(f.opened_at), p.id
"""

_LOANS = """
SELECT l.id, l.item, l.due_on FROM loans AS l
WHERE l.centre_id = :centre AND l.back_on IS NULL AND l.due_on < :today
ORDER BY l.due_on, l.id
"""

# the last induction of each person on machines that ask for one
_LAPSING = """
SELECT i.id, m.id, m.name_lv, m.name_en, trim(p.first_name || ' ' || p.last_name), i.valid_until
FROM equipment AS m CROSS JOIN inductions AS i ON i.equipment_id = m.id
CROSS JOIN people AS p ON p.id = i.person_id
WHERE m.centre_id = :centre AND m.risk <> 'green' AND coalesce(m.retired_on > :today, TRUE)
  AND i.valid_until BETWEEN :today AND :soon
  AND p.archived_on IS NULL AND p.erased_on IS NULL
  AND NOT EXISTS (SELECT 1 FROM inductions AS later WHERE later.equipment_id = i.equipment_id
      AND later.person_id = i.person_id AND later.valid_until > i.valid_until)
ORDER BY i.valid_until, i.id
"""


def cooling_kilns(connection: Any, centre_id: int, now: datetime, today: date) -> list[CoolingKiln]:
    """The kilns that were switched off and nobody has opened yet."""
    second = seconds_of(now)
    rows = connection.execute(
        _COOLING,
        {
            "centre": centre_id,
            "now": second,
            "earliest": second - _WINDOW,
            "today": today.isoformat(),
        },
    )
    return [
        CoolingKiln(
            booking_id=booking,
            machine=Both(lv, en),
            off_at=from_seconds(off_at),
            open_below=below,
            celsius=celsius,
            read_at=_instant(read_at),
            expected_at=_instant(expected),
        )
        for booking, lv, en, off_at, below, celsius, read_at, expected in rows
    ]


def _instant(seconds: int | None) -> datetime | None:
    return None if seconds is None else from_seconds(seconds)


def open_faults(
    connection: Any, centre_id: int, today: date
) -> list[tuple[int, Both, str, datetime]]:
    """Faults that nobody has mended: machine, its name, what, since when; the gravest first."""
    values = {"centre": centre_id, "today": today.isoformat(), "most": _MOST}
    return [
        (machine, Both(lv, en), what, from_seconds(reported))
        for _, machine, lv, en, what, reported in connection.execute(_FAULTS, values)
    ]


def uncollected(connection: Any, centre_id: int, now: datetime) -> list[NamedDay]:
    """Pieces that are ready for longer than their kiln's weeks, by label and day of opening."""
    values = {"centre": centre_id, "now": seconds_of(now)}
    return [
        NamedDay(piece, label, local_day(from_seconds(opened)))
        for piece, label, opened, _ in connection.execute(_UNCOLLECTED, values)
    ]


def loans_overdue(connection: Any, centre_id: int, today: date) -> list[NamedDay]:
    """Things lent out that should be back, by the day on which they were due."""
    values = {"centre": centre_id, "today": today.isoformat()}
    return [
        NamedDay(loan, item, date.fromisoformat(due))
        for loan, item, due in connection.execute(_LOANS, values)
    ]


def inductions_lapsing(connection: Any, centre_id: int, today: date) -> list[tuple[int, NamedDay]]:
    """Inductions that lapse soon, with their machine: the person's name, the last valid day."""
    values = {
        "centre": centre_id,
        "today": today.isoformat(),
        "soon": (today + LAPSING_WITHIN).isoformat(),
    }
    return [
        (machine, NamedDay(induction, name, date.fromisoformat(until), Both(lv, en)))
        for induction, machine, lv, en, name, until in connection.execute(_LAPSING, values)
    ]
