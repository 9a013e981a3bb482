"""Making an event once more on another day: what is planned goes along, what happened does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from krc_desktop import clock
from krc_desktop.model.bookings import Booking, BookingStatus
from krc_desktop.model.events import (
    Event,
    EventLine,
    EventOrganisation,
    EventStatus,
    check_span,
    shifted,
)
from krc_desktop.operations import events
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.store.centre_file import CentreFile


def copy_event(file: CentreFile, *, event_id: int, day: date) -> Change:
    """Plan an event once more from a day on: its title, kind, place, times, lines and partners.

    Lines that don't run on that day are left out; nobody who came goes along, and no machine.
    """
    with doing(file, Verb.COPY_EVENT) as work:
        event = file.events.get(event_id)
        copy = file.events.add(replace(moved_copy(event, day), series_id=None))
        furnish(file, event, copy)
        work.about("events", copy.id)
    return work.change


def moved_copy(event: Event, day: date) -> Event:
    """An event as it would be planned from another day on, at the same wall times; not stored."""
    by = day - event.local_day
    copy = replace(
        event,
        id=0,
        uid="",
        outside_id=None,
        starts_at=shifted(event.starts_at, by),
        ends_at=shifted(event.ends_at, by),
        local_day=day,
        status=EventStatus.PLANNED,
        status_reason="",
        postponed_to=None,
        result="",
        report_note="",
    )
    check_span(copy.starts_at, copy.ends_at)
    return copy


def furnish(file: CentreFile, event: Event, copy: Event) -> None:
    """Give a stored copy the days, the lines that run then, and the partners of its event."""
    events.lay_days(file, copy)
    for sits in list(file.events.lines.find("event_id = ?", event.id)):
        line = file.projects.lines.get(sits.line_id)
        if line.valid_from <= copy.local_day <= line.valid_until:
            file.events.lines.add(
                EventLine(event_id=copy.id, project_id=line.project_id, line_id=line.id)
            )
    for partner in list(file.events.partners.find("event_id = ?", event.id)):
        file.events.partners.add(
            EventOrganisation(
                event_id=copy.id,
                organisation_id=partner.organisation_id,
                role=partner.role,
                contribution=partner.contribution,
            )
        )


def machines_of(file: CentreFile, event_id: int) -> list[Booking]:
    """The bookings of machines that an event waits for or has used."""
    where = "event_id = ? AND purpose = 'event' AND status IN ('booked', 'used') ORDER BY starts_at"
    return list(file.bookings.find(where, event_id))


def booked_again(booking: Booking, by: timedelta, event_id: int) -> Booking:
    """A machine's booking as it would be for another event, so much later; not stored.

    It keeps its elapsed length: the machine is taken as long as before.
    """
    starts = shifted(booking.starts_at, by)
    return replace(
        booking,
        id=0,
        uid="",
        outside_id=None,
        series_id=None,
        event_id=event_id,
        starts_at=starts,
        ends_at=starts + (booking.ends_at - booking.starts_at),
        local_day=clock.local_day(starts),
        status=BookingStatus.BOOKED,
        status_reason="",
        stays_until=None,
    )
