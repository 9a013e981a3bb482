"""How things are timed, and what is told of them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.benchmarks.scales import Made, Scale

Timed = Callable[[], float]


@dataclass(frozen=True)
class Result:
    """One line of the table; `met` is None where nothing was promised."""

    what: str
    ratio: float
    of_what: str
    seen: str
    goal: str = ""
    met: bool | None = None


@dataclass(frozen=True)
class Bench:
    """What a benchmark is given: the made file of a scale, a folder of its own, its effort.

    The effort is 1 in earnest and nearly nothing where a benchmark is only tried for soundness.
    """

    scale: Scale
    made: Made
    folder: Path
    effort: float = 1

    def times(self, wanted: int) -> int:
        """How often to do something that is done so often in earnest."""
        return max(2, int(wanted * self.effort))


@dataclass(frozen=True)
class Pairs:
    """Seconds of ours and of the floor, measured in turns."""

    ours: Sequence[float]
    floor: Sequence[float]

    @property
    def ratio(self) -> float:
        """Median over median."""
        return median(self.ours) / median(self.floor)

    @property
    def medians(self) -> str:
        """Both medians as a person reads them."""
        return f"{told(median(self.ours))} ÷ {told(median(self.floor))}"


def in_pairs(ours: Timed, floor: Timed, count: int) -> Pairs:
    """Each timed so often, in turns, who is first changing; once before to warm both."""
    ours(), floor()
    seconds: tuple[list[float], list[float]] = ([], [])
    with undisturbed():
        for number in range(count):
            for which in (0, 1) if number % 2 == 0 else (1, 0):
                seconds[which].append((ours, floor)[which]())
    return Pairs(*seconds)


def timing(work: Callable[[], object]) -> Timed:
    """The work as something that tells how long it took."""

    def timed() -> float:
        started = perf_counter()
        work()
        return perf_counter() - started

    return timed


@contextmanager
def undisturbed() -> Iterator[None]:
    """The benchmark's own made data is left out of the garbage collection of what is measured."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def p99(seconds: Sequence[float]) -> float:
    """The time within which all but one of a hundred were done."""
    return sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * 0.99))]


def told(seconds: float) -> str:
    """A time in the unit that suits it."""
    if seconds >= 1:
        return f"{seconds:.2f} s"
    return f"{seconds * 1000:.1f} ms" if seconds >= 0.01 else f"{seconds * 1000:.3f} ms"


def grouped(number: float) -> str:
    """A whole number with its thousands apart."""
    return f"{number:,.0f}".replace(",", "\u00a0")
