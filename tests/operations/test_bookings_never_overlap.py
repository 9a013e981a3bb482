"""Whatever is done in whatever order, nothing ever takes a machine twice at a time."""

from __future__ import annotations

import csv
import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.exchange.imports import import_file
from krc_desktop.model.booking_checks import Wanted
from krc_desktop.model.bookings import BookingPurpose, BookingStatus
from krc_desktop.model.equipment import Risk
from krc_desktop.model.imports import ImportKind
from krc_desktop.model.series import Reach, weekly
from krc_desktop.operations import booking_series, bookings, events, history
from krc_desktop.operations.booking_checks import findings, next_free
from krc_desktop.operations.change import Verb, doing
from krc_desktop.store.centre_file import CentreFile
from tests.builders import NOW, World, at, day, make_empty

# over the night of the clock change and over the month's end
FIRST = at("2026-10-24 18:00")
QUARTER = st.integers(0, 40).map(lambda n: FIRST + timedelta(minutes=15 * n))
DAY_LATER = st.integers(0, 9).map(lambda n: FIRST + timedelta(hours=20 * n))
WHEN = st.one_of(QUARTER, DAY_LATER)
LENGTH = st.sampled_from([15, 60, 150, 8 * 60, 36 * 60]).map(lambda n: timedelta(minutes=n))
ANY = st.integers(1, 8)
MACHINE = st.integers(1, 2)
OVERLAPS = """
SELECT count(*) FROM bookings AS a JOIN bookings AS b
    ON a.equipment_id = b.equipment_id AND a.id < b.id
WHERE a.status IN ('booked', 'used') AND b.status IN ('booked', 'used')
  AND a.starts_at < coalesce(b.stays_until, b.ends_at)
  AND b.starts_at < coalesce(a.stays_until, a.ends_at)
"""


