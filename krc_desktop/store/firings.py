"""The kiln's firings as they are looked up: programmes, readings, numbers, what is in the kiln."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from krc_desktop import clock
from krc_desktop.model.bookings import (
    Booking,
    FiringCheck,
    FiringReading,
    FiringSegment,
    KilnProgramme,
    PieceFiring,
    ProgrammeSegment,
)
from krc_desktop.model.equipment import AnswerKind, Equipment, EquipmentQuestion, Moment
from krc_desktop.store.centre_file import CentreFile

_NUMBERS = """
SELECT f.number FROM bookings AS b CROSS JOIN firings AS f ON f.booking_id = b.id
WHERE b.equipment_id = ? AND b.status IN ('booked', 'used') AND f.id <> ? ORDER BY b.starts_at
"""
_RUNNING = """
SELECT b.id FROM bookings AS b CROSS JOIN firings AS f ON f.booking_id = b.id
WHERE b.equipment_id = ?1 AND b.status IN ('booked', 'used') AND b.purpose = 'firing'
  AND f.opened_at IS NULL AND (f.on_at IS NOT NULL OR b.ends_at > ?2) AND b.starts_at > ?3
ORDER BY f.on_at IS NULL, b.starts_at LIMIT 20
"""
_DAY = 86_400


def kilns_of(file: CentreFile, centre_id: int) -> list[Equipment]:
    """A centre's kilns that are not retired, by name."""
    where = "centre_id = ? AND kind = 'kiln' AND retired_on IS NULL ORDER BY name_lv, id"
    return list(file.equipment.find(where, centre_id))


def programmes_of(
    file: CentreFile, equipment_id: int, *, archived: bool = False
) -> list[KilnProgramme]:
    """A kiln's programmes in their order: those in use, or those archived."""
    where = "equipment_id = ? AND (archived_on IS NOT NULL) = ? ORDER BY position, id"
    return list(file.bookings.programmes.find(where, equipment_id, int(archived)))


def segments_of_programme(file: CentreFile, programme_id: int) -> list[ProgrammeSegment]:
    """A programme's segments in order."""
    found = file.bookings.programme_segments.find(
        "programme_id = ? ORDER BY position", programme_id
    )
    return list(found)


def segments_of(file: CentreFile, firing_id: int) -> list[FiringSegment]:
    """The segments that a firing has, copied from its programme when it was planned."""
    return list(file.bookings.segments.find("firing_id = ? ORDER BY position", firing_id))


def readings_of(file: CentreFile, firing_id: int) -> list[FiringReading]:
    """A firing's readings, the earliest first."""
    return list(file.bookings.readings.find("firing_id = ? ORDER BY read_at", firing_id))


def checks_of(file: CentreFile, firing_id: int) -> list[FiringCheck]:
    """What was ticked before switching on."""
    return list(file.bookings.checks.find("firing_id = ? ORDER BY checked_at, id", firing_id))


def questions_before(file: CentreFile, equipment_id: int) -> list[EquipmentQuestion]:
    """What must be confirmed before a kiln is switched on."""
    where = (
        "equipment_id = ? AND moment = ? AND answer_kind = ? AND archived_on IS NULL"
        " ORDER BY position, id"
    )
    return list(file.equipment.questions.find(where, equipment_id, Moment.BEFORE, AnswerKind.YES))


def contents_of(file: CentreFile, firing_id: int) -> list[PieceFiring]:
    """What is, or was, in a firing."""
    return list(file.bookings.piece_firings.find("firing_id = ? ORDER BY id", firing_id))


def numbers_of(file: CentreFile, equipment_id: int, *, but: int = 0) -> list[str]:
    """The numbers of a kiln's firings other than one, in the order of time; empty ones too."""
    return [row[0] for row in file.connection.execute(_NUMBERS, (equipment_id, but))]


def unopened(file: CentreFile, equipment_id: int, now: datetime) -> list[Booking]:
    """A kiln's firings that are not opened yet: those that are on or cooling before those to come.

    Of those to come, none whose time is over: it was never switched on.
    """
    moment = clock.seconds_of(now)
    rows = file.connection.execute(_RUNNING, (equipment_id, moment, moment - 60 * _DAY))
    ids = [row[0] for row in rows]
    known = file.bookings.by_ids(ids)
    return [known[one] for one in ids]


def later_firing(connection: Any, piece_id: int, firing_id: int) -> bool:
    """Whether pieces have been in another firing since."""
    row = connection.execute(
        "SELECT 1 FROM piece_firings WHERE piece_id = ? AND id > (SELECT id FROM piece_firings"
        " WHERE piece_id = ? AND firing_id = ?) LIMIT 1",
        (piece_id, piece_id, firing_id),
    ).fetchone()
    return row is not None
