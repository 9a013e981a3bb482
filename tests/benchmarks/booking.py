"""What the booking popover asks at each keystroke, at the scale's bookings, within one frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import partial
from random import Random

from krc_desktop.model.booking_checks import Wanted
from krc_desktop.model.bookings import BookingPurpose
from krc_desktop.model.opening import is_holiday
from krc_desktop.operations.booking_checks import findings, free_times, next_free
from krc_desktop.store.centre_file import CentreFile
from tests.benchmarks.looking import beside_a_key, within
from tests.benchmarks.measuring import Bench, Result
from tests.benchmarks.scales import CLOCK

_FRAME, _GOAL = 0.016, "p99 < 16 ms"


def booking_typed(bench: Bench) -> list[Result]:
    """Everything said of a booking as it is typed, the next free time, a few other times.

    The question's machine, person and time are new each time; half the times are taken. The list of
    holidays, 0.7 s once in the life of the program, is loaded before.
    """
    random = Random("booking")
    with CentreFile.opened_to_read(bench.made.path, CLOCK) as file:
        wishes = _wishes(file, random, bench.times(1500))
        is_holiday(CLOCK.now().date())
        asked = beside_a_key(file, _checks(file, wishes), random)
        free = beside_a_key(file, _free(file, wishes), random)
        others = beside_a_key(file, _others(file, wishes), random)
    return [
        within("Booking checked as typed, p99", asked, _FRAME, _GOAL),
        within("Next free time of a machine, p99", free, _FRAME, _GOAL),
        within("Other free times of a machine, p99", others, _FRAME, _GOAL),
    ]


def _wishes(file: CentreFile, random: Random, count: int) -> list[Wanted]:
    """Machines, people and times in the whole span of the scale, half of them of a booking."""
    machines = list(file.equipment.all())
    last = file.bookings.count()
    people = file.people.count()
    found: list[Wanted] = []
    for number in range(count):
        known = file.bookings.get(random.randrange(1, last + 1))
        machine_id, starts = known.equipment_id, known.starts_at
        if number % 2:
            machine_id = random.choice(machines).id
            starts += timedelta(minutes=15 * random.randrange(600))
        found.append(
            Wanted(
                equipment_id=machine_id,
                starts_at=starts,
                ends_at=starts + timedelta(minutes=random.choice((60, 90, 180))),
                purpose=BookingPurpose.PERSON,
                person_id=random.randrange(1, people + 1),
            )
        )
    return found


def _checks(file: CentreFile, wishes: list[Wanted]) -> Iterable[Callable[[], object]]:
    return (partial(findings, file, wish) for wish in wishes)


def _free(file: CentreFile, wishes: list[Wanted]) -> Iterable[Callable[[], object]]:
    return (partial(next_free, file, *_asked(wish)) for wish in wishes)


def _others(file: CentreFile, wishes: list[Wanted]) -> Iterable[Callable[[], object]]:
    return (partial(free_times, file, *_asked(wish)) for wish in wishes)


def _asked(wish: Wanted) -> tuple[int, datetime, timedelta]:
    return wish.equipment_id, wish.starts_at, wish.ends_at - wish.starts_at
