"""The one door to the file: what is no centre's file is named as what it is, and never touched."""

from __future__ import annotations

import hashlib
import shutil
import struct
from pathlib import Path

import pytest

from krc_desktop.errors import BrokenRule, Fault, Rule, Trouble
from krc_desktop.store import database
from krc_desktop.store.centre_file import CentreFile
from tests.builders import NOW, World, opened_copy


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def refusal(path: Path) -> Trouble:
    """The trouble of opening a file in either way; its bytes are what they were."""
    before = sha(path) if path.is_file() else ""
    beside = sorted(path.parent.iterdir())
    with pytest.raises(Trouble) as to_write:
        CentreFile.opened(path, NOW)
    with pytest.raises(Trouble) as to_read:
        CentreFile.opened_to_read(path, NOW)
    assert to_write.value.key is to_read.value.key
    assert sorted(path.parent.iterdir()) == beside
    assert not before or sha(path) == before
    return to_write.value


@pytest.fixture
def whole(empty_file: Path, tmp_path: Path) -> Path:
    path = tmp_path / "centrs.krc"
    shutil.copyfile(empty_file, path)
    return path


def with_header(path: Path, at: int, value: int) -> None:
    content = bytearray(path.read_bytes())
    content[at : at + 4] = struct.pack(">I", value)
    path.write_bytes(content)


def test_a_file_that_is_not_there(tmp_path: Path):
    assert refusal(tmp_path / "nav.krc").key is Fault.NO_SUCH_FILE
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_file(tmp_path: Path):
    assert refusal(tmp_path).key is Fault.CANNOT_READ


def test_a_file_of_no_bytes_is_never_filled_with_tables(tmp_path: Path):
    path = tmp_path / "centrs.krc"
    path.touch()
    assert refusal(path).key is Fault.EMPTY_FILE
    assert path.stat().st_size == 0


@pytest.mark.parametrize(
    "content", [b"x", b"noise " * 1000, b"SQLite format 3\0", b"PK\x03\x04" + b"\0" * 500]
)
def test_noise_is_not_ours(tmp_path: Path, content: bytes):
    path = tmp_path / "centrs.krc"
    path.write_bytes(content)
    assert refusal(path).key is Fault.NOT_OURS


def test_somebody_elses_database_is_not_ours(tmp_path: Path):
    path = tmp_path / "centrs.krc"
    other = database.driver.connect(str(path))
    other.execute("CREATE TABLE people (name TEXT)")
    other.close()
    assert refusal(path).key is Fault.NOT_OURS


def test_a_database_that_only_calls_itself_ours_is_damaged(tmp_path: Path):
    path = tmp_path / "centrs.krc"
    other = database.driver.connect(str(path))
    other.execute("CREATE TABLE people (name TEXT)")
    other.execute(f"PRAGMA application_id = {database.APPLICATION_ID}")
    other.execute(f"PRAGMA user_version = {database.SCHEMA_VERSION}")
    other.close()
    assert refusal(path).key is Fault.DAMAGED


def test_a_newer_file_is_named_with_both_versions(whole: Path):
    with_header(whole, 60, 7)
    trouble = refusal(whole)
    assert trouble.key is Fault.NEWER
    assert (trouble.facts["version"], trouble.facts["known"]) == (7, database.SCHEMA_VERSION)


