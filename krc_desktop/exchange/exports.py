"""Every list out of the file in the import's own columns: what was exported can be imported."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from krc_desktop import clock
from krc_desktop.errors import Fault, Trouble
from krc_desktop.exchange import vocabulary as words
from krc_desktop.exchange.registers import Register
from krc_desktop.exchange.spreadsheets import Value, write_csv, write_xlsx
from krc_desktop.model.equipment import EquipmentKind, Risk
from krc_desktop.model.imports import ImportKind
from krc_desktop.model.people import Answer, Purpose
from krc_desktop.store.centre_file import CentreFile

Line = Sequence[Value]


class ExportFormat(StrEnum):
    """In what form lists go out."""

    CSV = "csv"
    XLSX = "xlsx"


def export_lists(file: CentreFile, folder: Path, form: ExportFormat) -> list[Path]:
    """Write every list into a folder (made where it is missing); the paths written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(Fault.CANNOT_WRITE, path=folder) from error
    written: list[Path] = []
    with file.reading():
        register = Register(file)
        for kind, (columns, lines) in _LISTS.items():
            path = folder / f"{kind.value}.{form.value}"
            rows = list(lines(register))
            if form is ExportFormat.CSV:
                write_csv(path, columns, rows)
            else:
                write_xlsx(path, {kind.value: (columns, rows)})
            written.append(path)
    return written


def _wall(moment: datetime) -> str:
    return f"{clock.local(moment):%Y-%m-%d %H:%M}"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _yes(answer: object) -> str:
    """The word for yes or no; empty for what nobody has said."""
    return "" if answer is None else "jā" if answer else "nē"


def _centres(register: Register) -> Iterator[Line]:
    for one in register.file.centres.all():
        yield one.code, one.name_lv, one.name_en, one.address, one.host


def _organisations(register: Register) -> Iterator[Line]:
    for one in register.file.organisations.all():
        yield (
            register.organisations[one.id],
            one.name,
            words.ORGANISATION_KIND.written(one.kind),
            register.centres[one.centre_id],
            one.registration_number or "",
            one.email,
            one.phone,
            one.notes,
            int(one.is_sample),
        )


def _people(register: Register) -> Iterator[Line]:
    for one in register.file.people.find("erased_on IS NULL ORDER BY id"):
        photo = register.file.people.latest_consent(one.id, Purpose.PHOTO.value)
        agreed = None if photo is None else photo.answer is Answer.YES and not photo.withdrawn_on
        yield (
            register.people[one.id],
            one.first_name,
            one.last_name,
            register.groups[one.group_id],
            register.bands[one.age_band_id],
            register.centres[one.centre_id],
            register.organisations[one.organisation_id],
            str(one.birth_year or ""),
            one.email,
            one.phone,
            one.notes,
            words.GUARDIAN_CONSENT.written(one.guardian_consent),
            _yes(agreed),
            _day(one.privacy_notice_on),
            int(one.is_sample),
        )


def _equipment(register: Register) -> Iterator[Line]:
    for one in register.file.equipment.all():
        place = one.kind is EquipmentKind.PLACE
        yield (
            register.equipment[one.id],
            register.centres[one.centre_id],
            one.name_lv,
            one.name_en,
            "vieta" if place else "iekārta",
            words.EQUIPMENT_KIND.written(one.kind),
            _yes(one.risk is Risk.RED),
            int(one.is_sample),
        )


def _events(register: Register) -> Iterator[Line]:
    file = register.file
    codes = {line.id: line.code for line in file.projects.lines.all()}
    for one in file.events.all():
        lines = file.events.lines.find("event_id = ? ORDER BY id", one.id)
        partners = file.events.partners.find("event_id = ? ORDER BY id", one.id)
        counted = file.events.headcounts.find("event_id = ?", one.id)
        yield (
            register.events[one.id],
            register.centres[one.centre_id],
            register.kinds[one.kind_id],
            one.title_lv,
            one.title_en,
            one.description,
            _wall(one.starts_at),
            _wall(one.ends_at),
            one.place,
            next((codes[line.line_id] for line in lines), ""),
            words.EVENT_STATUS.written(one.status),
            one.status_reason,
            _day(one.postponed_to),
            words.COUNTING.written(one.counting),
            words.CHANNEL.written(one.channel),
            ";".join(register.organisations[p.organisation_id] for p in partners),
            sum(line.people for line in counted),
            str(one.capacity or ""),
            one.leader,
            int(one.is_sample),
        )


def _inductions(register: Register) -> Iterator[Line]:
    machines = {one.id: one for one in register.file.equipment.all()}
    for one in register.file.equipment.inductions.all():
        machine = machines[one.equipment_id]
        yield (
            register.centres[machine.centre_id],
            _day(one.inducted_on),
            register.equipment[one.equipment_id],
            register.people[one.person_id],
            _day(one.valid_until),
        )


def _attendance(register: Register) -> Iterator[Line]:
    for one in register.file.events.attendances.all():
        yield (
            register.events[one.event_id],
            register.days[one.event_day_id],
            register.people[one.person_id],
            _yes(one.present),
            register.groups[one.group_id],
            register.organisations[one.organisation_id],
            register.bands[one.age_band_id],
        )


