"""Hours of somebody new."""

from __future__ import annotations

import pytest

from krc_desktop.errors import BrokenRule
from krc_desktop.model.people import Role
from krc_desktop.operations import history
from krc_desktop.operations.new_volunteers import log_hours_of_new
from tests.builders import World, day


def test_the_card_and_the_hours_are_one_step(world: World) -> None:
    before = world.journaled()
    change = log_hours_of_new(
        world.file,
        centre_id=world.centre,
        line="Jānis Kalna-Upe",
        day=day("2026-10-30"),
        minutes=150,
        task="Krāva malku",
    )
    entry = world.file.volunteers.get(change.row_id or 0)
    person = world.file.people.get(entry.person_id)
    assert (person.first_name, person.last_name) == ("Jānis", "Kalna-Upe")
    assert [role.role for role in world.file.people.roles.all()] == [Role.VOLUNTEER]
    history.undo(world.file)
    assert {k: v for k, v in world.journaled().items() if k != "journal"} == {
        k: v for k, v in before.items() if k != "journal"
    }


def test_hours_that_cannot_be_leave_no_card(world: World) -> None:
    with pytest.raises(BrokenRule):
        log_hours_of_new(
            world.file,
            centre_id=world.centre,
            line="Jānis Kalna-Upe",
            day=day("2026-12-30"),
            minutes=150,
        )
    assert world.file.people.count() == 0
