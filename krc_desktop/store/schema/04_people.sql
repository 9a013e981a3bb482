-- Numbers-only groups (social-care clients) exist on head-count lines alone; see the guards.
CREATE TABLE groups (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    code TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (code <> ''),
    name_lv TEXT NOT NULL CHECK (name_lv <> ''),
    genitive_lv TEXT NOT NULL DEFAULT '',
    name_en TEXT NOT NULL DEFAULT '',
    numbers_only INTEGER NOT NULL DEFAULT 0 CHECK (numbers_only IN (0, 1)),
    position INTEGER NOT NULL DEFAULT 0,
    archived_on TEXT CHECK (archived_on IS date(archived_on))
) STRICT;

CREATE TABLE age_bands (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    label TEXT NOT NULL UNIQUE CHECK (label <> ''),
    from_age INTEGER NOT NULL CHECK (from_age BETWEEN 0 AND 120),
    to_age INTEGER CHECK (to_age BETWEEN from_age AND 120),
    archived_on TEXT CHECK (archived_on IS date(archived_on))
) STRICT;

-- Only a name is needed. No personal code, address, health or reason for coming has a place here.
-- An erased person is an empty shell that keeps past figures true: nothing personal may stand in it.
CREATE TABLE people (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    centre_id INTEGER NOT NULL REFERENCES centres (id) ON DELETE RESTRICT,
    outside_id TEXT UNIQUE CHECK (outside_id <> ''),
    first_name TEXT NOT NULL DEFAULT '',
    last_name TEXT NOT NULL DEFAULT '',
    original_name TEXT NOT NULL DEFAULT '',
    sort_key TEXT NOT NULL DEFAULT '',
    folded TEXT NOT NULL DEFAULT '',
    group_id INTEGER NOT NULL REFERENCES groups (id) ON DELETE RESTRICT,
    age_band_id INTEGER REFERENCES age_bands (id) ON DELETE RESTRICT,
    birth_year INTEGER CHECK (birth_year BETWEEN 1900 AND 2100),
    organisation_id INTEGER REFERENCES organisations (id) ON DELETE RESTRICT,
    municipality_id INTEGER REFERENCES municipalities (id) ON DELETE RESTRICT,
    email TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    guardian_consent TEXT NOT NULL DEFAULT 'not_asked'
        CHECK (guardian_consent IN ('not_needed', 'yes', 'no', 'not_asked')),
    privacy_notice_on TEXT CHECK (privacy_notice_on IS date(privacy_notice_on)),
    is_sample INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0, 1)),
    archived_on TEXT CHECK (archived_on IS date(archived_on)),
    erased_on TEXT CHECK (erased_on IS date(erased_on)),
    CHECK ((erased_on IS NULL) = (first_name <> '' OR last_name <> '')),
    CHECK (erased_on IS NULL OR (original_name = '' AND sort_key = '' AND folded = '' AND email = '' AND phone = ''
        AND notes = '' AND outside_id IS NULL AND birth_year IS NULL AND age_band_id IS NULL
        AND municipality_id IS NULL AND privacy_notice_on IS NULL))
) STRICT;
CREATE INDEX people_in_order ON people (sort_key, id) WHERE archived_on IS NULL AND erased_on IS NULL;
CREATE INDEX people_folded ON people (folded, id) WHERE archived_on IS NULL AND erased_on IS NULL;
CREATE INDEX people_of_centre ON people (centre_id, sort_key, id)
    WHERE archived_on IS NULL AND erased_on IS NULL;

CREATE TABLE person_roles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    role TEXT NOT NULL CHECK (role IN ('participant', 'volunteer', 'guardian', 'inductor', 'leader')),
    UNIQUE (person_id, role)
) STRICT;

CREATE TABLE person_links (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    other_id INTEGER NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL CHECK (kind IN ('guardian', 'family')),
    UNIQUE (person_id, other_id, kind),
    CHECK (person_id <> other_id)
) STRICT;

CREATE TABLE not_duplicates (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    other_id INTEGER NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    UNIQUE (person_id, other_id),
    CHECK (person_id < other_id)
) STRICT;

-- Outside ids of people that were merged away: importing the old id again finds the survivor.
CREATE TABLE person_aliases (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    outside_id TEXT NOT NULL UNIQUE CHECK (outside_id <> ''),
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE RESTRICT
) STRICT;

-- A new answer is a new row; none at all means not asked, which counts as no.
CREATE TABLE consents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    purpose TEXT NOT NULL CHECK (purpose IN ('photo', 'contact', 'story', 'volunteering')),
    answer TEXT NOT NULL CHECK (answer IN ('yes', 'no')),
    given_by TEXT NOT NULL CHECK (given_by IN ('self', 'guardian', 'unknown')),
    guardian_id INTEGER REFERENCES people (id) ON DELETE RESTRICT,
    form TEXT NOT NULL CHECK (form IN ('paper', 'digital', 'unknown')),
    given_on TEXT NOT NULL CHECK (given_on IS date(given_on)),
    withdrawn_on TEXT CHECK (withdrawn_on IS date(withdrawn_on)),
    scan_sha256 TEXT REFERENCES kept_files (sha256) ON DELETE RESTRICT,
    CHECK (withdrawn_on IS NULL OR (answer = 'yes' AND withdrawn_on >= given_on)),
    CHECK (guardian_id IS NULL OR (given_by = 'guardian' AND guardian_id <> person_id))
) STRICT;
CREATE INDEX consents_latest ON consents (person_id, purpose, given_on);
