CREATE TABLE agreements (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    centre_id INTEGER NOT NULL REFERENCES centres (id) ON DELETE RESTRICT,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    number TEXT NOT NULL CHECK (number <> ''),
    organiser TEXT NOT NULL DEFAULT '',
    is_written INTEGER NOT NULL DEFAULT 1 CHECK (is_written IN (0, 1)),
    signed_on TEXT CHECK (signed_on IS date(signed_on)),
    valid_from TEXT CHECK (valid_from IS date(valid_from)),
    valid_until TEXT CHECK (valid_until IS date(valid_until)),
    guardian_consent TEXT NOT NULL DEFAULT 'not_asked'
        CHECK (guardian_consent IN ('not_needed', 'yes', 'no', 'not_asked')),
    instructed INTEGER NOT NULL DEFAULT 0 CHECK (instructed IN (0, 1)),
    insurance_needed INTEGER NOT NULL DEFAULT 0 CHECK (insurance_needed IN (0, 1)),
    insurance_policy TEXT NOT NULL DEFAULT '',
    insured_until TEXT CHECK (insured_until IS date(insured_until)),
    UNIQUE (centre_id, number),
    UNIQUE (id, person_id),
    CHECK (valid_until IS NULL OR valid_from IS NULL OR valid_until >= valid_from)
) STRICT;

-- Hours of one person on one day. Only accepted entries count. Times are minutes of the local day.
CREATE TABLE volunteer_entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    centre_id INTEGER NOT NULL REFERENCES centres (id) ON DELETE RESTRICT,
    outside_id TEXT UNIQUE CHECK (outside_id <> ''),
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE RESTRICT,
    event_id INTEGER REFERENCES events (id) ON DELETE RESTRICT,
    agreement_id INTEGER,
    local_day TEXT NOT NULL CHECK (local_day IS date(local_day)),
    starts INTEGER CHECK (starts BETWEEN 0 AND 1439),
    ends INTEGER CHECK (ends BETWEEN 1 AND 2880),
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    task TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    known TEXT NOT NULL DEFAULT 'declared' CHECK (known IN ('measured', 'declared')),
    state TEXT NOT NULL DEFAULT 'accepted' CHECK (state IN ('suggested', 'accepted', 'declined')),
    is_sample INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0, 1)),
    FOREIGN KEY (agreement_id, person_id) REFERENCES agreements (id, person_id) ON DELETE RESTRICT,
    CHECK ((starts IS NULL) = (ends IS NULL)),
    CHECK (ends IS NULL OR ends > starts)
) STRICT;
CREATE INDEX volunteer_entries_by_day ON volunteer_entries
    (centre_id, local_day, state, person_id, minutes, known);
CREATE INDEX volunteer_entries_all_by_day ON volunteer_entries
    (local_day, state, person_id, minutes, known);
