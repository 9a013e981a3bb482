"""What every test may ask for: a centre's file of its own, and hypothesis without luck."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from krc_desktop.cli import run
from tests.builders import World, make_empty, opened_copy
from tests.commandline import CLOCK, Krc, Said

settings.register_profile(
    "centre",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("centre")


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The closed file with one centre from which every test's own is copied."""
    path = tmp_path_factory.mktemp("empty") / "centrs.krc"
    make_empty(path)
    return path


@pytest.fixture
def world(tmp_path: Path, empty_file: Path) -> Iterator[World]:
    """A test's own file: one centre, nobody in it yet."""
    made = opened_copy(empty_file, tmp_path / "centrs.krc")
    yield made
    made.file.close()


@pytest.fixture
def krc(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Krc:
    """The command line over a data folder that does not exist yet."""

    def call(*words: object, language: str = "lv", data: Path | None = None) -> Said:
        folder = data or tmp_path / "data"
        given = ["--data", str(folder), "--language", language, *map(str, words)]
        code = run(given, CLOCK)
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return call


@pytest.fixture
def sampled(krc: Krc) -> Krc:
    """The command line over the sample centres."""
    assert krc("sample").code == 0
    return krc
