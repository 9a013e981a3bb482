"""Several people of the monthly list kept at once: all or none, one step of undo."""

from __future__ import annotations

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.operations import history, retention
from krc_desktop.operations.kept_people import keep_people
from tests.builders import World, day


def test_they_are_kept_and_let_go_together(world: World):
    people = [world.person("Sena Viesis").id, world.person("Cits Viesis").id]
    keep_people(world.file, people=people, until=day("2027-12-31"), reason="Lūgts apliecinājums")
    held = retention.held_people(world.file)
    assert {one.person_id for one in held} == set(people)
    assert {one.reason for one in held} == {"Lūgts apliecinājums"}
    history.undo(world.file)
    assert retention.held_people(world.file) == []


def test_one_that_cannot_be_kept_keeps_nobody(world: World):
    person = world.person("Sena Viesis").id
    with pytest.raises(BrokenRule) as broken:
        keep_people(world.file, people=[person], until=day("2026-11-02"), reason="Par vēlu")
    assert broken.value.key is Rule.KEPT_UNTIL_PAST
    with pytest.raises(BrokenRule):
        keep_people(world.file, people=[person, 999], until=day("2027-12-31"), reason="Nav tāda")
    assert retention.held_people(world.file) == []
