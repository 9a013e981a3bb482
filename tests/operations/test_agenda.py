from __future__ import annotations

from datetime import timedelta

import pytest

from krc_desktop import clock
from krc_desktop.clock import FixedClock
from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.agenda import (
    AgendaDay,
    BookingEntry,
    Doors,
    EventEntry,
    MonthFigure,
    ReportDue,
)
from krc_desktop.model.bookings import BookingPurpose, BookingStatus, FiringKind
from krc_desktop.model.checklist import Check, CheckKind
from krc_desktop.model.event_lists import Gap
from krc_desktop.model.events import EventStatus, SignupStatus
from krc_desktop.model.places import PageName
from krc_desktop.model.volunteers import EntryState
from krc_desktop.operations import agenda, agenda_words, attendance, centres, equipment, firings
from krc_desktop.periods import Month, Period
from krc_desktop.store.centre_file import CentreFile
from tests.builders import World, at, day

LATVIAN, ENGLISH = Phrasebook(Language.LATVIAN), Phrasebook(Language.ENGLISH)
TODAY = day("2026-11-26")
NOW = at("2026-11-26 12:19")


@pytest.fixture
def world(world: World) -> World:
    """A Thursday in November, a little after noon."""
    return World(CentreFile(world.path, world.file.connection, FixedClock(NOW)))


def the_day(world: World, on: str = "2026-11-26") -> AgendaDay:
    found = agenda.agenda(world.file, centre_id=world.centre, period=Period(day(on), day(on)))
    return found[0]


def planned(world: World, starts: str, ends: str, title: str, **others: object):
    return world.event(starts, ends, title=title, status=EventStatus.PLANNED, **others)


# -- the day -----------------------------------------------------------------------------------


def test_a_day_holds_its_events_and_bookings_in_the_order_of_time(world: World):
    clay = planned(
        world,
        "2026-11-26 15:30",
        "2026-11-26 17:30",
        "Māla darbnīca",
        place="Darbnīca",
        leader="Zenta Upmale",
        capacity=12,
    )
    planned(world, "2026-11-26 10:00", "2026-11-26 12:00", "Adītāju rīts")
    planned(world, "2026-11-27 10:00", "2026-11-27 12:00", "Rītdienas darbnīca")
    kiln = world.kiln()
    firing = world.book(kiln, "2026-11-26 18:00", "2026-11-28 18:00", status=BookingStatus.BOOKED)
    firings.log_firing(world.file, booking_id=firing.id, kind=FiringKind.GLAZE, target_celsius=1040)
    attendance.sign_up(
        world.file,
        event_id=clay.id,
        person_id=world.person().id,
        status=SignupStatus.REGISTERED,
    )
    first, second, third = the_day(world).entries
    assert isinstance(first, EventEntry)
    assert first.gap is Gap.NO_PEOPLE
    assert isinstance(second, EventEntry)
    assert (second.title.lv, second.place, second.leader) == (
        "Māla darbnīca",
        "Darbnīca",
        "Zenta Upmale",
    )
    assert (second.signed_up, second.capacity, second.gap) == (1, 12, None)
    assert isinstance(third, BookingEntry)
    assert third.machine.lv == "Keramikas ceplis"
    assert (third.firing, third.target_celsius, third.open_below_celsius) == (
        FiringKind.GLAZE,
        1040,
        60,
    )


def test_a_firing_stands_on_each_day_that_it_touches(world: World):
    kiln = world.kiln()
    world.book(kiln, "2026-11-25 09:00", "2026-11-27 00:00")
    touched = [
        on.day
        for on in agenda.agenda(
            world.file, centre_id=world.centre, period=Period(day("2026-11-24"), day("2026-11-28"))
        )
        if on.entries
    ]
    assert touched == [day("2026-11-25"), TODAY]


def test_a_kiln_says_when_it_is_planned_to_be_opened(world: World):
    kiln = world.kiln()
    world.book(kiln, "2026-11-26 08:00", "2026-11-27 20:30", status=BookingStatus.BOOKED)
    (entry,) = the_day(world).bookings
    assert entry.opens_at == at("2026-11-27 19:30")


def test_a_machine_taken_for_an_event_is_not_shown_beside_it(world: World):
    event = planned(world, "2026-11-26 15:00", "2026-11-26 17:00", "Šūšana")
    world.book(
        world.machine(),
        "2026-11-26 15:00",
        "2026-11-26 17:00",
        purpose=BookingPurpose.EVENT,
        event_id=event.id,
        status=BookingStatus.BOOKED,
    )
    assert len(the_day(world).entries) == 1


def test_each_day_of_a_camp_knows_which_it_is(world: World):
    planned(world, "2026-11-25 10:00", "2026-11-27 16:00", "Nometne")
    (entry,) = the_day(world).entries
    assert isinstance(entry, EventEntry)
    assert (entry.number, entry.days, entry.starts_at) == (2, 3, at("2026-11-26 10:00"))


