"""Search as one types, booking conflicts, the opening of a file, against the driver alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

import sqlcipher3.dbapi2 as driver

from krc_desktop.alphabet import folded
from krc_desktop.errors import Rule
from krc_desktop.model.bookings import Booking, BookingPurpose
from krc_desktop.store.centre_file import CentreFile
from tests.benchmarks.measuring import (
    Bench,
    Pairs,
    Result,
    in_pairs,
    p99,
    timing,
    told,
    undisturbed,
)
from tests.benchmarks.scales import CLOCK, copied

_BY_KEY = "SELECT id, last_name FROM people WHERE id = ?"


def beside_a_key(file: CentreFile, works: Iterable[Callable[[], object]], random: Random) -> Pairs:
    """Each piece of work once, and beside each the bare look-up of a random row by its key."""
    most = file.people.count()
    ours, floor = [], []
    with undisturbed():
        for work in works:
            key = random.randrange(1, most + 1)
            started = perf_counter()
            file.connection.execute(_BY_KEY, (key,)).fetchone()
            middle = perf_counter()
            work()
            floor.append(middle - started)
            ours.append(perf_counter() - middle)
    return Pairs(ours, floor)


def within(what: str, pairs: Pairs, limit: float, goal: str) -> Result:
    """Whether all but one of a hundred were done within so many seconds."""
    slowest = p99(pairs.ours)
    seen = f"{told(slowest)} (p99 of the look-up {told(p99(pairs.floor))})"
    ratio = slowest / median(pairs.floor)
    return Result(what, ratio, "look-up by key", seen, goal, slowest < limit)


# -- search ----------------------------------------------------------------------------------------


def search_as_you_type(bench: Bench) -> list[Result]:
    """Every beginning of one to six letters of many names, with and without diacritics."""
    random = Random("search")
    with CentreFile.opened_to_read(bench.made.path, CLOCK) as file:
        people = random.sample(list(file.people.all()), min(bench.times(400), file.people.count()))
        names = [name for one in people for name in (one.last_name, one.first_name, one.name)]
        titles = [event.title_lv for event in file.events.find("TRUE LIMIT ?", bench.times(200))]
        limit, goal = 0.002, "p99 < 2 ms"
        return [
            within(
                "Search of people, each keystroke, p99",
                beside_a_key(file, _keystrokes(file.search.people, names), random),
                limit,
                goal,
            ),
            within(
                "Search of events, each keystroke, p99",
                beside_a_key(file, _keystrokes(file.search.events, titles), random),
                limit,
                goal,
            ),
        ]


def _keystrokes(
    search: Callable[[str], object], names: list[str]
) -> Iterable[Callable[[], object]]:
    for name in names:
        for letters in range(1, 7):
            for typed in {name[:letters], folded(name[:letters])}:
                yield partial(search, typed)


# -- booking conflicts -----------------------------------------------------------------------------


def booking_conflict(bench: Bench) -> list[Result]:
    """Asking for a conflict, and the guard that the file itself sets before each new booking.

    A new booking has nine indexes and the journal to write besides; it is rolled back.
    """
    random = Random("conflicts")
    path = copied(bench.made.path, bench.folder, "conflicts.krc")
    with CentreFile.opened(path, CLOCK) as file:
        wishes = _wishes(file, random, bench.times(4000))
        asked = beside_a_key(file, _questions(file, wishes), random)
        limit, goal = 0.001, "p99 < 1 ms"
        found = [within("Booking conflict asked for, p99", asked, limit, goal)]
        with suppress(_NothingKept), file.writing("book"):
            pairs = beside_a_key(file, _attempts(file, wishes), random)
            found.append(within("Booking put in or refused, p99", pairs, limit, goal))
            raise _NothingKept
    path.unlink()
    return found


class _NothingKept(Exception):
    """No error: the way out of the transaction without keeping anything."""


Wish = tuple[int, int, datetime, datetime]


def _wishes(file: CentreFile, random: Random, count: int) -> list[Wish]:
    """Machines and times, half of them about a booking that is there."""
    machines = list(file.equipment.all())
    wishes = []
    for number in range(count):
        machine = random.choice(machines)
        last = file.bookings.find_one("equipment_id = ? ORDER BY id DESC", machine.id)
        first = file.bookings.find_one("equipment_id = ? ORDER BY id", machine.id)
        assert first is not None
        assert last is not None
        span = int((last.ends_at - first.starts_at).total_seconds())
        starts = first.starts_at + timedelta(seconds=random.randrange(span))
        if number % 2:
            starts = first.starts_at
        wishes.append((machine.id, machine.centre_id, starts, starts + timedelta(hours=2)))
    return wishes


def _questions(file: CentreFile, wishes: list[Wish]) -> Iterable[Callable[[], object]]:
    for machine, _, starts, ends in wishes:
        yield partial(file.bookings.overlapping, machine, starts, ends)


def _attempts(file: CentreFile, wishes: list[Wish]) -> Iterable[Callable[[], object]]:
    """Each wish put in; those that got in are taken back at once, which is not timed."""
    file.connection.execute("SAVEPOINT wish")
    for machine, centre, starts, ends in wishes:
        booking = Booking(
            centre_id=centre,
            equipment_id=machine,
            starts_at=starts,
            ends_at=ends,
            local_day=starts.date(),
            purpose=BookingPurpose.MAINTENANCE,
        )
        yield partial(_attempt, file, booking)
        file.connection.execute("ROLLBACK TO wish")


def _attempt(file: CentreFile, booking: Booking) -> None:
    try:
        file.bookings.add(booking)
    except driver.Error as error:
        if str(error) != f"krc: {Rule.BOOKING_OVERLAPS.value}":
            raise


# -- opening ---------------------------------------------------------------------------------------


def opening(bench: Bench) -> list[Result]:
    """Recognised, connected and held against the golden list ÷ the driver's connection alone."""
    path = bench.made.path

    def ours() -> None:
        CentreFile.opened(path, CLOCK).close()

    pairs = in_pairs(timing(ours), timing(lambda: _bare(path)), bench.times(101))
    seen = f"{pairs.medians}, p99 {told(p99(pairs.ours))}"
    return [Result("Opening the file", pairs.ratio, "driver and one query", seen)]


def _bare(path: Path) -> None:
    connection: Any = driver.connect(str(path))
    connection.execute("SELECT count(*) FROM centres").fetchone()
    connection.close()
