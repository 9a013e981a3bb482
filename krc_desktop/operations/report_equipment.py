"""The part of a report about machines: use, month strip, firings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from krc_desktop import clock
from krc_desktop.language import Phrasebook
from krc_desktop.model import choices
from krc_desktop.model.bookings import FiringKind
from krc_desktop.model.equipment import Equipment
from krc_desktop.model.figures import EquipmentFigures
from krc_desktop.model.opening import Span
from krc_desktop.model.reports import Both, FiringRow, MachineRow
from krc_desktop.periods import Month, Period
from krc_desktop.store import reports as rows
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.equipment_figures import UsedBooking, equipment_figures, used_bookings
from krc_desktop.store.figures import Scope
from krc_desktop.store.opening import OpeningTimes


@dataclass(frozen=True)
class EquipmentPart:
    """What a report says of machines; open days and minutes are None where hours are unknown."""

    machines: tuple[MachineRow, ...]
    firings: tuple[FiringRow, ...]
    open_days: int | None
    open_minutes: int | None
    closed_days: frozenset[int]


def equipment_part(
    file: CentreFile, scope: Scope, months: tuple[Month | None, ...], words: Phrasebook
) -> EquipmentPart:
    """Gather the part for a month of a centre; `months`: the seven of the small bars."""
    used = used_bookings(file.connection, scope.period, scope.centre_id)
    machines = _machines(file, scope, months, used)
    firings = _firings(file, scope, used, words)
    opening = OpeningTimes(file.connection)
    if scope.centre_id is None or not opening.has_hours(scope.centre_id):
        return EquipmentPart(machines, firings, None, None, frozenset())
    spans = opening.of_centre(scope.centre_id, scope.period)
    open_days = {clock.local_day(clock.from_seconds(span.start)).day for span in spans}
    closed = frozenset(day.day for day in scope.period.days()) - open_days
    minutes = sum(span.minutes for span in spans)
    return EquipmentPart(machines, firings, len(open_days), minutes, closed)


def _machines(
    file: CentreFile, scope: Scope, months: tuple[Month | None, ...], used: list[UsedBooking]
) -> tuple[MachineRow, ...]:
    by_month = [
        None if month is None else equipment_figures(file.connection, month.period, scope.centre_id)
        for month in months
    ]
    now = by_month[-1] or {}
    maintained = rows.maintenance_days(file.connection, scope)
    found = []
    for machine in file.equipment.find(
        "coalesce(centre_id = ?, TRUE) ORDER BY id", scope.centre_id
    ):
        code = machine.outside_id or f"M{machine.id}"
        if code in now:
            trend = tuple(None if month is None else _occupied(month, code) for month in by_month)
            days = hours_by_day([b for b in used if b.equipment_id == machine.id], scope.period)
            kept = frozenset(day.day for day in maintained.get(machine.id, frozenset()))
            found.append(_machine_row(machine, code, now[code], trend, days, kept))
    return tuple(found)


def _occupied(figures: Mapping[str, EquipmentFigures], code: str) -> int:
    return figures[code].occupied_minutes if code in figures else 0


def _machine_row(
    machine: Equipment,
    code: str,
    figures: EquipmentFigures,
    months: tuple[int | None, ...],
    days: Mapping[int, int],
    maintained: frozenset[int],
) -> MachineRow:
    return MachineRow(
        code=code,
        name=Both(machine.name_lv, machine.name_en),
        kind=machine.kind.value,
        bookings_used=figures.bookings_used,
        people_served=figures.people_served,
        occupied_minutes=figures.occupied_minutes,
        working_minutes=figures.working_minutes,
        working_minutes_open=figures.working_minutes_open,
        open_minutes=figures.open_minutes or None,
        months=months,
        days=days,
        maintenance_days=maintained,
        no_shows=figures.no_shows,
        cancelled=figures.cancelled,
        maintenance_minutes=figures.maintenance_minutes,
        inductions=figures.inductions,
        downtime_minutes=figures.downtime_minutes,
    )


def hours_by_day(used: list[UsedBooking], period: Period) -> dict[int, int]:
    """Occupied minutes by day of the month, each night cut at midnight; other months left out."""
    minutes: dict[int, int] = {}
    for booking in used:
        for day, amount in _cut_at_midnight(booking.occupied).items():
            if day in period:
                minutes[day.day] = minutes.get(day.day, 0) + amount
    return minutes


def _cut_at_midnight(span: Span) -> dict[date, int]:
    found: dict[date, int] = {}
    start = span.start
    while start < span.end:
        day = clock.local_day(clock.from_seconds(start))
        end = min(span.end, clock.seconds_of(clock.midnight(day + timedelta(days=1))))
        found[day] = found.get(day, 0) + (end - start) // 60
        start = end
    return found


def _firings(
    file: CentreFile, scope: Scope, used: list[UsedBooking], words: Phrasebook
) -> tuple[FiringRow, ...]:
    working = {booking.id: booking.working_minutes for booking in used}
    found = []
    for one in rows.firings(file.connection, scope):
        lost = one.pieces_lost
        known = one.pieces_in is not None and lost is not None
        kind = choices.firing_kind(words, FiringKind(one.kind)) if one.kind else ""
        found.append(
            FiringRow(
                day=one.day,
                number=one.number,
                machine=one.machine,
                programme=kind or one.programme,
                cone=one.cone,
                peak_celsius=one.celsius,
                minutes=working[one.booking_id],
                owners=one.owners,
                pieces_in=one.pieces_in,
                pieces_good=(one.pieces_in or 0) - (lost or 0) if known else None,
            )
        )
    return tuple(found)
