"""Volunteers' papers gathered: months, certificates with their numbers, hours in kind."""

from __future__ import annotations

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.people import LinkKind
from krc_desktop.model.reports import Both
from krc_desktop.model.volunteer_papers import WorkedEntry, tasks_done
from krc_desktop.model.volunteers import EntryState, Known
from krc_desktop.operations import (
    agreements,
    history,
    people,
    projects,
    volunteer_papers,
    volunteers,
)
from krc_desktop.periods import Month, Period
from tests.builders import World, day

OCTOBER = Month(2026, 10)
AUTUMN = Period(day("2026-09-01"), day("2026-10-31"))


def test_a_page_for_each_who_has_accepted_hours_in_the_month(world: World):
    anna, toms = world.person("Anna Rudzāte"), world.person("Toms Cīrulis")
    event = world.event(place="Preiļi")
    world.hours(anna, "2026-10-07", 120, event_id=event.id, known=Known.MEASURED)
    world.hours(anna, "2026-10-01", 90, task="Uzklāja galdu")
    world.hours(toms, "2026-10-02", 60)
    world.hours(toms, "2026-09-30", 60)
    world.hours(anna, "2026-10-03", 500, state=EntryState.SUGGESTED)
    sheets = volunteer_papers.month_sheets(world.file, centre_id=world.centre, month=OCTOBER)
    assert [page.name for page in sheets.pages] == ["Toms Cīrulis", "Anna Rudzāte"]
    page = sheets.pages[1]
    assert [entry.day for entry in page.entries] == [day("2026-10-01"), day("2026-10-07")]
    assert (page.minutes, page.measured) == (210, 120)
    assert page.entries[1].place == "Preiļi"
    only = volunteer_papers.month_sheets(
        world.file, centre_id=world.centre, month=OCTOBER, people_ids=[toms.id]
    )
    assert [page.name for page in only.pages] == ["Toms Cīrulis"]


def test_signed_sheets_make_hours_measured_in_one_step(world: World):
    anna, toms = world.person("Anna Rudzāte"), world.person("Toms Cīrulis")
    mine = [world.hours(anna, on, 60) for on in ("2026-10-01", "2026-10-02", "2026-11-01")]
    other = world.hours(toms, "2026-10-01", 60)
    waiting = world.hours(anna, "2026-10-03", 60, state=EntryState.SUGGESTED)
    before = world.journaled()
    volunteer_papers.confirm_signed(
        world.file, centre_id=world.centre, month=OCTOBER, people_ids=[anna.id]
    )
    known = [world.file.volunteers.get(entry.id).known for entry in (*mine, other, waiting)]
    assert known == [Known.MEASURED] * 2 + [Known.DECLARED] * 3
    history.undo(world.file)
    assert world.journaled() == before


def test_certificates_are_numbered_by_year_and_kept(world: World):
    anna = world.person("Anna Rudzāte")
    with pytest.raises(BrokenRule) as refused:
        volunteer_papers.certify(
            world.file, centre_id=world.centre, person_id=anna.id, period=AUTUMN
        )
    assert refused.value.key is Rule.NO_HOURS
    world.hours(anna, "2026-09-05", 90, task="Talka")
    world.hours(anna, "2026-10-05", 90, task="Talka", known=Known.MEASURED)
    world.hours(anna, "2026-10-06", 60, state=EntryState.SUGGESTED)
    draft = volunteer_papers.certificate_paper(
        world.file, centre_id=world.centre, person_id=anna.id, period=AUTUMN
    )
    assert (draft.number, draft.minutes, draft.measured, draft.days) == ("", 180, 90, 2)
    numbers = []
    for _ in range(2):
        given = volunteer_papers.certify(
            world.file, centre_id=world.centre, person_id=anna.id, period=AUTUMN
        )
        paper = volunteer_papers.issued_certificate(world.file, certificate_id=given.row_id or 0)
        numbers.append(paper.number)
    assert numbers == ["KRC-PRE-BD-2026-01", "KRC-PRE-BD-2026-02"]
    entry = next(world.file.volunteers.find("local_day = '2026-10-05'"))
    volunteers.remove_hours(world.file, entry_id=entry.id)
    paper = volunteer_papers.issued_certificate(world.file, certificate_id=1)
    assert paper.issued is not None
    assert (paper.minutes, paper.issued.minutes) == (90, 180)


def test_tasks_go_by_hours_and_the_rest_is_one_line():
    entries = [
        WorkedEntry(
            day(f"2026-10-{at:02}"), f"Darbs {at}", Both(""), "", None, None, at, Known.DECLARED
        )
        for at in range(1, 11)
    ]
    entries.append(
        WorkedEntry(day("2026-10-01"), "", Both("Nometne"), "", None, None, 500, Known.DECLARED)
    )
    done = tasks_done(entries, 4)
    assert [one.task.lv if one.task else None for one in done] == [
        "Nometne",
        "Darbs 10",
        "Darbs 9",
        None,
    ]
    assert sum(one.minutes for one in done) == sum(entry.minutes for entry in entries)
    assert done[-1].days == 8
    nameless = WorkedEntry(day("2026-10-02"), "", Both(""), "", None, None, 9, Known.DECLARED)
    assert [one.task for one in tasks_done([*entries[:1], nameless])] == [Both("Darbs 1"), None]


def test_an_agreement_of_a_minor_names_the_guardian(world: World):
    young = world.person(birth_year=2011)
    mother = world.person("Dace Cīrule", birth_year=1980)
    people.link_people(world.file, person_id=young.id, other_id=mother.id, kind=LinkKind.GUARDIAN)
    made = agreements.make_agreement(
        world.file, centre_id=world.centre, person_id=young.id, valid_from=day("2026-10-01")
    )
    paper = volunteer_papers.agreement_paper(world.file, agreement_id=made.row_id or 0)
    assert (paper.is_minor, paper.guardian_needed, paper.guardian) == (True, True, "Dace Cīrule")
    other = agreements.make_agreement(world.file, centre_id=world.centre, person_id=mother.id)
    paper = volunteer_papers.agreement_paper(world.file, agreement_id=other.row_id or 0)
    assert (paper.is_minor, paper.guardian_needed) == (False, False)


def test_hours_have_a_value_only_where_the_project_shows_it(world: World):
    anna = world.person()
    for on, minutes in (("2026-09-30", 61), ("2026-10-01", 90), ("2026-10-20", 30)):
        world.hours(anna, on, minutes)
    period = Period(day("2026-09-01"), day("2026-10-31"))
    assert volunteer_papers.in_kind(world.file, period=period) == []
    project = world.file.projects.find_one("code = ?", "DK-2022")
    assert project is not None
    projects.change_project(
        world.file,
        project_id=project.id,
        in_kind_shown=True,
        starts_on=day("2022-01-01"),
        ends_on=day("2026-12-31"),
    )
    for cents, first in ((600, "2026-10-01"), (700, "2026-10-15")):
        projects.add_rate(
            world.file,
            project_id=project.id,
            cents_per_hour=cents,
            source="MK noteikumi par minimālo algu",
            valid_from=day(first),
        )
    (value,) = volunteer_papers.in_kind(world.file, period=period, centre_id=world.centre)
    assert value.unrated == 61
    assert [(one.minutes, one.cents) for one in value.rated] == [(90, 900), (30, 350)]
    assert value.cents == 1250
    assert value.rated[0].rate.source == "MK noteikumi par minimālo algu"
