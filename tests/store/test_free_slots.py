"""What the booking popover asks at each keystroke reads no table whole."""

from __future__ import annotations

from krc_desktop.model.booking_checks import Wanted
from krc_desktop.model.bookings import BookingPurpose
from krc_desktop.operations.booking_checks import findings, free_times
from krc_desktop.operations.booking_gate import supervisors
from tests.builders import World, at, day
from tests.store.test_plans import listening, scans


def test_a_booking_is_checked_by_indexes(world: World) -> None:
    kiln, anna = world.kiln(), world.person()
    world.book(kiln, "2026-11-04 09:00", "2026-11-05 10:00")
    wanted = Wanted(
        equipment_id=kiln.id,
        starts_at=at("2026-11-04 10:00"),
        ends_at=at("2026-11-04 12:00"),
        purpose=BookingPurpose.PERSON,
        person_id=anna.id,
    )
    with listening(world) as (heard, ear):
        assert findings(heard.file, wanted)
        assert free_times(heard.file, kiln.id, at("2026-11-04 10:00"))
        assert not supervisors(heard.file, kiln.id, day("2026-11-04"))
    assert scans(ear) == []
