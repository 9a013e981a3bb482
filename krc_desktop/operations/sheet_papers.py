"""Gathers the sign-in sheet of an event from the file."""

from __future__ import annotations

from krc_desktop import clock
from krc_desktop.model.events import Event, EventDay, Sheet
from krc_desktop.model.people import Group
from krc_desktop.model.reports import Both
from krc_desktop.model.sheet_papers import (
    Prefilled,
    SheetDay,
    SheetEvent,
    SheetGroup,
    SignInSheet,
)
from krc_desktop.operations.equipment_papers import paper_head
from krc_desktop.store import sheet_papers
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.visitors_before import visitors_before


def sign_in_sheet(
    file: CentreFile,
    *,
    event_id: int,
    prefilled: Prefilled = Prefilled.NOBODY,
    sheet: Sheet | None = None,
    least_lines: int = 1,
) -> SignInSheet:
    """The sheet of an event to print; of a recorded one its number and day, else the next number.

    Nothing is written: the number is given when the sheet is recorded. It names the people who
    signed up, or those of the time before, or nobody; at least one line stays free.
    """
    event = file.events.get(event_id)
    centre = file.centres.get(event.centre_id)
    head = paper_head(file, centre)
    project = head.project
    return SignInSheet(
        head=head,
        event=_event(file, event, sheet.event_day_id if sheet else None),
        number=sheet.number if sheet else sheet_papers.next_number(file, event_id),
        groups=tuple(_groups(file)),
        prefilled=prefilled,
        people=sheet_papers.printed_people(file, _who(file, event, prefilled)),
        controller=project.implementer
        if project and project.implementer.lv
        else Both(centre.host or centre.name_lv, centre.host or centre.name_en),
        contact=centre.coordinator,
        least_lines=least_lines,
    )


def _who(file: CentreFile, event: Event, prefilled: Prefilled) -> list[int]:
    if prefilled is Prefilled.SIGNED_UP:
        return sheet_papers.signed_up(file, event.id)
    if prefilled is Prefilled.USUAL:
        before = visitors_before(file, event, event.local_day)
        return list(before.people) if before else []
    return []


def _event(file: CentreFile, event: Event, day_id: int | None) -> SheetEvent:
    kind = file.events.kinds.get(event.kind_id) if event.kind_id else None
    days = file.events.days_of(event.id)
    return SheetEvent(
        uid=event.uid,
        code=event_code(event),
        title=Both(event.title_lv, event.title_en),
        kind=Both(kind.name_lv, kind.name_en) if kind else Both(""),
        place=event.place,
        lines=sheet_papers.line_codes(file, event.id),
        days=tuple(_day(day) for day in days if day_id in (None, day.id)),
    )


def _day(day: EventDay) -> SheetDay:
    return SheetDay(day.local_day, day.starts_at, day.ends_at)


def event_code(event: Event) -> str:
    """The number by which an event is called on paper."""
    return event.outside_id or f"P-{event.id}"


def _groups(file: CentreFile) -> list[SheetGroup]:
    def column(group: Group) -> SheetGroup:
        return SheetGroup(group.id, Both(group.name_lv, group.name_en), group.numbers_only)

    today = clock.today(file.clock).isoformat()
    where = "archived_on IS NULL OR archived_on > ? ORDER BY position, id"
    return [column(group) for group in file.people.groups.find(where, today)]
