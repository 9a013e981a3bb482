CREATE TABLE booking_series (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    equipment_id INTEGER NOT NULL REFERENCES equipment (id) ON DELETE RESTRICT,
    rule TEXT NOT NULL CHECK (rule <> '')
) STRICT;

-- The whole occupancy, every phase. At most fourteen days: the window of the overlap guard.
-- What is booked, used or under maintenance never overlaps on one machine; see the guards.
CREATE TABLE bookings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    centre_id INTEGER NOT NULL,
    equipment_id INTEGER NOT NULL,
    outside_id TEXT UNIQUE CHECK (outside_id <> ''),
    series_id INTEGER REFERENCES booking_series (id) ON DELETE RESTRICT,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    local_day TEXT NOT NULL CHECK (local_day IS date(local_day)),
    purpose TEXT NOT NULL
        CHECK (purpose IN ('person', 'organisation', 'event', 'firing', 'maintenance')),
    person_id INTEGER REFERENCES people (id) ON DELETE RESTRICT,
    organisation_id INTEGER REFERENCES organisations (id) ON DELETE RESTRICT,
    event_id INTEGER REFERENCES events (id) ON DELETE RESTRICT,
    status TEXT NOT NULL DEFAULT 'booked' CHECK (status IN ('booked', 'used', 'no_show', 'cancelled')),
    status_reason TEXT NOT NULL DEFAULT '',
    supervisor_id INTEGER REFERENCES people (id) ON DELETE RESTRICT,
    override_reason TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    stays_until INTEGER CHECK (stays_until >= ends_at),
    is_sample INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0, 1)),
    FOREIGN KEY (equipment_id, centre_id) REFERENCES equipment (id, centre_id) ON DELETE RESTRICT,
    CHECK (ends_at > starts_at),
    CHECK (ends_at - starts_at <= 1209600),
    CHECK (purpose <> 'person' OR person_id IS NOT NULL),
    CHECK (purpose <> 'organisation' OR organisation_id IS NOT NULL),
    CHECK (purpose <> 'event' OR event_id IS NOT NULL),
    CHECK (purpose <> 'maintenance'
        OR (person_id IS NULL AND organisation_id IS NULL AND event_id IS NULL))
) STRICT;
CREATE INDEX bookings_occupying ON bookings (equipment_id, starts_at, ends_at)
    WHERE status IN ('booked', 'used');
CREATE INDEX bookings_by_day ON bookings (local_day, equipment_id);

-- The phases of one booking as planned; the working ones give working time.
CREATE TABLE booking_phases (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    booking_id INTEGER NOT NULL REFERENCES bookings (id) ON DELETE RESTRICT,
    position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 20),
    phase TEXT NOT NULL CHECK (phase IN ('load', 'fire', 'cool', 'unload', 'prepare', 'work', 'tidy')),
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
    UNIQUE (booking_id, position)
) STRICT;

-- What really happened, apart from what was booked.
CREATE TABLE booking_uses (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    booking_id INTEGER NOT NULL UNIQUE REFERENCES bookings (id) ON DELETE RESTRICT,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL CHECK (ends_at > starts_at AND ends_at - starts_at <= 1209600),
    material TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE use_answers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    booking_id INTEGER NOT NULL REFERENCES bookings (id) ON DELETE RESTRICT,
    question_id INTEGER NOT NULL REFERENCES equipment_questions (id) ON DELETE RESTRICT,
    answer TEXT NOT NULL,
    UNIQUE (booking_id, question_id)
) STRICT;

