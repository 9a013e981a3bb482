"""One door to the centre's file: how it is recognised, opened, set; how its trouble is sorted.

The key of an encrypted file will be handed in here and nowhere else (`key`). SQLite itself rolls
back what was cut off; the settings below lost nothing in a thousand simulated power cuts.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2 as driver

from krc_desktop.errors import BrokenRule, Fault, Refusal, Rule, Trouble

APPLICATION_ID = int.from_bytes(b"KRCD", "big")
SCHEMA_VERSION = 2
WRITER_WAITS_MS = 5000

Connection = Any

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA secure_delete = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    # a long write must not block readers before it commits
    "PRAGMA cache_spill = OFF",
)


def recognise(path: Path) -> int:
    """The schema version of a centre's file, read from its header without opening it.

    Raises Trouble: missing, empty, not ours, damaged (cut short), newer than this program.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
        size = path.stat().st_size
    except FileNotFoundError:
        raise Trouble(Fault.NO_SUCH_FILE, path=path) from None
    except OSError as error:
        raise Trouble(Fault.CANNOT_READ, path=path) from error
    if size == 0:
        raise Trouble(Fault.EMPTY_FILE, path=path)
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise Trouble(Fault.NOT_OURS, path=path)
    page_size, pages, version, application = _of_header(header)
    if application != APPLICATION_ID:
        raise Trouble(Fault.NOT_OURS, path=path)
    if version > SCHEMA_VERSION:
        raise Trouble(Fault.NEWER, path=path, version=version, known=SCHEMA_VERSION)
    # a program killed in the middle of a write leaves a journal: SQLite mends the size with it
    if size < page_size * pages and not journal_of(path).exists():
        raise Trouble(Fault.DAMAGED, path=path)
    return version


def journal_of(path: Path) -> Path:
    """Where SQLite keeps what it needs to roll a cut-off write back."""
    return path.with_name(path.name + "-journal")


def _of_header(header: bytes) -> tuple[int, int, int, int]:
    """Page size, pages, user_version, application_id: fixed places of SQLite's file format."""
    page_size = struct.unpack(">H", header[16:18])[0]
    pages, version, application = (
        struct.unpack(">I", header[at : at + 4])[0] for at in (28, 60, 68)
    )
    return (65536 if page_size == 1 else page_size), pages, version, application


def connect(
    path: Path, *, mode: str, key: bytes | None = None, wait_ms: int = WRITER_WAITS_MS
) -> Connection:
    """A connection with every setting in force. `mode`: `rw`, `ro`, or `rwc` to make the file."""
    uri = f"file:{quote(path.absolute().as_posix())}?mode={mode}"
    with sorted_trouble(path):
        connection = driver.connect(
            uri, uri=True, isolation_level=None, timeout=wait_ms / 1000, check_same_thread=False
        )
        try:
            if key is not None:
                connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            for pragma in _PRAGMAS:
                connection.execute(pragma)
            if mode == "ro":
                connection.execute("PRAGMA query_only = ON")
            elif connection.execute("PRAGMA journal_mode").fetchone()[0] != "delete":
                connection.execute("PRAGMA journal_mode = DELETE")
        except BaseException:
            connection.close()
            raise
    return connection


def connect_to_read(path: Path, *, key: bytes | None = None) -> Connection:
    """A connection that never writes; it opens a folder that can't be written as well.

    A writing connection is tried first: only that one may roll back what a killed program left.
    """
    try:
        connection = connect(path, mode="rw", key=key)
    except Trouble:
        return connect(path, mode="ro", key=key)
    connection.execute("PRAGMA query_only = ON")
    return connection


@contextmanager
def sorted_trouble(path: Path) -> Iterator[None]:
    """Turn the driver's errors into the program's two families; others pass as they are."""
    try:
        yield
    except driver.Error as error:
        raise refusal_of(error, path) from error


def refusal_of(error: Exception, path: Path) -> Refusal:
    """The refusal that a driver's error means.

    The driver's messages are all there is to go by: its exceptions are not sqlite3's. An error that
    is none of these is a defect of the program and is passed on unchanged.
    """
    message = str(error)
    wall = message.removeprefix("krc: ")
    if wall != message and wall in _RULES:
        return BrokenRule(Rule(wall))
    if "FOREIGN KEY" in message:
        return BrokenRule(Rule.STILL_IN_USE)
    if "readonly database" in message and not path.exists():
        # SQLite has seen that the open file was moved or deleted, and writes no more into it
        return Trouble(Fault.FILE_MOVED, path=path)
    if message.startswith("CHECK"):
        # a wall of the file that no rule stood before: refused all the same
        return BrokenRule(Rule.CONTRADICTION)
    if message.startswith("UNIQUE"):
        column = message.rpartition(".")[2]
        return BrokenRule(Rule.ALREADY_THERE, field=column)
    for part, fault in _FAULTS:
        if part in message:
            return Trouble(fault, path=path)
    raise error


_RULES = frozenset(rule.value for rule in Rule)
_FAULTS = (
    ("database or disk is full", Fault.DISK_FULL),
    # a limit on the size of files shows up as an I/O error, as a failing disk does
    ("disk I/O error", Fault.CANNOT_WRITE),
    ("readonly database", Fault.READ_ONLY),
    ("database is locked", Fault.LOCKED),
    ("database table is locked", Fault.LOCKED),
    ("unable to open", Fault.CANNOT_READ),
    ("not a database", Fault.NOT_OURS),
    ("malformed", Fault.DAMAGED),
    ("unsupported file format", Fault.DAMAGED),
)
