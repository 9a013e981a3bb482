"""A centre in a full week, for pictures and the walk: kiln, laser, knitting and sewing machine.

The people are invented. It is Friday, 27 November 2026, 9:40 in Riga: a glaze firing cools, the
shelf is full, the laser has a past.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from krc_desktop.clock import FixedClock
from krc_desktop.model.bookings import BookingPurpose, FiringKind, PieceState
from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.model.events import Event, EventStatus
from krc_desktop.model.people import Person, Role
from krc_desktop.operations import (
    bookings,
    centre_files,
    centres,
    equipment,
    firing_log,
    firings,
    inductions,
    loans,
    maintenance,
    outages,
    people,
    shelf,
)
from krc_desktop.store.centre_file import CentreFile
from tests.builders import World, at, day

NOW = FixedClock(datetime(2026, 11, 27, 7, 40, tzinfo=UTC))
_HOURS = dict.fromkeys(range(2, 6), (9 * 60, 19 * 60)) | {6: (10 * 60, 17 * 60)}
_NAMES = (
    "Edvīns Kalnārs",
    "Renāte Ozolniece",
    "Toms Ķirsis",
    "Anna Šķērsta",
    "Ilmārs Čepulis",
    "Marija Žagata",
    "Valija Lazdiņa",
    "Ausma Čepule",
    "Emīlija Cīrule",
    "Zenta Upmale",
)


class MovingClock:
    """A clock that a story sets forward: what it tells happened when it says so."""

    def __init__(self, instant: datetime) -> None:
        self.instant = instant

    def now(self) -> datetime:
        return self.instant.astimezone(UTC)

    def goes_to(self, wall: str) -> None:
        self.instant = at(wall)


class Workshop:
    """The story of the centre, told into an empty file."""

    def __init__(self, path: Path) -> None:
        self.clock = MovingClock(at("2026-09-01 09:00"))
        centre_files.create_centre_file(path, self.clock).close()
        self.file = CentreFile.opened(path, self.clock)
        added = centres.add_centre(
            self.file,
            code="PAR",
            name_lv="Paraugciema kopienas resursu centrs",
            name_en="Paraugciems Community Resource Centre",
        )
        self.centre = added.row_id or 0
        centres.set_opening_hours(
            self.file, centre_id=self.centre, hours=_HOURS, since=date(2026, 1, 1)
        )
        self.world = World(self.file)
        self.people = {name: self._person(name) for name in _NAMES}

    def _person(self, name: str) -> Person:
        return self.world.person(name, centre="PAR", phone="+371200001" + str(10 + len(name)))

    def _machine(self, name: str, name_en: str, kind: EquipmentKind, **others: object) -> int:
        added = equipment.add_equipment(
            self.file,
            centre_id=self.centre,
            name_lv=name,
            name_en=name_en,
            kind=kind,
            **others,  # type: ignore[arg-type]
        )
        return added.row_id or 0

    def who(self, name: str) -> int:
        """A person's id by the beginning of the name."""
        return next(one.id for full, one in self.people.items() if full.startswith(name))

    def _book(
        self, machine: int, starts: str, ends: str, whom: str | Event, **others: object
    ) -> int:
        facts: dict[str, object] = (
            {"purpose": BookingPurpose.PERSON, "person_id": self.who(whom)}
            if isinstance(whom, str)
            else {"purpose": BookingPurpose.EVENT, "event_id": whom.id}
        )
        made = bookings.book(
            self.file,
            equipment_id=machine,
            starts_at=at(starts),
            ends_at=at(ends),
            **(facts | others),  # type: ignore[arg-type]
        )
        return made.row_id or 0

    def _event(self, title: str, starts: str, ends: str) -> Event:
        status = EventStatus.HELD if at(ends) <= NOW.now() else EventStatus.PLANNED
        return self.world.event(starts, ends, title=title, centre="PAR", status=status)

    # -- the story -----------------------------------------------------------------------------

    def tell(self) -> CentreFile:
        """Everything, in the order in which it happened; the file, open."""
        self.kiln = self._machine("Ceplis", "Kiln", EquipmentKind.KILN, place="Keramikas telpa")
        self.laser = self._machine(
            "Lāzergravieris", "Laser engraver", EquipmentKind.LASER, place="2. stāvs"
        )
        self.knitting = self._machine("Adāmmašīna", "Knitting machine", EquipmentKind.KNITTING)
        self.sewing = self._machine("Šujmašīna", "Sewing machine", EquipmentKind.SEWING)
        self._induct()
        self._lasers_past()
        self._shelf()
        self._firings()
        self._week()
        self._upkeep()
        self.clock.instant = NOW.now()
        return self.file

    def _induct(self) -> None:
        edvins = self.who("Edvīns")
        people.set_roles(self.file, person_id=edvins, roles=[Role.INDUCTOR, Role.VOLUNTEER])
        inductions.set_inductors(self.file, equipment_id=self.laser, people=[edvins])
        for name, on in (
            ("Edvīns", "2026-03-14"),
            ("Renāte", "2026-09-21"),
            ("Anna", "2025-12-05"),
            ("Ilmārs", "2025-11-02"),
        ):
            inductions.record_induction(
                self.file,
                equipment_id=self.laser,
                person_id=self.who(name),
                inducted_on=day(on),
                inductor_id=None if name == "Edvīns" else edvins,
            )
        inductions.record_induction(
            self.file,
            equipment_id=self.kiln,
            person_id=self.who("Zenta"),
            inducted_on=day("2026-05-05"),
        )

    def _lasers_past(self) -> None:
        story = (
            ("2026-10-07", "Anna", "Magnēti, 8 gab.", 60),
            ("2026-10-14", "Anna", "Uzraksts durvīm, 1 gab.", 60),
            ("2026-10-21", "Renāte", "Vārdu plāksnītes, 18 gab.", 90),
            ("2026-10-28", "Edvīns", "Paraugi, filcs, 3 gab.", 30),
            ("2026-10-30", "Anna", "Koka karotes, 6 gab.", 60),
            ("2026-11-17", "Renāte", "Svečturi, stikls, 12 gab.", 120),
            ("2026-11-24", "Renāte", "Plāksnītes būrīšiem, 24 gab.", 120),
            ("2026-11-25", "Edvīns", "Nozīmītes, 40 gab.", 90),
        )
        questions = list(
            self.file.equipment.questions.find("equipment_id = ? ORDER BY position", self.laser)
        )
        for on, name, note, minutes in story:
            hour = 16 if on == "2026-11-25" else 10
            starts = at(f"{on} {hour}:00")
            ends = starts + timedelta(minutes=minutes)
            self.clock.instant = starts
            made = bookings.book(
                self.file,
                equipment_id=self.laser,
                starts_at=starts,
                ends_at=ends,
                purpose=BookingPurpose.PERSON,
                person_id=self.who(name),
            )
            self.clock.instant = ends
            bookings.log_use(
                self.file,
                booking_id=made.row_id or 0,
                starts_at=starts,
                ends_at=ends,
                material="Saplāksnis",
                note=note,
                answers={
                    one.id: "Saplāksnis" if one.answer_kind.value == "material" else "yes"
                    for one in questions
                },
            )

    def _piece(
        self, what: str, whom: str | Event, amount: int, kind: FiringKind, **more: object
    ) -> int:
        owner: dict[str, object] = (
            {"person_id": self.who(whom)} if isinstance(whom, str) else {"event_id": whom.id}
        )
        facts: dict[str, object] = {"state": PieceState.SHELF, "size": "small"} | owner | more
        added = shelf.add_piece(
            self.file,
            centre_id=self.centre,
            amount=amount,
            what=what,
            waits_for=kind,
            **facts,  # type: ignore[arg-type]
        )
        return added.row_id or 0

    def _shelf(self) -> None:
        self.clock.goes_to("2026-11-03 15:00")
        seniors = self._event("Senioru pēcpusdiena", "2026-11-03 13:00", "2026-11-03 15:00")
        self.clock.goes_to("2026-11-12 17:00")
        clay = self._event("Māla darbnīca bērniem", "2026-11-12 15:00", "2026-11-12 17:00")
        self._piece("Šķīvji", seniors, 5, FiringKind.GLAZE)
        self._piece("Krūze", "Valija", 1, FiringKind.GLAZE)
        self._piece("Bļodiņa", "Emīlija", 1, FiringKind.BISQUE)
        self._piece("Krūze ar osu", "Ausma", 2, FiringKind.BISQUE)
        self._piece("Vāze", "Renāte", 1, FiringKind.BISQUE, size="medium")
        self._piece("Šķīvīši", clay, 8, FiringKind.BISQUE)
        self._piece("Zupas bļoda", "Ilmārs", 1, FiringKind.BISQUE, size="medium")
        self._piece(
            "Svečturis",
            "Marija",
            1,
            FiringKind.BISQUE,
            state=PieceState.DRYING,
            dry_on=day("2026-12-01"),
        )
        self._piece("Krūzes ar uzrakstu", "Toms", 2, FiringKind.DECOR)

    def _programme(self, kind: FiringKind) -> int:
        found = self.file.bookings.programmes.find_one(
            "equipment_id = ? AND kind = ? ORDER BY position", self.kiln, kind.value
        )
        assert found is not None
        return found.id

    def _fire(
        self, starts: str, kind: FiringKind, pieces: list[int], course: list[tuple[str, int]]
    ) -> int:
        """A firing from booking to its last reading; the first of the course is switching on."""
        self.clock.goes_to(starts)
        operator = self.who("Zenta")
        planned = firings.plan_firing(
            self.file,
            equipment_id=self.kiln,
            starts_at=at(starts),
            programme_id=self._programme(kind),
            piece_ids=pieces,
            operator_id=operator,
        )
        booking = planned.row_id or 0
        for check in firing_log.missing_checks(self.file, booking):
            firing_log.tick_check(self.file, booking_id=booking, what=check, person_id=operator)
        hottest = max(range(len(course)), key=lambda number: course[number][1])
        for number, (wall, celsius) in enumerate(course):
            self.clock.goes_to(wall)
            if number == 0:
                firing_log.switch_on(self.file, booking_id=booking)
            firing = self.file.bookings.firing_of(booking)
            assert firing is not None
            firing_log.add_reading(
                self.file,
                firing_id=firing.id,
                read_at=at(wall),
                celsius=celsius,
                person_id=operator,
            )
            if number == hottest:
                firing_log.switch_off(self.file, booking_id=booking)
        return booking

    def _firings(self) -> None:
        ready = [
            self._piece("Krūzes", "Valija", 2, FiringKind.GLAZE),
            self._piece("Bļodiņa", "Emīlija", 1, FiringKind.GLAZE),
        ]
        first = self._fire(
            "2026-11-17 10:00",
            FiringKind.GLAZE,
            ready,
            [
                ("2026-11-17 11:30", 20),
                ("2026-11-17 17:00", 640),
                ("2026-11-17 20:30", 1042),
                ("2026-11-18 09:00", 180),
                ("2026-11-18 15:00", 55),
            ],
        )
        firing_log.open_kiln(self.file, booking_id=first)
        self.fired = self._fire(
            "2026-11-26 16:30",
            FiringKind.GLAZE,
            [
                self._piece("Tējas krūzes", "Ausma", 6, FiringKind.GLAZE),
                self._piece("Šķīvji", "Marija", 9, FiringKind.GLAZE),
                self._piece("Podiņi", "Ilmārs", 8, FiringKind.GLAZE),
            ],
            [
                ("2026-11-26 18:00", 18),
                ("2026-11-26 19:00", 130),
                ("2026-11-26 20:00", 253),
                ("2026-11-26 21:30", 428),
                ("2026-11-26 23:00", 612),
                ("2026-11-27 00:30", 838),
                ("2026-11-27 02:05", 1041),
                ("2026-11-27 06:30", 342),
                ("2026-11-27 08:00", 224),
                ("2026-11-27 09:40", 148),
            ],
        )

    def _week(self) -> None:
        self.clock.goes_to("2026-11-23 09:00")
        gifts = self._event("Dāvanu darbnīca", "2026-11-27 13:00", "2026-11-27 16:00")
        wreaths = self._event("Adventes vainagi", "2026-11-28 11:00", "2026-11-28 14:00")
        knitters = self._event("Adītāju rīts", "2026-11-26 10:00", "2026-11-26 11:30")
        self._book(self.laser, "2026-11-27 13:00", "2026-11-27 16:00", gifts)
        self._book(self.laser, "2026-11-28 14:30", "2026-11-28 16:00", "Renāte")
        self._book(self.knitting, "2026-11-25 10:00", "2026-11-25 13:00", "Marija")
        self._book(self.knitting, "2026-11-26 10:00", "2026-11-26 11:30", knitters)
        self._book(self.knitting, "2026-11-27 10:00", "2026-11-27 13:00", "Valija")
        self._book(self.sewing, "2026-11-24 10:00", "2026-11-24 13:00", "Valija")
        self._book(self.sewing, "2026-11-26 13:00", "2026-11-26 17:00", "Anna")
        self._book(self.sewing, "2026-11-28 11:00", "2026-11-28 14:00", wreaths)

    def _upkeep(self) -> None:
        self.clock.goes_to("2026-11-05 12:00")
        fault = outages.report_fault(
            self.file,
            equipment_id=self.laser,
            what="Nestrādā vāka slēdzis",
            reported_by="Renāte Ozolniece",
        )
        self.clock.goes_to("2026-11-06 12:00")
        outages.close_fault(self.file, fault_id=fault.row_id or 0, remedy="Slēdzis nomainīts")
        outages.take_out_of_service(
            self.file,
            equipment_id=self.laser,
            starts_at=at("2026-12-02 00:00"),
            ends_at=at("2026-12-04 00:00"),
            reason="Filtra maiņa",
        )
        for plan in list(self.file.equipment.plans.find("equipment_id = ?", self.laser))[:1]:
            maintenance.record_planned(
                self.file,
                equipment_id=self.laser,
                plan_ids=[plan.id],
                done_on=day("2026-10-03"),
                done_by="Edvīns Kalnārs",
            )
        loans.lend(
            self.file,
            centre_id=self.centre,
            equipment_id=self.sewing,
            item="Izšūšanas rāmis 13 × 18",
            person_id=self.who("Anna"),
            out_on=day("2026-11-10"),
            due_on=day("2026-11-24"),
        )


def workshop(path: Path) -> CentreFile:
    """The file of the whole story, with its clock standing at its end."""
    Workshop(path).tell().close()
    return CentreFile.opened(path, NOW)
