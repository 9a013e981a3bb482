"""The world in the way: another program, a full disk, a folder that can't be written, a crash."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from krc_desktop.errors import Fault, Trouble
from krc_desktop.operations import history, people
from krc_desktop.store import backups, database
from krc_desktop.store.centre_file import CentreFile
from tests.builders import NOW, World, opened_copy

ROOT = Path(__file__).parents[2]


@contextmanager
def another(what: str, path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that has come so far; at the end of the block it goes on and ends."""
    program = subprocess.Popen(
        [sys.executable, Path(__file__).with_name("another_process.py"), what, path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert program.stdin
    assert program.stdout
    with program:
        assert program.stdout.readline() == "ready\n"
        yield program
        program.stdin.write("\n")


@pytest.fixture
def impatient(world: World) -> World:
    world.event()
    world.file.connection.execute("PRAGMA busy_timeout = 50")
    return world


def test_figures_are_read_beside_somebody_who_writes(impatient: World):
    with another("IMMEDIATE", impatient.path):
        assert impatient.figures().events.held == 1
        with CentreFile.opened_to_read(impatient.path, NOW) as reader:
            assert reader.events.count() == 1


def test_two_do_not_write_at_once(impatient: World):
    before = impatient.everything()
    with another("IMMEDIATE", impatient.path):
        with pytest.raises(Trouble) as trouble:
            impatient.person()
        assert trouble.value.key is Fault.LOCKED
        assert impatient.everything() == before
    impatient.person()
    assert impatient.file.people.count() == 1


def test_nobody_reads_in_the_moment_of_a_commit(impatient: World):
    with another("EXCLUSIVE", impatient.path):
        with pytest.raises(Trouble) as trouble, impatient.file.reading():
            impatient.figures()
        assert trouble.value.key is Fault.LOCKED
    assert impatient.figures().events.held == 1


def test_what_a_killed_program_left_half_written_is_rolled_back(world: World):
    world.person("Anna Rudzāte")
    world.file.close()
    with another("die", world.path):
        pass
    assert database.journal_of(world.path).exists()
    with CentreFile.opened(world.path, NOW) as file:
        assert file.people.count() == 1
        assert file.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert {group.verb for group in file.journal.groups()} >= {"add_person", "start_file"}
    assert not database.journal_of(world.path).exists()


def test_a_reader_too_finds_the_file_as_it_was_before_the_crash(world: World):
    world.person("Anna Rudzāte")
    world.file.close()
    with another("die", world.path):
        pass
    with CentreFile.opened_to_read(world.path, NOW) as file:
        assert file.people.count() == 1


def test_a_file_cut_short_by_a_crash_is_mended_by_its_journal(world: World):
    """The header already says the new size when the pages behind it have not reached the disk."""
    world.person("Anna Rudzāte")
    world.file.close()
    size = world.path.stat().st_size
    with another("die", world.path):
        pass
    os.truncate(world.path, size)
    content = bytearray(world.path.read_bytes())
    content[28:32] = (size // 4096 + 100).to_bytes(4, "big")
    world.path.write_bytes(content)
    with CentreFile.opened(world.path, NOW) as file:
        assert file.people.count() == 1
        assert file.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_a_full_disk_leaves_everything_as_it_was(world: World):
    world.person("Anna Rudzāte")
    before = world.everything()
    pages = world.file.connection.execute("PRAGMA page_count").fetchone()[0]
    world.file.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Trouble) as trouble, world.file.writing("raw"):  # noqa: PT012
        world.person("Jānis Liepa")
        world.file.keep(b"x" * 100_000, "image/jpeg")
    assert trouble.value.key is Fault.DISK_FULL
    assert world.everything() == before
    world.file.connection.execute("PRAGMA max_page_count = 1000000")
    world.person("Jānis Liepa")
    assert world.file.people.count() == 2


def test_a_limit_on_the_size_of_files_leaves_everything_as_it_was(world: World):
    resource = pytest.importorskip("resource")
    import signal

    world.person("Anna Rudzāte")
    before = world.everything()
    size = world.path.stat().st_size
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        with pytest.raises(Trouble) as trouble, world.file.writing("raw"):  # noqa: PT012
            world.person("Jānis Liepa")
            world.file.keep(b"x" * 100_000, "image/jpeg")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, heard)
    assert trouble.value.key in {Fault.CANNOT_WRITE, Fault.DISK_FULL}
    assert world.everything() == before
    world.person("Jānis Liepa")


def test_a_backup_to_a_full_disk_leaves_nothing(world: World, tmp_path: Path):
    resource = pytest.importorskip("resource")
    import signal

    stick = tmp_path / "stick"
    stick.mkdir()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(Trouble):
            backups.back_up(world.path, stick / "kopija.krc")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, heard)
    assert list(stick.iterdir()) == []


def test_a_file_that_can_only_be_read_is_read_and_not_written(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    world.event()
    world.file.close()
    before = hashlib.sha256(world.path.read_bytes()).hexdigest()
    connect = database.connect

    def only_reading(path: Path, *, mode: str, **others: object) -> object:
        return connect(path, mode="ro", **others)  # type: ignore[arg-type]

    monkeypatch.setattr(database, "connect", only_reading)
    with CentreFile.opened(world.path, NOW) as file:
        stuck = World(file)
        assert stuck.figures().events.held == 1
        with pytest.raises(Trouble) as trouble:
            people.add_person(file, centre_id=stuck.centre, first_name="Anna")
        assert trouble.value.key is Fault.READ_ONLY
        with pytest.raises(Trouble):
            history.undo(file)
    assert hashlib.sha256(world.path.read_bytes()).hexdigest() == before


def test_a_folder_that_nobody_may_write_is_read_and_says_so(empty_file: Path, tmp_path: Path):
    """Run as somebody who is not root: a read-only folder stops nobody else."""
    if os.name == "nt":
        pytest.skip("folders are not write-protected there")
    folder = Path("/tmp") / f"krc-{os.getpid()}"  # noqa: S108 - reachable for any user
    folder.mkdir(mode=0o755)
    try:
        shutil.copyfile(empty_file, folder / "centrs.krc")
        (folder / "centrs.krc").chmod(0o444)
        folder.chmod(0o555)
        pid = os.fork()
        if pid == 0:
            os._exit(_tried_by_nobody(folder / "centrs.krc"))
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def _tried_by_nobody(path: Path) -> int:
    """0 where reading works and writing is refused as read-only or unreachable."""
    try:
        if os.getuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        with CentreFile.opened(path, NOW) as file:
            if file.centres.count() != 1:
                return 2
            try:
                people.add_person(file, centre_id=1, first_name="Anna")
            except Trouble as trouble:
                return 0 if trouble.key is Fault.READ_ONLY else 3
    except BaseException:
        return 4
    return 5


def test_the_file_opened_twice_in_one_program_does_not_lose_either(
    empty_file: Path, tmp_path: Path
):
    one = opened_copy(empty_file, tmp_path / "centrs.krc")
    with CentreFile.opened(one.path, NOW) as second:
        one.person("Anna Rudzāte")
        World(second).person("Jānis Liepa")
        assert one.file.people.count() == 2
    one.file.close()


def test_a_file_that_vanished_while_open_is_said_and_written_again_once_it_is_back(
    world: World,
) -> None:
    elsewhere = world.path.with_name("moved.krc")
    world.path.rename(elsewhere)
    with pytest.raises(Trouble) as trouble:
        world.person("Anna Ozola")
    assert trouble.value.key is Fault.FILE_MOVED
    elsewhere.rename(world.path)
    world.person("Anna Ozola")
    assert world.file.people.count() == 1
