"""What the sheets about equipment read from the file in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from krc_desktop.model.bookings import BookingPurpose, FiringKind
from krc_desktop.model.centres import Closure, OpeningHours
from krc_desktop.model.equipment import (
    LONGEST_OCCUPANCY_MINUTES,
    LONGEST_STAY_MINUTES,
    Equipment,
    EquipmentMaterial,
    EquipmentQuestion,
    Moment,
    Ruling,
)
from krc_desktop.model.opening import Span
from krc_desktop.model.reports import Both
from krc_desktop.store.centre_file import CentreFile

# bounds every look into the past, so that the index answers at any size
_WINDOW_SECONDS = (LONGEST_OCCUPANCY_MINUTES + LONGEST_STAY_MINUTES) * 60
_INDUCTION = "instruktāža"


@dataclass(frozen=True)
class TakenSpan:
    """What takes a machine: a booking with whom it is for.

    `person` is (first name, surname), both empty for somebody erased; `heat`: when a firing heats.
    """

    equipment_id: int
    span: Span
    purpose: BookingPurpose
    person: tuple[str, str]
    organisation: str
    event: Both
    is_induction: bool
    firing_kind: FiringKind | None
    firing_number: str
    heat: Span | None


def machines_on(file: CentreFile, centre_id: int, day: str) -> list[Equipment]:
    """A centre's machines that are not retired on a day (ISO), oldest first."""
    where = "centre_id = ? AND coalesce(retired_on > ?, TRUE) ORDER BY id"
    return list(file.equipment.find(where, centre_id, day))


def materials_of(file: CentreFile, equipment_id: int, ruling: Ruling) -> list[EquipmentMaterial]:
    """The materials of a ruling on a machine's list."""
    where = "equipment_id = ? AND ruling = ? ORDER BY id"
    return list(file.equipment.materials.find(where, equipment_id, ruling))


def questions_of(file: CentreFile, equipment_id: int, moment: Moment) -> list[EquipmentQuestion]:
    """What is asked before or after each use of a machine."""
    where = "equipment_id = ? AND moment = ? AND archived_on IS NULL ORDER BY position, id"
    return list(file.equipment.questions.find(where, equipment_id, moment))


def inductors_of(file: CentreFile, equipment_id: int) -> list[int]:
    """The ids of the people who may induct others."""
    found = file.equipment.inductors.find("equipment_id = ? ORDER BY id", equipment_id)
    return [one.person_id for one in found]


def opening_of(file: CentreFile, centre_id: int) -> tuple[list[OpeningHours], list[Closure]]:
    """A centre's hours, those of its machines among them, and its closures."""
    hours = file.centres.hours.find("centre_id = ?", centre_id)
    return list(hours), list(file.centres.closures.find("centre_id = ?", centre_id))


def joined_projects(file: CentreFile, centre_id: int) -> frozenset[int]:
    """The ids of the projects that a centre has joined."""
    found = file.projects.centres.find("centre_id = ?", centre_id)
    return frozenset(one.project_id for one in found)


def taken_in(connection: Any, centre_id: int, span: Span) -> list[TakenSpan]:
    """What takes a centre's machines in a span, by machine and start."""
    rows = connection.execute(
        """
        SELECT m.id, b.starts_at, coalesce(b.stays_until, b.ends_at), b.purpose,
            coalesce(p.first_name, ''), coalesce(p.last_name, ''), p.erased_on IS NOT NULL,
            coalesce(o.name, ''), coalesce(e.title_lv, ''), coalesce(e.title_en, ''),
            coalesce(k.name_lv = :induction, FALSE) OR EXISTS (SELECT 1 FROM inductions AS i
                WHERE i.event_id = b.event_id AND i.equipment_id = b.equipment_id),
            f.kind, coalesce(f.number, ''),
            coalesce(f.on_at, (SELECT min(starts_at) FROM booking_phases
                WHERE booking_id = b.id AND phase = 'fire')),
            coalesce(f.off_at, (SELECT max(ends_at) FROM booking_phases
                WHERE booking_id = b.id AND phase = 'fire'))
        FROM equipment AS m CROSS JOIN bookings AS b ON b.equipment_id = m.id
            AND b.status IN ('booked', 'used') AND b.starts_at < :last
            AND b.starts_at > :first - :window AND coalesce(b.stays_until, b.ends_at) > :first
        LEFT JOIN people AS p ON p.id = b.person_id
        LEFT JOIN organisations AS o ON o.id = b.organisation_id
        LEFT JOIN events AS e ON e.id = b.event_id
        LEFT JOIN event_kinds AS k ON k.id = e.kind_id
        LEFT JOIN firings AS f ON f.booking_id = b.id
        WHERE m.centre_id = :centre ORDER BY m.id, b.starts_at
        """,
        {
            "centre": centre_id,
            "first": span.start,
            "last": span.end,
            "window": _WINDOW_SECONDS,
            "induction": _INDUCTION,
        },
    )
    return [_taken(row) for row in rows]


def _taken(row: Sequence[Any]) -> TakenSpan:
    machine, starts, ends, purpose, first, last, erased, organisation, lv, en, induction = row[:11]
    kind, number, on_at, off_at = row[11:]
    heat = Span(on_at, off_at) if on_at is not None and off_at is not None else None
    return TakenSpan(
        equipment_id=machine,
        span=Span(starts, ends),
        purpose=BookingPurpose(purpose),
        person=("", "") if erased else (first, last),
        organisation=organisation,
        event=Both(lv, en),
        is_induction=bool(induction),
        firing_kind=FiringKind(kind) if kind else None,
        firing_number=number,
        heat=heat,
    )


def outages_in(connection: Any, centre_id: int, span: Span) -> dict[int, list[Span]]:
    """When a centre's machines are out of service in a span, cut to it, by machine."""
    rows = connection.execute(
        "SELECT o.equipment_id, max(o.starts_at, ?2), min(coalesce(o.ends_at, ?3), ?3)"
        " FROM equipment AS m CROSS JOIN outages AS o ON o.equipment_id = m.id"
        " WHERE m.centre_id = ?1 AND o.starts_at < ?3 AND coalesce(o.ends_at, ?3) > ?2"
        " ORDER BY o.equipment_id, o.starts_at",
        (centre_id, span.start, span.end),
    )
    found: dict[int, list[Span]] = {}
    for machine, starts, ends in rows:
        found.setdefault(machine, []).append(Span(starts, ends))
    return found
