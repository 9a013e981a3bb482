"""Writing people down in the window: quickly, in one step, and so that it counts."""

from __future__ import annotations

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.language import Language
from krc_desktop.model.events import Event, EventStatus
from krc_desktop.model.head_counts import counted_from
from krc_desktop.operations import attendance, history, people, presence
from krc_desktop.store.visitors_before import visitors_before
from tests.builders import World, day


def planned(
    world: World, starts: str = "2026-10-07 16:00", ends: str = "2026-10-07 18:00"
) -> Event:
    return world.event(starts, ends, status=EventStatus.PLANNED)


def status(world: World, event: Event) -> EventStatus:
    return world.file.events.get(event.id).status


def names(world: World, event: Event, on: str | None = None) -> list[str]:
    event_day = world.file.events.day_of(event.id, day(on) if on else event.local_day)
    assert event_day is not None
    rows = world.file.events.attendances.find("event_day_id = ? ORDER BY id", event_day.id)
    return [world.file.people.get(row.person_id).name for row in list(rows)]


def test_who_is_written_down_makes_a_planned_event_held_in_one_step(world: World):
    event = planned(world)
    person = world.person()
    before = world.journaled()
    presence.add_visitor(world.file, event_id=event.id, person_id=person.id)
    assert status(world, event) is EventStatus.HELD
    history.undo(world.file)
    assert world.journaled() == before


def test_an_event_of_today_is_held_and_one_of_tomorrow_stays_planned(world: World):
    today = planned(world, "2026-11-02 18:00", "2026-11-02 20:00")
    tomorrow = planned(world, "2026-11-03 18:00", "2026-11-03 20:00")
    for event in (today, tomorrow):
        counted = counted_from("7 bērni", list(world.file.people.groups.all()), Language.LATVIAN)
        presence.add_counted(world.file, event_id=event.id, counted=counted)
    assert status(world, today) is EventStatus.HELD
    assert status(world, tomorrow) is EventStatus.PLANNED


@pytest.mark.parametrize("was", [EventStatus.CANCELLED, EventStatus.NOT_HELD, EventStatus.HELD])
def test_what_the_coordinator_said_of_an_event_stays(world: World, was: EventStatus):
    event = world.event(status=was)
    presence.add_visitor(world.file, event_id=event.id, person_id=world.person().id)
    assert status(world, event) is was


def test_the_plain_verbs_of_lists_leave_the_status_alone(world: World):
    event = planned(world)
    attendance.record_attendance(world.file, event_id=event.id, person_id=world.person().id)
    attendance.add_headcount(world.file, event_id=event.id, people=3)
    assert status(world, event) is EventStatus.PLANNED


def test_a_line_of_counted_people_keeps_group_and_number_of_organisations(world: World):
    event = planned(world)
    groups = list(world.file.people.groups.all())
    counted = counted_from("12 pedagogi no 5 PII", groups, Language.LATVIAN)
    presence.add_counted(world.file, event_id=event.id, counted=counted)
    (line,) = world.file.events.headcounts.all()
    assert (line.people, line.group_id, line.unnamed_organisations) == (12, world.group("PED"), 5)
    assert line.event_day_id is None


def test_a_count_set_to_nobody_holds_nothing_and_to_somebody_does(world: World):
    event = planned(world)
    world.count(event, 3)
    (line,) = world.file.events.headcounts.all()
    presence.change_counted(world.file, headcount_id=line.id, people=0)
    assert status(world, event) is EventStatus.PLANNED
    presence.change_counted(world.file, headcount_id=line.id, people=4)
    assert status(world, event) is EventStatus.HELD


def test_a_new_person_is_made_and_written_down_in_one_step(world: World):
    event = planned(world)
    before = world.journaled()
    added = presence.add_new_visitor(
        world.file, event_id=event.id, typed="Anna Marija Liepa", group_id=world.group("BER")
    )
    person = world.file.people.get(added.person_id)
    assert (person.first_name, person.last_name) == ("Anna Marija", "Liepa")
    assert person.centre_id == event.centre_id
    assert names(world, event) == ["Anna Marija Liepa"]
    assert world.file.events.attendances.find_one("TRUE").group_id == world.group("BER")
    assert status(world, event) is EventStatus.HELD
    history.undo(world.file)
    assert world.journaled() == before


