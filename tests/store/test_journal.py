"""Undo, redo, history and trash: one mechanism for every table."""

from __future__ import annotations

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.model.events import EventStatus
from krc_desktop.operations import attendance, events, history, organisations, people
from krc_desktop.operations.change import Verb
from krc_desktop.store.centre_file import CentreFile
from tests.builders import NOW, World, at


def test_undo_takes_the_newest_verb_back_and_redo_does_it_again(world: World):
    before = world.journaled()
    anna = world.person("Anna Rudzāte")
    after = world.journaled()
    change = history.undo(world.file)
    assert (change.verb, change.row_id) == (Verb.ADD_PERSON, anna.id)
    assert change.subjects == {"people"}
    assert world.journaled() == before
    assert history.redo(world.file).verb is Verb.ADD_PERSON
    assert world.journaled() == after


def test_nothing_done_is_nothing_to_undo(world: World):
    while True:
        try:
            history.undo(world.file)
        except BrokenRule as broken:
            assert broken.key is Rule.NOTHING_TO_UNDO  # noqa: PT017
            break
    # how the file was started stays
    assert world.file.people.groups.count() == 11
    assert world.file.centres.count() == 0


def test_nothing_undone_is_nothing_to_redo(world: World):
    world.person()
    with pytest.raises(BrokenRule) as refused:
        history.redo(world.file)
    assert refused.value.key is Rule.NOTHING_TO_REDO


def test_a_new_verb_ends_what_could_be_redone(world: World):
    world.person("Anna Rudzāte")
    history.undo(world.file)
    world.person("Jānis Liepa")
    with pytest.raises(BrokenRule) as refused:
        history.redo(world.file)
    assert refused.value.key is Rule.NOTHING_TO_REDO
    history.undo(world.file)
    assert world.file.people.count() == 0


def test_what_was_done_before_a_restart_is_undone_after_it(world: World):
    before = world.journaled()
    world.person()
    world.event()
    world.file.close()
    again = World(CentreFile.opened(world.path, NOW))
    history.undo(again.file)
    history.undo(again.file)
    assert again.journaled() == before
    again.file.close()


def test_undo_and_redo_may_be_mixed(world: World):
    states = [world.journaled()]
    for name in ("Anna", "Ilze", "Jānis"):
        world.person(name)
        states.append(world.journaled())
    steps = [
        (history.undo, 2),
        (history.undo, 1),
        (history.redo, 2),
        (history.undo, 1),
        (history.undo, 0),
        (history.redo, 1),
        (history.redo, 2),
        (history.redo, 3),
    ]
    for step, wanted in steps:
        step(world.file)
        assert world.journaled() == states[wanted]


def test_a_verb_that_changes_nothing_is_no_step_of_undo(world: World):
    anna = world.person("Anna Rudzāte")
    people.change_person(world.file, person_id=anna.id, first_name="Anna")
    assert history.undo(world.file).verb is Verb.ADD_PERSON


def test_a_camp_made_one_day_can_be_a_camp_again(world: World):
    camp = world.event("2026-10-20 10:00", "2026-10-22 16:00")
    before = world.journaled()
    events.move_event(
        world.file,
        event_id=camp.id,
        starts_at=at("2027-02-20 10:00"),
        ends_at=at("2027-02-20 16:00"),
    )
    after = world.journaled()
    history.undo(world.file)
    assert world.journaled() == before
    history.redo(world.file)
    assert world.journaled() == after


def test_a_deleted_event_comes_back_with_all_that_belonged_to_it(world: World):
    event = world.event(line="A1", partners=[world.organisation()])
    world.attend(event, world.person())
    world.count(event, 12, "BER", organisations=[world.organisation("Skola")])
    before = world.journaled()
    events.delete_event(world.file, event_id=event.id)
    assert world.file.events.count() == 0
    assert world.file.events.headcount_organisations.count() == 0
    history.undo(world.file)
    assert world.journaled() == before


def test_history_tells_every_change_of_a_row_in_order(world: World):
    anna = world.person("Anna Rudzāte")
    people.change_person(world.file, person_id=anna.id, last_name="Liepa")
    history.undo(world.file)
    told = world.file.journal.history_of("people", anna.id)
    assert [(change.kind, change.group.kind) for change in told] == [
        ("insert", "do"),
        ("update", "do"),
        ("update", "undo"),
    ]
    assert told[1].old
    assert told[1].new
    assert (told[1].old["last_name"], told[1].new["last_name"]) == ("Rudzāte", "Liepa")
    assert {change.row_id for change in told} == {anna.id}
    assert {change.group.verb for change in told} == {"add_person", "change_person"}


