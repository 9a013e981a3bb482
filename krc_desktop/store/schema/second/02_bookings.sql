ALTER TABLE firings ADD COLUMN programme_id INTEGER REFERENCES kiln_programmes (id) ON DELETE RESTRICT;
ALTER TABLE firings ADD COLUMN vent_at INTEGER CHECK (vent_at >= on_at);
ALTER TABLE firings ADD COLUMN outcome TEXT NOT NULL DEFAULT ''
    CHECK (outcome IN ('', 'good', 'partly', 'stopped'));
-- Who read the temperature, who checked.
ALTER TABLE firing_readings ADD COLUMN person_id INTEGER REFERENCES people (id) ON DELETE RESTRICT;
ALTER TABLE firing_checks ADD COLUMN person_id INTEGER REFERENCES people (id) ON DELETE RESTRICT;

-- Work that stays on a machine occupies it after the person has left: at most 28 days more.
DROP INDEX bookings_occupying;
CREATE INDEX bookings_occupying ON bookings (equipment_id, starts_at, ends_at, stays_until)
    WHERE status IN ('booked', 'used');
CREATE INDEX pieces_by_state ON pieces (centre_id, state);

-- Wished for by the cards of organisations and the list of archived people.
CREATE INDEX attendances_by_organisation ON attendances (organisation_id, event_id)
    WHERE organisation_id IS NOT NULL;
CREATE INDEX people_archived ON people (sort_key, id) WHERE archived_on IS NOT NULL;
