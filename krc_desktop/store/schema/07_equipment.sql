-- A machine, or a shared place: whatever can be booked.
CREATE TABLE equipment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    centre_id INTEGER NOT NULL REFERENCES centres (id) ON DELETE RESTRICT,
    outside_id TEXT UNIQUE CHECK (outside_id <> ''),
    name_lv TEXT NOT NULL CHECK (name_lv <> ''),
    name_en TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL CHECK (kind IN ('kiln', 'laser', 'knitting', 'sewing', 'place', 'other')),
    risk TEXT NOT NULL CHECK (risk IN ('red', 'orange', 'green')),
    place TEXT NOT NULL DEFAULT '',
    maker TEXT NOT NULL DEFAULT '',
    serial_number TEXT NOT NULL DEFAULT '',
    rules TEXT NOT NULL DEFAULT '',
    setup TEXT NOT NULL DEFAULT '',
    step_minutes INTEGER NOT NULL DEFAULT 15 CHECK (step_minutes BETWEEN 5 AND 1440),
    shortest_minutes INTEGER NOT NULL DEFAULT 15 CHECK (shortest_minutes BETWEEN 5 AND 20160),
    longest_minutes INTEGER NOT NULL DEFAULT 20160 CHECK (longest_minutes BETWEEN 5 AND 20160),
    induction_months INTEGER NOT NULL DEFAULT 12 CHECK (induction_months BETWEEN 1 AND 120),
    open_below_celsius INTEGER CHECK (open_below_celsius BETWEEN 20 AND 200),
    is_sample INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0, 1)),
    retired_on TEXT CHECK (retired_on IS date(retired_on)),
    UNIQUE (id, centre_id),
    CHECK (longest_minutes >= shortest_minutes),
    CHECK (open_below_celsius IS NULL OR kind = 'kiln')
) STRICT;

-- A machine's usual phases: their order, length, and whether a person must be there.
CREATE TABLE equipment_phases (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    equipment_id INTEGER NOT NULL REFERENCES equipment (id) ON DELETE RESTRICT,
    position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 20),
    phase TEXT NOT NULL CHECK (phase IN ('load', 'fire', 'cool', 'unload', 'prepare', 'work', 'tidy')),
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 20160),
    needs_person INTEGER NOT NULL DEFAULT 1 CHECK (needs_person IN (0, 1)),
    UNIQUE (equipment_id, position)
) STRICT;

CREATE TABLE equipment_materials (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    equipment_id INTEGER NOT NULL REFERENCES equipment (id) ON DELETE RESTRICT,
    name_lv TEXT NOT NULL CHECK (name_lv <> ''),
    name_en TEXT NOT NULL DEFAULT '',
    ruling TEXT NOT NULL CHECK (ruling IN ('allowed', 'forbidden', 'ask')),
    UNIQUE (equipment_id, name_lv)
) STRICT;

CREATE TABLE equipment_questions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    equipment_id INTEGER NOT NULL REFERENCES equipment (id) ON DELETE RESTRICT,
    moment TEXT NOT NULL CHECK (moment IN ('before', 'after')),
    position INTEGER NOT NULL DEFAULT 0,
    text_lv TEXT NOT NULL CHECK (text_lv <> ''),
    text_en TEXT NOT NULL DEFAULT '',
    answer_kind TEXT NOT NULL CHECK (answer_kind IN ('yes', 'yes_no', 'number', 'text', 'material')),
    needed INTEGER NOT NULL DEFAULT 1 CHECK (needed IN (0, 1)),
    archived_on TEXT CHECK (archived_on IS date(archived_on))
) STRICT;

CREATE TABLE equipment_inductors (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    equipment_id INTEGER NOT NULL REFERENCES equipment (id) ON DELETE RESTRICT,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    UNIQUE (equipment_id, person_id)
) STRICT;

CREATE TABLE equipment_documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    equipment_id INTEGER NOT NULL REFERENCES equipment (id) ON DELETE RESTRICT,
    title TEXT NOT NULL CHECK (title <> ''),
    file_sha256 TEXT NOT NULL REFERENCES kept_files (sha256) ON DELETE RESTRICT
) STRICT;

CREATE TABLE inductions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    equipment_id INTEGER NOT NULL REFERENCES equipment (id) ON DELETE RESTRICT,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    inductor_id INTEGER REFERENCES people (id) ON DELETE RESTRICT,
    event_id INTEGER REFERENCES events (id) ON DELETE RESTRICT,
    inducted_on TEXT NOT NULL CHECK (inducted_on IS date(inducted_on)),
    valid_until TEXT NOT NULL CHECK (valid_until IS date(valid_until)),
    UNIQUE (equipment_id, person_id, inducted_on),
    CHECK (valid_until >= inducted_on)
) STRICT;

