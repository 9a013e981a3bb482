"""Sign-in sheets: entered line by line, taken back exactly, finished when the totals agree."""

from __future__ import annotations

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.events import Event, EventStatus, Sheet
from krc_desktop.model.people import Answer, Form, Giver, LinkKind, Purpose
from krc_desktop.model.sheets import CardFound, LineOutcome, SheetState, SheetView
from krc_desktop.operations import attendance, events, history, people, sheets
from krc_desktop.store.sheets import sheet_numbered, sheet_view, sheets_of
from tests.builders import World, day


def sheet_of(world: World, event: Event, **boxes: int) -> Sheet:
    made = sheets.make_sheet(world.file, event_id=event.id, **boxes)
    return world.file.events.sheets.get(made.row_id or 0)


def seen(world: World, sheet: Sheet) -> SheetView:
    return sheet_view(world.file, sheet.id)


def listed(world: World, event: Event) -> dict[str, list[bool]]:
    found: dict[str, list[bool]] = {}
    for row in list(world.file.events.attendances.find("event_id = ? ORDER BY id", event.id)):
        found.setdefault(world.file.people.get(row.person_id).name, []).append(row.present)
    return found


def enter(world: World, sheet: Sheet, line: int, name: str, **how: object) -> int:
    person = world.person(name)
    sheets.enter_person(
        world.file,
        sheet_id=sheet.id,
        line=line,
        person_id=person.id,
        **how,  # type: ignore[arg-type]
    )
    return person.id


def test_a_sheet_gets_the_next_number_of_its_event(world: World):
    first, other = world.event(), world.event(title="Cits")
    assert [sheet_of(world, first).number, sheet_of(world, first).number] == [1, 2]
    assert sheet_of(world, other).number == 1
    assert sheet_numbered(world.file, first.uid, 2) is not None
    assert sheet_numbered(world.file, first.uid, 3) is None


def test_lines_of_the_paper_become_the_list_and_every_verb_is_one_step(world: World):
    event = world.event(status=EventStatus.PLANNED)
    sheet = sheet_of(world, event, stated_total=6)
    before = world.journaled()
    ausma = enter(world, sheet, 1, "Ausma Čepule", group_id=world.group("SEN"))
    sheets.enter_new_person(world.file, sheet_id=sheet.id, line=2, typed="Ilmārs Čepulis")
    sheets.enter_unnamed(world.file, sheet_id=sheet.id, line=3, group_id=world.group("SEN"))
    sheets.enter_unnamed(world.file, sheet_id=sheet.id, line=4, group_id=world.group("SEN"))
    for line, outcome in ((5, LineOutcome.TWICE), (6, LineOutcome.STRUCK)):
        sheets.explain_line(world.file, sheet_id=sheet.id, line=line, outcome=outcome)
    view = seen(world, sheet)
    assert [one.card for one in view.lines] == [
        CardFound.KNOWN,
        CardFound.NEW,
        *[CardFound.NONE] * 4,
    ]
    assert view.lines[0].group is not None
    assert view.lines[0].group.lv == "seniori"
    assert view.balance.counted == 4
    assert view.state is SheetState.EXPLAINED
    assert view.next_line == 7
    figures = world.figures()
    assert (figures.visits_named, figures.visits_unnamed, figures.unique_people) == (2, 2, 2)
    assert world.file.people.get(ausma).group_id == world.group("CIT")  # the card stays
    for _ in range(6):
        history.undo(world.file)
    history.undo(world.file)  # the person whom the test made beforehand
    assert world.journaled() == before
    assert world.file.events.get(event.id).status is EventStatus.PLANNED


