"""How a machine was used: from the log, not from what was booked; and its figures of a month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from krc_desktop import clock
from krc_desktop.clock import from_seconds
from krc_desktop.model.bookings import BookingPurpose, FiringKind
from krc_desktop.model.equipment import Equipment, Outage
from krc_desktop.model.figures import EquipmentFigures
from krc_desktop.model.machine_cards import MachineMonth, UseLine, UsesShown
from krc_desktop.model.reports import Both
from krc_desktop.periods import Month, Period
from krc_desktop.store.equipment_figures import (
    SERVED,
    UsedBooking,
    equipment_figures,
    used_bookings,
)
from krc_desktop.store.rows import Shelf

_LINES = """
SELECT b.id, b.local_day, coalesce(u.starts_at, b.starts_at), coalesce(u.ends_at, b.ends_at),
    b.purpose, coalesce(nullif(trim(p.first_name || ' ' || p.last_name), ''), o.name, ''),
    coalesce(e.title_lv, ''), coalesce(e.title_en, ''),
    trim(coalesce(s.first_name || ' ' || s.last_name, '')),
    coalesce(u.material, ''), coalesce(nullif(u.note, ''), b.note), f.kind, coalesce(f.number, ''),
    coalesce((SELECT sum(x.pieces_in) FROM piece_firings AS x WHERE x.firing_id = f.id),
        f.pieces_in)
FROM bookings AS b
LEFT JOIN booking_uses AS u ON u.booking_id = b.id
LEFT JOIN people AS p ON p.id = b.person_id
LEFT JOIN organisations AS o ON o.id = b.organisation_id
LEFT JOIN events AS e ON e.id = b.event_id
LEFT JOIN people AS s ON s.id = b.supervisor_id
LEFT JOIN firings AS f ON f.booking_id = b.id
WHERE b.equipment_id = :machine AND b.status IN ('booked', 'used') AND b.status = 'used'
    AND b.purpose <> 'maintenance' {when} ORDER BY b.starts_at DESC LIMIT :limit
"""
_WITHIN = "AND b.local_day BETWEEN :first AND :last"


def uses_shown(connection: Any, equipment_id: int, today: date, *, most: int = 10) -> UsesShown:
    """The newest uses of a machine, with how many there were this year and this month's work."""
    year = Period(date(today.year, 1, 1), date(today.year, 12, 31))
    used = used_bookings(connection, year, None, equipment_id=equipment_id)
    month = Month.of(today).period
    minutes = sum(one.working_minutes for one in used if one.local_day in month)
    lines = _lines(connection, equipment_id, used, most=most)
    return UsesShown(tuple(lines), len(used), minutes)


def uses_between(connection: Any, equipment_id: int, period: Period) -> list[UseLine]:
    """Every use of a machine that began in a period, the newest first."""
    used = used_bookings(connection, period, None, equipment_id=equipment_id)
    return _lines(connection, equipment_id, used, most=len(used), period=period)


def _lines(
    connection: Any,
    equipment_id: int,
    used: list[UsedBooking],
    *,
    most: int,
    period: Period | None = None,
) -> list[UseLine]:
    minutes = {one.id: one.working_minutes for one in used}
    values: dict[str, Any] = {"machine": equipment_id, "limit": most}
    if period is not None:
        values |= {"first": period.first.isoformat(), "last": period.last.isoformat()}
    sql = _LINES.format(when=_WITHIN if period is not None else "")
    lines = [_line(row, minutes) for row in connection.execute(sql, values)]
    older = [line for line in lines if line.booking_id not in minutes]
    return _with_minutes(connection, equipment_id, lines, older) if older else lines


def _with_minutes(
    connection: Any, equipment_id: int, lines: list[UseLine], older: list[UseLine]
) -> list[UseLine]:
    """Lines of an earlier year: their work is counted where all work is counted."""
    days = [line.local_day for line in older]
    used = used_bookings(connection, Period(min(days), max(days)), None, equipment_id=equipment_id)
    minutes = {one.id: one.working_minutes for one in used}
    return [replace(line, minutes=minutes.get(line.booking_id, line.minutes)) for line in lines]


