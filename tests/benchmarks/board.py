"""The board of bookings at 60 machines and 900 bookings a week: read, painted, scrolled, dragged.

The floor of painting is an empty widget of that size, filled with one colour.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from statistics import median
from typing import Any

from krc_desktop import clock
from krc_desktop.clock import FixedClock
from krc_desktop.model.bookings import Booking, BookingPhase, BookingPurpose, phases_of
from krc_desktop.model.equipment import KIND_DEFAULTS, Equipment, EquipmentKind
from krc_desktop.model.people import Person
from krc_desktop.operations.board import board as read_board
from krc_desktop.operations.centres import add_centre, set_opening_hours
from krc_desktop.periods import Period
from krc_desktop.store.centre_file import CentreFile
from tests.benchmarks.measuring import Bench, Result, in_pairs, p99, timing, told
from tests.benchmarks.scales import copied

_MACHINES, _BOOKINGS, _WEEKS = 60, 900, 8
_MONDAY = date(2027, 2, 1)
_NOW = FixedClock(datetime(2027, 2, 4, 10, 19, tzinfo=UTC))
_FRAME = 0.0167
_KINDS = (
    EquipmentKind.KILN,
    EquipmentKind.LASER,
    EquipmentKind.KNITTING,
    EquipmentKind.SEWING,
    EquipmentKind.PLACE,
)


def board(bench: Bench) -> list[Result]:
    """Everything that is felt while one looks at the board."""
    path = copied(bench.made.path, bench.folder, "board.krc")
    with CentreFile.opened(path, _NOW) as file:
        centre = _filled(file, max(1, bench.times(_WEEKS) - 1))
        found = [_read(bench, file, centre)]
    with _window(bench, path) as window:
        found += _Looking(bench, window).results()
    path.unlink()
    return found


# -- made bookings -----------------------------------------------------------------------------


def _filled(file: CentreFile, weeks: int) -> int:
    """A centre of sixty machines with bookings in the weeks around the one that is looked at."""
    added = add_centre(file, code="BOARD", name_lv="Iekārtu centrs")
    centre = added.row_id or 0
    hours = dict.fromkeys(range(1, 7), (9 * 60, 19 * 60))
    set_opening_hours(file, centre_id=centre, hours=hours, since=date(2026, 1, 1))
    with file.writing("import"):
        group = next(file.people.groups.find("numbers_only = 0"))
        people = [
            file.people.add(
                Person(
                    centre_id=centre,
                    group_id=group.id,
                    first_name=first,
                    last_name="Paraudziņa",
                )
            )
            for first in ("Anna", "Zane", "Toms", "Edvīns", "Valija")
        ]
        machines = [file.equipment.add(_machine(centre, number)) for number in range(_MACHINES)]
        for week in range(weeks):
            monday = _MONDAY - timedelta(weeks=week)
            for number, machine in enumerate(machines):
                _book_week(file, machine, monday, people[number % len(people)])
    return centre


def _machine(centre: int, number: int) -> Equipment:
    kind = _KINDS[number % len(_KINDS)]
    return Equipment(
        centre_id=centre,
        name_lv=f"Iekārta {number + 1}",
        kind=kind,
        risk=KIND_DEFAULTS[kind].risk,
    )


def _book_week(file: CentreFile, machine: Equipment, monday: date, person: Person) -> None:
    """A kiln's three firings; of others so many bookings that all together are the goal's."""
    if machine.kind is EquipmentKind.KILN:
        for day in (0, 2, 4):
            _fire(file, machine, monday + timedelta(days=day))
        return
    kilns = _MACHINES // len(_KINDS)
    each = round((_BOOKINGS - 3 * kilns) / (_MACHINES - kilns))
    for number in range(each):
        starts = _at(monday + timedelta(days=number % 6), 9 + 3 * (number // 6))
        _add(file, machine, starts, starts + timedelta(hours=2), person_id=person.id)


def _at(day: date, hour: int) -> datetime:
    return clock.instant(datetime.combine(day, time(hour)))


def _add(
    file: CentreFile, machine: Equipment, starts: datetime, ends: datetime, **others: Any
) -> Booking:
    purpose = BookingPurpose.PERSON if others else BookingPurpose.FIRING
    return file.bookings.add(
        Booking(
            centre_id=machine.centre_id,
            equipment_id=machine.id,
            starts_at=starts,
            ends_at=ends,
            local_day=clock.local_day(starts),
            purpose=purpose,
            **others,
        )
    )


def _fire(file: CentreFile, kiln: Equipment, day: date) -> None:
    usual = [(phase, minutes) for phase, minutes, _ in KIND_DEFAULTS[EquipmentKind.KILN].phases]
    starts = _at(day, 12)
    ends = starts + timedelta(minutes=sum(minutes for _, minutes in usual))
    booking = _add(file, kiln, starts, ends)
    for position, (phase, first, last) in enumerate(phases_of(starts, ends, usual), start=1):
        file.bookings.phases.add(
            BookingPhase(
                booking_id=booking.id,
                position=position,
                phase=phase,
                starts_at=first,
                ends_at=last,
            )
        )


# -- reading -----------------------------------------------------------------------------------


def _read(bench: Bench, file: CentreFile, centre: int) -> Result:
    """The week read, beside the bare rows of its bookings."""
    week = Period(_MONDAY, _MONDAY + timedelta(days=6))
    bare = "SELECT * FROM bookings WHERE centre_id = ? AND local_day BETWEEN ? AND ?"
    values = (centre, week.first.isoformat(), week.last.isoformat())
    shown = read_board(file, centre_id=centre, period=week)
    bookings = sum(len(lane.bookings) for lane in shown.lanes)
    pairs = in_pairs(
        timing(lambda: read_board(file, centre_id=centre, period=week)),
        timing(lambda: file.connection.execute(bare, values).fetchall()),
        bench.times(40),
    )
    slowest = p99(pairs.ours)
    return Result(
        f"board read: a week of {len(shown.lanes)} machines, {bookings} bookings",
        pairs.ratio,
        "the rows of its bookings",
        f"{pairs.medians}, p99 {told(slowest)}",
        "p99 ≤ 50 ms",
        slowest <= 0.05,
    )


# -- looking -----------------------------------------------------------------------------------


@contextmanager
def _window(bench: Bench, path: Any) -> Iterator[Any]:
    """A window at the board of the centre with sixty machines."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from krc_desktop.desktop.look import dress_application, theme_of
    from krc_desktop.desktop.session import Session
    from krc_desktop.desktop.window import MainWindow
    from krc_desktop.language import Phrasebook
    from krc_desktop.model.places import PageName, Place
    from krc_desktop.settings import Settings

    application = QApplication.instance() or QApplication(["krc-desktop", "-style", "fusion"])
    settings = Settings(centre_code="BOARD")
    theme = theme_of(settings)
    dress_application(theme, settings.language)
    with CentreFile.opened(path, _NOW) as file:
        session = Session(
            file=file,
            words=Phrasebook(settings.language),
            theme=theme,
            settings=settings,
            settings_path=bench.folder / "settings.json",
        )
        window = MainWindow(session)
        window.open_where_left()
        window.resize(1366, 768)
        window.show()
        window.go(Place(PageName.EQUIPMENT))
        QTest.qWait(200)
        while session.work.is_busy:
            QTest.qWait(10)
        QTest.qWait(50)
        yield window
        window.close()
        window.deleteLater()
        application.processEvents()


