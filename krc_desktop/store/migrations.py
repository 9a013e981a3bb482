"""How the file comes from one version to the next, by sqlite-utils' Migrations.

To change the schema: 1. a new function here, explicit SQL only, never today's model (`transform()`
drops triggers); 2. SCHEMA_VERSION in `database`; 3. `python -m tests.store.golden` rewrites the
golden list; 4. a small file of the old version into `tests/data`, and its test.
Each runs whole or not at all; before it the caller keeps a verified copy.
"""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database, Migrations

from krc_desktop.store import schema
from krc_desktop.store.database import APPLICATION_ID, SCHEMA_VERSION

migrations = Migrations("krc_desktop")


@migrations()
def version_1(db: Database) -> None:
    """Every table of the first release."""
    schema.create_first_version(db.conn)


@migrations()
def version_2(db: Database) -> None:
    """Kiln programmes, what a kiln holds, and work that stays on a machine."""
    schema.create_second_version(db.conn)


def migrate(connection: Any) -> None:
    """Bring an open file to this program's version, whole or not at all.

    Foreign keys are off while tables are rebuilt, checked before the commit, and on again after.
    The set's own bookkeeping and the version number are part of the same transaction.
    """
    db = Database(connection, execute_plugins=False)
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with db.atomic():
            migrations.apply(db)
            broken = connection.execute("PRAGMA foreign_key_check").fetchone()
            if broken is not None:
                raise ValueError(f"a migration breaks a reference in {broken[0]}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
