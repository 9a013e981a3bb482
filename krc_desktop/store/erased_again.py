"""Whoever was erased stays erased, also when an older file comes back in the place of the newer.

Beside the centre's file stands a list of the uids that were erased: a file put there by hand is
held to it at its next opening, as one that was restored is.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from krc_desktop.atomic_files import written_whole
from krc_desktop.errors import Refusal
from krc_desktop.store import database
from krc_desktop.store.centre_file import CentreFile

VERB = "erase_people"
_CAME_BACK = (
    "SELECT p.id FROM erasures AS e JOIN people AS p ON p.uid = e.uid WHERE p.erased_on IS NULL"
)


def list_beside(path: Path) -> Path:
    """Where the uids of those erased stand, beside a centre's file."""
    return path.with_name(path.name + ".erased")


def note_beside(file: CentreFile) -> None:
    """Write the list beside the file: those it had and those erased in the file."""
    known = _listed(file.path) | erased_uids(file.connection)
    written_whole(list_beside(file.path), "".join(f"{uid}\n" for uid in sorted(known)).encode())


def _listed(path: Path) -> set[str]:
    try:
        lines = list_beside(path).read_text("utf-8", "replace").splitlines()
    except OSError:
        return set()
    return {line for line in lines if len(line) == 36}


def erased_uids(connection: Any) -> set[str]:
    """Those erased in an open file."""
    return {row[0] for row in connection.execute("SELECT uid FROM erasures")}


def erased_at(path: Path, *, key: bytes | None = None) -> set[str]:
    """Those erased in the file at a path and in the list beside it, as far as they can be read."""
    found = _listed(path)
    with suppress(Refusal):
        database.recognise(path)
        connection = database.connect_to_read(path, key=key)
        try:
            with database.sorted_trouble(path):
                found |= erased_uids(connection)
        finally:
            connection.close()
    return found


def remember(path: Path, uids: Iterable[str], *, key: bytes | None = None) -> None:
    """Note in the file at a path who was erased: at its opening they are erased again."""
    wanted = sorted(uids)
    if not wanted:
        return
    connection = database.connect(path, mode="rw", key=key)
    try:
        with database.sorted_trouble(path):
            connection.execute("BEGIN IMMEDIATE")
            _note(connection, wanted)
            connection.execute("COMMIT")
    finally:
        connection.close()


def _note(connection: Any, uids: Iterable[str]) -> None:
    connection.executemany(
        "INSERT INTO erasures (uid, erased_at) VALUES (?, unixepoch()) ON CONFLICT DO NOTHING",
        [(uid,) for uid in uids],
    )


def somebody_came_back(file: CentreFile) -> bool:
    """Whether somebody who was erased is in the file again."""
    if list_beside(file.path).exists() and _listed(file.path) - erased_uids(file.connection):
        return True
    return file.connection.execute(f"{_CAME_BACK} LIMIT 1").fetchone() is not None


def is_due(file: CentreFile) -> bool:
    """Whether somebody erased is in the file again, or bytes wait to be swept out."""
    sql = "SELECT 1 FROM erasures WHERE swept_at IS NULL LIMIT 1"
    return somebody_came_back(file) or file.connection.execute(sql).fetchone() is not None


def erase_again(file: CentreFile) -> None:
    """Erase whoever came back, and sweep; what can't be swept now waits for the next opening."""
    from krc_desktop.store.erasures import erase, sweep

    missing = _listed(file.path) - erased_uids(file.connection)
    if missing:
        with database.sorted_trouble(file.path):
            _note(file.connection, sorted(missing))
    back = [row[0] for row in file.connection.execute(_CAME_BACK)]
    if back:
        with file.writing(VERB, undoable=False) as writing:
            erase(file, writing, back)
    with suppress(Refusal):
        sweep(file)