def test_finishing_waits_until_the_totals_agree_or_are_explained(world: World):
    event = world.event()
    sheet = sheet_of(world, event)
    with pytest.raises(BrokenRule) as refused:
        sheets.finish_sheet(world.file, sheet_id=sheet.id)
    assert refused.value.key is Rule.SHEET_TOTAL_MISSING
    sheets.change_sheet(world.file, sheet_id=sheet.id, stated_total=3)
    enter(world, sheet, 1, "Ausma Čepule")
    with pytest.raises(BrokenRule) as refused:
        sheets.finish_sheet(world.file, sheet_id=sheet.id)
    assert refused.value.key is Rule.SHEET_DIFFERS
    assert refused.value.facts["missing"] == (2, 3)
    sheets.explain_line(world.file, sheet_id=sheet.id, line=2, outcome=LineOutcome.TWICE)
    sheets.explain_line(
        world.file, sheet_id=sheet.id, line=3, outcome=LineOutcome.OTHER, note="izlieta kafija"
    )
    assert seen(world, sheet).balance.missing == ()
    sheets.finish_sheet(world.file, sheet_id=sheet.id)
    assert seen(world, sheet).state is SheetState.FINISHED
    sheets.remove_line(world.file, sheet_id=sheet.id, line=3)
    assert seen(world, sheet).state is SheetState.DIFFERS


def test_more_entered_than_the_sheet_says_needs_a_reason(world: World):
    event = world.event()
    sheet = sheet_of(world, event, stated_total=1)
    enter(world, sheet, 1, "Ausma Čepule")
    enter(world, sheet, 2, "Toms Ķirsis")
    assert seen(world, sheet).balance.difference == -1
    with pytest.raises(BrokenRule):
        sheets.finish_sheet(world.file, sheet_id=sheet.id)
    sheets.change_sheet(
        world.file, sheet_id=sheet.id, difference_reason="Lapā saskaitīts nepareizi"
    )
    sheets.finish_sheet(world.file, sheet_id=sheet.id)


def test_another_reason_needs_its_words(world: World):
    sheet = sheet_of(world, world.event())
    with pytest.raises(BrokenRule) as refused:
        sheets.explain_line(
            world.file, sheet_id=sheet.id, line=1, outcome=LineOutcome.OTHER, note="  "
        )
    assert refused.value.key is Rule.FIELD_EMPTY


def test_a_person_stands_once_on_a_sheet_and_counts_once_on_two(world: World):
    event = world.event()
    one, two = sheet_of(world, event), sheet_of(world, event)
    person = enter(world, one, 1, "Ausma Čepule")
    with pytest.raises(BrokenRule) as refused:
        sheets.enter_person(world.file, sheet_id=one.id, line=9, person_id=person)
    assert refused.value.key is Rule.PERSON_ON_SHEET
    assert refused.value.facts["line"] == 1
    sheets.enter_person(world.file, sheet_id=two.id, line=4, person_id=person)
    assert seen(world, one).lines[0].elsewhere == (2, 4)
    assert world.figures().visits_named == 1
    sheets.remove_line(world.file, sheet_id=one.id, line=1)
    assert listed(world, event) == {"Ausma Čepule": [True]}
    sheets.remove_line(world.file, sheet_id=two.id, line=4)
    assert listed(world, event) == {}


def test_taking_a_line_away_leaves_what_stood_there_before(world: World):
    event = world.event()
    came, missed = world.person("Ausma Čepule"), world.person("Toms Ķirsis")
    world.attend(event, came)
    world.attend(event, missed, present=False)
    sheet = sheet_of(world, event)
    for line, person in ((1, came), (2, missed)):
        sheets.enter_person(world.file, sheet_id=sheet.id, line=line, person_id=person.id)
    assert [one.listed_before for one in seen(world, sheet).lines] == [True, False]
    assert listed(world, event) == {"Ausma Čepule": [True], "Toms Ķirsis": [True]}
    sheets.remove_sheet(world.file, sheet_id=sheet.id)
    assert listed(world, event) == {"Ausma Čepule": [True], "Toms Ķirsis": [False]}


