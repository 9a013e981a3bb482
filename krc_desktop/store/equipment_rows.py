"""The rows behind a machine's figures: a figure that can't be traced to its rows is not shown."""

from __future__ import annotations

from datetime import date
from typing import Any

from krc_desktop import clock
from krc_desktop.model.equipment_rows import CountedRow, EquipmentFigure, Source
from krc_desktop.periods import Period
from krc_desktop.store.equipment_figures import SERVED, UsedBooking, outages, used_bookings

_BOOKED = "b.local_day BETWEEN :first AND :last AND b.equipment_id = :machine"

_BOOKINGS = {
    EquipmentFigure.NO_SHOWS: f"""
        SELECT b.id, b.local_day, 1, '' FROM bookings AS b
        WHERE {_BOOKED} AND b.status = 'no_show' AND b.purpose <> 'maintenance'
        ORDER BY b.starts_at, b.id
    """,
    EquipmentFigure.CANCELLED: f"""
        SELECT b.id, b.local_day, 1, '' FROM bookings AS b
        WHERE {_BOOKED} AND b.status = 'cancelled' AND b.purpose <> 'maintenance'
        ORDER BY b.starts_at, b.id
    """,
    EquipmentFigure.MAINTENANCE_MINUTES: f"""
        SELECT b.id, b.local_day, (b.ends_at - b.starts_at) / 60, '' FROM bookings AS b
        WHERE {_BOOKED} AND b.status = 'used' AND b.purpose = 'maintenance'
        ORDER BY b.starts_at, b.id
    """,
    EquipmentFigure.PIECES_FIRED: f"""
        SELECT b.id, b.local_day, coalesce(
            (SELECT sum(pieces_in) FROM piece_firings WHERE firing_id = f.id), f.pieces_in, 0), ''
        FROM bookings AS b JOIN firings AS f ON f.booking_id = b.id
        WHERE {_BOOKED} AND b.status = 'used' AND b.purpose = 'firing' ORDER BY b.starts_at, b.id
    """,
    EquipmentFigure.PIECES_LOST: f"""
        SELECT b.id, b.local_day, coalesce(
            (SELECT sum(pieces_lost) FROM piece_firings WHERE firing_id = f.id), f.pieces_lost, 0),
            ''
        FROM bookings AS b JOIN firings AS f ON f.booking_id = b.id
        WHERE {_BOOKED} AND b.status = 'used' AND b.purpose = 'firing' ORDER BY b.starts_at, b.id
    """,
}

_PEOPLE = f"""
    SELECT s.person_id, min(b.local_day), 1, trim(p.first_name || ' ' || p.last_name)
    FROM ({SERVED}) AS s JOIN bookings AS b ON b.id = s.booking_id
    JOIN people AS p ON p.id = s.person_id
    WHERE s.equipment_id = :machine GROUP BY s.person_id ORDER BY p.sort_key, s.person_id
"""

_INDUCTIONS = """
    SELECT i.id, i.inducted_on, 1, trim(p.first_name || ' ' || p.last_name)
    FROM inductions AS i JOIN people AS p ON p.id = i.person_id
    WHERE i.equipment_id = :machine AND i.inducted_on BETWEEN :first AND :last
    ORDER BY i.inducted_on, i.id
"""


def rows_behind(
    connection: Any, period: Period, equipment_id: int, figure: EquipmentFigure
) -> list[CountedRow]:
    """The rows of which a machine's figure of a period is the sum, in the order of time."""
    if figure is EquipmentFigure.DOWNTIME_MINUTES:
        return _downtime(connection, period, equipment_id)
    if figure is EquipmentFigure.PEOPLE_SERVED:
        return _rows(connection, Source.PERSON, _PEOPLE, period, equipment_id)
    if figure is EquipmentFigure.INDUCTIONS:
        return _rows(connection, Source.INDUCTION, _INDUCTIONS, period, equipment_id)
    if figure in _BOOKINGS:
        found = _rows(connection, Source.BOOKING, _BOOKINGS[figure], period, equipment_id)
        return [row for row in found if row.amount]
    used = used_bookings(connection, period, _centre_of(connection, equipment_id))
    own = [one for one in used if one.equipment_id == equipment_id]
    return [
        CountedRow(Source.BOOKING, one.id, one.local_day, _amount(one, figure))
        for one in own
        if figure is not EquipmentFigure.FIRINGS or one.purpose == "firing"
    ]


def _amount(booking: UsedBooking, figure: EquipmentFigure) -> int:
    if figure is EquipmentFigure.OCCUPIED_MINUTES:
        return booking.occupied_minutes
    if figure is EquipmentFigure.WORKING_MINUTES:
        return booking.working_minutes
    return 1


def _centre_of(connection: Any, equipment_id: int) -> int:
    row = connection.execute(
        "SELECT centre_id FROM equipment WHERE id = ?", (equipment_id,)
    ).fetchone()
    return int(row[0]) if row else 0


def _rows(
    connection: Any, source: Source, sql: str, period: Period, equipment_id: int
) -> list[CountedRow]:
    values = {
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "machine": equipment_id,
        "centre": _centre_of(connection, equipment_id),
    }
    return [
        CountedRow(source, row_id, date.fromisoformat(day), amount, name)
        for row_id, day, amount, name in connection.execute(sql, values)
    ]


def _downtime(connection: Any, period: Period, equipment_id: int) -> list[CountedRow]:
    centre = _centre_of(connection, equipment_id)
    return [
        CountedRow(Source.OUTAGE, 0, clock.local_day(clock.from_seconds(span.start)), span.minutes)
        for span in outages(connection, period, centre).get(equipment_id, [])
    ]
