"""What the palette finds, with the facts of its rows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from krc_desktop.alphabet import match_spans
from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.model.events import EventStatus
from krc_desktop.operations import people
from krc_desktop.store.palette import found
from tests.builders import World


def test_each_kind_is_found_without_diacritics(world: World):
    ausma = world.person("Ausma Čepule", "SEN")
    world.person("Ilze Liepa")
    firing = world.event(title="Cepļa apdedzināšana", status=EventStatus.HELD)
    world.attend(firing, ausma)
    world.count(firing, 8)
    world.event(title="Piparkūku cepšana", status=EventStatus.PLANNED)
    world.organisation("Cepēju biedrība")
    world.kiln("Ceplis")
    answer = found(world.file, "cep")
    (person,) = answer.people
    assert (person.name, person.group.lv, person.events) == ("Čepule Ausma", "seniori", 1)
    assert {(one.title.lv, one.status, one.visits) for one in answer.events} == {
        ("Cepļa apdedzināšana", EventStatus.HELD, 9),
        ("Piparkūku cepšana", EventStatus.PLANNED, 0),
    }
    assert [one.name for one in answer.organisations] == ["Cepēju biedrība"]
    assert [(one.name.lv, one.kind) for one in answer.machines] == [("Ceplis", EquipmentKind.KILN)]
    assert answer
    shown = [person.name, *(one.title.lv for one in answer.events)]
    assert all(match_spans(text, "cep") for text in shown)


def test_the_limit_holds_for_each_kind_and_the_best_come_first(world: World):
    for number in range(9):
        world.person(f"Anna Liepa{number}")
        world.organisation(f"Liepas {number}")
    answer = found(world.file, "liepa", limit=4)
    assert [one.name for one in answer.people] == [f"Liepa{n} Anna" for n in range(4)]
    assert len(answer.organisations) == 4


def test_nothing_typed_finds_nothing_and_who_was_put_away_is_not_found(world: World):
    anna = world.person("Anna Čaks")
    people.archive_person(world.file, person_id=anna.id)
    assert not found(world.file, "")
    assert not found(world.file, "cak")


@given(typed=st.text(max_size=40))
def test_no_typing_breaks_it(world: World, typed: str):
    assert not found(world.file, typed).people
