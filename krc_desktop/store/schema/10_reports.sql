CREATE TABLE stories (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    centre_id INTEGER NOT NULL REFERENCES centres (id) ON DELETE RESTRICT,
    event_id INTEGER REFERENCES events (id) ON DELETE RESTRICT,
    person_id INTEGER REFERENCES people (id) ON DELETE RESTRICT,
    consent_id INTEGER REFERENCES consents (id) ON DELETE RESTRICT,
    local_day TEXT NOT NULL CHECK (local_day IS date(local_day)),
    title TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    quote TEXT NOT NULL DEFAULT '',
    said_by TEXT NOT NULL DEFAULT '',
    consent_note TEXT NOT NULL DEFAULT '',
    CHECK (body <> '' OR quote <> '')
) STRICT;

CREATE TABLE publicity (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    centre_id INTEGER NOT NULL REFERENCES centres (id) ON DELETE RESTRICT,
    event_id INTEGER REFERENCES events (id) ON DELETE RESTRICT,
    local_day TEXT NOT NULL CHECK (local_day IS date(local_day)),
    outlet TEXT NOT NULL CHECK (outlet <> ''),
    title TEXT NOT NULL DEFAULT '',
    link TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE photos (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    centre_id INTEGER NOT NULL REFERENCES centres (id) ON DELETE RESTRICT,
    event_id INTEGER REFERENCES events (id) ON DELETE RESTRICT,
    file_sha256 TEXT NOT NULL REFERENCES kept_files (sha256) ON DELETE RESTRICT,
    local_day TEXT NOT NULL CHECK (local_day IS date(local_day)),
    width INTEGER NOT NULL CHECK (width BETWEEN 1 AND 10000),
    height INTEGER NOT NULL CHECK (height BETWEEN 1 AND 10000),
    caption TEXT NOT NULL DEFAULT '',
    photographer TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0,
    in_report INTEGER NOT NULL DEFAULT 0 CHECK (in_report IN (0, 1))
) STRICT;

CREATE TABLE photo_people (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    photo_id INTEGER NOT NULL REFERENCES photos (id) ON DELETE RESTRICT,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    UNIQUE (photo_id, person_id)
) STRICT;

-- The month in the coordinator's words: one text a part.
CREATE TABLE report_texts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    centre_id INTEGER NOT NULL REFERENCES centres (id) ON DELETE RESTRICT,
    month TEXT NOT NULL CHECK (month || '-01' IS date(month || '-01')),
    part TEXT NOT NULL CHECK (part IN ('lead', 'highlights')),
    body TEXT NOT NULL,
    UNIQUE (centre_id, month, part)
) STRICT;

CREATE TABLE report_points (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    centre_id INTEGER NOT NULL REFERENCES centres (id) ON DELETE RESTRICT,
    month TEXT NOT NULL CHECK (month || '-01' IS date(month || '-01')),
    kind TEXT NOT NULL CHECK (kind IN ('decision', 'risk', 'notice')),
    body TEXT NOT NULL CHECK (body <> ''),
    position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 3),
    UNIQUE (centre_id, month, position)
) STRICT;

CREATE TABLE report_difficulties (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    centre_id INTEGER NOT NULL REFERENCES centres (id) ON DELETE RESTRICT,
    month TEXT NOT NULL CHECK (month || '-01' IS date(month || '-01')),
    title TEXT NOT NULL CHECK (title <> ''),
    solution TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 20),
    UNIQUE (centre_id, month, position)
) STRICT;

CREATE TABLE report_stories (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    centre_id INTEGER NOT NULL REFERENCES centres (id) ON DELETE RESTRICT,
    month TEXT NOT NULL CHECK (month || '-01' IS date(month || '-01')),
    story_id INTEGER NOT NULL REFERENCES stories (id) ON DELETE RESTRICT,
    UNIQUE (centre_id, month, story_id)
) STRICT;

-- What is planned for the month after; next time it returns as done or why not.
CREATE TABLE report_plans (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    centre_id INTEGER NOT NULL REFERENCES centres (id) ON DELETE RESTRICT,
    month TEXT NOT NULL CHECK (month || '-01' IS date(month || '-01')),
    first_day TEXT NOT NULL CHECK (first_day IS date(first_day)),
    last_day TEXT NOT NULL CHECK (last_day IS date(last_day)),
    what TEXT NOT NULL CHECK (what <> ''),
    line_id INTEGER REFERENCES activity_lines (id) ON DELETE RESTRICT,
    event_id INTEGER REFERENCES events (id) ON DELETE RESTRICT,
    responsible TEXT NOT NULL DEFAULT '',
    target_group TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT 'open' CHECK (outcome IN ('open', 'done', 'not_done')),
    outcome_reason TEXT NOT NULL DEFAULT '',
    CHECK (last_day >= first_day)
) STRICT;

-- A report as it was sent: figures, texts and the very bytes. Never changed, never removed.
CREATE TABLE issued_reports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    centre_id INTEGER REFERENCES centres (id) ON DELETE RESTRICT,
    project_id INTEGER REFERENCES projects (id) ON DELETE RESTRICT,
    number TEXT NOT NULL CHECK (number <> ''),
    issue INTEGER NOT NULL CHECK (issue BETWEEN 1 AND 999),
    language TEXT NOT NULL CHECK (language IN ('lv', 'en')),
    first_day TEXT NOT NULL CHECK (first_day IS date(first_day)),
    last_day TEXT NOT NULL CHECK (last_day IS date(last_day)),
    issued_at INTEGER NOT NULL,
    local_day TEXT NOT NULL CHECK (local_day IS date(local_day)),
    issued_by TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    figures TEXT NOT NULL CHECK (json_valid(figures)),
    file_sha256 TEXT NOT NULL REFERENCES kept_files (sha256) ON DELETE RESTRICT,
    UNIQUE (number, issue, language),
    CHECK (last_day >= first_day),
    CHECK (issue = 1 OR reason <> '')
) STRICT;

-- What left the laptop: a log of exports.
CREATE TABLE exports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    made_at INTEGER NOT NULL,
    local_day TEXT NOT NULL CHECK (local_day IS date(local_day)),
    what TEXT NOT NULL CHECK (what <> ''),
    rows_written INTEGER NOT NULL CHECK (rows_written >= 0),
    with_names INTEGER NOT NULL CHECK (with_names IN (0, 1))
) STRICT;