class AnyWayIn(RuleBasedStateMachine):
    """Window, series, events, lists, undo: the file never holds two bookings at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="krc-"))
        path = self.folder / "centrs.krc"
        make_empty(path)
        self.world = World(CentreFile.opened(path, NOW))

    @initialize()
    def two_machines(self) -> None:
        world = self.world
        world.file.connection.execute("PRAGMA synchronous = OFF")
        for name in ("Pirmā", "Otrā"):
            world.machine(name, risk=Risk.GREEN, outside_id=name, longest_minutes=20_160)
        world.person()
        world.event("2026-10-25 10:00", "2026-10-25 12:00")

    def tried(self, verb: Callable[..., Any], **facts: Any) -> None:
        """A verb; what it refuses it leaves alone."""
        try:
            verb(self.world.file, **facts)
        except BrokenRule:
            return

    @rule(
        machine=MACHINE,
        starts=WHEN,
        length=LENGTH,
        stays=st.sampled_from([0, 0, 20]),
        status=st.sampled_from(BookingStatus),
        for_event=st.booleans(),
    )
    def it_is_booked(
        self,
        machine: int,
        starts: datetime,
        length: timedelta,
        stays: int,
        status: BookingStatus,
        for_event: bool,
    ) -> None:
        whom = {"purpose": BookingPurpose.PERSON, "person_id": 1}
        if for_event:
            whom = {"purpose": BookingPurpose.EVENT, "event_id": 1}
        ends = starts + length
        self.tried(
            bookings.book,
            equipment_id=machine,
            starts_at=starts,
            ends_at=ends,
            status=status,
            stays_until=ends + timedelta(hours=stays) if stays else None,
            override_reason="Pārbaude",
            **whom,
        )

    @rule(machine=MACHINE, starts=WHEN, length=LENGTH)
    def what_is_offered_as_free_is_free(
        self, machine: int, starts: datetime, length: timedelta
    ) -> None:
        if self.world.file.equipment.find_one("id = ?", machine) is None:
            return  # undo went back to before there was a machine
        slot = next_free(self.world.file, machine, starts, length)
        assert slot is not None
        wanted = Wanted(
            equipment_id=machine,
            starts_at=slot.starts_at,
            ends_at=slot.ends_at,
            purpose=BookingPurpose.MAINTENANCE,
        )
        assert not any(one.stands_in_the_way for one in findings(self.world.file, wanted))

    @rule(
        which=ANY,
        machine=st.sampled_from([None, 1, 2]),
        starts=WHEN,
        length=LENGTH,
        reach=st.sampled_from(Reach),
    )
    def it_is_moved(
        self, which: int, machine: int | None, starts: datetime, length: timedelta, reach: Reach
    ) -> None:
        self.tried(
            booking_series.move_bookings,
            booking_id=which,
            equipment_id=machine,
            starts_at=starts,
            ends_at=starts + length,
            reach=reach,
        )

    @rule(which=ANY, starts=WHEN, length=LENGTH, hours=st.sampled_from([None, 1, 30]))
    def it_is_used(
        self, which: int, starts: datetime, length: timedelta, hours: int | None
    ) -> None:
        found = self.world.file.bookings.find_one("id = ?", which)
        stays = found.ends_at + timedelta(hours=hours) if found and hours else None
        self.tried(
            bookings.log_use,
            booking_id=which,
            starts_at=starts,
            ends_at=starts + length,
            answers={},
            stays_until=stays,
        )

    @rule(which=ANY, status=st.sampled_from(BookingStatus), hours=st.integers(0, 40))
    def it_is_settled(self, which: int, status: BookingStatus, hours: int) -> None:
        self.tried(bookings.set_booking_status, booking_id=which, status=status)
        found = self.world.file.bookings.find_one("id = ?", which)
        if found is not None:
            stays = found.ends_at + timedelta(hours=hours)
            self.tried(bookings.change_booking, booking_id=which, stays_until=stays)

    @rule(machine=MACHINE, starts=WHEN, length=LENGTH)
    def a_series_is_booked(self, machine: int, starts: datetime, length: timedelta) -> None:
        first = clock.local_day(starts)
        self.tried(
            booking_series.book_series,
            repeat=weekly(first, count=2),
            days=[first, first + timedelta(days=7)],
            equipment_id=machine,
            starts_at=starts,
            ends_at=starts + length,
            purpose=BookingPurpose.MAINTENANCE,
        )

    @rule(starts=WHEN, which=ANY)
    def the_event_moves(self, starts: datetime, which: int) -> None:
        self.tried(
            events.move_event, event_id=1, starts_at=starts, ends_at=starts + timedelta(hours=2)
        )
        self.tried(bookings.delete_booking, booking_id=which)

    @rule(machine=st.sampled_from(["Pirmā", "Otrā"]), starts=WHEN, length=LENGTH, called=ANY)
    def a_list_brings_bookings(
        self, machine: str, starts: datetime, length: timedelta, called: int
    ) -> None:
        path = self.folder / "rezervacijas.csv"
        with path.open("w", encoding="utf-8", newline="") as opened:
            lines = csv.writer(opened, delimiter=";")
            lines.writerow(
                ("id", "equipment_id", "start_local", "end_local", "purpose_lv", "status_lv")
            )
            for number in (called, called + 1):
                begins = starts + timedelta(minutes=90 * (number - called))
                walls = [f"{clock.local(one):%Y-%m-%dT%H:%M}" for one in (begins, begins + length)]
                lines.writerow((f"B{number}", machine, *walls, "apkope", "apstiprināta"))
        try:
            import_file(self.world.file, ImportKind.BOOKINGS, path)
        except BrokenRule:
            return

    @rule(steps=st.integers(1, 3))
    def it_is_undone(self, steps: int) -> None:
        for _ in range(steps):
            self.tried(history.undo)

    @rule(steps=st.integers(1, 3))
    def it_is_redone(self, steps: int) -> None:
        for _ in range(steps):
            self.tried(history.redo)

    @invariant()
    def nothing_is_taken_twice(self) -> None:
        assert self.world.file.connection.execute(OVERLAPS).fetchone() == (0,)

    def teardown(self) -> None:
        self.world.file.close()
        shutil.rmtree(self.folder)


AnyWayIn.TestCase.settings = settings(max_examples=25, stateful_step_count=25)
TestAnyWayIn = AnyWayIn.TestCase

_NEW = (
    "INSERT INTO bookings (uid, centre_id, equipment_id, starts_at, ends_at, local_day, purpose,"
    " status, stays_until) VALUES (printf('%036d', ?), ?, ?, ?, ?, '2026-10-28', 'maintenance',"
    " 'booked', ?)"
)


def test_the_store_refuses_by_itself_what_meets_work_that_stays(world: World):
    machine = world.machine(risk=Risk.GREEN)
    known = world.book(
        machine,
        "2026-10-28 10:00",
        "2026-10-28 12:00",
        purpose=BookingPurpose.MAINTENANCE,
        stays_until=at("2026-10-30 12:00"),
    )
    assert known.local_day == day("2026-10-28")
    hour = 3600
    stays = clock.seconds_of(at("2026-10-30 12:00"))
    begins = clock.seconds_of(known.starts_at)
    for number, (starts, ends, until) in enumerate(
        (
            (stays - hour, stays + hour, None),
            (begins - 2 * hour, begins - hour, begins + 1),
            (begins - 2 * hour, stays + hour, None),
        )
    ):
        values = (number, world.centre, machine.id, starts, ends, until)
        with pytest.raises(BrokenRule) as refused:
            written_past_the_verbs(world, values)
        assert refused.value.key is Rule.BOOKING_OVERLAPS
    free = (9, world.centre, machine.id, stays, stays + hour, None)
    written_past_the_verbs(world, free)
    assert world.file.bookings.count() == 2


def written_past_the_verbs(world: World, values: tuple[Any, ...]) -> None:
    """A row that no rule of the program has seen."""
    with doing(world.file, Verb.BOOK):
        world.file.connection.execute(_NEW, values)