@pytest.mark.parametrize("eighths", range(1, 8))
def test_a_file_cut_short_anywhere_is_damaged(whole: Path, eighths: int):
    content = whole.read_bytes()
    whole.write_bytes(content[: len(content) * eighths // 8])
    assert refusal(whole).key is Fault.DAMAGED


@pytest.mark.parametrize("left", [1, 15, 99, 100, 4095, 4096])
def test_a_file_of_a_few_bytes_is_damaged_or_not_ours(whole: Path, left: int):
    whole.write_bytes(whole.read_bytes()[:left])
    assert refusal(whole).key is (Fault.NOT_OURS if left < 100 else Fault.DAMAGED)


def test_a_table_more_or_a_trigger_less_is_damaged(whole: Path):
    for sql in ("CREATE TABLE extra (x)", "DROP TRIGGER journal_people_gone"):
        connection = database.connect(whole, mode="rw")
        connection.execute(sql)
        connection.close()
        assert refusal(whole).key is Fault.DAMAGED


def test_no_bit_of_the_header_is_read_wrongly(whole: Path, tmp_path: Path):
    """Each bit flipped: refused as a Trouble, or a flip that leaves the file whole and sound."""
    content = whole.read_bytes()
    path = tmp_path / "flipped.krc"
    refused = 0
    for bit in range(100 * 8):
        flipped = bytearray(content)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(flipped)
        try:
            # a flip to the version before is an update like any other: not tried here
            if database.recognise(path) < database.SCHEMA_VERSION:
                continue
            with CentreFile.opened(path, NOW) as file:
                people = file.people.count()
        except Trouble as trouble:
            refused += 1
            assert trouble.key in {Fault.NOT_OURS, Fault.DAMAGED, Fault.NEWER, Fault.CANNOT_READ}  # noqa: PT017
        else:
            assert people == 0
        path.unlink()
    assert refused > 200


def test_every_setting_is_in_force_on_every_connection(whole: Path):
    wanted = {
        "foreign_keys": 1,
        "synchronous": 3,
        "secure_delete": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "cache_spill": 0,
        "journal_mode": "delete",
        "busy_timeout": database.WRITER_WAITS_MS,
    }
    connections = [
        database.connect(whole, mode="rw"),
        database.connect(whole, mode="ro"),
        database.connect_to_read(whole),
    ]
    for number, connection in enumerate(connections):
        for pragma, value in wanted.items():
            assert connection.execute(f"PRAGMA {pragma}").fetchone()[0] == value, pragma
        reading = connection.execute("PRAGMA query_only").fetchone()[0]
        assert reading == (0 if number == 0 else 1)
        connection.close()


def test_a_file_that_another_program_switched_to_wal_comes_back(whole: Path):
    other = database.driver.connect(str(whole))
    other.execute("PRAGMA journal_mode = WAL")
    other.close()
    with CentreFile.opened(whole, NOW) as file:
        assert file.connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
        assert file.centres.count() == 1


def test_a_path_with_every_odd_letter_opens(empty_file: Path, tmp_path: Path):
    folder = tmp_path / "Mape ar % ? # & Ģ"
    folder.mkdir()
    world = opened_copy(empty_file, folder / "centrs #1?.krc")
    world.person()
    world.file.close()
    assert [entry.name for entry in folder.iterdir()] == ["centrs #1?.krc"]


def test_a_file_is_made_only_where_none_stands(whole: Path):
    before = sha(whole)
    with pytest.raises(Trouble) as trouble:
        CentreFile.created(whole, NOW)
    assert trouble.value.key is Fault.FILE_EXISTS
    assert sha(whole) == before


def test_a_file_that_could_not_be_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    from krc_desktop.store import migrations

    def breaks(_: object) -> None:
        raise database.driver.OperationalError("database or disk is full")

    monkeypatch.setattr(migrations, "migrate", breaks)
    with pytest.raises(Trouble) as trouble:
        CentreFile.created(tmp_path / "centrs.krc", NOW)
    assert trouble.value.key is Fault.DISK_FULL
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        ("database or disk is full", Fault.DISK_FULL),
        ("disk I/O error", Fault.CANNOT_WRITE),
        ("attempt to write a readonly database", Fault.READ_ONLY),
        ("database is locked", Fault.LOCKED),
        ("unable to open database file", Fault.CANNOT_READ),
        ("file is not a database", Fault.NOT_OURS),
        ("database disk image is malformed", Fault.DAMAGED),
    ],
)
def test_the_drivers_words_are_sorted(tmp_path: Path, message: str, fault: Fault):
    found = database.refusal_of(database.driver.DatabaseError(message), tmp_path)
    assert (type(found), found.key) == (Trouble, fault)


def test_the_files_own_walls_are_rules(tmp_path: Path):
    found = database.refusal_of(database.driver.IntegrityError("krc: booking_overlaps"), tmp_path)
    assert (type(found), found.key) == (BrokenRule, Rule.BOOKING_OVERLAPS)
    found = database.refusal_of(
        database.driver.IntegrityError("UNIQUE constraint failed: people.outside_id"), tmp_path
    )
    assert found.facts == {"field": "outside_id"}


@pytest.mark.parametrize("message", ["no such table: x", "krc: no_verb"])
def test_a_mistake_of_the_program_is_passed_on_as_it_is(tmp_path: Path, message: str):
    error = database.driver.OperationalError(message)
    with pytest.raises(database.driver.OperationalError) as raised:
        database.refusal_of(error, tmp_path)
    assert raised.value is error


def test_a_reader_cannot_write(world: World):
    with CentreFile.opened_to_read(world.path, NOW) as reader, pytest.raises(Trouble) as trouble:  # noqa: SIM117
        with reader.writing("raw"):
            pass
    assert trouble.value.key is Fault.READ_ONLY
