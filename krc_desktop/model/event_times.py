"""An event's times from what its page shows: its days, and the hours of the first and the last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from krc_desktop import clock
from krc_desktop.model.events import Event, EventDay, check_span
from krc_desktop.periods import Period

# an evening that ends before it starts goes on after midnight; anything else is a slip
EVENING = time(17)
MORNING = time(6)


def span_of(
    days: Period, begins: time, ends: time, *, over_midnight: bool = False
) -> tuple[datetime, datetime]:
    """Start and end of an event on some days from one hour to another.

    The end lies on the day after the last where it is midnight, where an evening goes on into the
    night, or where the event is known to go `over_midnight`. Raises BrokenRule (END_BEFORE_START,
    EVENT_TOO_LONG, TIME_SKIPPED).
    """
    night = over_midnight or (begins >= EVENING and ends <= MORNING)
    goes_on = ends == time(0) or (days.length == 1 and ends <= begins and night)
    last = days.last + timedelta(days=1) if goes_on else days.last
    starts_at = clock.instant(datetime.combine(days.first, begins))
    ends_at = clock.instant(datetime.combine(last, ends))
    check_span(starts_at, ends_at)
    return starts_at, ends_at


def days_shown(days: Sequence[EventDay], event: Event) -> Period:
    """The days of an event as its page shows them: those on which it starts or goes on."""
    if not days:
        return Period(event.local_day, event.local_day)
    return Period(days[0].local_day, days[-1].local_day)


def goes_over_midnight(event: Event, days: Sequence[EventDay]) -> bool:
    """Whether a one-day event ends on the morning after."""
    last: date = clock.local_day(event.ends_at)
    return len(days) <= 1 and last > event.local_day
