"""Verbs of events that repeat: planned from a rule; changed, moved, cancelled, deleted together.

Each is one step of undo, and refused as a whole where one of its events is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.centres import Closure
from krc_desktop.model.events import (
    Event,
    EventSeries,
    EventStatus,
    check_span,
    shifted,
    wall_shift,
)
from krc_desktop.model.opening import is_holiday
from krc_desktop.model.series import Planned, Reach, Repeat, days_of, written
from krc_desktop.operations import event_machines, events
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.operations.event_copies import furnish, moved_copy
from krc_desktop.operations.event_machine_copies import copied
from krc_desktop.store.centre_file import CentreFile


@dataclass(frozen=True)
class Reached:
    """What a change of a series would touch: events, those held, those with people on them."""

    events: int
    held: int
    with_people: int


def planned_by(file: CentreFile, *, event_id: int, repeat: Repeat) -> list[Planned]:
    """What a rule would make of an event, day by day, with what speaks against each.

    The first is the event itself. Nothing is written.
    """
    event = file.events.get(event_id)
    first = Planned(day=event.local_day, starts_at=event.starts_at, ends_at=event.ends_at)
    return [first, *_planned_after(file, event, repeat)]


def planned_anew(
    file: CentreFile, *, centre_id: int, starts_at: datetime, ends_at: datetime, repeat: Repeat
) -> list[Planned]:
    """What a rule would make of an event that is not written down yet, its own day among them."""
    event = _unwritten(centre_id, starts_at, ends_at)
    flagged = _flagged(event.local_day, _closures(file, centre_id))
    first = replace(flagged, starts_at=starts_at, ends_at=ends_at)
    return [first, *_planned_after(file, event, repeat)]


def _unwritten(centre_id: int, starts_at: datetime, ends_at: datetime) -> Event:
    return Event(
        centre_id=centre_id,
        starts_at=starts_at,
        ends_at=ends_at,
        local_day=clock.local_day(starts_at),
    )


def _closures(file: CentreFile, centre_id: int) -> list[Closure]:
    return list(file.centres.closures.find("centre_id = ? ORDER BY id", centre_id))


def _planned_after(file: CentreFile, event: Event, repeat: Repeat) -> list[Planned]:
    """The days of a rule after an event's own, with what speaks against each."""
    closures = _closures(file, event.centre_id)
    taken = _days_taken(file, event)
    found = []
    for day in days_of(repeat, event.local_day)[1:]:
        planned = _flagged(day, closures)
        try:
            copy = _possible(event, day, taken)
        except BrokenRule as refusal:
            found.append(replace(planned, refusal=refusal))
        else:
            left_out = _machines_taken(file, event, copy)
            found.append(
                replace(planned, starts_at=copy.starts_at, ends_at=copy.ends_at, taken=left_out)
            )
    return found


def _machines_taken(file: CentreFile, event: Event, copy: Event) -> tuple[BrokenRule, ...]:
    """Why machines of an event would be left out of its copy; none of an event not written yet."""
    if not event.id:
        return ()
    found = copied(file, event, copy)
    return tuple(one.refusal for one in found if one.refusal is not None)


def _flagged(day: date, closures: list[Closure]) -> Planned:
    """A day with its holiday and closure; one that the centre marks as open has neither."""
    marked = [one for one in closures if one.first_day <= day <= one.last_day]
    closed = next((one for one in marked if not one.is_open), None)
    return Planned(day=day, is_holiday=not marked and is_holiday(day), closure=closed)


def _days_taken(file: CentreFile, event: Event) -> frozenset[date]:
    """The days on which the event's series has an event already, other than its own."""
    if event.series_id is None:
        return frozenset()
    siblings = file.events.of_series(event.series_id)
    return frozenset(one.local_day for one in siblings if one.id != event.id)


