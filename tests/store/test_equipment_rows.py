"""Every figure of a machine is the sum of the rows behind it."""

from __future__ import annotations

import pytest

from krc_desktop.model.bookings import BookingPurpose, BookingStatus
from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.model.equipment_rows import CountedRow, EquipmentFigure, Source
from krc_desktop.operations import bookings, equipment, firing_contents, firings, shelf
from krc_desktop.periods import parsed
from krc_desktop.store.equipment_rows import rows_behind
from tests.builders import World, at, day


def behind(
    world: World, machine: int, figure: EquipmentFigure, span: str = "2026-10"
) -> list[CountedRow]:
    return rows_behind(world.file.connection, parsed(span), machine, figure)


@pytest.fixture
def busy(world: World) -> World:
    """A month with everything in it, over the clock change and the month's end."""
    kiln = world.kiln()
    anna, ilze = world.person("Anna Rudzāte"), world.person("Ilze Rudzāte")
    event = world.event()
    world.attend(event, ilze)
    equipment.record_induction(
        world.file, equipment_id=kiln.id, person_id=anna.id, inducted_on=day("2026-09-25")
    )
    for on, status in zip((5, 6, 7, 8), BookingStatus, strict=True):
        for purpose, hours in (
            (BookingPurpose.PERSON, ("09:00", "11:00")),
            (BookingPurpose.MAINTENANCE, ("12:00", "12:45")),
        ):
            world.book(
                kiln,
                f"2026-10-{on:02} {hours[0]}",
                f"2026-10-{on:02} {hours[1]}",
                purpose=purpose,
                status=status,
                person_id=anna.id if purpose is BookingPurpose.PERSON else None,
            )
    night = world.book(kiln, "2026-10-24 18:00", "2026-10-26 12:30", event_id=event.id)
    log = firings.log_firing(world.file, booking_id=night.id)
    for label, owner in (("A", {"person_id": anna.id}), ("P", {"event_id": event.id})):
        piece = shelf.add_piece(
            world.file,
            centre_id=world.centre,
            label=label,
            amount=6,
            made_on=day("2026-10-01"),
            **owner,
        )
        firing_contents.load_piece(
            world.file,
            piece_id=piece.row_id or 0,
            firing_id=log.row_id or 0,
            pieces_in=6,
            pieces_lost=1,
        )
    end = world.book(kiln, "2026-10-31 20:00", "2026-11-02 20:00")
    firings.log_firing(world.file, booking_id=end.id, pieces_in=4, pieces_lost=1)
    equipment.record_induction(
        world.file, equipment_id=kiln.id, person_id=ilze.id, inducted_on=day("2026-10-25")
    )
    for starts, ends in (("10-25 01:00", "10-25 06:00"), ("10-25 05:00", "10-25 08:00")):
        equipment.take_out_of_service(
            world.file,
            equipment_id=kiln.id,
            starts_at=at(f"2026-{starts}"),
            ends_at=at(f"2026-{ends}"),
            reason="Sadedzis elements",
        )
    return world


def test_each_figure_is_the_sum_of_its_rows(busy: World):
    (kiln,) = busy.file.equipment.all()
    figures = busy.figures().equipment[f"M{kiln.id}"]
    for figure in EquipmentFigure:
        amounts = [row.amount for row in behind(busy, kiln.id, figure)]
        assert sum(amounts) == getattr(figures, figure.value), figure
        assert amounts, figure


def test_rows_lead_to_what_was_counted(busy: World):
    (kiln,) = busy.file.equipment.all()
    fired = behind(busy, kiln.id, EquipmentFigure.FIRINGS)
    assert [row.day for row in fired] == [day("2026-10-24"), day("2026-10-31")]
    assert {row.source for row in fired} == {Source.BOOKING}
    # 42.5 hours on the clock, one more elapsed
    occupied = behind(busy, kiln.id, EquipmentFigure.OCCUPIED_MINUTES)
    assert [row.amount for row in occupied if row.row_id == fired[0].row_id] == [43 * 60 + 30]
    served = behind(busy, kiln.id, EquipmentFigure.PEOPLE_SERVED)
    assert [row.name for row in served] == ["Anna Rudzāte", "Ilze Rudzāte"]
    (down,) = behind(busy, kiln.id, EquipmentFigure.DOWNTIME_MINUTES)
    assert (down.day, down.amount) == (day("2026-10-25"), 8 * 60)
    assert behind(busy, kiln.id, EquipmentFigure.FIRINGS, "2026-11") == []


def test_the_owners_of_an_events_pieces_are_those_who_were_at_it(busy: World):
    (kiln,) = busy.file.equipment.all()
    assert busy.figures().equipment[f"M{kiln.id}"].people_served == 2


def test_work_that_stays_on_the_machine_is_no_occupied_time(world: World):
    machine = world.machine("Adāmmašīna", EquipmentKind.KNITTING)
    world.book(
        machine,
        "2026-10-07 10:00",
        "2026-10-07 12:00",
        purpose=BookingPurpose.PERSON,
        person_id=world.person().id,
        stays_until=at("2026-10-21 12:00"),
    )
    (row,) = behind(world, machine.id, EquipmentFigure.OCCUPIED_MINUTES)
    assert row.amount == 120


def test_a_machine_put_out_of_use_is_neither_open_nor_down_after_that(world: World):
    from krc_desktop.operations import centres

    centres.set_opening_hours(
        world.file, centre_id=world.centre, hours={3: (10 * 60, 18 * 60)}, since=day("2026-01-01")
    )
    machine = world.machine()
    booking = world.book(
        machine,
        "2026-11-01 10:00",
        "2026-11-01 11:00",
        purpose=BookingPurpose.PERSON,
        person_id=world.person().id,
    )
    bookings.log_use(
        world.file, booking_id=booking.id, starts_at=booking.starts_at, ends_at=booking.ends_at
    )
    equipment.take_out_of_service(
        world.file,
        equipment_id=machine.id,
        starts_at=at("2026-11-01 12:00"),
        ends_at=None,
        reason="Salūza",
    )
    before = world.figures("2026-11").equipment[f"M{machine.id}"]
    assert before.downtime_minutes == (29 * 24 + 12) * 60
    equipment.retire_equipment(world.file, equipment_id=machine.id)
    after = world.figures("2026-11").equipment[f"M{machine.id}"]
    assert (after.bookings_used, after.working_minutes) == (1, 60)
    assert (after.downtime_minutes, after.open_minutes) == (12 * 60, 0)
    # the first Wednesdays of the month before it was put out of use stay
    assert world.figures("2026-10").equipment[f"M{machine.id}"].open_minutes == 4 * 8 * 60
