"""What a person may type into any field, held in one place for every way in."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.bookings import FiringReading
from krc_desktop.model.fields import LINE, NAME, checked
from krc_desktop.model.people import Person
from krc_desktop.model.volunteers import Agreement, VolunteerEntry
from tests.builders import NOW

ANNA = Person(centre_id=1, group_id=1, first_name="Anna", last_name="Rudzāte")
HOURS = VolunteerEntry(centre_id=1, person_id=1, local_day=date(2026, 10, 1), minutes=60)


def refusal(noun: object) -> Rule:
    with pytest.raises(BrokenRule) as refused:
        checked(noun)  # type: ignore[type-var]
    return refused.value.key


def test_space_around_and_the_keyboard_do_not_matter():
    typed = replace(ANNA, first_name=" Ja\u0304nis\r\n")
    assert checked(typed).first_name == "Jānis"


def test_a_noun_without_anything_to_tidy_comes_back_itself():
    assert checked(ANNA) is ANNA


def test_a_text_as_long_as_the_limit_passes_and_one_longer_does_not():
    assert checked(replace(ANNA, first_name="ā" * NAME))
    assert refusal(replace(ANNA, first_name="ā" * (NAME + 1))) is Rule.TEXT_TOO_LONG
    assert refusal(replace(ANNA, email="e" * (LINE + 1))) is Rule.TEXT_TOO_LONG


def test_length_is_that_of_the_composed_text():
    assert checked(replace(ANNA, first_name="a\u0304" * NAME)).first_name == "ā" * NAME


@pytest.mark.parametrize(
    "hostile",
    ["a\0b", "a\x1bb", "a\x07", "\u202eannA", "a\u2066b", "a\ufeffb", "a\ud800b"],
    ids=ascii,
)
def test_what_could_hide_or_break_a_name_is_refused(hostile: str):
    assert refusal(replace(ANNA, first_name=hostile)) is Rule.CONTROL_CHARACTER


def test_a_note_may_have_lines():
    assert checked(replace(ANNA, notes="pirmā\r\notrā\ttrešā")).notes == "pirmā\notrā\ttrešā"


@pytest.mark.parametrize(
    "code", ["010190-12345", "32123412345", "321234 12345", "010190–12345", "010190\u221212345"]
)
def test_a_personal_code_is_refused_wherever_it_is_typed(code: str):
    for field in ("first_name", "notes", "email", "original_name"):
        assert refusal(replace(ANNA, **{field: f"x {code}."})) is Rule.PERSONAL_CODE
    assert refusal(replace(HOURS, task=code)) is Rule.PERSONAL_CODE


@pytest.mark.parametrize("number", ["2026-10-07", "+371 20000000", "1234567", "123456789012"])
def test_other_numbers_are_no_personal_codes(number: str):
    assert checked(replace(ANNA, notes=number)).notes == number


def test_long_numbers_stand_where_they_belong():
    agreement = Agreement(centre_id=1, person_id=1, number="01019012345")
    assert checked(agreement) == agreement


@pytest.mark.parametrize("minutes", [0, -1, 1441])
def test_a_number_outside_its_ends_is_refused(minutes: int):
    assert refusal(replace(HOURS, minutes=minutes)) is Rule.NUMBER_OUT_OF_RANGE


@pytest.mark.parametrize("celsius", [-30, 0, 1400])
def test_a_number_at_its_ends_passes(celsius: int):
    assert checked(FiringReading(firing_id=1, read_at=NOW.now(), celsius=celsius))


@given(st.text(max_size=40))
def test_whatever_passes_passes_again_unchanged(typed: str):
    try:
        once = checked(replace(ANNA, first_name=typed))
    except BrokenRule:
        return
    assert checked(once) is once
    assert once.first_name == unicodedata.normalize("NFC", once.first_name)
