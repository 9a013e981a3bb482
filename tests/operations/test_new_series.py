"""A series planned with its first event, in one step."""

from __future__ import annotations

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.series import weekly
from krc_desktop.operations import history, series
from tests.builders import World, at, day


def test_a_plan_shows_what_speaks_against_the_first_day_too(world: World):
    planned = series.planned_anew(
        world.file,
        centre_id=world.centre,
        starts_at=at("2026-11-18 16:00"),
        ends_at=at("2026-11-18 18:00"),
        repeat=weekly(day("2026-11-18"), count=3),
    )
    assert [one.day for one in planned] == [
        day("2026-11-18"),
        day("2026-11-25"),
        day("2026-12-02"),
    ]
    assert [one.is_holiday for one in planned] == [True, False, False]
    assert planned[1].starts_at == at("2026-11-25 16:00")
    assert world.file.events.count() == 0


def test_the_first_event_and_its_series_are_one_step(world: World):
    before = world.journaled()
    change = series.add_events(
        world.file,
        repeat=weekly(day("2026-11-18"), count=3),
        days=[day("2026-11-18"), day("2026-12-02")],
        centre_id=world.centre,
        title_lv="Adītāji",
        starts_at=at("2026-11-18 16:00"),
        ends_at=at("2026-11-18 18:00"),
        place="Zāle",
    )
    made = list(world.file.events.find("TRUE ORDER BY starts_at"))
    assert [one.local_day for one in made] == [day("2026-11-18"), day("2026-12-02")]
    assert change.row_id == made[0].id
    assert made[1].place == "Zāle"
    history.undo(world.file)
    assert world.journaled() == before


def test_a_series_of_one_leaves_nothing_behind(world: World):
    with pytest.raises(BrokenRule) as refused:
        series.add_events(
            world.file,
            repeat=weekly(day("2026-11-18"), count=3),
            days=[],
            centre_id=world.centre,
            title_lv="Adītāji",
            starts_at=at("2026-11-18 16:00"),
            ends_at=at("2026-11-18 18:00"),
        )
    assert refused.value.key is Rule.SERIES_NO_DAYS
    assert world.file.events.count() == 0
