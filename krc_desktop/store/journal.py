"""The journal: undo, redo, history and trash for every table by one mechanism.

Triggers write each changed row under the group that the pen names; nothing can be written while the
pen is down. Undo writes the old rows back as a new group, so it is itself in the history and can be
redone. What was inserted keeps no copy: its removal does.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.ids import new_uid


@dataclass(frozen=True)
class ChangeGroup:
    """One line of history: which verb, about which row, when; `kind` do, undo or redo."""

    id: int
    kind: str
    verb: str
    subject_table: str | None
    subject_row: int | None
    made_at: datetime


@dataclass(frozen=True)
class RowChange:
    """One row as a verb changed it; None for values that did not exist."""

    group: ChangeGroup
    table: str
    row_id: int
    kind: str
    old: dict[str, Any] | None
    new: dict[str, Any] | None


class Journal:
    """The journal of an open file."""

    def __init__(self, connection: Any) -> None:
        """The journal over a writing connection."""
        self._connection = connection

    def take_pen(self, verb: str, now: datetime, *, undoable: bool = True) -> int:
        """Open a group for a verb: from now on rows are written under it. Its id."""
        return self._open(verb, now, "do", None, undoable=undoable)

    def take_pen_to_reverse(self, group: ChangeGroup, now: datetime) -> int:
        """Open a group that will write another one back: an undo, or of an undo the redo."""
        kind = "redo" if group.kind == "undo" else "undo"
        return self._open(group.verb, now, kind, group.id, undoable=True)

    def _open(
        self, verb: str, now: datetime, kind: str, reverses: int | None, *, undoable: bool
    ) -> int:
        cursor = self._connection.execute(
            "INSERT INTO change_groups"
            " (uid, kind, verb, made_at, local_day, reverses_id, undoable)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                new_uid(now),
                kind,
                verb,
                clock.seconds_of(now),
                clock.local_day(now).isoformat(),
                reverses,
                int(undoable),
            ),
        )
        group = int(cursor.lastrowid)
        self._connection.execute("UPDATE journal_pen SET group_id = ?", (group,))
        return group

    def put_pen_down(self) -> None:
        """Close the group: nothing can be written any more."""
        self._connection.execute("UPDATE journal_pen SET group_id = NULL, in_bulk = 0")

    def strike_out(self, group: int) -> None:
        """Take an empty group away: a verb that changed nothing is no line of history."""
        self._connection.execute("DELETE FROM change_groups WHERE id = ?", (group,))

    def name_subject(self, group: int, table: str, row_id: int) -> None:
        """Say which row a verb was about."""
        self._connection.execute(
            "UPDATE change_groups SET subject_table = ?, subject_row = ? WHERE id = ?",
            (table, row_id, group),
        )

    def begin_bulk(self) -> None:
        """From now on inserted rows are entered as ranges by `enter_range`, not one by one."""
        self._connection.execute("UPDATE journal_pen SET in_bulk = 1")

    def end_bulk(self) -> None:
        """Back to one line a row."""
        self._connection.execute("UPDATE journal_pen SET in_bulk = 0")

    def enter_range(self, group: int, table: str, ids: range) -> None:
        """Enter rows inserted in bulk as one line."""
        if ids:
            self._connection.execute(
                "INSERT INTO change_rows (group_id, table_name, kind, first_id, last_id)"
                " VALUES (?, ?, 'insert', ?, ?)",
                (group, table, ids[0], ids[-1]),
            )

    def tables_touched(self, group: int) -> frozenset[str]:
        """The tables in which a group changed rows."""
        rows = self._connection.execute(
            "SELECT DISTINCT table_name FROM change_rows WHERE group_id = ?", (group,)
        )
        return frozenset(row[0] for row in rows)

    def next_to_undo(self) -> ChangeGroup:
        """The newest change that stands; BrokenRule where there is none.

        What was done before somebody was erased would bring them back: it can't be undone.
        """
        group = self._one(
            "g.kind IN ('do', 'redo') AND r.id IS NULL AND g.undoable = 1"
            " AND g.id > (SELECT coalesce(max(group_id), 0) FROM erasures)"
            " AND EXISTS (SELECT 1 FROM change_rows WHERE group_id = g.id)"
        )
        if group is None:
            raise BrokenRule(Rule.NOTHING_TO_UNDO)
        return group

    def next_to_redo(self) -> ChangeGroup:
        """The newest undo after which nothing new was done; BrokenRule where there is none."""
        group = self._one(
            "g.kind = 'undo' AND r.id IS NULL AND g.id > (SELECT coalesce(max(id), 0)"
            " FROM change_groups WHERE kind = 'do')"
        )
        if group is None:
            raise BrokenRule(Rule.NOTHING_TO_REDO)
        return group

    def _one(self, where: str) -> ChangeGroup | None:
        row = self._connection.execute(
            "SELECT g.id, g.kind, g.verb, g.subject_table, g.subject_row, g.made_at"
            " FROM change_groups AS g LEFT JOIN change_groups AS r ON r.reverses_id = g.id"
            f" WHERE {where} ORDER BY g.id DESC LIMIT 1"
        ).fetchone()
        return _group(row) if row else None

    def write_back(self, group: int) -> None:
        """Put every row that a group changed back as it was, newest first."""
        lines = self._connection.execute(
            "SELECT table_name, kind, first_id, last_id, old_values FROM change_rows"
            " WHERE group_id = ? ORDER BY id DESC",
            (group,),
        ).fetchall()
        if any(kind != "insert" and old is None for _, kind, _, _, old in lines):
            # somebody's values were purged: the rest alone would be half a change
            raise BrokenRule(Rule.PERSON_ERASED)
        for table, kind, first_id, last_id, old_values in lines:
            if kind == "insert":
                self._connection.execute(
                    f"DELETE FROM {table} WHERE id BETWEEN ? AND ?", (first_id, last_id)
                )
            elif kind == "delete":
                self._insert(table, json.loads(old_values))
            else:
                self._overwrite(table, first_id, json.loads(old_values))

    def _insert(self, table: str, values: dict[str, Any]) -> None:
        names, marks = ", ".join(values), ", ".join("?" for _ in values)
        self._connection.execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values())
        )

    def _overwrite(self, table: str, row_id: int, values: dict[str, Any]) -> None:
        changes = ", ".join(f"{name} = ?" for name in values)
        self._connection.execute(
            f"UPDATE {table} SET {changes} WHERE id = ?", (*values.values(), row_id)
        )

    def groups(self, *, limit: int = 100, before: int | None = None) -> list[ChangeGroup]:
        """The history, newest first, a page at a time: those before a group's id."""
        rows = self._connection.execute(
            "SELECT id, kind, verb, subject_table, subject_row, made_at FROM change_groups"
            " WHERE id < coalesce(?, id + 1) ORDER BY id DESC LIMIT ?",
            (before, limit),
        )
        return [_group(row) for row in rows]

    def history_of(self, table: str, row_id: int) -> list[RowChange]:
        """Every change of one row, oldest first."""
        found = self._changes(
            "c.table_name = ? AND ? BETWEEN c.first_id AND c.last_id", table, row_id
        )
        return [replace(change, row_id=row_id) for change in found]

    def trash(self, table: str) -> list[RowChange]:
        """Rows of a table that were deleted and have not come back, newest first."""
        gone = self._changes(
            "c.table_name = ?1 AND c.kind = 'delete' AND c.old_values IS NOT NULL"
            f" AND NOT EXISTS (SELECT 1 FROM {table} AS t WHERE t.id = c.first_id)"
            " AND c.id = (SELECT max(id) FROM change_rows AS later WHERE later.table_name = ?1"
            " AND later.first_id = c.first_id AND later.kind = 'delete')"
            # what an undo took away was an insert that never should have been
            " AND g.kind <> 'undo'",
            table,
        )
        return list(gone)[::-1]

    def _changes(self, where: str, *values: Any) -> Iterator[RowChange]:
        rows = self._connection.execute(
            "SELECT g.id, g.kind, g.verb, g.subject_table, g.subject_row, g.made_at,"
            " c.table_name, c.first_id, c.kind, c.old_values, c.new_values"
            " FROM change_rows AS c JOIN change_groups AS g ON g.id = c.group_id"
            f" WHERE {where} ORDER BY c.id",
            values,
        )
        for row in rows:
            old, new = (json.loads(text) if text else None for text in row[9:11])
            yield RowChange(_group(row[:6]), row[6], row[7], row[8], old, new)


def _group(row: Any) -> ChangeGroup:
    return ChangeGroup(row[0], row[1], row[2], row[3], row[4], clock.from_seconds(row[5]))
