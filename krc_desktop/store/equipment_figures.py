"""What is counted of machines: occupied and working time, firings, people served, downtime.

Occupied is a used booking from its start to its end, every phase of it. Work that stays on the
machine afterwards (`stays_until`) keeps others away, but nobody uses it then: it is not counted.
A machine that was put out of use keeps its figures; from that day on it is neither open nor down.
The rows behind each figure are answered by `equipment_rows`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from krc_desktop import clock
from krc_desktop.model.equipment import WORKING_PHASES
from krc_desktop.model.figures import EquipmentFigures
from krc_desktop.model.opening import Span, merged, overlap_minutes
from krc_desktop.periods import Period
from krc_desktop.store.opening import OpeningTimes


@dataclass(frozen=True)
class UsedBooking:
    """A used booking that is no maintenance: its occupancy and the stretches of real work."""

    id: int
    equipment_id: int
    purpose: str
    local_day: date
    occupied: Span
    work: tuple[Span, ...]

    @property
    def occupied_minutes(self) -> int:
        """Elapsed minutes of the whole occupancy."""
        return self.occupied.minutes

    @property
    def working_minutes(self) -> int:
        """Elapsed minutes of work."""
        return sum(span.minutes for span in self.work)


def used_bookings(
    connection: Any, period: Period, centre_id: int | None, *, equipment_id: int | None = None
) -> list[UsedBooking]:
    """The used bookings that start in the period, oldest first; of one machine where it is named.

    Work is the logged use; else the firing from switching on to off; else the working phases; where
    none is known, the whole occupancy.
    """
    rows = connection.execute(
        "SELECT b.id, b.equipment_id, b.purpose, b.local_day, b.starts_at, b.ends_at,"
        " u.starts_at, u.ends_at, f.on_at, f.off_at FROM bookings AS b"
        " LEFT JOIN booking_uses AS u ON u.booking_id = b.id"
        " LEFT JOIN firings AS f ON f.booking_id = b.id"
        " WHERE b.local_day BETWEEN ? AND ? AND b.status = 'used' AND b.purpose <> 'maintenance'"
        + _of(centre_id, equipment_id)
        + " ORDER BY b.starts_at, b.id",
        _values(period, centre_id, equipment_id),
    ).fetchall()
    phases = _working_phases(connection, period, centre_id, equipment_id)
    return [_used(row, phases.get(row[0], ())) for row in rows]


def _of(centre_id: int | None, equipment_id: int | None) -> str:
    """The condition of one centre, of one machine (by the index of what occupies it), or none."""
    if equipment_id is not None:
        return (
            " AND b.equipment_id = ? AND b.status IN ('booked', 'used')"
            " AND b.starts_at >= ? AND b.starts_at < ?"
        )
    return " AND b.centre_id = ?" if centre_id is not None else ""


def _values(
    period: Period, centre_id: int | None, equipment_id: int | None = None
) -> tuple[Any, ...]:
    days = (period.first.isoformat(), period.last.isoformat())
    if equipment_id is not None:
        first, last = clock.midnight(period.first), clock.midnight(period.last + timedelta(days=1))
        return (*days, equipment_id, clock.seconds_of(first), clock.seconds_of(last))
    return days if centre_id is None else (*days, centre_id)


def _used(row: Any, phases: tuple[Span, ...]) -> UsedBooking:
    booking, equipment, purpose, day, starts, ends, use_from, use_to, on_at, off_at = row
    occupied = Span(starts, ends)
    if use_from is not None:
        work: tuple[Span, ...] = (Span(use_from, use_to),)
    elif on_at is not None and off_at is not None:
        work = (Span(on_at, off_at),)
    else:
        work = phases or (occupied,)
    return UsedBooking(booking, equipment, purpose, date.fromisoformat(day), occupied, work)


def _working_phases(
    connection: Any, period: Period, centre_id: int | None, equipment_id: int | None
) -> dict[int, tuple[Span, ...]]:
    marks = ", ".join("?" for _ in WORKING_PHASES)
    rows = connection.execute(
        "SELECT p.booking_id, p.starts_at, p.ends_at FROM bookings AS b"
        " CROSS JOIN booking_phases AS p ON p.booking_id = b.id"
        " WHERE b.local_day BETWEEN ? AND ? AND b.status = 'used'"
        + _of(centre_id, equipment_id)
        + f" AND p.phase IN ({marks}) ORDER BY p.booking_id, p.position",
        (*_values(period, centre_id, equipment_id), *sorted(WORKING_PHASES)),
    )
    found: dict[int, tuple[Span, ...]] = {}
    for booking, starts, ends in rows:
        found[booking] = (*found.get(booking, ()), Span(starts, ends))
    return found


def equipment_figures(
    connection: Any, period: Period, centre_id: int | None
) -> Mapping[str, EquipmentFigures]:
    """The figures of each machine that is in service or was used, by its outside id or own key."""
    machines = connection.execute(
        "SELECT id, coalesce(outside_id, 'M' || id), centre_id, retired_on FROM equipment"
        " WHERE coalesce(centre_id = ?, TRUE) ORDER BY id",
        (centre_id,),
    ).fetchall()
    used: dict[int, list[UsedBooking]] = {}
    for booking in used_bookings(connection, period, centre_id):
        used.setdefault(booking.equipment_id, []).append(booking)
    others = _other_counts(connection, period, centre_id)
    opening = OpeningTimes(connection)
    figures: dict[str, EquipmentFigures] = {}
    for machine, code, centre, retired_on in machines:
        own = used.get(machine, [])
        counts = others.get(machine, {})
        gone = retired_on is not None and retired_on < period.first.isoformat()
        if own or counts or not gone:
            windows = opening.windows(centre, machine, period)
            figures[code] = _of_machine(own, counts, _in_use(windows, retired_on))
    return figures


def _in_use(spans: list[Span], retired_on: str | None) -> list[Span]:
    """The stretches until a machine was put out of use for good."""
    if retired_on is None:
        return spans
    last = clock.seconds_of(clock.midnight(date.fromisoformat(retired_on)))
    return [Span(one.start, min(one.end, last)) for one in spans if one.start < last]


def _of_machine(
    used: list[UsedBooking], counts: dict[str, int], windows: list[Span]
) -> EquipmentFigures:
    work = [span for booking in used for span in booking.work]
    return EquipmentFigures(
        bookings_used=len(used),
        occupied_minutes=sum(booking.occupied_minutes for booking in used),
        working_minutes=sum(booking.working_minutes for booking in used),
        firings=sum(1 for booking in used if booking.purpose == "firing"),
        working_minutes_open=overlap_minutes(work, windows),
        open_minutes=sum(window.minutes for window in windows),
        **counts,
    )


def _other_counts(
    connection: Any, period: Period, centre_id: int | None
) -> dict[int, dict[str, int]]:
    """Per machine, what is not about used bookings' time; machines with nothing are left out."""
    found: dict[int, dict[str, int]] = {}
    values = {
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "centre": centre_id,
    }
    for sql in _COUNTS:
        cursor = connection.execute(sql, values)
        names = [column[0] for column in cursor.description][1:]
        for machine, *numbers in cursor:
            pairs = {name: number for name, number in zip(names, numbers, strict=True) if number}
            if pairs:
                found.setdefault(machine, {}).update(pairs)
    for machine, spans in outages(connection, period, centre_id).items():
        downtime = sum(span.minutes for span in spans)
        found.setdefault(machine, {})["downtime_minutes"] = downtime
    return found