def test_what_was_written_down_for_a_day_is_counted_with_what_was_for_all(world: World):
    camp = world.event("2026-11-25 10:00", "2026-11-27 16:00", title="Nometne")
    world.attend(camp, world.person(), on="2026-11-25")
    world.count(camp, 7, "BER", on="2026-11-26")
    world.count(camp, 2, "VEC")
    (entry,) = the_day(world).entries
    assert isinstance(entry, EventEntry)
    assert entry.recorded == 9


def test_other_centres_have_days_of_their_own(world: World):
    planned(world, "2026-11-26 10:00", "2026-11-26 12:00", "Citur", centre="VAR")
    assert the_day(world).entries == ()
    everywhere = agenda.agenda(world.file, centre_id=None, period=Period(TODAY, TODAY))
    assert len(everywhere[0].entries) == 1


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        ("2026-11-26", "2026-11-27", "2026-11-29"),
        ("2026-11-28", "2026-11-29", "2026-11-29"),
        ("2026-11-29", "2026-11-30", "2026-12-06"),
        ("2026-11-30", "2026-12-01", "2026-12-06"),
    ],
)
def test_the_rest_of_the_week_is_never_nothing(today: str, first: str, last: str):
    assert agenda.rest_of_week(day(today)) == Period(day(first), day(last))


# -- the doors ---------------------------------------------------------------------------------


def opened(world: World, on: str, words: Phrasebook = LATVIAN):
    return agenda.opening_day(world.file, centre_id=world.centre, day=day(on), words=words)


def test_nobody_knows_the_doors_of_a_centre_without_hours(world: World):
    assert opened(world, "2026-11-26").doors is Doors.UNKNOWN


def test_the_doors_follow_hours_holidays_and_closures(world: World):
    hours = dict.fromkeys(range(1, 6), (9 * 60, 19 * 60))
    centres.set_opening_hours(
        world.file, centre_id=world.centre, hours=hours, since=day("2026-01-01")
    )
    open_day = opened(world, "2026-11-26")
    assert open_day.doors is Doors.OPEN
    assert open_day.spans == ((at("2026-11-26 09:00"), at("2026-11-26 19:00")),)
    assert opened(world, "2026-11-28").doors is Doors.CLOSED
    holiday = opened(world, "2026-11-18")
    assert (holiday.doors, bool(holiday.holiday)) == (Doors.CLOSED, True)
    assert opened(world, "2026-11-18", ENGLISH).holiday != holiday.holiday
    centres.add_closure(
        world.file,
        centre_id=world.centre,
        first_day=TODAY,
        last_day=TODAY,
        reason="Inventūra",
    )
    closed = opened(world, "2026-11-26")
    assert (closed.doors, closed.reason) == (Doors.CLOSED, "Inventūra")


# -- the day in a sentence ---------------------------------------------------------------------


def sentence(world: World, words: Phrasebook = LATVIAN, *, doors: bool = False) -> str:
    opening = opened(world, "2026-11-26", words) if doors else None
    return agenda_words.day_sentence(words, the_day(world), opening, NOW)


def test_an_empty_day_says_so(world: World):
    assert sentence(world, ENGLISH) == "Nothing is planned for today."
    assert sentence(world) == "Šodien nekas nav ieplānots."


def test_a_full_day_is_counted_and_says_until_when_nothing_is(world: World):
    planned(world, "2026-11-26 10:00", "2026-11-26 12:00", "Adītāju rīts")
    planned(world, "2026-11-26 15:30", "2026-11-26 17:30", "Māla darbnīca")
    world.book(world.kiln(), "2026-11-26 18:00", "2026-11-27 18:00", status=BookingStatus.BOOKED)
    assert sentence(world) == (
        "Šodien: 2 pasākumi un 1 apdedzināšana. Līdz plkst.\u00a015.30 pasākumu nav."
    )
    assert sentence(world, ENGLISH) == "Today: 2 events and 1 firing. Nothing until 15:30."


def test_what_runs_now_is_named(world: World):
    planned(world, "2026-11-26 12:00", "2026-11-26 13:00", "Adītāju rīts")
    assert sentence(world).endswith("Šobrīd: “Adītāju rīts”.")


def test_after_the_last_event_nothing_more_is_said_to_come(world: World):
    planned(world, "2026-11-26 09:00", "2026-11-26 10:00", "Adītāju rīts")
    assert sentence(world, ENGLISH) == "Today: 1 event. No more events today."


def test_a_cancelled_event_is_not_counted(world: World):
    world.event("2026-11-26 15:00", "2026-11-26 16:00", status=EventStatus.CANCELLED)
    assert sentence(world, ENGLISH) == "Nothing is planned for today."


