-- Merged organisations point to the one that stays and count once; see the guards.
CREATE TABLE organisations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    centre_id INTEGER REFERENCES centres (id) ON DELETE RESTRICT,
    outside_id TEXT UNIQUE CHECK (outside_id <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    sort_key TEXT NOT NULL DEFAULT '',
    folded TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL CHECK (kind IN ('association', 'foundation', 'educational', 'preschool',
        'municipal', 'state', 'social_enterprise', 'business', 'informal_group', 'media',
        'congregation', 'other')),
    registration_number TEXT
        CHECK (length(registration_number) = 11 AND registration_number NOT GLOB '*[^0-9]*'),
    municipality_id INTEGER REFERENCES municipalities (id) ON DELETE RESTRICT,
    email TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    is_sample INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0, 1)),
    merged_into_id INTEGER REFERENCES organisations (id) ON DELETE RESTRICT CHECK (merged_into_id <> id),
    archived_on TEXT CHECK (archived_on IS date(archived_on))
) STRICT;
CREATE INDEX organisations_in_order ON organisations (sort_key, id);

CREATE INDEX organisations_folded ON organisations (folded, id);

CREATE TABLE organisation_names (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    organisation_id INTEGER NOT NULL REFERENCES organisations (id) ON DELETE RESTRICT,
    name TEXT NOT NULL CHECK (name <> ''),
    until TEXT NOT NULL CHECK (until IS date(until))
) STRICT;
