"""Pieces from made to collected, the next firing that fills itself, the day that is promised."""

from __future__ import annotations

from typing import Any

import pytest

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.bookings import BookingStatus, FiringKind, PieceState
from krc_desktop.model.people import LinkKind
from krc_desktop.model.shelf import LeftOut, filled, number_after, places_of, state_on
from krc_desktop.operations import centres, firing_log, firings, history, people, shelf
from krc_desktop.operations.firing_slots import next_firing, promised
from krc_desktop.store.shelf import (
    kind_counts,
    pieces_with_owners,
    ready_pieces,
    waiting_for,
    words_used,
)
from tests.builders import World, at, day
from tests.kilns import Kiln, wall


def waiting(world: World, kind: FiringKind = FiringKind.BISQUE) -> list[str]:
    return [one.piece.label for one in waiting_for(world.file.connection, world.centre, kind)]


def test_labels_run_on_in_each_centre(world: World):
    kiln = Kiln.of(world)
    anna = world.person()
    assert [kiln.piece(anna).label for _ in range(3)] == ["K-0001", "K-0002", "K-0003"]
    kiln.piece(anna, label="K-0430")
    assert kiln.piece(anna).label == "K-0431"
    other = shelf.add_piece(
        world.file, centre_id=world.centre_called("AGL"), person_id=anna.id, amount=1
    )
    assert world.file.bookings.pieces.get(other.row_id or 0).label == "K-0001"


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"event_id": 1}, Rule.NO_ONE_NAMED),
        ({"person_id": None}, Rule.NO_ONE_NAMED),
        ({"amount": 0}, Rule.NUMBER_OUT_OF_RANGE),
        ({"amount": 1001}, Rule.NUMBER_OUT_OF_RANGE),
        ({"state": PieceState.DRYING}, Rule.FIELD_EMPTY),
        ({"dry_on": day("2026-10-01")}, Rule.PERIOD_REVERSED),
        ({"what": "010190-12345"}, Rule.PERSONAL_CODE),
    ],
)
def test_pieces_that_cant_be_are_refused(world: World, wrong: dict[str, Any], rule: Rule):
    kiln = Kiln.of(world)
    with pytest.raises(BrokenRule) as refused:
        kiln.piece(world.person(), **wrong)
    assert refused.value.key is rule
    assert not world.file.bookings.pieces.count()


def test_what_dries_is_on_the_shelf_once_its_day_has_come(world: World):
    kiln = Kiln.of(world)
    piece = kiln.piece(world.person(), state=PieceState.DRYING, dry_on=day("2026-11-05"))
    assert state_on(piece, day("2026-11-04")) is PieceState.DRYING
    assert state_on(piece, day("2026-11-05")) is PieceState.SHELF


def test_counts_are_pieces_and_their_room_by_kind(world: World):
    kiln = Kiln.of(world)
    anna = world.person()
    kiln.piece(anna, amount=8, size="small")
    kiln.piece(anna, amount=2, size="large")
    kiln.piece(anna, size="medium", waits_for=FiringKind.GLAZE)
    kiln.piece(anna, state=PieceState.READY)
    kiln.piece(anna, waits_for=None)
    found = [
        (one.kind, one.pieces, one.places)
        for one in kind_counts(world.file.connection, world.centre)
    ]
    assert found == [(FiringKind.BISQUE, 10, 16), (FiringKind.GLAZE, 1, 2), (None, 1, 1)]
    assert places_of("", 3) == 3


def test_the_next_firing_fills_itself_oldest_first_dry_only_while_there_is_room(world: World):
    kiln = Kiln.of(world)
    anna = world.person()
    kiln.piece(anna, label="K-0004", made_on=day("2026-10-04"), size="small", amount=2)
    kiln.piece(anna, label="K-0001", made_on=day("2026-10-01"), size="large")
    wet = {"state": PieceState.DRYING, "dry_on": day("2026-12-01")}
    kiln.piece(anna, label="K-0002", made_on=day("2026-10-02"), **wet)
    kiln.piece(anna, label="K-0003", made_on=day("2026-10-03"), size="large")
    kiln.piece(anna, label="K-0005", made_on=day("2026-10-05"), state=PieceState.MADE)
    kiln.piece(anna, label="K-0006", waits_for=FiringKind.GLAZE)
    rows = waiting_for(world.file.connection, world.centre, FiringKind.BISQUE)
    filling = filled(rows, day("2026-11-05"), 6)
    assert [one.piece.label for one in filling.chosen] == ["K-0001", "K-0004"]
    assert (filling.places, filling.pieces) == (6, 3)
    assert [(one.piece.label, why) for one, why in filling.left_out] == [
        ("K-0002", LeftOut.WET),
        ("K-0003", LeftOut.NO_ROOM),
        ("K-0005", LeftOut.NOT_SAID_DRY),
    ]
    assert len(filled(rows, day("2026-12-05"), None).chosen) == 4