CREATE TABLE counters (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    equipment_id INTEGER NOT NULL REFERENCES equipment (id) ON DELETE RESTRICT,
    name_lv TEXT NOT NULL CHECK (name_lv <> ''),
    name_en TEXT NOT NULL DEFAULT '',
    measure TEXT NOT NULL CHECK (measure IN ('firings', 'working_minutes', 'uses')),
    since TEXT NOT NULL CHECK (since IS date(since)),
    start_value INTEGER NOT NULL DEFAULT 0 CHECK (start_value >= 0),
    limit_value INTEGER CHECK (limit_value > 0),
    UNIQUE (id, equipment_id)
) STRICT;

-- Planned by date or by counter, one of the two.
CREATE TABLE maintenance_plans (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    equipment_id INTEGER NOT NULL REFERENCES equipment (id) ON DELETE RESTRICT,
    what TEXT NOT NULL CHECK (what <> ''),
    every_days INTEGER CHECK (every_days BETWEEN 1 AND 3660),
    counter_id INTEGER,
    every_count INTEGER CHECK (every_count > 0),
    starts_on TEXT NOT NULL CHECK (starts_on IS date(starts_on)),
    warn_days INTEGER NOT NULL DEFAULT 10 CHECK (warn_days BETWEEN 0 AND 365),
    archived_on TEXT CHECK (archived_on IS date(archived_on)),
    FOREIGN KEY (counter_id, equipment_id) REFERENCES counters (id, equipment_id) ON DELETE RESTRICT,
    CHECK ((every_days IS NULL) <> (counter_id IS NULL)),
    CHECK ((counter_id IS NULL) = (every_count IS NULL))
) STRICT;

CREATE TABLE maintenance_jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    equipment_id INTEGER NOT NULL REFERENCES equipment (id) ON DELETE RESTRICT,
    plan_id INTEGER REFERENCES maintenance_plans (id) ON DELETE RESTRICT,
    booking_id INTEGER UNIQUE REFERENCES bookings (id) ON DELETE RESTRICT,
    done_on TEXT NOT NULL CHECK (done_on IS date(done_on)),
    what TEXT NOT NULL CHECK (what <> ''),
    done_by TEXT NOT NULL DEFAULT '',
    counter_value INTEGER CHECK (counter_value >= 0)
) STRICT;

CREATE TABLE faults (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    equipment_id INTEGER NOT NULL REFERENCES equipment (id) ON DELETE RESTRICT,
    reported_at INTEGER NOT NULL,
    reported_by TEXT NOT NULL DEFAULT '',
    what TEXT NOT NULL CHECK (what <> ''),
    takes_out INTEGER NOT NULL DEFAULT 1 CHECK (takes_out IN (0, 1)),
    closed_at INTEGER CHECK (closed_at >= reported_at),
    remedy TEXT NOT NULL DEFAULT ''
) STRICT;

-- Out of service: an interval with its reason; open-ended until somebody knows better.
CREATE TABLE outages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    equipment_id INTEGER NOT NULL REFERENCES equipment (id) ON DELETE RESTRICT,
    fault_id INTEGER REFERENCES faults (id) ON DELETE RESTRICT,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER CHECK (ends_at > starts_at),
    local_day TEXT NOT NULL CHECK (local_day IS date(local_day)),
    reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;

-- Small things lent out of the centre.
CREATE TABLE loans (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    centre_id INTEGER NOT NULL REFERENCES centres (id) ON DELETE RESTRICT,
    equipment_id INTEGER REFERENCES equipment (id) ON DELETE RESTRICT,
    item TEXT NOT NULL CHECK (item <> ''),
    person_id INTEGER REFERENCES people (id) ON DELETE RESTRICT,
    organisation_id INTEGER REFERENCES organisations (id) ON DELETE RESTRICT,
    out_on TEXT NOT NULL CHECK (out_on IS date(out_on)),
    due_on TEXT CHECK (due_on IS date(due_on)),
    back_on TEXT CHECK (back_on IS date(back_on)),
    condition_out TEXT NOT NULL DEFAULT '',
    condition_back TEXT NOT NULL DEFAULT '',
    CHECK ((person_id IS NULL) <> (organisation_id IS NULL)),
    CHECK (due_on IS NULL OR due_on >= out_on),
    CHECK (back_on IS NULL OR back_on >= out_on)
) STRICT;
