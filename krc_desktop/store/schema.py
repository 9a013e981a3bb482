"""The tables of the file: the hand-written walls, and what follows from them by rule.

`schema/*.sql` holds the tables, the guards and the search indexes. From the tables follow, one
mechanism for all: the triggers that write the journal, and an index for each foreign key. The
golden list `schema/golden.txt` says what must be there; a file that differs is not opened.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "schema"

# kept by the journal's own rules, or logs that nobody undoes
UNJOURNALED = frozenset(
    {
        "change_groups",
        "change_rows",
        "journal_pen",
        "kept_files",
        "erasures",
        "issued_reports",
        "exports",
    }
)
# deleting a group or an organisation is rare, attendances are many: a scan is the better deal
_UNINDEXED = frozenset(
    {
        ("attendances", "group_id"),
        ("attendances", "age_band_id"),
        ("attendances", "organisation_id"),
        ("attendances", "event_day_id"),
        ("change_groups", "reverses_id"),
        ("journal_pen", "group_id"),
    }
)
SEARCHED = {
    "people": ("first_name", "last_name", "original_name"),
    "organisations": ("name",),
    "events": ("title_lv", "title_en", "place"),
    "equipment": ("name_lv", "name_en"),
}


def create_first_version(connection: Any) -> None:
    """Make every object of schema version 1 in an empty file, inside the caller's transaction."""
    for statement in statements(_FOLDER):
        connection.execute(statement)
    for table in _own_tables(connection):
        _index_foreign_keys(connection, table)
        if table not in UNJOURNALED:
            _journal(connection, table)
    for table, columns in SEARCHED.items():
        _keep_searched(connection, table, columns)


def create_second_version(connection: Any) -> None:
    """Bring version 1 to version 2: what a kiln holds, its programmes, sheets line by line."""
    for statement in statements(_FOLDER / "second"):
        connection.execute(statement)
    for table in (
        "kiln_programmes",
        "programme_segments",
        "sheet_lines",
        "sheet_marks",
        "certificates",
        "contributions",
        "retention_rules",
        "retention_holds",
    ):
        _index_foreign_keys(connection, table)
        _journal(connection, table)
    for table in (
        "equipment",
        "firings",
        "firing_readings",
        "firing_checks",
        "sheets",
        "agreements",
    ):
        _index_foreign_keys(connection, table)
        _journal_anew(connection, table)


def statements(folder: Path) -> list[str]:
    """The statements of a folder's hand-written files, in their order."""
    import sqlcipher3.dbapi2 as driver

    found: list[str] = []
    for file in sorted(folder.glob("*.sql")):
        pending = ""
        for line in file.read_text("utf-8").splitlines(keepends=True):
            if not pending and line.startswith("--"):
                continue
            pending += line
            if driver.complete_statement(pending):
                found.append(pending.strip())
                pending = ""
    return [statement for statement in found if statement]


def _own_tables(connection: Any) -> list[str]:
    rows = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY name"
    )
    return [row[0] for row in rows]


def _columns(connection: Any, table: str) -> list[str]:
    return [row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]


def _index_foreign_keys(connection: Any, table: str) -> None:
    """An index for every foreign key that has none, so that a delete never scans."""
    keys = connection.execute(
        'SELECT "from" FROM pragma_foreign_key_list(?) WHERE seq = 0 ORDER BY 1', (table,)
    ).fetchall()
    for (column,) in keys:
        if (table, column) in _UNINDEXED or _leads_an_index(connection, table, column):
            continue
        connection.execute(f"CREATE INDEX {table}_by_{column} ON {table} ({column})")


def _leads_an_index(connection: Any, table: str, column: str) -> bool:
    row = connection.execute(
        "SELECT 1 FROM pragma_index_list(?1) AS list, pragma_index_info(list.name) AS info"
        " WHERE info.seqno = 0 AND info.name = ?2 AND list.partial = 0",
        (table, column),
    ).fetchone()
    return row is not None


def _journal(connection: Any, table: str) -> None:
    """Triggers that write each change of a table into the journal and refuse it without a verb."""
    columns = _columns(connection, table)
    guard = "SELECT RAISE(ABORT, 'krc: no_verb') FROM journal_pen WHERE group_id IS NULL;"
    old, new = (
        "json_object(" + ", ".join(f"'{c}', {side}.{c}" for c in columns) + ")"
        for side in ("OLD", "NEW")
    )
    connection.execute(
        f"CREATE TRIGGER journal_{table}_new AFTER INSERT ON {table}"
        " WHEN (SELECT in_bulk FROM journal_pen WHERE id = 1) = 0 BEGIN "
        f"{guard} INSERT INTO change_rows (group_id, table_name, kind, first_id, last_id)"
        f" SELECT group_id, '{table}', 'insert', NEW.id, NEW.id FROM journal_pen; END"
    )
    connection.execute(
        f"CREATE TRIGGER journal_{table}_changed AFTER UPDATE ON {table} BEGIN "
        f"{guard} SELECT RAISE(ABORT, 'krc: id_changed') WHERE NEW.id IS NOT OLD.id;"
        " INSERT INTO change_rows (group_id, table_name, kind, first_id, last_id, old_values,"
        f" new_values) SELECT group_id, '{table}', 'update', OLD.id, OLD.id, {old}, {new}"
        " FROM journal_pen; END"
    )
    connection.execute(
        f"CREATE TRIGGER journal_{table}_gone AFTER DELETE ON {table} BEGIN "
        f"{guard} INSERT INTO change_rows (group_id, table_name, kind, first_id, last_id,"
        f" old_values) SELECT group_id, '{table}', 'delete', OLD.id, OLD.id, {old}"
        " FROM journal_pen; END"
    )


def _journal_anew(connection: Any, table: str) -> None:
    """The journal's triggers of a table that has got more columns."""
    for kind in ("new", "changed", "gone"):
        connection.execute(f"DROP TRIGGER journal_{table}_{kind}")
    _journal(connection, table)


def _keep_searched(connection: Any, table: str, columns: tuple[str, ...]) -> None:
    """Triggers that keep a search index equal to its table."""
    names = ", ".join(columns)
    new, old = (", ".join(f"{side}.{c}" for c in columns) for side in ("NEW", "OLD"))
    index = f"{table}_search"
    add = f"INSERT INTO {index} (rowid, {names}) VALUES (NEW.id, {new});"
    drop = f"INSERT INTO {index} ({index}, rowid, {names}) VALUES ('delete', OLD.id, {old});"
    differs = " OR ".join(f"OLD.{c} IS NOT NEW.{c}" for c in columns)
    connection.execute(
        f"CREATE TRIGGER searched_{table}_new AFTER INSERT ON {table} BEGIN {add} END"
    )
    connection.execute(
        f"CREATE TRIGGER searched_{table}_gone AFTER DELETE ON {table} BEGIN {drop} END"
    )
    connection.execute(
        f"CREATE TRIGGER searched_{table}_changed AFTER UPDATE OF {names} ON {table}"
        f" WHEN {differs} BEGIN {drop} {add} END"
    )


def listing(connection: Any) -> str:
    """Every object of an open file with its definition in a fixed order, as the golden list is."""
    rows = connection.execute(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_schema"
        " WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
    )
    return "\n".join(f"{kind} {name}\n{' '.join(sql.split())}" for kind, name, sql in rows) + "\n"


def golden() -> str:
    """What `listing` must say of a file of this program's version."""
    return (_FOLDER / "golden.txt").read_text("utf-8")


def fingerprint(text: str) -> str:
    """A short name of a listing, for the log."""
    import hashlib

    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]
