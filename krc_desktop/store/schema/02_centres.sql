CREATE TABLE centres (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    code TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (code <> '' AND code NOT GLOB '*[^A-Z0-9]*'),
    name_lv TEXT NOT NULL CHECK (name_lv <> ''),
    name_en TEXT NOT NULL DEFAULT '',
    short_lv TEXT NOT NULL DEFAULT '',
    short_en TEXT NOT NULL DEFAULT '',
    locative_lv TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    host TEXT NOT NULL DEFAULT '',
    coordinator TEXT NOT NULL DEFAULT '',
    coordinator_role_lv TEXT NOT NULL DEFAULT '',
    coordinator_role_en TEXT NOT NULL DEFAULT '',
    is_sample INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0, 1)),
    archived_on TEXT CHECK (archived_on IS date(archived_on))
) STRICT;

-- A centre may have several sites, or none with an address.
CREATE TABLE sites (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    centre_id INTEGER NOT NULL REFERENCES centres (id) ON DELETE RESTRICT,
    name TEXT NOT NULL CHECK (name <> ''),
    address TEXT NOT NULL DEFAULT '',
    archived_on TEXT CHECK (archived_on IS date(archived_on)),
    UNIQUE (centre_id, name)
) STRICT;

-- Minutes of the local day; equipment_id NULL: the centre's own hours.
CREATE TABLE opening_hours (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    centre_id INTEGER NOT NULL REFERENCES centres (id) ON DELETE RESTRICT,
    equipment_id INTEGER REFERENCES equipment (id) ON DELETE RESTRICT,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens INTEGER NOT NULL CHECK (opens BETWEEN 0 AND 1439),
    closes INTEGER NOT NULL CHECK (closes BETWEEN 1 AND 1440),
    valid_from TEXT NOT NULL CHECK (valid_from IS date(valid_from)),
    valid_until TEXT CHECK (valid_until IS date(valid_until)),
    CHECK (closes > opens),
    CHECK (valid_until IS NULL OR valid_until >= valid_from)
) STRICT;

-- Days on which a centre is closed (or, open = 1, open although a holiday or weekend).
CREATE TABLE closures (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    centre_id INTEGER NOT NULL REFERENCES centres (id) ON DELETE RESTRICT,
    first_day TEXT NOT NULL CHECK (first_day IS date(first_day)),
    last_day TEXT NOT NULL CHECK (last_day IS date(last_day)),
    is_open INTEGER NOT NULL DEFAULT 0 CHECK (is_open IN (0, 1)),
    reason TEXT NOT NULL DEFAULT '',
    CHECK (last_day >= first_day)
) STRICT;

-- Territories come and go (the reform of 2021): each has its days.
CREATE TABLE municipalities (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    name_lv TEXT NOT NULL CHECK (name_lv <> ''),
    name_en TEXT NOT NULL DEFAULT '',
    valid_from TEXT CHECK (valid_from IS date(valid_from)),
    valid_until TEXT CHECK (valid_until IS date(valid_until)),
    successor_id INTEGER REFERENCES municipalities (id) ON DELETE RESTRICT CHECK (successor_id <> id),
    CHECK (valid_until IS NULL OR valid_from IS NULL OR valid_until >= valid_from)
) STRICT;
