"""Machines of events: what is booked for one, what could be, and what came of a status."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from krc_desktop.clock import seconds_of
from krc_desktop.model.booking_checks import NamedBooking
from krc_desktop.model.bookings import Booking, BookingStatus
from krc_desktop.model.equipment import LONGEST_OCCUPANCY_MINUTES, LONGEST_STAY_MINUTES
from krc_desktop.model.event_machines import EventMachine, MachineChoice, Obstacle, Span
from krc_desktop.model.reports import Both
from krc_desktop.store import booking_clashes
from krc_desktop.store.centre_file import CentreFile

_WINDOW = (LONGEST_OCCUPANCY_MINUTES + LONGEST_STAY_MINUTES) * 60

_OF_EVENT = "event_id = ? AND purpose = 'event'"

# the first booking that takes a machine in a span, what one event has booked itself left out
_TAKEN = """
equipment_id = ? AND status IN ('booked', 'used') AND starts_at < ? AND starts_at > ?
AND coalesce(stays_until, ends_at) > ? AND NOT (purpose = 'event' AND event_id IS ?)
ORDER BY starts_at
"""

# what the newest change of a booking's status was about; moving lifts a booking for a moment only,
# and a machine added to an event that was held already is used from the first
_STATUS_SINCE = """
SELECT g.subject_table FROM change_rows AS c JOIN change_groups AS g ON g.id = c.group_id
WHERE c.table_name = 'bookings' AND c.first_id = ?1 AND (
    (c.kind = 'update' AND json_extract(c.new_values, '$.status') = ?2
        AND json_extract(c.old_values, '$.status') <> json_extract(c.new_values, '$.status')
        AND g.verb NOT IN ('move_event', 'move_series', 'set_event_machines'))
    OR (c.kind = 'insert' AND ?2 = 'used' AND g.verb = 'set_event_machines'))
ORDER BY c.id DESC LIMIT 1
"""

_AMONG = """
SELECT 1 FROM inductions AS i
WHERE i.equipment_id = :machine AND i.inducted_on <= :day AND i.valid_until >= :day
  AND (i.person_id IN (SELECT person_id FROM signups
           WHERE event_id = :event AND status = 'registered')
    OR i.person_id IN (SELECT person_id FROM attendances WHERE event_id = :event AND present = 1)
    OR i.person_id IN (SELECT person_id FROM volunteer_entries
           WHERE event_id = :event AND state <> 'declined')
    OR i.person_id IN (SELECT value FROM json_each(:leaders)))
