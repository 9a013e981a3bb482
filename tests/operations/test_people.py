"""Adding people from a line, namesakes, and groups that are numbers only."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.operations import attendance, history, people
from tests.builders import World, day


def test_a_person_is_added_from_one_line(world: World):
    change = people.add_person_from_line(
        world.file, centre_id=world.centre, line=" Anna Marija  Bērziņa-Kalna "
    )
    person = world.file.people.get(change.row_id or 0)
    assert (person.first_name, person.last_name) == ("Anna Marija", "Bērziņa-Kalna")
    assert person.listed_name == "Bērziņa-Kalna Anna Marija"
    assert person.group_id == world.group("CIT")
    history.undo(world.file)
    assert world.file.people.count() == 0


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("   ", Rule.FIELD_EMPTY),
        (",", Rule.FIELD_EMPTY),
        ("Anna 010190-12345", Rule.PERSONAL_CODE),
        ("x" * 10_000, Rule.TEXT_TOO_LONG),
        ("Anna \x07Ozola", Rule.CONTROL_CHARACTER),
    ],
)
def test_a_bad_line_is_refused_and_nothing_is_written(world: World, line: str, rule: Rule):
    with pytest.raises(BrokenRule) as refused:
        people.add_person_from_line(world.file, centre_id=world.centre, line=line)
    assert refused.value.key is rule
    assert world.file.people.count() == 0


def test_namesakes_are_told_whatever_the_order_and_diacritics(world: World):
    janis = world.person("Jānis Bērziņš")
    away = world.person("Janis Berzins")
    world.person("Jānis Bērziņa")
    people.archive_person(world.file, person_id=away.id)
    for first, last in (("jānis", "BĒRZIŅŠ"), ("Berzins", "Janis "), ("Jānis", "Bērziņš")):
        assert [one.id for one in world.file.people.namesakes(first, last)] == [janis.id, away.id]
    assert [one.id for one in world.file.people.namesakes("Jānis", "Bērziņš", but=janis.id)] == [
        away.id
    ]
    assert world.file.people.namesakes("", "") == []
    assert world.file.people.namesakes("Jānis", "") == []


def test_a_card_put_away_comes_back_and_both_can_be_undone(world: World):
    anna = world.person()
    people.archive_person(world.file, person_id=anna.id)
    people.restore_person(world.file, person_id=anna.id)
    assert world.file.people.get(anna.id).archived_on is None
    history.undo(world.file)
    assert world.file.people.get(anna.id).archived_on == day("2026-11-02")


def _added(world: World) -> object:
    return world.person("Anna Rudzāte", "SOC")


def _from_a_line(world: World) -> object:
    return people.add_person_from_line(
        world.file, centre_id=world.centre, line="Anna Rudzāte", group_id=world.group("SOC")
    )


def _changed(world: World) -> object:
    return people.change_person(
        world.file, person_id=world.person().id, group_id=world.group("SOC")
    )


def _group_turned(world: World) -> object:
    world.person("Anna Rudzāte", "SEN")
    return people.change_group(world.file, group_id=world.group("SEN"), numbers_only=True)


@pytest.mark.parametrize(
    ("way", "rule"),
    [
        (_added, Rule.GROUP_NUMBERS_ONLY),
        (_from_a_line, Rule.GROUP_NUMBERS_ONLY),
        (_changed, Rule.GROUP_NUMBERS_ONLY),
        (_group_turned, Rule.GROUP_HAS_PEOPLE),
    ],
)
def test_nobody_named_is_of_a_group_that_is_numbers_only(
    world: World, way: Callable[[World], object], rule: Rule
):
    with pytest.raises(BrokenRule) as refused:
        way(world)
    assert refused.value.key is rule
    soc = world.group("SOC")
    assert world.file.people.count("group_id = ?", soc) == 0


def test_a_frozen_attendance_never_takes_such_a_group_either(world: World):
    anna, event = world.person("Anna Rudzāte", "SEN"), world.event()
    soc = world.group("SOC")
    attendance.record_attendance(world.file, event_id=event.id, person_id=anna.id)
    with pytest.raises(BrokenRule) as refused, world.file.writing("raw"):
        world.file.connection.execute("UPDATE attendances SET group_id = ?", (soc,))
    assert refused.value.key is Rule.GROUP_NUMBERS_ONLY
