"""What is counted: each rule of how-we-count on a handful of rows counted by hand."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from krc_desktop.model.events import EventStatus
from krc_desktop.model.figures import EquipmentFigures, GroupFigures, LineFigures
from krc_desktop.model.volunteers import EntryState, Known
from krc_desktop.operations import (
    attendance,
    events,
    history,
    organisations,
    people,
    projects,
    volunteers,
)
from tests.builders import World, day


def test_an_empty_month_is_all_noughts(world: World):
    told = world.figures().as_json()
    assert told["visits"] == told["unique_people"] == told["organisations"] == 0
    assert told["by_line"] == told["equipment"] == {}
    assert set(told["by_group"]) == {
        "PED",
        "BER",
        "JAU",
        "VEC",
        "SEN",
        "NVO",
        "PAS",
        "MED",
        "KOP",
        "CIT",
        "SOC",
    }


def test_only_held_events_are_counted_and_the_others_are_told_apart(world: World):
    anna = world.person()
    for status in EventStatus:
        event = world.event(status=status, line="A1", partners=[world.organisation(status.value)])
        world.attend(event, anna)
        world.count(event, 10, "BER")
    figures = world.figures()
    assert asdict(figures.events) == dict.fromkeys(
        ("held", "planned", "cancelled", "postponed", "not_held"), 1
    )
    assert (figures.visits_named, figures.visits_unnamed, figures.unique_people) == (1, 10, 1)
    assert figures.organisations == figures.partner_organisations == 1
    assert figures.by_line == {"A1": LineFigures(1, 11)}


def test_a_deleted_event_is_gone_and_comes_back_with_undo(world: World):
    event = world.event()
    world.attend(event, world.person())
    before = world.figures()
    events.delete_event(world.file, event_id=event.id)
    assert world.figures().events.held == world.figures().visits == 0
    history.undo(world.file)
    assert world.figures() == before


def test_a_vigil_of_the_last_night_belongs_whole_to_the_month_in_which_it_starts(world: World):
    vigil = world.event("2026-10-31 22:00", "2026-11-01 02:00")
    world.attend(vigil, world.person())
    world.count(vigil, 5)
    assert (world.figures("2026-10").visits, world.figures("2026-11").visits) == (6, 0)


def test_a_camp_over_the_months_end_belongs_whole_to_its_first_day(world: World):
    camp = world.event("2026-10-30 10:00", "2026-11-01 16:00")
    anna = world.person()
    for on in ("2026-10-30", "2026-10-31", "2026-11-01"):
        world.attend(camp, anna, on=on)
        world.count(camp, 4, on=on)
    october, november = world.figures("2026-10"), world.figures("2026-11")
    assert (october.visits_named, october.visits_unnamed) == (3, 12)
    assert (november.visits, november.unique_people) == (0, 0)


def test_a_camp_counts_each_day_as_a_visit_and_each_child_as_one_participation(world: World):
    camp = world.event("2026-10-20 10:00", "2026-10-22 16:00")
    anna, ilze = world.person("Anna"), world.person("Ilze")
    world.attend(camp, anna, ilze, on="2026-10-20")
    world.attend(camp, anna, on="2026-10-21")
    world.attend(camp, anna, on="2026-10-22")
    figures = world.figures()
    assert (figures.events.held, figures.visits_named) == (1, 4)
    assert (figures.participations_named, figures.unique_people) == (2, 2)


def test_absent_is_no_visit_and_signed_up_is_none_either(world: World):
    from krc_desktop.model.events import SignupStatus

    event, anna = world.event(), world.person()
    attendance.sign_up(
        world.file, event_id=event.id, person_id=anna.id, status=SignupStatus.REGISTERED
    )
    world.attend(event, anna, present=False)
    figures = world.figures()
    assert (figures.visits, figures.unique_people, figures.new_people) == (0, 0, 0)
    world.attend(event, anna)
    assert world.figures().visits == 1


def test_spans_count_people_once_and_months_do_not_add_up(world: World):
    anna, ilze = world.person("Anna"), world.person("Ilze")
    for month in ("09", "10", "11"):
        world.attend(world.event(f"2026-{month}-02 10:00", f"2026-{month}-02 12:00"), anna)
    world.attend(world.event("2026-10-05 10:00", "2026-10-05 12:00"), ilze)
    assert [world.figures(f"2026-{m}").unique_people for m in ("09", "10", "11")] == [1, 2, 1]
    assert world.figures("2026-09..2026-11").unique_people == 2
    assert world.figures("2026").visits == 4


def test_who_changed_group_is_one_person_in_each(world: World):
    anna = world.person("Anna", "BER")
    world.attend(world.event("2026-10-01 10:00", "2026-10-01 12:00"), anna)
    people.change_person(world.file, person_id=anna.id, group_id=world.group("JAU"))
    world.attend(world.event("2026-10-02 10:00", "2026-10-02 12:00"), anna)
    figures = world.figures()
    assert figures.by_group["BER"] == GroupFigures(1, 0, 1)
    assert figures.by_group["JAU"] == GroupFigures(1, 0, 1)
    assert figures.unique_people == 1


def test_a_changed_card_changes_no_past_figure(world: World):
    school = world.organisation("Skola")
    anna = world.person("Anna", "BER", organisation_id=school.id)
    world.attend(world.event(), anna)
    before = world.figures()
    people.change_person(
        world.file, person_id=anna.id, group_id=world.group("SEN"), organisation_id=None
    )
    assert world.figures() == before
    assert before.organisations == 1


def test_an_archived_group_and_an_archived_person_keep_their_past(world: World):
    anna = world.person("Anna", "KOP")
    world.attend(world.event(), anna)
    people.archive_person(world.file, person_id=anna.id)
    for code in ("KOP", "MED"):
        people.change_group(world.file, group_id=world.group(code), archived_on=day("2026-10-30"))
    figures = world.figures()
    assert figures.by_group["KOP"] == GroupFigures(1, 0, 1)
    assert "MED" not in figures.by_group
    assert "KOP" not in world.figures("2026-11").by_group


def test_numbers_only_and_no_group_at_all_are_counted_apart(world: World):
    event = world.event()
    world.count(event, 7, "SOC")
    world.count(event, 3)
    figures = world.figures()
    assert figures.by_group["SOC"] == GroupFigures(0, 7, 0)
    assert figures.by_group[""] == GroupFigures(0, 3, 0)
    assert (figures.visits_unnamed, figures.unique_people) == (10, 0)


def test_one_line_of_several_organisations_counts_its_people_once_and_each_of_them_once(
    world: World,
):
    schools = [world.organisation(f"PII {number}") for number in range(5)]
    world.count(world.event(), 12, "PED", organisations=schools)
    figures = world.figures()
    assert (figures.visits_unnamed, figures.organisations) == (12, 5)
    assert figures.partner_organisations == 0


def test_organisations_come_as_partners_on_lines_and_with_people_and_count_once(world: World):
    school = world.organisation("Skola")
    event = world.event(partners=[school])
    world.count(event, 3, organisations=[school])
    world.attend(event, world.person("Anna", organisation_id=school.id))
    absent = world.organisation("Cita skola")
    world.attend(event, world.person("Ilze", organisation_id=absent.id), present=False)
    assert (world.figures().organisations, world.figures().partner_organisations) == (1, 1)


def test_merged_and_renamed_organisations_count_once(world: World):
    names = ("Skola", "Sākumskola", "1. skola")
    one, two, three = (world.organisation(name) for name in names)
    for each in (one, two, three):
        world.event(partners=[each])
    assert world.figures().organisations == 3
    organisations.merge_organisations(world.file, gone_id=one.id, stays_id=two.id)
    organisations.merge_organisations(world.file, gone_id=two.id, stays_id=three.id)
    organisations.rename_organisation(world.file, organisation_id=three.id, name="Pamatskola")
    figures = world.figures()
    assert (figures.organisations, figures.partner_organisations) == (1, 1)


def test_new_people_are_new_in_the_file_whichever_the_centre(world: World):
    anna, ilze = world.person("Anna"), world.person("Ilze")
    world.attend(world.event("2026-09-02 10:00", "2026-09-02 12:00", centre="AGL"), anna)
    world.attend(world.event("2026-10-02 10:00", "2026-10-02 12:00"), anna, ilze)
    assert world.figures("2026-10", "PRE").new_people == 1
    assert world.figures("2026-09", "AGL").new_people == 1
    assert world.figures("2026").new_people == 2


@pytest.mark.parametrize("how", ["absent", "cancelled"])
def test_what_was_no_visit_makes_nobody_known(world: World, how: str):
    anna = world.person("Anna")
    status = EventStatus.CANCELLED if how == "cancelled" else EventStatus.HELD
    earlier = world.event("2026-09-02 10:00", "2026-09-02 12:00", status=status)
    world.attend(earlier, anna, present=how != "absent")
    world.attend(world.event(), anna)
    assert world.figures("2026-10").new_people == 1


def test_different_people_are_bounded_by_the_largest_event(world: World):
    small, large = world.event(), world.event("2026-10-09 10:00", "2026-10-09 12:00")
    world.attend(small, world.person("Anna"), world.person("Ilze"))
    world.count(large, 40)
    figures = world.figures()
    assert (figures.people_at_least, figures.people_at_most) == (40, 42)


def test_the_same_children_on_three_days_are_not_three_times_as_many(world: World):
    camp = world.event("2026-10-20 10:00", "2026-10-22 16:00")
    for on, number in (("2026-10-20", 10), ("2026-10-21", 12), ("2026-10-22", 8)):
        world.count(camp, number, on=on)
    world.count(camp, 2)
    figures = world.figures()
    assert (figures.visits_unnamed, figures.people_at_least) == (32, 14)


def test_centres_are_counted_apart_and_together(world: World):
    anna = world.person("Anna")
    world.attend(world.event(centre="PRE"), anna)
    world.attend(world.event(centre="VAR"), anna)
    assert [world.figures(centre=c).unique_people for c in ("PRE", "VAR", None)] == [1, 1, 1]
    assert [world.figures(centre=c).visits for c in ("PRE", "VAR", None)] == [1, 1, 2]


def test_two_projects_may_use_one_code_for_a_line(world: World):
    other = projects.add_project(
        world.file,
        code="ERA",
        name_lv="Cits projekts",
        starts_on=day("2026-01-01"),
        ends_on=day("2026-12-31"),
    )
    line = projects.add_line(
        world.file, project_id=other.row_id or 0, code="A1", title_lv="Cita līnija"
    )
    event = world.event(line="A1")
    world.count(event, 5)
    assert world.figures().by_line == {"A1": LineFigures(1, 5)}
    events.set_line(world.file, event_id=event.id, line_id=line.row_id)
    assert world.figures().by_line == {
        "DK-2022/A1": LineFigures(1, 5),
        "ERA/A1": LineFigures(1, 5),
    }
    assert world.figures().events.held == 1


def test_only_accepted_hours_count_on_their_own_day(world: World):
    anna, ilze = world.person("Anna"), world.person("Ilze")
    world.hours(anna, "2026-10-31", 90, known=Known.MEASURED)
    world.hours(anna, "2026-10-31", 30)
    world.hours(anna, "2026-11-01", 500)
    suggested = world.hours(ilze, "2026-10-02", 45, state=EntryState.SUGGESTED)
    figures = world.figures()
    assert (figures.volunteers, figures.volunteer_entries) == (1, 2)
    assert (figures.volunteer_minutes, figures.volunteer_minutes_measured) == (120, 90)
    volunteers.accept_hours(world.file, entry_id=suggested.id)
    assert world.figures().volunteer_minutes == 165
    volunteers.accept_hours(world.file, entry_id=suggested.id, accepted=False)
    assert world.figures().volunteer_minutes == 120


def test_a_volunteer_at_an_event_is_no_visitor_of_it(world: World):
    event = world.event()
    world.hours(world.person("Anna"), "2026-10-07", 60, event_id=event.id)
    assert (world.figures().visits, world.figures().volunteers) == (0, 1)


def test_outputs_count_without_participants_but_not_of_an_event_that_was_not_held(world: World):
    off = world.event(status=EventStatus.CANCELLED)
    for event_id, quantity in ((None, 12), (world.event().id, 5), (off.id, 100)):
        attendance.add_output(
            world.file,
            centre_id=world.centre,
            what="Putnu būrīši",
            quantity=quantity,
            day=day("2026-10-07"),
            event_id=event_id,
        )
    assert world.figures().outputs == 17


def test_figures_of_a_machine_have_every_promised_key(world: World):
    machine = world.machine(outside_id="EQ6")
    assert world.figures().equipment == {"EQ6": EquipmentFigures()}
    other = world.machine()
    assert list(world.figures().equipment) == [machine.outside_id, f"M{other.id}"]
