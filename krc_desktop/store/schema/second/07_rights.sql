-- Under which line of history a person was erased: nothing up to it can be undone any more. And when
-- the bytes were swept out of the file; until then it is tried at each opening.
ALTER TABLE erasures ADD COLUMN group_id INTEGER;
ALTER TABLE erasures ADD COLUMN swept_at INTEGER;

-- For how many months names are kept after somebody was last seen; without a line the default holds.
CREATE TABLE retention_rules (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    category TEXT NOT NULL UNIQUE CHECK (category IN ('participant', 'guardian', 'volunteer')),
    months INTEGER NOT NULL CHECK (months BETWEEN 1 AND 240)
) STRICT;

-- Somebody who was due to be erased and is kept until a day, with the reason.
CREATE TABLE retention_holds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    person_id INTEGER NOT NULL UNIQUE REFERENCES people (id) ON DELETE RESTRICT,
    until TEXT NOT NULL CHECK (until IS date(until)),
    reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;
