"""The card of one machine, in a few questions whatever the size of the file."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from krc_desktop import clock
from krc_desktop.clock import from_seconds, seconds_of
from krc_desktop.model.equipment import LONGEST_OCCUPANCY_MINUTES, Equipment, Outage
from krc_desktop.model.machine_cards import (
    EXPIRING_DAYS,
    DocumentLine,
    Hit,
    InductionNow,
    MachineCard,
    Mark,
    Named,
    OutageNow,
)
from krc_desktop.model.opening import Span, without
from krc_desktop.periods import Period
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.machine_states import NAMES, WHO, machine_now
from krc_desktop.store.maintenance import counters_of_machine, plans_of_machine
from krc_desktop.store.opening import OpeningTimes

_DAYS_LOOKED_AHEAD = 21
_MOST_CLOSED_FAULTS = 3
_WINDOW_SECONDS = LONGEST_OCCUPANCY_MINUTES * 60

_INDUCTIONS = """
SELECT i.id, i.person_id, p.first_name, p.last_name, i.inductor_id,
    trim(coalesce(t.first_name || ' ' || t.last_name, '')), i.inducted_on, i.valid_until,
    EXISTS (SELECT 1 FROM equipment_inductors AS w
            WHERE w.equipment_id = i.equipment_id AND w.person_id = i.person_id)
FROM inductions AS i JOIN people AS p ON p.id = i.person_id
LEFT JOIN people AS t ON t.id = i.inductor_id
WHERE i.equipment_id = ?1 AND p.archived_on IS NULL AND p.erased_on IS NULL
  AND i.id = (SELECT l.id FROM inductions AS l
              WHERE l.equipment_id = ?1 AND l.person_id = i.person_id
              ORDER BY l.valid_until DESC, l.inducted_on DESC, l.id DESC LIMIT 1)
ORDER BY i.valid_until, p.sort_key
"""
_HITS = f"""
SELECT b.id, b.starts_at, b.ends_at, {WHO} FROM bookings AS b {NAMES}
WHERE b.equipment_id = ? AND b.status IN ('booked', 'used') AND b.status = 'booked'
  AND b.purpose <> 'maintenance'
  AND b.starts_at < ? AND b.starts_at > ? AND b.ends_at > ? ORDER BY b.starts_at LIMIT 20
