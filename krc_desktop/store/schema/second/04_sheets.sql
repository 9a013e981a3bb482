-- A sign-in sheet as it lies on the table. event_day_id NULL: a column to sign for each day.
ALTER TABLE sheets ADD COLUMN event_day_id INTEGER REFERENCES event_days (id) ON DELETE RESTRICT;
ALTER TABLE sheets ADD COLUMN stated_counted INTEGER CHECK (stated_counted BETWEEN 0 AND 100000);
ALTER TABLE sheets ADD COLUMN stated_volunteers INTEGER
    CHECK (stated_volunteers BETWEEN 0 AND 100000);
ALTER TABLE sheets ADD COLUMN finished_at INTEGER;

-- One line of the paper. A person's line and an illegible one count; the others say why they don't.
CREATE TABLE sheet_lines (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    sheet_id INTEGER NOT NULL REFERENCES sheets (id) ON DELETE RESTRICT,
    line INTEGER NOT NULL CHECK (line BETWEEN 1 AND 1000),
    outcome TEXT NOT NULL
        CHECK (outcome IN ('person', 'unnamed', 'twice', 'struck', 'absent', 'other')),
    person_id INTEGER REFERENCES people (id) ON DELETE RESTRICT,
    made_card INTEGER NOT NULL DEFAULT 0 CHECK (made_card IN (0, 1)),
    group_id INTEGER REFERENCES groups (id) ON DELETE RESTRICT,
    note TEXT NOT NULL DEFAULT '',
    consent_id INTEGER REFERENCES consents (id) ON DELETE RESTRICT,
    UNIQUE (sheet_id, line),
    CHECK (person_id IS NULL OR outcome IN ('person', 'absent')),
    CHECK (outcome <> 'other' OR note <> '')
) STRICT;

-- A signature of a line: on which day, and where it counts. Without headcount_id it is the person's
-- attendance of that day; listed_before says what stood there before the sheet was entered.
CREATE TABLE sheet_marks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    line_id INTEGER NOT NULL REFERENCES sheet_lines (id) ON DELETE RESTRICT,
    event_day_id INTEGER NOT NULL REFERENCES event_days (id) ON DELETE RESTRICT,
    headcount_id INTEGER REFERENCES headcounts (id) ON DELETE RESTRICT,
    listed_before TEXT NOT NULL DEFAULT 'no' CHECK (listed_before IN ('no', 'absent', 'present')),
    UNIQUE (line_id, event_day_id)
) STRICT;
