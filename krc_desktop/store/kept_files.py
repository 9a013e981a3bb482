"""What kind of bytes the file keeps under a digest."""

from __future__ import annotations

from typing import Any


def media_type_of(connection: Any, digest: str) -> str:
    """What the bytes kept under a digest are; empty where none are."""
    query = "SELECT media_type FROM kept_files WHERE sha256 = ?"
    row = connection.execute(query, (digest,)).fetchone()
    return str(row[0]) if row is not None else ""
