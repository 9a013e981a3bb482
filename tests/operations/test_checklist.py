from __future__ import annotations

import pytest

from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.bookings import BookingStatus
from krc_desktop.model.checklist import Check, CheckKind, Checklist
from krc_desktop.model.events import EventStatus
from krc_desktop.model.people import Answer, Purpose
from krc_desktop.model.places import PageName
from krc_desktop.model.stories import Outcome, PhotoPerson, ReportPart, ReportPlan
from krc_desktop.model.volunteers import EntryState
from krc_desktop.operations import (
    agenda_words,
    centres,
    people,
    plans,
    projects,
    stories,
)
from krc_desktop.operations.change import Verb, doing
from krc_desktop.operations.checklist import month_checklist, narrative_limit
from krc_desktop.periods import Month
from tests.builders import World, day

OCTOBER = Month(2026, 10)
LANGUAGES = [Phrasebook(language) for language in Language]


def checklist(world: World, month: Month = OCTOBER) -> Checklist:
    return month_checklist(world.file, centre_id=world.centre, month=month)


def item(world: World, kind: CheckKind, month: Month = OCTOBER) -> Check:
    return next(one for one in checklist(world, month).items if one.kind is kind)


def test_an_empty_month_is_a_valid_report(world: World):
    found = checklist(world)
    assert found.is_empty
    assert [one.kind for one in found.gaps] == [CheckKind.COORDINATOR_MISSING]
    centres.change_centre(world.file, centre_id=world.centre, coordinator="Ilze Sauleskalne")
    found = checklist(world)
    assert found.gaps == ()
    assert found.ready == len(found.items) == len(CheckKind)


def test_a_month_asks_for_each_thing_that_lacks(world: World):
    event = world.event()
    world.event("2026-10-20 16:00", "2026-10-20 18:00", status=EventStatus.CANCELLED)
    past = world.event("2026-10-21 16:00", "2026-10-21 18:00", status=EventStatus.PLANNED)
    world.count(past, 2, "BER")
    world.hours(world.person(), "2026-10-20", 60, state=EntryState.SUGGESTED)
    booking = world.book(
        world.kiln(), "2026-10-10 09:00", "2026-10-11 09:00", status=BookingStatus.BOOKED
    )
    found = checklist(world)
    assert [one.kind for one in found.gaps] == [
        CheckKind.EVENTS_WITHOUT_PEOPLE,
        CheckKind.EVENTS_STILL_PLANNED,
        CheckKind.UNHELD_WITHOUT_REASON,
        CheckKind.EVENTS_WITHOUT_LINE,
        CheckKind.BOOKINGS_WITHOUT_OUTCOME,
        CheckKind.SUGGESTED_HOURS,
        CheckKind.HIGHLIGHTS_MISSING,
        CheckKind.PLANS_MISSING,
        CheckKind.COORDINATOR_MISSING,
    ]
    assert found.items[: len(found.gaps)] == found.gaps
    nobody = found.gaps[0]
    assert [(row.row_id, row.day) for row in nobody.rows] == [(event.id, day("2026-10-07"))]
    assert (nobody.place.page, nobody.place.rows) == (PageName.EVENTS, (event.id,))
    assert found.gaps[4].place.rows == (booking.id,)
    assert agenda_words.days_told(LANGUAGES[0], nobody) == "07.10."


def test_what_was_filled_in_is_ready(world: World):
    event = world.event(line="A1")
    world.count(event, 8, "BER")
    gone = world.event(
        "2026-10-20 16:00",
        "2026-10-20 18:00",
        status=EventStatus.CANCELLED,
        status_reason="Vadītāja slimoja.",
    )
    stories.write_report_text(
        world.file,
        centre_id=world.centre,
        month=OCTOBER,
        part=ReportPart.HIGHLIGHTS,
        body="Mēnesis pagāja māla zīmē.",
    )
    plans.write_plans(
        world.file, centre_id=world.centre, month=OCTOBER, text="05.11. Adventes vainagi"
    )
    found = checklist(world)
    assert [one.kind for one in found.gaps] == [CheckKind.COORDINATOR_MISSING]
    assert gone.id not in item(world, CheckKind.UNHELD_WITHOUT_REASON).place.rows


def test_events_to_come_lack_nothing_yet(world: World):
    world.event("2026-11-20 16:00", "2026-11-20 18:00", status=EventStatus.PLANNED)
    kinds = {one.kind for one in checklist(world, Month(2026, 11)).gaps}
    assert CheckKind.EVENTS_WITHOUT_PEOPLE not in kinds
    assert CheckKind.EVENTS_STILL_PLANNED not in kinds


