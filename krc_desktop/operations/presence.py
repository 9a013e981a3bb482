"""Verbs of the window for who was there: quick to enter, and what was planned is then held.

Whoever writes people down at an event of today or of the past expects it to count. Lists and the
command line use the plain verbs of `attendance`: there the status is the list's own business.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from krc_desktop import clock
from krc_desktop.model.event_machines import ON
from krc_desktop.model.events import EventStatus
from krc_desktop.model.head_counts import Counted
from krc_desktop.operations import attendance, people, volunteers
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.operations.event_machine_status import follow_status
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.visitors_before import visitors_before


@dataclass(frozen=True)
class NewVisitor:
    """A person who was added and written down in one step."""

    change: Change
    person_id: int


@dataclass(frozen=True)
class Repeated:
    """How many people were written down as before; nobody: nothing was changed."""

    change: Change
    added: int


def add_visitor(
    file: CentreFile, *, event_id: int, person_id: int, day: date | None = None
) -> Change:
    """Write down that a person was there; of a one-day event on its day."""
    return _counting(
        file,
        Verb.RECORD_ATTENDANCE,
        event_id,
        lambda: attendance.record_attendance(file, event_id=event_id, person_id=person_id, day=day),
    )


def add_new_visitor(
    file: CentreFile,
    *,
    event_id: int,
    typed: str,
    day: date | None = None,
    group_id: int | None = None,
    **others: Any,
) -> NewVisitor:
    """Make a card from a name typed as people say it and write the person down, in one step.

    Without a group they are of the others.
    """
    with doing(file, Verb.ADD_NEW_VISITOR) as work:
        work.about("events", event_id)
        added = people.add_person_from_line(
            file,
            centre_id=file.events.get(event_id).centre_id,
            line=typed,
            group_id=group_id,
            **others,
        )
        person_id = added.row_id or 0
        add_visitor(file, event_id=event_id, person_id=person_id, day=day)
    return NewVisitor(work.change, person_id)


def add_counted(
    file: CentreFile, *, event_id: int, counted: Counted, day: date | None = None
) -> Change:
    """Count people as a typed line says it (`model.head_counts`)."""
    return _counting(
        file,
        Verb.ADD_HEADCOUNT,
        event_id,
        lambda: attendance.add_headcount(
            file,
            event_id=event_id,
            people=counted.people,
            group_id=counted.group.id if counted.group else None,
            day=day,
            unnamed_organisations=counted.organisations,
        ),
    )


def change_counted(file: CentreFile, *, headcount_id: int, people: int) -> Change:
    """Change how many people a head-count line counts."""
    event_id = file.events.headcounts.get(headcount_id).event_id
    return _counting(
        file,
        Verb.CHANGE_HEADCOUNT,
        event_id,
        lambda: attendance.change_headcount(file, headcount_id=headcount_id, people=people),
        counts=people > 0,
    )


def repeat_visitors(file: CentreFile, *, event_id: int, day: date | None = None) -> Repeated:
    """Write down the people of the day or the event before (`visitors_before`), in one step.

    Whoever is on the list already stays as they are; groups are those of the cards now.
    """
    event = file.events.get(event_id)
    before = visitors_before(file, event, day or event.local_day)
    with doing(file, Verb.REPEAT_VISITORS) as work:
        for person_id in before.people if before else ():
            add_visitor(file, event_id=event_id, person_id=person_id, day=day)
        work.about("events", event_id)
    return Repeated(work.change, len(before.people) if before else 0)


def _counting(
    file: CentreFile,
    verb: Verb,
    event_id: int,
    write: Callable[[], Change],
    *,
    counts: bool = True,
) -> Change:
    """Write people down; what was planned for today or before is held from now on.

    Hours are suggested to the volunteers among them: nobody has to remember to ask.
    """
    with doing(file, verb) as work:
        work.about("events", event_id)
        write()
        event = file.events.get(event_id)
        due = event.local_day <= clock.today(file.clock)
        if counts and due and event.status in ON:
            follow_status(file, event_id, EventStatus.HELD)
            file.events.change(replace(event, status=EventStatus.HELD))
        volunteers.suggest_hours(file, event_id=event_id)
    return work.change
