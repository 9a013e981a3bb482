"""Gathers a week of a centre's machines for the poster on the door."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from krc_desktop import clock
from krc_desktop.model.bookings import BookingPurpose
from krc_desktop.model.equipment import Equipment
from krc_desktop.model.equipment_papers import (
    UNNAMED,
    MachineDay,
    MachineWeek,
    PosterDay,
    Sign,
    Taken,
    WeekPoster,
    short_name,
)
from krc_desktop.model.opening import Span, open_spans
from krc_desktop.model.reports import Both
from krc_desktop.operations.equipment_papers import machine_head, numbered, paper_head
from krc_desktop.periods import Period
from krc_desktop.store import equipment_papers as rows
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.equipment_papers import TakenSpan

_MIDNIGHT = 1440
_WORKDAYS = 5


def week_poster(file: CentreFile, *, centre_id: int, first_day: date) -> WeekPoster:
    """The ISO week in which a day lies: open days and those on which something is booked."""
    centre = file.centres.get(centre_id)
    monday = first_day - timedelta(days=first_day.isoweekday() - 1)
    week = Period(monday, monday + timedelta(days=6))
    gathering = _Week(file, centre_id, week)
    days = [day for day in week.days() if gathering.is_shown(day)] or [*week.days()][:_WORKDAYS]
    year, number, _ = monday.isocalendar()
    return WeekPoster(
        head=paper_head(file, centre),
        number=numbered(centre, f"N{number:02}", str(year)),
        week=Period(days[0], days[-1]),
        days=tuple(PosterDay(day, gathering.opens(day, None)) for day in days),
        machines=tuple(
            MachineWeek(
                machine_head(machine),
                tuple(
                    MachineDay(gathering.opens(day, machine.id), gathering.taken(machine.id, day))
                    for day in days
                ),
            )
            for machine in gathering.machines
        ),
    )


class _Week:
    """What is known of a week, read once."""

    def __init__(self, file: CentreFile, centre_id: int, week: Period) -> None:
        span = Span(_midnight(week.first), _midnight(week.last + timedelta(days=1)))
        self.machines: Sequence[Equipment] = rows.machines_on(
            file, centre_id, week.first.isoformat()
        )
        self._hours, self._closures = rows.opening_of(file, centre_id)
        self._taken: dict[int, list[_Stretch]] = {machine.id: [] for machine in self.machines}
        for one in rows.taken_in(file.connection, centre_id, span):
            self._taken.get(one.equipment_id, []).append(_Stretch.of(one))
        for machine, spans in rows.outages_in(file.connection, centre_id, span).items():
            self._taken.get(machine, []).extend(_Stretch(machine, out, Sign.OUT) for out in spans)
        for stretches in self._taken.values():
            stretches.sort(key=lambda stretch: stretch.span)

    def opens(self, day: date, equipment_id: int | None) -> tuple[tuple[int, int], ...]:
        """When the centre, or a machine with hours of its own, is open: minutes of the day."""
        own = [one for one in self._hours if equipment_id and one.equipment_id == equipment_id]
        common = [one for one in self._hours if one.equipment_id is None]
        spans = open_spans(day, own or common, self._closures)
        return tuple((_minute(span.start, day), _minute(span.end, day)) for span in spans)

    def is_shown(self, day: date) -> bool:
        """Whether a day is open somewhere, or something begins or ends on it."""
        own = {one.equipment_id for one in self._hours}
        if any(self.opens(day, machine) for machine in own):
            return True
        if not self._hours and day.isoweekday() <= _WORKDAYS:
            return True
        within = Span(_midnight(day), _midnight(day + timedelta(days=1)))
        return any(
            stretch.sign is not Sign.OUT
            and (
                within.start <= stretch.span.start < within.end
                or within.start < stretch.span.end <= within.end
            )
            for stretches in self._taken.values()
            for stretch in stretches
        )

    def taken(self, equipment_id: int, day: date) -> tuple[Taken, ...]:
        """What takes a machine on a local day, cut to it, in order."""
        return tuple(_cut(self._taken[equipment_id], day))


@dataclass(frozen=True)
class _Stretch:
    """What takes a machine, as the poster draws it."""

    equipment_id: int
    span: Span
    sign: Sign
    who: Both = UNNAMED
    booking: TakenSpan | None = None

    @classmethod
    def of(cls, booking: TakenSpan) -> _Stretch:
        """A booking's."""
        return cls(booking.equipment_id, booking.span, _sign(booking), _who(booking), booking)

    def on(self, day: date) -> Taken:
        """Its part in a local day."""
        first, last = _midnight(day), _midnight(day + timedelta(days=1))
        known = self.booking
        heat = known.heat if known else None
        return Taken(
            sign=self.sign,
            begins=None if self.span.start < first else _minute(self.span.start, day),
            ends=None if self.span.end > last else _minute(self.span.end, day),
            until=clock.from_seconds(self.span.end),
            who=self.who,
            firing_kind=known.firing_kind if known else None,
            firing_number=known.firing_number if known else "",
            cools=heat is not None and heat.end <= first,
        )


def _cut(stretches: Iterable[_Stretch], day: date) -> Iterable[Taken]:
    first, last = _midnight(day), _midnight(day + timedelta(days=1))
    for stretch in stretches:
        if stretch.span.start < last and stretch.span.end > first:
            yield stretch.on(day)


def _sign(booking: TakenSpan) -> Sign:
    if booking.purpose is BookingPurpose.FIRING:
        return Sign.FIRING
    if booking.purpose is BookingPurpose.MAINTENANCE:
        return Sign.MAINTENANCE
    return Sign.INDUCTION if booking.is_induction else Sign.BOOKED


def _who(booking: TakenSpan) -> Both:
    """For whom: an event by its title, a person by first name and initial, an organisation."""
    if booking.event.lv:
        return booking.event
    name = short_name(*booking.person) or booking.organisation
    return Both(name, name)


def _midnight(day: date) -> int:
    return clock.seconds_of(clock.midnight(day))


def _minute(seconds: int, day: date) -> int:
    """The minute of a day's wall clock at an instant; the midnight after it is 1440."""
    wall = clock.local(clock.from_seconds(seconds))
    return _MIDNIGHT if wall.date() > day else wall.hour * 60 + wall.minute