def outages(connection: Any, period: Period, centre_id: int | None) -> dict[int, list[Span]]:
    """When machines were out of service in a period, by machine.

    Two faults at once do not keep a machine out of service twice; a machine put out of use for good
    is not out of service any more.
    """
    values = {
        "centre": centre_id,
        "from": clock.seconds_of(clock.midnight(period.first)),
        "until": clock.seconds_of(clock.midnight(period.last + timedelta(days=1))),
    }
    found: dict[int, list[Span]] = {}
    for machine, retired_on, starts, ends in connection.execute(_OUTAGES, values):
        spans = _in_use([Span(starts, ends)], retired_on)
        if spans:
            found[machine] = merged([*found.get(machine, []), *spans])
    return found


_STARTED = "b.local_day BETWEEN :first AND :last AND coalesce(b.centre_id = :centre, TRUE)"

# different named people: who booked; whose pieces were fired (of an event's pieces: who was at it);
# who was at an event that used the machine, or for which it was fired with no pieces listed
SERVED = f"""
    SELECT b.equipment_id, b.person_id, b.id AS booking_id FROM bookings AS b
    WHERE {_STARTED} AND b.status = 'used' AND b.person_id IS NOT NULL
    UNION ALL
    SELECT b.equipment_id, i.person_id, b.id FROM bookings AS b
    JOIN firings AS f ON f.booking_id = b.id JOIN piece_firings AS pf ON pf.firing_id = f.id
    JOIN pieces AS i ON i.id = pf.piece_id
    WHERE {_STARTED} AND b.status = 'used' AND i.person_id IS NOT NULL
    UNION ALL
    SELECT b.equipment_id, a.person_id, b.id FROM bookings AS b
    JOIN firings AS f ON f.booking_id = b.id JOIN piece_firings AS pf ON pf.firing_id = f.id
    JOIN pieces AS i ON i.id = pf.piece_id
    JOIN events AS e ON e.id = i.event_id AND e.status = 'held'
    JOIN attendances AS a ON a.event_id = e.id AND a.present = 1
    WHERE {_STARTED} AND b.status = 'used'
    UNION ALL
    SELECT b.equipment_id, a.person_id, b.id FROM bookings AS b
    JOIN events AS e ON e.id = b.event_id AND e.status = 'held'
    JOIN attendances AS a ON a.event_id = e.id AND a.present = 1
    WHERE {_STARTED} AND b.status = 'used' AND (b.purpose = 'event'
        OR (b.purpose = 'firing' AND NOT EXISTS (
            SELECT 1 FROM firings AS f JOIN piece_firings AS pf ON pf.firing_id = f.id
            WHERE f.booking_id = b.id)))
"""