@dataclass
class _Looking:
    """The board in its window, and an empty widget of its size."""

    bench: Bench
    window: Any

    def __post_init__(self) -> None:
        """Find the board; lay the empty widget beside it."""
        from PySide6.QtWidgets import QApplication, QWidget

        self.view = self.window.current.pane.board_view
        self.grid = self.view.grid
        self.bar = self.view.scrolled.verticalScrollBar()
        self.empty = QWidget()
        self.empty.setAutoFillBackground(True)
        self.empty.resize(self.view.size())
        self.empty.show()
        self.process = QApplication.processEvents
        self.process()

    def results(self) -> list[Result]:
        """Painted whole, scrolled, dragged."""
        painted = in_pairs(
            timing(self.view.repaint), timing(self.empty.repaint), self.bench.times(60)
        )
        floor = median(painted.floor)
        whole = [timing(self._scrolled_far)() for _ in range(self.bench.times(60))]
        found = [
            self._frame("board painted whole, another part of it each time", whole, floor),
            self._frame("board scrolled by a notch", list(self._notches()), floor),
            self._frame("step of a drag: checked and painted", list(self._drags()), floor),
        ]
        self.empty.close()
        return found

    def _frame(self, what: str, seconds: list[float], floor: float) -> Result:
        slowest = p99(seconds)
        return Result(
            what,
            median(seconds) / floor,
            "empty widget of that size",
            f"{told(slowest)} p99, {told(median(seconds))} ÷ {told(floor)}",
            "p99 ≤ 16.7 ms",
            slowest <= _FRAME,
        )

    def _scrolled_far(self) -> None:
        page = self.bar.pageStep()
        self.bar.setValue(0 if self.bar.value() >= self.bar.maximum() else self.bar.value() + page)
        self.window.repaint(self.view.geometry())
        self.process()

    def _notches(self) -> Iterator[float]:
        self.bar.setValue(0)
        self.process()
        for _ in range(self.bench.times(200)):
            value = self.bar.value() + 60
            value = 0 if value > self.bar.maximum() else value
            yield timing(lambda to=value: self._scroll(to))()

    def _scroll(self, value: int) -> None:
        self.bar.setValue(value)
        self.process()

    def _drags(self) -> Iterator[float]:
        """A booking dragged over its lane, step by step, as the mouse would."""
        from PySide6.QtCore import QPointF, Qt

        self.bar.setValue(0)
        self.process()
        placed = next(one for lane in range(1, 4) for one in self.view.scene.placed(lane, 0))
        at = placed.place.center()
        self.grid._mouse.press(at)
        for number in range(self.bench.times(200)):
            point = QPointF(at.x() + number % 400, at.y() + number % 60)
            yield timing(lambda to=point: self._move(to, Qt.MouseButton.LeftButton))()
        self.grid._mouse.give_up()

    def _move(self, point: Any, button: Any) -> None:
        self.grid._mouse.move(point, button)
        self.process()
