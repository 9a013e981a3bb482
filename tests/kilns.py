"""A kiln in a few words: programmes, pieces, and a firing brought as far as is meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from krc_desktop import clock
from krc_desktop.clock import FixedClock
from krc_desktop.model.bookings import Booking, Firing, FiringKind, Piece, PieceState
from krc_desktop.model.equipment import AnswerKind, Equipment, EquipmentQuestion, Moment
from krc_desktop.model.people import Person
from krc_desktop.operations import centres, firing_log, firings, kiln_programmes, shelf
from krc_desktop.operations.change import Verb, doing
from krc_desktop.store.firings import programmes_of, readings_of
from tests.builders import World, at, day

CHECKS = ("Ventilācija ieslēgta", "Plaukti un konusi pārbaudīti")


@dataclass
class Kiln:
    """A kiln of a world with the usual programmes and two checks, doors open 9–18 on weekdays."""

    world: World
    machine: Equipment

    @classmethod
    def of(cls, world: World, *, hours: bool = True, **card: Any) -> Kiln:
        """A new kiln."""
        if hours:
            open_week(world)
        made = cls(world, world.kiln(**card))
        kiln_programmes.furnish_programmes(world.file, equipment_id=made.machine.id)
        made.ask(*CHECKS)
        return made

    def ask(self, *questions: str) -> None:
        """Ask exactly these yes-questions before each firing."""
        world = self.world
        with doing(world.file, Verb.CHANGE_EQUIPMENT):
            for old in list(world.file.equipment.questions.find("equipment_id = ?", self.id)):
                world.file.equipment.questions.remove(old.id)
            for position, text in enumerate(questions, start=1):
                world.file.equipment.questions.add(
                    EquipmentQuestion(
                        equipment_id=self.id,
                        moment=Moment.BEFORE,
                        position=position,
                        text_lv=text,
                        answer_kind=AnswerKind.YES,
                    )
                )

    @property
    def id(self) -> int:
        """The kiln's key."""
        return self.machine.id

    def programme(self, kind: FiringKind = FiringKind.BISQUE) -> int:
        """The first programme of a kind."""
        known = programmes_of(self.world.file, self.id)
        return next(one.id for one in known if one.kind is kind)

    def piece(self, owner: Person, **others: Any) -> Piece:
        """Dry pieces of somebody that wait for a bisque firing, unless said otherwise."""
        said: dict[str, Any] = {
            "person_id": owner.id,
            "what": "Bļodiņa",
            "amount": 1,
            "waits_for": FiringKind.BISQUE,
            "state": PieceState.SHELF,
            "made_on": day("2026-10-20"),
        }
        change = shelf.add_piece(self.world.file, centre_id=self.world.centre, **(said | others))
        return self.world.file.bookings.pieces.get(change.row_id or 0)

    def plan(self, starts: str, *pieces: Piece, **others: Any) -> Booking:
        """A firing booked for a wall time with pieces in it, by the bisque programme."""
        said = {"programme_id": self.programme()} | others
        change = firings.plan_firing(
            self.world.file,
            equipment_id=self.id,
            starts_at=at(starts),
            piece_ids=[one.id for one in pieces],
            **said,
        )
        return self.world.file.bookings.get(change.row_id or 0)

    def now(self, wall: str | datetime) -> None:
        """Let it be a time."""
        self.world.file.clock = FixedClock(at(wall) if isinstance(wall, str) else wall)

    def log(self, booking: Booking) -> Firing:
        """The log as it is."""
        found = self.world.file.bookings.firing_of(booking.id)
        assert found is not None
        return found

    def check_all(self, booking: Booking) -> None:
        """Tick every check."""
        for what in firing_log.missing_checks(self.world.file, booking.id):
            firing_log.tick_check(self.world.file, booking_id=booking.id, what=what)

    def switch_on(self, booking: Booking, wall: str) -> None:
        """Check everything and switch on; it is that time then."""
        self.now(wall)
        self.check_all(booking)
        firing_log.switch_on(self.world.file, booking_id=booking.id)

    def read(self, booking: Booking, wall: str | datetime, celsius: int) -> None:
        """Read a temperature; it is that time then."""
        self.now(wall)
        firing_log.add_reading(self.world.file, firing_id=self.log(booking).id, celsius=celsius)

    def switch_off(self, booking: Booking, wall: str, celsius: int = 960) -> None:
        """Switch off at a temperature; it is that time then."""
        self.now(wall)
        firing_log.switch_off(self.world.file, booking_id=booking.id, celsius=celsius)

    def fired(self, booking: Booking, on: str = "2026-11-05 11:00") -> Booking:
        """A firing that was on for ten hours and has cooled to 55 °C a day later; not opened."""
        self.switch_on(booking, on)
        off = self.world.file.clock.now() + timedelta(hours=10)
        self.now(off)
        firing_log.switch_off(self.world.file, booking_id=booking.id, celsius=960)
        self.read(booking, off + timedelta(hours=24), 55)
        return self.world.file.bookings.get(booking.id)

    def readings(self, booking: Booking) -> list[tuple[str, int]]:
        """What was read, with wall times."""
        found = readings_of(self.world.file, self.log(booking).id)
        return [(f"{clock.local(one.read_at):%d.%m. %H:%M}", one.celsius) for one in found]


def open_week(world: World) -> None:
    """Doors open from nine to six on weekdays."""
    centres.set_opening_hours(
        world.file,
        centre_id=world.centre,
        hours=dict.fromkeys(range(1, 6), (9 * 60, 18 * 60)),
        since=day("2026-01-01"),
    )


def wall(moment: datetime) -> str:
    """An instant as the wall clock shows it."""
    return f"{clock.local(moment):%Y-%m-%d %H:%M}"
