"""Made data of a known size, written into a real centre's file by the store's own bulk path.

The same scale is always the same data. A made file is kept in the temporary folder under a digest
of everything that shapes it, so that the next run finds it. Centres stand one after another, as in
an office's file that was gathered centre by centre: the harder order for queries of all centres.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import time as clocks
import uuid
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from krc_desktop import alphabet, clock
from krc_desktop.clock import FixedClock
from krc_desktop.model.bookings import (
    Booking,
    BookingPhase,
    BookingPurpose,
    BookingStatus,
    BookingUse,
    Firing,
    FiringKind,
    Piece,
    PieceFiring,
    PieceState,
    phases_of,
)
from krc_desktop.model.centres import Centre, Closure, OpeningHours
from krc_desktop.model.equipment import (
    KIND_DEFAULTS,
    Equipment,
    EquipmentKind,
    Induction,
    Outage,
    Risk,
)
from krc_desktop.model.events import (
    Attendance,
    Counting,
    Event,
    EventDay,
    EventLine,
    EventOrganisation,
    EventStatus,
    Headcount,
    HeadcountOrganisation,
    Output,
    days_of_span,
)
from krc_desktop.model.organisations import Organisation, OrganisationKind
from krc_desktop.model.people import Person
from krc_desktop.model.volunteers import EntryState, Known, VolunteerEntry
from krc_desktop.operations.centre_files import create_centre_file
from krc_desktop.periods import Month
from krc_desktop.store import rows, schema
from krc_desktop.store.centre_file import CentreFile
from tests.benchmarks import names

CLOCK = FixedClock(datetime(2027, 1, 4, 8, tzinfo=UTC))
LAST_YEAR = 2026
MONTH = Month(LAST_YEAR, 10)


@dataclass(frozen=True)
class Scale:
    """How much there is of everything."""

    name: str
    centres: int
    years: int
    people: int
    events: int
    attendances: int
    bookings: int
    entries: int

    @property
    def first_day(self) -> date:
        """The first day on which anything happens."""
        return date(LAST_YEAR + 1 - self.years, 1, 1)

    @property
    def days(self) -> int:
        """How many days there are."""
        return (date(LAST_YEAR, 12, 31) - self.first_day).days + 1


TINY = Scale("tiny", 2, 1, 120, 60, 800, 200, 160)
S = Scale("S", 1, 5, 2_000, 1_500, 30_000, 5_000, 8_000)
M = Scale("M", 10, 10, 20_000, 30_000, 600_000, 100_000, 160_000)
SCALES = {scale.name: scale for scale in (TINY, S, M)}


@dataclass(frozen=True)
class Made:
    """A made file: where it is, its size in bytes, and how long making it took."""

    path: Path
    size: int
    seconds: float


def made(scale: Scale) -> Made:
    """The file of a scale, made now or found from an earlier run."""
    folder = Path(tempfile.gettempdir()) / "krc-desktop-benchmarks"
    folder.mkdir(exist_ok=True)
    path = folder / f"{scale.name}-{_digest(scale)}.krc"
    notes = path.with_suffix(".json")
    if not (path.exists() and notes.exists()):
        for old in folder.glob(f"{scale.name}-*"):
            old.unlink(missing_ok=True)
        notes.write_text(json.dumps({"seconds": _make(path, scale)}), "utf-8")
    return Made(path, path.stat().st_size, json.loads(notes.read_text("utf-8"))["seconds"])


def _digest(scale: Scale) -> str:
    shaping = [Path(str(module.__file__)) for module in (names, rows, alphabet)]
    digest = hashlib.sha256(json.dumps(asdict(scale)).encode() + schema.golden().encode())
    for source in (Path(__file__), *shaping):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:12]


def _make(path: Path, scale: Scale) -> float:
    part = path.with_suffix(f".{os.getpid()}.part")
    started = clocks.perf_counter()
    with create_centre_file(part, CLOCK) as file:
        Maker(file, scale).make()
    seconds = clocks.perf_counter() - started
    part.replace(path)
    return seconds


def copied(path: Path, folder: Path, name: str) -> Path:
    """A copy of a file that is whole on the disk already: no later write pays for it."""
    copy = folder / name
    shutil.copyfile(path, copy)
    with copy.open("rb+") as file:
        os.fsync(file.fileno())
    return copy


@dataclass(frozen=True)
class Day:
    """A day of an event to which people can be named."""

    event_id: int
    day_id: int
    centre: int
    number: int


class Maker:
    """Fills an empty file with a scale's data."""

    def __init__(self, file: CentreFile, scale: Scale) -> None:
        self.file = file
        self.scale = scale
        self.random = Random(f"krc {scale.name}")
        self.centres: list[int] = []
        self.organisations: list[list[int]] = []
        self.people: list[list[Person]] = []
        self.machines: list[list[Equipment]] = []
        self.events: list[list[Event]] = []
        self.named_days: list[Day] = []

    def make(self) -> None:
        """Write everything, centre by centre where rows belong to one."""
        self._centres()
        self._organisations()
        self._people()
        self._machines()
        for centre in range(self.scale.centres):
            self._events_of(centre)
        self._attendances()
        for centre in range(self.scale.centres):
            self._bookings_of(centre)
        self._entries()

    # -- what everything uses --------------------------------------------------------------------

    def put(self, shelf: Any, nouns: list[Any]) -> range:
        """Put nouns on a shelf as one verb in bulk; their ids."""
        with self.file.writing("import") as writing, self.file.in_bulk(writing):
            return self.file.add_many(writing, shelf, nouns)

    def uid(self) -> str:
        """A uid that is the same in every run."""
        return str(uuid.UUID(int=self.random.getrandbits(128)))

    def chance(self, share: float) -> bool:
        """True in a share of cases."""
        return self.random.random() < share

    def share(self, total: int, centre: int) -> int:
        """A centre's part of a total that is split evenly."""
        each, rest = divmod(total, self.scale.centres)
        return each + (1 if centre < rest else 0)

    def instant(self, day: date, hour: int, quarter: int = 0) -> datetime:
        """The instant of an hour on a day of the centre."""
        return clock.instant(datetime.combine(day, time(hour, 15 * quarter)))

    # -- centres, organisations, people ----------------------------------------------------------

    def _centres(self) -> None:
        centres = [
            Centre(uid=self.uid(), code=f"C{number:02}", name_lv=f"Paraugu KRC {number}")
            for number in range(1, self.scale.centres + 1)
        ]
        self.centres = list(self.put(self.file.centres, centres))
        hours = [
            OpeningHours(
                uid=self.uid(),
                centre_id=centre,
                weekday=weekday,
                opens=10 * 60,
                closes=(18 if weekday < 6 else 15) * 60,
                valid_from=self.scale.first_day,
            )
            for centre in self.centres
            for weekday in range(1, 7)
        ]
        self.put(self.file.centres.hours, hours)
        closures = [
            Closure(
                uid=self.uid(),
                centre_id=centre,
                first_day=date(year, 7, 1),
                last_day=date(year, 7, 10),
                reason="Atvaļinājums",
            )
            for centre in self.centres
            for year in range(self.scale.first_day.year, LAST_YEAR + 1)
        ]
        self.put(self.file.centres.closures, closures)

    def _organisations(self) -> None:
        kinds = list(OrganisationKind)
        for centre in self.centres:
            nouns = [
                Organisation(
                    uid=self.uid(),
                    centre_id=centre,
                    name=names.organisation(self.random, centre * 100 + number),
                    kind=self.random.choice(kinds),
                )
                for number in range(30)
            ]
            ids = list(self.put(self.file.organisations, nouns))
            doubles = [
                Organisation(
                    uid=self.uid(),
                    centre_id=centre,
                    name=f"{nouns[number].name} (vecais ieraksts)",
                    merged_into_id=ids[number],
                )
                for number in (0, 1)
            ]
            self.organisations.append(ids + list(self.put(self.file.organisations, doubles)))

    def _people(self) -> None:
        groups = [g.id for g in self.file.people.groups.all() if not g.numbers_only]
        bands = [band.id for band in self.file.people.age_bands.all()]
        number = 0
        for index, centre in enumerate(self.centres):
            nouns = []
            for _ in range(self.share(self.scale.people, index)):
                number += 1
                first, last = names.person(self.random)
                nouns.append(
                    Person(
                        uid=self.uid(),
                        centre_id=centre,
                        outside_id=f"P{number:06}",
                        first_name=first,
                        last_name=last,
                        group_id=self.random.choice(groups),
                        age_band_id=self.random.choice([*bands[1:], None]),
                        organisation_id=self.random.choice(self.organisations[index])
                        if self.chance(0.3)
                        else None,
                    )
                )
            self.put(self.file.people, nouns)
            known = self.file.people.find("centre_id = ? ORDER BY id", centre)
            self.people.append(list(known))

    def _machines(self) -> None:
        kinds = (
            (EquipmentKind.KILN, "Keramikas ceplis"),
            (EquipmentKind.LASER, "Lāzergravieris"),
            (EquipmentKind.KNITTING, "Adāmmašīna"),
            (EquipmentKind.SEWING, "Šujmašīna"),
            (EquipmentKind.SEWING, "Izšūšanas mašīna"),
            (EquipmentKind.PLACE, "Siltumnīca"),
            (EquipmentKind.PLACE, "Lielā zāle"),
            (EquipmentKind.OTHER, "Podnieka ripa"),
        )
        for index, centre in enumerate(self.centres):
            machines = [
                Equipment(
                    uid=self.uid(),
                    centre_id=centre,
                    outside_id=f"C{centre:02}-EQ{number}",
                    name_lv=name,
                    kind=kind,
                    risk=KIND_DEFAULTS[kind].risk,
                )
                for number, (kind, name) in enumerate(kinds, 1)
            ]
            self.put(self.file.equipment, machines)
            known = self.file.equipment.find("centre_id = ? ORDER BY id", centre)
            self.machines.append(list(known))
            self._inductions_and_outages(index)

    def _inductions_and_outages(self, centre: int) -> None:
        inductions: dict[tuple[int, int, date], Induction] = {}
        outages = []
        for machine in self.machines[centre]:
            for year in range(self.scale.years):
                day = self.scale.first_day + timedelta(days=365 * year + self.random.randrange(350))
                starts = self.instant(day, 12)
                outages.append(
                    Outage(
                        uid=self.uid(),
                        equipment_id=machine.id,
                        starts_at=starts,
                        ends_at=starts + timedelta(hours=self.random.randrange(2, 200)),
                        local_day=day,
                        reason="Remonts",
                    )
                )
                for _ in range(8 if machine.risk is Risk.RED else 0):
                    person = self.random.choice(self.people[centre]).id
                    day = self.scale.first_day + timedelta(self.random.randrange(self.scale.days))
                    inductions[(machine.id, person, day)] = Induction(
                        uid=self.uid(),
                        equipment_id=machine.id,
                        person_id=person,
                        inducted_on=day,
                        valid_until=day + timedelta(days=365),
                    )
        self.put(self.file.equipment.outages, outages)
        self.put(self.file.equipment.inductions, list(inductions.values()))

    # -- events ----------------------------------------------------------------------------------

    def _events_of(self, centre: int) -> None:
        count = self.share(self.scale.events, centre)
        offsets = sorted(self.random.randrange(self.scale.days) for _ in range(count))
        nouns = [
            self._event(centre, self.scale.first_day + timedelta(days=offset), number)
            for number, offset in enumerate(offsets)
        ]
        self.put(self.file.events, nouns)
        centre_id = self.centres[centre]
        events = list(self.file.events.find("centre_id = ? ORDER BY id", centre_id))
        self.events.append(events)
        self._days_of(centre, events)
        self._lines_of(events)
        self._partners_of(centre, events)
        self._headcounts_of(centre, [e for e in events if e.status is EventStatus.HELD])
        self._outputs_of(centre, events)

    def _event(self, centre: int, day: date, number: int) -> Event:
        starts = self.instant(day, self.random.randrange(9, 18), self.random.randrange(4))
        ends = starts + timedelta(minutes=15 * self.random.randrange(4, 17))
        if self.chance(0.04):
            ends = self.instant(day + timedelta(days=2), 20)
        status = self.random.choices(list(EventStatus), (1, 90, 5, 2, 2))[0]
        postponed = status is EventStatus.POSTPONED
        return Event(
            uid=self.uid(),
            centre_id=self.centres[centre],
            outside_id=f"C{centre + 1:02}-E{number:05}",
            title_lv=names.event(self.random),
            place=self.random.choice(names.PLACES),
            starts_at=starts,
            ends_at=ends,
            local_day=day,
            status=status,
            postponed_to=day + timedelta(days=14) if postponed else None,
            counting=Counting.NAMED if self.chance(0.85) else Counting.NUMBERS,
        )

    def _days_of(self, centre: int, events: list[Event]) -> None:
        nouns, of_named = [], []
        for event in events:
            for day, starts, ends in days_of_span(event.starts_at, event.ends_at):
                nouns.append(
                    EventDay(event_id=event.id, local_day=day, starts_at=starts, ends_at=ends)
                )
                of_named.append(
                    event.status is EventStatus.HELD and event.counting is Counting.NAMED
                )
        ids = self.put(self.file.events.days, nouns)
        for day_id, noun, named in zip(ids, nouns, of_named, strict=True):
            if named:
                number = (noun.local_day - self.scale.first_day).days
                self.named_days.append(Day(noun.event_id, day_id, centre, number))

    def _lines_of(self, events: list[Event]) -> None:
        lines = list(self.file.projects.lines.all())
        nouns = []
        for event in events:
            running = [one for one in lines if one.valid_from <= event.local_day <= one.valid_until]
            if running and self.chance(0.85):
                line = self.random.choice(running)
                nouns.append(
                    EventLine(event_id=event.id, project_id=line.project_id, line_id=line.id)
                )
        self.put(self.file.events.lines, nouns)

    def _partners_of(self, centre: int, events: list[Event]) -> None:
        nouns = [
            EventOrganisation(event_id=event.id, organisation_id=organisation)
            for event in events
            if self.chance(0.25)
            for organisation in self.random.sample(self.organisations[centre], 2)
        ]
        self.put(self.file.events.partners, nouns)

    def _headcounts_of(self, centre: int, held: list[Event]) -> None:
        groups = [group.id for group in self.file.people.groups.all()]
        nouns = [
            Headcount(
                uid=self.uid(),
                event_id=event.id,
                group_id=self.random.choice([*groups, None]),
                people=self.random.randrange(1, 40),
            )
            for event in held
            if event.counting is Counting.NUMBERS or self.chance(0.1)
            for _ in range(self.random.randrange(1, 4))
        ]
        ids = self.put(self.file.events.headcounts, nouns)
        from_where = [
            HeadcountOrganisation(headcount_id=headcount, organisation_id=organisation)
            for headcount in ids
            if self.chance(0.25)
            for organisation in self.random.sample(self.organisations[centre], 3)
        ]
        self.put(self.file.events.headcount_organisations, from_where)

    def _outputs_of(self, centre: int, events: list[Event]) -> None:
        nouns = [
            Output(
                uid=self.uid(),
                centre_id=self.centres[centre],
                event_id=event.id if self.chance(0.8) else None,
                local_day=event.local_day,
                what="putnu būrīši",
                quantity=self.random.randrange(1, 90),
            )
            for event in events
            if self.chance(0.05)
        ]
        self.put(self.file.events.outputs, nouns)

    def _attendances(self) -> None:
        days = self.named_days
        most = [len(self.people[day.centre]) // 2 for day in days]
        wishes = [self.random.lognormvariate(0, 0.6) for _ in days]
        total = sum(wishes)
        counts = [
            min(limit, int(wish / total * self.scale.attendances))
            for wish, limit in zip(wishes, most, strict=True)
        ]
        left = self.scale.attendances - sum(counts)
        while left:
            at = self.random.randrange(len(days))
            if counts[at] < most[at]:
                counts[at] += 1
                left -= 1
        nouns = [
            self._attendance(day, person)
            for day, count in zip(days, counts, strict=True)
            for person in self._who_came(day, count)
        ]
        self.put(self.file.events.attendances, nouns)

    def _who_came(self, day: Day, count: int) -> list[Person]:
        """Different people; the centre's circle grows with the years, and newcomers come more."""
        people = self.people[day.centre]
        known = max(2 * count, int(len(people) * (day.number + 60) / (self.scale.days + 60)))
        known = min(known, len(people))
        chosen: dict[int, None] = {}
        while len(chosen) < count:
            chosen[int(known * (1 - self.random.random() ** 1.5))] = None
        return [people[min(at, known - 1)] for at in chosen]

    def _attendance(self, day: Day, person: Person) -> Attendance:
        return Attendance(
            event_id=day.event_id,
            event_day_id=day.day_id,
            person_id=person.id,
            present=self.chance(0.95),
            group_id=person.group_id,
            organisation_id=person.organisation_id,
            age_band_id=person.age_band_id,
        )

    # -- bookings --------------------------------------------------------------------------------

    def _bookings_of(self, centre: int) -> None:
        count = self.share(self.scale.bookings, centre)
        machines = self.machines[centre]
        of_kiln = count * 15 // 100
        each, rest = divmod(count - of_kiln, len(machines) - 1)
        nouns: list[Booking] = []
        for number, machine in enumerate(machines):
            wanted = of_kiln if number == 0 else each + (1 if number <= rest else 0)
            nouns += self._bookings_on(centre, machine, wanted)
        nouns.sort(key=lambda booking: booking.starts_at)
        self.put(self.file.bookings, nouns)
        bookings = list(self.file.bookings.find("centre_id = ? ORDER BY id", self.centres[centre]))
        self._uses_of(bookings)
        self._firings_of(centre, [b for b in bookings if b.purpose is BookingPurpose.FIRING])

    def _bookings_on(self, centre: int, machine: Equipment, count: int) -> Iterator[Booking]:
        """So many bookings of a machine, each somewhere in a stretch of its own: none overlap."""
        kiln = machine.kind is EquipmentKind.KILN
        begins = clock.seconds_of(self.instant(self.scale.first_day, 8))
        stretch = (self.scale.days - 4) * 86_400 // max(count, 1)
        for number in range(count):
            minutes = 2190 if kiln else 15 * self.random.randrange(4, 25)
            room = (stretch - minutes * 60) // 900
            starts_at = begins + number * stretch + self.random.randrange(max(room, 1)) * 900
            starts = clock.from_seconds(starts_at)
            yield self._booking(centre, machine, starts, starts + timedelta(minutes=minutes))

    def _booking(
        self, centre: int, machine: Equipment, starts: datetime, ends: datetime
    ) -> Booking:
        firing = machine.kind is EquipmentKind.KILN
        usual = (BookingPurpose.PERSON, BookingPurpose.ORGANISATION, BookingPurpose.EVENT)
        purpose = BookingPurpose.FIRING if firing else self.random.choices(usual, (7, 2, 1))[0]
        if self.chance(0.03):
            purpose = BookingPurpose.MAINTENANCE
        day = clock.local_day(starts)
        status = self.random.choices(list(BookingStatus), (2, 85, 5, 8))[0]
        return Booking(
            uid=self.uid(),
            centre_id=self.centres[centre],
            equipment_id=machine.id,
            starts_at=starts,
            ends_at=ends,
            local_day=day,
            purpose=purpose,
            status=status,
            person_id=self.random.choice(self.people[centre]).id
            if purpose in {BookingPurpose.PERSON, BookingPurpose.FIRING}
            else None,
            organisation_id=self.random.choice(self.organisations[centre])
            if purpose is BookingPurpose.ORGANISATION
            else None,
            event_id=self._event_near(centre, day) if purpose is BookingPurpose.EVENT else None,
        )

    def _event_near(self, centre: int, day: date) -> int:
        """An event of about that time: events stand in the order of their days."""
        events = self.events[centre]
        share = (day - self.scale.first_day).days / self.scale.days
        return events[min(int(share * len(events)), len(events) - 1)].id

    def _uses_of(self, bookings: list[Booking]) -> None:
        nouns = [
            BookingUse(
                booking_id=one.id,
                starts_at=one.starts_at,
                ends_at=one.ends_at - timedelta(minutes=self.random.randrange(30)),
            )
            for one in bookings
            if one.status is BookingStatus.USED
            and one.purpose is not BookingPurpose.FIRING
            and self.chance(0.4)
        ]
        self.put(self.file.bookings.uses, nouns)

    def _firings_of(self, centre: int, bookings: list[Booking]) -> None:
        lengths = [
            (phase, minutes) for phase, minutes, _ in KIND_DEFAULTS[EquipmentKind.KILN].phases
        ]
        phases = [
            BookingPhase(booking_id=one.id, position=at, phase=phase, starts_at=a, ends_at=b)
            for one in bookings
            for at, (phase, a, b) in enumerate(phases_of(one.starts_at, one.ends_at, lengths), 1)
        ]
        self.put(self.file.bookings.phases, phases)
        used = [one for one in bookings if one.status is BookingStatus.USED]
        firings = [self._firing(one) for one in used]
        ids = self.put(self.file.bookings.firings, firings)
        self._pieces_of(centre, list(zip(ids, used, strict=True)))

    def _firing(self, booking: Booking) -> Firing:
        logged = self.chance(0.6)
        on_at = booking.starts_at + timedelta(minutes=90)
        pieces = self.random.randrange(8, 40)
        return Firing(
            uid=self.uid(),
            booking_id=booking.id,
            kind=self.random.choice((FiringKind.BISQUE, FiringKind.GLAZE)),
            on_at=on_at if logged else None,
            off_at=on_at + timedelta(minutes=self.random.randrange(560, 640)) if logged else None,
            pieces_in=pieces,
            pieces_lost=self.random.randrange(3),
        )

    def _pieces_of(self, centre: int, firings: list[tuple[int, Booking]]) -> None:
        pieces: list[Piece] = []
        into: list[tuple[int, int]] = []
        for firing, booking in firings:
            for _ in range(self.random.randrange(1, 5) if self.chance(0.3) else 0):
                amount = self.random.randrange(1, 9)
                pieces.append(
                    Piece(
                        uid=self.uid(),
                        centre_id=self.centres[centre],
                        label=f"C{centre + 1:02}-{len(pieces):05}",
                        person_id=self.random.choice(self.people[centre]).id,
                        amount=amount,
                        state=PieceState.READY,
                        made_on=booking.local_day,
                    )
                )
                into.append((firing, amount))
        ids = self.put(self.file.bookings.pieces, pieces)
        nouns = [
            PieceFiring(piece_id=piece, firing_id=firing, pieces_in=amount)
            for piece, (firing, amount) in zip(ids, into, strict=True)
        ]
        self.put(self.file.bookings.piece_firings, nouns)

    # -- volunteers ------------------------------------------------------------------------------

    def _entries(self) -> None:
        nouns = []
        for centre in range(self.scale.centres):
            people = self.people[centre]
            volunteers = people[: max(1, len(people) // 10)]
            offsets = sorted(
                self.random.randrange(self.scale.days)
                for _ in range(self.share(self.scale.entries, centre))
            )
            for offset in offsets:
                day = self.scale.first_day + timedelta(days=offset)
                nouns.append(
                    VolunteerEntry(
                        uid=self.uid(),
                        centre_id=self.centres[centre],
                        person_id=self.random.choice(volunteers).id,
                        event_id=self._event_near(centre, day) if self.chance(0.4) else None,
                        local_day=day,
                        minutes=5 * self.random.randrange(6, 97),
                        known=Known.MEASURED if self.chance(0.7) else Known.DECLARED,
                        state=self.random.choices(list(EntryState), (3, 95, 2))[0],
                    )
                )
        self.put(self.file.volunteers, nouns)
