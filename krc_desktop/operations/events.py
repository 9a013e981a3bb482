"""Verbs of events: planning, moving, status, lines, partners."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.events import (
    Event,
    EventDay,
    EventKind,
    EventLine,
    EventOrganisation,
    EventStatus,
    PartnerRole,
    check_span,
    days_of_span,
)
from krc_desktop.model.fields import checked
from krc_desktop.model.projects import line_runs_on
from krc_desktop.operations import bookings, event_machines
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.operations.event_machine_status import follow_status
from krc_desktop.store import event_machines as machine_rows
from krc_desktop.store.centre_file import CentreFile

REASONED = {EventStatus.CANCELLED, EventStatus.POSTPONED, EventStatus.NOT_HELD}


def add_event_kind(file: CentreFile, *, name_lv: str, name_en: str = "") -> Change:
    """Add a kind of event."""
    with doing(file, Verb.ADD_EVENT_KIND) as work:
        position = file.events.kinds.count()
        kind = EventKind(name_lv=name_lv, name_en=name_en, position=position)
        work.about("event_kinds", file.events.kinds.add(checked(kind)).id)
    return work.change


def add_event(
    file: CentreFile,
    *,
    centre_id: int,
    title_lv: str,
    starts_at: datetime,
    ends_at: datetime,
    **others: Any,
) -> Change:
    """Plan an event; one that spans several days is a camp with a day for each."""
    check_span(starts_at, ends_at)
    event = Event(
        centre_id=centre_id,
        title_lv=title_lv,
        starts_at=starts_at,
        ends_at=ends_at,
        local_day=clock.local_day(starts_at),
        **others,
    )
    with doing(file, Verb.ADD_EVENT) as work:
        added = file.events.add(checked(event))
        lay_days(file, added)
        work.about("events", added.id)
    return work.change


def _take_days_away(file: CentreFile, event: Event) -> None:
    """Take away the days that an event will not have; one on which people were written down stays.

    Before the event itself changes: an undo puts the days back after it, when they fit again.
    """
    wanted = days_of_span(event.starts_at, event.ends_at)
    for day in file.events.days_of(event.id)[len(wanted) :]:
        if file.events.attendances.count(
            "event_day_id = ?", day.id
        ) or file.events.headcounts.count("event_day_id = ?", day.id):
            raise BrokenRule(Rule.ATTENDANCE_REMAINS, day=day.local_day)
        file.events.days.remove(day.id)


def lay_days(file: CentreFile, event: Event) -> None:
    """Make an event's days agree with its times; days with attendance move, they don't vanish."""
    wanted = days_of_span(event.starts_at, event.ends_at)
    known = file.events.days_of(event.id)
    # moved forward, the last day first: two days of one event never share a date on the way
    pairs = list(zip(known, wanted, strict=False))
    if known and wanted and wanted[0][0] > known[0].local_day:
        pairs.reverse()
    for day, (local_day, starts, ends) in pairs:
        file.events.days.change(replace(day, local_day=local_day, starts_at=starts, ends_at=ends))
    for local_day, starts, ends in wanted[len(known) :]:
        file.events.days.add(
            EventDay(event_id=event.id, local_day=local_day, starts_at=starts, ends_at=ends)
        )


def change_event(file: CentreFile, *, event_id: int, **changes: Any) -> Change:
    """Change what is known of an event, apart from its times and status."""
    with doing(file, Verb.CHANGE_EVENT) as work:
        file.events.change(checked(replace(file.events.get(event_id), **changes)))
        work.about("events", event_id)
    return work.change


def move_event(
    file: CentreFile,
    *,
    event_id: int,
    starts_at: datetime,
    ends_at: datetime,
    free_taken: bool = False,
) -> Change:
    """Move an event to other times; machines booked for it move along or refuse the whole move.

    With `free_taken` the event does without those that are taken then.
    """
    check_span(starts_at, ends_at)
    with doing(file, Verb.MOVE_EVENT) as work:
        work.about("events", event_id)
        event = file.events.get(event_id)
        steps = event_machines.steps_of_move(file, event, (starts_at, ends_at))
        move_alone(file, event, starts_at, ends_at)
        event_machines.carry_out(file, steps, free_taken=free_taken)
    return work.change


def move_alone(file: CentreFile, event: Event, starts_at: datetime, ends_at: datetime) -> None:
    """Move an event with its days and without its machines, inside another verb."""
    moved = replace(
        event, starts_at=starts_at, ends_at=ends_at, local_day=clock.local_day(starts_at)
    )
    for sits in file.events.lines.find("event_id = ?", event.id):
        line_runs_on(file.projects.lines.get(sits.line_id), moved.local_day)
    _take_days_away(file, moved)
    file.events.change(moved)
    lay_days(file, moved)


def set_event_status(
    file: CentreFile,
    *,
    event_id: int,
    status: EventStatus,
    reason: str = "",
    postponed_to: date | None = None,
) -> Change:
    """Say what became of an event, and let its machines follow.

    Those that wait for one that is off are freed, those of one that is on again are booked again
    where they are free, those over by the time it was held were used.
    """
    with doing(file, Verb.SET_EVENT_STATUS) as work:
        work.about("events", event_id)
        event = file.events.get(event_id)
        follow_status(file, event_id, status)
        file.events.change(
            checked(
                replace(
                    event,
                    status=status,
                    status_reason=reason if status in REASONED else "",
                    postponed_to=postponed_to if status is EventStatus.POSTPONED else None,
                )
            )
        )
    return work.change


def delete_event(file: CentreFile, *, event_id: int) -> Change:
    """Delete an event with all that was entered for it; undo brings everything back.

    Refused where something stays that leans on it: a machine's past use, hours, photos, a firing.
    """
    with doing(file, Verb.DELETE_EVENT) as work:
        work.about("events", event_id)
        file.events.get(event_id)
        for booking in machine_rows.gone_with(file, event_id):
            bookings.remove_booking(file, booking.id)
        file.events.clear_sheets(event_id)
        for headcount in list(file.events.headcounts.find("event_id = ?", event_id)):
            drop_headcount(file, headcount.id)
        for shelf in (
            file.events.attendances,
            file.events.signups,
            file.events.sheets,
            file.events.outputs,
            file.events.lines,
            file.events.partners,
            file.events.days,
        ):
            for row in list(shelf.find("event_id = ?", event_id)):
                shelf.remove(row.id)
        file.events.remove(event_id)
    return work.change


def drop_headcount(file: CentreFile, headcount_id: int) -> None:
    """Take a head-count line away with the organisations it names."""
    rows = file.events.headcount_organisations.find("headcount_id = ?", headcount_id)
    for named in list(rows):
        file.events.headcount_organisations.remove(named.id)
    file.events.headcounts.remove(headcount_id)


def set_line(
    file: CentreFile, *, event_id: int, line_id: int | None, project_id: int | None = None
) -> Change:
    """Put an event on a line of its project (one a project), or with None take it off."""
    with doing(file, Verb.SET_LINE) as work:
        event = file.events.get(event_id)
        if line_id is None:
            known = file.events.lines.find_one(
                "event_id = ? AND project_id = ?", event_id, project_id or 0
            )
            if known is not None:
                file.events.lines.remove(known.id)
        else:
            line = file.projects.lines.get(line_id)
            line_runs_on(line, event.local_day)
            known = file.events.lines.find_one(
                "event_id = ? AND project_id = ?", event_id, line.project_id
            )
            if known is None:
                file.events.lines.add(
                    EventLine(event_id=event_id, project_id=line.project_id, line_id=line_id)
                )
            else:
                file.events.lines.change(replace(known, line_id=line_id))
        work.about("events", event_id)
    return work.change


def set_partners(
    file: CentreFile,
    *,
    event_id: int,
    organisations: Iterable[int] | Mapping[int, tuple[PartnerRole, str]],
) -> Change:
    """Say which organisations were partners of an event, with role and contribution if given."""
    given = organisations if isinstance(organisations, Mapping) else {}
    wanted = dict.fromkeys(organisations)
    with doing(file, Verb.SET_PARTNERS) as work:
        known = {p.organisation_id: p for p in file.events.partners.find("event_id = ?", event_id)}
        for organisation, partner in known.items():
            if organisation not in wanted:
                file.events.partners.remove(partner.id)
        for organisation in wanted:
            partner = known.get(
                organisation, EventOrganisation(event_id=event_id, organisation_id=organisation)
            )
            if organisation in given:
                role, contribution = given[organisation]
                partner = checked(replace(partner, role=role, contribution=contribution))
            if partner.id:
                file.events.partners.change(partner)
            else:
                file.events.partners.add(partner)
        work.about("events", event_id)
    return work.change
