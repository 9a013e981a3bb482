"""What each list's columns mean. To add a column: 1. here; 2. in `exports`; 3. in their test."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.exchange import vocabulary as words
from krc_desktop.exchange.cells import (
    day_in_words,
    read_day,
    read_hours,
    read_several,
    read_time,
    read_wall_time,
    read_whole,
    read_yes_no,
)
from krc_desktop.exchange.columns import Cells
from krc_desktop.exchange.lookups import Lookups
from krc_desktop.exchange.spreadsheets import Table, read_table
from krc_desktop.model.bookings import BookingPurpose
from krc_desktop.model.centres import centre_code
from krc_desktop.model.equipment import KIND_DEFAULTS, Risk
from krc_desktop.model.events import MOST_COUNTED, check_span
from krc_desktop.model.imports import ImportKind, ImportOutcome, Incoming, RowRefused
from krc_desktop.model.people import Answer, check_named_group
from krc_desktop.operations.imports import apply_import
from krc_desktop.store.centre_file import CentreFile

Reader = Callable[[Cells, Lookups], tuple[str, dict[str, Any]]]


def import_file(
    file: CentreFile,
    kind: ImportKind,
    path: Path,
    *,
    dry_run: bool = False,
    is_sample: bool = False,
) -> ImportOutcome:
    """Bring a list into the file, all or nothing; a rehearsal (`dry_run`) writes nothing.

    Raises BrokenRule or Trouble for a file that is no such list. Rows that break a rule are in the
    outcome; with even one of them nothing was written.
    """
    table = read_table(path)
    understood, refused = read_rows(file, kind, table, is_sample=is_sample)
    return apply_import(file, kind, understood, refused, dry_run=dry_run)


def read_rows(
    file: CentreFile, kind: ImportKind, table: Table, *, is_sample: bool = False
) -> tuple[list[Incoming], list[RowRefused]]:
    """The rows of a table understood, and those that can't be."""
    have = {column.casefold() for column in table.columns}
    missing = [column for column in NEEDED[kind] if column not in have]
    if missing:
        raise BrokenRule(Rule.COLUMN_MISSING, columns=", ".join(missing), kind=kind.value)
    lookups = Lookups(file)
    seen: dict[str, int] = {}
    understood: list[Incoming] = []
    refused: list[RowRefused] = []
    for row in table.rows:
        cells = Cells(row.cells)
        try:
            key, extras = _READERS[kind](cells, lookups)
            if key in seen:
                given = cells.cell("id") or cells.cell("code") or "–"
                raise BrokenRule(Rule.DUPLICATE_ID, given=given, row=seen[key])
            seen[key] = row.number
            if is_sample and kind in _MARKED:
                cells.values["is_sample"] = True
            understood.append(Incoming(row.number, key, cells.values, extras))
        except BrokenRule as broken:
            refused.append(RowRefused(row.number, broken, cells.cell("id")))
    return understood, refused


def _centre(cells: Cells, _: Lookups) -> tuple[str, dict[str, Any]]:
    cells.into("code", "code", centre_code, needed=True)
    cells.into("name_lv", "name_lv", needed=True)
    for field in ("name_en", "address", "host"):
        cells.into(field, field)
    return cells.values["code"], {}


def _organisation(cells: Cells, look: Lookups) -> tuple[str, dict[str, Any]]:
    cells.into("outside_id", "id", needed=True)
    cells.into("name", "name", needed=True)
    cells.into("kind", "type_lv", words.ORGANISATION_KIND.read, needed=True)
    cells.into("centre_id", "centre", look.centre, empty=None)
    cells.into("registration_number", "registration_number", empty=None)
    for field in ("email", "phone", "notes"):
        cells.into(field, field)
    _sample_mark(cells)
    return cells.values["outside_id"], {}


