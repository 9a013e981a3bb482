"""What the page of events says of machines: when they are used, what stands in their way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from krc_desktop import clock
from krc_desktop.desktop.session import Session
from krc_desktop.language import Phrasebook
from krc_desktop.model.event_machines import (
    Consequence,
    Day,
    EventMachine,
    Obstacle,
    machines_among,
)
from krc_desktop.model.events import EventStatus
from krc_desktop.model.reports import Both
from krc_desktop.operations.agenda_words import listed, named
from krc_desktop.operations.booking_words import day_and_time, span_in_figures, whom
from krc_desktop.operations.change import Verb
from krc_desktop.operations.event_machine_status import consequence
from krc_desktop.operations.labels import label

_MOST_DAYS_TOLD = 3


def when_used(words: Phrasebook, machines: Sequence[EventMachine], days: Sequence[Day]) -> str:
    """When an event uses one machine: its hours, with the days where they are not all alike."""
    spans = [(one.booking.starts_at, one.booking.ends_at) for one in machines]
    hours = list(dict.fromkeys(_hours(words, *span) for span in spans))
    if len(days) == 1:
        return ", ".join(span_in_figures(words, *span) for span in spans)
    on = list(dict.fromkeys(clock.local_day(start) for start, _ in spans))
    if len(on) == len(days) and len(hours) == 1:
        return words.text("every day {hours}", hours=hours[0])
    told = [words.short_date(day) for day in on[:_MOST_DAYS_TOLD]]
    if len(on) > _MOST_DAYS_TOLD:
        return words.text("days: {n}", n=len(on))
    return " ".join([", ".join(told), *(hours if len(hours) == 1 else ())])


def _hours(words: Phrasebook, starts: datetime, ends: datetime) -> str:
    return f"{words.time(starts)}–{words.time(ends)}"


def in_the_way(words: Phrasebook, obstacles: Iterable[Obstacle], *, with_days: bool = False) -> str:
    """What stands in the way of a machine: who has it and when, or why it is out of service.

    `with_days`: of several days it is said on which.
    """
    told = (_told(words, one, with_days=with_days) for one in obstacles)
    return "; ".join(dict.fromkeys(told))


def _told(words: Phrasebook, obstacle: Obstacle, *, with_days: bool) -> str:
    if obstacle.booking is not None:
        booking = obstacle.booking.booking
        when = span_in_figures(words, booking.starts_at, booking.occupied_until)
        day = clock.local_day(booking.starts_at)
        if with_days and day == clock.local_day(booking.occupied_until):
            when = f"{words.short_date(day)} {when}"
        return words.text("taken {when}: {whom}", when=when, whom=whom(words, obstacle.booking))
    if obstacle.outage is None:
        return ""
    reason = obstacle.outage.reason.rstrip(".")
    if obstacle.outage.ends_at is None:
        return words.text("out of service: {reason}", reason=reason)
    until = day_and_time(words, obstacle.outage.ends_at)
    return words.text("out of service until {until}: {reason}", until=until, reason=reason)


def names_of(session: Session, equipment_ids: Iterable[int]) -> list[str]:
    """Machines by name, in the language spoken."""
    ids = list(equipment_ids)
    known = session.file.equipment.by_ids(ids)
    return [named(session.words, Both(known[one].name_lv, known[one].name_en)) for one in ids]


def machines_said(session: Session, event_id: int, status: EventStatus) -> str:
    """What a status will do to an event's machines, for the message after it; empty for nothing."""
    found = consequence(session.file, event_id=event_id, status=status)
    told = _consequences(session, found)
    return " ".join([_done(session, Verb.SET_EVENT_STATUS), *told]) if told else ""


def left_out_said(session: Session, verb: Verb, equipment_ids: Iterable[int]) -> str:
    """What is said after machines were left out, because they are taken; empty for none."""
    names = names_of(session, equipment_ids)
    if not names:
        return ""
    words = session.words
    told = words.text("Left out: {machines}.", machines=listed(words, names))
    return f"{_done(session, verb)} {told}"


def freed_said(session: Session, verb: Verb, machines: int) -> str:
    """What is said after machines were freed with a verb; empty for none."""
    if not machines:
        return ""
    told = session.words.counted("{n} machine was freed.", "{n} machines were freed.", machines)
    return f"{_done(session, verb)} {told}"


def _done(session: Session, verb: Verb) -> str:
    """What a verb's message says, as a sentence of its own."""
    done = session.words.text_in("done", "Done: {label}", label=label(session.words, verb))
    return f"{done}."


def _consequences(session: Session, found: Consequence) -> list[str]:
    words = session.words
    freed = len(machines_among(found.freed))
    again = len(machines_among(found.booked_again))
    left_out = names_of(session, machines_among([one for one, _ in found.left_out]))
    parts = []
    if freed:
        said = words.counted("{n} machine was freed.", "{n} machines were freed.", freed)
        parts.append(said)
    if again:
        said = words.counted(
            "{n} machine is booked again.", "{n} machines are booked again.", again
        )
        parts.append(said)
    if left_out:
        parts.append(words.text("No longer free: {machines}.", machines=listed(words, left_out)))
    return parts