_COUNTS = (
    f"""
    SELECT b.equipment_id,
        count(*) FILTER (WHERE b.status = 'no_show' AND b.purpose <> 'maintenance') AS no_shows,
        count(*) FILTER (WHERE b.status = 'cancelled' AND b.purpose <> 'maintenance') AS cancelled,
        coalesce(sum((b.ends_at - b.starts_at) / 60)
            FILTER (WHERE b.status = 'used' AND b.purpose = 'maintenance'), 0)
            AS maintenance_minutes
    FROM bookings AS b WHERE {_STARTED} GROUP BY b.equipment_id
    """,
    # pieces listed one by one win over a number written in the log
    f"""
    SELECT b.equipment_id,
        sum(coalesce((SELECT sum(pieces_in) FROM piece_firings WHERE firing_id = f.id),
            f.pieces_in, 0)) AS pieces_fired,
        sum(coalesce((SELECT sum(pieces_lost) FROM piece_firings WHERE firing_id = f.id),
            f.pieces_lost, 0)) AS pieces_lost
    FROM bookings AS b JOIN firings AS f ON f.booking_id = b.id
    WHERE {_STARTED} AND b.status = 'used' AND b.purpose = 'firing' GROUP BY b.equipment_id
    """,
    f"""
    SELECT equipment_id, count(DISTINCT person_id) AS people_served FROM ({SERVED})
    GROUP BY equipment_id
    """,
    """
    SELECT i.equipment_id, count(*) AS inductions FROM inductions AS i
    JOIN equipment AS m ON m.id = i.equipment_id
    WHERE i.inducted_on BETWEEN :first AND :last AND coalesce(m.centre_id = :centre, TRUE)
    GROUP BY i.equipment_id
    """,
)

_OUTAGES = """
    SELECT o.equipment_id, m.retired_on, max(o.starts_at, :from),
        min(coalesce(o.ends_at, :until), :until)
    FROM outages AS o JOIN equipment AS m ON m.id = o.equipment_id
    WHERE o.starts_at < :until AND coalesce(o.ends_at, :until) > :from
      AND coalesce(m.centre_id = :centre, TRUE)
"""