def _headcounts(register: Register) -> Iterator[Line]:
    file = register.file
    for one in file.events.headcounts.find("NOT from_total ORDER BY id"):
        named = file.events.headcount_organisations.find("headcount_id = ? ORDER BY id", one.id)
        yield (
            register.events[one.event_id],
            register.groups[one.group_id],
            one.people,
            register.days[one.event_day_id],
            ";".join(register.organisations[n.organisation_id] for n in named),
        )


def _bookings(register: Register) -> Iterator[Line]:
    for one in register.file.bookings.all():
        yield (
            one.outside_id or one.uid,
            register.equipment[one.equipment_id],
            _wall(one.starts_at),
            _wall(one.ends_at),
            words.PURPOSE.written(one.purpose),
            register.events[one.event_id],
            register.organisations[one.organisation_id] or register.people[one.person_id],
            words.BOOKING_STATUS.written(one.status),
            one.note,
            clock.minutes_between(one.starts_at, one.ends_at) / 60,
            int(one.is_sample),
        )


def _hours(register: Register) -> Iterator[Line]:
    file = register.file
    agreements = {one.id: one for one in file.volunteers.agreements.all()}
    for one in file.volunteers.all():
        agreement = agreements.get(one.agreement_id or 0)
        consent = words.GUARDIAN_CONSENT.written(agreement.guardian_consent) if agreement else ""
        yield (
            one.outside_id or one.uid,
            register.people[one.person_id],
            _day(one.local_day),
            register.centres[one.centre_id],
            register.events[one.event_id],
            one.task,
            one.place,
            _minute(one.starts),
            _minute(one.ends),
            f"{one.minutes // 60}:{one.minutes % 60:02}",
            agreement.number if agreement else "",
            consent,
            _yes(agreement.instructed) if agreement else "",
            words.KNOWN.written(one.known),
            words.ENTRY_STATE.written(one.state),
            int(one.is_sample),
        )


def _minute(minute: int | None) -> str:
    return "" if minute is None else f"{minute // 60 % 24:02}:{minute % 60:02}"


Lines = Callable[[Register], Iterator[Line]]

_LISTS: Mapping[ImportKind, tuple[tuple[str, ...], Lines]] = MappingProxyType(
    {
        ImportKind.CENTRES: (("code", "name_lv", "name_en", "address", "host"), _centres),
        ImportKind.ORGANISATIONS: (
            (
                "id",
                "name",
                "type_lv",
                "centre",
                "registration_number",
                "email",
                "phone",
                "notes",
                "is_sample",
            ),
            _organisations,
        ),
        ImportKind.PEOPLE: (
            (
                "id",
                "first_name",
                "last_name",
                "group",
                "age_band",
                "home_centre",
                "organisation_id",
                "birth_year",
                "email",
                "phone",
                "notes",
                "guardian_consent_lv",
                "photo_consent_lv",
                "privacy_notice_given",
                "is_sample",
            ),
            _people,
        ),
        ImportKind.EQUIPMENT: (
            (
                "id",
                "centre",
                "name_lv",
                "name_en",
                "kind_lv",
                "machine_lv",
                "induction_required_lv",
                "is_sample",
            ),
            _equipment,
        ),
        ImportKind.EVENTS: (
            (
                "id",
                "centre",
                "type_lv",
                "title_lv",
                "title_en",
                "description_lv",
                "start_local",
                "end_local",
                "place",
                "activity_code",
                "status_lv",
                "status_reason_lv",
                "postponed_to",
                "count_mode_lv",
                "channel_lv",
                "partner_org_ids",
                "headcount_unregistered",
                "capacity",
                "leader",
                "is_sample",
            ),
            _events,
        ),
        ImportKind.INDUCTIONS: (
            ("centre", "date", "equipment_id", "participant_id", "valid_until"),
            _inductions,
        ),
        ImportKind.ATTENDANCE: (
            (
                "event_id",
                "date",
                "participant_id",
                "present_lv",
                "group",
                "organisation_id",
                "age_band",
            ),
            _attendance,
        ),
        ImportKind.HEADCOUNTS: (
            ("event_id", "group", "count", "date", "organisation_ids"),
            _headcounts,
        ),
        ImportKind.BOOKINGS: (
            (
                "id",
                "equipment_id",
                "start_local",
                "end_local",
                "purpose_lv",
                "event_id",
                "booked_by",
                "status_lv",
                "note_lv",
                "elapsed_hours",
                "is_sample",
            ),
            _bookings,
        ),
        ImportKind.HOURS: (
            (
                "id",
                "participant_id",
                "date",
                "centre",
                "event_id",
                "task_lv",
                "place",
                "start",
                "end",
                "hours",
                "agreement_no",
                "guardian_consent_lv",
                "instructed_lv",
                "known_lv",
                "state_lv",
                "is_sample",
            ),
            _hours,
        ),
    }
)
