-- How much a kiln holds, and after how many weeks a piece counts as not collected.
ALTER TABLE equipment ADD COLUMN shelves INTEGER CHECK (shelves BETWEEN 1 AND 20);
ALTER TABLE equipment ADD COLUMN places_per_shelf INTEGER CHECK (places_per_shelf BETWEEN 1 AND 100);
ALTER TABLE equipment ADD COLUMN collect_weeks INTEGER NOT NULL DEFAULT 4
    CHECK (collect_weeks BETWEEN 1 AND 52);

-- What a kiln can be set to: how fast, how hot, how long. A firing keeps a copy of its segments.
CREATE TABLE kiln_programmes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    equipment_id INTEGER NOT NULL REFERENCES equipment (id) ON DELETE RESTRICT,
    name_lv TEXT NOT NULL CHECK (name_lv <> ''),
    name_en TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL CHECK (kind IN ('bisque', 'glaze', 'decor', 'other')),
    cone TEXT NOT NULL DEFAULT '',
    cool_minutes INTEGER CHECK (cool_minutes BETWEEN 1 AND 20160),
    position INTEGER NOT NULL DEFAULT 0,
    archived_on TEXT CHECK (archived_on IS date(archived_on))
) STRICT;

CREATE TABLE programme_segments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    programme_id INTEGER NOT NULL REFERENCES kiln_programmes (id) ON DELETE RESTRICT,
    position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 20),
    degrees_per_hour INTEGER NOT NULL CHECK (degrees_per_hour BETWEEN 1 AND 2000),
    target_celsius INTEGER NOT NULL CHECK (target_celsius BETWEEN 20 AND 1400),
    hold_minutes INTEGER NOT NULL DEFAULT 0 CHECK (hold_minutes BETWEEN 0 AND 2880),
    UNIQUE (programme_id, position)
) STRICT;
