"""Lists come in all or nothing; the same again changes nothing; a corrected one corrects."""

from __future__ import annotations

from pathlib import Path

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.exchange.imports import import_file
from krc_desktop.model.bookings import BookingPurpose, BookingStatus, FiringKind
from krc_desktop.model.equipment import EquipmentKind
from krc_desktop.model.imports import ImportKind, ImportOutcome
from krc_desktop.operations import attendance, firings, history
from tests.builders import World, at

PEOPLE = """id,first_name,last_name,group,age_band,home_centre,photo_consent_lv,privacy_notice_given
P1,Anna,Rudzāte,SEN,65+,PRE,jā,2026-09-15
P2,Jānis,Liepa,BER,7-12,PRE,,
"""
# ruff: noqa: E501 - lists are wide
EVENTS = """id,centre,type_lv,title_lv,start_local,end_local,activity_code,status_lv,headcount_unregistered
E1,PRE,talka,Talka,2026-10-03 10:00,2026-10-03 14:00,A1,notika,28
E2,PRE,nometne,Nometne,2026-10-20 10:00,2026-10-22 16:00,A1,notika,0
"""
HEADCOUNTS = """event_id,group,count
E1,BER,12
E1,JAU,6
E1,VEC,10
"""
EQUIPMENT = """id,centre,name_lv,kind_lv,induction_required_lv
EQ1,PRE,Keramikas ceplis,iekārta,jā
EQ2,PRE,Lāzergravieris,iekārta,jā
"""
BOOKINGS = """id,equipment_id,start_local,end_local,purpose_lv,booked_by,status_lv,note_lv
B1,EQ1,2026-10-08 09:00,2026-10-09 15:00,apdedzināšana,,izmantota,"Biskvīta, 950 °C; 21 izstrādājums"
B2,EQ2,2026-10-08 09:00,2026-10-08 10:00,individuāls darbs,P1,izmantota,
"""
ATTENDANCE = """event_id,date,participant_id
E1,2026-10-03,P1
E2,2026-10-20,P1
E2,2026-10-21,P1
E2,2026-10-20,P2
"""
HOURS = """id,participant_id,date,centre,start,end,hours,agreement_no
V1,P1,2026-10-01,PRE,13:00,17:00,4,BD-1
V2,P1,2026-10-02,PRE,,,"2,5",BD-1
"""
CONTENTS = {
    ImportKind.PEOPLE: PEOPLE,
    ImportKind.EQUIPMENT: EQUIPMENT,
    ImportKind.EVENTS: EVENTS,
    ImportKind.ATTENDANCE: ATTENDANCE,
    ImportKind.HEADCOUNTS: HEADCOUNTS,
    ImportKind.BOOKINGS: BOOKINGS,
    ImportKind.HOURS: HOURS,
}


def bring(world: World, kind: ImportKind, content: str, **how: bool) -> ImportOutcome:
    path = world.path.with_name(f"{kind.value}.csv")
    path.write_text(content, "utf-8")
    return import_file(world.file, kind, path, **how)


def totals(outcome: ImportOutcome) -> tuple[int, int, int, int]:
    return outcome.new, outcome.changed, outcome.same, len(outcome.refused)


@pytest.fixture
def full(world: World) -> World:
    for kind, content in CONTENTS.items():
        assert bring(world, kind, content).refused == (), kind
    return world


@pytest.mark.parametrize("kind", CONTENTS)
def test_the_same_list_again_changes_nothing_the_journal_neither(full: World, kind: ImportKind):
    before = full.everything()
    outcome = bring(full, kind, CONTENTS[kind])
    assert (outcome.new, outcome.changed, outcome.refused) == (0, 0, ())
    assert outcome.same == CONTENTS[kind].count("\n") - 1
    assert full.everything() == before


