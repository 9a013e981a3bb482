"""Section 4 of the report: machines, the strip of the month, firings."""

from __future__ import annotations

from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.reports import MachineRow
from krc_desktop.operations import centres, equipment, firing_log, shelf
from krc_desktop.operations.report_equipment import EquipmentPart, equipment_part
from krc_desktop.periods import Month
from krc_desktop.store.figures import Scope
from tests.builders import World, at, day
from tests.kilns import Kiln

WORDS = Phrasebook(Language.LATVIAN)
OCTOBER = Month(2026, 10)


def part(world: World, month: Month = OCTOBER) -> EquipmentPart:
    months = tuple(month.shifted(n - 6) for n in range(7))
    return equipment_part(world.file, Scope(month.period, world.centre), months, WORDS)


def only(world: World, month: Month = OCTOBER) -> MachineRow:
    (row,) = part(world, month).machines
    return row


def test_the_night_of_the_clock_change_is_cut_at_midnight_and_has_25_hours(world: World):
    world.book(world.kiln(), "2026-10-24 16:00", "2026-10-26 09:00")
    assert only(world).days == {24: 8 * 60, 25: 25 * 60, 26: 9 * 60}
    assert only(world).occupied_minutes == 42 * 60


def test_a_firing_over_the_months_end_is_drawn_where_it_lies_and_counted_where_it_starts(
    world: World,
):
    world.book(world.kiln(), "2026-10-31 20:00", "2026-11-02 20:00")
    october, november = only(world), only(world, Month(2026, 11))
    assert (october.days, october.occupied_minutes) == ({31: 4 * 60}, 48 * 60)
    assert (november.days, november.occupied_minutes) == ({}, 0)
    assert november.months[-2:] == (48 * 60, 0)


def test_a_machine_put_out_of_use_keeps_its_past_in_the_report(world: World):
    machine = world.machine()
    world.book(machine, "2026-10-07 10:00", "2026-10-07 12:00")
    equipment.retire_equipment(world.file, equipment_id=machine.id)
    assert only(world).occupied_minutes == 120
    assert part(world, Month(2026, 12)).machines == ()


def test_out_of_service_is_told_and_no_time_in_which_it_could_have_worked(world: World):
    centres.set_opening_hours(
        world.file, centre_id=world.centre, hours={3: (10 * 60, 18 * 60)}, since=day("2026-01-01")
    )
    machine = world.machine()
    world.book(machine, "2026-10-14 10:00", "2026-10-14 14:00")
    equipment.take_out_of_service(
        world.file,
        equipment_id=machine.id,
        starts_at=at("2026-10-07 00:00"),
        ends_at=at("2026-10-08 00:00"),
        reason="Adata",
    )
    row = only(world)
    assert (row.downtime_minutes, row.open_minutes, row.working_minutes_open) == (
        24 * 60,
        3 * 8 * 60,
        4 * 60,
    )


def test_a_firing_logged_step_by_step_counts_its_firing_and_its_shared_pieces(world: World):
    kiln = Kiln.of(world)
    pieces = [
        kiln.piece(world.person(name), amount=amount)
        for name, amount in (("Anna Rudzāte", 4), ("Toms Ķirsis", 3))
    ]
    firing = kiln.plan("2026-11-05 09:00", *pieces)
    kiln.switch_on(firing, "2026-11-05 11:00")
    kiln.switch_off(firing, "2026-11-05 21:30")
    kiln.read(firing, "2026-11-06 17:00", 55)
    firing_log.open_kiln(world.file, booking_id=firing.id)
    found = part(world, Month(2026, 11))
    (row,) = found.firings
    assert (row.minutes, row.owners, row.pieces_in) == (630, 2, 7)
    (machine,) = found.machines
    booking = world.file.bookings.get(firing.id)
    occupied = int((booking.ends_at - booking.starts_at).total_seconds()) // 60
    assert machine.occupied_minutes == occupied
    assert machine.working_minutes == 630
    assert machine.people_served == 2
    figures = world.figures("2026-11").equipment[machine.code]
    assert (figures.firings, figures.pieces_fired, figures.pieces_lost) == (1, 7, 0)
    # handed out later: what was fired stays fired
    shelf.hand_out(world.file, piece_ids=[piece.id for piece in pieces])
    assert world.figures("2026-11").equipment[machine.code] == figures
