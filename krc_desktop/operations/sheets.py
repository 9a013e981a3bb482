"""Verbs of sign-in sheets: made, entered line by line as they lie on the table, finished.

A line puts a person on the event's list, or an illegible one into a head-count line of its own
sheet; entering it anew, or taking it away, first takes back exactly what it did. Figures never
look at sheets: they count the list and the head-counts, each person and day once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.events import Sheet
from krc_desktop.model.fields import checked, in_range
from krc_desktop.model.people import Answer
from krc_desktop.model.sheets import (
    COUNTED,
    MOST_LINES,
    LineOutcome,
    SheetLine,
    SheetState,
    balance,
)
from krc_desktop.operations import people, sheet_lines
from krc_desktop.operations.change import Change, Verb, Work, doing
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.sheet_papers import next_number
from krc_desktop.store.sheets import lines_of

MOST_SCAN_MEGABYTES = 20
_SCANS = frozenset({"image/jpeg", "application/pdf"})


@dataclass(frozen=True)
class EnteredNew:
    """A person who was added and entered on a sheet in one step."""

    change: Change
    person_id: int


def make_sheet(file: CentreFile, *, event_id: int, day: date | None = None, **boxes: Any) -> Change:
    """Add an event's next sheet: for all its days, or for one; the Change's row is the sheet.

    `boxes` are what its foot says: stated_total, stated_counted, stated_volunteers.
    """
    with doing(file, Verb.MAKE_SHEET) as work:
        event = file.events.get(event_id)
        event_day = None
        if day is not None:
            event_day = file.events.day_of(event_id, day)
            if event_day is None:
                raise BrokenRule(Rule.DAY_OUTSIDE_EVENT, day=day, event=event.title_lv)
        sheet = Sheet(
            event_id=event_id,
            number=next_number(file, event_id),
            event_day_id=event_day.id if event_day else None,
            **boxes,
        )
        work.about("sheets", file.events.sheets.add(checked(sheet)).id)
    return work.change


def change_sheet(file: CentreFile, *, sheet_id: int, **changes: Any) -> Change:
    """Change what a sheet says of itself; it is open again.

    `changes` may be number, stated_total, stated_counted, stated_volunteers, and
    difference_reason: why more were entered than the sheet says.
    """
    with doing(file, Verb.CHANGE_SHEET) as work:
        sheet = file.events.sheets.get(sheet_id)
        wanted = checked(replace(sheet, **changes))
        taken = file.events.sheets.find_one(
            "event_id = ? AND number = ? AND id <> ?", sheet.event_id, wanted.number, sheet_id
        )
        if taken is not None:
            raise BrokenRule(Rule.ALREADY_THERE, field="number", given=wanted.number)
        if wanted != sheet:
            file.events.sheets.change(replace(wanted, finished_at=None))
        work.about("sheets", sheet_id)
    return work.change


def remove_sheet(file: CentreFile, *, sheet_id: int) -> Change:
    """Take a sheet away with everything that was entered from it."""
    with doing(file, Verb.REMOVE_SHEET) as work:
        work.about("sheets", sheet_id)
        file.events.sheets.get(sheet_id)
        for line in lines_of(file, sheet_id):
            sheet_lines.take_back(file, line)
        file.events.sheets.remove(sheet_id)
    return work.change


def attach_scan(file: CentreFile, *, sheet_id: int, content: bytes, media_type: str) -> Change:
    """Keep a sheet's picture or PDF, read beforehand by `exchange.documents` (small, no metadata).

    Raises BrokenRule (NOT_A_SCAN) for anything else, and beyond 20 MB.
    """
    if media_type not in _SCANS or not 0 < len(content) <= MOST_SCAN_MEGABYTES * 1024 * 1024:
        raise BrokenRule(Rule.NOT_A_SCAN, megabytes=MOST_SCAN_MEGABYTES)
    with doing(file, Verb.ATTACH_SCAN) as work:
        sheet = file.events.sheets.get(sheet_id)
        kept = file.keep(content, media_type)
        file.events.sheets.change(replace(sheet, scan_sha256=kept))
        work.about("sheets", sheet_id)
    return work.change


def remove_scan(file: CentreFile, *, sheet_id: int) -> Change:
    """Take a sheet's scan away; its bytes stay for the undo."""
    with doing(file, Verb.REMOVE_SCAN) as work:
        file.events.sheets.change(replace(file.events.sheets.get(sheet_id), scan_sha256=None))
        work.about("sheets", sheet_id)
    return work.change


def enter_person(
    file: CentreFile,
    *,
    sheet_id: int,
    line: int,
    person_id: int,
    group_id: int | None = None,
    days: Iterable[date] | None = None,
    photo: Answer = Answer.NOT_ASKED,
) -> Change:
    """Enter a line that a known person signed, on all the sheet's days or on those given.

    The group ticked on the sheet is frozen, else the card's. `photo` yes or no is kept as an answer
    on paper. Raises BrokenRule (PERSON_ON_SHEET, GROUP_NUMBERS_ONLY, DAY_OUTSIDE_EVENT).
    """
    with doing(file, Verb.ENTER_SHEET_LINE) as work:
        known = file.events.sheet_lines.find_one("sheet_id = ? AND line = ?", sheet_id, line)
        sheet = _afresh(work, sheet_id, line)
        _refuse_twice(file, sheet_id, person_id)
        signed = sheet_lines.days_of(file, sheet, days)
        new = SheetLine(
            sheet_id=sheet_id,
            line=line,
            outcome=LineOutcome.PERSON,
            person_id=person_id,
            made_card=known is not None and known.made_card and known.person_id == person_id,
            consent_id=sheet_lines.answered(file, sheet, signed[0], person_id, photo),
        )
        sheet_lines.put_person(file, new, signed, group_id)
    return work.change