CORRECTED = {
    ImportKind.PEOPLE: ("Anna,Rudzāte", "Anna,Liepa"),
    ImportKind.EQUIPMENT: ("Lāzergravieris", "Jaunais lāzers"),
    ImportKind.EVENTS: ("2026-10-03 10:00,2026-10-03 14:00", "2026-10-04 10:00,2026-10-04 15:00"),
    ImportKind.HEADCOUNTS: ("BER,12", "BER,13"),
    ImportKind.BOOKINGS: ("2026-10-08 09:00,2026-10-08 10:00", "2026-10-08 09:00,2026-10-08 11:00"),
    ImportKind.HOURS: ('"2,5"', "3"),
}


@pytest.mark.parametrize("kind", CORRECTED)
def test_a_corrected_list_corrects_in_one_step_of_undo(full: World, kind: ImportKind):
    before = full.journaled()
    content = CONTENTS[kind].replace(*CORRECTED[kind])
    outcome = bring(full, kind, content)
    assert totals(outcome) == (0, 1, content.count("\n") - 2, 0)
    after = full.journaled()
    assert after != before
    assert bring(full, kind, content).changed == 0
    history.undo(full.file)
    assert full.journaled() == before
    history.redo(full.file)
    assert full.journaled() == after


@pytest.mark.parametrize("kind", CONTENTS)
def test_a_rehearsal_says_the_same_and_writes_nothing(full: World, kind: ImportKind):
    before = full.everything()
    content = CONTENTS[kind].replace(*CORRECTED.get(kind, ("x", "x")))
    rehearsed = bring(full, kind, content, dry_run=True)
    assert full.everything() == before
    assert bring(full, kind, content) == rehearsed


def test_one_refused_row_writes_none_and_every_refused_row_is_named(world: World):
    before = world.everything()
    rows = [
        "P3,Ilze,Kalna,SOC,,PRE,,",  # a numbers-only group
        "P4,,Kalna,SEN,,PRE,,",  # no name
        "P5,Zane,Ozola,SEN,,XXX,,",  # no such centre
        "P1,Otra,Anna,SEN,,PRE,,",  # an id that was there
        "P6,Anna 010190-12345,Ozola,SEN,,PRE,,",
        "010190-12345,Anna,Ozola,SEN,,PRE,,",
    ]
    outcome = bring(world, ImportKind.PEOPLE, PEOPLE + "\n".join(rows) + "\n")
    assert [(row.number, row.rule.key) for row in outcome.refused] == [
        (4, Rule.GROUP_NUMBERS_ONLY),
        (5, Rule.FIELD_EMPTY),
        (6, Rule.CHOICE_UNKNOWN),
        (7, Rule.DUPLICATE_ID),
        (8, Rule.PERSONAL_CODE),
        (9, Rule.PERSONAL_CODE),
    ]
    assert world.everything() == before


def test_a_list_without_its_columns_is_no_such_list(world: World):
    with pytest.raises(BrokenRule) as refused:
        bring(world, ImportKind.PEOPLE, "id,first_name\nP1,Anna\n")
    assert refused.value.key is Rule.COLUMN_MISSING
    assert refused.value.facts["columns"] == "last_name, group, home_centre"


def test_an_overlap_is_refused_with_both_named(full: World):
    before = full.everything()
    content = BOOKINGS + "B3,EQ1,2026-10-09 14:00,2026-10-09 16:00,apdedzināšana,,izmantota,\n"
    outcome = bring(full, ImportKind.BOOKINGS, content)
    (row,) = outcome.refused
    assert (row.number, row.rule.key) == (4, Rule.BOOKING_OVERLAPS)
    assert "B1" in str(row.rule.facts["other"])
    assert row.rule.facts["starts"] == at("2026-10-08 09:00")
    assert full.everything() == before


def test_the_counted_total_gives_way_to_lines_by_group(world: World):
    bring(world, ImportKind.EVENTS, EVENTS)
    assert world.figures().visits_unnamed == 28
    bring(world, ImportKind.HEADCOUNTS, HEADCOUNTS)
    assert world.figures().visits_unnamed == 28
    assert world.figures().by_group["BER"].visits_unnamed == 12
    assert bring(world, ImportKind.EVENTS, EVENTS).changed == 0
    assert bring(world, ImportKind.EVENTS, EVENTS.replace(",28", ",30")).changed == 0
    assert world.figures().visits_unnamed == 28


