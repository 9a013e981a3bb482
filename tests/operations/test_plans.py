from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.events import EventStatus
from krc_desktop.model.reports import Difficulty
from krc_desktop.model.stories import ReportPlan
from krc_desktop.operations import events, plans
from krc_desktop.operations.history import undo
from krc_desktop.periods import Month
from tests.builders import World, day

NOVEMBER = Month(2026, 11)


def written(world: World, text: str) -> list[ReportPlan]:
    plans.write_plans(world.file, centre_id=world.centre, month=NOVEMBER, text=text)
    return plans.plans_of(world.file, world.centre, NOVEMBER)


@pytest.mark.parametrize(
    ("line", "first", "last", "what"),
    [
        ("05.12. Piparkūku cepšana", "2026-12-05", "2026-12-05", "Piparkūku cepšana"),
        ("5.12. Piparkūku cepšana", "2026-12-05", "2026-12-05", "Piparkūku cepšana"),
        ("19.12.–21.12. Tirdziņš", "2026-12-19", "2026-12-21", "Tirdziņš"),
        ("19.–21.12. Tirdziņš", "2026-12-19", "2026-12-21", "Tirdziņš"),
        ("30.12.–02.01. Svētki", "2026-12-30", "2027-01-02", "Svētki"),
        ("Iekopt siltumnīcu", "2026-12-01", "2026-12-31", "Iekopt siltumnīcu"),
        ("31.02. Brīnumi", "2026-12-01", "2026-12-31", "31.02. Brīnumi"),
        ("21.12.–19.12. Otrādi", "2026-12-01", "2026-12-31", "21.12.–19.12. Otrādi"),
        ("2 galdi un 4 krēsli", "2026-12-01", "2026-12-31", "2 galdi un 4 krēsli"),
    ],
)
def test_a_line_is_a_plan(world: World, line: str, first: str, last: str, what: str):
    (plan,) = written(world, line)
    assert (plan.first_day, plan.last_day, plan.what) == (day(first), day(last), what)


def test_what_was_typed_comes_back_as_it_was(world: World):
    text = "Iekopt siltumnīcu\n05.12. Piparkūku cepšana\n19.12.–21.12. Tirdziņš"
    kept = written(world, text)
    assert plans.plans_as_text(kept, NOVEMBER) == text


def test_a_plan_whose_text_stays_keeps_its_line_and_event(world: World):
    event = world.event(
        "2026-12-05 10:00", "2026-12-05 12:00", status=EventStatus.PLANNED, line="A1"
    )
    plans.take_plans(world.file, centre_id=world.centre, month=NOVEMBER)
    (taken,) = plans.plans_of(world.file, world.centre, NOVEMBER)
    assert (taken.event_id, taken.line_id) == (event.id, world.line("A1"))
    first, second = written(world, f"06.12. {event.title_lv}\nVēl viens")
    kept = next(plan for plan in (first, second) if plan.event_id)
    assert (kept.event_id, kept.line_id, kept.first_day) == (
        event.id,
        world.line("A1"),
        day("2026-12-06"),
    )


def test_the_calendar_puts_in_planned_events_once_and_keeps_what_is_there(world: World):
    written(world, "Iekopt siltumnīcu")
    world.event(
        "2026-12-05 10:00",
        "2026-12-05 12:00",
        title="Piparkūku cepšana",
        status=EventStatus.PLANNED,
        leader="Zenta Upmale",
    )
    gone = world.event(
        "2026-12-06 10:00", "2026-12-06 12:00", title="Atcelts", status=EventStatus.PLANNED
    )
    events.set_event_status(
        world.file, event_id=gone.id, status=EventStatus.CANCELLED, reason="Nav vadītāja"
    )
    world.event("2027-01-05 10:00", "2027-01-05 12:00", status=EventStatus.PLANNED)
    world.event("2026-12-28 10:00", "2027-01-02 12:00", title="Nometne", status=EventStatus.PLANNED)
    for _ in range(2):
        plans.take_plans(world.file, centre_id=world.centre, month=NOVEMBER)
    found = plans.plans_of(world.file, world.centre, NOVEMBER)
    assert plans.plans_as_text(found, NOVEMBER).splitlines() == [
        "Iekopt siltumnīcu",
        "05.12. Piparkūku cepšana",
        "28.12.–02.01. Nometne",
    ]
    assert {plan.responsible for plan in found} == {"", "Zenta Upmale"}


def test_putting_in_from_the_calendar_is_one_step_of_undo(world: World):
    world.event("2026-12-05 10:00", "2026-12-05 12:00", status=EventStatus.PLANNED)
    plans.take_plans(world.file, centre_id=world.centre, month=NOVEMBER)
    undo(world.file)
    assert plans.plans_of(world.file, world.centre, NOVEMBER) == []


def test_a_text_that_says_the_same_is_no_change(world: World):
    written(world, "05.12. Piparkūku cepšana")
    before = world.everything()
    written(world, "05.12. Piparkūku cepšana")
    plans.write_difficulties(world.file, centre_id=world.centre, month=NOVEMBER, text="  ")
    assert world.journaled() == {name: before[name] for name in world.journaled()}


def test_a_plan_that_is_too_long_is_refused_and_nothing_is_lost(world: World):
    written(world, "Iekopt siltumnīcu")
    with pytest.raises(BrokenRule) as refused:
        written(world, "x" * 201)
    assert refused.value.key is Rule.TEXT_TOO_LONG
    assert refused.value.facts["limit"] == 200
    assert len(plans.plans_of(world.file, world.centre, NOVEMBER)) == 1


def test_a_paragraph_is_a_difficulty(world: World):
    text = "Trūka cimdu.\nPasūtīti kopā ar mālu.\nVēl viens pāris.\n\nLija."
    plans.write_difficulties(world.file, centre_id=world.centre, month=NOVEMBER, text=text)
    kept = plans.difficulties_of(world.file, world.centre, NOVEMBER)
    assert [(one.title, one.solution) for one in kept] == [
        ("Trūka cimdu.", "Pasūtīti kopā ar mālu.\nVēl viens pāris."),
        ("Lija.", ""),
    ]
    assert plans.difficulties_as_text(kept) == text


def test_more_than_twenty_difficulties_are_refused(world: World):
    text = "\n\n".join(f"Grūtība {n}" for n in range(21))
    with pytest.raises(BrokenRule):
        plans.write_difficulties(world.file, centre_id=world.centre, month=NOVEMBER, text=text)


@given(st.text(alphabet="05.–- 12aā\n", max_size=40))
def test_any_text_at_all_is_plans(text: str):
    found = plans.plans_from_text(text, centre_id=1, month=NOVEMBER, known=[])
    assert all(plan.first_day <= plan.last_day for plan in found)
    again = plans.plans_from_text(
        plans.plans_as_text(found, NOVEMBER), centre_id=1, month=NOVEMBER, known=[]
    )
    assert [plan.what for plan in again] == [plan.what for plan in found]


@given(st.text(alphabet="ab\n ", max_size=40))
def test_any_text_at_all_is_difficulties(text: str):
    found = plans.difficulties_from_text(text)
    assert all(isinstance(one, Difficulty) and one.title for one in found)
