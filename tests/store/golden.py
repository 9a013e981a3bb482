"""Rewrites the golden list of the schema from a fresh file: `python -m tests.store.golden`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from krc_desktop.store import database, schema
from krc_desktop.store.migrations import migrate

GOLDEN = Path(schema.__file__).parent / "schema" / "golden.txt"


def fresh_listing() -> str:
    """Every object of a file that the migrations have just made."""
    with tempfile.TemporaryDirectory() as folder:
        connection = database.connect(Path(folder) / "fresh.krc", mode="rwc")
        try:
            migrate(connection)
            return schema.listing(connection)
        finally:
            connection.close()


if __name__ == "__main__":
    GOLDEN.write_text(fresh_listing(), "utf-8")
    print(f"{GOLDEN}: {schema.fingerprint(fresh_listing())}")