def _person(cells: Cells, look: Lookups) -> tuple[str, dict[str, Any]]:
    cells.into("outside_id", "id", needed=True)
    cells.into("first_name", "first_name", needed=True)
    cells.into("last_name", "last_name")
    cells.into("group_id", "group", lambda code: _named_group(look, code), needed=True)
    cells.into("age_band_id", "age_band", look.age_band, empty=None)
    cells.into("centre_id", "home_centre", look.centre, needed=True)
    cells.into("organisation_id", "organisation_id", look.organisation, empty=None)
    cells.into("birth_year", "birth_year", _year, empty=None)
    for field in ("email", "phone", "notes"):
        cells.into(field, field)
    cells.into(
        "guardian_consent",
        "guardian_consent_lv",
        words.GUARDIAN_CONSENT.read,
        empty=Answer.NOT_ASKED,
    )
    cells.into("privacy_notice_on", "privacy_notice_given", read_day, empty=None)
    _sample_mark(cells)
    photo = cells.read("photo_consent_lv", read_yes_no)
    return cells.values["outside_id"], {} if photo is None else {"photo": photo}


def _named_group(look: Lookups, code: str) -> int:
    group = look.group(code)
    check_named_group(group)
    return group.id


def _equipment(cells: Cells, look: Lookups) -> tuple[str, dict[str, Any]]:
    cells.into("outside_id", "id", needed=True)
    cells.into("centre_id", "centre", look.centre, needed=True)
    cells.into("name_lv", "name_lv", needed=True)
    cells.into("name_en", "name_en")
    kind = cells.read("machine_lv", words.EQUIPMENT_KIND.read)
    if kind is None:
        general = cells.needed_read("kind_lv", words.EQUIPMENT_KIND.read)
        kind = words.kind_told_by(general, cells.values["name_lv"])
    cells.values["kind"] = kind
    gated = cells.needed_read("induction_required_lv", read_yes_no)
    usual = KIND_DEFAULTS[kind].risk
    cells.values["risk"] = Risk.RED if gated else Risk.ORANGE if usual is Risk.RED else usual
    _sample_mark(cells)
    return cells.values["outside_id"], {}


def _induction(cells: Cells, look: Lookups) -> tuple[str, dict[str, Any]]:
    machine = cells.needed_read("equipment_id", look.equipment)
    if machine.centre_id != cells.needed_read("centre", look.centre):
        raise BrokenRule(Rule.EQUIPMENT_ELSEWHERE, equipment=machine.name_lv)
    cells.values["equipment_id"] = machine.id
    cells.into("person_id", "participant_id", look.person, needed=True)
    cells.into("inducted_on", "date", read_day, needed=True)
    cells.into("valid_until", "valid_until", read_day, needed=True)
    first, last = cells.values["inducted_on"], cells.values["valid_until"]
    if last < first:
        raise BrokenRule(Rule.PERIOD_REVERSED, first=first, last=last)
    return f"{machine.id}/{cells.values['person_id']}/{first}", {}


def _event(cells: Cells, look: Lookups) -> tuple[str, dict[str, Any]]:
    cells.into("outside_id", "id", needed=True)
    cells.into("centre_id", "centre", look.centre, needed=True)
    cells.into("title_lv", "title_lv", needed=True)
    for field, column in (
        ("title_en", "title_en"),
        ("description", "description_lv"),
        ("place", "place"),
        ("leader", "leader"),
    ):
        cells.into(field, column)
    starts = cells.values["starts_at"] = _moment(cells, "start_local")
    ends = cells.values["ends_at"] = _moment(cells, "end_local")
    check_span(starts, ends)
    day = cells.values["local_day"] = clock.local_day(starts)
    cells.into("status", "status_lv", words.EVENT_STATUS.read, needed=True)
    _why_not_held(cells)
    cells.into("counting", "count_mode_lv", words.COUNTING.read)
    cells.into("channel", "channel_lv", words.CHANNEL.read)
    cells.into("capacity", "capacity", _counted, empty=None)
    _sample_mark(cells)
    extras: dict[str, Any] = {"kind": cells.cell("type_lv")}
    if cells.has("activity_code"):
        code = cells.cell("activity_code")
        extras["line"] = (
            cells.needed_read("activity_code", lambda c: look.line(c, day)) if code else None
        )
    if cells.has("partner_org_ids"):
        named = read_several(cells.cell("partner_org_ids"))
        extras["partners"] = [look.organisation(name) for name in named]
    extras["counted"] = cells.read("headcount_unregistered", _counted) or 0
    return cells.values["outside_id"], extras


