"""What is counted of machines: occupied and working time, firings, downtime, opening hours."""

from __future__ import annotations

import pytest

from krc_desktop.model.bookings import BookingPurpose, BookingStatus
from krc_desktop.model.equipment import Equipment
from krc_desktop.model.figures import EquipmentFigures
from krc_desktop.operations import bookings, centres, equipment, firing_contents, firings, shelf
from tests.builders import World, at, day

OCTOBER = "2026-10"


def of(world: World, machine: Equipment, span: str = OCTOBER) -> EquipmentFigures:
    return world.figures(span).equipment[f"M{machine.id}"]


@pytest.fixture
def kiln(world: World) -> Equipment:
    return world.kiln()


def test_a_booking_used_with_no_log_counts_as_booked(world: World, kiln: Equipment):
    world.book(kiln, "2026-10-07 09:00", "2026-10-07 12:30")
    figures = of(world, kiln)
    assert (figures.bookings_used, figures.occupied_minutes, figures.working_minutes) == (
        1,
        210,
        210,
    )


@pytest.mark.parametrize(
    ("starts", "ends", "hours"),
    [
        ("2026-10-24 22:00", "2026-10-25 08:00", 11),
        ("2026-03-28 22:00", "2026-03-29 08:00", 9),
        ("2026-10-20 22:00", "2026-10-21 08:00", 10),
    ],
)
def test_time_is_elapsed_over_a_clock_change(
    world: World, kiln: Equipment, starts: str, ends: str, hours: int
):
    world.book(kiln, starts, ends)
    assert of(world, kiln, starts[:7]).occupied_minutes == hours * 60


def test_a_firing_over_the_months_end_belongs_whole_to_its_first_day(world: World, kiln: Equipment):
    world.book(kiln, "2026-10-31 20:00", "2026-11-02 20:00")
    assert (of(world, kiln).firings, of(world, kiln).occupied_minutes) == (1, 48 * 60)
    assert of(world, kiln, "2026-11") == EquipmentFigures()


def test_the_phases_of_a_kiln_tell_its_working_time(world: World, kiln: Equipment):
    # load 90, fire 600, cool 1440, unload 60 minutes
    world.book(kiln, "2026-10-07 08:00", "2026-10-08 20:30")
    assert (of(world, kiln).occupied_minutes, of(world, kiln).working_minutes) == (2190, 600)


def test_the_log_of_a_firing_wins_over_its_phases_and_the_logged_use_over_both(
    world: World, kiln: Equipment
):
    booking = world.book(kiln, "2026-10-07 08:00", "2026-10-08 20:30")
    firings.log_firing(
        world.file,
        booking_id=booking.id,
        on_at=at("2026-10-07 10:00"),
        off_at=at("2026-10-07 19:00"),
    )
    assert of(world, kiln).working_minutes == 540
    bookings.log_use(
        world.file,
        booking_id=booking.id,
        starts_at=at("2026-10-07 10:00"),
        ends_at=at("2026-10-07 18:00"),
    )
    figures = of(world, kiln)
    assert (figures.working_minutes, figures.occupied_minutes, figures.firings) == (480, 2190, 1)


def test_what_was_not_used_takes_no_time(world: World, kiln: Equipment):
    for hour, status in enumerate(BookingStatus, start=8):
        world.book(kiln, f"2026-10-07 {hour:02}:00", f"2026-10-07 {hour:02}:30", status=status)
    figures = of(world, kiln)
    assert (figures.bookings_used, figures.no_shows, figures.cancelled) == (1, 1, 1)
    assert figures.occupied_minutes == 30


def test_maintenance_is_counted_apart(world: World, kiln: Equipment):
    for hour, status in enumerate(BookingStatus, start=8):
        world.book(
            kiln,
            f"2026-10-07 {hour:02}:00",
            f"2026-10-07 {hour:02}:30",
            purpose=BookingPurpose.MAINTENANCE,
            status=status,
        )
    assert of(world, kiln) == EquipmentFigures(maintenance_minutes=30)


def test_a_firing_counts_once_however_many_people_share_it(world: World, kiln: Equipment):
    anna, ilze = world.person("Anna"), world.person("Ilze")
    booking = world.book(kiln, "2026-10-07 09:00", "2026-10-08 09:00")
    firing = firings.log_firing(world.file, booking_id=booking.id, pieces_in=99, pieces_lost=9)
    assert (of(world, kiln).pieces_fired, of(world, kiln).pieces_lost) == (99, 9)
    for person, label, amount, lost in ((anna, "A1", 5, 0), (ilze, "I1", 7, 2), (ilze, "I2", 1, 0)):
        piece = shelf.add_piece(
            world.file,
            centre_id=world.centre,
            label=label,
            amount=amount,
            made_on=day("2026-10-01"),
            person_id=person.id,
        )
        firing_contents.load_piece(
            world.file,
            piece_id=piece.row_id or 0,
            firing_id=firing.row_id or 0,
            pieces_in=amount,
            pieces_lost=lost,
        )
    figures = of(world, kiln)
    assert (figures.firings, figures.pieces_fired, figures.pieces_lost) == (1, 13, 2)
    assert figures.people_served == 2