def _line(row: Any, minutes: dict[int, int]) -> UseLine:
    booking, day, starts, ends, purpose, who, title_lv, title_en, supervisor, *others = row
    material, note, firing, number, pieces = others
    return UseLine(
        booking_id=booking,
        local_day=date.fromisoformat(day),
        starts_at=from_seconds(starts),
        ends_at=from_seconds(ends),
        minutes=minutes.get(booking, (ends - starts) // 60),
        purpose=BookingPurpose(purpose),
        who=who,
        event=Both(title_lv, title_en) if title_lv else None,
        supervisor=supervisor,
        material=material,
        note=note,
        firing=FiringKind(firing) if firing else None,
        firing_number=number,
        pieces=pieces,
    )


def machine_month(connection: Any, machine: Equipment, month: Month) -> MachineMonth:
    """The figures of one machine in a month, from the one place that counts."""
    figures = equipment_figures(connection, month.period, machine.centre_id)
    code = machine.outside_id or f"M{machine.id}"
    return MachineMonth(figures.get(code, EquipmentFigures()))


def people_served(connection: Any, equipment_id: int, period: Period) -> list[str]:
    """The names of the different people who used a machine in a period, in Latvian order."""
    rows = connection.execute(
        f"SELECT DISTINCT p.id, trim(p.first_name || ' ' || p.last_name), p.sort_key"
        f" FROM ({SERVED}) AS s JOIN people AS p ON p.id = s.person_id"
        " WHERE s.equipment_id = :machine ORDER BY p.sort_key, p.id",
        {
            "machine": equipment_id,
            "centre": None,
            "first": period.first.isoformat(),
            "last": period.last.isoformat(),
        },
    )
    return [name for _, name, _ in rows]


def inductions_between(
    connection: Any, equipment_id: int, period: Period
) -> list[tuple[date, str, str]]:
    """The day, the name and the inductor of each induction of a period."""
    rows = connection.execute(
        "SELECT i.inducted_on, trim(p.first_name || ' ' || p.last_name),"
        " trim(coalesce(t.first_name || ' ' || t.last_name, ''))"
        " FROM inductions AS i JOIN people AS p ON p.id = i.person_id"
        " LEFT JOIN people AS t ON t.id = i.inductor_id"
        " WHERE i.equipment_id = ? AND i.inducted_on BETWEEN ? AND ?"
        " ORDER BY i.inducted_on DESC, i.id DESC",
        (equipment_id, period.first.isoformat(), period.last.isoformat()),
    )
    return [(date.fromisoformat(day), name, inductor) for day, name, inductor in rows]


def outages_between(connection: Any, equipment_id: int, period: Period) -> list[tuple[Outage, int]]:
    """The intervals out of service that touch a period, with their minutes in it."""
    first, until = clock.midnight(period.first), clock.midnight(period.last + timedelta(days=1))
    shelf = Shelf(connection, clock.SystemClock().now, "outages", Outage)
    found = shelf.find(
        "equipment_id = ? AND starts_at < ? AND coalesce(ends_at > ?, TRUE)"
        " ORDER BY starts_at DESC",
        equipment_id,
        clock.seconds_of(until),
        clock.seconds_of(first),
    )
    return [
        (one, clock.minutes_between(max(one.starts_at, first), min(one.ends_at or until, until)))
        for one in found
    ]


def maintenance_between(
    connection: Any, equipment_id: int, period: Period
) -> list[tuple[int, date, str, int]]:
    """The used bookings for maintenance of a period: booking, day, what was done, minutes."""
    rows = connection.execute(
        "SELECT b.id, b.local_day, coalesce(j.what, b.note), (b.ends_at - b.starts_at) / 60"
        " FROM bookings AS b LEFT JOIN maintenance_jobs AS j ON j.booking_id = b.id"
        " WHERE b.equipment_id = ? AND b.local_day BETWEEN ? AND ? AND b.status = 'used'"
        " AND b.purpose = 'maintenance' ORDER BY b.starts_at DESC",
        (equipment_id, period.first.isoformat(), period.last.isoformat()),
    )
    return [
        (booking, date.fromisoformat(day), what, minutes) for booking, day, what, minutes in rows
    ]
