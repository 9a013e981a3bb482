"""Verified copies and the way back: whole or not at all, and the present is never lost."""

from __future__ import annotations

import hashlib
import shutil
import struct
from pathlib import Path

import pytest

from krc_desktop.errors import Fault, Refusal, Trouble
from krc_desktop.store import backups, database
from krc_desktop.store.backups import back_up, restore, verified_counts
from krc_desktop.store.centre_file import CentreFile
from tests.builders import NOW, World


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def names(path: Path) -> list[str]:
    with CentreFile.opened(path, NOW) as file:
        return sorted(person.name for person in file.people.all())


@pytest.fixture
def saved(world: World, tmp_path: Path) -> Path:
    """A copy with Anna; since then Ilze has come, and the file is closed."""
    world.person("Anna Rudzāte")
    (tmp_path / "stick").mkdir()
    copy = tmp_path / "stick" / "kopija.krc"
    back_up(world.path, copy)
    world.person("Ilze Liepa")
    world.file.close()
    return copy


def test_a_copy_has_every_row_and_its_sum_beside_it(world: World, tmp_path: Path):
    world.attend(world.event(), world.person())
    copy = tmp_path / "kopija.krc"
    made = back_up(world.path, copy)
    assert made.counts == {
        "people": 1,
        "events": 1,
        "attendances": 1,
        "bookings": 0,
        "volunteer_entries": 0,
    }
    with CentreFile.opened_to_read(copy, NOW) as file:
        assert World(file).everything() == world.everything()
    told = (tmp_path / "kopija.krc.sha256").read_text().split()
    assert told == [sha(copy), "kopija.krc"]
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [
        "centrs.krc",
        "kopija.krc",
        "kopija.krc.sha256",
    ]


def test_a_copy_over_an_older_one_takes_its_place(world: World, saved: Path):
    before = sha(saved)
    back_up(world.path, saved)
    assert sha(saved) != before
    assert verified_counts(saved)["people"] == 2


def test_a_copy_that_does_not_verify_leaves_the_older_one(
    world: World, saved: Path, monkeypatch: pytest.MonkeyPatch
):
    before = {entry: sha(entry) for entry in saved.parent.iterdir()}
    monkeypatch.setattr(backups, "verified_counts", lambda *_, **__: {"people": 0})
    with pytest.raises(Trouble) as trouble:
        back_up(world.path, saved)
    assert trouble.value.key is Fault.DAMAGED
    assert {entry: sha(entry) for entry in saved.parent.iterdir()} == before


def test_a_copy_never_lands_on_the_file_itself(world: World):
    with pytest.raises(Trouble) as trouble:
        back_up(world.path, world.path)
    assert trouble.value.key is Fault.FILE_EXISTS


def test_a_folder_that_is_not_there_is_named(world: World, tmp_path: Path):
    with pytest.raises(Trouble) as trouble:
        back_up(world.path, tmp_path / "nav" / "kopija.krc")
    assert trouble.value.key is Fault.NO_SUCH_FOLDER


def test_a_restore_brings_back_and_keeps_the_present_state(world: World, saved: Path):
    done = restore(world.path, saved, NOW)
    assert names(world.path) == ["Anna Rudzāte"]
    assert done.counts["people"] == 1
    assert done.path.parent == world.path.parent / "backups"
    assert "before-restore" in done.path.name
    assert verified_counts(done.path)["people"] == 2
    restore(world.path, done.path, NOW)
    assert names(world.path) == ["Anna Rudzāte", "Ilze Liepa"]


def test_a_restore_into_an_empty_folder(world: World, saved: Path, tmp_path: Path):
    target = tmp_path / "jauns" / "centrs.krc"
    target.parent.mkdir()
    restore(target, saved, NOW)
    assert names(target) == ["Anna Rudzāte"]