def _possible(event: Event, day: date, taken: frozenset[date]) -> Event:
    """The copy of an event on a day, held to every rule of its times."""
    if day in taken:
        raise BrokenRule(Rule.SERIES_HAS_DAY, day=day)
    return moved_copy(event, day)


def add_events(
    file: CentreFile,
    *,
    repeat: Repeat,
    days: Iterable[date],
    centre_id: int,
    title_lv: str,
    starts_at: datetime,
    ends_at: datetime,
    **others: Any,
) -> Change:
    """Plan an event and, in the same step, those of its series on the chosen days of a rule."""
    with doing(file, Verb.REPEAT_EVENT) as work:
        added = events.add_event(
            file,
            centre_id=centre_id,
            title_lv=title_lv,
            starts_at=starts_at,
            ends_at=ends_at,
            **others,
        )
        repeat_event(file, event_id=added.row_id or 0, repeat=repeat, days=days)
        work.about("events", added.row_id or 0)
    return work.change


def repeat_event(
    file: CentreFile, *, event_id: int, repeat: Repeat, days: Iterable[date]
) -> Change:
    """Make an event the first of a series: copies of it on those days of the rule that are chosen.

    Machines booked for it are booked for each; on a day on which one is taken it is left out.
    """
    chosen = set(days)
    with doing(file, Verb.REPEAT_EVENT) as work:
        event = file.events.get(event_id)
        taken = _days_taken(file, event)
        wanted = [day for day in days_of(repeat, event.local_day)[1:] if day in chosen]
        if not wanted:
            raise BrokenRule(Rule.SERIES_NO_DAYS)
        series_id = _series_by_rule(file, event, written(repeat))
        work.about("events", event_id)
        event = file.events.change(replace(event, series_id=series_id))
        for day in wanted:
            furnish(file, event, file.events.add(_possible(event, day, taken)))
    return work.change


def _series_by_rule(file: CentreFile, event: Event, rule: str) -> int:
    """The event's series with the newest rule, made where it has none."""
    if event.series_id is None:
        series = EventSeries(centre_id=event.centre_id, rule=rule)
        return file.events.series.add(series).id
    known = file.events.series.get(event.series_id)
    return file.events.series.change(replace(known, rule=rule)).id


def reached(file: CentreFile, *, event_id: int, reach: Reach) -> Reached:
    """How many events a change would touch: to be said before it is done."""
    found = _in_reach(file, event_id, reach)
    return Reached(
        events=len(found),
        held=sum(event.status is EventStatus.HELD for event in found),
        with_people=sum(_has_people(file, event.id) for event in found),
    )


def _has_people(file: CentreFile, event_id: int) -> bool:
    return bool(
        file.events.attendances.count("event_id = ? AND present = 1", event_id)
        or file.events.headcounts.count("event_id = ? AND people > 0", event_id)
    )


def _in_reach(file: CentreFile, event_id: int, reach: Reach) -> list[Event]:
    """The events that are meant, in the order in which they start."""
    event = file.events.get(event_id)
    if reach is Reach.THIS or event.series_id is None:
        return [event]
    siblings = file.events.of_series(event.series_id)
    if reach is Reach.ALL:
        return siblings
    return [one for one in siblings if (one.starts_at, one.id) >= (event.starts_at, event.id)]


def change_events(file: CentreFile, *, event_id: int, reach: Reach, **changes: Any) -> Change:
    """Change what is known of an event and those in reach, apart from times and status."""
    if reach is Reach.THIS:
        return events.change_event(file, event_id=event_id, **changes)
    return change_each(
        file,
        event_id=event_id,
        reach=reach,
        change=lambda one: events.change_event(file, event_id=one, **changes),
    )


def change_each(
    file: CentreFile, *, event_id: int, reach: Reach, change: Callable[[int], Change]
) -> Change:
    """Do another verb to an event (its id) and to those in reach, as one step."""
    with doing(file, Verb.CHANGE_SERIES) as work:
        work.about("events", event_id)
        for event in _in_reach(file, event_id, reach):
            change(event.id)
    return work.change


