-- What an organisation gave beside being partner: a room for so many minutes, so many people,
-- things or money in kind for so many cents. Never mixed with the project's money.
CREATE TABLE contributions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    centre_id INTEGER NOT NULL REFERENCES centres (id) ON DELETE RESTRICT,
    organisation_id INTEGER NOT NULL REFERENCES organisations (id) ON DELETE RESTRICT,
    event_id INTEGER REFERENCES events (id) ON DELETE RESTRICT,
    local_day TEXT NOT NULL CHECK (local_day IS date(local_day)),
    kind TEXT NOT NULL CHECK (kind IN ('room', 'people', 'things', 'money')),
    quantity INTEGER CHECK (quantity BETWEEN 1 AND 1000000),
    cents INTEGER CHECK (cents BETWEEN 1 AND 1000000000),
    what TEXT NOT NULL DEFAULT '',
    CHECK (quantity IS NOT NULL OR cents IS NOT NULL OR what <> '')
) STRICT;
