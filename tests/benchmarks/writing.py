"""Writing in bulk and one by one, imports and their undo, against the driver alone.

The floor of bulk writing, to which the goal belongs, is `executemany` of the same values on a bare
connection of the driver, into a copy of the file without the journal's triggers: the same table,
indexes, CHECKs and guards, but SQLite's own settings, so foreign keys are not even looked at.
A second floor has the program's settings (foreign keys, `secure_delete`, `synchronous = EXTRA`, no
spilling) and tells what the program itself adds to them; one by one and lists are held against it.
Copies are whole on the disk before, and bytes reach the disk on both sides.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

import sqlcipher3.dbapi2 as driver

from krc_desktop.exchange.imports import import_file
from krc_desktop.model.events import Attendance
from krc_desktop.model.imports import ImportKind
from krc_desktop.operations.attendance import record_attendance
from krc_desktop.operations.centre_files import create_centre_file
from krc_desktop.operations.centres import add_centre
from krc_desktop.operations.history import undo
from krc_desktop.store import database
from krc_desktop.store.centre_file import CentreFile
from tests.benchmarks import names
from tests.benchmarks.measuring import Bench, Pairs, Result, grouped, in_pairs, p99, timing, told
from tests.benchmarks.scales import CLOCK, copied

_INSERT = (
    "INSERT INTO attendances (event_id, event_day_id, person_id, present, group_id,"
    " organisation_id, age_band_id) VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_PERSON = (
    "INSERT INTO people (uid, centre_id, outside_id, first_name, last_name, sort_key, folded,"
    " group_id, age_band_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def new_attendances(file: CentreFile, count: int) -> list[Attendance]:
    """Attendances that the file does not hold yet, event by event as a list would bring them."""
    random = Random("attendances")
    days = list(file.events.days.all())
    people = list(file.people.all())
    known = file.connection.execute("SELECT event_day_id, person_id FROM attendances")
    taken = {(day, person) for day, person in known}
    each = min(max(20, 2 * count // len(days)), len(people))
    found: list[Attendance] = []
    random.shuffle(days)
    for day in days:
        for person in random.sample(people, each):
            if (day.id, person.id) not in taken:
                found.append(
                    Attendance(
                        event_id=day.event_id,
                        event_day_id=day.id,
                        person_id=person.id,
                        group_id=person.group_id,
                        organisation_id=person.organisation_id,
                        age_band_id=person.age_band_id,
                    )
                )
                if len(found) == count:
                    return found
    raise ValueError("the scale has no room for so many attendances")


def _values(attendances: Sequence[Attendance]) -> list[tuple[Any, ...]]:
    return [
        (
            one.event_id,
            one.event_day_id,
            one.person_id,
            1,
            one.group_id,
            one.organisation_id,
            one.age_band_id,
        )
        for one in attendances
    ]


def without_journal(path: Path) -> Path:
    """The file with the journal's triggers taken out: what the floors write into."""
    with closing(driver.connect(str(path), isolation_level=None)) as connection:
        triggers = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'journal_%'"
        ).fetchall()
        for (name,) in triggers:
            connection.execute(f"DROP TRIGGER {name}")
    return path


def _raw(path: Path, sql: str, values: Sequence[Any], *, settings: bool) -> float:
    """Seconds of one committed `executemany` on a connection that is open already."""
    connect = _with_settings if settings else _without_settings
    with closing(connect(path)) as connection:
        connection.execute("SELECT count(*) FROM centres").fetchone()
        started = perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(sql, values)
        connection.execute("COMMIT")
        return perf_counter() - started


def _with_settings(path: Path) -> Any:
    return database.connect(path, mode="rw")


def _without_settings(path: Path) -> Any:
    return driver.connect(str(path), isolation_level=None)


# -- in bulk ---------------------------------------------------------------------------------------