def _why_not_held(cells: Cells) -> None:
    """The reason of an event that was not held; a list without that column says it in words."""
    status = cells.values["status"]
    if cells.has("status_reason_lv"):
        cells.into("status_reason", "status_reason_lv")
    elif status in ("cancelled", "postponed", "not_held"):
        cells.values["status_reason"] = cells.cell("description_lv")[:400]
    else:
        cells.values["status_reason"] = ""
    cells.values["postponed_to"] = None
    if status == "postponed":
        told = day_in_words(cells.values["status_reason"])
        cells.values["postponed_to"] = cells.read("postponed_to", read_day) or told


def _attendance(cells: Cells, look: Lookups) -> tuple[str, dict[str, Any]]:
    event = cells.needed_read("event_id", look.event)
    day = look.event_day(event, cells.needed_read("date", read_day))
    person = cells.needed_read("participant_id", look.person)
    present = cells.read("present_lv", read_yes_no)
    # what was frozen then, where the list tells it: the card may have changed since
    if cells.has("group"):
        cells.into("group_id", "group", lambda code: _named_group(look, code), needed=True)
        cells.into("organisation_id", "organisation_id", look.organisation, empty=None)
        cells.into("age_band_id", "age_band", look.age_band, empty=None)
    return f"{day.id}/{person}", {
        "day": day,
        "person_id": person,
        "present": True if present is None else present,
    }


def _headcount(cells: Cells, look: Lookups) -> tuple[str, dict[str, Any]]:
    event = cells.needed_read("event_id", look.event)
    cells.values["event_id"] = event.id
    group = cells.read("group", look.group)
    cells.values["group_id"] = group.id if group is not None else None
    day = cells.read("date", read_day)
    cells.values["event_day_id"] = look.event_day(event, day).id if day else None
    cells.values["people"] = cells.needed_read("count", _counted)
    named = read_several(cells.cell("organisation_ids"))
    organisations = sorted(look.organisation(name) for name in named)
    key = f"{event.id}/{cells.values['event_day_id']}/{cells.values['group_id']}/{organisations}"
    return key, {"organisations": organisations}


def _booking(cells: Cells, look: Lookups) -> tuple[str, dict[str, Any]]:
    cells.into("outside_id", "id", needed=True)
    machine = cells.needed_read("equipment_id", look.equipment)
    cells.values |= {"equipment_id": machine.id, "centre_id": machine.centre_id}
    starts, ends = _span_as_long_as_told(cells)
    cells.values |= {"starts_at": starts, "ends_at": ends}
    cells.values["local_day"] = clock.local_day(starts)
    cells.into("purpose", "purpose_lv", words.PURPOSE.read, needed=True)
    cells.into("status", "status_lv", words.BOOKING_STATUS.read, needed=True)
    event = cells.read("event_id", look.event)
    cells.values["event_id"] = event.id if event is not None else None
    cells.values |= _booked_by(cells, look)
    cells.into("note", "note_lv")
    _sample_mark(cells)
    return cells.values["outside_id"], {}


def _booked_by(cells: Cells, look: Lookups) -> dict[str, int | None]:
    """Who booked: an organisation where the purpose says so, else a person."""
    who = cells.cell("booked_by")
    by_organisation = cells.values["purpose"] is BookingPurpose.ORGANISATION
    return {
        "person_id": look.person(who) if who and not by_organisation else None,
        "organisation_id": look.organisation(who) if who and by_organisation else None,
    }


def _hours(cells: Cells, look: Lookups) -> tuple[str, dict[str, Any]]:
    cells.into("outside_id", "id", needed=True)
    cells.into("person_id", "participant_id", look.person, needed=True)
    cells.into("local_day", "date", read_day, needed=True)
    cells.into("centre_id", "centre", look.centre, needed=True)
    event = cells.read("event_id", look.event)
    cells.values["event_id"] = event.id if event is not None else None
    cells.into("task", "task_lv")
    cells.into("place", "place")
    cells.values |= _span_of_day(cells)
    cells.into("known", "known_lv", words.KNOWN.read)
    cells.into("state", "state_lv", words.ENTRY_STATE.read)
    _sample_mark(cells)
    extras: dict[str, Any] = {}
    if number := cells.cell("agreement_no"):
        extras["agreement"] = {
            "number": number,
            "guardian_consent": cells.read("guardian_consent_lv", words.GUARDIAN_CONSENT.read)
            or Answer.NOT_ASKED,
            "instructed": bool(cells.read("instructed_lv", read_yes_no)),
        }
    return cells.values["outside_id"], extras


