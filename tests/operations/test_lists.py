from __future__ import annotations

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.operations import events, lists, people
from krc_desktop.operations.history import undo
from tests.builders import World


def codes(world: World) -> list[str]:
    found = world.file.people.groups.find("archived_on IS NULL ORDER BY position, id")
    return [group.code for group in found]


def kinds(world: World) -> list[str]:
    found = world.file.events.kinds.find("archived_on IS NULL ORDER BY position, id")
    return [kind.name_lv for kind in found]


def kind(world: World, name: str) -> int:
    found = world.file.events.kinds.find_one("name_lv = ?", name)
    assert found is not None
    return found.id


@pytest.mark.parametrize(
    ("name", "code"),
    [("skolēni", "SKO"), ("Ģimenes ar bērniem", "GIM"), ("jaunie vecāki", "JAU2"), ("60+", "G")],
)
def test_a_new_group_gets_a_code_from_its_name(world: World, name: str, code: str):
    change = lists.add_group_called(world.file, name_lv=name)
    added = world.file.people.groups.get(change.row_id or 0)
    assert (added.code, added.name_lv) == (code, name)
    assert codes(world)[-1] == code


def test_a_group_that_named_people_have_is_not_made_numbers_only(world: World):
    first, second = world.person(group="BER"), world.person("Jānis Ozols", group="BER")
    world.attend(world.event(), first)
    people.change_person(world.file, person_id=first.id, group_id=world.group("JAU"))
    with pytest.raises(BrokenRule) as refused:
        lists.set_numbers_only(world.file, group_id=world.group("BER"), numbers_only=True)
    assert refused.value.key is Rule.GROUP_HAS_PEOPLE
    assert refused.value.facts == {"group": "bērni", "people": 2}
    assert second.group_id == world.group("BER")


def test_a_group_of_nobody_can_be_numbers_only_and_back(world: World):
    group = world.group("MED")
    for wanted in (True, False):
        lists.set_numbers_only(world.file, group_id=group, numbers_only=wanted)
        assert world.file.people.groups.get(group).numbers_only is wanted


def test_an_archived_group_keeps_its_past_and_comes_back(world: World):
    person = world.person(group="SEN")
    world.attend(world.event(), person)
    before = world.figures().by_group["SEN"]
    lists.archive_group(world.file, group_id=world.group("SEN"))
    assert "SEN" not in codes(world)
    assert world.figures().by_group["SEN"] == before
    lists.restore_group(world.file, group_id=world.group("SEN"))
    assert "SEN" in codes(world)


def test_the_group_of_the_others_stays_in_use(world: World):
    for verb in (lists.archive_group, lists.remove_group):
        with pytest.raises(BrokenRule) as refused:
            verb(world.file, group_id=world.group("CIT"))
        assert refused.value.key is Rule.STILL_IN_USE


def test_only_a_group_never_used_is_removed(world: World):
    world.count(world.event(), 3, "BER")
    world.person(group="SEN")
    for used in ("BER", "SEN"):
        with pytest.raises(BrokenRule) as refused:
            lists.remove_group(world.file, group_id=world.group(used))
        assert refused.value.key is Rule.STILL_IN_USE
    lists.remove_group(world.file, group_id=world.group("MED"))
    assert "MED" not in codes(world)
    undo(world.file)
    assert "MED" in codes(world)


def test_groups_are_put_in_another_order_in_one_step(world: World):
    before = codes(world)
    wanted = [world.group("SEN"), world.group("BER")]
    lists.order_groups(world.file, group_ids=wanted)
    rest = [code for code in before if code not in ("SEN", "BER")]
    assert codes(world) == ["SEN", "BER", *rest]
    undo(world.file)
    assert codes(world) == before


@pytest.mark.parametrize("wanted", [[], [999]])
def test_an_order_of_what_is_not_there_is_refused(world: World, wanted: list[int]):
    for refuse in (
        lambda: lists.order_groups(world.file, group_ids=wanted),
        lambda: lists.order_event_kinds(world.file, kind_ids=wanted),
    ):
        with pytest.raises(BrokenRule) as refused:
            refuse()
        assert refused.value.key is Rule.NOT_FOUND


def test_a_kind_of_event_is_renamed_archived_and_brought_back(world: World):
    talka = kind(world, "talka")
    world.event(kind_id=talka)
    lists.change_event_kind(world.file, kind_id=talka, name_lv="Lielā talka", name_en="bee")
    assert world.file.events.kinds.get(talka).name_en == "bee"
    lists.archive_event_kind(world.file, kind_id=talka)
    assert "Lielā talka" not in kinds(world)
    lists.restore_event_kind(world.file, kind_id=talka)
    assert "Lielā talka" in kinds(world)


def test_two_kinds_are_never_called_the_same(world: World):
    with pytest.raises(BrokenRule) as refused:
        lists.change_event_kind(world.file, kind_id=kind(world, "talka"), name_lv="nometne")
    assert refused.value.key is Rule.ALREADY_THERE


def test_only_a_kind_that_no_event_has_is_removed(world: World):
    world.event(kind_id=kind(world, "talka"))
    with pytest.raises(BrokenRule) as refused:
        lists.remove_event_kind(world.file, kind_id=kind(world, "talka"))
    assert refused.value.key is Rule.STILL_IN_USE
    lists.remove_event_kind(world.file, kind_id=kind(world, "nometne"))
    assert "nometne" not in kinds(world)


def test_kinds_are_put_in_another_order(world: World):
    events.add_event_kind(world.file, name_lv="pārgājiens")
    lists.order_event_kinds(world.file, kind_ids=[kind(world, "pārgājiens")])
    assert kinds(world)[:2] == ["pārgājiens", "meistarklase"]
