"""Volunteers' agreements: running numbers, and the law's reminders, of which one is a wall."""

from __future__ import annotations

from typing import Any

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.agreements import Content, Law, Reminder, is_risky, missing_contents
from krc_desktop.model.people import Answer, Form, Giver, Person, Purpose, Role
from krc_desktop.model.volunteers import Agreement
from krc_desktop.operations import agreements, consents, history, people
from krc_desktop.operations.agreement_words import finding_sentence, law_name
from tests.builders import World, day


def made(world: World, person: Person, **others: Any) -> Agreement:
    change = agreements.make_agreement(
        world.file, centre_id=world.centre, person_id=person.id, **others
    )
    return world.file.volunteers.agreements.get(change.row_id or 0)


def whole(world: World, person: Person, **others: Any) -> Agreement:
    agreement = made(
        world,
        person,
        tasks="Palīdz darbnīcā",
        arrangements="Otrdienās pēc vienošanās",
        valid_from=day("2026-01-01"),
        valid_until=day("2026-12-31"),
        **others,
    )
    agreements.sign_agreement(world.file, agreement_id=agreement.id, signed_on=day("2026-01-01"))
    return world.file.volunteers.agreements.get(agreement.id)


def reminded(world: World, person: Person, on: str = "2026-11-02") -> list[Reminder]:
    found = agreements.law_of(world.file, person_id=person.id, day=day(on))
    return [finding.reminder for finding in found.findings]


def test_numbers_run_on_in_each_centre_and_year(world: World):
    person = world.person()
    assert made(world, person).number == "KRC-PRE-BL-2026-01"
    assert made(world, person).number == "KRC-PRE-BL-2026-02"
    assert made(world, person, number="L-7").number == "L-7"
    assert made(world, person, number="KRC-PRE-BL-2026-11").number == "KRC-PRE-BL-2026-11"
    assert made(world, person).number == "KRC-PRE-BL-2026-12"
    aglona = agreements.make_agreement(
        world.file, centre_id=world.centre_called("AGL"), person_id=person.id
    )
    assert world.file.volunteers.agreements.get(aglona.row_id or 0).number == "KRC-AGL-BL-2026-01"


def test_an_agreement_says_what_it_lacks(world: World):
    person = world.person(birth_year=1980)
    agreement = made(world, person)
    assert agreement.organiser == "Biedrība “Izglītības iniciatīvu centrs”"
    assert missing_contents(agreement) == (
        Content.TASKS,
        Content.ARRANGEMENTS,
        Content.TERM,
        Content.INSTRUCTED,
    )
    assert reminded(world, person) == [Reminder.NOT_SIGNED, Reminder.CONTENTS_MISSING]


def test_a_whole_agreement_of_an_adult_reminds_of_nothing(world: World):
    person = world.person(birth_year=1980)
    agreement = whole(world, person)
    assert reminded(world, person) == []
    assert agreement.instructed
    assert reminded(world, person, "2027-01-01") == [Reminder.LAPSED]
    agreements.end_agreement(world.file, agreement_id=agreement.id, ended_on=day("2026-10-31"))
    assert reminded(world, person) == [Reminder.LAPSED]
    with pytest.raises(BrokenRule) as refused:
        agreements.end_agreement(world.file, agreement_id=agreement.id, ended_on=day("2025-10-31"))
    assert refused.value.key is Rule.PERIOD_REVERSED


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        (2014, None),
        (2013, [Reminder.AGE_TO_CHECK, Reminder.GUARDIAN_MISSING]),
        (2012, [Reminder.GUARDIAN_MISSING]),
        (2010, [Reminder.GUARDIAN_MISSING]),
        (2009, []),
        (2008, []),
        (1980, []),
    ],
)
def test_age_asks_for_a_guardian_and_forbids_only_under_13(
    world: World, born: int, expected: list[Reminder] | None
):
    person = world.person(birth_year=born)
    if expected is None:
        with pytest.raises(BrokenRule) as refused:
            made(world, person)
        assert refused.value.key is Rule.VOLUNTEER_TOO_YOUNG
        assert reminded(world, person)[0] is Reminder.TOO_YOUNG
        return
    whole(world, person)
    assert reminded(world, person) == expected