def spoiled(copy: Path, how: str) -> None:
    content = bytearray(copy.read_bytes())
    if how == "cut short":
        content = content[: len(content) // 2]
    elif how == "foreign":
        content = bytearray(b"PK\x03\x04" + bytes(2000))
    elif how == "empty":
        content = bytearray()
    elif how == "newer":
        content[60:64] = struct.pack(">I", database.SCHEMA_VERSION + 1)
    elif how == "a flipped bit":
        content[len(content) // 2] ^= 1
    copy.write_bytes(content)


@pytest.mark.parametrize(
    ("how", "fault"),
    [
        ("cut short", Fault.DAMAGED),
        ("foreign", Fault.NOT_OURS),
        ("empty", Fault.EMPTY_FILE),
        ("newer", Fault.NEWER),
        ("a flipped bit", Fault.DAMAGED),
    ],
)
def test_a_spoiled_copy_is_refused_and_nothing_is_changed(
    world: World, saved: Path, how: str, fault: Fault
):
    spoiled(saved, how)
    before = sha(world.path)
    with pytest.raises(Trouble) as trouble:
        restore(world.path, saved, NOW)
    assert trouble.value.key is fault
    assert sha(world.path) == before
    assert not (world.path.parent / "backups").exists()


def test_a_copy_whose_tables_are_not_ours_is_refused(world: World, saved: Path):
    saved.with_name("kopija.krc.sha256").unlink()
    connection = database.connect(saved, mode="rw")
    connection.execute("DROP TRIGGER journal_people_gone")
    connection.close()
    with pytest.raises(Trouble) as trouble:
        restore(world.path, saved, NOW)
    assert trouble.value.key is Fault.DAMAGED


def test_no_flipped_bit_of_a_copy_is_taken_for_whole(saved: Path):
    content = saved.read_bytes()
    for at in range(0, len(content), len(content) // 150):
        flipped = bytearray(content)
        flipped[at] ^= 1 << at % 8
        saved.write_bytes(flipped)
        with pytest.raises(Trouble):
            verified_counts(saved)


def test_a_damaged_present_file_is_set_aside_as_it_is(world: World, saved: Path):
    world.path.write_bytes(b"noise" * 100)
    done = restore(world.path, saved, NOW)
    assert names(world.path) == ["Anna Rudzāte"]
    assert done.path.read_bytes() == b"noise" * 100
    assert "set-aside" in done.path.name


@pytest.mark.parametrize("present", ["damaged", "gone"])
def test_what_was_left_to_roll_back_never_reaches_the_restored_file(
    world: World, saved: Path, tmp_path: Path, present: str
):
    from tests.store.test_troubles import another

    with another("die", world.path):
        pass
    journal = database.journal_of(world.path)
    left = journal.read_bytes()
    if present == "damaged":
        world.path.write_bytes(b"noise" * 100)
    else:
        world.path.unlink()
    restore(world.path, saved, NOW)
    assert not journal.exists()
    assert names(world.path) == ["Anna Rudzāte"]
    aside = list((world.path.parent / "backups").glob("*-journal"))
    assert [entry.read_bytes() for entry in aside] == [left]


def test_whoever_writes_at_this_moment_is_not_overtaken(
    world: World, saved: Path, monkeypatch: pytest.MonkeyPatch
):
    from tests.store.test_troubles import another

    connect = database.connect
    monkeypatch.setattr(
        database, "connect", lambda path, **how: connect(path, **({"wait_ms": 50} | how))
    )
    before = sha(world.path)
    with another("IMMEDIATE", world.path), pytest.raises(Refusal) as refused:
        restore(world.path, saved, NOW)
    assert refused.value.key is Fault.LOCKED
    assert sha(world.path) == before


def test_a_restore_from_the_file_itself_is_refused(world: World):
    world.file.close()
    with pytest.raises(Trouble) as trouble:
        restore(world.path, world.path, NOW)
    assert trouble.value.key is Fault.FILE_EXISTS


def test_a_failing_restore_leaves_the_present_file(
    world: World, saved: Path, monkeypatch: pytest.MonkeyPatch
):
    before = sha(world.path)

    def half(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:5000])

    monkeypatch.setattr(shutil, "copyfile", half)
    with pytest.raises(Trouble):
        restore(world.path, saved, NOW)
    assert sha(world.path) == before
    assert not list(world.path.parent.glob("*.part"))


def test_two_restores_in_one_second_keep_both_states(world: World, saved: Path):
    restore(world.path, saved, NOW)
    restore(world.path, saved, NOW)
    kept = list((world.path.parent / "backups").glob("*.krc"))
    assert len(kept) == 2
