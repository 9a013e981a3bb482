"""What a line of a sign-in sheet does to the event's list, and how that is taken back.

Only `operations.sheets` calls this, inside its verbs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.events import EventDay, EventStatus, Headcount, Sheet
from krc_desktop.model.fields import checked
from krc_desktop.model.people import (
    Answer,
    Form,
    Giver,
    LinkKind,
    Purpose,
    check_named_group,
    is_child,
)
from krc_desktop.model.sheets import LineOutcome, ListedBefore, SheetLine, SheetMark
from krc_desktop.operations import attendance, consents, events, presence
from krc_desktop.operations.event_imports import drop_total
from krc_desktop.operations.event_status import settle_event
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.sheets import claimed_elsewhere, headcount_of_sheet

# what a line leaves on the list
_LEFT_BY = MappingProxyType(
    {LineOutcome.PERSON: ListedBefore.PRESENT, LineOutcome.ABSENT: ListedBefore.ABSENT}
)


def days_of(file: CentreFile, sheet: Sheet, days: Iterable[date] | None) -> list[EventDay]:
    """The days of a sheet that were signed; None: all of them. At least one.

    Raises BrokenRule (DAY_OUTSIDE_EVENT, FIELD_EMPTY).
    """
    on_sheet = [
        day for day in file.events.days_of(sheet.event_id) if sheet.event_day_id in (None, day.id)
    ]
    if days is None:
        return on_sheet
    wanted = set(days)
    strange = wanted - {day.local_day for day in on_sheet}
    if strange:
        event = file.events.get(sheet.event_id)
        raise BrokenRule(Rule.DAY_OUTSIDE_EVENT, day=min(strange), event=event.title_lv)
    signed = [day for day in on_sheet if day.local_day in wanted]
    if not signed:
        raise BrokenRule(Rule.FIELD_EMPTY, field="days")
    return signed


def put_person(
    file: CentreFile, new: SheetLine, days: Sequence[EventDay], group_id: int | None
) -> None:
    """Keep a person's line and put them on the list of each day."""
    if group_id is not None:
        check_named_group(file.people.groups.get(group_id))
    line = file.events.sheet_lines.add(checked(new))
    for day in days:
        before = _listed(file, day, line.person_id or 0)
        presence.add_visitor(
            file, event_id=day.event_id, person_id=line.person_id or 0, day=day.local_day
        )
        if group_id is not None:
            _freeze(file, day, line.person_id or 0, group_id)
        file.events.sheet_marks.add(
            SheetMark(line_id=line.id, event_day_id=day.id, listed_before=before)
        )


def put_unnamed(file: CentreFile, new: SheetLine, days: Sequence[EventDay]) -> None:
    """Keep an illegible line and count one in its sheet's head-count line of each day."""
    line = file.events.sheet_lines.add(checked(new))
    event_id = days[0].event_id
    drop_total(file, event_id)
    of_camp = len(file.events.days_of(event_id)) > 1
    for day in days:
        counted_in = headcount_of_sheet(file, line.sheet_id, day.id, line.group_id)
        if counted_in is None:
            counted_in = file.events.headcounts.add(
                Headcount(
                    event_id=event_id,
                    event_day_id=day.id if of_camp else None,
                    group_id=line.group_id,
                    people=1,
                )
            ).id
        else:
            known = file.events.headcounts.get(counted_in)
            file.events.headcounts.change(replace(known, people=known.people + 1))
        file.events.sheet_marks.add(
            SheetMark(line_id=line.id, event_day_id=day.id, headcount_id=counted_in)
        )
    _hold(file, event_id)


def put_absent(file: CentreFile, new: SheetLine, days: Sequence[EventDay]) -> None:
    """Keep a line that counts nobody; whoever it names is listed as absent where they were not."""
    line = file.events.sheet_lines.add(checked(new))
    for day in days:
        if _listed(file, day, line.person_id or 0) is not ListedBefore.NO:
            continue
        attendance.record_attendance(
            file,
            event_id=day.event_id,
            person_id=line.person_id or 0,
            day=day.local_day,
            present=False,
        )
        file.events.sheet_marks.add(SheetMark(line_id=line.id, event_day_id=day.id))


