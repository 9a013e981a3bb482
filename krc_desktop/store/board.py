"""The board of bookings, read by windows that stay small however long the file is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from krc_desktop import clock
from krc_desktop.model.board import (
    Board,
    BoardBooking,
    BoardDay,
    BoardOutage,
    BoardPhase,
    Due,
    Lane,
    whole_day,
    within,
)
from krc_desktop.model.bookings import BookingPurpose, BookingStatus, FiringKind
from krc_desktop.model.equipment import (
    LONGEST_OCCUPANCY_MINUTES,
    LONGEST_STAY_MINUTES,
    CounterMeasure,
    EquipmentKind,
    Phase,
    Risk,
)
from krc_desktop.model.opening import Span
from krc_desktop.model.reports import Both
from krc_desktop.periods import Period
from krc_desktop.store.maintenance import maintenance_due
from krc_desktop.store.opening import OpeningTimes

# the longest that one booking can occupy a machine: bounds every look into the past
LONGEST_SECONDS = (LONGEST_OCCUPANCY_MINUTES + LONGEST_STAY_MINUTES) * 60
# the first instant of 2101: the end of an outage whose end nobody knows yet
_NO_END = 4_133_980_800

_MACHINES = """
SELECT id, name_lv, name_en, kind, risk, step_minutes FROM equipment
WHERE centre_id = :centre AND coalesce(retired_on > :first, TRUE) ORDER BY
    CASE risk WHEN 'red' THEN 0 WHEN 'orange' THEN 1 ELSE 2 END,
    CASE kind WHEN 'kiln' THEN 0 WHEN 'laser' THEN 1 ELSE 2 END, id
"""
# by machine, so that the index of what occupies them bounds each look
_WITHIN = """
FROM equipment AS m CROSS JOIN bookings AS b ON b.equipment_id = m.id
WHERE m.centre_id = :centre AND b.status IN ({states})
    AND b.starts_at < :until AND b.starts_at > :earliest
    AND coalesce(b.stays_until, b.ends_at) > :since
"""
_BOOKINGS = """
SELECT b.id, b.equipment_id, b.starts_at, b.ends_at, b.stays_until, b.purpose, b.status,
    coalesce(p.first_name, o.name, '') AS name, coalesce(p.last_name, '') AS surname,
    b.event_id, e.title_lv, e.title_en, f.kind, f.programme
FROM bookings AS b
LEFT JOIN people AS p ON p.id = b.person_id
LEFT JOIN organisations AS o ON o.id = b.organisation_id
LEFT JOIN events AS e ON e.id = b.event_id
LEFT JOIN firings AS f ON f.booking_id = b.id
WHERE b.id IN ({within}) ORDER BY b.equipment_id, b.starts_at, b.id
"""
_PHASES = """
SELECT h.booking_id, h.phase, h.starts_at, h.ends_at FROM booking_phases AS h
WHERE h.booking_id IN ({within}) ORDER BY h.booking_id, h.position
"""
# who did not come is shown on the days of the period alone: nobody is kept from the machine
_MISSED = """
SELECT b.id FROM bookings AS b WHERE b.local_day BETWEEN :first AND :last
    AND b.centre_id = :centre AND b.status = 'no_show' AND b.ends_at > :since