def test_people_served_are_those_who_booked_and_those_at_the_event(world: World):
    machine = world.machine()
    anna, ilze = world.person("Anna"), world.person("Ilze")
    event = world.event()
    world.attend(event, anna, ilze)
    world.book(
        machine,
        "2026-10-07 16:00",
        "2026-10-07 18:00",
        purpose=BookingPurpose.EVENT,
        event_id=event.id,
    )
    world.book(
        machine,
        "2026-10-08 16:00",
        "2026-10-08 18:00",
        purpose=BookingPurpose.PERSON,
        person_id=anna.id,
    )
    assert of(world, machine).people_served == 2


def test_inductions_count_on_their_day(world: World, kiln: Equipment):
    for on in ("2026-09-30", "2026-10-01", "2026-10-31"):
        equipment.record_induction(
            world.file, equipment_id=kiln.id, person_id=world.person().id, inducted_on=day(on)
        )
    assert of(world, kiln).inductions == 2


def out(world: World, machine: Equipment, starts: str, ends: str | None) -> None:
    equipment.take_out_of_service(
        world.file,
        equipment_id=machine.id,
        starts_at=at(starts),
        ends_at=at(ends) if ends else None,
        reason="Sadedzis elements",
    )


def test_downtime_is_the_part_of_an_outage_within_the_period(world: World, kiln: Equipment):
    out(world, kiln, "2026-09-30 12:00", "2026-10-02 00:00")
    assert of(world, kiln).downtime_minutes == 24 * 60
    assert of(world, kiln, "2026-09").downtime_minutes == 12 * 60


def test_an_open_ended_outage_lasts_to_the_end_of_the_period(world: World, kiln: Equipment):
    out(world, kiln, "2026-10-24 00:00", None)
    assert of(world, kiln).downtime_minutes == (8 * 24 + 1) * 60


def test_two_outages_at_once_do_not_count_twice(world: World, kiln: Equipment):
    out(world, kiln, "2026-10-05 10:00", "2026-10-05 14:00")
    out(world, kiln, "2026-10-05 12:00", "2026-10-05 15:00")
    out(world, kiln, "2026-10-06 12:00", "2026-10-06 13:00")
    assert of(world, kiln).downtime_minutes == 6 * 60


@pytest.fixture
def open_wednesdays(world: World) -> None:
    centres.set_opening_hours(
        world.file, centre_id=world.centre, hours={3: (10 * 60, 18 * 60)}, since=day("2026-01-01")
    )


@pytest.mark.usefixtures("open_wednesdays")
def test_opening_hours_leave_out_holidays_and_closures(world: World, kiln: Equipment):
    # four Wednesdays in October, four in November of which the 18th is a holiday
    assert of(world, kiln).open_minutes == 4 * 480
    assert of(world, kiln, "2026-11").open_minutes == 3 * 480
    centres.add_closure(
        world.file, centre_id=world.centre, first_day=day("2026-10-12"), last_day=day("2026-10-16")
    )
    assert of(world, kiln).open_minutes == 3 * 480
    centres.add_closure(
        world.file,
        centre_id=world.centre,
        first_day=day("2026-11-18"),
        last_day=day("2026-11-18"),
        is_open=True,
    )
    assert of(world, kiln, "2026-11").open_minutes == 4 * 480


@pytest.mark.usefixtures("open_wednesdays")
def test_work_counts_for_utilisation_only_within_opening_hours(world: World, kiln: Equipment):
    world.book(kiln, "2026-10-07 16:00", "2026-10-07 20:00")
    figures = of(world, kiln)
    assert (figures.working_minutes, figures.working_minutes_open) == (240, 120)


@pytest.mark.usefixtures("open_wednesdays")
def test_a_machine_out_of_service_is_not_open(world: World, kiln: Equipment):
    out(world, kiln, "2026-10-07 14:00", "2026-10-08 00:00")
    assert of(world, kiln).open_minutes == 4 * 480 - 240


@pytest.mark.usefixtures("open_wednesdays")
def test_a_machines_own_hours_come_first(world: World, kiln: Equipment):
    centres.set_opening_hours(
        world.file,
        centre_id=world.centre,
        equipment_id=kiln.id,
        hours={4: (0, 60)},
        since=day("2026-01-01"),
    )
    assert of(world, kiln).open_minutes == 5 * 60
    assert of(world, world.machine()).open_minutes == 4 * 480


@pytest.mark.usefixtures("open_wednesdays")
def test_new_hours_change_no_past_utilisation(world: World, kiln: Equipment):
    before = of(world, kiln)
    centres.set_opening_hours(
        world.file, centre_id=world.centre, hours={3: (0, 60)}, since=day("2026-11-01")
    )
    assert of(world, kiln) == before
    assert of(world, kiln, "2026-12").open_minutes == 5 * 60


def test_a_retired_machine_is_shown_while_it_was_used(world: World, kiln: Equipment):
    world.book(kiln, "2026-10-07 09:00", "2026-10-07 12:00")
    equipment.retire_equipment(world.file, equipment_id=kiln.id)
    assert of(world, kiln).bookings_used == 1
    assert f"M{kiln.id}" in world.figures("2026-11").equipment
    assert f"M{kiln.id}" not in world.figures("2026-12").equipment


def test_machines_of_another_centre_are_not_shown(world: World, kiln: Equipment):
    world.machine(centre="AGL")
    assert list(world.figures(centre="PRE").equipment) == [f"M{kiln.id}"]
    assert len(world.figures().equipment) == 2