LIMIT 1
"""


def machines_of(file: CentreFile, event_id: int) -> list[EventMachine]:
    """The machines booked for an event or used by it, by machine and time."""
    where = f"{_OF_EVENT} AND status IN ('booked', 'used') ORDER BY equipment_id, starts_at"
    bookings = list(file.bookings.find(where, event_id))
    known = file.equipment.by_ids(one.equipment_id for one in bookings)
    found = []
    for one in bookings:
        machine = known[one.equipment_id]
        found.append(
            EventMachine(
                booking=one,
                name=Both(machine.name_lv, machine.name_en),
                kind=machine.kind,
                risk=machine.risk,
                is_logged=is_logged(file, one.id),
            )
        )
    return found


def following(file: CentreFile, event_id: int) -> list[Booking]:
    """The bookings that go where their event goes: those not logged, those freed with it."""
    found = list(file.bookings.find(f"{_OF_EVENT} ORDER BY starts_at, id", event_id))
    return [
        one
        for one in found
        if one.status is BookingStatus.BOOKED
        or (one.status is BookingStatus.USED and not is_logged(file, one.id))
        or (one.status is BookingStatus.CANCELLED and is_by_event(file, one))
    ]


def to_be_copied(file: CentreFile, event_id: int) -> list[Booking]:
    """The bookings that a copy of an event gets too: of all machines that it had or would have."""
    found = list(file.bookings.find(f"{_OF_EVENT} ORDER BY starts_at, id", event_id))
    return [
        one
        for one in found
        if one.status in (BookingStatus.BOOKED, BookingStatus.USED)
        or (one.status is BookingStatus.CANCELLED and is_by_event(file, one))
    ]


def waiting(file: CentreFile, event_id: int) -> list[Booking]:
    """The bookings that wait for an event: its machines, and firings of it not yet begun.

    A firing with pieces in it, or a kiln that is on, belongs to more people than the event.
    """
    where = (
        "event_id = ? AND status = 'booked' AND NOT EXISTS (SELECT 1 FROM firings AS f"
        " WHERE f.booking_id = bookings.id AND (f.on_at IS NOT NULL OR f.pieces_in > 0 OR EXISTS"
        " (SELECT 1 FROM piece_firings AS p WHERE p.firing_id = f.id))) ORDER BY starts_at, id"
    )
    return list(file.bookings.find(where, event_id))


def freed_with(file: CentreFile, event_id: int) -> list[Booking]:
    """The bookings that were cancelled because their event was, not by themselves."""
    cancelled = list(
        file.bookings.find("event_id = ? AND status = 'cancelled' ORDER BY starts_at, id", event_id)
    )
    return [one for one in cancelled if is_by_event(file, one)]


def used_with(file: CentreFile, event_id: int) -> list[Booking]:
    """The bookings that were marked as used because their event was held; nothing is logged."""
    used = list(file.bookings.find(f"{_OF_EVENT} AND status = 'used' ORDER BY id", event_id))
    return [one for one in used if not is_logged(file, one.id) and is_by_event(file, one)]


def gone_with(file: CentreFile, event_id: int) -> list[Booking]:
    """The bookings that are deleted with their event: nobody said by itself that they were used."""
    where = "event_id = ? AND status IN ('booked', 'cancelled') ORDER BY id"
    return [*file.bookings.find(where, event_id), *used_with(file, event_id)]


def is_logged(file: CentreFile, booking_id: int) -> bool:
    """Whether somebody wrote down what really happened."""
    return bool(file.bookings.uses.count("booking_id = ?", booking_id))


def is_by_event(file: CentreFile, booking: Booking) -> bool:
    """Whether a booking has its present status because of a change of its event."""
    row = file.connection.execute(_STATUS_SINCE, (booking.id, booking.status.value)).fetchone()
    return row is not None and row[0] == "events"


def choices(
    file: CentreFile, centre_id: int, spans: Sequence[Span], *, event_id: int, today: date
) -> list[MachineChoice]:
    """The centre's machines with what stands in the way of each in any of the spans.

    What the event itself has booked stands in nobody's way.
    """
    where = "centre_id = ? AND coalesce(retired_on > ?, TRUE) ORDER BY kind, name_lv, id"
    machines = list(file.equipment.find(where, centre_id, today.isoformat()))
    return [
        MachineChoice(
            equipment_id=one.id,
            name=Both(one.name_lv, one.name_en),
            kind=one.kind,
            risk=one.risk,
            obstacles=obstacles(file, one.id, spans, but=event_id),
        )
        for one in machines
    ]


def obstacles(
    file: CentreFile, equipment_id: int, spans: Sequence[Span], *, but: int
) -> tuple[Obstacle, ...]:
    """What stands in the way of a machine in each span: an outage first, else a booking.

    `but` is the event whose own bookings don't count.
    """
    found = []
    for starts, ends in spans:
        outage = file.equipment.outage_in(equipment_id, starts, ends)
        taken = None if outage else _taken(file, equipment_id, (starts, ends), but)
        if outage or taken:
            found.append(Obstacle(taken, outage))
    return tuple(dict.fromkeys(found))


def _taken(file: CentreFile, equipment_id: int, span: Span, but: int | None) -> NamedBooking | None:
    first, last = seconds_of(span[0]), seconds_of(span[1])
    found = file.bookings.find_one(_TAKEN, equipment_id, last, first - _WINDOW, first, but)
    return booking_clashes.named(file.connection, found) if found else None


def has_inducted(
    file: CentreFile, event_id: int, equipment_id: int, day: date, leaders: Sequence[int]
) -> bool:
    """Whether somebody with a valid induction is signed up, listed, helps or leads on a day."""
    values = {
        "machine": equipment_id,
        "event": event_id,
        "day": day.isoformat(),
        "leaders": f"[{', '.join(str(int(one)) for one in leaders)}]",
    }
    return file.connection.execute(_AMONG, values).fetchone() is not None


def has_machines(file: CentreFile, centre_id: int, today: date) -> bool:
    """Whether a centre has a machine that events may use."""
    where = "centre_id = ? AND coalesce(retired_on > ?, TRUE)"
    return file.equipment.find_one(where, centre_id, today.isoformat()) is not None
