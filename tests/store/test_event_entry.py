"""What is proposed while an event is written down."""

from __future__ import annotations

from krc_desktop.operations import people
from krc_desktop.store.event_entry import (
    event_of,
    groups_counted,
    groups_named,
    has_events,
    kinds_offered,
    places_used,
    proposed_visitors,
)
from tests.builders import World


def test_the_centres_own_come_first_and_those_listed_last(world: World):
    there = world.person("Anna Rudzīte", centre="VAR")
    listed, own = world.person("Aina Rudzāte"), world.person("Anna Rudzupe")
    event = world.event()
    world.attend(event, listed)
    found = proposed_visitors(world.file, event, event.local_day, "rudz")
    assert [one.person_id for one in found] == [own.id, there.id, listed.id]
    assert [one.is_listed for one in found] == [False, False, True]
    assert [one.events for one in found] == [0, 0, 1]
    assert found[0].name == "Rudzupe Anna"


def test_at_most_six_are_proposed_and_none_who_were_put_away(world: World):
    for number in range(9):
        world.person(f"Anna{number} Rudzāte")
    gone = world.person("Aaa Rudzāte")
    people.archive_person(world.file, person_id=gone.id)
    event = world.event()
    found = proposed_visitors(world.file, event, event.local_day, "rudz")
    assert len(found) == 6
    assert gone.id not in {one.person_id for one in found}
    assert proposed_visitors(world.file, event, event.local_day, "nav tāda") == []


def test_places_the_latest_first(world: World):
    for wall, place in (("10-01", "Zāle"), ("10-05", "Darbnīca"), ("10-09", "Zāle"), ("10-10", "")):
        world.event(f"2026-{wall} 10:00", f"2026-{wall} 11:00", place=place)
    world.event("2026-10-11 10:00", "2026-10-11 11:00", place="Citur", centre="VAR")
    world.event("2024-10-11 10:00", "2024-10-11 11:00", place="Sen")
    assert places_used(world.file, world.centre) == ["Zāle", "Darbnīca"]


def test_groups_of_named_people_leave_out_the_numbers_only(world: World):
    counted = {group.code for group in groups_counted(world.file)}
    assert counted - {group.code for group in groups_named(world.file)} == {"SOC"}


def test_a_centre_has_events_or_none(world: World):
    assert not has_events(world.file, world.centre)
    event = world.event()
    assert has_events(world.file, world.centre)
    assert event_of(world.file, event.id) == event
    assert event_of(world.file, event.id + 1) is None


def test_kinds_in_use_are_offered(world: World):
    kinds = kinds_offered(world.file, None)
    assert [kind.position for kind in kinds] == sorted(kind.position for kind in kinds)
    assert all(kind.archived_on is None for kind in kinds)
