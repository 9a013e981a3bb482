"""What the board of bookings shows: machines, what occupies them, and when doors are open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from krc_desktop import clock
from krc_desktop.model.bookings import OCCUPYING, BookingPurpose, BookingStatus, FiringKind
from krc_desktop.model.equipment import EquipmentKind, Phase, Risk
from krc_desktop.model.opening import Span, merged, overlap_minutes
from krc_desktop.model.reports import Both
from krc_desktop.periods import Month, Period

# a free stretch that ends within the hour is told by what comes: “taken from 13:00”
_SOON_SECONDS = 60 * 60


class View(StrEnum):
    """How much of the time the board shows."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


def period_of(view: View, day: date) -> Period:
    """The day, week (Monday first) or month in which a day lies."""
    if view is View.MONTH:
        return Month.of(day).period
    if view is View.WEEK:
        monday = day - timedelta(days=day.isoweekday() - 1)
        return Period(monday, monday + timedelta(days=6))
    return Period(day, day)


def stepped(view: View, day: date, by: int) -> date:
    """The day so many periods later; in a shorter month its last."""
    if view is View.MONTH:
        period = Month.of(day).shifted(by).period
        return period.first + timedelta(days=min(day.day, period.length) - 1)
    return day + timedelta(days=by * (7 if view is View.WEEK else 1))


@dataclass(frozen=True)
class BoardPhase:
    """One phase of a booking, as planned or as it turned out."""

    phase: Phase
    span: Span


@dataclass(frozen=True, kw_only=True)
class BoardBooking:
    """A booking on the board. `name` is a person's first name or an organisation's.

    `stays_until` (seconds): work stays on the machine after the booking.
    """

    booking_id: int
    equipment_id: int
    span: Span
    stays_until: int | None = None
    purpose: BookingPurpose
    status: BookingStatus = BookingStatus.BOOKED
    name: str = ""
    surname: str = ""
    event_id: int | None = None
    event: Both | None = None
    firing: FiringKind | None = None
    programme: str = ""
    phases: tuple[BoardPhase, ...] = ()

    @property
    def who(self) -> str:
        """For whom the machine is taken, in full."""
        return f"{self.name} {self.surname}".strip()

    @property
    def who_briefly(self) -> str:
        """The same with the surname's first letter."""
        return f"{self.name} {self.surname[:1]}." if self.surname else self.name

    @property
    def occupied(self) -> Span:
        """The whole stretch in which nobody else can have the machine."""
        return Span(self.span.start, self.stays_until or self.span.end)

    @property
    def occupies(self) -> bool:
        """Whether it keeps the machine: neither cancelled nor a no-show."""
        return self.status in OCCUPYING

    @property
    def cool_by(self) -> int | None:
        """When the kiln is expected to be cool, in seconds; None where it doesn't cool."""
        ends = [one.span.end for one in self.phases if one.phase is Phase.COOL]
        return max(ends, default=None)

    def phase_at(self, second: int) -> Phase | None:
        """The phase that runs at an instant."""
        for one in self.phases:
            if one.span.start <= second < one.span.end:
                return one.phase
        return None


@dataclass(frozen=True)
class BoardOutage:
    """A machine out of service; `known_end` is False where nobody knows yet until when."""

    outage_id: int
    equipment_id: int
    span: Span
    reason: str
    known_end: bool = True


@dataclass(frozen=True)
class Due:
    """Maintenance of a machine that is due or soon will be; minutes of work where `in_minutes`."""

    plan_id: int
    what: str
    is_over: bool
    counted: int | None = None
    limit: int | None = None
    due_on: date | None = None
    in_minutes: bool = False


@dataclass(frozen=True)
class Suggestion:
    """An hour in which maintenance that is due could be done."""

    due: Due
    equipment_id: int
    span: Span


