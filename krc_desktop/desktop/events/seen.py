"""What the detail shows at the moment: the event, its totals, the day chosen among its days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from krc_desktop.model.event_details import DayTotals, EventTotals, Sum
from krc_desktop.model.events import Event
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.event_details import totals_of
from krc_desktop.store.event_entry import event_of


@dataclass(frozen=True)
class Seen:
    """An event as it is seen. `day` is None where all the days of several are."""

    event: Event
    totals: EventTotals
    day: date | None

    @property
    def id(self) -> int:
        """The event's id."""
        return self.event.id

    @property
    def has_days(self) -> bool:
        """Whether it has several days."""
        return len(self.totals.days) > 1

    @property
    def of_day(self) -> DayTotals | None:
        """The day that is seen, with its visits."""
        return next((one for one in self.totals.days if one.day.local_day == self.day), None)

    @property
    def sum(self) -> Sum:
        """The visits of what is seen: of the day, or of the whole event."""
        shown = self.of_day
        return shown.sum if shown is not None and self.has_days else self.totals.whole

    @property
    def counting_day(self) -> date | None:
        """The day that a new head-count line names: none in an event of one day."""
        return self.day if self.has_days else None


def seen_now(file: CentreFile, event_id: int, day: date | None, *, whole: bool) -> Seen | None:
    """The event with its totals; `whole`: all days of several. None where it is gone."""
    event = event_of(file, event_id)
    if event is None:
        return None
    totals = totals_of(file, event_id)
    days = [one.day.local_day for one in totals.days]
    if len(days) > 1 and whole:
        return Seen(event, totals, None)
    if day not in days:
        today = next((one for one in days if one >= _today(file)), None)
        day = today or (days[-1] if days else event.local_day)
    return Seen(event, totals, day)


def _today(file: CentreFile) -> date:
    from krc_desktop import clock

    return clock.today(file.clock)