def test_a_new_person_without_a_group_is_of_the_others(world: World):
    added = presence.add_new_visitor(world.file, event_id=planned(world).id, typed="Anna")
    assert world.file.people.get(added.person_id).group_id == world.group("CIT")


@pytest.mark.parametrize(
    ("typed", "group", "rule"),
    [
        ("  ", "BER", Rule.FIELD_EMPTY),
        ("Anna Liepa", "SOC", Rule.GROUP_NUMBERS_ONLY),
        ("Anna 010190-12345", "BER", Rule.PERSONAL_CODE),
    ],
)
def test_a_new_person_is_refused_as_a_whole(world: World, typed: str, group: str, rule: Rule):
    event = planned(world)
    before = world.journaled()
    with pytest.raises(BrokenRule) as refused:
        presence.add_new_visitor(
            world.file, event_id=event.id, typed=typed, group_id=world.group(group)
        )
    assert refused.value.key is rule
    assert world.journaled() == before


def test_as_yesterday_takes_the_people_of_the_day_before_of_a_camp(world: World):
    camp = world.event("2026-10-19 10:00", "2026-10-21 15:00")
    anna, oto, ilze = (world.person(name) for name in ("Anna L", "Oto B", "Ilze Z"))
    world.attend(camp, anna, oto, on="2026-10-19")
    world.attend(camp, ilze, on="2026-10-19", present=False)
    world.attend(camp, oto, on="2026-10-21")
    before = visitors_before(world.file, camp, day("2026-10-21"))
    assert before is not None
    assert (before.same_event, before.day) == (True, day("2026-10-19"))
    unchanged = world.journaled()
    done = presence.repeat_visitors(world.file, event_id=camp.id, day=day("2026-10-21"))
    assert done.added == 1
    assert names(world, camp, "2026-10-21") == ["Oto B", "Anna L"]
    history.undo(world.file)
    assert world.journaled() == unchanged


def test_as_before_takes_the_nearest_event_of_the_same_title_then_of_the_kind(world: World):
    kind = world.file.events.kinds.find_one("TRUE")
    assert kind is not None
    titled = world.event("2026-09-01 10:00", "2026-09-01 11:00", title="Talka")
    kindred = world.event("2026-09-08 10:00", "2026-09-08 11:00", title="Cits", kind_id=kind.id)
    elsewhere = world.event("2026-09-09 10:00", "2026-09-09 11:00", title="Talka", centre="AGL")
    later = world.event("2026-10-09 10:00", "2026-10-09 11:00", title="Talka")
    for event, name in ((titled, "A T"), (kindred, "B K"), (elsewhere, "C E"), (later, "D L")):
        world.attend(event, world.person(name))
    talka = world.event("2026-09-15 10:00", "2026-09-15 11:00", title="Talka", kind_id=kind.id)
    other = world.event("2026-09-16 10:00", "2026-09-16 11:00", title="Jauns", kind_id=kind.id)
    assert presence.repeat_visitors(world.file, event_id=talka.id).added == 1
    assert names(world, talka) == ["A T"]
    assert presence.repeat_visitors(world.file, event_id=other.id).added == 1
    assert names(world, other) == ["A T"]  # the kind's latest by now is “talka” itself


def test_who_was_put_away_does_not_come_again(world: World):
    first = world.event("2026-09-01 10:00", "2026-09-01 11:00")
    anna, oto = world.person("Anna L"), world.person("Oto B")
    world.attend(first, anna, oto)
    people.archive_person(world.file, person_id=anna.id)
    second = world.event("2026-09-08 10:00", "2026-09-08 11:00")
    assert presence.repeat_visitors(world.file, event_id=second.id).added == 1
    assert names(world, second) == ["Oto B"]


def test_where_nobody_came_before_nothing_is_written(world: World):
    event = planned(world)
    before = world.everything()
    assert presence.repeat_visitors(world.file, event_id=event.id).added == 0
    assert status(world, event) is EventStatus.PLANNED
    assert world.journaled() == {k: v for k, v in before.items() if k in world.journaled()}
