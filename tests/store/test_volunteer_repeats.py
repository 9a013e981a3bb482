"""The same hours written down twice are pointed out, whether their times are known or not."""

from __future__ import annotations

from dataclasses import replace

from krc_desktop.store.volunteer_months import notes_on
from tests.builders import World, day


def test_an_entry_that_says_the_same_is_pointed_out(world: World):
    person = world.person()
    entry = world.hours(person, "2026-10-07", 120, task="Uzklāja galdu")
    typed = replace(entry, id=0, uid="", task="uzklaja galdu")
    (same,) = notes_on(world.file.connection, typed).repeats
    assert same.id == entry.id
    for other in (
        replace(typed, minutes=90),
        replace(typed, task="Virtuve"),
        replace(typed, local_day=day("2026-10-08")),
    ):
        assert notes_on(world.file.connection, other).repeats == ()
    assert notes_on(world.file.connection, entry).repeats == ()


def test_entries_whose_hours_are_known_are_told_apart_by_them(world: World):
    person = world.person()
    world.hours(person, "2026-10-07", 120, starts=600, ends=720)
    later = world.hours(person, "2026-10-07", 120, starts=780, ends=900)
    notes = notes_on(world.file.connection, later)
    assert (notes.repeats, notes.overlaps) == ((), ())
