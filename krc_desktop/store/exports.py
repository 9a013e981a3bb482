"""The log of what was exported: written beside the journal, never undone."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from krc_desktop import clock
from krc_desktop.model.exports import Exported, ExportLine
from krc_desktop.model.ids import new_uid


def note_export(
    connection: Any, now: datetime, what: Exported, rows: int, *, with_names: bool
) -> None:
    """Write a line."""
    connection.execute(
        "INSERT INTO exports (uid, made_at, local_day, what, rows_written, with_names)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            new_uid(now),
            clock.seconds_of(now),
            clock.local_day(now).isoformat(),
            what.value,
            rows,
            int(with_names),
        ),
    )


def export_log(connection: Any, *, before: int | None = None, limit: int = 100) -> list[ExportLine]:
    """The log, newest first, a page at a time: the lines before one's id."""
    rows = connection.execute(
        "SELECT id, made_at, local_day, what, rows_written, with_names FROM exports"
        " WHERE id < coalesce(?, id + 1) ORDER BY id DESC LIMIT ?",
        (before, limit),
    )
    known = {one.value for one in Exported}
    return [
        ExportLine(
            id=row_id,
            made_at=clock.from_seconds(made_at),
            day=date.fromisoformat(day),
            what=Exported(what) if what in known else Exported.OTHER,
            rows=written,
            with_names=bool(names),
        )
        for row_id, made_at, day, what, written, names in rows
    ]
