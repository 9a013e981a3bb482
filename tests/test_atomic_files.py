"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from krc_desktop import atomic_files
from krc_desktop.atomic_files import part_of, written_whole
from krc_desktop.errors import Fault, Trouble


def only_the_old_one(path: Path) -> bool:
    return [entry.name for entry in path.parent.iterdir()] == [path.name] and (
        path.read_bytes() == b"old"
    )


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "pārskats.pdf"
    path.write_bytes(b"old")
    return path


def test_a_file_takes_the_place_of_the_old_one(old: Path):
    written_whole(old, b"new")
    assert old.read_bytes() == b"new"
    assert list(old.parent.iterdir()) == [old]


def test_a_failure_in_the_middle_leaves_the_old_file_and_nothing_else(old: Path):
    with pytest.raises(RuntimeError), part_of(old) as part:  # noqa: PT012
        part.write_bytes(b"half")
        raise RuntimeError
    assert only_the_old_one(old)


def test_somebody_who_gives_up_leaves_the_old_file(old: Path):
    with pytest.raises(KeyboardInterrupt), part_of(old) as part:  # noqa: PT012
        part.write_bytes(b"half")
        raise KeyboardInterrupt
    assert only_the_old_one(old)


def test_a_file_that_does_not_pass_its_check_never_appears(old: Path):
    def verify(part: Path) -> None:
        assert part.read_bytes() == b"new"
        raise Trouble(Fault.DAMAGED, path=part)

    with pytest.raises(Trouble), part_of(old, verify=verify) as part:
        part.write_bytes(b"new")
    assert only_the_old_one(old)


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_system_that_fails_at_the_last_step_leaves_the_old_file(
    old: Path, step: str, monkeypatch: pytest.MonkeyPatch
):
    def fails(*_: object) -> None:
        raise OSError(errno.EIO, "no")

    monkeypatch.setattr(atomic_files.os, step, fails)
    with pytest.raises(Trouble) as trouble:
        written_whole(old, b"new")
    assert trouble.value.key is Fault.CANNOT_WRITE
    monkeypatch.undo()
    assert only_the_old_one(old)


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.ENOSPC, Fault.DISK_FULL),
        (errno.EDQUOT, Fault.DISK_FULL),
        (errno.EFBIG, Fault.DISK_FULL),
        (errno.EROFS, Fault.READ_ONLY),
        (errno.EACCES, Fault.READ_ONLY),
        (errno.ENOENT, Fault.NO_SUCH_FOLDER),
        (errno.EIO, Fault.CANNOT_WRITE),
    ],
)
def test_the_systems_errors_are_sorted(old: Path, number: int, fault: Fault):
    with pytest.raises(Trouble) as trouble, part_of(old):
        raise OSError(number, os.strerror(number))
    assert trouble.value.key is fault
    assert only_the_old_one(old)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(Trouble) as trouble:
        written_whole(tmp_path / "nav" / "x.json", b"{}")
    assert trouble.value.key is Fault.NO_SUCH_FOLDER
    assert trouble.value.facts["path"] == tmp_path / "nav"