CREATE TABLE firings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    booking_id INTEGER NOT NULL UNIQUE REFERENCES bookings (id) ON DELETE RESTRICT,
    number TEXT NOT NULL DEFAULT '',
    kind TEXT CHECK (kind IN ('bisque', 'glaze', 'decor', 'other')),
    programme TEXT NOT NULL DEFAULT '',
    target_celsius INTEGER CHECK (target_celsius BETWEEN 100 AND 1400),
    peak_celsius INTEGER CHECK (peak_celsius BETWEEN 20 AND 1400),
    cone TEXT NOT NULL DEFAULT '',
    operator_id INTEGER REFERENCES people (id) ON DELETE RESTRICT,
    on_at INTEGER,
    off_at INTEGER CHECK (off_at > on_at),
    opened_at INTEGER CHECK (opened_at >= off_at),
    tenths_kwh_before INTEGER CHECK (tenths_kwh_before >= 0),
    tenths_kwh_after INTEGER CHECK (tenths_kwh_after >= tenths_kwh_before),
    pieces_in INTEGER CHECK (pieces_in BETWEEN 0 AND 10000),
    pieces_lost INTEGER CHECK (pieces_lost BETWEEN 0 AND 10000),
    result TEXT NOT NULL DEFAULT '',
    CHECK (pieces_lost IS NULL OR pieces_in IS NULL OR pieces_lost <= pieces_in)
) STRICT;

CREATE TABLE firing_segments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    firing_id INTEGER NOT NULL REFERENCES firings (id) ON DELETE RESTRICT,
    position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 20),
    degrees_per_hour INTEGER NOT NULL CHECK (degrees_per_hour BETWEEN 1 AND 2000),
    target_celsius INTEGER NOT NULL CHECK (target_celsius BETWEEN 20 AND 1400),
    hold_minutes INTEGER NOT NULL DEFAULT 0 CHECK (hold_minutes BETWEEN 0 AND 2880),
    UNIQUE (firing_id, position)
) STRICT;

CREATE TABLE firing_readings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    firing_id INTEGER NOT NULL REFERENCES firings (id) ON DELETE RESTRICT,
    read_at INTEGER NOT NULL,
    celsius INTEGER NOT NULL CHECK (celsius BETWEEN -30 AND 1400),
    UNIQUE (firing_id, read_at)
) STRICT;

CREATE TABLE firing_checks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    firing_id INTEGER NOT NULL REFERENCES firings (id) ON DELETE RESTRICT,
    what TEXT NOT NULL CHECK (what <> ''),
    checked_at INTEGER NOT NULL,
    UNIQUE (firing_id, what)
) STRICT;

-- Pieces on the shelf, from made to collected. The owner is a person or an event.
CREATE TABLE pieces (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
    centre_id INTEGER NOT NULL REFERENCES centres (id) ON DELETE RESTRICT,
    label TEXT NOT NULL CHECK (label <> ''),
    person_id INTEGER REFERENCES people (id) ON DELETE RESTRICT,
    event_id INTEGER REFERENCES events (id) ON DELETE RESTRICT,
    what TEXT NOT NULL DEFAULT '',
    amount INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 1000),
    size TEXT NOT NULL DEFAULT '' CHECK (size IN ('', 'small', 'medium', 'large')),
    waits_for TEXT CHECK (waits_for IN ('bisque', 'glaze', 'decor', 'other')),
    state TEXT NOT NULL DEFAULT 'made'
        CHECK (state IN ('made', 'drying', 'shelf', 'firing', 'ready', 'damaged', 'collected')),
    made_on TEXT NOT NULL CHECK (made_on IS date(made_on)),
    dry_on TEXT CHECK (dry_on >= made_on AND dry_on IS date(dry_on)),
    promised_on TEXT CHECK (promised_on IS date(promised_on)),
    collected_on TEXT CHECK (collected_on IS date(collected_on)),
    UNIQUE (centre_id, label),
    CHECK ((person_id IS NULL) <> (event_id IS NULL)),
    CHECK ((state = 'collected') = (collected_on IS NOT NULL))
) STRICT;

CREATE TABLE piece_firings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    piece_id INTEGER NOT NULL REFERENCES pieces (id) ON DELETE RESTRICT,
    firing_id INTEGER NOT NULL REFERENCES firings (id) ON DELETE RESTRICT,
    pieces_in INTEGER NOT NULL CHECK (pieces_in BETWEEN 1 AND 1000),
    pieces_lost INTEGER NOT NULL DEFAULT 0 CHECK (pieces_lost BETWEEN 0 AND pieces_in),
    UNIQUE (piece_id, firing_id)
) STRICT;
