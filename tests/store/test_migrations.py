"""From one version to the next: a verified copy first, then whole or not at all."""

from __future__ import annotations

import hashlib
import lzma
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Migrations

from krc_desktop.errors import Fault, Trouble
from krc_desktop.operations import history
from krc_desktop.operations.change import Verb, doing
from krc_desktop.store import database, migrations, schema
from krc_desktop.store.backups import verified_counts
from krc_desktop.store.centre_file import CentreFile
from tests.builders import NOW, World

FIRST_VERSION = Path(__file__).parents[1] / "data" / "version_1.krc.xz"
NEXT = database.SCHEMA_VERSION + 1


@pytest.fixture
def tomorrow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Migrations]:
    """A program one version newer: its set of migrations, to which a test adds one."""
    more = "table zzz\nCREATE TABLE zzz (x INTEGER)\n"
    golden = re.sub("^trigger ", more + "trigger ", schema.golden(), count=1, flags=re.MULTILINE)
    newer = Migrations("krc_desktop")
    newer()(migrations.version_1)
    newer()(migrations.version_2)
    for module in (database, migrations):
        monkeypatch.setattr(module, "SCHEMA_VERSION", NEXT)
    monkeypatch.setattr(migrations, "migrations", newer)
    monkeypatch.setattr(schema, "golden", lambda: golden)
    return newer


@pytest.fixture
def old(world: World) -> Path:
    world.person("Anna Rudzāte")
    world.file.close()
    return world.path


@pytest.fixture(autouse=True)
def _old_comes_first(old: Path) -> None:
    """The file is made by today's program, before `tomorrow` comes."""


def test_an_older_file_is_copied_and_brought_up(old: Path, tomorrow: Migrations):
    @tomorrow()
    def version_3(db: object) -> None:
        db.conn.execute("CREATE TABLE zzz (x INTEGER)")  # type: ignore[attr-defined]

    with CentreFile.opened(old, NOW) as file:
        assert file.people.count() == 1
        assert file.connection.execute("PRAGMA user_version").fetchone()[0] == NEXT
        assert file.connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    copies = list((old.parent / "backups").glob("*.krc"))
    assert len(copies) == 1
    assert "before-update" in copies[0].name
    assert database.recognise(copies[0]) == database.SCHEMA_VERSION - 1
    assert verified_counts(copies[0])["people"] == 1


@pytest.mark.parametrize("how", ["it raises", "it breaks a reference"])
def test_a_migration_is_whole_or_not_at_all(old: Path, tomorrow: Migrations, how: str):
    before = hashlib.sha256(old.read_bytes()).hexdigest()

    @tomorrow()
    def version_3(db: object) -> None:
        db.conn.execute("CREATE TABLE zzz (x INTEGER)")  # type: ignore[attr-defined]
        if how == "it raises":
            raise RuntimeError
        db.conn.execute("DROP TRIGGER journal_centres_gone")  # type: ignore[attr-defined]
        db.conn.execute("DELETE FROM centres")  # type: ignore[attr-defined]

    with pytest.raises((RuntimeError, ValueError, Trouble)):
        CentreFile.opened(old, NOW)
    connection = database.connect(old, mode="ro")
    assert connection.execute("PRAGMA user_version").fetchone()[0] == NEXT - 1
    assert connection.execute("SELECT count(*) FROM centres").fetchone()[0] == 1
    tables = connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'zzz'").fetchone()
    assert tables[0] == 0
    connection.close()
    assert hashlib.sha256(old.read_bytes()).hexdigest() == before
    assert verified_counts(next((old.parent / "backups").glob("*.krc")))["people"] == 1


def test_a_file_that_cannot_be_copied_is_not_migrated(
    old: Path, tomorrow: Migrations, monkeypatch: pytest.MonkeyPatch
):
    from krc_desktop.store import backups

    before = hashlib.sha256(old.read_bytes()).hexdigest()

    def full(*_: object, **__: object) -> None:
        raise Trouble(Fault.DISK_FULL, path=old)

    monkeypatch.setattr(backups, "back_up", full)
    with pytest.raises(Trouble) as trouble:
        CentreFile.opened(old, NOW)
    assert trouble.value.key is Fault.DISK_FULL
    assert hashlib.sha256(old.read_bytes()).hexdigest() == before


def test_a_file_of_this_version_is_not_copied_on_opening(old: Path):
    with CentreFile.opened(old, NOW):
        pass
    assert not (old.parent / "backups").exists()


def test_a_file_of_the_first_version_opens_with_all_that_was_in_it(tmp_path: Path):
    path = tmp_path / "first.krc"
    path.write_bytes(lzma.decompress(FIRST_VERSION.read_bytes()))
    with CentreFile.opened(path, NOW) as file:
        counts = {
            "bookings": file.bookings.count(),
            "equipment": file.equipment.count(),
            "programmes": file.bookings.programmes.count(),
            "broken": len(file.connection.execute("PRAGMA foreign_key_check").fetchall()),
        }
        kiln = next(iter(file.equipment.all()))
        with doing(file, Verb.CHANGE_EQUIPMENT):
            file.equipment.change(replace(kiln, shelves=4, places_per_shelf=6))
        assert file.equipment.get(kiln.id).shelves == 4
        history.undo(file)
        assert file.equipment.get(kiln.id) == kiln
    assert counts == {"bookings": 21, "equipment": 6, "programmes": 0, "broken": 0}


def test_todays_program_refuses_tomorrows_file(old: Path):
    connection = database.connect(old, mode="rw")
    connection.execute(f"PRAGMA user_version = {NEXT}")
    connection.close()
    with pytest.raises(Trouble) as trouble:
        CentreFile.opened(old, NOW)
    assert trouble.value.key is Fault.NEWER
