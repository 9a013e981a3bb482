"""Making an event once more on another day: what is planned goes along, what happened does not."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

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
from krc_desktop.operations.event_machine_copies import Copied, book_for_copy, copied
from krc_desktop.store.centre_file import CentreFile


def copy_event(
    file: CentreFile, *, event_id: int, day: date, machines: Collection[int] | None = None
) -> Change:
    """Plan an event once more from a day on: its title, kind, place, times, lines and partners.

    Lines that don't run on that day are left out; nobody who came goes along. Its machines do,
    those that are free then: all of them, or of `machines` alone (ids).
    """
    with doing(file, Verb.COPY_EVENT) as work:
        event = file.events.get(event_id)
        copy = file.events.add(replace(moved_copy(event, day), series_id=None))
        work.about("events", copy.id)
        furnish(file, event, copy, machines=machines)
    return work.change


def machines_of_copy(file: CentreFile, *, event_id: int, day: date) -> list[Copied]:
    """The machines that a copy of an event would book, with what stands in their way."""
    event = file.events.get(event_id)
    return copied(file, event, moved_copy(event, day))


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


def furnish(
    file: CentreFile, event: Event, copy: Event, *, machines: Collection[int] | None = None
) -> None:
    """Give a stored copy the days, the lines that run then, partners and machines of its event."""
    events.lay_days(file, copy)
    book_for_copy(file, event, copy, only=machines)
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
