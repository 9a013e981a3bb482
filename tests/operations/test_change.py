"""The frame of every verb: its Change, its line of history, and what the file's walls answer."""

from __future__ import annotations

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.stories import ReportPart
from krc_desktop.operations import history, people, shelf, stories
from krc_desktop.operations.change import Verb
from krc_desktop.periods import Month
from tests.builders import World, day


def test_a_change_tells_the_verb_the_tables_and_the_row(world: World):
    change = people.add_person(world.file, centre_id=world.centre, first_name="Anna")
    assert change.verb is Verb.ADD_PERSON
    assert change.subjects == {"people"}
    assert world.file.people.get(change.row_id).first_name == "Anna"


def test_a_verb_that_changes_nothing_leaves_no_line_and_keeps_redo(world: World):
    person = people.add_person(world.file, centre_id=world.centre, first_name="Anna").row_id
    people.change_person(world.file, person_id=person, first_name="Zane")
    history.undo(world.file)
    lines = len(world.file.journal.groups())
    assert people.change_person(world.file, person_id=person, first_name="Anna").subjects == set()
    assert len(world.file.journal.groups()) == lines
    history.redo(world.file)
    assert world.file.people.get(person).first_name == "Zane"


def test_what_only_the_file_forbids_is_a_refusal_too(world: World):
    person = people.add_person(world.file, centre_id=world.centre, first_name="Anna").row_id
    with pytest.raises(BrokenRule) as refused:
        shelf.add_piece(
            world.file,
            centre_id=world.centre,
            label="B-1",
            amount=1,
            made_on=day("2026-10-01"),
            person_id=person,
            size="XL",
        )
    assert refused.value.key is Rule.CONTRADICTION


def test_a_text_written_twice_alike_is_one_line_of_history(world: World):
    said = {"centre_id": world.centre, "month": Month(2026, 10), "part": ReportPart.LEAD}
    stories.write_report_text(world.file, **said, body="Labs mēnesis.")
    lines = len(world.file.journal.groups())
    stories.write_report_text(world.file, **said, body="Labs mēnesis.")
    assert len(world.file.journal.groups()) == lines
