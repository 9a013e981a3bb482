-- The same walls, with work that stays on the machine: 42 days are the longest occupancy.
DROP TRIGGER bookings_no_overlap_new;
CREATE TRIGGER bookings_no_overlap_new BEFORE INSERT ON bookings
WHEN NEW.status IN ('booked', 'used') AND EXISTS (
    SELECT 1 FROM bookings AS other
    WHERE other.equipment_id = NEW.equipment_id AND other.status IN ('booked', 'used')
      AND other.starts_at < coalesce(NEW.stays_until, NEW.ends_at)
      AND other.starts_at > NEW.starts_at - 3628800
      AND coalesce(other.stays_until, other.ends_at) > NEW.starts_at AND other.id IS NOT NEW.id)
BEGIN SELECT RAISE(ABORT, 'krc: booking_overlaps'); END;

DROP TRIGGER bookings_no_overlap_moved;
CREATE TRIGGER bookings_no_overlap_moved
BEFORE UPDATE OF equipment_id, starts_at, ends_at, stays_until, status ON bookings
WHEN NEW.status IN ('booked', 'used') AND EXISTS (
    SELECT 1 FROM bookings AS other
    WHERE other.equipment_id = NEW.equipment_id AND other.status IN ('booked', 'used')
      AND other.starts_at < coalesce(NEW.stays_until, NEW.ends_at)
      AND other.starts_at > NEW.starts_at - 3628800
      AND coalesce(other.stays_until, other.ends_at) > NEW.starts_at AND other.id <> NEW.id)
BEGIN SELECT RAISE(ABORT, 'krc: booking_overlaps'); END;

CREATE TRIGGER bookings_stay_not_too_long_new BEFORE INSERT ON bookings
WHEN NEW.stays_until - NEW.ends_at > 2419200
BEGIN SELECT RAISE(ABORT, 'krc: booking_too_long'); END;
CREATE TRIGGER bookings_stay_not_too_long_changed BEFORE UPDATE OF ends_at, stays_until ON bookings
WHEN NEW.stays_until - NEW.ends_at > 2419200
BEGIN SELECT RAISE(ABORT, 'krc: booking_too_long'); END;

CREATE TRIGGER firings_only_in_kilns_moved BEFORE UPDATE OF equipment_id, purpose ON bookings
WHEN EXISTS (SELECT 1 FROM firings WHERE booking_id = NEW.id) AND (NEW.purpose <> 'firing'
    OR NOT EXISTS (SELECT 1 FROM equipment WHERE id = NEW.equipment_id AND kind = 'kiln'))
BEGIN SELECT RAISE(ABORT, 'krc: not_a_kiln'); END;
