"""What should never have been let through: kilns, pieces, people who are gone, moved bookings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.bookings import BookingPurpose, BookingStatus, PieceState
from krc_desktop.model.equipment import Equipment
from krc_desktop.model.events import EventStatus
from krc_desktop.model.people import Person
from krc_desktop.operations import (
    board,
    booking_words,
    bookings,
    erasures,
    event_machines,
    events,
    firing_log,
    firings,
    inductions,
    loans,
    people,
    shelf,
)
from krc_desktop.operations.event_status import settle_event
from krc_desktop.periods import Month
from krc_desktop.store import booking_clashes
from krc_desktop.store.machine_uses import people_served
from tests.builders import World, at, day
from tests.kilns import Kiln


def refused(verb: Callable[..., object], *given: object, **facts: object) -> Rule:
    with pytest.raises(BrokenRule) as broken:
        verb(*given, **facts)
    assert isinstance(broken.value.key, Rule)
    return broken.value.key


def test_a_kiln_that_was_on_is_not_dragged_out_of_its_time_not_even_into_the_past(world: World):
    kiln = Kiln.of(world)
    firing = kiln.plan("2026-11-05 09:30")
    kiln.switch_on(firing, "2026-11-05 11:00")
    for starts, ends in (
        ("2026-11-01 10:00", "2026-11-03 10:00"),
        ("2026-11-10 10:00", "2026-11-12 10:00"),
    ):
        facts = {"equipment_id": kiln.id, "starts_at": at(starts), "ends_at": at(ends)}
        told = board.stands_in_the_way(world.file, booking_id=firing.id, **facts)
        assert told is not None
        assert told.key is Rule.KILN_ON_ALREADY
        said = refused(board.move_on_board, world.file, booking_id=firing.id, **facts)
        assert said is Rule.KILN_ON_ALREADY


def test_the_times_of_a_past_firing_are_corrected_around_its_log(world: World):
    kiln = Kiln.of(world)
    firing = kiln.fired(kiln.plan("2026-11-05 09:30"))
    firing_log.open_kiln(world.file, booking_id=firing.id)
    kiln.now("2026-11-20 10:00")
    starts, ends = at("2026-11-05 10:30"), at("2026-11-06 23:00")
    board.move_on_board(
        world.file, booking_id=firing.id, equipment_id=kiln.id, starts_at=starts, ends_at=ends
    )
    assert world.file.bookings.get(firing.id).starts_at == starts


def test_a_firing_takes_no_programme_of_another_kiln(world: World):
    kiln, other = Kiln.of(world), Kiln.of(world, name="Otrs ceplis")
    firing = kiln.plan("2026-11-05 09:30")
    said = refused(
        firings.set_programme,
        world.file,
        booking_id=firing.id,
        programme_id=other.programme(),
    )
    assert said is Rule.NOT_FOUND


def test_a_kiln_is_not_off_that_was_never_on(world: World):
    kiln = Kiln.of(world)
    firing = kiln.plan("2026-10-20 09:30")
    off = at("2026-10-20 21:00")
    said = refused(firings.log_firing, world.file, booking_id=firing.id, off_at=off)
    assert said is Rule.KILN_NOT_ON


def test_pieces_come_into_a_kiln_with_a_firing_alone(world: World):
    kiln, anna = Kiln.of(world), world.person()
    assert refused(kiln.piece, anna, state=PieceState.FIRING) is Rule.PIECE_NOT_WAITING
    piece = kiln.piece(anna)
    said = refused(shelf.change_pieces, world.file, piece_id=piece.id, state=PieceState.FIRING)
    assert said is Rule.PIECE_NOT_WAITING


def gone(world: World, machine: Equipment, *, erased: bool) -> Person:
    """Somebody who used a machine once, whose card was put away or erased since."""
    person = world.person("Zenta Upmale")
    world.book(
        machine,
        "2026-10-07 10:00",
        "2026-10-07 12:00",
        purpose=BookingPurpose.PERSON,
        person_id=person.id,
    )
    leave = erasures.erase_person if erased else people.archive_person
    leave(world.file, person_id=person.id)
    return person


@pytest.mark.parametrize("erased", [False, True])
def test_whoever_is_gone_is_named_nowhere_anew(world: World, erased: bool):
    kiln, machine = Kiln.of(world), world.machine()
    person, here = gone(world, machine, erased=erased), world.person("Anna Rudzāte")
    mine = kiln.piece(here)
    lent = loans.lend(
        world.file,
        centre_id=world.centre,
        item="Adatas",
        out_on=day("2026-11-01"),
        person_id=here.id,
    )
    rule = Rule.PERSON_ERASED if erased else Rule.PERSON_ARCHIVED
    file, id_ = world.file, person.id
    attempts: list[Callable[[], object]] = [
        lambda: kiln.piece(person),
        lambda: shelf.change_pieces(file, piece_id=mine.id, person_id=id_),
        lambda: loans.change_loan(file, loan_id=lent.row_id or 0, person_id=id_),
        lambda: loans.lend(
            file, centre_id=world.centre, item="x", out_on=day("2026-11-01"), person_id=id_
        ),
        lambda: inductions.set_inductors(file, equipment_id=machine.id, people=[id_]),
        lambda: inductions.record_induction(
            file, equipment_id=machine.id, person_id=id_, inducted_on=day("2026-11-01")
        ),
        lambda: bookings.book(
            file,
            equipment_id=machine.id,
            starts_at=at("2026-11-16 10:00"),
            ends_at=at("2026-11-16 12:00"),
            purpose=BookingPurpose.PERSON,
            person_id=id_,
        ),
    ]
    assert [refused(attempt) for attempt in attempts] == [rule] * len(attempts)


def test_a_booking_of_somebody_erased_says_so(world: World):
    gone(world, world.machine(), erased=True)
    booking = world.file.bookings.get(1)
    named = booking_clashes.named(world.file.connection, booking)
    assert booking_words.for_whom(Phrasebook(Language.ENGLISH), named) == "erased person"


def test_work_stays_on_the_machine_on_which_it_was_left(world: World):
    first, second = world.machine(), world.machine("Otra šujmašīna")
    booking = world.book(
        first,
        "2026-11-10 10:00",
        "2026-11-10 12:00",
        purpose=BookingPurpose.MAINTENANCE,
        status=BookingStatus.BOOKED,
        stays_until=at("2026-11-12 10:00"),
    )
    bookings.move_booking(
        world.file,
        booking_id=booking.id,
        equipment_id=second.id,
        starts_at=booking.starts_at,
        ends_at=booking.ends_at,
    )
    assert world.file.bookings.get(booking.id).stays_until is None


def test_a_machine_of_an_event_that_was_not_held_after_all_was_not_used(world: World):
    event = world.event()
    machine = world.machine()
    event_machines.occupy(world.file, event_id=event.id, equipment_ids=[machine.id])
    assert world.figures().equipment[f"M{machine.id}"].bookings_used == 1
    settle_event(world.file, event_id=event.id, status=EventStatus.NOT_HELD, reason="Sniegs")
    assert world.figures().equipment[f"M{machine.id}"].bookings_used == 0
    settle_event(world.file, event_id=event.id, status=EventStatus.HELD)
    assert world.figures().equipment[f"M{machine.id}"].bookings_used == 1
    events.delete_event(world.file, event_id=event.id)
    assert not world.file.bookings.count()


def test_the_names_behind_people_served_are_as_many_as_the_figure(world: World):
    """Also those at an event whose pieces were fired."""
    kiln = Kiln.of(world)
    event = world.event("2026-11-04 10:00", "2026-11-04 12:00")
    world.attend(event, world.person("Anna Rudzāte"), world.person("Zenta Upmale"))
    piece = shelf.add_piece(
        world.file,
        centre_id=world.centre,
        amount=2,
        event_id=event.id,
        state=PieceState.SHELF,
        waits_for=world.file.bookings.programmes.get(kiln.programme()).kind,
        made_on=day("2026-10-20"),
    )
    pieces = world.file.bookings.pieces.get(piece.row_id or 0)
    firing = kiln.fired(kiln.plan("2026-11-05 09:30", pieces))
    firing_log.open_kiln(world.file, booking_id=firing.id)
    figures = world.figures("2026-11")
    served = people_served(world.file.connection, kiln.id, Month(2026, 11).period)
    assert len(served) == figures.equipment[f"M{kiln.id}"].people_served == 2
