"""Verbs of who was there: named attendance, head-counts, sign-ups, outputs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.events import (
    Attendance,
    EventDay,
    Headcount,
    HeadcountOrganisation,
    Output,
    Signup,
    SignupStatus,
)
from krc_desktop.model.fields import checked
from krc_desktop.model.people import Person
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.operations.event_imports import drop_total
from krc_desktop.operations.events import drop_headcount
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.sheets import sheet_number_of_headcount


def record_attendance(
    file: CentreFile,
    *,
    event_id: int,
    person_id: int,
    day: date | None = None,
    present: bool = True,
) -> Change:
    """Write down that a person was there (or not) on a day; of a one-day event on its day.

    Group, organisation and age band are frozen as the card has them now; whoever is on the list
    already keeps what was frozen.
    """
    with doing(file, Verb.RECORD_ATTENDANCE) as work:
        event_day = _day(file, event_id, day)
        person = file.people.get(person_id)
        known = file.events.attendances.find_one(
            "event_day_id = ? AND person_id = ?", event_day.id, person_id
        )
        if known is None:
            file.events.attendances.add(frozen(event_day, person, present=present))
        else:
            file.events.attendances.change(replace(known, present=present))
        work.about("events", event_id)
    return work.change


def frozen(day: EventDay, person: Person, *, present: bool = True) -> Attendance:
    """A person's attendance with group, organisation and age band as the card has them now."""
    if person.erased_on is not None:
        raise BrokenRule(Rule.NOT_FOUND, what="people")
    return Attendance(
        event_id=day.event_id,
        event_day_id=day.id,
        person_id=person.id,
        present=present,
        group_id=person.group_id,
        organisation_id=person.organisation_id,
        age_band_id=person.age_band_id,
    )


def remove_attendance(file: CentreFile, *, attendance_id: int) -> Change:
    """Take a name off the list."""
    with doing(file, Verb.REMOVE_ATTENDANCE) as work:
        known = file.events.attendances.get(attendance_id)
        file.events.attendances.remove(attendance_id)
        work.about("events", known.event_id)
    return work.change


def add_headcount(
    file: CentreFile,
    *,
    event_id: int,
    people: int,
    group_id: int | None = None,
    day: date | None = None,
    organisations: Iterable[int] = (),
    **others: Any,
) -> Change:
    """Count people who are not on the list; several organisations count the people once.

    The event's total as a list gave it gives way: nobody is counted twice.
    """
    with doing(file, Verb.ADD_HEADCOUNT) as work:
        drop_total(file, event_id)
        headcount = Headcount(
            event_id=event_id,
            event_day_id=_day(file, event_id, day).id if day is not None else None,
            group_id=group_id,
            people=people,
            **others,
        )
        put_headcount(file, checked(headcount), organisations)
        work.about("events", event_id)
    return work.change


def put_headcount(file: CentreFile, headcount: Headcount, organisations: Iterable[int]) -> None:
    """Store a new head-count line with the organisations it names."""
    added = file.events.headcounts.add(headcount)
    _name_organisations(file, added.id, organisations)


def change_headcount(
    file: CentreFile,
    *,
    headcount_id: int,
    organisations: Iterable[int] | None = None,
    **changes: Any,
) -> Change:
    """Change a head-count line; how many lines of a sheet it counts is the sheet's business."""
    with doing(file, Verb.CHANGE_HEADCOUNT) as work:
        _refuse_of_sheet(file, headcount_id)
        known = file.events.headcounts.get(headcount_id)
        file.events.headcounts.change(checked(replace(known, **changes)))
        if organisations is not None:
            _name_organisations(file, headcount_id, organisations)
        work.about("events", known.event_id)
    return work.change


def remove_headcount(file: CentreFile, *, headcount_id: int) -> Change:
    """Take a head-count line away."""
    with doing(file, Verb.REMOVE_HEADCOUNT) as work:
        _refuse_of_sheet(file, headcount_id)
        known = file.events.headcounts.get(headcount_id)
        drop_headcount(file, headcount_id)
        work.about("events", known.event_id)
    return work.change


def _refuse_of_sheet(file: CentreFile, headcount_id: int) -> None:
    number = sheet_number_of_headcount(file, headcount_id)
    if number is not None:
        raise BrokenRule(Rule.HEADCOUNT_OF_SHEET, number=number)


def _name_organisations(file: CentreFile, headcount_id: int, wanted: Iterable[int]) -> None:
    left = set(wanted)
    shelf = file.events.headcount_organisations
    for known in list(shelf.find("headcount_id = ?", headcount_id)):
        if known.organisation_id in left:
            left.discard(known.organisation_id)
        else:
            shelf.remove(known.id)
    for organisation in sorted(left):
        shelf.add(HeadcountOrganisation(headcount_id=headcount_id, organisation_id=organisation))


def sign_up(file: CentreFile, *, event_id: int, person_id: int, status: SignupStatus) -> Change:
    """Sign a person up beforehand, put them on the waiting list, or take the sign-up back."""
    with doing(file, Verb.SIGN_UP) as work:
        known = file.events.signups.find_one("event_id = ? AND person_id = ?", event_id, person_id)
        if known is None:
            now = file.clock.now()
            file.events.signups.add(
                Signup(event_id=event_id, person_id=person_id, status=status, made_at=now)
            )
        else:
            file.events.signups.change(replace(known, status=status))
        work.about("events", event_id)
    return work.change


def add_output(
    file: CentreFile, *, centre_id: int, what: str, quantity: int, day: date, **others: Any
) -> Change:
    """Write down things made or given."""
    output = Output(centre_id=centre_id, what=what, quantity=quantity, local_day=day, **others)
    with doing(file, Verb.ADD_OUTPUT) as work:
        work.about("outputs", file.events.outputs.add(checked(output)).id)
    return work.change


def change_output(file: CentreFile, *, output_id: int, **changes: Any) -> Change:
    """Change what is said of things made or given."""
    with doing(file, Verb.CHANGE_OUTPUT) as work:
        known = file.events.outputs.get(output_id)
        file.events.outputs.change(checked(replace(known, **changes)))
        work.about("outputs", output_id)
    return work.change


def remove_output(file: CentreFile, *, output_id: int) -> Change:
    """Take an output away."""
    with doing(file, Verb.REMOVE_OUTPUT) as work:
        file.events.outputs.get(output_id)
        work.about("outputs", output_id)
        file.events.outputs.remove(output_id)
    return work.change


def _day(file: CentreFile, event_id: int, day: date | None) -> EventDay:
    event = file.events.get(event_id)
    wanted = day or clock.local_day(event.starts_at)
    found = file.events.day_of(event_id, wanted)
    if found is None:
        raise BrokenRule(Rule.DAY_OUTSIDE_EVENT, day=wanted, event=event.title_lv)
    return found
