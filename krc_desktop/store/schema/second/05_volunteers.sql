-- What an agreement must say by law: the work, how it is done, whether expenses are covered.
ALTER TABLE agreements ADD COLUMN tasks TEXT NOT NULL DEFAULT '';
ALTER TABLE agreements ADD COLUMN arrangements TEXT NOT NULL DEFAULT '';
ALTER TABLE agreements ADD COLUMN expenses_covered INTEGER NOT NULL DEFAULT 0
    CHECK (expenses_covered IN (0, 1));
ALTER TABLE agreements ADD COLUMN ended_on TEXT CHECK (ended_on IS date(ended_on));
ALTER TABLE agreements ADD COLUMN scan_sha256 TEXT REFERENCES kept_files (sha256) ON DELETE RESTRICT;

-- Certificates given out: a number is never given twice, and what it certified can be looked up.
CREATE TABLE certificates (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    centre_id INTEGER NOT NULL REFERENCES centres (id) ON DELETE RESTRICT,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2100),
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 100000),
    first_day TEXT NOT NULL CHECK (first_day IS date(first_day)),
    last_day TEXT NOT NULL CHECK (last_day IS date(last_day)),
    minutes INTEGER NOT NULL CHECK (minutes >= 0),
    local_day TEXT NOT NULL CHECK (local_day IS date(local_day)),
    UNIQUE (centre_id, year, number),
    CHECK (last_day >= first_day)
) STRICT;