def test_a_corrected_total_is_corrected_while_it_stands_alone(world: World):
    bring(world, ImportKind.EVENTS, EVENTS)
    assert bring(world, ImportKind.EVENTS, EVENTS.replace(",28", ",30")).changed == 1
    assert world.figures().visits_unnamed == 30


def test_a_line_counted_by_hand_never_doubles_the_total(world: World):
    bring(world, ImportKind.EVENTS, EVENTS)
    event = world.file.events.find_one("outside_id = 'E1'")
    assert event
    attendance.add_headcount(world.file, event_id=event.id, people=28)
    assert world.figures().visits_unnamed == 28
    history.undo(world.file)
    assert world.figures().visits_unnamed == 28


def test_a_note_of_a_firing_is_understood(full: World):
    booking = full.file.bookings.find_one("outside_id = 'B1'")
    assert booking
    firing = full.file.bookings.firing_of(booking.id)
    assert firing
    assert (firing.kind, firing.target_celsius, firing.pieces_in) == (FiringKind.BISQUE, 950, 21)


def test_past_use_needs_no_induction_when_it_comes_and_none_when_it_is_corrected(full: World):
    assert full.file.equipment.inductions.count() == 0
    longer = BOOKINGS.replace("2026-10-08 10:00", "2026-10-08 12:00")
    assert totals(bring(full, ImportKind.BOOKINGS, longer)) == (0, 1, 1, 0)


def test_a_machine_that_turns_out_to_be_no_kiln_is_corrected(full: World):
    content = EQUIPMENT.replace("Keramikas ceplis,iekārta", "Lielais galds,vieta")
    assert totals(bring(full, ImportKind.EQUIPMENT, content)) == (0, 1, 1, 0)
    table = full.file.equipment.find_one("outside_id = 'EQ1'")
    assert table
    assert (table.kind, table.open_below_celsius) == (EquipmentKind.PLACE, None)


def test_a_missing_row_is_no_deletion_and_a_missing_column_leaves_its_field(full: World):
    content = "id,first_name,last_name,group,home_centre\nP1,Anna,Rudzāte,SEN,PRE\n"
    assert totals(bring(full, ImportKind.PEOPLE, content)) == (0, 0, 1, 0)
    assert full.file.people.count() == 2
    assert full.file.people.consents.count() == 1


def test_an_answer_withdrawn_in_the_list_is_a_new_answer(full: World):
    assert bring(full, ImportKind.PEOPLE, PEOPLE.replace(",jā,", ",nē,")).changed == 1
    answers = [consent.answer.value for consent in full.file.people.consents.all()]
    assert answers == ["yes", "no"]


def test_attendance_freezes_the_group_and_a_second_list_keeps_what_was_frozen(full: World):
    bring(full, ImportKind.PEOPLE, PEOPLE.replace("Liepa,BER", "Liepa,JAU"))
    assert bring(full, ImportKind.ATTENDANCE, ATTENDANCE).same == 4
    assert full.figures().by_group["BER"].unique_people == 1
    assert full.figures().by_group["JAU"].unique_people == 0


def test_a_day_outside_the_event_is_refused(full: World):
    outcome = bring(full, ImportKind.ATTENDANCE, ATTENDANCE + "E1,2026-10-04,P2\n")
    assert [(row.number, row.rule.key) for row in outcome.refused] == [(6, Rule.DAY_OUTSIDE_EVENT)]


def test_an_agreement_belongs_to_one_person(full: World):
    outcome = bring(full, ImportKind.HOURS, HOURS + "V3,P2,2026-10-01,PRE,,,1,BD-1\n")
    assert len(outcome.refused) == 1
    older = PEOPLE.replace("7-12", "31–64")
    bring(full, ImportKind.PEOPLE, older)
    outcome = bring(full, ImportKind.HOURS, HOURS + "V3,P2,2026-10-01,PRE,,,1,BD-1\n")
    assert [row.rule.key for row in outcome.refused] == [Rule.ALREADY_THERE]