"""


def machine_card(file: CentreFile, equipment_id: int) -> MachineCard:
    """The card of a machine; BrokenRule(NOT_FOUND) where there is none."""
    machine, connection = file.equipment.get(equipment_id), file.connection
    now = file.clock.now()
    today, shelves, which = clock.local_day(now), file.equipment, "equipment_id = ?"
    opens = f"{which} AND closed_at IS NULL ORDER BY reported_at DESC"
    closed = f"{which} AND closed_at IS NOT NULL ORDER BY closed_at DESC LIMIT ?"
    inductors = file.people.by_ids(
        one.person_id for one in shelves.inductors.find(f"{which} ORDER BY id", equipment_id)
    )
    return MachineCard(
        machine=machine,
        now=machine_now(connection, machine, now),
        inductions=tuple(inductions_now(connection, equipment_id, today)),
        inductors=tuple(Named(one.id, one.name) for one in inductors.values()),
        materials=tuple(shelves.materials.find(f"{which} ORDER BY id", equipment_id)),
        questions=tuple(shelves.questions.find(f"{which} ORDER BY position, id", equipment_id)),
        phases=tuple(shelves.phases_of(equipment_id)),
        counters=tuple(counters_of_machine(connection, equipment_id, today)),
        plans=tuple(plans_of_machine(connection, equipment_id, today)),
        faults=(
            *shelves.faults.find(opens, equipment_id),
            *shelves.faults.find(closed, equipment_id, _MOST_CLOSED_FAULTS),
        ),
        outages=tuple(_outages_now(file, machine, now)),
        documents=tuple(_documents(file, equipment_id)),
        own_hours=own_hours(file, machine, today),
    )


# -- inductions --------------------------------------------------------------------------------


def inductions_now(connection: Any, equipment_id: int, today: date) -> list[InductionNow]:
    """The last induction of each person: lapsed, then expiring, then valid, inside by date."""
    found = [_induction(row, today) for row in connection.execute(_INDUCTIONS, (equipment_id,))]
    order = {Mark.LAPSED: 0, Mark.SOON: 1, Mark.FINE: 2}
    return sorted(found, key=lambda one: (order[one.mark], one.valid_until))


def _induction(row: Any, today: date) -> InductionNow:
    induction, person, first, last, inductor_id, inductor, inducted_on, until, inducts = row
    valid_until = date.fromisoformat(until)
    mark = Mark.FINE
    if valid_until < today:
        mark = Mark.LAPSED
    elif valid_until <= today + timedelta(days=EXPIRING_DAYS):
        mark = Mark.SOON
    return InductionNow(
        induction_id=induction,
        person_id=person,
        name=f"{first} {last}".strip(),
        initials=f"{first[:1]}{last[:1]}".upper(),
        inductor_id=inductor_id,
        inductor=inductor,
        inducted_on=date.fromisoformat(inducted_on),
        valid_until=valid_until,
        mark=mark,
        is_inductor=bool(inducts),
    )


# -- out of service ----------------------------------------------------------------------------


def hits_of(
    connection: Any, equipment_id: int, starts: datetime, ends: datetime | None
) -> tuple[Hit, ...]:
    """The bookings to come that an interval out of service hits, at most twenty."""
    first = seconds_of(starts)
    last = seconds_of(ends) if ends is not None else 2**62
    rows = connection.execute(_HITS, (equipment_id, last, first - _WINDOW_SECONDS, first))
    return tuple(
        Hit(booking, from_seconds(begins), from_seconds(until), who)
        for booking, begins, until, who in rows
    )


def _outages_now(file: CentreFile, machine: Equipment, now: datetime) -> list[OutageNow]:
    """The intervals that are not over, with what they hit and the first free days after."""
    found = []
    where = "equipment_id = ? AND coalesce(ends_at > ?, TRUE) ORDER BY starts_at"
    for outage in file.equipment.outages.find(where, machine.id, seconds_of(now)):
        hits = hits_of(file.connection, machine.id, max(outage.starts_at, now), outage.ends_at)
        found.append(OutageNow(outage, hits, _free_after(file, machine, outage)))
    return found


def _free_after(file: CentreFile, machine: Equipment, outage: Outage) -> tuple[date, ...]:
    if outage.ends_at is None:
        return ()
    return free_days(file, machine, outage.ends_at)


def free_days(
    file: CentreFile, machine: Equipment, after: datetime, *, most: int = 2
) -> tuple[date, ...]:
    """The first days after an instant on which the machine could be had for its usual time.

    The usual time are its phases, else its shortest booking but an hour at least. Somebody must be
    there at its beginning, hence it begins within opening hours.
    """
    usual = sum(one.minutes for one in file.equipment.phases_of(machine.id))
    needed = (usual or max(machine.shortest_minutes, 60)) * 60
    first = clock.local_day(after)
    period = Period(first, first + timedelta(days=_DAYS_LOOKED_AHEAD))
    windows = OpeningTimes(file.connection).windows(machine.centre_id, machine.id, period)
    begins = seconds_of(after)
    ends = seconds_of(clock.midnight(period.last)) + _WINDOW_SECONDS
    gaps = without([Span(begins, ends)], _taken(file, machine.id, begins, ends))
    found: list[date] = []
    for window in windows:
        day = clock.local_day(from_seconds(window.start))
        if day not in found and any(_fits(gap, window, needed, bool(usual)) for gap in gaps):
            found.append(day)
        if len(found) == most:
            break
    return tuple(found)


def _fits(gap: Span, window: Span, needed: int, runs_alone: bool) -> bool:  # noqa: FBT001
    """Whether a use can begin while the doors are open, and go on as long as it takes."""
    start = max(gap.start, window.start)
    stays_open = runs_alone or start + needed <= window.end
    return start < window.end and stays_open and start + needed <= gap.end


def _taken(file: CentreFile, equipment_id: int, begins: int, ends: int) -> list[Span]:
    """What is booked, and when it is out of service."""
    booked = file.connection.execute(
        "SELECT starts_at, coalesce(stays_until, ends_at) FROM bookings WHERE equipment_id = ?"
        " AND status IN ('booked', 'used') AND starts_at < ? AND starts_at > ?"
        " AND coalesce(stays_until, ends_at) > ?",
        (equipment_id, ends, begins - 3 * _WINDOW_SECONDS, begins),
    )
    out = file.connection.execute(
        "SELECT starts_at, coalesce(ends_at, ?1) FROM outages WHERE equipment_id = ?2"
        " AND starts_at < ?1 AND coalesce(ends_at, ?1) > ?3",
        (ends, equipment_id, begins),
    )
    return [Span(start, end) for start, end in (*booked, *out)]


# -- documents and hours -----------------------------------------------------------------------


def _documents(file: CentreFile, equipment_id: int) -> list[DocumentLine]:
    kept = {
        row[0]: (row[1], row[2])
        for row in file.connection.execute(
            "SELECT k.sha256, k.media_type, k.size FROM equipment_documents AS d"
            " JOIN kept_files AS k ON k.sha256 = d.file_sha256 WHERE d.equipment_id = ?",
            (equipment_id,),
        )
    }
    return [
        DocumentLine(one, *kept[one.file_sha256])
        for one in file.equipment.documents.find("equipment_id = ? ORDER BY id", equipment_id)
    ]


def own_hours(file: CentreFile, machine: Equipment, today: date) -> dict[int, tuple[int, int]]:
    """The machine's own hours of each weekday; empty where it shares its centre's."""
    where = "equipment_id = ? AND valid_from <= ? AND coalesce(valid_until >= ?, TRUE)"
    iso = today.isoformat()
    return {
        one.weekday: (one.opens, one.closes)
        for one in file.centres.hours.find(where, machine.id, iso, iso)
    }