def _span_of_day(cells: Cells) -> dict[str, int | None]:
    """From when to when, in minutes of the day, and how long. Without hours the span tells them."""
    start, end = cells.read("start", read_time), cells.read("end", read_time)
    hours = cells.read("hours", read_hours)
    starts = _minute(start) if start and end else None
    ends = _minute(end) if start and end else None
    if starts is not None and ends is not None and ends <= starts:
        ends += 24 * 60
    if hours is None:
        if starts is None or ends is None:
            raise BrokenRule(Rule.FIELD_EMPTY, field="hours")
        hours = ends - starts
    return {"starts": starts, "ends": ends, "minutes": hours}


def _minute(moment: time) -> int:
    return int(timedelta(hours=moment.hour, minutes=moment.minute) / timedelta(minutes=1))


def _moment(cells: Cells, column: str) -> datetime:
    def read(text: str) -> datetime:
        return clock.instant(read_wall_time(text))

    cells.needed(column)
    moment = cells.read(column, read)
    if moment is None:
        raise BrokenRule(Rule.FIELD_EMPTY, field=column)
    return moment


def _span_as_long_as_told(cells: Cells) -> tuple[datetime, datetime]:
    """Start and end; in the hour that autumn tells twice, those as far apart as the list says."""
    starts, ends = _moment(cells, "start_local"), _moment(cells, "end_local")
    try:
        told = timedelta(hours=float(cells.cell("elapsed_hours").replace(",", ".")))
    except (ValueError, OverflowError):
        return starts, ends
    spans = [(first, last) for first in _told_twice(starts) for last in _told_twice(ends)]
    a_moment = timedelta(minutes=1)
    fitting = (one for one in spans if abs(one[1] - one[0] - told) < a_moment)
    return next(fitting, (starts, ends))


def _told_twice(moment: datetime) -> list[datetime]:
    """The instants of which the wall clock tells the same."""
    later = moment + timedelta(hours=1)
    walls = [clock.local(one).replace(tzinfo=None) for one in (moment, later)]
    return [moment, later] if walls[0] == walls[1] else [moment]


def _year(text: str) -> int:
    return read_whole(text, least=1900, most=date.max.year)


def _counted(text: str) -> int:
    return read_whole(text, least=0, most=MOST_COUNTED)


def _sample_mark(cells: Cells) -> None:
    cells.into("is_sample", "is_sample", read_yes_no, empty=False)


NEEDED: Mapping[ImportKind, tuple[str, ...]] = MappingProxyType(
    {
        ImportKind.CENTRES: ("code", "name_lv"),
        ImportKind.ORGANISATIONS: ("id", "name", "type_lv"),
        ImportKind.PEOPLE: ("id", "first_name", "last_name", "group", "home_centre"),
        ImportKind.EQUIPMENT: ("id", "centre", "name_lv", "kind_lv", "induction_required_lv"),
        ImportKind.EVENTS: ("id", "centre", "title_lv", "start_local", "end_local", "status_lv"),
        ImportKind.INDUCTIONS: ("centre", "date", "equipment_id", "participant_id", "valid_until"),
        ImportKind.ATTENDANCE: ("event_id", "date", "participant_id"),
        ImportKind.HEADCOUNTS: ("event_id", "group", "count"),
        ImportKind.BOOKINGS: (
            "id",
            "equipment_id",
            "start_local",
            "end_local",
            "purpose_lv",
            "status_lv",
        ),
        ImportKind.HOURS: ("id", "participant_id", "date", "centre", "hours"),
    }
)

_READERS: Mapping[ImportKind, Reader] = MappingProxyType(
    {
        ImportKind.CENTRES: _centre,
        ImportKind.ORGANISATIONS: _organisation,
        ImportKind.PEOPLE: _person,
        ImportKind.EQUIPMENT: _equipment,
        ImportKind.EVENTS: _event,
        ImportKind.INDUCTIONS: _induction,
        ImportKind.ATTENDANCE: _attendance,
        ImportKind.HEADCOUNTS: _headcount,
        ImportKind.BOOKINGS: _booking,
        ImportKind.HOURS: _hours,
    }
)

_MARKED = frozenset(ImportKind) - {
    ImportKind.INDUCTIONS,
    ImportKind.ATTENDANCE,
    ImportKind.HEADCOUNTS,
}