def bulk(bench: Bench) -> list[Result]:
    """100,000 attendances by `add_many` as one verb.

    The goal is about what the shelf and the journal add, so its floor runs under the file's own
    settings (foreign keys, EXTRA, secure_delete): those are promised to the centre, not for sale.
    What they cost is told beside it.
    """
    with CentreFile.opened_to_read(bench.made.path, CLOCK) as file:
        nouns = new_attendances(file, bench.times(100_000))
    values = _values(nouns)
    floor_file = without_journal(copied(bench.made.path, bench.folder, "floor.krc"))

    def ours() -> float:
        with (
            fresh(bench, bench.made.path) as path,
            CentreFile.opened(path, CLOCK) as file,
        ):
            started = perf_counter()
            with file.writing("import") as writing, file.in_bulk(writing):
                file.add_many(writing, file.events.attendances, nouns)
            return perf_counter() - started

    def floor(*, settings: bool) -> float:
        with fresh(bench, floor_file) as path:
            return _raw(path, _INSERT, values, settings=settings)

    count = bench.times(11)
    bare = in_pairs(ours, lambda: floor(settings=False), count)
    guarded = in_pairs(ours, lambda: floor(settings=True), count)
    floor_file.unlink()
    return [
        Result(
            f"Bulk: {grouped(len(nouns))} attendances in one verb",
            guarded.ratio,
            "executemany with our settings",
            f"{guarded.medians}, {_rate(len(nouns), guarded.ours)}",
            "≤ 1.5",
            guarded.ratio <= 1.5,
        ),
        Result(
            "Bulk: the same",
            bare.ratio,
            "executemany without any of them",
            bare.medians,
        ),
    ]


@contextmanager
def fresh(bench: Bench, path: Path) -> Iterator[Path]:
    """A copy of a file for one attempt."""
    copy = copied(path, bench.folder, f"copy-{path.stem}.krc")
    yield copy
    copy.unlink()


def _rate(count: int, seconds: Sequence[float]) -> str:
    return f"{grouped(count / median(seconds))} rows/s"


# -- lists -----------------------------------------------------------------------------------------


def lists(bench: Bench) -> list[Result]:
    """Whole imports of CSV, from the bytes of the list to the commit: people, then attendance."""
    return [_people_list(bench), _attendance_list(bench)]


def _people_list(bench: Bench) -> Result:
    count = bench.times(20_000)
    random = Random("people")
    rows = [(f"N{number:06}", *names.person(random)) for number in range(count)]
    path = bench.folder / "people.csv"
    head = ("id", "first_name", "last_name", "group", "age_band", "home_centre")
    _write_csv(path, head, [(*row, "BER", "7–12", "C01") for row in rows])
    empty = bench.folder / "empty.krc"
    with create_centre_file(empty, CLOCK) as file:
        add_centre(file, code="C01", name_lv="Paraugu KRC")
        group = next(file.people.groups.find("code = 'BER'")).id
        band = next(file.people.age_bands.find("from_age = 7")).id
    floor_file = without_journal(copied(empty, bench.folder, "empty-floor.krc"))
    values = [
        (f"{number:036}", 1, key, first, last, f"{last} {first}", last.lower(), group, band)
        for number, (key, first, last) in enumerate(rows)
    ]

    def floor() -> float:
        with fresh(bench, floor_file) as copy:
            return _raw(copy, _INSERT_PERSON, values, settings=True)

    def ours() -> float:
        with fresh(bench, empty) as copy:
            return _imported(copy, ImportKind.PEOPLE, path, count)

    pairs = in_pairs(ours, floor, bench.times(3))
    return _told_import(f"CSV of {grouped(count)} people", count, pairs)


def _attendance_list(bench: Bench) -> Result:
    count = bench.times(100_000)
    with CentreFile.opened_to_read(bench.made.path, CLOCK) as file:
        nouns = new_attendances(file, count)
        path = _attendance_csv(bench.folder, file, nouns)
    values = _values(nouns)
    floor_file = without_journal(copied(bench.made.path, bench.folder, "floor.krc"))

    def floor() -> float:
        with fresh(bench, floor_file) as copy:
            return _raw(copy, _INSERT, values, settings=True)

    def ours() -> float:
        with fresh(bench, bench.made.path) as copy:
            return _imported(copy, ImportKind.ATTENDANCE, path, count)

    pairs = in_pairs(ours, floor, bench.times(3))
    floor_file.unlink()
    return _told_import(f"CSV of {grouped(count)} attendances", count, pairs)