"""
_OUTAGES = """
SELECT o.id, o.equipment_id, o.starts_at, o.ends_at, o.reason
FROM equipment AS m CROSS JOIN outages AS o ON o.equipment_id = m.id
WHERE m.centre_id = :centre AND o.starts_at < :until AND coalesce(o.ends_at > :since, TRUE)
ORDER BY o.equipment_id, o.starts_at, o.id
"""


def read_board(connection: Any, centre_id: int, period: Period, now: int) -> Board:
    """The board of a centre in a period; `now` (seconds) says what is ahead of each machine."""
    reader = _Reader(connection, centre_id, period, now)
    return reader.board()


class _Reader:
    """Reads one board."""

    def __init__(self, connection: Any, centre_id: int, period: Period, now: int) -> None:
        self._connection = connection
        self._centre_id = centre_id
        self._period = period
        self._now = now
        self._days = [whole_day(day) for day in period.days()]
        self._times = OpeningTimes(connection)

    def board(self) -> Board:
        """Everything the board shows."""
        since, until = self._days[0].start, self._days[-1].end
        tonight = whole_day(clock.local_day(clock.from_seconds(self._now))).end
        bookings = self._bookings(since, until, missed=True)
        ahead = self._bookings(self._now, tonight)
        outages = self._outages(since, until)
        out_ahead = self._outages(self._now, tonight)
        due = self._due()
        lanes = []
        for number, lv, en, kind, risk, step in self._rows(_MACHINES, since, until):
            lanes.append(
                Lane(
                    equipment_id=number,
                    name=Both(lv, en),
                    kind=EquipmentKind(kind),
                    risk=Risk(risk),
                    step_minutes=step,
                    opens=tuple(self._times.of_machine(self._centre_id, number, self._period)),
                    usual=self._times.usual_minutes(self._centre_id, number, self._period),
                    bookings=bookings[number],
                    outages=outages[number],
                    due=due.get(number),
                    ahead=ahead[number],
                    out_ahead=out_ahead[number],
                )
            )
        knows = self._times.has_hours(self._centre_id)
        return Board(self._period, self._board_days(), tuple(lanes), knows)

    def _rows(self, sql: str, since: int, until: int) -> Any:
        values = {
            "centre": self._centre_id,
            "since": since,
            "until": until,
            "earliest": since - LONGEST_SECONDS,
            "first": self._period.first.isoformat(),
            "last": self._period.last.isoformat(),
        }
        return self._connection.execute(sql, values)

    def _bookings(
        self, since: int, until: int, *, missed: bool = False
    ) -> dict[int, tuple[BoardBooking, ...]]:
        """What touches a stretch of time, by machine."""
        touching = "SELECT b.id " + _WITHIN.format(states="'booked', 'used'")
        if missed:
            touching += "UNION ALL" + _MISSED
        phases: dict[int, list[BoardPhase]] = defaultdict(list)
        for booking, phase, starts, ends in self._rows(
            _PHASES.format(within=touching), since, until
        ):
            phases[booking].append(BoardPhase(Phase(phase), Span(starts, ends)))
        found: dict[int, list[BoardBooking]] = defaultdict(list)
        for row in self._rows(_BOOKINGS.format(within=touching), since, until):
            found[row[1]].append(_booking(row, phases.get(row[0], ())))
        return defaultdict(tuple, {key: tuple(some) for key, some in found.items()})

    def _outages(self, since: int, until: int) -> dict[int, tuple[BoardOutage, ...]]:
        found: dict[int, list[BoardOutage]] = defaultdict(list)
        for number, machine, starts, ends, reason in self._rows(_OUTAGES, since, until):
            span = Span(starts, _NO_END if ends is None else ends)
            found[machine].append(
                BoardOutage(number, machine, span, reason, known_end=ends is not None)
            )
        return defaultdict(tuple, {key: tuple(some) for key, some in found.items()})

    def _due(self) -> dict[int, Due]:
        """The gravest maintenance that each machine is due for."""
        today = clock.local_day(clock.from_seconds(self._now))
        plans = maintenance_due(self._connection, self._centre_id, today)
        minutes = self._counted_in_minutes() if plans else set()
        found: dict[int, Due] = {}
        for plan in plans:
            due = Due(
                plan.plan_id,
                plan.what,
                plan.is_over,
                plan.counted,
                plan.limit,
                plan.due_on,
                in_minutes=plan.plan_id in minutes,
            )
            found.setdefault(plan.equipment_id, due)
        return found

    def _counted_in_minutes(self) -> set[int]:
        rows = self._connection.execute(
            "SELECT p.id FROM maintenance_plans AS p JOIN counters AS c ON c.id = p.counter_id"
            " WHERE c.measure = ?",
            (CounterMeasure.WORKING_MINUTES.value,),
        )
        return {number for (number,) in rows}

    def _board_days(self) -> tuple[BoardDay, ...]:
        spans = self._times.of_centre(self._centre_id, self._period)
        closed = self._connection.execute(
            "SELECT first_day, last_day, reason FROM closures WHERE centre_id = ?"
            " AND is_open = 0 AND first_day <= ? AND last_day >= ? ORDER BY id",
            (self._centre_id, self._period.last.isoformat(), self._period.first.isoformat()),
        ).fetchall()
        return tuple(
            BoardDay(
                day,
                whole,
                tuple(within(spans, whole)),
                next((why for a, z, why in closed if a <= day.isoformat() <= z and why), ""),
            )
            for day, whole in zip(self._period.days(), self._days, strict=True)
        )


def _booking(row: Any, phases: Iterable[BoardPhase]) -> BoardBooking:
    booking, machine, starts, ends, stays, purpose, status, name, surname, *others = row
    event_id, title_lv, title_en, firing, programme = others
    return BoardBooking(
        booking_id=booking,
        equipment_id=machine,
        span=Span(starts, ends),
        stays_until=stays,
        purpose=BookingPurpose(purpose),
        status=BookingStatus(status),
        name=name,
        surname=surname,
        event_id=event_id,
        event=Both(title_lv, title_en) if title_lv else None,
        firing=FiringKind(firing) if firing else None,
        programme=programme or "",
        phases=tuple(phases),
    )


def occupied_between(connection: Any, equipment_id: int, since: int, until: int) -> list[Span]:
    """When a machine is taken or out of service in a stretch of time."""
    taken = connection.execute(
        "SELECT starts_at, coalesce(stays_until, ends_at) FROM bookings WHERE equipment_id = ?"
        " AND status IN ('booked', 'used') AND starts_at < ? AND starts_at > ?"
        " AND coalesce(stays_until, ends_at) > ?",
        (equipment_id, until, since - LONGEST_SECONDS, since),
    ).fetchall()
    out = connection.execute(
        "SELECT starts_at, coalesce(ends_at, ?) FROM outages WHERE equipment_id = ?"
        " AND starts_at < ? AND coalesce(ends_at > ?, TRUE)",
        (_NO_END, equipment_id, until, since),
    ).fetchall()
    return [Span(starts, ends) for starts, ends in (*taken, *out)]