def photo(world: World, *shown: int) -> None:
    event = world.event()
    change = stories.add_photo(
        world.file,
        centre_id=world.centre,
        jpeg=b"picture",
        width=10,
        height=10,
        day=day("2026-10-07"),
        event_id=event.id,
        in_report=True,
    )
    with doing(world.file, Verb.ADD_PHOTO):
        for person in shown:
            world.file.stories.photo_people.add(
                PhotoPerson(photo_id=change.row_id or 0, person_id=person)
            )


@pytest.mark.parametrize(("answer", "lacks"), [(None, 1), (Answer.NO, 1), (Answer.YES, 0)])
def test_a_photo_needs_the_yes_of_everybody_named_in_it(
    world: World, answer: Answer | None, lacks: int
):
    person = world.person()
    if answer is not None:
        people.record_consent(
            world.file,
            person_id=person.id,
            purpose=Purpose.PHOTO,
            answer=answer,
            given_on=day("2026-10-01"),
        )
    photo(world, person.id)
    assert item(world, CheckKind.PHOTOS_WITHOUT_CONSENT).count == lacks


def test_a_photo_of_nobody_named_needs_no_consent(world: World):
    photo(world)
    assert item(world, CheckKind.PHOTOS_WITHOUT_CONSENT).is_ready


def plan(world: World, **others: object) -> ReportPlan:
    stories.set_plans(
        world.file,
        centre_id=world.centre,
        month=Month(2026, 9),
        plans=[
            ReportPlan(
                centre_id=world.centre,
                month="2026-09",
                first_day=day("2026-10-10"),
                last_day=day("2026-10-10"),
                what="Rudens talka",
                **others,
            )
        ],
    )
    return plans.plans_of(world.file, world.centre, Month(2026, 9))[0]


def test_a_plan_of_last_month_waits_for_its_outcome(world: World):
    kept = plan(world)
    assert item(world, CheckKind.PLANS_WITHOUT_OUTCOME).place.rows == (kept.id,)
    plans.set_plan_outcome(
        world.file, plan_id=kept.id, outcome=Outcome.NOT_DONE, reason="Lija visu dienu."
    )
    assert item(world, CheckKind.PLANS_WITHOUT_OUTCOME).is_ready
    assert world.file.stories.plans.get(kept.id).outcome_reason == "Lija visu dienu."
    plans.set_plan_outcome(world.file, plan_id=kept.id, outcome=Outcome.DONE, reason="lieks")
    assert world.file.stories.plans.get(kept.id).outcome_reason == ""


def test_a_plan_that_is_an_event_is_answered_by_the_event(world: World):
    event = world.event("2026-10-10 10:00", "2026-10-10 12:00")
    plan(world, event_id=event.id)
    assert item(world, CheckKind.PLANS_WITHOUT_OUTCOME).is_ready


def test_the_report_is_due_on_the_projects_day(world: World):
    assert checklist(world).due_on == day("2026-11-05")
    project = world.file.projects.find_one("code = 'DK-2022'")
    assert project is not None
    projects.change_project(world.file, project_id=project.id, report_due_day=10)
    assert checklist(world).due_on == day("2026-11-10")
    assert checklist(world, Month(2026, 12)).due_on == day("2027-01-10")


def test_a_text_may_be_as_long_as_the_project_asks(world: World):
    assert narrative_limit(world.file, OCTOBER) == 1500
    project = world.file.projects.find_one("code = 'DK-2022'")
    assert project is not None
    projects.change_project(world.file, project_id=project.id, narrative_limit=9000)
    assert narrative_limit(world.file, OCTOBER) == 5000
    assert narrative_limit(world.file, Month(2031, 1)) == 5000


@pytest.mark.parametrize("kind", list(CheckKind))
def test_every_check_has_its_words_in_both_languages(world: World, kind: CheckKind):
    check = item(world, kind)
    latvian, english = (agenda_words.told_check(words, check) for words in LANGUAGES)
    assert latvian.what != english.what
    ready = [agenda_words.ready_label(words, kind) for words in LANGUAGES]
    assert ready[0] != ready[1]


def test_many_rows_are_told_by_three(world: World):
    for number in range(1, 6):
        world.event(
            f"2026-10-0{number} 10:00", f"2026-10-0{number} 11:00", title=f"Pasākums {number}"
        )
    told = agenda_words.told_check(LANGUAGES[1], item(world, CheckKind.EVENTS_WITHOUT_PEOPLE))
    assert told.which.endswith("Pasākums 3 3\u00a0Oct and 2 more")
