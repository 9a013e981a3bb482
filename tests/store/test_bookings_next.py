"""What a machine does now, or next."""

from __future__ import annotations

from krc_desktop.model.bookings import BookingStatus
from tests.builders import World, at


def test_the_booking_of_now_else_the_next_one(world: World) -> None:
    kiln, other = world.kiln(), world.machine()
    next_of = world.file.bookings.next_of
    assert next_of(kiln.id, at("2026-10-07 12:00")) is None
    one = world.book(kiln, "2026-10-07 10:00", "2026-10-08 10:00")
    two = world.book(kiln, "2026-10-09 10:00", "2026-10-09 12:00", status=BookingStatus.BOOKED)
    world.book(other, "2026-10-07 10:00", "2026-10-07 11:00")
    assert next_of(kiln.id, at("2026-10-07 09:00")) == one
    assert next_of(kiln.id, at("2026-10-08 09:59")) == one
    assert next_of(kiln.id, at("2026-10-08 10:00")) == two
    assert next_of(kiln.id, at("2026-10-09 12:00")) is None


def test_what_does_not_occupy_the_machine_is_passed_over(world: World) -> None:
    kiln = world.kiln()
    world.book(kiln, "2026-10-07 10:00", "2026-10-07 12:00", status=BookingStatus.NO_SHOW)
    assert world.file.bookings.next_of(kiln.id, at("2026-10-07 09:00")) is None