def enter_new_person(
    file: CentreFile,
    *,
    sheet_id: int,
    line: int,
    typed: str,
    group_id: int | None = None,
    days: Iterable[date] | None = None,
    photo: Answer = Answer.NOT_ASKED,
    **others: Any,
) -> EnteredNew:
    """Make a card from a name as it is written on the sheet, and enter its line, in one step."""
    with doing(file, Verb.ENTER_SHEET_LINE) as work:
        event_id = file.events.sheets.get(sheet_id).event_id
        added = people.add_person_from_line(
            file,
            centre_id=file.events.get(event_id).centre_id,
            line=typed,
            group_id=group_id,
            **others,
        )
        person_id = added.row_id or 0
        work.about("sheets", sheet_id)
        enter_person(
            file, sheet_id=sheet_id, line=line, person_id=person_id, days=days, photo=photo
        )
        made = file.events.sheet_lines.find_one("sheet_id = ? AND line = ?", sheet_id, line)
        if made is not None:
            file.events.sheet_lines.change(replace(made, made_card=True))
    return EnteredNew(work.change, person_id)


def enter_unnamed(
    file: CentreFile,
    *,
    sheet_id: int,
    line: int,
    group_id: int | None = None,
    days: Iterable[date] | None = None,
) -> Change:
    """Enter a line that can't be read: it counts one of a group, without a name."""
    with doing(file, Verb.ENTER_SHEET_LINE) as work:
        sheet = _afresh(work, sheet_id, line)
        new = SheetLine(
            sheet_id=sheet_id, line=line, outcome=LineOutcome.UNNAMED, group_id=group_id
        )
        sheet_lines.put_unnamed(file, new, sheet_lines.days_of(file, sheet, days))
    return work.change


def explain_line(
    file: CentreFile,
    *,
    sheet_id: int,
    line: int,
    outcome: LineOutcome,
    note: str = "",
    person_id: int | None = None,
) -> Change:
    """Say why a line counts nobody: written twice, struck out, did not come, another reason.

    Of whoever did not come `person_id` may be given: the list then says that they were absent.
    Another reason needs its words (`note`).
    """
    if outcome in COUNTED:
        raise BrokenRule(Rule.CHOICE_UNKNOWN, field="outcome", given=outcome.value)
    if outcome is LineOutcome.OTHER and not note.strip():
        raise BrokenRule(Rule.FIELD_EMPTY, field="note")
    with doing(file, Verb.ENTER_SHEET_LINE) as work:
        sheet = _afresh(work, sheet_id, line)
        who = person_id if outcome is LineOutcome.ABSENT else None
        if who is not None:
            _refuse_twice(file, sheet_id, who)
        new = SheetLine(sheet_id=sheet_id, line=line, outcome=outcome, person_id=who, note=note)
        days = sheet_lines.days_of(file, sheet, None) if who is not None else []
        sheet_lines.put_absent(file, new, days)
    return work.change


def remove_line(file: CentreFile, *, sheet_id: int, line: int) -> Change:
    """Take a line away with what it put on the list; a card that it made stays."""
    with doing(file, Verb.REMOVE_SHEET_LINE) as work:
        _afresh(work, sheet_id, line)
    return work.change


def finish_sheet(file: CentreFile, *, sheet_id: int) -> Change:
    """Put a sheet aside as entered.

    Raises BrokenRule (SHEET_TOTAL_MISSING, SHEET_DIFFERS) until its total equals what was entered
    or each missing line says why it counts nobody.
    """
    with doing(file, Verb.FINISH_SHEET) as work:
        sheet = file.events.sheets.get(sheet_id)
        stands = balance(sheet, lines_of(file, sheet_id))
        if stands.state is SheetState.NO_TOTAL:
            raise BrokenRule(Rule.SHEET_TOTAL_MISSING)
        if not stands.may_finish:
            raise BrokenRule(
                Rule.SHEET_DIFFERS,
                stated=stands.stated,
                entered=stands.counted,
                missing=stands.missing,
            )
        file.events.sheets.change(replace(sheet, finished_at=file.clock.now()))
        work.about("sheets", sheet_id)
    return work.change


def _afresh(work: Work, sheet_id: int, line: int) -> Sheet:
    """The sheet with a line of it free again, and open where it was finished."""
    file = work.file
    in_range(line, "line", 1, MOST_LINES)
    sheet = file.events.sheets.get(sheet_id)
    work.about("sheets", sheet_id)
    known = file.events.sheet_lines.find_one("sheet_id = ? AND line = ?", sheet_id, line)
    if known is not None:
        sheet_lines.take_back(file, known)
    if sheet.finished_at is not None:
        sheet = file.events.sheets.change(replace(sheet, finished_at=None))
    return sheet


def _refuse_twice(file: CentreFile, sheet_id: int, person_id: int) -> None:
    known = file.events.sheet_lines.find_one("sheet_id = ? AND person_id = ?", sheet_id, person_id)
    if known is not None:
        person = file.people.get(person_id)
        raise BrokenRule(Rule.PERSON_ON_SHEET, person=person.name, line=known.line)