@dataclass(frozen=True, kw_only=True)
class Lane:
    """A machine with what lies on it in the board's period.

    `opens`: when it can be used, by its own hours or the centre's. `ahead`: what occupies it from
    now on, whatever the period.
    """

    equipment_id: int
    name: Both
    kind: EquipmentKind
    risk: Risk
    step_minutes: int = 15
    opens: tuple[Span, ...] = ()
    usual: tuple[int, int] | None = None
    bookings: tuple[BoardBooking, ...] = ()
    outages: tuple[BoardOutage, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    due: Due | None = None
    ahead: tuple[BoardBooking, ...] = ()
    out_ahead: tuple[BoardOutage, ...] = ()


@dataclass(frozen=True)
class BoardDay:
    """A day of the board: from midnight to midnight (23 to 25 hours), and when doors are open.

    `closed_for`: the reason somebody gave for closing, empty where none was given.
    """

    day: date
    whole: Span
    opens: tuple[Span, ...] = ()
    closed_for: str = ""


@dataclass(frozen=True)
class Board:
    """The board of a centre in a period; `knows_hours`: somebody has said when it is open."""

    period: Period
    days: tuple[BoardDay, ...] = ()
    lanes: tuple[Lane, ...] = ()
    knows_hours: bool = False

    def lane_of(self, equipment_id: int) -> int | None:
        """The number of a machine's lane."""
        for number, lane in enumerate(self.lanes):
            if lane.equipment_id == equipment_id:
                return number
        return None

    def booking(self, booking_id: int) -> BoardBooking | None:
        """A booking that lies on the board."""
        for lane in self.lanes:
            for booking in lane.bookings:
                if booking.booking_id == booking_id:
                    return booking
        return None


def whole_day(day: date) -> Span:
    """A local day from midnight to midnight."""
    ends = clock.midnight(day + timedelta(days=1))
    return Span(clock.seconds_of(clock.midnight(day)), clock.seconds_of(ends))


# -- what a machine's head says ----------------------------------------------------------------


class StateKind(StrEnum):
    """How a machine is at an instant."""

    FREE = "free"
    FREE_UNTIL = "free_until"
    TAKEN_FROM = "taken_from"
    TAKEN_UNTIL = "taken_until"
    FIRING = "firing"
    COOLING = "cooling"
    OUT = "out"
    OUT_UNTIL = "out_until"


@dataclass(frozen=True)
class State:
    """How a machine is, and the instant (seconds) at which that changes, where it is known."""

    kind: StateKind
    at: int | None = None


def state_of(lane: Lane, now: int) -> State:
    """How a machine is now: out of service, taken, or free until the next booking of today."""
    for outage in lane.out_ahead:
        if outage.span.start <= now < outage.span.end:
            kind = StateKind.OUT_UNTIL if outage.known_end else StateKind.OUT
            return State(kind, outage.span.end if outage.known_end else None)
    for booking in lane.ahead:
        if booking.occupied.start <= now < booking.occupied.end:
            return _taken(booking, now)
    return _free(lane, now)


def _taken(booking: BoardBooking, now: int) -> State:
    cool_by = booking.cool_by
    phase = booking.phase_at(now)
    if phase is Phase.COOL and cool_by is not None:
        return State(StateKind.COOLING, cool_by)
    if phase in (Phase.LOAD, Phase.FIRE):
        ends = [one.span.end for one in booking.phases if one.phase is Phase.FIRE]
        return State(StateKind.FIRING, max(ends, default=booking.span.end))
    return State(StateKind.TAKEN_UNTIL, booking.occupied.end)


def _free(lane: Lane, now: int) -> State:
    tonight = whole_day(clock.local_day(clock.from_seconds(now))).end
    coming = min((one.span.start for one in lane.ahead if one.span.start > now), default=tonight)
    if coming >= tonight:
        return State(StateKind.FREE)
    soon = coming - now <= _SOON_SECONDS
    return State(StateKind.TAKEN_FROM if soon else StateKind.FREE_UNTIL, coming)


# -- a month at a glance -----------------------------------------------------------------------


@dataclass(frozen=True)
class DayUse:
    """How much of a machine's day is taken: a share of its open time, of the day where closed."""

    minutes: int
    share: float
    bookings: tuple[BoardBooking, ...] = ()
    is_out: bool = False
    suggests: bool = False


def day_use(lane: Lane, day: BoardDay) -> DayUse:
    """What lies on a machine on a day."""
    touching = tuple(one for one in lane.bookings if touches(one.occupied, day.whole))
    occupied = [one.occupied for one in touching if one.occupies]
    minutes = overlap_minutes(occupied, [day.whole])
    opens = within(lane.opens, day.whole) or [day.whole]
    room = sum(span.minutes for span in opens)
    share = min(1.0, overlap_minutes(occupied, opens) / room) if room else 0.0
    return DayUse(
        minutes,
        share,
        touching,
        is_out=any(touches(one.span, day.whole) for one in lane.outages),
        suggests=any(touches(one.span, day.whole) for one in lane.suggestions),
    )


def touches(one: Span, other: Span) -> bool:
    """Whether two stretches have an instant in common."""
    return one.start < other.end and other.start < one.end


def within(spans: Sequence[Span], whole: Span) -> list[Span]:
    """What of some stretches lies in another."""
    return [
        Span(max(span.start, whole.start), min(span.end, whole.end))
        for span in spans
        if touches(span, whole)
    ]


def free_between(occupied: Sequence[Span], whole: Span) -> list[Span]:
    """What the occupied stretches leave free of another."""
    free: list[Span] = []
    at = whole.start
    for span in merged(within(occupied, whole)):
        if span.start > at:
            free.append(Span(at, span.start))
        at = span.end
    if at < whole.end:
        free.append(Span(at, whole.end))
    return free
