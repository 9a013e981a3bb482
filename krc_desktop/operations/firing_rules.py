"""What a firing's log is held to, whatever the way in: the order of its moments, and safety."""

from __future__ import annotations

from datetime import datetime, timedelta

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.bookings import Firing
from krc_desktop.model.equipment import Equipment
from krc_desktop.model.firings import latest_since_off
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.firings import readings_of

# a minute typed is rounded, a clock is not quite right
_A_MOMENT = timedelta(minutes=1)
_USUAL_LIMIT = 60


def limit_of(machine: Equipment) -> int:
    """The temperature in °C at which a kiln may be opened."""
    return machine.open_below_celsius or _USUAL_LIMIT


def check_log(file: CentreFile, firing: Firing, machine: Equipment) -> None:
    """On, off, opened come in that order and are no news from the future; opening obeys a reading.

    No more pieces are lost than went in.
    """
    _check_order(firing)
    known = file.bookings.firings.get(firing.id) if firing.id else Firing(booking_id=0)
    for name in ("on_at", "vent_at", "off_at", "opened_at"):
        moment = getattr(firing, name)
        if moment is not None and moment != getattr(known, name):
            refuse_future(file, moment)
    if firing.id and firing.on_at is not None and firing.on_at != known.on_at:
        first = next(iter(readings_of(file, firing.id)), None)
        if first is not None and first.read_at < firing.on_at:
            facts = {"on_at": firing.on_at, "read_at": first.read_at}
            raise BrokenRule(Rule.READING_BEFORE_START, **facts)
    moments = firing.off_at, firing.opened_at
    if firing.opened_at is not None and moments != (known.off_at, known.opened_at):
        check_cool(file, firing, firing.opened_at, limit_of(machine))
    if firing.pieces_lost is not None and firing.pieces_lost > (firing.pieces_in or 0):
        raise BrokenRule(
            Rule.NUMBER_OUT_OF_RANGE,
            field="pieces_lost",
            given=firing.pieces_lost,
            least=0,
            most=firing.pieces_in or 0,
        )


def refuse_future(file: CentreFile, moment: datetime) -> None:
    """What is written down has happened."""
    if moment > file.clock.now() + _A_MOMENT:
        raise BrokenRule(Rule.MOMENT_IN_FUTURE, moment=moment)


def _check_order(firing: Firing) -> None:
    moments = [m for m in (firing.on_at, firing.off_at, firing.opened_at) if m is not None]
    if moments != sorted(moments) or len(set(moments[:2])) < len(moments[:2]):
        raise BrokenRule(Rule.END_BEFORE_START, starts=moments[0], ends=moments[-1])
    if firing.off_at is not None and firing.on_at is None:
        raise BrokenRule(Rule.KILN_NOT_ON)
    if firing.vent_at is not None and (firing.on_at is None or firing.vent_at < firing.on_at):
        raise BrokenRule(Rule.KILN_NOT_ON)


def check_cool(file: CentreFile, firing: Firing, opened_at: datetime, limit: int) -> None:
    """Safety: the latest reading between switching off and opening is no hotter than the limit.

    No verb gets around this, and no clock: nobody opens a kiln that is hot.
    """
    if firing.off_at is None:
        raise BrokenRule(Rule.KILN_NOT_OFF)
    until = [one for one in readings_of(file, firing.id) if one.read_at <= opened_at]
    latest = latest_since_off(firing.off_at, until)
    if latest is None:
        raise BrokenRule(Rule.KILN_UNREAD, limit=limit)
    if latest.celsius > limit:
        raise BrokenRule(Rule.KILN_TOO_HOT, celsius=latest.celsius, limit=limit)
