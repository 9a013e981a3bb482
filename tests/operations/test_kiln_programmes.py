"""Programmes of a kiln: the usual ones, those of one's own, their segments."""

from __future__ import annotations

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.bookings import FiringKind
from krc_desktop.model.firings import fire_minutes
from krc_desktop.operations import history, kiln_programmes
from krc_desktop.operations.firing_slots import usual_cooling
from krc_desktop.store.firings import programmes_of, segments_of_programme
from tests.builders import World


def names(world: World, kiln: int, *, archived: bool = False) -> list[str]:
    return [one.name_lv for one in programmes_of(world.file, kiln, archived=archived)]


def stretches(world: World, programme: int) -> list[tuple[int, int, int]]:
    return [
        (one.degrees_per_hour, one.target_celsius, one.hold_minutes)
        for one in segments_of_programme(world.file, programme)
    ]


def test_a_kiln_gets_its_usual_programmes_once_and_in_one_step(world: World):
    kiln = world.kiln().id
    for one in list(world.file.bookings.programmes.all()):
        kiln_programmes.archive_programme(world.file, programme_id=one.id)
    before = world.file.bookings.programmes.count()
    if not before:
        kiln_programmes.furnish_programmes(world.file, equipment_id=kiln)
        assert len(names(world, kiln)) == 4
        history.undo(world.file)
        assert not world.file.bookings.programmes.count()
        kiln_programmes.furnish_programmes(world.file, equipment_id=kiln)
    again = kiln_programmes.furnish_programmes(world.file, equipment_id=kiln)
    assert again.subjects == frozenset()
    assert world.file.bookings.programmes.count() == 4


@pytest.mark.parametrize("usual", kiln_programmes.USUAL, ids=lambda one: one.name_en)
def test_the_usual_programmes_fire_as_long_as_kilns_do(usual: kiln_programmes.UsualProgramme):
    class Segment:
        def __init__(self, stretch: tuple[int, int, int]) -> None:
            self.degrees_per_hour, self.target_celsius, self.hold_minutes = stretch

    hours = fire_minutes([Segment(one) for one in usual.stretches]) / 60
    assert 6 <= hours <= 13
    assert usual.stretches[-1][1] in {960, 1040, 1220, 780}


def test_a_programme_is_added_changed_and_put_away(world: World):
    kiln = world.kiln().id
    change = kiln_programmes.add_programme(
        world.file,
        equipment_id=kiln,
        name_lv="Raku",
        kind=FiringKind.OTHER,
        segments=[(300, 900, 20)],
    )
    programme = change.row_id or 0
    kiln_programmes.change_programme(
        world.file,
        programme_id=programme,
        name_lv="Raku 950",
        cool_minutes=300,
        segments=[(300, 600, 0), (200, 950, 10)],
    )
    assert stretches(world, programme) == [(300, 600, 0), (200, 950, 10)]
    known = world.file.bookings.programmes.get(programme)
    assert usual_cooling(world.file, kiln, known) == 300
    kiln_programmes.change_programme(world.file, programme_id=programme, segments=[(150, 950, 0)])
    assert stretches(world, programme) == [(150, 950, 0)]
    history.undo(world.file)
    assert stretches(world, programme) == [(300, 600, 0), (200, 950, 10)]
    kiln_programmes.archive_programme(world.file, programme_id=programme)
    assert "Raku 950" not in names(world, kiln)
    assert names(world, kiln, archived=True)[-1] == "Raku 950"
    kiln_programmes.restore_programme(world.file, programme_id=programme)
    assert names(world, kiln)[-1] == "Raku 950"


def test_cooling_is_the_machines_where_the_programme_says_nothing(world: World):
    kiln = world.kiln().id
    assert usual_cooling(world.file, kiln, None) == 24 * 60


@pytest.mark.parametrize(
    "segments",
    [[(0, 960, 0)], [(100, 1500, 0)], [(100, 960, -1)], [(100, 10, 0)], [(100, 960, 0)] * 21],
)
def test_a_segment_that_no_kiln_can_do_is_refused(
    world: World, segments: list[tuple[int, int, int]]
):
    with pytest.raises(BrokenRule) as refused:
        kiln_programmes.add_programme(
            world.file,
            equipment_id=world.kiln().id,
            name_lv="Par daudz",
            kind=FiringKind.BISQUE,
            segments=segments,
        )
    assert refused.value.key is Rule.NUMBER_OUT_OF_RANGE


def test_only_a_kiln_has_programmes(world: World):
    with pytest.raises(BrokenRule) as refused:
        kiln_programmes.furnish_programmes(world.file, equipment_id=world.machine().id)
    assert refused.value.key is Rule.NOT_A_KILN
