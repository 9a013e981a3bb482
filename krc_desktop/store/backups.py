"""Verified copies of the centre's file, and the way back from one.

A copy is made by SQLite's own backup into a `.part`, opened, checked through and counted, then
synced and renamed; its SHA-256 stands beside it, because SQLite's check finds only half of all
flipped bits. A restore verifies first and keeps the present state before it takes its place.
"""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from krc_desktop import clock as clock_module
from krc_desktop.atomic_files import part_of, trouble_of, written_whole
from krc_desktop.clock import Clock
from krc_desktop.errors import Fault, Refusal, Trouble
from krc_desktop.paths import BACKUPS_FOLDER
from krc_desktop.store import database, schema
from krc_desktop.store.erased_again import erased_at, remember

COUNTED = ("people", "events", "attendances", "bookings", "volunteer_entries")


@dataclass(frozen=True)
class Copy:
    """A verified copy: where it is and how much is in it, by table."""

    path: Path
    counts: dict[str, int]


def back_up(source: Path, target: Path, *, key: bytes | None = None) -> Copy:
    """Copy the file at `source` to `target`, verified; an older copy there stays until then."""
    if target.exists() and target.samefile(source):
        raise Trouble(Fault.FILE_EXISTS, path=target)
    if not target.parent.is_dir():
        raise Trouble(Fault.NO_SUCH_FOLDER, path=target.parent)
    _only_over_a_copy(target)
    database.recognise(source)
    before: dict[str, int] = {}

    def verify(part: Path) -> None:
        try:
            counts = verified_counts(part, key=key)
        except Trouble as trouble:
            # the copy is as the source is: it is the source that is named
            raise Trouble(trouble.key, path=source) from trouble
        if counts != before:
            raise Trouble(Fault.DAMAGED, path=source)
        # the sum of an older copy must never stand beside the new one
        _sum_path(target).unlink(missing_ok=True)

    with part_of(target, verify=verify) as part:
        part.unlink(missing_ok=True)
        reader = database.connect_to_read(source, key=key)
        try:
            with database.sorted_trouble(target):
                writer = database.connect(part, mode="rwc", key=key)
                try:
                    reader.backup(writer)
                    before.update(_counts(writer))
                finally:
                    writer.close()
        finally:
            reader.close()
    written_whole(_sum_path(target), f"{_sha256(target)}  {target.name}\n".encode())
    return Copy(target, before)


def _only_over_a_copy(target: Path) -> None:
    """A backup replaces an older one, never a letter or a picture of that name."""
    try:
        if target.exists() and target.stat().st_size:
            database.recognise(target)
    except Trouble as trouble:
        if trouble.key is Fault.NOT_OURS:
            raise Trouble(Fault.FILE_EXISTS, path=target) from trouble
    except OSError as error:
        raise Trouble(Fault.CANNOT_READ, path=target) from error


def verified_counts(path: Path, *, key: bytes | None = None) -> dict[str, int]:
    """Check a copy through and through; how many rows its main tables have.

    Raises Trouble: not ours, newer, empty, cut short, damaged (also where its SHA-256 differs).
    """
    version = database.recognise(path)
    try:
        told = _sum_path(path).read_text("utf-8", "replace")[:64]
    except FileNotFoundError:
        told = ""
    except OSError as error:
        raise Trouble(Fault.CANNOT_READ, path=_sum_path(path)) from error
    if told and told != _sha256(path):
        raise Trouble(Fault.DAMAGED, path=path)
    connection = database.connect(path, mode="ro", key=key)
    try:
        with database.sorted_trouble(path):
            if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                raise Trouble(Fault.DAMAGED, path=path)
            if version == database.SCHEMA_VERSION and schema.listing(connection) != schema.golden():
                raise Trouble(Fault.DAMAGED, path=path)
            return _counts(connection)
    finally:
        connection.close()


def restore(target: Path, copy: Path, clock: Clock, *, key: bytes | None = None) -> Copy:
    """Put a verified copy in the place of the file at `target`; where the present state was kept.

    A present file that can be read is kept as a verified copy; one that can't is set aside as it
    is. Whoever writes to the present file at this moment is not overtaken: LOCKED. Whoever was
    erased since the copy was made is erased again when the file is opened.
    """
    counts = verified_counts(copy, key=key)
    if target.exists() and target.samefile(copy):
        raise Trouble(Fault.FILE_EXISTS, path=copy)
    erased = erased_at(target, key=key)
    kept = _keep_present(target, clock, key=key) if target.exists() else target
    if kept == target:
        _set_journal_aside(target, _named_copy(target, clock, "set-aside"))
    with part_of(
        target, verify=lambda part: _same(verified_counts(part, key=key), counts, copy)
    ) as part:
        shutil.copyfile(copy, part)
        remember(part, erased, key=key)
    return Copy(kept, counts)


def migrated_with_copy(path: Path, clock: Clock, *, key: bytes | None = None) -> None:
    """Bring an older file to this version, after a verified copy of it."""
    from krc_desktop.store.migrations import migrate

    back_up(path, _named_copy(path, clock, "before-update"), key=key)
    connection = database.connect(path, mode="rw", key=key)
    try:
        with database.sorted_trouble(path):
            migrate(connection)
    except Trouble:
        raise
    except Exception as error:
        # whatever a step tripped over: it was rolled back whole, and the copy is there
        raise Trouble(Fault.MIGRATION_FAILED, path=path) from error
    finally:
        connection.close()


def _keep_present(path: Path, clock: Clock, *, key: bytes | None) -> Path:
    try:
        # what is no centre's file is not even opened: SQLite might roll a journal back into it
        database.recognise(path)
        present = database.connect(path, mode="rw", key=key)
        try:
            with database.sorted_trouble(path):
                present.execute("BEGIN EXCLUSIVE")
                present.execute("ROLLBACK")
        finally:
            present.close()
        return back_up(path, _named_copy(path, clock, "before-restore"), key=key).path
    except Refusal as refusal:
        if refusal.key in (Fault.LOCKED, Fault.DISK_FULL, Fault.READ_ONLY, Fault.CANNOT_WRITE):
            raise
        aside = _named_copy(path, clock, "set-aside")
        with part_of(aside) as part:
            shutil.copyfile(path, part)
        _set_journal_aside(path, aside)
        return aside


def _set_journal_aside(path: Path, aside: Path) -> None:
    """Move away what was left to roll back: SQLite would roll it back into the restored file."""
    journal = database.journal_of(path)
    try:
        if journal.exists():
            journal.replace(database.journal_of(aside))
    except OSError as error:
        raise trouble_of(error, journal) from error


def _same(found: dict[str, int], wanted: dict[str, int], path: Path) -> None:
    if found != wanted:
        raise Trouble(Fault.DAMAGED, path=path)


def _named_copy(path: Path, clock: Clock, why: str) -> Path:
    """A path for a copy in the folder of backups, named by time and reason."""
    folder = path.parent / BACKUPS_FOLDER
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise Trouble(Fault.READ_ONLY, path=folder) from error
    stamp = clock_module.local(clock.now()).strftime("%Y-%m-%d-%H%M%S")
    wanted = folder / f"{path.stem}-{stamp}-{why}{path.suffix}"
    number = 1
    while wanted.exists():
        number += 1
        wanted = folder / f"{path.stem}-{stamp}-{why}-{number}{path.suffix}"
    return wanted


def _counts(connection: database.Connection) -> dict[str, int]:
    return {
        table: int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
        for table in COUNTED
    }


def _sum_path(path: Path) -> Path:
    return path.with_name(path.name + ".sha256")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
