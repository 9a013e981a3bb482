"""A firing from the plan to the shelf of what is ready: what can be, and what is refused."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.bookings import (
    BookingPurpose,
    BookingStatus,
    FiringKind,
    FiringOutcome,
    PieceState,
)
from krc_desktop.model.equipment import Phase
from krc_desktop.operations import bookings, firing_contents, firing_log, firings, history
from krc_desktop.operations.firing_contents import Becomes
from krc_desktop.operations.firing_course import course_of
from krc_desktop.store.firings import contents_of, segments_of
from tests.builders import World, at, day
from tests.kilns import CHECKS, Kiln, wall

# a Thursday
START = "2026-11-05 09:30"
ON = "2026-11-05 11:00"


def refused_with(rule: Rule, verb: Any, *what: Any, **how: Any) -> BrokenRule:
    with pytest.raises(BrokenRule) as refused:
        verb(*what, **how)
    assert refused.value.key is rule
    return refused.value


def phases(kiln: Kiln, booking: Any) -> list[tuple[Phase, str, str]]:
    found = kiln.world.file.bookings.phases.find("booking_id = ? ORDER BY position", booking.id)
    return [(one.phase, wall(one.starts_at), wall(one.ends_at)) for one in found]


# -- planning ---------------------------------------------------------------------------------


def test_a_firing_books_its_kiln_with_the_programmes_phases(world: World):
    kiln = Kiln.of(world)
    anna = world.person()
    piece = kiln.piece(anna)
    booking = kiln.plan(START, piece)
    assert booking.purpose is BookingPurpose.FIRING
    # bisque: 9 h 34 min of heating, on the machine's step of 15 minutes
    assert phases(kiln, booking) == [
        (Phase.LOAD, "2026-11-05 09:30", "2026-11-05 11:00"),
        (Phase.FIRE, "2026-11-05 11:00", "2026-11-05 20:45"),
        # cooled on Friday at 20:45, when nobody is there, and on the weekend too
        (Phase.COOL, "2026-11-05 20:45", "2026-11-09 09:00"),
        (Phase.UNLOAD, "2026-11-09 09:00", "2026-11-09 10:00"),
    ]
    assert wall(booking.ends_at) == "2026-11-09 10:00"
    firing = kiln.log(booking)
    assert (firing.number, firing.kind, firing.target_celsius) == ("1", FiringKind.BISQUE, 960)
    assert [one.target_celsius for one in segments_of(world.file, firing.id)] == [120, 600, 960]
    assert world.file.bookings.pieces.get(piece.id).state is PieceState.FIRING
    history.undo(world.file)
    assert not list(world.file.bookings.find("equipment_id = ?", kiln.id))
    assert world.file.bookings.pieces.get(piece.id).state is PieceState.SHELF


def test_numbers_run_on_for_each_kiln_in_the_form_they_have(world: World):
    kiln = Kiln.of(world)
    first = kiln.plan(START)
    firings.log_firing(world.file, booking_id=first.id, number="A-045")
    second = kiln.plan("2026-11-16 09:30")
    assert kiln.log(second).number == "A-046"
    other = Kiln.of(world, hours=False, name="Mazais ceplis")
    assert other.log(other.plan(START)).number == "1"
    firings.cancel_firing(world.file, booking_id=second.id)
    assert kiln.log(kiln.plan("2026-11-16 09:30")).number == "A-046"


def test_a_kiln_that_is_taken_is_refused_with_what_it_meets(world: World):
    kiln = Kiln.of(world)
    kiln.plan(START)
    piece = kiln.piece(world.person())
    refused_with(Rule.BOOKING_OVERLAPS, kiln.plan, "2026-11-06 10:00", piece)
    assert world.file.bookings.pieces.get(piece.id).state is PieceState.SHELF


def test_kinds_never_mix(world: World):
    kiln = Kiln.of(world)
    anna = world.person()
    glaze = kiln.piece(anna, waits_for=FiringKind.GLAZE)
    said = refused_with(Rule.KINDS_MIXED, kiln.plan, START, kiln.piece(anna), glaze)
    assert said.facts["label"] == glaze.label
    booking = kiln.plan(START, kiln.piece(anna))
    refused_with(
        Rule.KINDS_MIXED,
        firings.set_programme,
        world.file,
        booking_id=booking.id,
        programme_id=kiln.programme(FiringKind.GLAZE),
    )
    refused_with(
        Rule.KINDS_MIXED,
        firing_contents.load_piece,
        world.file,
        piece_id=glaze.id,
        firing_id=kiln.log(booking).id,
        pieces_in=1,
    )


def test_wet_clay_and_what_is_elsewhere_stay_out(world: World):
    kiln = Kiln.of(world)
    anna = world.person()
    wet = kiln.piece(anna, state=PieceState.DRYING, dry_on=day("2026-11-20"))
    refused_with(Rule.PIECE_NOT_DRY, kiln.plan, START, wet)
    by_then = kiln.piece(anna, state=PieceState.DRYING, dry_on=day("2026-11-05"))
    kiln.plan(START, by_then)
    refused_with(Rule.PIECE_NOT_WAITING, kiln.plan, "2026-11-16 09:30", by_then)


def test_contents_change_until_the_kiln_is_on(world: World):
    kiln = Kiln.of(world)
    anna = world.person()
    one, other = kiln.piece(anna), kiln.piece(anna)
    booking = kiln.plan(START, one)
    firing_contents.change_contents(world.file, booking_id=booking.id, piece_ids=[other.id])
    inside = [part.piece_id for part in contents_of(world.file, kiln.log(booking).id)]
    assert inside == [other.id]
    assert world.file.bookings.pieces.get(one.id).state is PieceState.SHELF
    kiln.switch_on(booking, ON)
    refused_with(
        Rule.KILN_ON_ALREADY,
        firing_contents.change_contents,
        world.file,
        booking_id=booking.id,
        piece_ids=[],
    )


def test_another_programme_takes_its_own_length(world: World):
    kiln = Kiln.of(world)
    booking = kiln.plan(START)
    firings.set_programme(
        world.file, booking_id=booking.id, programme_id=kiln.programme(FiringKind.DECOR)
    )
    firing = kiln.log(booking)
    assert (firing.kind, firing.target_celsius, firing.number) == (FiringKind.DECOR, 780, "1")
    # 6 h 30 min, then 16 hours of cooling: Friday morning
    assert wall(world.file.bookings.get(booking.id).ends_at) == "2026-11-06 10:30"


def test_a_booking_made_for_a_firing_begins_its_log_later(world: World):
    kiln = Kiln.of(world)
    bare = world.book(kiln.machine, START, "2026-11-06 18:00", status=BookingStatus.BOOKED)
    firings.set_programme(world.file, booking_id=bare.id, programme_id=kiln.programme())
    assert kiln.log(bare).number == "1"
    assert phases(kiln, bare)[0] == (Phase.LOAD, "2026-11-05 09:30", "2026-11-05 11:00")


def test_a_firing_is_moved_with_its_phases(world: World):
    kiln = Kiln.of(world)
    booking = kiln.plan(START)
    firings.move_firing(world.file, booking_id=booking.id, starts_at=at("2026-11-09 15:00"))
    assert phases(kiln, booking) == [
        (Phase.LOAD, "2026-11-09 15:00", "2026-11-09 16:30"),
        (Phase.FIRE, "2026-11-09 16:30", "2026-11-10 02:15"),
        (Phase.COOL, "2026-11-10 02:15", "2026-11-11 09:00"),
        (Phase.UNLOAD, "2026-11-11 09:00", "2026-11-11 10:00"),
    ]


def test_over_the_clock_change_lengths_are_elapsed(world: World):
    kiln = Kiln.of(world, hours=False)
    booking = kiln.plan("2026-10-24 20:00")
    laid = list(world.file.bookings.phases.find("booking_id = ? ORDER BY position", booking.id))
    assert [clock.minutes_between(one.starts_at, one.ends_at) for one in laid] == [
        90,
        585,
        1440,
        60,
    ]
    assert wall(laid[1].ends_at) == "2026-10-25 06:15"


def test_a_programme_without_segments_fires_nothing(world: World):
    kiln = Kiln.of(world)
    from krc_desktop.operations import kiln_programmes

    programme = kiln_programmes.add_programme(
        world.file, equipment_id=kiln.id, name_lv="Tukša", kind=FiringKind.BISQUE
    )
    refused_with(Rule.PROGRAMME_EMPTY, kiln.plan, START, programme_id=programme.row_id)


@pytest.mark.parametrize("how", ["here", "booking"])
def test_a_cancelled_firing_gives_its_pieces_back(world: World, how: str):
    kiln = Kiln.of(world)
    piece = kiln.piece(world.person())
    booking = kiln.plan(START, piece)
    if how == "here":
        firings.cancel_firing(world.file, booking_id=booking.id)
    else:
        bookings.cancel_booking(world.file, booking_id=booking.id)
    assert world.file.bookings.pieces.get(piece.id).state is PieceState.SHELF
    assert world.file.bookings.get(booking.id).status is BookingStatus.CANCELLED
    history.undo(world.file)
    assert world.file.bookings.pieces.get(piece.id).state is PieceState.FIRING


def test_a_firing_that_is_on_is_neither_moved_nor_cancelled(world: World):
    kiln = Kiln.of(world)
    booking = kiln.plan(START)
    kiln.switch_on(booking, ON)
    before = world.file.bookings.get(booking.id)
    refused_with(
        Rule.KILN_ON_ALREADY,
        bookings.move_booking,
        world.file,
        booking_id=booking.id,
        starts_at=before.starts_at + timedelta(days=7),
        ends_at=before.ends_at + timedelta(days=7),
    )
    refused_with(Rule.KILN_ON_ALREADY, bookings.cancel_booking, world.file, booking_id=booking.id)
    refused_with(Rule.KILN_ON_ALREADY, firings.cancel_firing, world.file, booking_id=booking.id)
    assert world.file.bookings.get(booking.id) == before


# -- at the kiln ------------------------------------------------------------------------------


def test_it_is_switched_on_only_when_everything_is_checked(world: World):
    kiln = Kiln.of(world)
    booking = kiln.plan(START)
    kiln.now(ON)
    firing_log.tick_check(world.file, booking_id=booking.id, what=CHECKS[0])
    said = refused_with(
        Rule.CHECKS_MISSING, firing_log.switch_on, world.file, booking_id=booking.id
    )
    assert said.facts["missing"] == CHECKS[1]
    firing_log.tick_check(world.file, booking_id=booking.id, what=CHECKS[1])
    firing_log.untick_check(world.file, booking_id=booking.id, what=CHECKS[0])
    refused_with(Rule.CHECKS_MISSING, firing_log.switch_on, world.file, booking_id=booking.id)
    firing_log.tick_check(world.file, booking_id=booking.id, what=CHECKS[0])
    firing_log.switch_on(world.file, booking_id=booking.id)
    assert kiln.log(booking).on_at == at(ON)
    refused_with(
        Rule.KILN_ON_ALREADY,
        firing_log.untick_check,
        world.file,
        booking_id=booking.id,
        what=CHECKS[0],
    )


def test_who_ticked_and_when_is_kept(world: World):
    kiln = Kiln.of(world)
    zenta = world.person("Zenta Upmale")
    booking = kiln.plan(START)
    kiln.now("2026-11-05 10:40")
    firing_log.tick_check(world.file, booking_id=booking.id, what=CHECKS[0], person_id=zenta.id)
    (check,) = world.file.bookings.checks.find("firing_id = ?", kiln.log(booking).id)
    assert (check.person_id, check.checked_at) == (zenta.id, at("2026-11-05 10:40"))


def test_an_operator_of_a_red_machine_is_inducted(world: World):
    from krc_desktop.operations import equipment

    kiln = Kiln.of(world)
    zenta = world.person("Zenta Upmale")
    booking = kiln.plan(START)
    kiln.now(ON)
    kiln.check_all(booking)
    on = {"booking_id": booking.id, "operator_id": zenta.id}
    refused_with(Rule.OPERATOR_NOT_INDUCTED, firing_log.switch_on, world.file, **on)
    inducted = {"equipment_id": kiln.id, "person_id": zenta.id}
    try:
        from krc_desktop.operations import inductions

        record: Any = inductions.record_induction
    except (ImportError, AttributeError):
        record = equipment.record_induction
    record(world.file, **inducted, inducted_on=day("2026-10-01"))
    firing_log.switch_on(world.file, **on)
    assert kiln.log(booking).operator_id == zenta.id


def test_readings_before_it_is_on_and_from_the_future_are_refused(world: World):
    kiln = Kiln.of(world)
    booking = kiln.plan(START)
    firing = kiln.log(booking).id
    kiln.now(ON)
    refused_with(Rule.KILN_NOT_ON, firing_log.add_reading, world.file, firing_id=firing, celsius=20)
    kiln.switch_on(booking, ON)
    for rule, moment in (
        (Rule.READING_BEFORE_START, "2026-11-05 10:30"),
        (Rule.MOMENT_IN_FUTURE, "2026-11-05 12:30"),
    ):
        refused_with(
            rule,
            firing_log.add_reading,
            world.file,
            firing_id=firing,
            celsius=20,
            read_at=at(moment),
        )


@pytest.mark.parametrize("celsius", [10_000, 1401, -31])
def test_a_temperature_that_no_kiln_has_is_refused(world: World, celsius: int):
    kiln = Kiln.of(world)
    booking = kiln.plan(START)
    kiln.switch_on(booking, ON)
    said = refused_with(Rule.NUMBER_OUT_OF_RANGE, kiln.read, booking, "2026-11-05 12:00", celsius)
    assert (said.facts["least"], said.facts["most"]) == (-30, 1400)


def test_a_reading_of_the_same_minute_is_a_correction(world: World):
    kiln = Kiln.of(world)
    booking = kiln.plan(START)
    kiln.switch_on(booking, ON)
    kiln.read(booking, "2026-11-05 12:00", 540)
    kiln.read(booking, "2026-11-05 12:00", 54)
    assert kiln.readings(booking) == [("05.11. 12:00", 54)]
    assert kiln.log(booking).peak_celsius == 54


def test_a_reading_is_removed_and_comes_back(world: World):
    kiln = Kiln.of(world)
    booking = kiln.plan(START)
    kiln.switch_on(booking, ON)
    kiln.read(booking, "2026-11-05 12:00", 54)
    (reading,) = world.file.bookings.readings.all()
    firing_log.remove_reading(world.file, reading_id=reading.id)
    assert kiln.readings(booking) == []
    assert kiln.log(booking).peak_celsius is None
    history.undo(world.file)
    assert kiln.readings(booking) == [("05.11. 12:00", 54)]


def test_switching_off_comes_after_on_and_venting_too(world: World):
    kiln = Kiln.of(world)
    booking = kiln.plan(START)
    kiln.now(ON)
    refused_with(Rule.KILN_NOT_ON, firing_log.switch_off, world.file, booking_id=booking.id)
    refused_with(Rule.KILN_NOT_ON, firing_log.vent, world.file, booking_id=booking.id)
    kiln.switch_on(booking, ON)
    refused_with(
        Rule.END_BEFORE_START,
        firing_log.switch_off,
        world.file,
        booking_id=booking.id,
        at=at("2026-11-05 10:00"),
    )
    kiln.switch_off(booking, "2026-11-05 21:00")
    kiln.now("2026-11-05 23:00")
    firing_log.vent(world.file, booking_id=booking.id)
    assert kiln.log(booking).vent_at == at("2026-11-05 23:00")


# -- opening: safety --------------------------------------------------------------------------


def test_only_a_cool_reading_after_switching_off_opens_the_kiln(world: World):
    kiln = Kiln.of(world)
    booking = kiln.plan(START)
    opening = {"booking_id": booking.id}
    kiln.switch_on(booking, ON)
    refused_with(Rule.KILN_NOT_OFF, firing_log.open_kiln, world.file, **opening)
    kiln.read(booking, "2026-11-05 11:01", 22)
    kiln.now("2026-11-05 21:00")
    firing_log.switch_off(world.file, **opening)
    # weeks later the clock still opens nothing, nor does a cool reading from before
    kiln.now("2026-11-30 12:00")
    refused_with(Rule.KILN_UNREAD, firing_log.open_kiln, world.file, **opening)
    kiln.read(booking, "2026-11-30 12:05", 61)
    said = refused_with(Rule.KILN_TOO_HOT, firing_log.open_kiln, world.file, **opening)
    assert (said.facts["celsius"], said.facts["limit"]) == (61, 60)
    # nor is there a way around the verb
    off = kiln.log(booking).off_at
    for log in ({"opened_at": at("2026-11-30 12:05")}, {"opened_at": off}):
        with pytest.raises(BrokenRule) as refused:
            firings.log_firing(world.file, booking_id=booking.id, **log)
        assert refused.value.key in {Rule.KILN_TOO_HOT, Rule.KILN_UNREAD}
    kiln.read(booking, "2026-11-30 12:10", 60)
    firing_log.open_kiln(world.file, **opening)
    assert kiln.log(booking).opened_at == at("2026-11-30 12:10")


def test_the_reading_that_opened_a_kiln_stays(world: World):
    kiln = Kiln.of(world)
    booking = kiln.fired(kiln.plan(START))
    firing_log.open_kiln(world.file, booking_id=booking.id)
    last = list(world.file.bookings.readings.find("TRUE ORDER BY read_at"))[-1]
    refused_with(Rule.KILN_OPENED, firing_log.remove_reading, world.file, reading_id=last.id)
    refused_with(
        Rule.KILN_OPENED,
        firing_log.add_reading,
        world.file,
        firing_id=last.firing_id,
        read_at=last.read_at,
        celsius=300,
    )
    history.undo(world.file)
    firing_log.remove_reading(world.file, reading_id=last.id)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    readings=st.lists(
        st.tuples(st.integers(-60, 3000), st.integers(-30, 1400)),
        max_size=6,
        unique_by=lambda r: r[0],
    ),
    opens=st.integers(0, 4000),
)
def test_no_order_of_readings_opens_a_hot_kiln(
    world: World, readings: list[tuple[int, int]], opens: int
):
    """Minutes from switching off; the truth is counted anew here."""
    kiln = Kiln.of(world, hours=False, name=f"C{world.file.equipment.count()}")
    booking = kiln.plan("2026-10-05 09:00")
    kiln.now("2026-10-30 09:00")
    kiln.check_all(booking)
    firing_log.switch_on(world.file, booking_id=booking.id, at=at("2026-10-05 10:30"))
    off = at("2026-10-05 20:00")
    firing_log.switch_off(world.file, booking_id=booking.id, at=off)
    for minutes, celsius in readings:
        firing_log.add_reading(
            world.file,
            firing_id=kiln.log(booking).id,
            celsius=celsius,
            read_at=off + timedelta(minutes=minutes),
        )
    before = [(m, c) for m, c in readings if 0 <= m <= opens]
    cool = bool(before) and max(before)[1] <= 60
    how = {"booking_id": booking.id, "at": off + timedelta(minutes=opens)}
    if cool:
        firing_log.open_kiln(world.file, **how)
    else:
        with pytest.raises(BrokenRule):
            firing_log.open_kiln(world.file, **how)
    assert (kiln.log(booking).opened_at is not None) is cool


# -- after opening ----------------------------------------------------------------------------


def test_an_opened_kiln_leaves_its_pieces_ready_and_its_booking_used(world: World):
    kiln = Kiln.of(world)
    anna, toms = world.person(), world.person("Toms Ķirsis")
    bowl, plates = kiln.piece(anna), kiln.piece(toms, amount=8, what="Šķīvji")
    booking = kiln.fired(kiln.plan(START, bowl, plates))
    firing_log.open_kiln(world.file, booking_id=booking.id)
    pieces = world.file.bookings.pieces
    assert {pieces.get(one.id).state for one in (bowl, plates)} == {PieceState.READY}
    after = world.file.bookings.get(booking.id)
    assert after.status is BookingStatus.USED
    # opened on Friday at nine in the evening: unloading takes its hour from then
    assert wall(after.ends_at) == "2026-11-06 22:00"
    assert phases(kiln, after) == [
        (Phase.LOAD, "2026-11-05 09:30", "2026-11-05 11:00"),
        (Phase.FIRE, "2026-11-05 11:00", "2026-11-05 21:00"),
        (Phase.COOL, "2026-11-05 21:00", "2026-11-06 21:00"),
        (Phase.UNLOAD, "2026-11-06 21:00", "2026-11-06 22:00"),
    ]
    firing = kiln.log(booking)
    assert (firing.outcome, firing.pieces_in, firing.pieces_lost) == (FiringOutcome.GOOD, 9, 0)
    assert world.figures("2026-11").equipment[f"M{kiln.id}"].pieces_fired == 9


def test_pieces_are_lost_or_wait_for_glaze(world: World):
    kiln = Kiln.of(world)
    anna = world.person()
    bowl, plates, cup = kiln.piece(anna), kiln.piece(anna, amount=8), kiln.piece(anna)
    booking = kiln.fired(kiln.plan(START, bowl, plates, cup))
    firing_log.open_kiln(world.file, booking_id=booking.id, becomes=Becomes.GLAZE)
    pieces = world.file.bookings.pieces
    assert pieces.get(bowl.id).waits_for is FiringKind.GLAZE
    assert pieces.get(bowl.id).state is PieceState.SHELF
    said = {"booking_id": booking.id}
    firing_contents.set_piece_result(
        world.file, **said, piece_id=plates.id, lost=3, becomes=Becomes.GLAZE
    )
    firing_contents.set_piece_result(
        world.file, **said, piece_id=cup.id, lost=1, becomes=Becomes.READY
    )
    assert (pieces.get(plates.id).amount, pieces.get(cup.id).state) == (5, PieceState.DAMAGED)
    assert (kiln.log(booking).pieces_in, kiln.log(booking).pieces_lost) == (10, 4)
    firing_contents.set_piece_result(
        world.file, **said, piece_id=plates.id, lost=0, becomes=Becomes.READY
    )
    assert (pieces.get(plates.id).amount, pieces.get(plates.id).state) == (8, PieceState.READY)
    refused_with(
        Rule.NUMBER_OUT_OF_RANGE,
        firing_contents.set_piece_result,
        world.file,
        **said,
        piece_id=plates.id,
        lost=9,
        becomes=Becomes.READY,
    )


def test_what_has_been_fired_again_since_keeps_its_result(world: World):
    kiln = Kiln.of(world)
    bowl = kiln.piece(world.person())
    booking = kiln.fired(kiln.plan(START, bowl))
    firing_log.open_kiln(world.file, booking_id=booking.id, becomes=Becomes.GLAZE)
    kiln.plan("2026-11-16 09:30", bowl, programme_id=kiln.programme(FiringKind.GLAZE))
    refused_with(
        Rule.PIECE_NOT_WAITING,
        firing_contents.set_piece_result,
        world.file,
        booking_id=booking.id,
        piece_id=bowl.id,
        lost=1,
        becomes=Becomes.READY,
    )


def test_a_stopped_firing_cools_like_any_other_and_gives_its_pieces_back(world: World):
    kiln = Kiln.of(world)
    piece = kiln.piece(world.person())
    booking = kiln.plan(START, piece)
    kiln.switch_on(booking, ON)
    kiln.now("2026-11-05 14:00")
    firing_log.stop_firing(world.file, booking_id=booking.id, reason="Pazuda strāva")
    firing = kiln.log(booking)
    assert (firing.off_at, firing.outcome) == (at("2026-11-05 14:00"), FiringOutcome.STOPPED)
    assert "Pazuda strāva" in firing.result
    refused_with(Rule.KILN_UNREAD, firing_log.open_kiln, world.file, booking_id=booking.id)
    kiln.read(booking, "2026-11-06 10:00", 50)
    firing_log.open_kiln(world.file, booking_id=booking.id, becomes=Becomes.READY)
    back = world.file.bookings.pieces.get(piece.id)
    assert (back.state, back.waits_for) == (PieceState.SHELF, FiringKind.BISQUE)


def test_a_stop_before_switching_on_cancels(world: World):
    kiln = Kiln.of(world)
    piece = kiln.piece(world.person())
    booking = kiln.plan(START, piece)
    firing_log.stop_firing(world.file, booking_id=booking.id, reason="Nav elektrības")
    assert world.file.bookings.get(booking.id).status is BookingStatus.CANCELLED
    assert world.file.bookings.pieces.get(piece.id).state is PieceState.SHELF


# -- the booking follows ----------------------------------------------------------------------


def test_the_booking_moves_with_the_readings_and_tells_what_it_runs_into(world: World):
    kiln = Kiln.of(world)
    booking = kiln.plan("2026-11-09 09:00")
    assert wall(booking.ends_at) == "2026-11-11 10:00"
    kiln.switch_on(booking, "2026-11-09 10:30")
    kiln.switch_off(booking, "2026-11-09 20:00")
    kiln.read(booking, "2026-11-10 08:00", 700)
    kiln.read(booking, "2026-11-10 12:00", 600)
    course = course_of(world.file, booking.id)
    assert course is not None
    assert course.runs_into is None
    longer = world.file.bookings.get(booking.id)
    assert longer.ends_at > at("2026-11-11 10:00")
    assert longer.ends_at == course.unloaded_at
    # a booking in the way is not pushed: it is told of, with by how much
    kiln.read(booking, "2026-11-10 12:30", 560)
    next_one = world.book(
        kiln.machine, "2026-11-12 09:00", "2026-11-12 10:00", status=BookingStatus.BOOKED
    )
    kiln.read(booking, "2026-11-10 13:00", 545)
    told = course_of(world.file, booking.id)
    assert told is not None
    assert told.runs_into is not None
    assert told.runs_into.booking.id == next_one.id
    assert told.runs_into.minutes > 0
    assert world.file.bookings.get(booking.id).ends_at == next_one.starts_at


def test_a_kiln_switched_on_days_later_is_taken_from_then(world: World):
    kiln = Kiln.of(world)
    booking = kiln.plan(START)
    kiln.switch_on(booking, "2026-11-07 12:00")
    assert wall(world.file.bookings.get(booking.id).starts_at) == "2026-11-07 10:30"


def test_a_log_kept_on_paper_is_written_down_afterwards(world: World):
    kiln = Kiln.of(world)
    piece = kiln.piece(world.person(), made_on=day("2026-09-01"))
    booking = kiln.plan("2026-10-05 09:30", piece)
    kiln.now("2026-11-02 10:00")
    kiln.check_all(booking)
    which = {"booking_id": booking.id}
    firing_log.switch_on(world.file, **which, at=at("2026-10-05 11:00"))
    firing_log.switch_off(world.file, **which, at=at("2026-10-05 21:00"), celsius=958)
    for moment, celsius in (("2026-10-05 15:00", 400), ("2026-10-07 09:00", 58)):
        firing_log.add_reading(
            world.file, firing_id=kiln.log(booking).id, read_at=at(moment), celsius=celsius
        )
    firing_log.open_kiln(world.file, **which, at=at("2026-10-07 09:10"))
    firing = kiln.log(booking)
    assert (firing.peak_celsius, firing.opened_at) == (958, at("2026-10-07 09:10"))
    assert world.figures("2026-10").equipment[f"M{kiln.id}"].working_minutes == 600