def test_the_list_is_one_line_of_history(world: World):
    bring(world, ImportKind.PEOPLE, PEOPLE)
    assert [group.verb for group in world.file.journal.groups(limit=1)] == ["import"]
    history.undo(world.file)
    assert world.file.people.count() == 0
    assert world.file.people.consents.count() == 0
    history.redo(world.file)
    assert world.file.people.count() == 2


def test_rows_brought_in_bulk_have_their_history(world: World, tmp_path: Path):
    bring(world, ImportKind.PEOPLE, PEOPLE)
    for person in world.file.people.all():
        (change,) = world.file.journal.history_of("people", person.id)
        assert (change.kind, change.row_id) == ("insert", person.id)


def test_a_list_in_which_every_booking_shifts_is_no_conflict(full: World):
    ahead = """id,equipment_id,start_local,end_local,purpose_lv,booked_by,status_lv,note_lv
B3,EQ2,2026-10-12 09:00,2026-10-12 10:00,individuāls darbs,P1,izmantota,
B4,EQ2,2026-10-12 10:00,2026-10-12 11:00,individuāls darbs,P1,izmantota,
"""
    assert totals(bring(full, ImportKind.BOOKINGS, ahead)) == (2, 0, 0, 0)
    later = ahead.replace("10:00,2026-10-12 11:00", "11:00,2026-10-12 12:00").replace(
        "09:00,2026-10-12 10:00", "10:00,2026-10-12 11:00"
    )
    assert totals(bring(full, ImportKind.BOOKINGS, later)) == (0, 2, 0, 0)
    assert totals(bring(full, ImportKind.BOOKINGS, later)) == (0, 0, 2, 0)


def test_a_corrected_note_corrects_the_firing_but_not_what_was_logged_by_hand(full: World):
    booking = full.file.bookings.by_outside_id("B1")
    firings.log_firing(full.file, booking_id=booking.id, target_celsius=960)
    content = BOOKINGS.replace("21 izstrādājums", "22 izstrādājumi")
    assert totals(bring(full, ImportKind.BOOKINGS, content)) == (0, 1, 1, 0)
    firing = full.file.bookings.firing_of(booking.id)
    assert (firing.pieces_in, firing.target_celsius) == (22, 960)


def test_an_event_called_off_by_a_list_frees_its_machines(full: World):
    event = full.file.events.by_outside_id("E1")
    full.book(
        full.file.equipment.by_outside_id("EQ2"),
        "2026-10-03 10:00",
        "2026-10-03 14:00",
        purpose=BookingPurpose.EVENT,
        status=BookingStatus.BOOKED,
        event_id=event.id,
    )
    assert bring(full, ImportKind.EVENTS, EVENTS.replace("A1,notika,28", "A1,atcelts,28")).changed
    booking = full.file.bookings.find_one("event_id = ? AND purpose = 'event'", event.id)
    assert booking.status is BookingStatus.CANCELLED


def test_an_event_moves_into_another_period_and_onto_its_line_at_once(full: World):
    moved = EVENTS.replace(
        "2026-10-03 10:00,2026-10-03 14:00,A1", "2021-10-03 10:00,2021-10-03 14:00,3"
    )
    first = moved.splitlines(keepends=True)[:2]
    world_event = full.file.events.by_outside_id("E1")
    for one in full.file.events.attendances.find("event_id = ?", world_event.id):
        attendance.remove_attendance(full.file, attendance_id=one.id)
    assert totals(bring(full, ImportKind.EVENTS, "".join(first))) == (0, 1, 0, 0)
    lines = list(full.file.events.lines.find("event_id = ?", world_event.id))
    codes = [full.file.projects.lines.get(line.line_id).code for line in lines]
    assert codes == ["3"]