def test_entering_a_line_anew_takes_the_earlier_entry_back(world: World):
    event = world.event()
    sheet = sheet_of(world, event)
    enter(world, sheet, 1, "Ausma Čepule", photo=Answer.YES)
    sheets.enter_unnamed(world.file, sheet_id=sheet.id, line=1)
    assert listed(world, event) == {}
    assert world.file.people.consents.count() == 0
    assert world.figures().visits_unnamed == 1
    enter(world, sheet, 1, "Toms Ķirsis")
    assert world.figures().visits_unnamed == 0
    assert world.file.events.headcounts.count() == 0


def test_who_did_not_come_is_listed_as_absent(world: World):
    event = world.event()
    sheet = sheet_of(world, event)
    person = world.person("Toms Ķirsis")
    sheets.explain_line(
        world.file, sheet_id=sheet.id, line=1, outcome=LineOutcome.ABSENT, person_id=person.id
    )
    assert listed(world, event) == {"Toms Ķirsis": [False]}
    assert world.figures().visits_named == 0
    other = sheet_of(world, event)
    sheets.enter_person(world.file, sheet_id=other.id, line=1, person_id=person.id)
    sheets.remove_line(world.file, sheet_id=sheet.id, line=1)
    assert listed(world, event) == {"Toms Ķirsis": [True]}
    sheets.remove_line(world.file, sheet_id=other.id, line=1)
    assert listed(world, event) == {}


def test_a_camp_is_signed_day_by_day(world: World):
    camp = world.event("2026-08-03 10:00", "2026-08-05 16:00")
    sheet = sheet_of(world, camp, stated_total=2)
    enter(world, sheet, 1, "Ausma Čepule", days=[day("2026-08-03"), day("2026-08-05")])
    sheets.enter_unnamed(world.file, sheet_id=sheet.id, line=2, days=[day("2026-08-04")])
    view = seen(world, sheet)
    assert view.lines[0].days == (day("2026-08-03"), day("2026-08-05"))
    assert view.state is SheetState.AGREES
    figures = world.figures("2026-08")
    assert (figures.visits_named, figures.visits_unnamed) == (2, 1)
    with pytest.raises(BrokenRule) as refused:
        enter(world, sheet, 3, "Toms Ķirsis", days=[day("2026-08-06")])
    assert refused.value.key is Rule.DAY_OUTSIDE_EVENT
    with pytest.raises(BrokenRule):
        enter(world, sheet, 3, "Jānis Ķirsis", days=[])
    of_one_day = sheets.make_sheet(world.file, event_id=camp.id, day=day("2026-08-04"))
    view = sheet_view(world.file, of_one_day.row_id or 0)
    assert [one.local_day for one in view.days] == [day("2026-08-04")]


def test_the_answer_about_photos_is_kept_as_given_on_paper(world: World):
    event = world.event()
    sheet = sheet_of(world, event)
    child = world.person("Emīlija Cīrule", birth_year=2017)
    mother = world.person("Dace Cīrule")
    people.link_people(world.file, person_id=child.id, other_id=mother.id, kind=LinkKind.GUARDIAN)
    sheets.enter_person(world.file, sheet_id=sheet.id, line=1, person_id=child.id, photo=Answer.NO)
    kept = world.file.people.latest_consent(child.id, Purpose.PHOTO.value)
    assert kept is not None
    assert (kept.answer, kept.form, kept.given_by) == (Answer.NO, Form.PAPER, Giver.GUARDIAN)
    assert kept.guardian_id == mother.id
    assert seen(world, sheet).lines[0].photo is Answer.NO


def test_a_numbers_only_group_is_no_group_of_a_line_with_a_name(world: World):
    event = world.event()
    sheet = sheet_of(world, event)
    person = world.person()
    for enter_it in (
        lambda: sheets.enter_person(
            world.file,
            sheet_id=sheet.id,
            line=1,
            person_id=person.id,
            group_id=world.group("SOC"),
        ),
        lambda: sheets.enter_new_person(
            world.file, sheet_id=sheet.id, line=1, typed="Jana Jauna", group_id=world.group("SOC")
        ),
    ):
        with pytest.raises(BrokenRule) as refused:
            enter_it()
        assert refused.value.key is Rule.GROUP_NUMBERS_ONLY
    assert seen(world, sheet).lines == ()
    sheets.enter_unnamed(world.file, sheet_id=sheet.id, line=1, group_id=world.group("SOC"))


