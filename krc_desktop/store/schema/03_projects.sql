CREATE TABLE projects (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    code TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (code <> ''),
    name_lv TEXT NOT NULL CHECK (name_lv <> ''),
    name_en TEXT NOT NULL DEFAULT '',
    implementer_lv TEXT NOT NULL DEFAULT '',
    implementer_en TEXT NOT NULL DEFAULT '',
    funder_lv TEXT NOT NULL DEFAULT '',
    funder_en TEXT NOT NULL DEFAULT '',
    credit_lv TEXT NOT NULL DEFAULT '',
    credit_en TEXT NOT NULL DEFAULT '',
    logo_sha256 TEXT REFERENCES kept_files (sha256) ON DELETE RESTRICT,
    manager TEXT NOT NULL DEFAULT '',
    manager_role_lv TEXT NOT NULL DEFAULT '',
    manager_role_en TEXT NOT NULL DEFAULT '',
    starts_on TEXT NOT NULL CHECK (starts_on IS date(starts_on)),
    ends_on TEXT NOT NULL CHECK (ends_on IS date(ends_on)),
    report_due_day INTEGER NOT NULL DEFAULT 5 CHECK (report_due_day BETWEEN 1 AND 28),
    narrative_limit INTEGER NOT NULL DEFAULT 1500 CHECK (narrative_limit BETWEEN 100 AND 10000),
    in_kind_shown INTEGER NOT NULL DEFAULT 0 CHECK (in_kind_shown IN (0, 1)),
    CHECK (ends_on >= starts_on)
) STRICT;

CREATE TABLE project_centres (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    project_id INTEGER NOT NULL REFERENCES projects (id) ON DELETE RESTRICT,
    centre_id INTEGER NOT NULL REFERENCES centres (id) ON DELETE RESTRICT,
    joined_on TEXT NOT NULL CHECK (joined_on IS date(joined_on)),
    left_on TEXT CHECK (left_on IS date(left_on)),
    UNIQUE (project_id, centre_id),
    CHECK (left_on IS NULL OR left_on >= joined_on)
) STRICT;

-- Codes are text and keep their gaps: 1, 2, 3, 4, 6 has no 5.
CREATE TABLE activity_lines (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    project_id INTEGER NOT NULL REFERENCES projects (id) ON DELETE RESTRICT,
    code TEXT NOT NULL COLLATE NOCASE CHECK (code <> ''),
    title_lv TEXT NOT NULL CHECK (title_lv <> ''),
    title_en TEXT NOT NULL DEFAULT '',
    valid_from TEXT NOT NULL CHECK (valid_from IS date(valid_from)),
    valid_until TEXT NOT NULL CHECK (valid_until IS date(valid_until)),
    position INTEGER NOT NULL DEFAULT 0,
    UNIQUE (project_id, code),
    UNIQUE (id, project_id),
    CHECK (valid_until >= valid_from)
) STRICT;

-- What an indicator counts; group and line narrow it. 'entered' is typed in by hand.
CREATE TABLE indicators (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    project_id INTEGER NOT NULL REFERENCES projects (id) ON DELETE RESTRICT,
    title_lv TEXT NOT NULL CHECK (title_lv <> ''),
    title_en TEXT NOT NULL DEFAULT '',
    measure TEXT NOT NULL CHECK (measure IN ('events', 'visits', 'unique_people', 'organisations',
        'volunteers', 'volunteer_minutes', 'firings', 'outputs', 'entered')),
    group_id INTEGER REFERENCES groups (id) ON DELETE RESTRICT,
    line_id INTEGER,
    position INTEGER NOT NULL DEFAULT 0,
    FOREIGN KEY (line_id, project_id) REFERENCES activity_lines (id, project_id) ON DELETE RESTRICT,
    CHECK (group_id IS NULL OR measure IN ('visits', 'unique_people')),
    CHECK (line_id IS NULL OR (group_id IS NULL AND measure IN ('events', 'visits')))
) STRICT;

-- centre_id NULL: the whole project's target; else the centre's part of it. 0 is a target too.
CREATE TABLE targets (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    indicator_id INTEGER NOT NULL REFERENCES indicators (id) ON DELETE RESTRICT,
    centre_id INTEGER REFERENCES centres (id) ON DELETE RESTRICT,
    value INTEGER NOT NULL CHECK (value >= 0)
) STRICT;
CREATE UNIQUE INDEX targets_once ON targets (indicator_id, ifnull(centre_id, 0));

CREATE TABLE indicator_entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    indicator_id INTEGER NOT NULL REFERENCES indicators (id) ON DELETE RESTRICT,
    centre_id INTEGER NOT NULL REFERENCES centres (id) ON DELETE RESTRICT,
    local_day TEXT NOT NULL CHECK (local_day IS date(local_day)),
    value INTEGER NOT NULL CHECK (value >= 0),
    note TEXT NOT NULL DEFAULT ''
) STRICT;

-- Value of an hour of volunteer work, with where the figure is from; never mixed with money.
CREATE TABLE in_kind_rates (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    project_id INTEGER NOT NULL REFERENCES projects (id) ON DELETE RESTRICT,
    cents_per_hour INTEGER NOT NULL CHECK (cents_per_hour > 0),
    source TEXT NOT NULL CHECK (source <> ''),
    valid_from TEXT NOT NULL CHECK (valid_from IS date(valid_from)),
    valid_until TEXT CHECK (valid_until IS date(valid_until)),
    CHECK (valid_until IS NULL OR valid_until >= valid_from)
) STRICT;

CREATE TABLE funding_sources (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    project_id INTEGER NOT NULL REFERENCES projects (id) ON DELETE RESTRICT,
    centre_id INTEGER REFERENCES centres (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL CHECK (kind IN ('grant', 'co_funding')),
    name TEXT NOT NULL CHECK (name <> ''),
    cents INTEGER NOT NULL CHECK (cents >= 0)
) STRICT;

CREATE TABLE expenses (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    funding_source_id INTEGER NOT NULL REFERENCES funding_sources (id) ON DELETE RESTRICT,
    centre_id INTEGER NOT NULL REFERENCES centres (id) ON DELETE RESTRICT,
    event_id INTEGER REFERENCES events (id) ON DELETE RESTRICT,
    local_day TEXT NOT NULL CHECK (local_day IS date(local_day)),
    what TEXT NOT NULL CHECK (what <> ''),
    cents INTEGER NOT NULL CHECK (cents > 0)
) STRICT;

-- Small grants of the project to NGOs and activists.
CREATE TABLE grants (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    project_id INTEGER NOT NULL REFERENCES projects (id) ON DELETE RESTRICT,
    centre_id INTEGER NOT NULL REFERENCES centres (id) ON DELETE RESTRICT,
    organisation_id INTEGER REFERENCES organisations (id) ON DELETE RESTRICT,
    applicant TEXT NOT NULL DEFAULT '',
    purpose TEXT NOT NULL CHECK (purpose <> ''),
    cents INTEGER NOT NULL CHECK (cents >= 0),
    status TEXT NOT NULL CHECK (status IN ('applied', 'granted', 'refused', 'reported', 'closed')),
    applied_on TEXT CHECK (applied_on IS date(applied_on)),
    decided_on TEXT CHECK (decided_on IS date(decided_on)),
    report_due_on TEXT CHECK (report_due_on IS date(report_due_on)),
    reported_on TEXT CHECK (reported_on IS date(reported_on)),
    CHECK (organisation_id IS NOT NULL OR applicant <> '')
) STRICT;
