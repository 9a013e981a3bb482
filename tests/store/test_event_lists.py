"""The list of events, its month view and one event's page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.bookings import BookingPurpose
from krc_desktop.model.event_details import Room, places
from krc_desktop.model.event_lists import EventFilter, EventRow, Gap
from krc_desktop.model.events import EventStatus, SignupStatus
from krc_desktop.model.people import Answer, Purpose
from krc_desktop.model.public_holidays import holiday_names
from krc_desktop.model.volunteers import EntryState
from krc_desktop.operations import (
    attendance,
    centres,
    equipment,
    events,
    organisations,
    people,
    stories,
)
from krc_desktop.periods import Month
from krc_desktop.store import event_details, event_months
from krc_desktop.store.visitors_before import visitors_before
from tests.builders import World, at, day
from tests.store.test_plans import listening, scans

# the clock of every test stands at 2.11.2026, 10:00 in Riga
EVERYTHING = EventFilter()


def titles(rows: list[EventRow]) -> list[str]:
    return [row.title.lv for row in rows]


def planned(world: World, title: str, starts: str, ends: str, **others: object) -> int:
    return world.event(starts, ends, title=title, status=EventStatus.PLANNED, **others).id


def test_today_and_later_go_up_and_earlier_ones_go_down(world: World):
    for title, wall in (("Rīt", "11-03"), ("Šorīt", "11-02"), ("Vakar", "11-01"), ("Sen", "10-01")):
        planned(world, title, f"2026-{wall} 08:00", f"2026-{wall} 09:00")
    lists = world.file.events.lists
    assert titles(lists.upcoming(EVERYTHING)) == ["Šorīt", "Rīt"]
    assert titles(lists.earlier(EVERYTHING)) == ["Vakar", "Sen"]


def test_a_camp_is_not_earlier_before_its_last_day_is_over(world: World):
    going_on = planned(world, "Nometne", "2026-10-31 10:00", "2026-11-02 15:00")
    planned(world, "Beigusies", "2026-10-30 10:00", "2026-11-01 15:00")
    lists = world.file.events.lists
    assert titles(lists.upcoming(EVERYTHING)) == ["Nometne"]
    assert titles(lists.earlier(EVERYTHING)) == ["Beigusies"]
    row = lists.row(going_on)
    assert row is not None
    assert (row.first_day, row.last_day, row.days) == (day("2026-10-31"), day("2026-11-02"), 3)
    assert not lists.is_over(row)


@given(
    starts=st.lists(st.integers(-2000, 2000), max_size=30), limit=st.integers(1, 7), camps=st.data()
)
def test_pages_by_keys_give_every_event_once_in_order(
    world: World, starts: list[int], limit: int, camps: st.DataObject
):
    for event in list(world.file.events.all()):
        events.delete_event(world.file, event_id=event.id)
    now = world.file.clock.now()
    for hours in starts:
        begin = now + timedelta(hours=hours)
        events.add_event(
            world.file,
            centre_id=world.centre,
            title_lv="Talka",
            starts_at=begin,
            ends_at=begin + timedelta(hours=camps.draw(st.sampled_from([1, 60]))),
        )
    lists = world.file.events.lists
    up: list[EventRow] = []
    down: list[EventRow] = []
    for found, page in ((up, lists.upcoming), (down, lists.earlier)):
        while rows := page(EVERYTHING, after=found[-1].key if found else None, limit=limit):
            found.extend(rows)
    assert [row.key for row in up] == sorted(row.key for row in up)
    assert [row.key for row in down] == sorted((row.key for row in down), reverse=True)
    assert sorted(row.id for row in up + down) == [e.id for e in world.file.events.all()]
    assert all(row.last_day >= day("2026-11-02") for row in up)
    assert all(row.last_day < day("2026-11-02") for row in down)


def test_a_row_counts_sign_ups_and_visits(world: World):
    event = world.event()
    anna, oto = world.person("Anna Liepa"), world.person("Oto Bērzs")
    world.attend(event, anna)
    world.attend(event, oto, present=False)
    world.count(event, 5, "BER")
    for person, status in ((anna, SignupStatus.REGISTERED), (oto, SignupStatus.WAITING)):
        attendance.sign_up(world.file, event_id=event.id, person_id=person.id, status=status)
    row = world.file.events.lists.row(event.id)
    assert row is not None
    assert (row.visits, row.signed_up, row.gap) == (6, 1, None)


@pytest.mark.parametrize(
    ("status", "reason", "with_people", "gap"),
    [
        (EventStatus.HELD, "", False, Gap.NO_PEOPLE),
        (EventStatus.PLANNED, "", False, Gap.NO_PEOPLE),
        (EventStatus.PLANNED, "", True, Gap.STILL_PLANNED),
        (EventStatus.HELD, "", True, None),
        (EventStatus.CANCELLED, "", False, Gap.NO_REASON),
        (EventStatus.NOT_HELD, "", True, Gap.NO_REASON),
        (EventStatus.POSTPONED, "", False, Gap.NO_REASON),
        (EventStatus.CANCELLED, "Slims vadītājs", False, None),
    ],
)
def test_what_an_event_of_the_past_lacks(
    world: World, status: EventStatus, reason: str, with_people: bool, gap: Gap | None
):
    event = world.event(status=status, status_reason=reason)
    if with_people:
        world.count(event, 3)
    row = world.file.events.lists.row(event.id)
    assert row is not None
    assert row.gap is gap
    incomplete = world.file.events.lists.earlier(EventFilter(incomplete_only=True))
    assert [one.id for one in incomplete] == ([event.id] if gap else [])
    assert world.file.events.lists.incomplete(EVERYTHING) == (1 if gap else 0)


def test_an_event_that_has_not_ended_lacks_no_people(world: World):
    ended = planned(world, "Beidzies", "2026-11-02 08:00", "2026-11-02 10:00")
    planned(world, "Notiek", "2026-11-02 08:00", "2026-11-02 10:01")
    found = world.file.events.lists.upcoming(EventFilter(incomplete_only=True))
    assert [row.id for row in found] == [ended]


def test_the_list_is_narrowed_by_centre_month_kind_and_letters(world: World):
    kind = world.file.events.kinds.find_one("TRUE")
    assert kind is not None
    world.event(title="Māla bļodiņas", kind_id=kind.id)
    world.event("2026-09-07 16:00", "2026-09-07 18:00", title="Šūšana", place="Lielā telpa")
    world.event(title="Cits centrs", centre="AGL")
    lists = world.file.events.lists

    def shown(**narrowed: object) -> list[str]:
        wanted = EventFilter(**narrowed)  # type: ignore[arg-type]
        assert lists.incomplete(wanted) == len(lists.earlier(wanted))
        return titles(lists.earlier(wanted))

    assert shown(centre_id=world.centre) == ["Māla bļodiņas", "Šūšana"]
    assert shown(kind_id=kind.id) == ["Māla bļodiņas"]
    assert shown(month=Month(2026, 9)) == ["Šūšana"]
    assert shown(typed="mala BLO") == ["Māla bļodiņas"]
    assert shown(typed="liela") == ["Šūšana"]
    assert shown(typed="?!") == []
    assert len(shown(typed="  ")) == 3


@given(typed=st.text(max_size=20))
def test_no_typing_breaks_the_list(world: World, typed: str):
    if not world.file.events.count():
        world.event()
    wanted = EventFilter(typed=typed)
    assert len(world.file.events.lists.earlier(wanted)) == world.file.events.lists.incomplete(
        wanted
    )


def test_a_row_that_is_gone_is_none(world: World):
    assert world.file.events.lists.row(99) is None


@pytest.mark.parametrize("centre", [True, False])
def test_lists_and_months_read_no_whole_table(world: World, centre: bool):
    wanted = EventFilter(centre_id=world.centre if centre else None, typed="mal", kind_id=1)
    with listening(world) as (asking, ear):
        for narrowed in (wanted, EventFilter(centre_id=wanted.centre_id, incomplete_only=True)):
            asking.file.events.lists.upcoming(narrowed)
            asking.file.events.lists.earlier(narrowed, after=("2026-10-01", 0, 0))
        asking.file.events.months.grid(Month(2026, 10), wanted.centre_id)
    assert len(ear.asked) >= 6
    assert scans(ear) == []
    for sql, values in ear.asked:
        if "ORDER BY e.local_day" in sql:
            plan = " ".join(
                row[3] for row in ear.connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)
            )
            assert "events_of_centre" in plan or "events_by_day" in plan
            assert "B-TREE FOR ORDER BY" not in plan  # only the events of one day are sorted


def test_an_event_and_all_that_hangs_on_it_reads_no_whole_table(world: World):
    event = world.event(kind_id=1)
    with listening(world) as (asking, ear):
        for part in (
            event_details.totals_of,
            event_details.visitors_of,
            event_details.counted_of,
            event_details.outputs_of,
            event_details.helpers_of,
            event_details.photos_of,
            event_details.signups_of,
            event_details.partners_of,
        ):
            part(asking.file, event.id)
        visitors_before(asking.file, event, event.local_day)
        event_details.lines_of(asking.file, event)
    assert scans(ear) == []


# -- the month view ----------------------------------------------------------------------------


def test_the_grid_has_six_weeks_from_a_monday(world: World):
    grid = world.file.events.months.grid(Month(2026, 11), world.centre)
    assert len(grid) == event_months.CELLS
    assert grid[0].day == day("2026-10-26")
    assert grid[0].day.isoweekday() == 1
    assert [cell.in_month for cell in grid].count(True) == 30


def test_a_camp_stands_on_each_of_its_days_and_a_booking_on_its_own(world: World):
    camp = world.event("2026-10-30 10:00", "2026-11-02 15:00")
    anna = world.person("Anna Liepa")
    kiln = world.kiln()
    equipment.record_induction(
        world.file, equipment_id=kiln.id, person_id=anna.id, inducted_on=day("2026-10-01")
    )
    world.book(
        kiln,
        "2026-11-05 09:00",
        "2026-11-06 09:00",
        purpose=BookingPurpose.PERSON,
        person_id=anna.id,
    )
    world.book(
        world.machine(),
        "2026-11-01 10:00",
        "2026-11-01 11:00",
        purpose=BookingPurpose.EVENT,
        event_id=camp.id,
    )
    centres.add_closure(
        world.file,
        centre_id=world.centre,
        first_day=day("2026-11-09"),
        last_day=day("2026-11-10"),
        reason="Remonts",
    )
    cells = {cell.day: cell for cell in world.file.events.months.grid(Month(2026, 11))}
    assert [str(d) for d, cell in cells.items() if cell.events] == [
        "2026-10-30",
        "2026-10-31",
        "2026-11-01",
        "2026-11-02",
    ]
    assert cells[day("2026-11-01")].events[0].starts_at == at("2026-11-01 10:00")
    booked = {d: cell.bookings for d, cell in cells.items() if cell.bookings}
    assert list(booked) == [day("2026-11-05")]
    assert booked[day("2026-11-05")][0].who == "Anna Liepa"
    cells = {c.day: c for c in world.file.events.months.grid(Month(2026, 11), world.centre)}
    closed = [str(d) for d, cell in cells.items() if cell.closure]
    assert closed == ["2026-11-09", "2026-11-10"]


@pytest.mark.parametrize(
    ("language", "on", "name"),
    [
        (Language.LATVIAN, "2026-11-18", "Latvijas Republikas Proklamēšanas diena"),
        (Language.ENGLISH, "2026-04-03", "Good Friday"),
        (Language.LATVIAN, "2026-04-06", "Otrās Lieldienas"),
        (Language.ENGLISH, "2026-06-22", "day off moved from 27\u00a0June 2026"),
    ],
)
def test_public_holidays_have_their_names_easter_and_moved_days_too(
    language: Language, on: str, name: str
):
    assert holiday_names(Phrasebook(language), day(on), day(on)) == {day(on): name}


def test_holidays_are_found_over_the_turn_of_the_year():
    found = holiday_names(Phrasebook(Language.ENGLISH), day("2026-12-30"), day("2027-01-01"))
    assert [str(on) for on in found] == ["2026-12-31", "2027-01-01"]


# -- one event's page --------------------------------------------------------------------------


def test_a_camps_days_and_its_whole_are_added_up_as_how_we_count_says(world: World):
    camp = world.event("2026-10-19 10:00", "2026-10-21 15:00")
    anna, oto = world.person("Anna Liepa"), world.person("Oto Bērzs")
    for on in ("2026-10-19", "2026-10-20"):
        world.attend(camp, anna, on=on)
    world.attend(camp, oto, on="2026-10-20")
    world.count(camp, 12, "PED", on="2026-10-21")
    world.count(camp, 4, "VEC")
    totals = event_details.totals_of(world.file, camp.id)
    assert [(one.sum.named, one.sum.counted) for one in totals.days] == [(1, 0), (2, 0), (0, 12)]
    assert (totals.whole.named, totals.whole.counted, totals.whole.total) == (3, 16, 19)
    assert (totals.different, totals.counted_once) == (2, 4)
    assert world.figures().visits_unnamed == 16


def test_on_the_only_day_of_an_event_what_was_counted_for_all_of_it_is_that_days(world: World):
    event = world.event()
    world.count(event, 7)
    world.count(event, 2, on="2026-10-07")
    totals = event_details.totals_of(world.file, event.id)
    assert totals.days[0].sum == totals.whole
    assert totals.whole.counted == 9


def test_people_of_a_day_stand_with_their_group_of_then(world: World):
    camp = world.event("2026-10-19 10:00", "2026-10-20 15:00")
    anna = world.person("Anna Liepa", "BER")
    world.attend(camp, anna, on="2026-10-20")
    people.change_person(world.file, person_id=anna.id, group_id=world.group("JAU"))
    world.hours(anna, "2026-10-20", 60, event_id=camp.id)
    (visitor,) = event_details.visitors_of(world.file, camp.id, day("2026-10-20"))
    assert (visitor.name, visitor.group.lv, visitor.helped) == ("Anna Liepa", "bērni", True)
    assert event_details.visitors_of(world.file, camp.id, day("2026-10-19")) == []
    assert event_details.visitors_of(world.file, camp.id) == [visitor]


def test_counted_lines_stand_in_the_order_of_groups_and_name_each_organisation_once(world: World):
    camp = world.event("2026-10-19 10:00", "2026-10-20 15:00")
    school, other = world.organisation("Upmalas skola"), world.organisation("Skola Upmalā")
    world.count(camp, 3)
    world.count(camp, 4, "SOC", on="2026-10-20")
    world.count(camp, 12, "PED", organisations=[school, other])
    organisations.merge_organisations(world.file, gone_id=other.id, stays_id=school.id)
    lines = event_details.counted_of(world.file, camp.id)
    assert [line.group.lv if line.group else "" for line in lines] == [
        "pedagogi",
        "sociālo pakalpojumu klienti",
        "",
    ]
    assert lines[0].organisations == ((school.id, "Upmalas skola"),)
    assert [line.numbers_only for line in lines] == [False, True, False]
    first_day = event_details.counted_of(world.file, camp.id, day("2026-10-19"))
    assert [line.headcount.people for line in first_day] == [12, 3]


def test_a_photo_warns_of_whoever_has_not_said_yes(world: World):
    event = world.event()
    anna, oto = world.person("Anna Liepa"), world.person("Oto Bērzs")
    added = stories.add_photo(
        world.file,
        centre_id=world.centre,
        jpeg=b"jpeg",
        width=10,
        height=10,
        day=day("2026-10-07"),
        event_id=event.id,
    )
    photo = added.row_id or 0
    people.record_consent(
        world.file,
        person_id=anna.id,
        purpose=Purpose.PHOTO,
        answer=Answer.YES,
        given_on=day("2026-10-01"),
    )
    stories.set_photo_people(world.file, photo_id=photo, people=[anna.id])
    assert not event_details.photos_of(world.file, event.id)[0].lacks_consent
    stories.set_photo_people(world.file, photo_id=photo, people=[oto.id, anna.id])
    (line,) = event_details.photos_of(world.file, event.id)
    assert [person.name for person in line.people if not person.agreed] == ["Oto Bērzs"]
    assert line.lacks_consent
    stories.change_photo(world.file, photo_id=photo, caption="Bļodiņas", in_report=True)
    stories.remove_photo(world.file, photo_id=photo)
    assert event_details.photos_of(world.file, event.id) == []


def test_helpers_outputs_partners_and_sign_ups_of_an_event(world: World):
    school = world.organisation("Upmalas skola")
    event = world.event(partners=[school])
    anna = world.person("Anna Liepa")
    world.attend(event, anna)
    world.hours(anna, "2026-10-07", 60, event_id=event.id, state=EntryState.SUGGESTED)
    attendance.add_output(
        world.file,
        centre_id=world.centre,
        what="būrīši",
        quantity=24,
        day=event.local_day,
        event_id=event.id,
        recipient="5 PII",
    )
    (output,) = event_details.outputs_of(world.file, event.id)
    attendance.change_output(world.file, output_id=output.output.id, organisation_id=school.id)
    attendance.sign_up(
        world.file, event_id=event.id, person_id=anna.id, status=SignupStatus.REGISTERED
    )
    (helper,) = event_details.helpers_of(world.file, event.id)
    assert (helper.name, helper.visited) == ("Anna Liepa", True)
    assert output.recipient == "5 PII"
    assert event_details.outputs_of(world.file, event.id)[0].recipient == "Upmalas skola"
    assert event_details.partners_of(world.file, event.id)[0].name == "Upmalas skola"
    (signup,) = event_details.signups_of(world.file, event.id)
    assert signup.came


@pytest.mark.parametrize(
    ("capacity", "came", "room"),
    [(None, 3, Room.UNLIMITED), (4, 3, Room.FREE), (3, 3, Room.FULL), (2, 3, Room.OVER)],
)
def test_places_only_warn(world: World, capacity: int | None, came: int, room: Room):
    event = world.event(capacity=capacity)
    world.count(event, came)
    totals = event_details.totals_of(world.file, event.id)
    assert places(capacity, [], totals).room is room


def test_only_lines_that_run_on_the_events_day_are_offered(world: World):
    event = world.event(line="A1")
    (offered,) = event_details.lines_of(world.file, event)
    assert offered.chosen in offered.lines
    assert all(one.valid_from <= event.local_day <= one.valid_until for one in offered.lines)
