-- What every other table leans on: the journal, files kept inside, facts of this file.

-- One verb of a person: one transaction, one step of undo, one line of history. No names stand here:
-- the label is made from the verb's key and the record that it was about.
CREATE TABLE change_groups (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    verb TEXT NOT NULL CHECK (verb <> ''),
    subject_table TEXT,
    subject_row INTEGER,
    made_at INTEGER NOT NULL,
    local_day TEXT NOT NULL CHECK (local_day IS date(local_day)),
    undoable INTEGER NOT NULL DEFAULT 1 CHECK (undoable IN (0, 1)),
    reverses_id INTEGER REFERENCES change_groups (id) ON DELETE RESTRICT,
    CHECK ((kind = 'do') = (reverses_id IS NULL)),
    CHECK ((subject_table IS NULL) = (subject_row IS NULL))
) STRICT;
CREATE UNIQUE INDEX change_groups_reversed_once ON change_groups (reverses_id)
    WHERE reverses_id IS NOT NULL;

-- One row changed by a verb. An insert keeps no values: the row itself has them, and its removal by
-- an undo keeps them here. Many rows inserted at once are one line: first_id..last_id.
CREATE TABLE change_rows (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    group_id INTEGER NOT NULL REFERENCES change_groups (id) ON DELETE RESTRICT,
    table_name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('insert', 'update', 'delete')),
    first_id INTEGER NOT NULL,
    last_id INTEGER NOT NULL CHECK (last_id >= first_id),
    old_values TEXT CHECK (old_values IS NULL OR json_valid(old_values)),
    new_values TEXT CHECK (new_values IS NULL OR json_valid(new_values)),
    CHECK (kind <> 'insert' OR (old_values IS NULL AND new_values IS NULL)),
    CHECK (kind = 'insert' OR first_id = last_id)
) STRICT;
CREATE INDEX change_rows_of_group ON change_rows (group_id);
CREATE INDEX change_rows_of_row ON change_rows (table_name, first_id);

-- The pen: whose verb is writing now. With no group every table refuses every write.
CREATE TABLE journal_pen (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    group_id INTEGER REFERENCES change_groups (id) ON DELETE RESTRICT,
    in_bulk INTEGER NOT NULL DEFAULT 0 CHECK (in_bulk IN (0, 1)),
    CHECK (in_bulk = 0 OR group_id IS NOT NULL)
) STRICT;
INSERT INTO journal_pen (id) VALUES (1);

-- Bytes of photos, scans, logos and issued reports, each content once, never changed.
CREATE TABLE kept_files (
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 0 AND size = length(content)),
    content BLOB NOT NULL
) STRICT;
CREATE TRIGGER kept_files_never_change BEFORE UPDATE ON kept_files
BEGIN SELECT RAISE(ABORT, 'krc: kept files never change'); END;

-- People whose data were erased: their uid only, so that an old backup restored is erased again.
CREATE TABLE erasures (
    uid TEXT PRIMARY KEY CHECK (length(uid) = 36),
    erased_at INTEGER NOT NULL
) STRICT;
