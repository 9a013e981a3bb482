"""Suggested hours: they count nowhere until accepted, and are never offered twice."""

from __future__ import annotations

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.events import Event, EventStatus
from krc_desktop.model.people import Person, Role
from krc_desktop.model.volunteers import EntryState, Known, VolunteerEntry
from krc_desktop.operations import history, people, volunteers
from tests.builders import World, day


@pytest.fixture
def leader(world: World) -> Person:
    return world.person("Zenta Upmale", birth_year=1980)


def volunteer(world: World, name: str, **others: object) -> Person:
    person = world.person(name, **others)  # type: ignore[arg-type]
    people.set_roles(world.file, person_id=person.id, roles=[Role.VOLUNTEER])
    return person


def camp(world: World, leader: str = "Zenta Upmale", **others: object) -> Event:
    return world.event(
        "2026-10-05 10:00",
        "2026-10-07 15:00",
        title="Nometne",
        leader=leader,
        **others,  # type: ignore[arg-type]
    )


def suggest(world: World, event: Event, *helpers: Person) -> list[VolunteerEntry]:
    before = {entry.id for entry in world.file.volunteers.all()}
    volunteers.suggest_hours(
        world.file, event_id=event.id, helpers=[helper.id for helper in helpers]
    )
    return [entry for entry in world.file.volunteers.all() if entry.id not in before]


def test_the_leader_is_offered_the_length_of_each_day(world: World, leader: Person):
    offered = suggest(world, camp(world, "zenta upmale"))
    assert [(one.person_id, one.local_day, one.minutes) for one in offered] == [
        (leader.id, day(f"2026-10-0{number}"), 300) for number in (5, 6, 7)
    ]
    assert {(one.state, one.known, one.starts, one.ends) for one in offered} == {
        (EntryState.SUGGESTED, Known.DECLARED, 600, 900)
    }
    assert world.figures().volunteer_minutes == 0


@pytest.mark.parametrize("named", ["Zenta Upmale un Toms Cīrulis", "Zenta Upmale, Toms Cīrulis"])
def test_two_leaders(world: World, leader: Person, named: str):
    toms = world.person("Toms Cīrulis")
    offered = suggest(world, camp(world, named))
    assert {one.person_id for one in offered} == {leader.id, toms.id}


def test_a_leader_whom_two_cards_or_none_could_be_is_nobody(world: World, leader: Person):
    world.person("Zenta Upmāle")
    assert suggest(world, camp(world)) == []
    assert suggest(world, camp(world, "Kāds Cits")) == []
    assert suggest(world, camp(world, "")) == []


def test_listed_volunteers_for_the_days_they_came_and_helpers_for_all(world: World):
    dace, ilze, visitor = (
        volunteer(world, "Dace Cīrule"),
        world.person("Ilze Liepa"),
        world.person(),
    )
    event = camp(world, "")
    world.attend(event, dace, visitor, on="2026-10-06")
    world.attend(event, dace, on="2026-10-07", present=False)
    offered = suggest(world, event, ilze)
    assert [(one.person_id, one.local_day.day) for one in offered] == [
        (ilze.id, 5),
        (ilze.id, 6),
        (ilze.id, 7),
        (dace.id, 6),
    ]


@pytest.mark.parametrize("status", [one for one in EventStatus if one is not EventStatus.HELD])
def test_only_held_events_suggest(world: World, leader: Person, status: EventStatus):
    assert suggest(world, camp(world, status=status)) == []


def test_nothing_is_offered_twice_nor_to_who_declined_or_is_too_young(world: World, leader: Person):
    event = camp(world)
    child = volunteer(world, "Emīlija Cīrule", birth_year=2018)
    world.attend(event, child, on="2026-10-06")
    world.hours(leader, "2026-10-05", 60, event_id=event.id)
    offered = suggest(world, event)
    assert [(one.person_id, one.local_day.day) for one in offered] == [
        (leader.id, 6),
        (leader.id, 7),
    ]
    assert suggest(world, event) == []
    volunteers.accept_hours(world.file, entry_id=offered[0].id, accepted=False)
    volunteers.remove_hours(world.file, entry_id=offered[1].id)
    assert suggest(world, event) == []


def test_nothing_offered_is_no_step_of_undo(world: World):
    event = camp(world, "")
    step = world.file.journal.next_to_undo()
    assert suggest(world, event) == []
    assert world.file.journal.next_to_undo() == step


def test_all_are_accepted_and_taken_back_as_one_step(world: World, leader: Person):
    offered = suggest(world, camp(world))
    volunteers.accept_all_hours(world.file, entries=[one.id for one in offered])
    assert world.figures().volunteer_minutes == 900
    history.undo(world.file)
    assert {one.state for one in world.file.volunteers.all()} == {EntryState.SUGGESTED}
    assert world.figures().volunteer_minutes == 0
    history.undo(world.file)
    assert world.file.volunteers.count() == 0


def test_one_that_breaks_a_rule_accepts_none(world: World, leader: Person):
    offered = suggest(world, camp(world))
    later = world.hours(leader, "2026-11-20", 60, state=EntryState.SUGGESTED)
    with pytest.raises(BrokenRule) as refused:
        volunteers.accept_all_hours(world.file, entries=[offered[0].id, later.id])
    assert refused.value.key is Rule.HOURS_IN_FUTURE
    assert world.figures().volunteer_minutes == 0


def test_hours_are_corrected_as_they_are_accepted(world: World, leader: Person):
    first, second, _ = suggest(world, camp(world))
    volunteers.accept_hours(world.file, entry_id=first.id, minutes=120)
    volunteers.accept_hours(world.file, entry_id=second.id, minutes=300)
    kept = [world.file.volunteers.get(one.id) for one in (first, second)]
    assert [(one.minutes, one.starts, one.state) for one in kept] == [
        (120, None, EntryState.ACCEPTED),
        (300, 600, EntryState.ACCEPTED),
    ]
