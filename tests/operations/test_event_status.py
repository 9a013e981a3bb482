"""What became of an event, as the window says it."""

from __future__ import annotations

import pytest

from krc_desktop.model.events import EventStatus
from krc_desktop.model.people import Role
from krc_desktop.model.volunteers import EntryState
from krc_desktop.operations import history, people, presence
from krc_desktop.operations.event_status import settle_event
from tests.builders import World, day


def test_a_held_event_suggests_hours_in_the_same_step(world: World):
    world.person("Zenta Upmale")
    event = world.event(status=EventStatus.PLANNED, leader="Zenta Upmale")
    before = world.journaled()
    settle_event(world.file, event_id=event.id, status=EventStatus.HELD)
    [entry] = list(world.file.volunteers.all())
    assert (entry.state, entry.minutes) == (EntryState.SUGGESTED, 120)
    history.undo(world.file)
    assert world.journaled() == before


@pytest.mark.parametrize("status", [one for one in EventStatus if one is not EventStatus.HELD])
def test_any_other_suggests_none_and_keeps_its_reason(world: World, status: EventStatus):
    world.person("Zenta Upmale")
    event = world.event(status=EventStatus.PLANNED, leader="Zenta Upmale")
    settle_event(
        world.file,
        event_id=event.id,
        status=status,
        reason="Sniegs",
        postponed_to=day("2026-12-04"),
    )
    kept = world.file.events.get(event.id)
    assert kept.status is status
    assert bool(kept.status_reason) == (status is not EventStatus.PLANNED)
    assert world.file.volunteers.count() == 0


def test_a_volunteer_written_down_later_is_offered_hours_too(world: World):
    event = world.event()
    helper = world.person("Zenta Upmale")
    people.set_roles(world.file, person_id=helper.id, roles=[Role.VOLUNTEER])
    presence.add_visitor(world.file, event_id=event.id, person_id=world.person().id)
    assert world.file.volunteers.count() == 0
    presence.add_visitor(world.file, event_id=event.id, person_id=helper.id)
    presence.add_visitor(world.file, event_id=event.id, person_id=helper.id)
    assert [entry.person_id for entry in list(world.file.volunteers.all())] == [helper.id]
