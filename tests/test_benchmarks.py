"""The benchmarks run, at a size at which their numbers mean nothing, so that they can't rot."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from krc_desktop.store.centre_file import CentreFile
from tests.benchmarks import scales, table
from tests.benchmarks.__main__ import BENCHMARKS, run
from tests.benchmarks.measuring import Result, p99, told


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Made files go into the test's own folder, not among those of earlier runs."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


@pytest.mark.parametrize("name", BENCHMARKS)
def test_each_benchmark_tells_a_ratio(name: str) -> None:
    results = run(scales.TINY, [name], effort=0.002)
    assert results
    assert all(result.ratio > 0 for result in results)


def test_a_scale_holds_what_it_says_and_is_sound() -> None:
    scale = scales.TINY
    with CentreFile.opened_to_read(scales.made(scale).path, scales.CLOCK) as file:
        assert file.people.count() == scale.people
        assert file.events.count() == scale.events
        assert file.events.attendances.count() == scale.attendances
        assert file.bookings.count() == scale.bookings
        assert file.volunteers.count() == scale.entries
        assert file.connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_scale_is_the_same_each_time(tmp_path: Path) -> None:
    first = scales.made(scales.TINY).path
    people = []
    for path in (first, None):
        if path is None:
            first.unlink()
        with CentreFile.opened_to_read(scales.made(scales.TINY).path, scales.CLOCK) as file:
            people.append(list(file.people.all()) + list(file.bookings.all()))
    assert people[0] == people[1]


def test_a_made_file_is_found_again() -> None:
    first = scales.made(scales.TINY)
    assert scales.made(scales.TINY) == first


def test_the_table_says_what_was_missed() -> None:
    missed = Result("Search", 12.5, "look-up", "3 ms", "p99 < 2 ms", met=False)
    told_only = Result("Opening", 1.5, "driver", "6 ms")
    page = table.page(scales.S, scales.Made(Path("S.krc"), 9_646_080, 1.1), [missed, told_only])
    assert "| Search | p99 < 2 ms | 12.5 | look-up | 3 ms | ✗ |" in page
    assert "| Opening |  | 1.50 | driver | 6 ms |  |" in page
    assert "10 MB" in page


def test_p99_leaves_one_in_a_hundred_out() -> None:
    assert p99([float(number) for number in range(200)]) == 198


@pytest.mark.parametrize(
    ("seconds", "text"), [(2, "2.00 s"), (0.0125, "12.5 ms"), (0.001, "1.000 ms")]
)
def test_times_in_their_unit(seconds: float, text: str) -> None:
    assert told(seconds) == text
