CREATE TABLE event_kinds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    name_lv TEXT NOT NULL UNIQUE CHECK (name_lv <> ''),
    name_en TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0,
    archived_on TEXT CHECK (archived_on IS date(archived_on))
) STRICT;

CREATE TABLE event_series (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    centre_id INTEGER NOT NULL REFERENCES centres (id) ON DELETE RESTRICT,
    rule TEXT NOT NULL CHECK (rule <> '')
) STRICT;

-- starts_at and ends_at span all days; local_day is the day on which it starts in Riga.
CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    centre_id INTEGER NOT NULL REFERENCES centres (id) ON DELETE RESTRICT,
    outside_id TEXT UNIQUE CHECK (outside_id <> ''),
    series_id INTEGER REFERENCES event_series (id) ON DELETE RESTRICT,
    kind_id INTEGER REFERENCES event_kinds (id) ON DELETE RESTRICT,
    title_lv TEXT NOT NULL CHECK (title_lv <> ''),
    title_en TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    local_day TEXT NOT NULL CHECK (local_day IS date(local_day)),
    status TEXT NOT NULL DEFAULT 'planned'
        CHECK (status IN ('planned', 'held', 'cancelled', 'postponed', 'not_held')),
    status_reason TEXT NOT NULL DEFAULT '',
    postponed_to TEXT CHECK (postponed_to IS date(postponed_to)),
    channel TEXT NOT NULL DEFAULT 'face_to_face'
        CHECK (channel IN ('face_to_face', 'exhibition', 'digital', 'publication')),
    counting TEXT NOT NULL DEFAULT 'named' CHECK (counting IN ('named', 'numbers')),
    capacity INTEGER CHECK (capacity BETWEEN 1 AND 100000),
    leader TEXT NOT NULL DEFAULT '',
    result TEXT NOT NULL DEFAULT '',
    report_note TEXT NOT NULL DEFAULT '',
    is_sample INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0, 1)),
    CHECK (ends_at > starts_at),
    CHECK (ends_at - starts_at <= 5356800),
    CHECK (postponed_to IS NULL OR status = 'postponed')
) STRICT;
CREATE INDEX events_by_day ON events (local_day, status, centre_id);
CREATE INDEX events_of_centre ON events (centre_id, local_day, status);

CREATE TABLE event_days (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE RESTRICT,
    local_day TEXT NOT NULL CHECK (local_day IS date(local_day)),
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    UNIQUE (event_id, local_day),
    UNIQUE (id, event_id),
    CHECK (ends_at > starts_at)
) STRICT;

-- An event may sit in several projects, on one line of each.
CREATE TABLE event_lines (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE RESTRICT,
    project_id INTEGER NOT NULL REFERENCES projects (id) ON DELETE RESTRICT,
    line_id INTEGER NOT NULL,
    UNIQUE (event_id, project_id),
    FOREIGN KEY (line_id, project_id) REFERENCES activity_lines (id, project_id) ON DELETE RESTRICT
) STRICT;

CREATE TABLE event_organisations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE RESTRICT,
    organisation_id INTEGER NOT NULL REFERENCES organisations (id) ON DELETE RESTRICT,
    role TEXT NOT NULL DEFAULT 'co_organiser'
        CHECK (role IN ('organiser', 'co_organiser', 'participant', 'supporter')),
    contribution TEXT NOT NULL DEFAULT '',
    UNIQUE (event_id, organisation_id)
) STRICT;

-- A named person on a day of an event. Group, organisation and age band are frozen here.
CREATE TABLE attendances (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL,
    event_day_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    present INTEGER NOT NULL DEFAULT 1 CHECK (present IN (0, 1)),
    group_id INTEGER NOT NULL REFERENCES groups (id) ON DELETE RESTRICT,
    organisation_id INTEGER REFERENCES organisations (id) ON DELETE RESTRICT,
    age_band_id INTEGER REFERENCES age_bands (id) ON DELETE RESTRICT,
    FOREIGN KEY (event_day_id, event_id) REFERENCES event_days (id, event_id) ON DELETE RESTRICT,
    UNIQUE (event_day_id, person_id)
) STRICT;
CREATE INDEX attendances_of_event ON attendances (event_id, present, person_id, group_id, organisation_id);
CREATE INDEX attendances_of_person ON attendances (person_id, present, event_id);

-- People who were there and are not on the list. event_day_id NULL: counted once for the event.
CREATE TABLE headcounts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE RESTRICT,
    event_day_id INTEGER,
    group_id INTEGER REFERENCES groups (id) ON DELETE RESTRICT,
    people INTEGER NOT NULL CHECK (people BETWEEN 0 AND 100000),
    unnamed_organisations INTEGER NOT NULL DEFAULT 0 CHECK (unnamed_organisations BETWEEN 0 AND 1000),
    note TEXT NOT NULL DEFAULT '',
    -- the event's total as a list gave it: it gives way to lines by group
    from_total INTEGER NOT NULL DEFAULT 0 CHECK (from_total IN (0, 1)),
    FOREIGN KEY (event_day_id, event_id) REFERENCES event_days (id, event_id) ON DELETE RESTRICT
) STRICT;

CREATE TABLE headcount_organisations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    headcount_id INTEGER NOT NULL REFERENCES headcounts (id) ON DELETE RESTRICT,
    organisation_id INTEGER NOT NULL REFERENCES organisations (id) ON DELETE RESTRICT,
    UNIQUE (headcount_id, organisation_id)
) STRICT;

-- Signed up beforehand; being on this list is no visit.
CREATE TABLE signups (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE RESTRICT,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    status TEXT NOT NULL CHECK (status IN ('registered', 'waiting', 'cancelled')),
    made_at INTEGER NOT NULL,
    UNIQUE (event_id, person_id)
) STRICT;

-- A numbered sign-in sheet on paper and what it says of itself.
CREATE TABLE sheets (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE RESTRICT,
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 1000),
    stated_total INTEGER CHECK (stated_total BETWEEN 0 AND 100000),
    difference_reason TEXT NOT NULL DEFAULT '',
    scan_sha256 TEXT REFERENCES kept_files (sha256) ON DELETE RESTRICT,
    UNIQUE (event_id, number)
) STRICT;

-- Things made or given; counted even where nobody took part.
CREATE TABLE outputs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    centre_id INTEGER NOT NULL REFERENCES centres (id) ON DELETE RESTRICT,
    event_id INTEGER REFERENCES events (id) ON DELETE RESTRICT,
    local_day TEXT NOT NULL CHECK (local_day IS date(local_day)),
    what TEXT NOT NULL CHECK (what <> ''),
    quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 1000000),
    unit TEXT NOT NULL DEFAULT '',
    recipient TEXT NOT NULL DEFAULT '',
    organisation_id INTEGER REFERENCES organisations (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX outputs_by_day ON outputs (centre_id, local_day);
