"""Who is due, by what they were and when last seen; who is kept longer; nothing by itself."""

from __future__ import annotations

from typing import Any

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.people import LinkKind
from krc_desktop.model.retention import LastSeen, RetentionCategory, months_after
from krc_desktop.operations import families, loans, retention, volunteers
from tests.builders import World, day


def due(world: World) -> dict[int, Any]:
    return {one.person_id: one for one in retention.due_people(world.file)}


def visited(world: World, person: Any, on: str) -> Any:
    world.attend(world.event(f"{on} 10:00", f"{on} 12:00"), person)
    return person


def test_a_visitor_is_due_two_years_after_the_last_visit(world: World):
    old = visited(world, world.person("Sena Viesis"), "2024-11-02")
    visited(world, old, "2023-05-05")
    visited(world, world.person("Jauna Viesis"), "2024-11-03")
    found = due(world)
    assert set(found) == {old.id}
    one = found[old.id]
    assert (one.last_seen, one.seen_by) == (day("2024-11-02"), LastSeen.VISIT)
    assert one.due_since == day("2026-11-02")
    assert one.category is RetentionCategory.PARTICIPANT


def test_volunteers_are_kept_longer_and_spans_can_be_set(world: World):
    helper = world.person("Brīva Griba", birth_year=1980)
    world.hours(helper, "2023-05-05", 60)
    assert due(world) == {}
    change = retention.set_retention(world.file, category=RetentionCategory.VOLUNTEER, months=36)
    assert change.row_id
    assert due(world)[helper.id].category is RetentionCategory.VOLUNTEER
    retention.set_retention(world.file, category=RetentionCategory.VOLUNTEER, months=48)
    assert due(world) == {}
    assert retention.retention_months(world.file)[RetentionCategory.VOLUNTEER] == 48
    for bad in (0, 241):
        with pytest.raises(BrokenRule):
            retention.set_retention(world.file, category=RetentionCategory.PARTICIPANT, months=bad)


def test_a_card_never_used_counts_from_when_it_was_made(world: World):
    world.person("Tikai Kartīte")
    assert due(world) == {}


def test_guardians_wait_for_their_children(world: World):
    mother = visited(world, world.person("Mamma Paraugs", birth_year=1980), "2023-01-05")
    child = visited(world, world.person("Bērns Paraugs", birth_year=2014), "2026-01-05")
    other = visited(world, world.person("Brālis Paraugs", birth_year=2012), "2023-01-05")
    for ward in (child, other):
        families.link_people(
            world.file, person_id=ward.id, other_id=mother.id, kind=LinkKind.GUARDIAN
        )
    assert set(due(world)) == {other.id}


def test_what_is_open_keeps(world: World):
    borrower = visited(world, world.person("Aiz Ņēmējs"), "2023-01-05")
    loan = loans.lend(
        world.file,
        centre_id=world.centre,
        item="Zāģis",
        out_on=day("2023-02-01"),
        person_id=borrower.id,
    )
    signed = world.person("Līguma Devējs", birth_year=1980)
    volunteers.add_agreement(
        world.file,
        centre_id=world.centre,
        person_id=signed.id,
        number="1",
        signed_on=day("2019-01-01"),
        valid_until=day("2027-01-01"),
    )
    assert due(world) == {}
    loans.take_back(world.file, loan_id=loan.row_id or 0, back_on=day("2023-03-01"))
    assert set(due(world)) == {borrower.id}
    assert due(world)[borrower.id].seen_by is LastSeen.LOAN


def test_somebody_is_kept_until_a_day_with_a_reason(world: World):
    old = visited(world, world.person("Sena Viesis"), "2023-11-02")
    keep = retention.keep_person
    with pytest.raises(BrokenRule) as broken:
        keep(world.file, person_id=old.id, until=day("2026-11-02"), reason="x")
    assert broken.value.key is Rule.KEPT_UNTIL_PAST
    with pytest.raises(BrokenRule):
        keep(world.file, person_id=old.id, until=day("2027-11-02"), reason=" ")
    keep(world.file, person_id=old.id, until=day("2027-01-01"), reason="Sūdzība")
    keep(world.file, person_id=old.id, until=day("2027-05-01"), reason="Tiesvedība")
    assert due(world) == {}
    (held,) = retention.held_people(world.file)
    assert (held.name, held.reason, held.until) == ("Viesis Sena", "Tiesvedība", day("2027-05-01"))
    retention.end_keeping(world.file, person_id=old.id)
    assert set(due(world)) == {old.id}
    assert retention.held_people(world.file) == []


def test_the_confirmed_list_is_erased_and_the_figures_stay(world: World):
    people = [
        visited(world, world.person(f"Sena Viesis{letter}"), "2023-11-02") for letter in "ABC"
    ]
    before = world.figures("2023").as_json()
    done = retention.erase_due(world.file, people=[one.id for one in people[:2]])
    assert (done.people, done.is_swept) == (2, True)
    assert world.figures("2023").as_json() == before
    assert set(due(world)) == {people[2].id}


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-12-15", 24, "2026-12-15"),
        ("2026-03-31", -1, "2026-02-28"),
    ],
)
def test_months_are_the_calendars(start: str, months: int, end: str):
    assert months_after(day(start), months) == day(end)
