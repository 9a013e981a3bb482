"""Somebody without a card is written down as a guardian, a ward, family, in one step."""

from __future__ import annotations

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.people import LinkKind
from krc_desktop.operations import history
from krc_desktop.operations.new_relatives import link_new_person
from tests.builders import World


def test_a_card_and_its_link_are_one_step(world: World) -> None:
    child = world.person("Emīlija Cīrule", "BER", birth_year=2017)
    kind = LinkKind.GUARDIAN
    link_new_person(world.file, person_id=child.id, line="Dace Cīrule", kind=kind)
    (link,) = world.file.people.links.all()
    assert link.person_id == child.id
    assert world.file.people.get(link.other_id).name == "Dace Cīrule"
    history.undo(world.file)
    assert [one.id for one in world.file.people.all()] == [child.id]


def test_a_ward_is_linked_the_other_way_round(world: World) -> None:
    mother = world.person("Dace Cīrule")
    kind = LinkKind.GUARDIAN
    link_new_person(world.file, person_id=mother.id, line="Emīlija Cīrule", kind=kind, is_ward=True)
    (link,) = world.file.people.links.all()
    assert link.other_id == mother.id


def test_nothing_is_half_done(world: World) -> None:
    child = world.person("Emīlija Cīrule", "BER", birth_year=2017)
    with pytest.raises(BrokenRule) as refused:
        link_new_person(
            world.file, person_id=child.id, line="kods 120517-12345", kind=LinkKind.FAMILY
        )
    assert refused.value.key is Rule.PERSONAL_CODE
    assert len(list(world.file.people.all())) == 1