def move_events(
    file: CentreFile,
    *,
    event_id: int,
    starts_at: datetime,
    ends_at: datetime,
    reach: Reach,
    free_taken: bool = False,
) -> Change:
    """Move an event to other times, and those in reach by as much of the wall clock.

    16:00 stays 16:00 over a clock change. Machines move along or refuse the whole; with
    `free_taken` events do without those that are taken. The series keeps the rule by which it was
    made.
    """
    if reach is Reach.THIS:
        return events.move_event(
            file, event_id=event_id, starts_at=starts_at, ends_at=ends_at, free_taken=free_taken
        )
    with doing(file, Verb.MOVE_SERIES) as work:
        work.about("events", event_id)
        spans = _spans_moved(file, event_id, starts_at, ends_at, reach)
        # all machines leave their places at once: two events never meet on one of them on the way
        steps = [
            step
            for event, span in spans
            for step in event_machines.steps_of_move(file, event, span)
        ]
        for event, span in spans:
            events.move_alone(file, event, *span)
        event_machines.carry_out(file, steps, free_taken=free_taken)
    return work.change


def machines_in_the_way(
    file: CentreFile, *, event_id: int, starts_at: datetime, ends_at: datetime, reach: Reach
) -> list[int]:
    """The machines that could not go along if events were moved; nothing is written."""
    spans = _spans_moved(file, event_id, starts_at, ends_at, reach)
    found = [
        machine
        for event, (starts, ends) in spans
        for machine in event_machines.in_the_way(
            file, event_id=event.id, starts_at=starts, ends_at=ends
        )
    ]
    return list(dict.fromkeys(found))


def _spans_moved(
    file: CentreFile, event_id: int, starts_at: datetime, ends_at: datetime, reach: Reach
) -> list[tuple[Event, tuple[datetime, datetime]]]:
    """The events in reach with the times to which they would be moved."""
    event = file.events.get(event_id)
    check_span(starts_at, ends_at)
    later = wall_shift(event.starts_at, starts_at), wall_shift(event.ends_at, ends_at)
    return [
        (
            one,
            (starts_at, ends_at)
            if one.id == event_id
            else (shifted(one.starts_at, later[0]), shifted(one.ends_at, later[1])),
        )
        for one in _in_reach(file, event_id, reach)
    ]


def set_status_of_events(
    file: CentreFile,
    *,
    event_id: int,
    reach: Reach,
    status: EventStatus,
    reason: str = "",
    postponed_to: date | None = None,
) -> Change:
    """Say what became of an event and those in reach; of the others, what was held stays held.

    A new date is the event's own: the others are postponed without one.
    """
    if reach is Reach.THIS:
        return events.set_event_status(
            file, event_id=event_id, status=status, reason=reason, postponed_to=postponed_to
        )
    with doing(file, Verb.SET_SERIES_STATUS) as work:
        work.about("events", event_id)
        for event in _in_reach(file, event_id, reach):
            itself = event.id == event_id
            if itself or event.status is not EventStatus.HELD:
                events.set_event_status(
                    file,
                    event_id=event.id,
                    status=status,
                    reason=reason,
                    postponed_to=postponed_to if itself else None,
                )
    return work.change


def delete_events(file: CentreFile, *, event_id: int, reach: Reach) -> Change:
    """Delete an event and those in reach with all that was entered; a series left empty goes too.

    Refused as a whole where something stays that leans on one of them.
    """
    verb = Verb.DELETE_EVENT if reach is Reach.THIS else Verb.DELETE_SERIES
    with doing(file, verb) as work:
        work.about("events", event_id)
        series_id = file.events.get(event_id).series_id
        for event in _in_reach(file, event_id, reach):
            events.delete_event(file, event_id=event.id)
        if series_id is not None and not file.events.count("series_id = ?", series_id):
            file.events.series.remove(series_id)
    return work.change
