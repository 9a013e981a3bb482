"""Another program at the same file, run by the tests: it does one thing and waits to be told.

Usage: python another_process.py WHAT PATH. It says `ready` and goes on at the next line it reads.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from krc_desktop.store import database


def tell() -> None:
    """Say that it has come so far, and wait for a line."""
    print("ready", flush=True)
    sys.stdin.readline()


def hold(path: Path, kind: str) -> None:
    """Hold a transaction open until told to let go."""
    connection = database.connect(path, mode="rw")
    connection.execute(f"BEGIN {kind}")
    tell()
    connection.execute("ROLLBACK")
    connection.close()


def die_writing(path: Path) -> None:
    """Be killed after pages have reached the file and before the commit: a hot journal stays."""
    connection = database.connect(path, mode="rw")
    connection.execute("PRAGMA cache_spill = ON")
    connection.execute("PRAGMA cache_size = 2")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(
        "INSERT INTO kept_files VALUES (?, 'x', 600000, ?)", ("0" * 64, b"x" * 600000)
    )
    connection.execute("UPDATE change_groups SET verb = 'half'")
    tell()
    os._exit(9)


if __name__ == "__main__":
    what, file = sys.argv[1], Path(sys.argv[2])
    if what == "die":
        die_writing(file)
    hold(file, what)
