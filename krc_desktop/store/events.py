"""Events with their days, lines, partners, attendance, head-counts and outputs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from krc_desktop.model.events import (
    Attendance,
    Event,
    EventDay,
    EventKind,
    EventLine,
    EventOrganisation,
    EventSeries,
    Headcount,
    HeadcountOrganisation,
    Output,
    Sheet,
    Signup,
)
from krc_desktop.model.sheets import SheetLine, SheetMark
from krc_desktop.store.event_lists import EventLists
from krc_desktop.store.event_months import EventMonths
from krc_desktop.store.rows import Shelf


class Events(Shelf[Event]):
    """Events and what belongs to them."""

    def __init__(self, connection: Any, now: Callable[[], datetime]) -> None:
        """The shelf and those beside it."""
        super().__init__(connection, now, "events", Event)
        self.kinds = Shelf(connection, now, "event_kinds", EventKind)
        self.series = Shelf(connection, now, "event_series", EventSeries)
        self.days = Shelf(connection, now, "event_days", EventDay)
        self.lines = Shelf(connection, now, "event_lines", EventLine)
        self.partners = Shelf(connection, now, "event_organisations", EventOrganisation)
        self.attendances = Shelf(connection, now, "attendances", Attendance)
        self.headcounts = Shelf(connection, now, "headcounts", Headcount)
        self.headcount_organisations = Shelf(
            connection, now, "headcount_organisations", HeadcountOrganisation
        )
        self.signups = Shelf(connection, now, "signups", Signup)
        self.sheets = Shelf(connection, now, "sheets", Sheet)
        self.sheet_lines = Shelf(connection, now, "sheet_lines", SheetLine)
        self.sheet_marks = Shelf(connection, now, "sheet_marks", SheetMark)
        self.outputs = Shelf(connection, now, "outputs", Output)
        self.lists = EventLists(connection, now)
        self.months = EventMonths(connection, now)

    def days_of(self, event_id: int) -> list[EventDay]:
        """An event's days in order."""
        return list(self.days.find("event_id = ? ORDER BY local_day", event_id))

    def day_of(self, event_id: int, day: date) -> EventDay | None:
        """An event's day on a date."""
        return self.days.find_one("event_id = ? AND local_day = ?", event_id, day.isoformat())

    def clear_sheets(self, event_id: int) -> None:
        """Take away what was entered from an event's sheets; what they counted stays counted."""
        sheets = "sheet_id IN (SELECT id FROM sheets WHERE event_id = ?)"
        lines = f"line_id IN (SELECT id FROM sheet_lines WHERE {sheets})"
        for mark in list(self.sheet_marks.find(lines, event_id)):
            self.sheet_marks.remove(mark.id)
        for line in list(self.sheet_lines.find(sheets, event_id)):
            self.sheet_lines.remove(line.id)

    def of_series(self, series_id: int) -> list[Event]:
        """The events of a series in the order in which they start."""
        return list(self.find("series_id = ? ORDER BY starts_at, id", series_id))
