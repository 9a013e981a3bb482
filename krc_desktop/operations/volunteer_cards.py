"""Reads a volunteer's card, and what the law asks while hours are being typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from krc_desktop import clock
from krc_desktop.model.agreements import Finding, ages_on, findings_on
from krc_desktop.model.people import ADULT, Answer
from krc_desktop.model.volunteer_cards import VolunteerCard
from krc_desktop.model.volunteers import Agreement
from krc_desktop.operations.agreements import law_of, next_number, usual_organiser
from krc_desktop.store.agreements import agreements_of, facts_of
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.volunteer_cards import certificates_of, minutes_of, newest_agreement


def volunteer_card(file: CentreFile, *, centre_id: int, person_id: int) -> VolunteerCard:
    """A volunteer's card at a centre today. Raises BrokenRule (NOT_FOUND)."""
    with file.reading():
        return VolunteerCard(
            person=file.people.get(person_id),
            law=law_of(file, person_id=person_id),
            agreements=tuple(agreements_of(file, person_id)),
            certificates=tuple(certificates_of(file, centre_id, person_id)),
            minutes=minutes_of(file, centre_id, person_id),
        )


def findings_for(
    file: CentreFile, *, person_id: int, day: date | None = None, task: str = ""
) -> tuple[Finding, ...]:
    """What is to be seen to before somebody does a task on a day (today), as it is typed.

    Risky work of other days is not brought up again: the volunteer's card tells of it.
    """
    on = day or clock.today(file.clock)
    facts = facts_of(file, file.people.get(person_id), on)
    return findings_on(replace(facts, tasks=(task,) if task else ()), on)


def is_minor(file: CentreFile, *, person_id: int, day: date | None = None) -> bool:
    """Whether somebody may be under 18 on a day (today), by what their card says."""
    person = file.people.get(person_id)
    band = file.people.age_bands.get(person.age_band_id) if person.age_band_id else None
    ages = ages_on(person, band, day or clock.today(file.clock))
    return ages is not None and ages[0] < ADULT


def proposed_agreement(file: CentreFile, *, centre_id: int, person_id: int) -> Agreement:
    """What a new agreement may say: the next number, this year's term, the usual arrangements."""
    centre, today = file.centres.get(centre_id), clock.today(file.clock)
    newest = newest_agreement(file, centre_id)
    minor = is_minor(file, person_id=person_id)
    return Agreement(
        centre_id=centre_id,
        person_id=person_id,
        number=next_number(file, centre, today.year),
        organiser=usual_organiser(file, centre),
        arrangements=newest.arrangements if newest else "",
        valid_from=today,
        valid_until=date(today.year, 12, 31),
        guardian_consent=Answer.NOT_ASKED if minor else Answer.NOT_NEEDED,
    )
