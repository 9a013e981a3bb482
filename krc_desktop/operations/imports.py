"""The verb of an import: rows understood elsewhere become nouns here, all of them or none.

Existing rows are found by the list's own key: an equal one stays, a different one is corrected, a
missing one is no deletion. Every row is held to the same rules as a single entry in the window.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.equipment import Induction
from krc_desktop.model.events import Attendance, Headcount
from krc_desktop.model.fields import checked
from krc_desktop.model.imports import ImportKind, ImportOutcome, Incoming, RowRefused
from krc_desktop.model.organisations import Organisation
from krc_desktop.model.people import Answer, Consent, Person, Purpose
from krc_desktop.model.volunteers import Agreement, VolunteerEntry
from krc_desktop.operations import (
    attendance,
    booking_imports,
    centres,
    equipment,
    event_imports,
    organisations,
    people,
    volunteers,
)
from krc_desktop.operations.change import Verb, Work, doing
from krc_desktop.store.centre_file import CentreFile


class Fate:
    """What came of one row."""

    NEW, CHANGED, SAME = "new", "changed", "same"


@dataclass
class _Tally:
    new: int = 0
    changed: int = 0
    same: int = 0
    refused: list[RowRefused] = field(default_factory=list)

    def outcome(self) -> ImportOutcome:
        """The tally as it is told, the refused rows in their order."""
        refused = tuple(sorted(self.refused, key=lambda row: row.number))
        return ImportOutcome(self.new, self.changed, self.same, refused)


class _NothingKept(Exception):
    """Ends the transaction without keeping anything."""


def apply_import(
    file: CentreFile,
    kind: ImportKind,
    rows: Sequence[Incoming],
    refused: Sequence[RowRefused] = (),
    *,
    dry_run: bool = False,
) -> ImportOutcome:
    """Write the rows of an import in one transaction and one step of undo; nothing of a rehearsal.

    With a refused row nothing is written either; the outcome names each.
    """
    tally = _Tally(refused=list(refused))
    try:
        with doing(file, Verb.IMPORT) as work:
            if kind in _IN_BULK:
                _IN_BULK[kind](work, rows, tally)
            else:
                _one_by_one(work, _SAVERS[kind], rows, tally)
            if dry_run or tally.refused or not (tally.new or tally.changed):
                raise _NothingKept
    except _NothingKept:
        pass
    return tally.outcome()


Saver = Callable[[CentreFile, Incoming], str]


def _one_by_one(work: Work, save: Saver, rows: Sequence[Incoming], tally: _Tally) -> None:
    for row in rows:
        try:
            fate = save(work.file, row)
        except BrokenRule as broken:
            tally.refused.append(RowRefused(row.number, broken, row.key))
        else:
            setattr(tally, fate, getattr(tally, fate) + 1)


def _save_centre(file: CentreFile, row: Incoming) -> str:
    known = file.centres.by_code(row.key)
    if known is None:
        centres.add_centre(file, **row.values)
        return Fate.NEW
    return _corrected(file.centres, known, checked(replace(known, **row.values)))


def _save_organisation(file: CentreFile, row: Incoming) -> str:
    known = file.organisations.by_outside_id(row.key)
    if known is None:
        file.organisations.add(organisations.acceptable(Organisation(**row.values)))
        return Fate.NEW
    wanted = organisations.acceptable(row.over(known))
    return _corrected(file.organisations, known, wanted)


def _save_equipment(file: CentreFile, row: Incoming) -> str:
    known = file.equipment.by_outside_id(row.key)
    if known is None:
        equipment.furnish(file, file.equipment.add(equipment.new_equipment(**row.values)))
        return Fate.NEW
    wanted = equipment.acceptable(row.over(known))
    return _corrected(file.equipment, known, wanted)


def _save_induction(file: CentreFile, row: Incoming) -> str:
    wanted = Induction(**row.values)
    known = file.equipment.inductions.find_one(
        "equipment_id = ? AND person_id = ? AND inducted_on = ?",
        wanted.equipment_id,
        wanted.person_id,
        wanted.inducted_on.isoformat(),
    )
    if known is None:
        file.equipment.inductions.add(wanted)
        return Fate.NEW
    return _corrected(file.equipment.inductions, known, replace(known, **row.values))


def _save_headcount(file: CentreFile, row: Incoming) -> str:
    wanted = checked(Headcount(**row.values))
    named = row.extras["organisations"]
    event_imports.drop_total(file, wanted.event_id)
    for known in file.events.headcounts.find(
        "event_id = ? AND event_day_id IS ? AND group_id IS ? AND NOT from_total",
        wanted.event_id,
        wanted.event_day_id,
        wanted.group_id,
    ):
        rows = file.events.headcount_organisations.find("headcount_id = ?", known.id)
        if sorted(one.organisation_id for one in rows) == named:
            return _corrected(file.events.headcounts, known, replace(known, **row.values))
    attendance.put_headcount(file, wanted, named)
    return Fate.NEW


def _corrected(shelf: Any, known: Any, wanted: Any) -> str:
    """Write what differs from what is known."""
    if shelf.change(wanted) == known:
        return Fate.SAME
    return Fate.CHANGED


def _save_people(work: Work, rows: Sequence[Incoming], tally: _Tally) -> None:
    file = work.file
    new: list[tuple[Person, Incoming]] = []
    for row in rows:
        try:
            known = file.people.by_outside_id(row.key)
            if known is None:
                new.append((people.acceptable(file, Person(**row.values)), row))
                continue
            wanted = people.acceptable(file, row.over(known))
            fate = _corrected(file.people, known, wanted)
            answered = _answer(file, wanted, row)
            if answered is not None:
                file.people.consents.add(answered)
                fate = Fate.CHANGED
            setattr(tally, fate, getattr(tally, fate) + 1)
        except BrokenRule as broken:
            tally.refused.append(RowRefused(row.number, broken, row.key))
    with file.in_bulk(work.writing):
        ids = file.add_many(work.writing, file.people, [person for person, _ in new])
        answers = [
            _answer(file, replace(person, id=row_id), row)
            for row_id, (person, row) in zip(ids, new, strict=True)
        ]
        given = [answer for answer in answers if answer is not None]
        file.add_many(work.writing, file.people.consents, given)
    tally.new += len(new)


def _answer(file: CentreFile, person: Person, row: Incoming) -> Consent | None:
    """The photo consent that a row tells, if it is news."""
    if "photo" not in row.extras:
        return None
    answer = Answer.YES if row.extras["photo"] else Answer.NO
    known = file.people.latest_consent(person.id, Purpose.PHOTO.value)
    if known is not None and known.answer is answer and known.withdrawn_on is None:
        return None
    day = person.privacy_notice_on or clock.today(file.clock)
    if known is not None:
        day = max(day, known.given_on)
    return Consent(person_id=person.id, purpose=Purpose.PHOTO, answer=answer, given_on=day)


def _save_attendance(work: Work, rows: Sequence[Incoming], tally: _Tally) -> None:
    file = work.file
    events = sorted({row.extras["day"].event_id for row in rows})
    known: dict[tuple[int, int], Attendance] = {}
    for event in events:
        for one in file.events.attendances.find("event_id = ?", event):
            known[(one.event_day_id, one.person_id)] = one
    cards = file.people.by_ids(row.extras["person_id"] for row in rows)
    new: list[Attendance] = []
    for row in rows:
        day, present = row.extras["day"], row.extras["present"]
        listed = known.get((day.id, row.extras["person_id"]))
        if listed is not None:
            wanted = replace(listed, present=present, **row.values)
            fate = _corrected(file.events.attendances, listed, wanted)
            setattr(tally, fate, getattr(tally, fate) + 1)
            continue
        try:
            card = cards[row.extras["person_id"]]
            frozen = attendance.frozen(day, card, present=present)
            new.append(replace(frozen, **row.values))
        except BrokenRule as broken:
            tally.refused.append(RowRefused(row.number, broken))
    with file.in_bulk(work.writing):
        file.add_many(work.writing, file.events.attendances, new)
    tally.new += len(new)


def _save_bookings(work: Work, rows: Sequence[Incoming], tally: _Tally) -> None:
    """Bookings step aside before any moves: a list in which all shift an hour is no conflict."""
    known = booking_imports.step_aside(work.file, rows)

    def save(file: CentreFile, row: Incoming) -> str:
        return booking_imports.save_booking(file, row, known.get(row.key))

    _one_by_one(work, save, rows, tally)


def _save_hours(work: Work, rows: Sequence[Incoming], tally: _Tally) -> None:
    file = work.file
    new: list[VolunteerEntry] = []
    for given in rows:
        try:
            agreement = {"agreement_id": _agreement(file, given)}
            row = replace(given, values=dict(given.values) | agreement)
            known = file.volunteers.by_outside_id(row.key)
            if known is None:
                new.append(volunteers.acceptable(file, VolunteerEntry(**row.values)))
                continue
            wanted = volunteers.acceptable(file, row.over(known))
            fate = _corrected(file.volunteers, known, wanted)
            setattr(tally, fate, getattr(tally, fate) + 1)
        except BrokenRule as broken:
            tally.refused.append(RowRefused(given.number, broken, given.key))
    with file.in_bulk(work.writing):
        file.add_many(work.writing, file.volunteers, new)
    tally.new += len(new)


def _agreement(file: CentreFile, row: Incoming) -> int | None:
    """The agreement of a number, made where there is none; a number belongs to one person."""
    told = row.extras.get("agreement")
    if told is None:
        return None
    centre, person = row.values["centre_id"], row.values["person_id"]
    known = file.volunteers.agreements.find_one(
        "centre_id = ? AND number = ?", centre, told["number"]
    )
    if known is None:
        agreement = checked(Agreement(centre_id=centre, person_id=person, **told))
        return file.volunteers.agreements.add(agreement).id
    if known.person_id != person:
        raise BrokenRule(Rule.ALREADY_THERE, field="agreement_no", given=told["number"])
    return known.id


_SAVERS: dict[ImportKind, Saver] = {
    ImportKind.CENTRES: _save_centre,
    ImportKind.ORGANISATIONS: _save_organisation,
    ImportKind.EQUIPMENT: _save_equipment,
    ImportKind.INDUCTIONS: _save_induction,
    ImportKind.EVENTS: event_imports.save_event,
    ImportKind.HEADCOUNTS: _save_headcount,
}

_IN_BULK: dict[ImportKind, Callable[[Work, Sequence[Incoming], _Tally], None]] = {
    ImportKind.PEOPLE: _save_people,
    ImportKind.ATTENDANCE: _save_attendance,
    ImportKind.BOOKINGS: _save_bookings,
    ImportKind.HOURS: _save_hours,
}
