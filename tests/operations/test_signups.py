"""Sign-ups beforehand: places as a warning, the waiting list in order, who came of them."""

from __future__ import annotations

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.event_details import Room
from krc_desktop.model.events import Event, EventStatus
from krc_desktop.model.signups import SignupList, Turnout
from krc_desktop.operations import history, signups
from krc_desktop.store.signups import signup_list
from tests.builders import World


def seen(world: World, event: Event) -> SignupList:
    return signup_list(world.file, event.id)


def join(world: World, event: Event, *names: str, waits: bool = False) -> list[int]:
    ids = [world.person(name).id for name in names]
    for person_id in ids:
        signups.sign_up(world.file, event_id=event.id, person_id=person_id, waits=waits)
    return ids


def coming(world: World, capacity: int | None = 2) -> Event:
    return world.event(
        "2026-11-07 16:00", "2026-11-07 18:00", status=EventStatus.PLANNED, capacity=capacity
    )


def test_capacity_is_a_warning_and_never_a_wall(world: World):
    event = coming(world, 1)
    first, second = world.person("Anna Rudzāte"), world.person("Toms Ķirsis")
    assert signups.sign_up(world.file, event_id=event.id, person_id=first.id).room is Room.FULL
    assert signups.sign_up(world.file, event_id=event.id, person_id=second.id).room is Room.OVER
    assert len(seen(world, event).registered) == 2


def test_whoever_cancels_makes_the_program_propose_the_first_who_waits(world: World):
    event = coming(world, 2)
    anna, toms = join(world, event, "Anna Rudzāte", "Toms Ķirsis")
    inga, _ = join(world, event, "Inga Liepa", "Ausma Čepule", waits=True)
    assert seen(world, event).proposed is None
    taken = signups.cancel_sign_up(world.file, event_id=event.id, person_id=anna)
    assert taken.proposed is not None
    assert (taken.proposed.name, taken.proposed.place) == ("Inga Liepa", 1)
    assert [row.name for row in seen(world, event).waiting] == ["Inga Liepa", "Ausma Čepule"]
    moved = signups.take_from_waiting(world.file, event_id=event.id, person_id=inga)
    assert moved.room is Room.FULL
    assert seen(world, event).proposed is None
    # whoever waits and goes leaves no place
    assert signups.cancel_sign_up(world.file, event_id=event.id, person_id=toms).proposed


def test_whoever_comes_back_begins_at_the_end(world: World):
    event = coming(world, None)
    anna, _ = join(world, event, "Anna Rudzāte", "Toms Ķirsis")
    signups.cancel_sign_up(world.file, event_id=event.id, person_id=anna)
    assert [row.turnout for row in seen(world, event).cancelled] == [Turnout.CANCELLED]
    signups.sign_up(world.file, event_id=event.id, person_id=anna)
    assert [row.name for row in seen(world, event).registered] == ["Toms Ķirsis", "Anna Rudzāte"]
    with pytest.raises(BrokenRule) as refused:
        signups.sign_up(world.file, event_id=event.id, person_id=anna)
    assert refused.value.key is Rule.SIGNED_UP_ALREADY


def test_a_new_person_signs_up_in_one_step(world: World):
    event = coming(world)
    before = world.journaled()
    made = signups.sign_up_new(world.file, event_id=event.id, typed="Inga Liepa", waits=True)
    assert world.file.people.get(made.person_id).last_name == "Liepa"
    history.undo(world.file)
    assert world.journaled() == before


def test_those_who_came_and_those_who_did_not(world: World):
    event = world.event()
    anna, toms, _ = join(world, event, "Anna Rudzāte", "Toms Ķirsis", "Inga Liepa")
    assert {row.turnout for row in seen(world, event).registered} == {Turnout.NO_SHOW}
    assert world.figures().visits_named == 0
    before = world.journaled()
    signups.mark_present(world.file, event_id=event.id, people_ids=[anna, toms])
    assert [row.turnout for row in seen(world, event).registered] == [
        Turnout.CAME,
        Turnout.CAME,
        Turnout.NO_SHOW,
    ]
    assert world.figures().visits_named == 2
    history.undo(world.file)
    assert world.journaled() == before
    signups.mark_present(world.file, event_id=event.id, people_ids=[anna])
    signups.mark_absent(world.file, event_id=event.id)
    view = seen(world, event)
    assert [row.name for row in view.no_shows] == ["Toms Ķirsis", "Inga Liepa"]
    assert world.figures().visits_named == 1
    signups.mark_present(world.file, event_id=event.id)
    assert world.figures().visits_named == 3


def test_nobody_is_a_no_show_before_the_event(world: World):
    event = coming(world)
    join(world, event, "Anna Rudzāte")
    assert [row.turnout for row in seen(world, event).registered] == [Turnout.EXPECTED]


def test_nobody_signs_up_whom_the_file_does_not_know(world: World):
    event = coming(world)
    for broken in (
        lambda: signups.sign_up(world.file, event_id=event.id, person_id=999),
        lambda: signups.cancel_sign_up(world.file, event_id=event.id, person_id=999),
        lambda: signups.take_from_waiting(world.file, event_id=event.id, person_id=999),
    ):
        with pytest.raises(BrokenRule) as refused:
            broken()
        assert refused.value.key is Rule.NOT_FOUND
