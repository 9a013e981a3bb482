"""Finding by a few letters, as one types on a borrowed keyboard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krc_desktop.operations import organisations, people
from tests.builders import World


@pytest.fixture
def crowd(world: World) -> World:
    for name in ("Jānis Bērziņš", "Ilze Bērziņa-Kalna", "Anna Liepa", "Bērtulis Ozols"):
        world.person(name)
    return world


def found(world: World, typed: str) -> list[str]:
    return [world.file.people.get(row_id).name for row_id in world.file.search.people(typed)]


def test_surnames_that_begin_so_come_first_and_first_names_after(crowd: World):
    assert found(crowd, "ber") == ["Ilze Bērziņa-Kalna", "Jānis Bērziņš", "Bērtulis Ozols"]


@pytest.mark.parametrize("typed", ["BĒRZIŅŠ", "berzins", "bērzins", "  berzins "])
def test_neither_case_nor_diacritics_matter(crowd: World, typed: str):
    assert found(crowd, typed) == ["Jānis Bērziņš"]


@pytest.mark.parametrize("typed", ["janis", "berzins janis", "janis berz", "anna l"])
def test_words_in_any_order(crowd: World, typed: str):
    assert len(found(crowd, typed)) == 1


@pytest.mark.parametrize("typed", ["", "   ", "zzz", '"', "*", "AND", "NEAR(", "-", "a" * 500])
def test_odd_typing_finds_nobody_and_breaks_nothing(crowd: World, typed: str):
    assert found(crowd, typed) == []


@given(typed=st.text(max_size=30))
def test_no_typing_breaks_the_search(crowd: World, typed: str):
    search = crowd.file.search
    for ask in (search.people, search.organisations, search.events, search.equipment):
        assert isinstance(ask(typed), list)


def test_who_was_put_away_is_not_found(crowd: World):
    anna = crowd.file.search.people("liepa")[0]
    people.archive_person(crowd.file, person_id=anna)
    assert found(crowd, "liepa") == []
    assert found(crowd, "anna") == []


def test_a_renamed_organisation_is_found_by_its_new_name_and_a_merged_one_by_none(world: World):
    one, other = world.organisation("Biedrība “Māla stāsti”"), world.organisation("Skola")
    organisations.rename_organisation(world.file, organisation_id=one.id, name="Podnieki")
    assert world.file.search.organisations("podn") == [one.id]
    assert world.file.search.organisations("mala") == []
    organisations.merge_organisations(world.file, gone_id=other.id, stays_id=one.id)
    assert world.file.search.organisations("skola") == []


def test_the_limit_holds(world: World):
    for number in range(30):
        world.person(f"Anna{number} Liepa")
    assert len(world.file.search.people("liepa", limit=7)) == 7
    assert len(set(world.file.search.people("anna", limit=30))) == 30


def test_events_come_by_their_titles_first_and_the_newest_of_them_first(world: World) -> None:
    by_place = world.event(title="Adīšana", place="Māla istaba")
    older = world.event(title="Māla bļodiņas")
    newer = world.event(title="Māla podi bērniem")
    search = world.file.search
    assert search.events("mal") == [newer.id, older.id, by_place.id]
    assert search.events("mal", limit=1) == [newer.id]
    assert search.events("bern mal") == [newer.id]
    assert search.events("mal istab") == [by_place.id]
    assert search.events("  “ ”") == []
