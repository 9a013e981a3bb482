"""The only source of time, and the rules by which instants and local days meet.

Instants are aware datetimes in UTC. The wall clock of every centre is Europe/Riga, whatever the
laptop believes. Two aware datetimes of one zone subtract wall times, which is wrong over a clock
change, so lengths are always taken between UTC instants.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from krc_desktop.errors import BrokenRule, Rule

RIGA = ZoneInfo("Europe/Riga")


class Clock(Protocol):
    """Whoever knows what time it is."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC, whole seconds."""


@dataclass(frozen=True)
class SystemClock:
    """The laptop's own clock."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC, whole seconds."""
        return datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True)
class FixedClock:
    """A clock that stands still: for tests, pictures and reproducible documents."""

    instant: datetime

    def now(self) -> datetime:
        """The instant it was set to, in UTC."""
        return self.instant.astimezone(UTC)


def today(clock: Clock) -> date:
    """The local day of the present instant."""
    return local_day(clock.now())


def local(instant: datetime) -> datetime:
    """The wall time in Riga of an aware instant."""
    return instant.astimezone(RIGA)


def local_day(instant: datetime) -> date:
    """The day that the wall calendar in Riga shows at an aware instant."""
    return local(instant).date()


def instant(wall: datetime) -> datetime:
    """The UTC instant of a naive wall time in Riga.

    Of an hour that comes twice in autumn the first is meant. A time that the spring change skips
    does not exist: raises BrokenRule(Rule.TIME_SKIPPED).
    """
    if wall.tzinfo is not None:
        raise ValueError("a wall time carries no zone")
    found = wall.replace(tzinfo=RIGA, fold=0).astimezone(UTC)
    if found.astimezone(RIGA).replace(tzinfo=None) != wall:
        raise BrokenRule(Rule.TIME_SKIPPED, day=wall.date(), time=wall.time())
    return found


def midnight(day: date) -> datetime:
    """The UTC instant at which a local day begins."""
    return instant(datetime.combine(day, time(0)))


def minutes_between(start: datetime, end: datetime) -> int:
    """Whole elapsed minutes between two aware instants, right over a clock change."""
    return int((end.astimezone(UTC) - start.astimezone(UTC)) / timedelta(minutes=1))


def seconds_of(moment: datetime) -> int:
    """An aware instant as seconds since 1970 (UTC): the form in which the file keeps it."""
    return int(moment.timestamp())


def from_seconds(seconds: int) -> datetime:
    """The aware UTC instant of seconds since 1970."""
    return datetime.fromtimestamp(seconds, UTC)
