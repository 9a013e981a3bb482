"""A month of volunteers: sums, the log by day, suggestions, and what is pointed out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from krc_desktop.model.volunteers import EntryState, Known
from krc_desktop.periods import parsed
from krc_desktop.store.figures import Scope
from krc_desktop.store.volunteer_months import (
    hours_log,
    notes_on,
    suggestions_of,
    volunteer_sums,
    volunteers_of,
)
from tests.builders import World, day

OCTOBER = parsed("2026-10")


@pytest.fixture
def month(world: World) -> World:
    """Two people's hours, one suggestion, one declined, one of another month and centre."""
    zenta, toms = world.person("Zenta Upmale"), world.person("Toms Cīrulis")
    event = world.event(title="Adītāju rīts")
    world.hours(zenta, "2026-10-07", 120, event_id=event.id, known=Known.MEASURED)
    world.hours(zenta, "2026-10-07", 60, task="Virtuve")
    world.hours(toms, "2026-10-09", 240, task="Cepļa darbi")
    world.hours(toms, "2026-10-10", 30, state=EntryState.SUGGESTED)
    world.hours(toms, "2026-10-11", 30, state=EntryState.DECLINED)
    world.hours(toms, "2026-09-30", 30)
    world.hours(toms, "2026-10-12", 45, centre="VAR")
    return world


def test_volunteers_stand_by_their_hours(month: World):
    rows = volunteers_of(month.file.connection, Scope(OCTOBER, month.centre))
    assert [(row.name, row.initials, row.minutes, row.measured, row.declared) for row in rows] == [
        ("Toms Cīrulis", "TC", 240, 0, 240),
        ("Zenta Upmale", "ZU", 180, 120, 60),
    ]
    assert [task.lv for task in rows[1].tasks] == ["Adītāju rīts", "Virtuve"]


def test_sums_are_those_of_the_report(month: World):
    for centre in ("PRE", None):
        scope = Scope(OCTOBER, month.centre if centre else None)
        sums = volunteer_sums(month.file.connection, scope)
        figures = month.figures("2026-10", centre)
        assert (sums.people, sums.minutes) == (figures.volunteers, figures.volunteer_minutes)
        assert sums.measured == figures.volunteer_minutes_measured
        assert sums.suggestions == 1
        rows = volunteers_of(month.file.connection, scope)
        assert sum(row.minutes for row in rows) == sums.minutes
        assert sum(one.minutes for one in hours_log(month.file.connection, scope)) == (sums.minutes)


def test_an_empty_month(world: World):
    scope = Scope(OCTOBER)
    sums = volunteer_sums(world.file.connection, scope)
    assert (sums.people, sums.minutes, sums.declared, sums.suggestions) == (0, 0, 0, 0)
    assert volunteers_of(world.file.connection, scope) == []
    assert hours_log(world.file.connection, scope) == []


def test_the_log_goes_by_day_newest_first(month: World):
    scope = Scope(OCTOBER, month.centre)
    log = hours_log(month.file.connection, scope)
    assert [(one.day, one.minutes) for one in log] == [
        (day("2026-10-09"), 240),
        (day("2026-10-07"), 180),
    ]
    entry = log[1].entries[1]
    assert (entry.name, entry.event.lv, entry.known) == (
        "Zenta Upmale",
        "Adītāju rīts",
        Known.MEASURED,
    )
    alone = hours_log(month.file.connection, scope, person_id=entry.person_id)
    assert [one.day for one in alone] == [day("2026-10-07")]


def test_only_what_waits_is_suggested(month: World):
    (waiting,) = suggestions_of(month.file.connection, Scope(OCTOBER))
    assert (waiting.name, waiting.minutes, waiting.state) == (
        "Toms Cīrulis",
        30,
        EntryState.SUGGESTED,
    )
    other = waiting.person_id + 1000
    assert suggestions_of(month.file.connection, Scope(OCTOBER), person_id=other) == []


# -- what is pointed out ---------------------------------------------------------------------------


def test_a_visitor_at_the_same_hour_is_pointed_out(world: World):
    anna = world.person()
    event = world.event("2026-10-07 16:00", "2026-10-07 18:00", title="Māls")
    world.attend(event, anna)
    entry = world.hours(anna, "2026-10-07", 60, starts=17 * 60, ends=18 * 60)
    connection = world.file.connection
    assert [one.lv for one in notes_on(connection, entry).visitor_at] == ["Māls"]
    before = replace(entry, starts=15 * 60, ends=16 * 60)
    assert notes_on(connection, before).visitor_at == ()
    assert len(notes_on(connection, replace(before, event_id=event.id)).visitor_at) == 1
    assert len(notes_on(connection, replace(entry, starts=None, ends=None)).visitor_at) == 1
    assert notes_on(connection, replace(entry, local_day=day("2026-10-08"))).visitor_at == ()


def test_somebody_absent_was_no_visitor(world: World):
    anna = world.person()
    world.attend(world.event(), anna, present=False)
    assert notes_on(world.file.connection, world.hours(anna, "2026-10-07", 60)).visitor_at == ()


def test_two_entries_at_once_and_a_day_of_more_than_a_day(world: World):
    anna, other = world.person(), world.person("Ilze Liepa")
    first = world.hours(anna, "2026-10-07", 600, starts=600, ends=1200)
    world.hours(other, "2026-10-07", 600, starts=600, ends=1200)
    world.hours(anna, "2026-10-07", 60, state=EntryState.SUGGESTED, starts=600, ends=660)
    connection = world.file.connection
    assert notes_on(connection, first).overlaps == ()
    typed = replace(first, id=0, starts=1140, ends=1300, minutes=160)
    notes = notes_on(connection, typed)
    assert [one.id for one in notes.overlaps] == [first.id]
    assert (notes.day_minutes, notes.day_too_long) == (760, False)
    assert notes_on(connection, replace(typed, starts=1200, ends=1300)).overlaps == ()
    assert notes_on(connection, replace(typed, minutes=841)).day_too_long
    assert not notes_on(connection, replace(typed, minutes=840)).day_too_long


def test_hours_past_midnight_meet_those_of_the_next_day(world: World):
    anna = world.person()
    night = world.hours(anna, "2026-10-07", 240, starts=1320, ends=1560)
    typed = replace(night, id=0, local_day=day("2026-10-08"), starts=60, ends=180, minutes=120)
    assert [one.id for one in notes_on(world.file.connection, typed).overlaps] == [night.id]
    later = replace(typed, starts=120, ends=240)
    assert notes_on(world.file.connection, later).overlaps == ()