def _told_import(what: str, count: int, pairs: Pairs) -> Result:
    return Result(
        what,
        pairs.ratio,
        "executemany with our settings",
        f"{pairs.medians}, {_rate(count, pairs.ours)}",
    )


def _imported(path: Path, kind: ImportKind, source: Path, count: int) -> float:
    with CentreFile.opened(path, CLOCK) as file:
        started = perf_counter()
        outcome = import_file(file, kind, source)
        seconds = perf_counter() - started
    assert not outcome.refused, outcome.refused[0].rule
    assert outcome.new == count
    return seconds


def _attendance_csv(folder: Path, file: CentreFile, nouns: Sequence[Attendance]) -> Path:
    events = dict(file.connection.execute("SELECT id, outside_id FROM events").fetchall())
    people = dict(file.connection.execute("SELECT id, outside_id FROM people").fetchall())
    days: dict[int, date] = {day.id: day.local_day for day in file.events.days.all()}
    path = folder / "attendance.csv"
    rows = [
        (events[one.event_id], days[one.event_day_id].isoformat(), people[one.person_id], "jā")
        for one in nouns
    ]
    _write_csv(path, ("event_id", "date", "participant_id", "present_lv"), rows)
    return path


def _write_csv(path: Path, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])


def import_and_undo(bench: Bench) -> list[Result]:
    """10,000 attendances imported from a list and taken back, again and again in one file."""
    count = bench.times(10_000)
    path = copied(bench.made.path, bench.folder, "undo.krc")
    with CentreFile.opened(path, CLOCK) as file:
        source = _attendance_csv(bench.folder, file, new_attendances(file, count))
        before = file.events.attendances.count()
        back, brought = [], []
        take_back = timing(lambda: undo(file))
        for _ in range(bench.times(11)):
            started = perf_counter()
            assert import_file(file, ImportKind.ATTENDANCE, source).new == count
            brought.append(perf_counter() - started)
            back.append(take_back())
            assert file.events.attendances.count() == before
    path.unlink()
    pairs = Pairs(back, brought)
    what = f"Undo of an import of {grouped(count)} attendances"
    return [Result(what, pairs.ratio, "the import", pairs.medians)]


# -- one by one ------------------------------------------------------------------------------------


def single_verb(bench: Bench) -> list[Result]:
    """`record_attendance` ÷ one committed INSERT with the same settings: both wait for the disk."""
    mine = copied(bench.made.path, bench.folder, "verb.krc")
    bare = without_journal(copied(bench.made.path, bench.folder, "insert.krc"))
    count = bench.times(101)
    with (
        CentreFile.opened(mine, CLOCK) as file,
        closing(database.connect(bare, mode="rw")) as connection,
    ):
        nouns = new_attendances(file, 2 * count + 2)
        days = {day.id: day.local_day for day in file.events.days.all()}
        pairs = in_pairs(
            _verbs(file, nouns[: count + 1], days),
            _inserts(connection, _values(nouns[count + 1 :])),
            count,
        )
    mine.unlink()
    bare.unlink()
    seen = f"{pairs.medians}, p99 {told(p99(pairs.ours))}"
    return [
        Result(
            "One verb: an attendance recorded", pairs.ratio, "one INSERT with our settings", seen
        )
    ]


def _verbs(
    file: CentreFile, nouns: Sequence[Attendance], days: dict[int, date]
) -> Callable[[], float]:
    waiting = iter(nouns)

    def one() -> None:
        noun = next(waiting)
        record_attendance(
            file, event_id=noun.event_id, person_id=noun.person_id, day=days[noun.event_day_id]
        )

    return timing(one)


def _inserts(connection: Any, values: Sequence[tuple[Any, ...]]) -> Callable[[], float]:
    waiting: Iterator[tuple[Any, ...]] = iter(values)

    def one() -> None:
        row = next(waiting)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(_INSERT, row)
        connection.execute("COMMIT")

    return timing(one)
