"""What a machine has behind it and before it: whether it may be deleted, or put out of use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from krc_desktop.clock import from_seconds, seconds_of
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.rows import Shelf

# whatever was written down of a machine's life; its settings are no past
_PAST = (
    "bookings",
    "booking_series",
    "inductions",
    "maintenance_jobs",
    "faults",
    "outages",
    "loans",
)


def has_past(connection: Any, equipment_id: int) -> bool:
    """Whether anything was ever written down of what happened on a machine."""
    asked = " OR ".join(
        f"EXISTS (SELECT 1 FROM {table} WHERE equipment_id = :machine)" for table in _PAST
    )
    return bool(connection.execute(f"SELECT {asked}", {"machine": equipment_id}).fetchone()[0])


def first_booked_ahead(connection: Any, equipment_id: int, now: datetime) -> datetime | None:
    """When the machine is booked next; None where nothing is booked any more."""
    row = connection.execute(
        "SELECT min(starts_at) FROM bookings WHERE equipment_id = ? AND status = 'booked'"
        " AND starts_at > ?",
        (equipment_id, seconds_of(now)),
    ).fetchone()
    return from_seconds(row[0]) if row[0] is not None else None


def belongings_of(file: CentreFile, equipment_id: int) -> Iterator[tuple[Shelf[Any], list[int]]]:
    """What goes with a machine without a past, those first that lean on others."""
    machines, bookings = file.equipment, file.bookings
    programmes = [one.id for one in bookings.programmes.find("equipment_id = ?", equipment_id)]
    segments = [
        one.id
        for programme in programmes
        for one in bookings.programme_segments.find("programme_id = ?", programme)
    ]
    yield bookings.programme_segments, segments
    yield bookings.programmes, programmes
    shelves: tuple[Shelf[Any], ...] = (
        machines.plans,
        machines.counters,
        machines.phases,
        machines.materials,
        machines.questions,
        machines.inductors,
        machines.documents,
        file.centres.hours,
    )
    for shelf in shelves:
        yield shelf, [one.id for one in shelf.find("equipment_id = ?", equipment_id)]