def test_counted_people_of_a_sheet_are_changed_on_the_sheet_alone(world: World):
    event = world.event()
    sheet = sheet_of(world, event, stated_counted=4, stated_volunteers=1)
    sheets.enter_unnamed(world.file, sheet_id=sheet.id, line=1)
    row = next(world.file.events.headcounts.find())
    for change in (
        lambda: attendance.change_headcount(world.file, headcount_id=row.id, people=9),
        lambda: attendance.remove_headcount(world.file, headcount_id=row.id),
    ):
        with pytest.raises(BrokenRule) as refused:
            change()
        assert refused.value.key is Rule.HEADCOUNT_OF_SHEET
    world.count(event, 4, "BER")
    view = seen(world, sheet)
    assert (view.counted.entered, view.counted.stated, view.counted.agrees) == (4, 4, True)
    assert not view.volunteers.agrees
    world.hours(world.person(), "2026-10-07", 60, event_id=event.id)
    assert seen(world, sheet).volunteers.agrees


def test_an_event_goes_with_its_sheets_and_comes_back_with_them(world: World):
    event = world.event()
    sheet = sheet_of(world, event)
    enter(world, sheet, 1, "Ausma Čepule", photo=Answer.YES)
    sheets.enter_unnamed(world.file, sheet_id=sheet.id, line=2)
    before = world.journaled()
    events.delete_event(world.file, event_id=event.id)
    assert world.file.events.sheets.count() == 0
    history.undo(world.file)
    assert world.journaled() == before


def test_a_list_changed_elsewhere_is_pointed_out(world: World):
    event = world.event()
    sheet = sheet_of(world, event)
    enter(world, sheet, 1, "Ausma Čepule")
    row = next(world.file.events.attendances.find())
    attendance.remove_attendance(world.file, attendance_id=row.id)
    assert seen(world, sheet).lines[0].off_list
    sheets.remove_line(world.file, sheet_id=sheet.id, line=1)


def test_a_scan_is_kept_and_anything_else_refused(world: World):
    sheet = sheet_of(world, world.event())
    sheets.attach_scan(
        world.file, sheet_id=sheet.id, content=b"%PDF-1.7", media_type="application/pdf"
    )
    kept = world.file.events.sheets.get(sheet.id).scan_sha256
    assert kept is not None
    assert world.file.kept(kept) == b"%PDF-1.7"
    for content, kind in (
        (b"x", "text/plain"),
        (b"", "image/jpeg"),
        (b"x" * 21_000_000, "image/jpeg"),
    ):
        with pytest.raises(BrokenRule) as refused:
            sheets.attach_scan(world.file, sheet_id=sheet.id, content=content, media_type=kind)
        assert refused.value.key is Rule.NOT_A_SCAN
    sheets.remove_scan(world.file, sheet_id=sheet.id)
    assert world.file.events.sheets.get(sheet.id).scan_sha256 is None


def test_the_sheets_of_an_event_are_listed_by_number(world: World):
    event = world.event()
    one = sheet_of(world, event, stated_total=0)
    sheet_of(world, event)
    sheets.finish_sheet(world.file, sheet_id=one.id)
    assert [(s.sheet.number, s.state) for s in sheets_of(world.file, event.id)] == [
        (1, SheetState.FINISHED),
        (2, SheetState.NO_TOTAL),
    ]
    with pytest.raises(BrokenRule) as refused:
        sheets.change_sheet(world.file, sheet_id=one.id, number=2)
    assert refused.value.key is Rule.ALREADY_THERE