def test_a_closed_day_says_why(world: World):
    centres.add_closure(
        world.file, centre_id=world.centre, first_day=TODAY, last_day=TODAY, reason="Inventūra"
    )
    assert sentence(world, doors=True) == "Centrs šodien ir slēgts: Inventūra."


# -- what is to be done ------------------------------------------------------------------------


def things(world: World) -> list[Check | ReportDue]:
    return list(agenda.things_to_do(world.file, centre_id=world.centre))


def test_a_fresh_file_asks_for_nothing(world: World):
    assert things(world) == []


def test_everything_that_waits_is_listed_with_its_place(world: World):
    event = planned(world, "2026-11-24 14:00", "2026-11-24 16:00", "Senioru pēcpusdiena")
    held = planned(world, "2026-11-20 14:00", "2026-11-20 16:00", "Vēl plānots")
    world.count(held, 4, "BER")
    person = world.person()
    entry = world.hours(person, "2026-11-20", 60, state=EntryState.SUGGESTED)
    kiln = world.kiln()
    booking = world.book(kiln, "2026-11-10 09:00", "2026-11-11 09:00", status=BookingStatus.BOOKED)
    equipment.add_maintenance_plan(
        world.file, equipment_id=kiln.id, what="Apskate", starts_on=day("2026-01-01"), every_days=90
    )
    found = things(world)
    kinds = [one.kind if isinstance(one, Check) else "report" for one in found]
    assert kinds == [
        CheckKind.EVENTS_WITHOUT_PEOPLE,
        "report",
        CheckKind.EVENTS_STILL_PLANNED,
        CheckKind.SUGGESTED_HOURS,
        CheckKind.BOOKINGS_WITHOUT_OUTCOME,
        CheckKind.MAINTENANCE_DUE,
    ]
    checks = {one.kind: one for one in found if isinstance(one, Check)}
    places = {kind: (one.place.page, one.place.rows) for kind, one in checks.items()}
    assert places[CheckKind.EVENTS_WITHOUT_PEOPLE] == (PageName.EVENTS, (event.id,))
    assert places[CheckKind.EVENTS_STILL_PLANNED] == (PageName.EVENTS, (held.id,))
    assert places[CheckKind.SUGGESTED_HOURS] == (PageName.VOLUNTEERS, (entry.id,))
    assert places[CheckKind.BOOKINGS_WITHOUT_OUTCOME] == (PageName.EQUIPMENT, (booking.id,))
    assert checks[CheckKind.BOOKINGS_WITHOUT_OUTCOME].place.part == "booking"
    assert places[CheckKind.MAINTENANCE_DUE] == (PageName.EQUIPMENT, ())
    assert checks[CheckKind.MAINTENANCE_DUE].place.part == "machines"
    for one in checks.values():
        told = agenda_words.told_check(LATVIAN, one)
        assert told.what.endswith(f": {one.count}")
        assert told.which
        assert told.verb
        assert told != agenda_words.told_check(ENGLISH, one)


def test_what_is_done_is_no_longer_listed(world: World):
    event = world.event("2026-11-24 14:00", "2026-11-24 16:00")
    assert CheckKind.EVENTS_WITHOUT_PEOPLE in [
        one.kind for one in things(world) if isinstance(one, Check)
    ]
    world.count(event, 3, "BER")
    assert [one for one in things(world) if isinstance(one, Check)] == []


def test_what_is_long_past_is_left_to_its_report(world: World):
    world.event("2026-08-24 14:00", "2026-08-24 16:00")
    assert [one for one in things(world) if isinstance(one, Check)] == []


@pytest.mark.parametrize(
    ("now", "month", "due", "late"),
    [
        ("2026-11-26 12:00", Month(2026, 11), "2026-12-05", False),
        ("2026-12-03 12:00", Month(2026, 11), "2026-12-05", False),
        ("2026-12-09 12:00", Month(2026, 11), "2026-12-05", True),
        ("2026-12-21 12:00", Month(2026, 12), "2027-01-05", False),
    ],
)
def test_one_report_is_due_at_a_time(world: World, now: str, month: Month, due: str, late: bool):
    world.event("2026-11-04 10:00", "2026-11-04 12:00")
    file = CentreFile(world.path, world.file.connection, FixedClock(at(now)))
    found = agenda.report_due(file, centre_id=world.centre)
    assert found is not None
    assert (found.month, found.due_on, found.is_late) == (month, day(due), late)
    assert found.place.page is PageName.REPORTS
    assert 0 < found.ready < found.of == len(CheckKind)
    told = agenda_words.told_report(LATVIAN, found)
    assert told.which.endswith(f"Gatavs: {found.ready} no {found.of}")


