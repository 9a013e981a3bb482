"""A centre's file made in a few words: one centre, a still clock, invented people.

A test says only what it is about; everything else has a sensible value here. Wall times are
Riga's: `at("2026-10-07 16:00")`. Each method calls one verb and answers the row that came of it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from krc_desktop import clock
from krc_desktop.clock import FixedClock
from krc_desktop.model.bookings import Booking, BookingPurpose, BookingStatus
from krc_desktop.model.equipment import Equipment, EquipmentKind
from krc_desktop.model.events import Event, EventStatus
from krc_desktop.model.figures import Figures
from krc_desktop.model.organisations import Organisation
from krc_desktop.model.people import Person
from krc_desktop.model.volunteers import VolunteerEntry
from krc_desktop.operations import (
    attendance,
    bookings,
    centre_files,
    centres,
    equipment,
    events,
    organisations,
    people,
    volunteers,
)
from krc_desktop.periods import Period, parsed
from krc_desktop.store import figures, schema
from krc_desktop.store.centre_file import CentreFile

NOW = FixedClock(datetime(2026, 11, 2, 8, 0, tzinfo=UTC))


def at(wall: str) -> datetime:
    """The instant of a wall time in Riga: `2026-10-07 16:00`."""
    return clock.instant(datetime.fromisoformat(wall))


def day(text: str) -> date:
    """A local day: `2026-10-07`."""
    return date.fromisoformat(text)


def make_empty(path: Path) -> None:
    """Make the file from which every test's own is copied: the groups, lines and one centre."""
    with centre_files.create_centre_file(path, NOW) as file:
        centres.add_centre(
            file,
            code="PRE",
            name_lv="Preiļu kopienas resursu centrs",
            name_en="Preiļi Community Resource Centre",
        )


def opened_copy(template: Path, path: Path) -> World:
    """A test's own copy of the empty file, open."""
    shutil.copyfile(template, path)
    return World(CentreFile.opened(path, NOW))


@dataclass
class World:
    """An open file and the verbs that most tests need, in a word each."""

    file: CentreFile

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.file.path

    @property
    def centre(self) -> int:
        """The id of the one centre that every file begins with."""
        return self.centre_called("PRE")

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table, the journal and the counters of ids among them."""
        connection = self.file.connection
        tables = connection.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
            " AND name <> 'sqlite_schema' ORDER BY name"
        ).fetchall()
        return {
            name: connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()  # noqa: S608
            for (name,) in tables
        }

    def journaled(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of the tables that undo and redo write."""
        return {
            name: rows
            for name, rows in self.everything().items()
            if name not in schema.UNJOURNALED and not name.startswith(("sqlite_", "_sqlite"))
        }

    def centre_called(self, code: str) -> int:
        """The id of a centre, added where there is none of the code."""
        known = self.file.centres.by_code(code)
        if known is not None:
            return known.id
        added = centres.add_centre(self.file, code=code, name_lv=f"Centrs {code}")
        return added.row_id or 0

    def group(self, code: str) -> int:
        """The id of a group."""
        found = self.file.people.groups.find_one("code = ?", code)
        assert found is not None
        return found.id

    def line(self, code: str, project: str = "DK-2022") -> int:
        """The id of an activity line."""
        found = self.file.projects.find_one("code = ?", project)
        assert found is not None
        line = self.file.projects.lines.find_one("project_id = ? AND code = ?", found.id, code)
        assert line is not None
        return line.id

    def person(
        self, name: str = "Anna Rudzāte", group: str = "CIT", centre: str = "PRE", **others: Any
    ) -> Person:
        """A person of a group."""
        first, _, last = name.partition(" ")
        change = people.add_person(
            self.file,
            centre_id=self.centre_called(centre),
            group_id=self.group(group),
            first_name=first,
            last_name=last,
            **others,
        )
        return self.file.people.get(change.row_id or 0)

    def organisation(self, name: str = "Biedrība “Māla stāsti”", **others: Any) -> Organisation:
        """An organisation."""
        change = organisations.add_organisation(self.file, name=name, **others)
        return self.file.organisations.get(change.row_id or 0)

    def event(
        self,
        starts: str = "2026-10-07 16:00",
        ends: str = "2026-10-07 18:00",
        *,
        title: str = "Māla bļodiņas",
        centre: str = "PRE",
        status: EventStatus = EventStatus.HELD,
        line: str | None = None,
        partners: Iterable[Organisation] = (),
        **others: Any,
    ) -> Event:
        """An event, held unless said otherwise."""
        change = events.add_event(
            self.file,
            centre_id=self.centre_called(centre),
            title_lv=title,
            starts_at=at(starts),
            ends_at=at(ends),
            status=status,
            **others,
        )
        event = self.file.events.get(change.row_id or 0)
        if line is not None:
            events.set_line(self.file, event_id=event.id, line_id=self.line(line))
        named = [organisation.id for organisation in partners]
        if named:
            events.set_partners(self.file, event_id=event.id, organisations=named)
        return event

    def attend(self, event: Event, *visitors: Person, on: str | None = None, **how: Any) -> None:
        """Put people on an event's list."""
        for visitor in visitors:
            attendance.record_attendance(
                self.file,
                event_id=event.id,
                person_id=visitor.id,
                day=day(on) if on else None,
                **how,
            )

    def count(
        self,
        event: Event,
        number: int,
        group: str | None = None,
        *,
        on: str | None = None,
        organisations: Iterable[Organisation] = (),
    ) -> None:
        """Count people at an event who are not on its list."""
        attendance.add_headcount(
            self.file,
            event_id=event.id,
            people=number,
            group_id=self.group(group) if group else None,
            day=day(on) if on else None,
            organisations=[organisation.id for organisation in organisations],
        )

    def machine(
        self,
        name: str = "Šujmašīna",
        kind: EquipmentKind = EquipmentKind.SEWING,
        *,
        centre: str = "PRE",
        **others: Any,
    ) -> Equipment:
        """A machine."""
        change = equipment.add_equipment(
            self.file,
            centre_id=self.centre_called(centre),
            name_lv=name,
            kind=kind,
            **others,
        )
        return self.file.equipment.get(change.row_id or 0)

    def kiln(self, name: str = "Keramikas ceplis", **others: Any) -> Equipment:
        """A kiln."""
        return self.machine(name, EquipmentKind.KILN, **others)

    def book(
        self,
        machine: Equipment,
        starts: str,
        ends: str,
        *,
        purpose: BookingPurpose = BookingPurpose.FIRING,
        status: BookingStatus = BookingStatus.USED,
        **others: Any,
    ) -> Booking:
        """A booking, used unless said otherwise. Its default purpose names nobody."""
        change = bookings.book(
            self.file,
            equipment_id=machine.id,
            starts_at=at(starts),
            ends_at=at(ends),
            purpose=purpose,
            status=status,
            **others,
        )
        return self.file.bookings.get(change.row_id or 0)

    def hours(
        self, person: Person, on: str, minutes: int, *, centre: str = "PRE", **others: Any
    ) -> VolunteerEntry:
        """Hours of a volunteer."""
        change = volunteers.log_hours(
            self.file,
            centre_id=self.centre_called(centre),
            person_id=person.id,
            day=day(on),
            minutes=minutes,
            **others,
        )
        return self.file.volunteers.get(change.row_id or 0)

    def figures(self, span: str | Period = "2026-10", centre: str | None = None) -> Figures:
        """The figures of a period, of a centre or of all."""
        period = parsed(span) if isinstance(span, str) else span
        centre_id = self.centre_called(centre) if centre else None
        return figures.count(self.file.connection, figures.Scope(period, centre_id), code=centre)
