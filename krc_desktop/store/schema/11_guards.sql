-- Walls that a CHECK can't build: each names the rule it keeps. The messages are keys, not prose.

CREATE TRIGGER bookings_no_overlap_new BEFORE INSERT ON bookings
WHEN NEW.status IN ('booked', 'used') AND EXISTS (
    SELECT 1 FROM bookings AS other
    WHERE other.equipment_id = NEW.equipment_id AND other.status IN ('booked', 'used')
      AND other.starts_at < NEW.ends_at AND other.starts_at > NEW.starts_at - 1209600
      AND other.ends_at > NEW.starts_at AND other.id IS NOT NEW.id)
BEGIN SELECT RAISE(ABORT, 'krc: booking_overlaps'); END;

CREATE TRIGGER bookings_no_overlap_moved
BEFORE UPDATE OF equipment_id, starts_at, ends_at, status ON bookings
WHEN NEW.status IN ('booked', 'used') AND EXISTS (
    SELECT 1 FROM bookings AS other
    WHERE other.equipment_id = NEW.equipment_id AND other.status IN ('booked', 'used')
      AND other.starts_at < NEW.ends_at AND other.starts_at > NEW.starts_at - 1209600
      AND other.ends_at > NEW.starts_at AND other.id <> NEW.id)
BEGIN SELECT RAISE(ABORT, 'krc: booking_overlaps'); END;

CREATE TRIGGER firings_only_in_kilns_new BEFORE INSERT ON firings
WHEN NOT EXISTS (SELECT 1 FROM bookings JOIN equipment ON equipment.id = bookings.equipment_id
    WHERE bookings.id = NEW.booking_id AND bookings.purpose = 'firing' AND equipment.kind = 'kiln')
BEGIN SELECT RAISE(ABORT, 'krc: not_a_kiln'); END;

CREATE TRIGGER readings_not_before_start BEFORE INSERT ON firing_readings
WHEN NEW.read_at < (SELECT on_at FROM firings WHERE id = NEW.firing_id)
BEGIN SELECT RAISE(ABORT, 'krc: reading_before_start'); END;

CREATE TRIGGER people_no_numbers_only_new BEFORE INSERT ON people
WHEN (SELECT numbers_only FROM groups WHERE id = NEW.group_id) = 1
BEGIN SELECT RAISE(ABORT, 'krc: group_numbers_only'); END;

CREATE TRIGGER people_no_numbers_only_changed BEFORE UPDATE OF group_id ON people
WHEN (SELECT numbers_only FROM groups WHERE id = NEW.group_id) = 1
BEGIN SELECT RAISE(ABORT, 'krc: group_numbers_only'); END;

CREATE TRIGGER attendances_no_numbers_only_new BEFORE INSERT ON attendances
WHEN (SELECT numbers_only FROM groups WHERE id = NEW.group_id) = 1
BEGIN SELECT RAISE(ABORT, 'krc: group_numbers_only'); END;

CREATE TRIGGER attendances_no_numbers_only_changed BEFORE UPDATE OF group_id ON attendances
WHEN (SELECT numbers_only FROM groups WHERE id = NEW.group_id) = 1
BEGIN SELECT RAISE(ABORT, 'krc: group_numbers_only'); END;

CREATE TRIGGER groups_with_people_keep_names BEFORE UPDATE OF numbers_only ON groups
WHEN NEW.numbers_only = 1 AND OLD.numbers_only = 0 AND (
    EXISTS (SELECT 1 FROM people WHERE group_id = NEW.id)
    OR EXISTS (SELECT 1 FROM attendances WHERE group_id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'krc: group_has_people'); END;

CREATE TRIGGER organisations_merged_once BEFORE UPDATE OF merged_into_id ON organisations
WHEN NEW.merged_into_id IS NOT NULL AND (
    (SELECT merged_into_id FROM organisations WHERE id = NEW.merged_into_id) IS NOT NULL
    OR EXISTS (SELECT 1 FROM organisations WHERE merged_into_id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'krc: merge_into_itself'); END;

CREATE TRIGGER event_days_inside_event_new BEFORE INSERT ON event_days
WHEN NOT EXISTS (SELECT 1 FROM events WHERE id = NEW.event_id
    AND NEW.starts_at >= starts_at AND NEW.ends_at <= ends_at)
BEGIN SELECT RAISE(ABORT, 'krc: day_outside_event'); END;

CREATE TRIGGER issued_reports_never_change BEFORE UPDATE ON issued_reports
BEGIN SELECT RAISE(ABORT, 'krc: already_issued'); END;
CREATE TRIGGER issued_reports_stay BEFORE DELETE ON issued_reports
BEGIN SELECT RAISE(ABORT, 'krc: already_issued'); END;
