"""Events that repeat: planned, changed, moved, cancelled and deleted in one step."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.bookings import BookingPurpose, BookingStatus
from krc_desktop.model.equipment import Equipment
from krc_desktop.model.events import Event, EventStatus, PartnerRole
from krc_desktop.model.series import (
    LAST_IN_MONTH,
    LONGEST_SERIES,
    MOST_EVENTS,
    Every,
    Reach,
    Repeat,
    days_of,
    monthly,
    read,
    weekly,
    written,
)
from krc_desktop.operations import centres, event_copies, events, history, series
from tests.builders import World, at, day

# 25.10.2026 at 04:00 the clocks go back to 03:00
WEDNESDAY = day("2026-10-07")


def repeats() -> st.SearchStrategy[Repeat]:
    ends = st.one_of(
        st.fixed_dictionaries({"count": st.integers(1, 12)}),
        st.fixed_dictionaries({"until": st.dates(WEDNESDAY, day("2027-06-01"))}),
    )
    weekdays = st.sets(st.integers(1, 7), min_size=1).map(lambda days: tuple(sorted(days)))
    weeks = st.builds(
        lambda weekdays, step, end: Repeat(every=Every.WEEK, weekdays=weekdays, step=step, **end),
        weekdays,
        st.integers(1, 4),
        ends,
    )
    months = st.builds(
        lambda weekday, nth, step, end: Repeat(
            every=Every.MONTH, weekdays=(weekday,), nth=nth, step=step, **end
        ),
        st.integers(1, 7),
        st.sampled_from([1, 2, 3, 4, LAST_IN_MONTH]),
        st.integers(1, 2),
        ends,
    )
    return st.one_of(weeks, months)


def planned(
    world: World, starts: str = "2026-10-07 16:00", ends: str = "2026-10-07 18:00"
) -> Event:
    return world.event(starts, ends, status=EventStatus.PLANNED)


def repeated(world: World, event: Event, repeat: Repeat) -> list[Event]:
    """The series of an event with every day of its rule."""
    days = days_of(repeat, event.local_day)
    series.repeat_event(world.file, event_id=event.id, repeat=repeat, days=days)
    return siblings(world, event)


def siblings(world: World, event: Event) -> list[Event]:
    series_id = world.file.events.get(event.id).series_id
    assert series_id is not None
    return world.file.events.of_series(series_id)


def walls(found: list[Event]) -> list[str]:
    return [f"{clock.local(event.starts_at):%d.%m. %H:%M}" for event in found]


def machine_for(world: World, event: Event, **others: Any) -> Equipment:
    machine = world.machine()
    world.book(
        machine,
        "2026-10-07 15:00",
        "2026-10-07 18:00",
        purpose=BookingPurpose.EVENT,
        status=BookingStatus.BOOKED,
        event_id=event.id,
        **others,
    )
    return machine


def refusal(verb: Any, *given: Any, **how: Any) -> BrokenRule:
    with pytest.raises(BrokenRule) as refused:
        verb(*given, **how)
    return refused.value


# -- rules -------------------------------------------------------------------------------------


def test_every_week_on_two_weekdays_until_a_day():
    repeat = Repeat(every=Every.WEEK, weekdays=(1, 3), until=day("2026-10-19"))
    assert [found.day for found in days_of(repeat, WEDNESDAY)] == [7, 12, 14, 19]


def test_every_second_week_so_many_times_with_the_first():
    repeat = Repeat(every=Every.WEEK, weekdays=(3,), step=2, count=3)
    assert [str(found) for found in days_of(repeat, WEDNESDAY)] == [
        "2026-10-07",
        "2026-10-21",
        "2026-11-04",
    ]


@pytest.mark.parametrize(
    ("first", "nth", "second"),
    [
        ("2026-10-07", 1, "2026-11-04"),
        ("2026-10-14", 2, "2026-11-11"),
        ("2026-10-28", LAST_IN_MONTH, "2026-11-25"),
        ("2026-10-31", LAST_IN_MONTH, "2026-11-28"),
        ("2026-10-22", 4, "2026-11-26"),
    ],
)
def test_a_day_of_a_month_repeats_as_its_nth_weekday(first: str, nth: int, second: str):
    repeat = monthly(day(first), count=2)
    assert repeat.nth == nth
    assert days_of(repeat, day(first)) == [day(first), day(second)]


@given(repeat=repeats())
def test_a_rule_is_read_back_as_it_was_written(repeat: Repeat):
    assert read(written(repeat)) == repeat
    assert len(written(repeat)) <= 200


@given(repeat=repeats(), first=st.dates(WEDNESDAY, day("2027-06-01")))
def test_the_days_of_a_rule_begin_with_the_first_and_keep_to_it(repeat: Repeat, first: date):
    try:
        days = days_of(repeat, first)
    except BrokenRule as refused:
        assert repeat.until is not None
        assert (refused.key, repeat.until < first) == (Rule.PERIOD_REVERSED, True)  # noqa: PT017
        return
    assert days[0] == first
    assert days == sorted(set(days))
    assert all(found.isoweekday() in repeat.weekdays for found in days[1:])
    if repeat.count is not None:
        assert len(days) == repeat.count
    if repeat.until is not None:
        assert days[-1] <= repeat.until


@pytest.mark.parametrize(
    ("repeat", "rule"),
    [
        (Repeat(every=Every.WEEK, weekdays=(), count=2), Rule.FIELD_EMPTY),
        (Repeat(every=Every.WEEK, weekdays=(3,)), Rule.FIELD_EMPTY),
        (Repeat(every=Every.WEEK, weekdays=(8,), count=2), Rule.NUMBER_OUT_OF_RANGE),
        (Repeat(every=Every.WEEK, weekdays=(3,), step=0, count=2), Rule.NUMBER_OUT_OF_RANGE),
        (Repeat(every=Every.WEEK, weekdays=(3,), count=0), Rule.NUMBER_OUT_OF_RANGE),
        (Repeat(every=Every.MONTH, weekdays=(3,), nth=5, count=2), Rule.NUMBER_OUT_OF_RANGE),
        (weekly(WEDNESDAY, until=day("2026-10-06")), Rule.PERIOD_REVERSED),
        (weekly(WEDNESDAY, until=day("2029-10-06")), Rule.SERIES_TOO_LONG),
        (weekly(WEDNESDAY, count=200), Rule.SERIES_TOO_LONG),
        (Repeat(every=Every.MONTH, weekdays=(3,), step=52, count=3), Rule.SERIES_TOO_LONG),
        (
            Repeat(
                every=Every.WEEK, weekdays=(1, 2, 3, 4, 5, 6, 7), until=WEDNESDAY + LONGEST_SERIES
            ),
            Rule.SERIES_TOO_LONG,
        ),
    ],
)
def test_a_rule_without_end_or_sense_is_refused(repeat: Repeat, rule: Rule):
    assert refusal(days_of, repeat, WEDNESDAY).key is rule


def test_the_most_events_are_just_possible():
    every_day = (1, 2, 3, 4, 5, 6, 7)
    repeat = Repeat(every=Every.WEEK, weekdays=every_day, count=MOST_EVENTS)
    assert len(days_of(repeat, WEDNESDAY)) == MOST_EVENTS


# -- planning ----------------------------------------------------------------------------------


def test_a_plan_flags_holidays_closures_and_machines_that_are_taken(world: World):
    event = planned(world)
    machine = machine_for(world, event)
    world.book(machine, "2026-10-21 17:00", "2026-10-21 19:00")
    for first, is_open in (("2026-11-04", False), ("2026-12-30", True)):
        centres.add_closure(
            world.file,
            centre_id=world.centre,
            first_day=day(first),
            last_day=day(first) + timedelta(days=1),
            reason="Remonts",
            is_open=is_open,
        )
    before = world.everything()
    repeat = weekly(WEDNESDAY, until=day("2026-12-31"))
    found = {
        one.day: one for one in series.planned_by(world.file, event_id=event.id, repeat=repeat)
    }
    assert world.everything() == before
    assert found[day("2026-11-18")].is_holiday
    closure = found[day("2026-11-04")].closure
    assert closure is not None
    assert closure.reason == "Remonts"
    (left_out,) = found[day("2026-10-21")].taken
    assert left_out.key is Rule.BOOKING_OVERLAPS
    assert not found[day("2026-10-21")].is_advised
    assert not found[day("2026-12-30")].is_holiday
    not_advised = [str(one.day) for one in found.values() if not one.is_advised]
    assert not_advised == ["2026-10-21", "2026-11-04", "2026-11-18"]
    assert found[day("2026-10-28")].starts_at == at("2026-10-28 16:00")


def test_chosen_days_alone_are_made_with_lines_partners_and_machines(world: World):
    partner = world.organisation()
    event = world.event(status=EventStatus.PLANNED, line="A1", place="Darbnīca", capacity=12)
    events.set_partners(
        world.file,
        event_id=event.id,
        organisations={partner.id: (PartnerRole.SUPPORTER, "māls")},
    )
    machine = machine_for(world, event)
    world.count(event, 5)
    before = world.journaled()
    series.repeat_event(
        world.file,
        event_id=event.id,
        repeat=weekly(WEDNESDAY, count=5),
        days=[day("2026-10-14"), day("2026-10-28"), day("2030-01-01")],
    )
    found = siblings(world, event)
    assert walls(found) == ["07.10. 16:00", "14.10. 16:00", "28.10. 16:00"]
    copy = found[2]
    assert (copy.place, copy.capacity, copy.status) == ("Darbnīca", 12, EventStatus.PLANNED)
    assert world.file.events.headcounts.count("event_id = ?", copy.id) == 0
    (line,) = world.file.events.lines.find("event_id = ?", copy.id)
    assert line.line_id == world.line("A1")
    (given,) = world.file.events.partners.find("event_id = ?", copy.id)
    assert (given.role, given.contribution) == (PartnerRole.SUPPORTER, "māls")
    booked = world.file.bookings.find("equipment_id = ? ORDER BY starts_at", machine.id)
    assert [f"{clock.local(one.starts_at):%d.%m. %H:%M}" for one in booked] == [
        "07.10. 15:00",
        "14.10. 15:00",
        "28.10. 15:00",
    ]
    history.undo(world.file)
    assert world.journaled() == before


def test_a_series_goes_on_without_making_a_day_twice(world: World):
    event = planned(world)
    repeated(world, event, weekly(WEDNESDAY, count=3))
    longer = weekly(WEDNESDAY, count=5)
    plan = series.planned_by(world.file, event_id=event.id, repeat=longer)
    new = [one.day for one in plan[1:] if one.is_advised]
    assert new == [day("2026-10-28"), day("2026-11-04")]
    series.repeat_event(world.file, event_id=event.id, repeat=longer, days=new)
    assert len(siblings(world, event)) == 5
    (kept,) = world.file.events.series.all()
    assert read(kept.rule) == longer
    assert (
        refusal(series.repeat_event, world.file, event_id=event.id, repeat=longer, days=new).key
        is Rule.SERIES_HAS_DAY
    )


def test_a_series_of_no_more_than_its_first_event_is_refused(world: World):
    event = planned(world)
    refused = refusal(
        series.repeat_event,
        world.file,
        event_id=event.id,
        repeat=weekly(WEDNESDAY, count=3),
        days=[WEDNESDAY],
    )
    assert refused.key is Rule.SERIES_NO_DAYS


def test_a_wall_time_that_the_clocks_skip_is_told_on_its_day(world: World):
    event = planned(world, "2027-03-21 03:30", "2027-03-21 05:00")
    plan = series.planned_by(world.file, event_id=event.id, repeat=weekly(event.local_day, count=3))
    skipped = [one.refusal.key for one in plan if one.refusal is not None]
    assert (skipped, plan[1].is_advised) == ([Rule.TIME_SKIPPED], False)


@given(repeat=repeats())
def test_undo_takes_a_whole_series_away_and_redo_brings_it_back(world: World, repeat: Repeat):
    event = planned(world)
    before = world.journaled()
    try:
        made = repeated(world, event, repeat)
    except BrokenRule as refused:
        assert refused.key is Rule.SERIES_NO_DAYS  # noqa: PT017
        assert world.journaled() == before
        return
    assert [one.local_day for one in made] == days_of(repeat, WEDNESDAY)
    assert {clock.local(one.starts_at).hour for one in made} == {16}
    assert {one.ends_at - one.starts_at for one in made} == {timedelta(hours=2)}
    after = world.journaled()
    history.undo(world.file)
    assert world.journaled() == before
    history.redo(world.file)
    assert world.journaled() == after
    history.undo(world.file)


# -- together ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reach", "renamed"),
    [
        (Reach.THIS, ["14"]),
        (Reach.LATER, ["14", "21", "28"]),
        (Reach.ALL, ["07", "14", "21", "28"]),
    ],
)
def test_this_this_and_later_or_all_are_changed(world: World, reach: Reach, renamed: list[str]):
    made = repeated(world, planned(world), weekly(WEDNESDAY, count=4))
    before = world.journaled()
    series.change_events(world.file, event_id=made[1].id, reach=reach, title_lv="Šūšana")
    changed = [one for one in siblings(world, made[0]) if one.title_lv == "Šūšana"]
    assert [f"{one.local_day:%d}" for one in changed] == renamed
    history.undo(world.file)
    assert world.journaled() == before


def test_another_verb_is_done_to_each_in_one_step(world: World):
    made = repeated(world, planned(world), weekly(WEDNESDAY, count=3))
    before = world.journaled()
    series.change_each(
        world.file,
        event_id=made[1].id,
        reach=Reach.LATER,
        change=lambda one: events.set_line(world.file, event_id=one, line_id=world.line("A1")),
    )
    assert world.file.events.lines.count() == 2
    history.undo(world.file)
    assert world.journaled() == before


def test_a_move_keeps_the_wall_time_over_the_clock_change_with_its_machines(world: World):
    event = planned(world)
    machine = machine_for(world, event)
    made = repeated(world, event, weekly(WEDNESDAY, count=4))
    series.move_events(
        world.file,
        event_id=made[1].id,
        starts_at=at("2026-10-15 17:30"),
        ends_at=at("2026-10-15 20:00"),
        reach=Reach.LATER,
    )
    moved = siblings(world, event)
    assert walls(moved) == ["07.10. 16:00", "15.10. 17:30", "22.10. 17:30", "29.10. 17:30"]
    assert {f"{clock.local(one.ends_at):%H:%M}" for one in moved[1:]} == {"20:00"}
    booked = world.file.bookings.find("equipment_id = ? ORDER BY starts_at", machine.id)
    assert [f"{clock.local(one.starts_at):%d. %H:%M}" for one in booked] == [
        "07. 15:00",
        "15. 16:30",
        "22. 16:30",
        "29. 16:30",
    ]


def test_machines_of_a_camp_over_the_clock_change_keep_their_wall_time(world: World):
    camp = world.event("2026-10-23 10:00", "2026-10-26 15:00", status=EventStatus.PLANNED)
    machine = world.machine()
    for on in ("23", "26"):
        world.book(
            machine,
            f"2026-10-{on} 11:00",
            f"2026-10-{on} 12:00",
            purpose=BookingPurpose.EVENT,
            status=BookingStatus.BOOKED,
            event_id=camp.id,
        )
    events.move_event(
        world.file,
        event_id=camp.id,
        starts_at=at("2026-11-06 10:00"),
        ends_at=at("2026-11-09 15:00"),
    )
    booked = world.file.bookings.find("equipment_id = ? ORDER BY starts_at", machine.id)
    assert [f"{clock.local(one.starts_at):%d. %H:%M}" for one in booked] == [
        "06. 11:00",
        "09. 11:00",
    ]


@given(
    days=st.integers(-40, 40),
    minutes=st.integers(-12 * 60, 12 * 60),
    at_first=st.integers(0, 4),
    reach=st.sampled_from(list(Reach)),
    step=st.sampled_from([1, 2]),
)
def test_a_move_shifts_by_the_same_wall_time_and_undo_brings_everything_back(
    world: World, days: int, minutes: int, at_first: int, reach: Reach, step: int
):
    event = planned(world, "2026-10-07 12:00", "2026-10-07 14:00")
    made = repeated(world, event, Repeat(every=Every.WEEK, weekdays=(3,), step=step, count=5))
    before = world.journaled()
    one = made[at_first]
    shift = timedelta(days=days, minutes=minutes)
    wall = clock.local(one.starts_at).replace(tzinfo=None) + shift
    try:
        starts = clock.instant(wall)
        series.move_events(
            world.file,
            event_id=one.id,
            starts_at=starts,
            ends_at=clock.instant(wall + timedelta(hours=2)),
            reach=reach,
        )
    except BrokenRule as refused:
        assert refused.key is Rule.TIME_SKIPPED  # noqa: PT017
        assert world.journaled() == before
    else:
        was = {found.id: clock.local(found.starts_at).replace(tzinfo=None) for found in made}
        meant = {
            Reach.THIS: [one],
            Reach.LATER: made[at_first:],
            Reach.ALL: made,
        }[reach]
        for found in siblings(world, event):
            by = shift if found.id in {m.id for m in meant} else timedelta(0)
            moved_wall = clock.local(found.starts_at).replace(tzinfo=None)
            assert moved_wall == was[found.id] + by
        if shift:
            history.undo(world.file)
        assert world.journaled() == before
    series.delete_events(world.file, event_id=event.id, reach=Reach.ALL)


def test_moving_where_a_machine_is_taken_moves_nothing_at_all(world: World):
    event = planned(world)
    machine = machine_for(world, event)
    made = repeated(world, event, weekly(WEDNESDAY, count=4))
    world.book(machine, "2026-10-29 17:00", "2026-10-29 19:00")
    before = world.everything()
    refused = refusal(
        series.move_events,
        world.file,
        event_id=made[0].id,
        starts_at=at("2026-10-08 16:00"),
        ends_at=at("2026-10-08 18:00"),
        reach=Reach.ALL,
    )
    assert refused.key is Rule.BOOKING_OVERLAPS
    assert world.everything() == before


def test_a_series_slides_over_its_own_machine_bookings(world: World):
    event = planned(world)
    machine_for(world, event)
    made = repeated(world, event, weekly(WEDNESDAY, count=4))
    for to in ("2026-10-14", "2026-10-07"):
        series.move_events(
            world.file,
            event_id=made[0].id,
            starts_at=at(f"{to} 16:00"),
            ends_at=at(f"{to} 18:00"),
            reach=Reach.ALL,
        )
        assert siblings(world, event)[0].local_day == day(to)


def test_what_was_held_stays_held_when_the_rest_is_cancelled(world: World):
    event = planned(world)
    machine_for(world, event)
    made = repeated(world, event, weekly(WEDNESDAY, count=4))
    events.set_event_status(world.file, event_id=made[1].id, status=EventStatus.HELD)
    before = world.journaled()
    series.set_status_of_events(
        world.file,
        event_id=made[0].id,
        reach=Reach.ALL,
        status=EventStatus.POSTPONED,
        reason="Remonts",
        postponed_to=day("2026-12-02"),
    )
    found = siblings(world, event)
    assert [one.status.value for one in found] == ["postponed", "held", "postponed", "postponed"]
    assert [one.postponed_to for one in found] == [day("2026-12-02"), None, None, None]
    assert [one.status.value for one in world.file.bookings.all()] == [
        "cancelled",
        "used",
        "cancelled",
        "cancelled",
    ]
    history.undo(world.file)
    assert world.journaled() == before


@pytest.mark.parametrize(("reach", "left"), [(Reach.THIS, 3), (Reach.LATER, 1), (Reach.ALL, 0)])
def test_a_series_is_deleted_with_all_that_was_entered(world: World, reach: Reach, left: int):
    event = planned(world)
    machine_for(world, event)
    made = repeated(world, event, weekly(WEDNESDAY, count=4))
    world.attend(made[2], world.person())
    told = series.reached(world.file, event_id=made[1].id, reach=reach)
    assert (told.events, told.with_people) == (4 - left, 0 if reach is Reach.THIS else 1)
    before = world.journaled()
    series.delete_events(world.file, event_id=made[1].id, reach=reach)
    assert world.file.events.count() == left
    assert world.file.bookings.count() == left
    assert world.file.events.series.count() == (1 if left else 0)
    history.undo(world.file)
    assert world.journaled() == before


# -- one copy ----------------------------------------------------------------------------------


def test_an_event_is_copied_to_a_day_without_what_happened(world: World):
    event = world.event(
        "2026-10-23 10:00",
        "2026-10-26 15:00",
        line="A1",
        partners=[world.organisation()],
        outside_id="P-7",
        result="Izdevās",
    )
    machine_for(world, event)
    world.attend(event, world.person(), on="2026-10-24")
    before = world.journaled()
    made = event_copies.copy_event(world.file, event_id=event.id, day=day("2026-11-06"))
    copy = world.file.events.get(made.row_id or 0)
    assert walls([copy]) == ["06.11. 10:00"]
    assert copy.ends_at == at("2026-11-09 15:00")
    assert (copy.status, copy.outside_id, copy.result) == (EventStatus.PLANNED, None, "")
    assert len(world.file.events.days_of(copy.id)) == 4
    assert world.file.events.lines.count("event_id = ?", copy.id) == 1
    assert world.file.events.partners.count("event_id = ?", copy.id) == 1
    assert world.file.events.attendances.count("event_id = ?", copy.id) == 0
    (_, booked) = world.file.bookings.all()
    assert (booked.event_id, booked.starts_at) == (copy.id, at("2026-10-21 15:00"))
    history.undo(world.file)
    assert world.journaled() == before


def test_a_line_that_has_ended_by_then_is_left_out_of_a_copy(world: World):
    event = world.event(line="A1")
    made = event_copies.copy_event(world.file, event_id=event.id, day=day("2035-01-05"))
    assert world.file.events.lines.count("event_id = ?", made.row_id or 0) == 0


def test_a_copy_of_one_of_a_series_stands_alone(world: World):
    made = repeated(world, planned(world), weekly(WEDNESDAY, count=2))
    copied = event_copies.copy_event(world.file, event_id=made[0].id, day=day("2026-12-01"))
    assert world.file.events.get(copied.row_id or 0).series_id is None