def test_a_guardians_written_consent_is_enough_until_withdrawn(world: World):
    person, mother = world.person(birth_year=2011), world.person("Dace Cīrule", birth_year=1980)
    whole(world, person)
    consents.record_consent(
        world.file,
        person_id=person.id,
        purpose=Purpose.VOLUNTEERING,
        answer=Answer.YES,
        given_on=day("2026-09-01"),
        given_by=Giver.GUARDIAN,
        guardian_id=mother.id,
        form=Form.PAPER,
    )
    assert reminded(world, person) == []
    kept = world.file.people.latest_consent(person.id, Purpose.VOLUNTEERING.value)
    assert kept is not None
    consents.withdraw_consent(world.file, consent_id=kept.id, withdrawn_on=day("2026-10-01"))
    assert reminded(world, person) == [Reminder.GUARDIAN_MISSING]


def test_a_minor_or_covered_expenses_need_writing(world: World):
    minor, adult = world.person(birth_year=2009), world.person("Toms Ķirsis", birth_year=1980)
    whole(world, minor, is_written=False)
    assert reminded(world, minor) == [Reminder.NOT_WRITTEN]
    whole(world, adult, is_written=False, expenses_covered=True)
    assert reminded(world, adult) == [Reminder.NOT_WRITTEN]


def test_risky_work_asks_for_insurance(world: World):
    person = world.person(birth_year=1980)
    agreement = whole(world, person)
    world.hours(person, "2026-10-07", 60, task="Izkrāva cepli")
    found = agreements.law_of(world.file, person_id=person.id).findings
    assert [one.reminder for one in found] == [Reminder.RISKY_TASK]
    assert found[0].task == "Izkrāva cepli"
    assert found[0].law is Law.INSURANCE
    agreements.change_agreement(world.file, agreement_id=agreement.id, insurance_needed=True)
    assert reminded(world, person) == [Reminder.INSURANCE_MISSING]
    agreements.change_agreement(
        world.file,
        agreement_id=agreement.id,
        insurance_policy="AA 12345678901",
        insured_until=day("2026-10-31"),
    )
    assert reminded(world, person) == [Reminder.INSURANCE_LAPSED]
    assert not is_risky("Uzklāja galdu")
    assert is_risky("JUMTA LABOŠANA")


def test_the_centre_lists_those_about_whom_something_is_to_be_seen_to(world: World):
    fine, none = world.person("Anna Rudzāte", birth_year=1980), world.person("Toms Ķirsis")
    whole(world, fine)
    for person in (fine, none):
        people.set_roles(world.file, person_id=person.id, roles=[Role.VOLUNTEER])
    listed = agreements.law_of_centre(world.file, centre_id=world.centre)
    assert [(one.name, [f.reminder for f in one.findings]) for one in listed] == [
        ("Toms Ķirsis", [Reminder.NO_AGREEMENT])
    ]


def test_an_agreement_that_hours_name_stays(world: World):
    person = world.person()
    agreement = made(world, person)
    agreements.remove_agreement(world.file, agreement_id=agreement.id)
    history.undo(world.file)
    world.hours(person, "2026-10-07", 60, agreement_id=agreement.id)
    with pytest.raises(BrokenRule) as refused:
        agreements.remove_agreement(world.file, agreement_id=agreement.id)
    assert refused.value.key is Rule.STILL_IN_USE


def test_a_scan_is_kept_with_the_signature(world: World):
    agreement = made(world, world.person())
    agreements.sign_agreement(
        world.file, agreement_id=agreement.id, signed_on=day("2026-10-01"), scan=b"%PDF-1.7"
    )
    signed = world.file.volunteers.agreements.get(agreement.id)
    assert signed.scan_sha256 is not None
    assert world.file.kept(signed.scan_sha256) == b"%PDF-1.7"
    assert signed.valid_from == day("2026-10-01")


@pytest.mark.parametrize("language", list(Language))
def test_every_reminder_has_its_sentence_and_its_law(world: World, language: Language):
    from krc_desktop.model.agreements import Finding

    words = Phrasebook(language)
    said = {
        finding_sentence(words, Finding(reminder, missing=tuple(Content), task="{x} <b>"))
        for reminder in Reminder
    }
    assert len(said) == len(Reminder)
    assert len({law_name(words, law) for law in Law}) == len(Law)