def test_history_has_pages_newest_first(world: World):
    for number in range(5):
        world.person(f"Anna{number}")
    first = world.file.journal.groups(limit=2)
    second = world.file.journal.groups(limit=2, before=first[-1].id)
    ids = [group.id for group in first + second]
    assert ids == sorted(ids, reverse=True)
    assert len(set(ids)) == 4
    assert first[0].made_at == NOW.now()
    assert (first[0].subject_table, first[0].subject_row) == ("people", 5)


def test_the_trash_holds_what_is_gone_and_only_that(world: World):
    def trash() -> list[str]:
        return [
            change.old["first_name"] for change in world.file.journal.trash("people") if change.old
        ]

    anna, ilze = world.person("Anna"), world.person("Ilze")
    assert trash() == []
    people.delete_person(world.file, person_id=anna.id)
    people.delete_person(world.file, person_id=ilze.id)
    assert trash() == ["Ilze", "Anna"]
    history.undo(world.file)
    assert trash() == ["Anna"]
    history.redo(world.file)
    assert trash() == ["Ilze", "Anna"]


def test_what_an_undo_takes_away_was_never_meant_and_is_no_trash(world: World):
    world.person("Anna")
    history.undo(world.file)
    assert world.file.journal.trash("people") == []
    history.redo(world.file)
    history.undo(world.file)
    assert world.file.journal.trash("people") == []


def test_the_journals_lines_name_no_texts_in_their_labels(world: World):
    world.person("Anna Rudzāte")
    row = world.file.connection.execute(
        "SELECT * FROM change_groups ORDER BY id DESC LIMIT 1"
    ).fetchone()
    assert not any("Rudzāte" in str(value) for value in row)


def test_a_verb_inside_a_verb_is_one_step(world: World):
    before = world.journaled()
    with world.file.writing("outer"):
        world.person()
        world.event(status=EventStatus.PLANNED)
    assert [g.verb for g in world.file.journal.groups(limit=1)] == ["outer"]
    group = world.file.journal.next_to_undo()
    with world.file.reversing(group):
        world.file.journal.write_back(group.id)
    assert world.journaled() == before


def test_a_failure_inside_leaves_the_outer_verb_unwritten(world: World):
    before = world.everything()
    with pytest.raises(BrokenRule), world.file.writing("outer"):  # noqa: PT012
        world.person()
        organisations.merge_organisations(world.file, gone_id=1, stays_id=1)
    assert world.everything() == before
    world.person()


def test_merged_organisations_are_parted_again(world: World):
    one, two, three = (world.organisation(name) for name in ("A", "B", "C"))
    organisations.merge_organisations(world.file, gone_id=one.id, stays_id=two.id)
    before = world.journaled()
    organisations.merge_organisations(world.file, gone_id=two.id, stays_id=three.id)
    assert {o.merged_into_id for o in world.file.organisations.all()} == {three.id, None}
    history.undo(world.file)
    assert world.journaled() == before
    history.redo(world.file)
    assert world.file.organisations.get(one.id).merged_into_id == three.id


def test_texts_of_every_kind_come_back_as_they_were(world: World):
    odd = "“Ģ” \\ \" ' {x} %s \n\t \U0001f3fa \u2212"
    anna = world.person("Anna", notes=odd)
    before = world.journaled()
    people.delete_person(world.file, person_id=anna.id)
    history.undo(world.file)
    assert world.journaled() == before
    assert world.file.people.get(anna.id).notes == odd


def test_search_follows_undo(world: World):
    machine = world.machine("Adāmmašīna", EquipmentKind.KNITTING)
    event = world.event(title="Adīšana")
    history.undo(world.file)
    assert world.file.search.events("adis") == []
    history.redo(world.file)
    assert world.file.search.events("adis") == [event.id]
    assert world.file.search.equipment("adam") == [machine.id]


def test_attendance_taken_off_is_in_the_history_of_its_row(world: World):
    event = world.event()
    world.attend(event, world.person())
    row = world.file.events.attendances.find_one("TRUE")
    assert row
    attendance.remove_attendance(world.file, attendance_id=row.id)
    kinds = [c.kind for c in world.file.journal.history_of("attendances", row.id)]
    assert kinds == ["insert", "delete"]
