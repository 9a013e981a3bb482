"""The rules of people, volunteers, projects and centres, each on its own."""

from __future__ import annotations

from datetime import date

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.centres import centre_code
from krc_desktop.model.figures import EquipmentFigures, Figures
from krc_desktop.model.people import (
    AgeBand,
    Answer,
    Consent,
    Giver,
    Group,
    Person,
    Purpose,
    age_band_of,
    check_consent,
    check_named_group,
    check_person,
    is_child,
)
from krc_desktop.model.projects import ActivityLine, line_runs_on, missing_codes
from krc_desktop.model.volunteers import EntryState, VolunteerEntry, check_age, check_entry
from krc_desktop.periods import Month

TODAY = date(2026, 11, 2)
CHILDREN = AgeBand(label="7–12", from_age=7, to_age=12)
TEENAGERS = AgeBand(label="13–15", from_age=13, to_age=15)


def person(**facts: object) -> Person:
    return Person(centre_id=1, group_id=1, **{"first_name": "Anna"} | facts)  # type: ignore[arg-type]


def test_a_person_has_a_name_and_was_born_by_now():
    check_person(person(), TODAY)
    with pytest.raises(BrokenRule) as refused:
        check_person(person(first_name=""), TODAY)
    assert refused.value.key is Rule.FIELD_EMPTY
    with pytest.raises(BrokenRule) as refused:
        check_person(person(birth_year=2027), TODAY)
    assert refused.value.key is Rule.BIRTH_YEAR_IN_FUTURE


def test_a_personal_code_is_no_outside_id_either():
    with pytest.raises(BrokenRule) as refused:
        check_person(person(outside_id="010190-12345"), TODAY)
    assert refused.value.key is Rule.PERSONAL_CODE


def test_a_group_of_numbers_has_no_names():
    with pytest.raises(BrokenRule) as refused:
        check_named_group(Group(code="SOC", name_lv="klienti", numbers_only=True))
    assert refused.value.key is Rule.GROUP_NUMBERS_ONLY


def test_a_consent_is_withdrawn_after_it_was_given_and_by_somebody_else_than_oneself():
    given = Consent(
        person_id=1,
        purpose=Purpose.PHOTO,
        answer=Answer.YES,
        given_by=Giver.GUARDIAN,
        given_on=date(2026, 10, 1),
        withdrawn_on=date(2026, 9, 30),
    )
    with pytest.raises(BrokenRule) as refused:
        check_consent(given)
    assert refused.value.key is Rule.CONSENT_WITHDRAWN_EARLY
    with pytest.raises(BrokenRule) as refused:
        check_consent(
            Consent(
                person_id=1,
                purpose=Purpose.PHOTO,
                answer=Answer.YES,
                guardian_id=1,
                given_on=date(2026, 10, 1),
            )
        )
    assert refused.value.key is Rule.OWN_GUARDIAN


def test_a_child_is_who_surely_is_one():
    assert is_child(person(birth_year=2010), None, TODAY)
    assert not is_child(person(birth_year=2008), None, TODAY)
    assert is_child(person(), CHILDREN, TODAY)
    assert not is_child(person(), None, TODAY)


def test_an_age_band_is_found_with_the_hyphen_that_people_type():
    assert age_band_of(" 7-12 ", {"7–12": CHILDREN}) is CHILDREN
    with pytest.raises(BrokenRule) as refused:
        age_band_of("99", {})
    assert refused.value.key is Rule.CHOICE_UNKNOWN


def test_nobody_under_thirteen_is_a_volunteer():
    for young, band in ((person(), CHILDREN), (person(birth_year=2014), None)):
        with pytest.raises(BrokenRule) as refused:
            check_age(young, band, TODAY)
        assert refused.value.key is Rule.VOLUNTEER_TOO_YOUNG
    check_age(person(), TEENAGERS, TODAY)
    check_age(person(birth_year=2013), CHILDREN, TODAY)
    check_age(person(), None, TODAY)


def test_hours_to_come_are_only_suggestions():
    tomorrow = VolunteerEntry(centre_id=1, person_id=1, local_day=date(2026, 11, 3), minutes=60)
    with pytest.raises(BrokenRule) as refused:
        check_entry(tomorrow, TODAY)
    assert refused.value.key is Rule.HOURS_IN_FUTURE
    check_entry(
        VolunteerEntry(
            centre_id=1,
            person_id=1,
            local_day=date(2026, 11, 3),
            minutes=60,
            state=EntryState.SUGGESTED,
        ),
        TODAY,
    )


def test_a_line_runs_on_both_its_ends():
    line = ActivityLine(
        project_id=1,
        code="A1",
        title_lv="x",
        valid_from=date(2026, 1, 1),
        valid_until=date(2026, 12, 31),
    )
    line_runs_on(line, date(2026, 1, 1))
    line_runs_on(line, date(2026, 12, 31))
    with pytest.raises(BrokenRule) as refused:
        line_runs_on(line, date(2027, 1, 1))
    assert refused.value.key is Rule.LINE_NOT_RUNNING


def test_a_gap_in_plain_numbers_is_noticed():
    assert missing_codes(["1", "2", "3", "4", "6"]) == ["5"]
    assert missing_codes(["A1", "A3"]) == []
    assert missing_codes([]) == []


def test_a_centres_code_can_stand_in_a_number():
    assert centre_code(" pre ") == "PRE"
    for wrong in ("", "ĀGL", "PRE-1", "A" * 13):
        with pytest.raises(BrokenRule):
            centre_code(wrong)


def test_different_people_are_bounded_from_both_sides():
    figures = Figures(
        period=Month(2026, 10).period,
        centre="PRE",
        visits_named=78,
        visits_unnamed=48,
        unique_people=29,
        largest_event_visits=48,
    )
    assert (figures.visits, figures.people_at_least, figures.people_at_most) == (126, 48, 77)


def test_the_promised_keys_of_the_figures():
    figures = Figures(
        period=Month(2026, 10).period, centre=None, equipment={"EQ1": EquipmentFigures(firings=4)}
    )
    told = figures.as_json()
    assert told["period"] == {"from": "2026-10-01", "to": "2026-10-31"}
    assert told["centre"] is None
    assert set(told["events"]) == {"held", "planned", "cancelled", "postponed", "not_held"}
    for key in (
        "visits",
        "unique_people",
        "new_people",
        "by_group",
        "by_line",
        "volunteer_minutes",
    ):
        assert key in told
    assert told["equipment"]["EQ1"]["firings"] == 4
