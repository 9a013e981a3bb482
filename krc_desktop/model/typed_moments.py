"""Moments as people type them while they watch a kiln: `9:40`, `26.11. 18:00`, `vakar 23`.

And temperatures: `148`, `148 °C`, `−3`.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.typed_days import read_day
from krc_desktop.model.typed_times import read_time

LONGEST_TYPED = 40
_A_MOMENT = timedelta(minutes=1)
_CELSIUS = re.compile(r"([-−–]?)\s?([0-9]{1,6})\s?(?:°\s?C?|C)?", re.IGNORECASE)


def read_moment(text: str, now: datetime) -> datetime:
    """The instant (aware UTC) that was typed; a time alone is the latest that is not to come.

    Of an hour that comes twice in autumn the second is meant once it has come.
    Raises BrokenRule (TIME_UNREADABLE, DAY_UNREADABLE, TIME_SKIPPED).
    """
    plain = " ".join(text.split())
    if len(plain) > LONGEST_TYPED:
        raise BrokenRule(Rule.TIME_UNREADABLE, given=plain[:LONGEST_TYPED] + "…")
    day, _, time = plain.rpartition(" ")
    if day.casefold() in {"", "plkst.", "plkst"}:
        wall = datetime.combine(clock.local_day(now), read_time(plain))
        moment = _instant(wall, now)
        return moment if moment <= now + _A_MOMENT else _instant(wall - timedelta(days=1), now)
    meant = read_day(day.removesuffix("plkst.").strip(" ,"), clock.local_day(now))
    return _instant(datetime.combine(meant, read_time(time)), now)


def _instant(wall: datetime, now: datetime) -> datetime:
    first = clock.instant(wall)
    again = wall.replace(tzinfo=clock.RIGA, fold=1).astimezone(UTC)
    return again if again <= now + _A_MOMENT else first


def read_celsius(text: str) -> int:
    """The whole degrees that were typed. Raises BrokenRule(NUMBER_UNREADABLE)."""
    plain = text.strip()
    found = _CELSIUS.fullmatch(plain) if len(plain) <= LONGEST_TYPED else None
    if found is None:
        raise BrokenRule(Rule.NUMBER_UNREADABLE, given=plain[:LONGEST_TYPED])
    return -int(found[2]) if found[1] else int(found[2])
