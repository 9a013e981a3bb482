"""Where a booking would fit: its phases laid behind one another, between what is taken.

Seconds since 1970 (UTC) throughout, so that lengths are elapsed ones over a clock change. A phase
that needs a person waits until the doors are open: a kiln cools longer rather than be opened at
night.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from krc_desktop import clock
from krc_desktop.model.equipment import EquipmentPhase, Phase
from krc_desktop.model.opening import Span

HORIZON_DAYS = 60
_DAY = 86_400
# who takes a machine for days is not beside it all the time: only when it begins and ends
_LONGEST_ATTENDED = _DAY
_MOMENT = 15 * 60


@dataclass(frozen=True)
class Leg:
    """A part of a booking: so many seconds, attended by a person or not; a phase where known."""

    seconds: int
    attended: bool = True
    phase: Phase | None = None


@dataclass(frozen=True)
class Laid:
    """A leg with its place in time."""

    leg: Leg
    span: Span


class Doors:
    """When doors are open, asked day by day; always, where nobody has said when."""

    def __init__(self, open_on: Callable[[date], Sequence[Span]] | None) -> None:
        """`open_on` answers the open stretches of a local day; None: no hours are known."""
        self._open_on = open_on
        self._known: dict[date, Sequence[Span]] = {}

    def on(self, day: date) -> Sequence[Span]:
        """The open stretches of a local day."""
        if day not in self._known:
            self._known[day] = self._open_on(day) if self._open_on else ()
        return self._known[day]

    def first(self, at: int, seconds: int, latest: int) -> int | None:
        """The first moment from `at` on in which so long a stretch lies within open doors."""
        if self._open_on is None:
            return at
        day = clock.local_day(clock.from_seconds(at))
        last = clock.local_day(clock.from_seconds(latest))
        while day <= last:
            for span in self.on(day):
                begins = max(at, span.start)
                if begins + seconds <= span.end:
                    return begins
            day += timedelta(days=1)
        return None

    def outside(self, span: Span) -> int:
        """How many seconds of a stretch lie outside open doors."""
        if self._open_on is None:
            return 0
        day = clock.local_day(clock.from_seconds(span.start))
        last = clock.local_day(clock.from_seconds(span.end))
        inside = 0
        while day <= last:
            for known in self.on(day):
                inside += max(0, min(span.end, known.end) - max(span.start, known.start))
            day += timedelta(days=1)
        return span.end - span.start - inside


def usual_legs(phases: Sequence[EquipmentPhase]) -> list[Leg]:
    """The usual phases of a machine as legs."""
    return [Leg(one.minutes * 60, one.needs_person, one.phase) for one in phases]


def legs_of(phases: Sequence[EquipmentPhase], seconds: int) -> list[Leg]:
    """A booking of a length in legs, by its machine's usual phases.

    What differs from their sum is waited in the last phase that nobody attends; where that can't
    be, and on machines without phases, somebody is there the whole time, or, of more than a day,
    when it begins and ends.
    """
    usual = usual_legs(phases)
    more = seconds - sum(leg.seconds for leg in usual)
    waiting = [at for at, leg in enumerate(usual) if not leg.attended]
    if usual and waiting and usual[waiting[-1]].seconds + more > 0:
        at = waiting[-1]
        usual[at] = Leg(usual[at].seconds + more, attended=False, phase=usual[at].phase)
        return usual
    if usual and more == 0:
        return usual
    if seconds <= _LONGEST_ATTENDED:
        return [Leg(seconds)]
    return [Leg(_MOMENT), Leg(seconds - 2 * _MOMENT, attended=False), Leg(_MOMENT)]


def laid_in(start: int, legs: Sequence[Leg]) -> list[Laid]:
    """Legs one behind the other, whatever the doors."""
    found: list[Laid] = []
    for leg in legs:
        found.append(Laid(leg, Span(start, start + leg.seconds)))
        start += leg.seconds
    return found


def laid_waiting(start: int, legs: Sequence[Leg], doors: Doors, latest: int) -> list[Laid] | None:
    """Legs from a start on; who must be there comes when doors are open, and what was before waits.

    None where the first can't begin at `start`, or a later one never fits.
    """
    found: list[Laid] = []
    at = start
    for leg in legs:
        begins = doors.first(at, leg.seconds, latest) if leg.attended else at
        if begins is None or (begins > at and not found):
            return None
        if begins > at:
            before = found.pop()
            found.append(Laid(before.leg, Span(before.span.start, begins)))
        found.append(Laid(leg, Span(begins, begins + leg.seconds)))
        at = begins + leg.seconds
    return found


def first_fit(
    after: int, legs: Sequence[Leg], busy: Sequence[Span], doors: Doors, step_minutes: int
) -> Span | None:
    """The first occupancy from an instant on that fits; None within the horizon.

    `busy` is merged and in order. Every move forward only passes starts that can't be.
    """
    latest = after + HORIZON_DAYS * _DAY
    at, ahead = _on_step(after, step_minutes), 0
    while at <= latest:
        if legs[0].attended:
            begins = doors.first(at, legs[0].seconds, latest)
            if begins is None:
                return None
            if begins > at:
                at = _on_step(begins, step_minutes)
                continue
        laid = laid_waiting(at, legs, doors, latest)
        if laid is None:
            return None
        ends = laid[-1].span.end
        while ahead < len(busy) and busy[ahead].end <= at:
            ahead += 1
        if ahead == len(busy) or busy[ahead].start >= ends:
            return Span(at, ends)
        at = _on_step(busy[ahead].end, step_minutes)
    return None


def _on_step(at: int, step_minutes: int) -> int:
    """The first moment from `at` on that lies on a machine's step, counted from local midnight."""
    wall = clock.local(clock.from_seconds(at))
    into = (wall.hour * 60 + wall.minute) * 60 + wall.second
    over = into % (step_minutes * 60)
    return at if not over else at + step_minutes * 60 - over