def test_the_report_of_a_month_before_the_centre_began_is_not_asked_for(world: World):
    world.event("2026-12-04 10:00", "2026-12-04 12:00", status=EventStatus.PLANNED)
    assert agenda.report_due(world.file, centre_id=world.centre) is None


def test_machines_are_due_by_date_or_by_counter(world: World):
    from krc_desktop.model.equipment import CounterMeasure

    kiln = world.kiln()
    counter = equipment.add_counter(
        world.file,
        equipment_id=kiln.id,
        name_lv="Apdedzināšanas",
        measure=CounterMeasure.FIRINGS,
        since=day("2026-01-01"),
        start_value=45,
    )
    equipment.add_maintenance_plan(
        world.file,
        equipment_id=kiln.id,
        what="Termopāris",
        starts_on=day("2026-01-01"),
        counter_id=counter.row_id,
        every_count=50,
    )
    equipment.add_maintenance_plan(
        world.file, equipment_id=kiln.id, what="Apskate", starts_on=day("2026-01-01"), every_days=90
    )
    world.book(kiln, "2026-11-10 09:00", "2026-11-11 09:00")
    overdue, soon = agenda.machines_due(world.file, centre_id=world.centre)
    assert (overdue.what, overdue.is_over, overdue.due_on) == ("Apskate", True, day("2026-04-01"))
    assert (soon.what, soon.is_over, soon.counted, soon.limit) == ("Termopāris", False, 46, 50)
    assert "46 no 50" in agenda_words.told_machine(LATVIAN, soon).which
    equipment.record_maintenance(
        world.file, equipment_id=kiln.id, done_on=TODAY, what="Apskate", plan_id=overdue.plan_id
    )
    equipment.record_maintenance(
        world.file, equipment_id=kiln.id, done_on=TODAY, what="Termopāris", plan_id=soon.plan_id
    )
    assert agenda.machines_due(world.file, centre_id=world.centre) == ()


def test_a_counter_of_work_counts_minutes_since_the_last_job(world: World):
    from krc_desktop.model.equipment import CounterMeasure

    laser = world.machine("Šujmašīna")
    counter = equipment.add_counter(
        world.file,
        equipment_id=laser.id,
        name_lv="Stundas",
        measure=CounterMeasure.WORKING_MINUTES,
        since=day("2026-01-01"),
    )
    equipment.add_maintenance_plan(
        world.file,
        equipment_id=laser.id,
        what="Eļļošana",
        starts_on=day("2026-01-01"),
        counter_id=counter.row_id,
        every_count=120,
    )
    world.book(laser, "2026-11-10 09:00", "2026-11-10 11:00", purpose=BookingPurpose.FIRING)
    (plan,) = agenda.machines_due(world.file, centre_id=world.centre)
    assert (plan.counted, plan.is_over) == (120, True)
    equipment.record_maintenance(
        world.file,
        equipment_id=laser.id,
        done_on=TODAY,
        what="Eļļošana",
        plan_id=plan.plan_id,
        counter_value=120,
    )
    assert agenda.machines_due(world.file, centre_id=world.centre) == ()


# -- the figures -------------------------------------------------------------------------------


def test_the_three_figures_are_those_of_the_one_place(world: World):
    person = world.person()
    october = world.event("2026-10-07 16:00", "2026-10-07 18:00")
    world.attend(october, person)
    world.count(october, 5, "BER")
    world.event("2026-11-07 16:00", "2026-11-07 18:00", status=EventStatus.CANCELLED)
    november = world.event("2026-11-08 16:00", "2026-11-08 18:00")
    world.count(november, 3)
    world.hours(person, "2026-11-08", 150)
    world.hours(person, "2026-11-09", 30, state=EntryState.SUGGESTED)
    found = agenda.month_figures(world.file, centre_id=world.centre, month=Month(2026, 11))
    assert found.months[0] == Month(2026, 6)
    assert found.values == {
        MonthFigure.EVENTS: (0, 0, 0, 0, 1, 1),
        MonthFigure.VISITS: (0, 0, 0, 0, 6, 3),
        MonthFigure.VOLUNTEER_MINUTES: (0, 0, 0, 0, 0, 150),
    }
    for month, *shown in zip(found.months, *found.values.values(), strict=True):
        counted = world.figures(str(month), "PRE")
        assert shown == [counted.events.held, counted.visits, counted.volunteer_minutes]


def test_a_day_over_the_change_of_clocks_is_one_day(world: World):
    planned(world, "2026-10-25 02:30", "2026-10-25 23:30", "Gara diena")
    assert len(the_day(world, "2026-10-25").entries) == 1
    assert clock.midnight(day("2026-10-26")) - clock.midnight(day("2026-10-25")) == timedelta(
        hours=25
    )
