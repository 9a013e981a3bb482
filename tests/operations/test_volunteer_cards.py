"""A volunteer's card, what the law asks while hours are typed, what a new agreement says."""

from __future__ import annotations

from krc_desktop.model.agreements import Reminder
from krc_desktop.model.people import Answer
from krc_desktop.model.volunteer_cards import AgreementState, state_on
from krc_desktop.model.volunteers import Agreement, EntryState
from krc_desktop.operations import agreements, volunteer_papers
from krc_desktop.operations.volunteer_cards import (
    findings_for,
    proposed_agreement,
    volunteer_card,
)
from krc_desktop.periods import Period
from krc_desktop.store.volunteer_cards import span_of
from tests.builders import World, day


def test_a_card_gathers_what_is_known(world: World) -> None:
    anna = world.person("Anna Rudzāte")
    world.hours(anna, "2026-09-05", 90)
    world.hours(anna, "2026-10-05", 60)
    world.hours(anna, "2026-10-06", 60, state=EntryState.SUGGESTED)
    agreements.make_agreement(world.file, centre_id=world.centre, person_id=anna.id)
    period = Period(day("2026-09-01"), day("2026-10-31"))
    volunteer_papers.certify(world.file, centre_id=world.centre, person_id=anna.id, period=period)
    card = volunteer_card(world.file, centre_id=world.centre, person_id=anna.id)
    assert (card.minutes, len(card.agreements), len(card.certificates)) == (150, 1, 1)
    assert card.law.agreement == card.agreements[0]
    assert Reminder.NOT_SIGNED in [one.reminder for one in card.law.findings]
    assert span_of(world.file, world.centre, anna.id) == Period(
        day("2026-09-05"), day("2026-10-05")
    )
    assert span_of(world.file, world.centre, world.person("Toms Ozols").id) is None


def test_the_task_being_typed_is_looked_at(world: World) -> None:
    anna = world.person("Anna Rudzāte")
    world.hours(anna, "2026-10-05", 60, task="Izkrāva cepli")
    of_today = findings_for(world.file, person_id=anna.id, task="Adīja")
    assert Reminder.RISKY_TASK not in [one.reminder for one in of_today]
    risky = findings_for(world.file, person_id=anna.id, task="Zāģēja ar motorzāģi")
    assert risky[-1].reminder is Reminder.RISKY_TASK
    assert risky[-1].task == "Zāģēja ar motorzāģi"


def test_a_new_agreement_is_proposed_as_the_last_one(world: World) -> None:
    anna, young = world.person("Anna Rudzāte"), world.person("Ilze Jaunā", birth_year=2012)
    agreements.make_agreement(
        world.file, centre_id=world.centre, person_id=anna.id, arrangements="centrā, pēc vienošanās"
    )
    found = proposed_agreement(world.file, centre_id=world.centre, person_id=young.id)
    assert found.number == "KRC-PRE-BL-2026-02"
    assert found.arrangements == "centrā, pēc vienošanās"
    assert (found.valid_from, found.valid_until) == (day("2026-11-02"), day("2026-12-31"))
    assert found.guardian_consent is Answer.NOT_ASKED
    assert (
        proposed_agreement(world.file, centre_id=world.centre, person_id=anna.id).guardian_consent
        is Answer.NOT_NEEDED
    )


def test_how_an_agreement_stands() -> None:
    today = day("2026-10-07")

    def state(**facts: object) -> AgreementState:
        made = Agreement(centre_id=1, person_id=1, number="1", **facts)  # type: ignore[arg-type]
        return state_on(made, today)

    assert state() is AgreementState.UNSIGNED
    assert state(is_written=False) is AgreementState.HOLDS
    assert state(signed_on=today) is AgreementState.HOLDS
    assert state(valid_from=day("2026-11-01")) is AgreementState.AHEAD
    assert state(valid_until=day("2026-09-01")) is AgreementState.OVER
    assert state(signed_on=today, ended_on=day("2026-10-01")) is AgreementState.OVER