def take_back(file: CentreFile, line: SheetLine) -> None:
    """Remove a line and undo what it did: nothing that stood there before it is touched."""
    for mark in list(file.events.sheet_marks.find("line_id = ?", line.id)):
        file.events.sheet_marks.remove(mark.id)
        if mark.headcount_id is not None:
            _uncount(file, mark.headcount_id)
        elif line.person_id is not None:
            _unlist(file, line, mark)
    file.events.sheet_lines.remove(line.id)
    if line.consent_id is not None:
        file.people.consents.remove(line.consent_id)


def answered(
    file: CentreFile, sheet: Sheet, day: EventDay, person_id: int, photo: Answer
) -> int | None:
    """The answer about photos as a line of the sheet gives it, kept; its id, None if not asked.

    For somebody under 18 it is their guardian's.
    """
    if photo not in (Answer.YES, Answer.NO):
        return None
    person = file.people.get(person_id)
    band = file.people.age_bands.get(person.age_band_id) if person.age_band_id else None
    child = is_child(person, band, day.local_day)
    guardians = [
        link.other_id
        for link in file.people.links.find(
            "person_id = ? AND kind = ?", person_id, LinkKind.GUARDIAN.value
        )
    ]
    consents.record_consent(
        file,
        person_id=person_id,
        purpose=Purpose.PHOTO,
        answer=photo,
        given_on=min(day.local_day, clock.today(file.clock)),
        given_by=Giver.GUARDIAN if child else Giver.SELF,
        guardian_id=guardians[0] if child and len(guardians) == 1 else None,
        form=Form.PAPER,
        scan_sha256=sheet.scan_sha256,
    )
    kept = file.people.consents.find_one("person_id = ? ORDER BY id DESC", person_id)
    return kept.id if kept is not None else None


def _listed(file: CentreFile, day: EventDay, person_id: int) -> ListedBefore:
    known = file.events.attendances.find_one(
        "event_day_id = ? AND person_id = ?", day.id, person_id
    )
    if known is None:
        return ListedBefore.NO
    return ListedBefore.PRESENT if known.present else ListedBefore.ABSENT


def _freeze(file: CentreFile, day: EventDay, person_id: int, group_id: int) -> None:
    known = file.events.attendances.find_one(
        "event_day_id = ? AND person_id = ?", day.id, person_id
    )
    if known is not None:
        file.events.attendances.change(replace(known, group_id=group_id))


def _unlist(file: CentreFile, line: SheetLine, mark: SheetMark) -> None:
    """Put back what the list said before; another sheet that names the same takes it over."""
    other = claimed_elsewhere(file, line, mark.event_day_id)
    if other is not None:
        heir = file.events.sheet_marks.get(other)
        if heir.listed_before is _LEFT_BY[line.outcome]:
            file.events.sheet_marks.change(replace(heir, listed_before=mark.listed_before))
        return
    known = file.events.attendances.find_one(
        "event_day_id = ? AND person_id = ?", mark.event_day_id, line.person_id or 0
    )
    if known is None or known.present is not (line.outcome is LineOutcome.PERSON):
        return
    if mark.listed_before is ListedBefore.NO:
        file.events.attendances.remove(known.id)
    elif mark.listed_before is ListedBefore.ABSENT:
        file.events.attendances.change(replace(known, present=False))


def _uncount(file: CentreFile, headcount_id: int) -> None:
    known = file.events.headcounts.get(headcount_id)
    if known.people > 1:
        file.events.headcounts.change(replace(known, people=known.people - 1))
    else:
        events.drop_headcount(file, headcount_id)


def _hold(file: CentreFile, event_id: int) -> None:
    """What was planned for today or before is held from now on: somebody signed."""
    event = file.events.get(event_id)
    due = event.local_day <= clock.today(file.clock)
    if due and event.status is EventStatus.PLANNED:
        settle_event(file, event_id=event_id, status=EventStatus.HELD)