def test_the_next_number_follows_the_form_of_the_last(world: World):
    assert number_after([]) == "1"
    assert number_after(["", "", ""]) == "4"
    assert number_after(["29", "31", ""]) == "32"
    assert number_after(["A-045"]) == "A-046"
    assert number_after(["A-099"]) == "A-100"
    assert number_after(["bez numura"]) == "2"


# -- what is promised -------------------------------------------------------------------------


def test_a_promise_leans_on_a_firing_that_really_fits(world: World):
    kiln = Kiln.of(world)
    # a Saturday: it is loaded on Monday, opened on Wednesday morning, a day is to spare
    after = at("2026-11-07 12:00")
    slot = next_firing(world.file, programme_id=kiln.programme(), after=after)
    assert slot is not None
    assert (wall(slot.starts_at), wall(slot.ends_at)) == ("2026-11-09 09:00", "2026-11-11 10:00")
    promise = promised(world.file, world.centre, slot)
    assert promise.collect_on == day("2026-11-12")
    assert wall(promise.on_at) == "2026-11-09 10:30"
    # it is taken: the next one fits behind, over the weekend, and closed days push the promise
    kiln.plan("2026-11-09 09:00")
    later = next_firing(world.file, programme_id=kiln.programme(), after=after)
    assert later is not None
    assert wall(later.starts_at) == "2026-11-11 10:00"
    assert promised(world.file, world.centre, later).collect_on == day("2026-11-14") or (
        promised(world.file, world.centre, later).collect_on.isoweekday() <= 5
    )


def test_a_promise_falls_on_a_day_the_centre_is_open(world: World):
    kiln = Kiln.of(world)
    centres.add_closure(
        world.file,
        centre_id=world.centre,
        first_day=day("2026-11-12"),
        last_day=day("2026-11-16"),
        reason="Remonts",
    )
    slot = next_firing(world.file, programme_id=kiln.programme(), after=at("2026-11-07 12:00"))
    assert slot is not None
    # 18 November is a public holiday, Tuesday the 17th is the first open day
    assert promised(world.file, world.centre, slot).collect_on == day("2026-11-17")


@pytest.mark.parametrize("start", ["2026-10-23 09:00", "2027-03-26 09:00"])
def test_a_promise_over_a_clock_change_is_unloaded_in_opening_hours(world: World, start: str):
    kiln = Kiln.of(world)
    slot = next_firing(world.file, programme_id=kiln.programme(), after=at(start))
    assert slot is not None
    assert wall(slot.ends_at)[-5:] >= "10:00"
    assert clock.local(slot.ends_at).isoweekday() <= 5


def test_what_was_promised_is_kept_and_not_promised_again(world: World):
    kiln = Kiln.of(world)
    anna = world.person()
    said, unsaid = kiln.piece(anna), kiln.piece(anna)
    shelf.promise_pieces(world.file, piece_ids=[said.id], day=day("2026-11-10"))
    kiln.plan("2026-11-09 09:00", said, unsaid, promises=True)
    pieces = world.file.bookings.pieces
    assert pieces.get(said.id).promised_on == day("2026-11-10")
    assert pieces.get(unsaid.id).promised_on == day("2026-11-12")


# -- ready ------------------------------------------------------------------------------------


def test_what_is_ready_waits_the_longest_first_with_whom_to_call(world: World):
    kiln = Kiln.of(world)
    mother = world.person("Dace Cīrule", phone="+37120000111")
    child = world.person("Emīlija Cīrule", phone="")
    people.link_people(world.file, person_id=child.id, other_id=mother.id, kind=LinkKind.GUARDIAN)
    toms = world.person("Toms Ķirsis", phone="+37120000125")
    bowl, vase = kiln.piece(child), kiln.piece(toms, made_on=day("2026-10-25"))
    booking = kiln.fired(kiln.plan("2026-11-05 09:30", vase, bowl))
    firing_log.open_kiln(world.file, booking_id=booking.id)
    old = kiln.piece(toms, state=PieceState.READY, made_on=day("2026-09-01"))
    found = ready_pieces(world.file.connection, world.centre)
    assert [one.piece.id for one in found] == [old.id, bowl.id, vase.id]
    by_piece = {one.piece.id: one for one in found}
    assert by_piece[bowl.id].contact.guardian == "Dace Cīrule"
    assert by_piece[bowl.id].contact.phone == "+37120000111"
    assert by_piece[vase.id].contact.phone == "+37120000125"
    assert (by_piece[vase.id].number, by_piece[vase.id].ready_on) == ("1", day("2026-11-06"))
    assert by_piece[vase.id].weeks(day("2026-12-11")) == 5


def test_handing_out_is_one_step_and_comes_back(world: World):
    kiln = Kiln.of(world)
    anna = world.person()
    one, other = (kiln.piece(anna, state=PieceState.READY) for _ in range(2))
    shelf.hand_out(world.file, piece_ids=[one.id, other.id])
    pieces = world.file.bookings.pieces
    assert {pieces.get(p.id).collected_on for p in (one, other)} == {day("2026-11-02")}
    history.undo(world.file)
    assert {pieces.get(p.id).state for p in (one, other)} == {PieceState.READY}
    waits = kiln.piece(anna)
    with pytest.raises(BrokenRule) as refused:
        shelf.hand_out(world.file, piece_ids=[one.id, waits.id])
    assert refused.value.key is Rule.PIECE_NOT_READY
    assert pieces.get(one.id).state is PieceState.READY


def test_pieces_are_corrected_and_taken_away(world: World):
    kiln = Kiln.of(world)
    anna, toms = world.person(), world.person("Toms Ķirsis")
    piece = kiln.piece(anna)
    shelf.change_pieces(
        world.file, piece_id=piece.id, person_id=toms.id, what="Krūze", amount=2, size="medium"
    )
    (shown,) = pieces_with_owners(world.file.connection, [piece.id, 999])
    assert (shown.owner.name.lv, shown.piece.what, shown.places) == ("Toms Ķirsis", "Krūze", 4)
    shelf.change_pieces(world.file, piece_id=piece.id, state=PieceState.COLLECTED)
    assert world.file.bookings.pieces.get(piece.id).collected_on == day("2026-11-02")
    shelf.change_pieces(world.file, piece_id=piece.id, state=PieceState.SHELF)
    assert world.file.bookings.pieces.get(piece.id).collected_on is None
    shelf.remove_piece(world.file, piece_id=piece.id)
    assert waiting(world) == []
    history.undo(world.file)
    assert waiting(world) == [piece.label]
    assert words_used(world.file.connection, world.centre) == ["Krūze"]


def test_what_is_in_a_kiln_or_was_stays(world: World):
    kiln = Kiln.of(world)
    piece = kiln.piece(world.person())
    booking = kiln.plan("2026-11-05 09:30", piece)
    for verb, how in (
        (shelf.remove_piece, {}),
        (shelf.change_pieces, {"amount": 3}),
        (shelf.change_pieces, {"state": PieceState.READY}),
    ):
        with pytest.raises(BrokenRule) as refused:
            verb(world.file, piece_id=piece.id, **how)  # type: ignore[operator]
        assert refused.value.key is Rule.PIECE_IN_KILN
    shelf.change_pieces(world.file, piece_id=piece.id, what="Liela bļoda")
    firings.cancel_firing(world.file, booking_id=booking.id)
    assert world.file.bookings.get(booking.id).status is BookingStatus.CANCELLED
    shelf.remove_piece(world.file, piece_id=piece.id)


def test_an_events_pieces_carry_its_name_and_day(world: World):
    kiln = Kiln.of(world)
    event = world.event(title="Māla darbnīca bērniem")
    kiln.piece(world.person(), person_id=None, event_id=event.id, amount=8)
    (shown,) = waiting_for(world.file.connection, world.centre, FiringKind.BISQUE)
    assert (shown.owner.name.lv, shown.owner.day) == ("Māla darbnīca bērniem", day("2026-10-07"))
    assert shown.owner.event_id == event.id
