"""Verbs of volunteers' agreements, and what the law asks of each volunteer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from krc_desktop import clock
from krc_desktop.model.agreements import (
    VolunteerLaw,
    ages_on,
    agreement_on,
    check_agreement,
    findings_on,
)
from krc_desktop.model.centres import Centre
from krc_desktop.model.fields import checked
from krc_desktop.model.people import ADULT, Answer, Person
from krc_desktop.model.volunteers import Agreement, check_age
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.operations.equipment_papers import paper_head
from krc_desktop.store.agreements import facts_of, last_agreement_number, volunteers_of_centre
from krc_desktop.store.centre_file import CentreFile


def make_agreement(
    file: CentreFile, *, centre_id: int, person_id: int, number: str = "", **others: Any
) -> Change:
    """Make a volunteer's agreement; without a number it gets the centre's next one of the year.

    The organiser is the project's implementer unless named. Under 13 it is refused
    (VOLUNTEER_TOO_YOUNG); whatever else the law asks is told by `law_of`.
    """
    with doing(file, Verb.ADD_AGREEMENT) as work:
        centre = file.centres.get(centre_id)
        person = file.people.get(person_id)
        today = clock.today(file.clock)
        band = file.people.age_bands.get(person.age_band_id) if person.age_band_id else None
        check_age(person, band, others.get("valid_from") or today)
        ages = ages_on(person, band, today)
        minor = ages is not None and ages[0] < ADULT
        usual: dict[str, Any] = {
            "organiser": usual_organiser(file, centre),
            "guardian_consent": Answer.NOT_ASKED if minor else Answer.NOT_NEEDED,
        }
        agreement = Agreement(
            centre_id=centre_id,
            person_id=person_id,
            number=number or next_number(file, centre, today.year),
            **(usual | others),
        )
        check_agreement(agreement)
        work.about("agreements", file.volunteers.agreements.add(checked(agreement)).id)
    return work.change


def usual_organiser(file: CentreFile, centre: Centre) -> str:
    """Who organises volunteers unless an agreement says otherwise: the project's implementer."""
    project = paper_head(file, centre).project
    return (project.implementer.lv if project else "") or centre.host or centre.name_lv


def next_number(file: CentreFile, centre: Centre, year: int) -> str:
    """The next number of a centre's agreements: `KRC-PRE-BL-2026-07`."""
    beginning = f"KRC-{centre.code}-BL-{year}-"
    return f"{beginning}{last_agreement_number(file, centre.id, beginning) + 1:02}"


def change_agreement(file: CentreFile, *, agreement_id: int, **changes: Any) -> Change:
    """Change what an agreement says."""
    return _changed(file, Verb.CHANGE_AGREEMENT, agreement_id, changes)


def sign_agreement(
    file: CentreFile,
    *,
    agreement_id: int,
    signed_on: date,
    instructed: bool = True,
    scan: bytes | None = None,
    media_type: str = "application/pdf",
) -> Change:
    """Write down when an agreement was signed, and that duties and rights were explained."""
    with doing(file, Verb.SIGN_AGREEMENT) as work:
        known = file.volunteers.agreements.get(agreement_id)
        changes: dict[str, Any] = {
            "signed_on": signed_on,
            "instructed": instructed or known.instructed,
            "valid_from": known.valid_from or signed_on,
        }
        if scan is not None:
            changes["scan_sha256"] = file.keep(scan, media_type)
        _changed(file, Verb.SIGN_AGREEMENT, agreement_id, changes)
        work.about("agreements", agreement_id)
    return work.change


def end_agreement(file: CentreFile, *, agreement_id: int, ended_on: date) -> Change:
    """End an agreement before its term, from a day on."""
    return _changed(file, Verb.END_AGREEMENT, agreement_id, {"ended_on": ended_on})


def remove_agreement(file: CentreFile, *, agreement_id: int) -> Change:
    """Take an agreement away; one that hours name is refused (STILL_IN_USE)."""
    with doing(file, Verb.REMOVE_AGREEMENT) as work:
        file.volunteers.agreements.get(agreement_id)
        work.about("agreements", agreement_id)
        file.volunteers.agreements.remove(agreement_id)
    return work.change


def _changed(file: CentreFile, verb: Verb, agreement_id: int, changes: dict[str, Any]) -> Change:
    with doing(file, verb) as work:
        known = file.volunteers.agreements.get(agreement_id)
        wanted = checked(replace(known, **changes))
        check_agreement(wanted)
        file.volunteers.agreements.change(wanted)
        work.about("agreements", agreement_id)
    return work.change


def law_of(file: CentreFile, *, person_id: int, day: date | None = None) -> VolunteerLaw:
    """What the law asks of a volunteer on a day (today)."""
    return _law(file, file.people.get(person_id), day or clock.today(file.clock))


def law_of_centre(
    file: CentreFile, *, centre_id: int, day: date | None = None
) -> list[VolunteerLaw]:
    """The volunteers of a centre about whom there is something to be seen to, by surname."""
    on = day or clock.today(file.clock)
    found = [_law(file, person, on) for person in volunteers_of_centre(file, centre_id, on)]
    return [one for one in found if one.findings]


def _law(file: CentreFile, person: Person, day: date) -> VolunteerLaw:
    facts = facts_of(file, person, day)
    return VolunteerLaw(
        person_id=person.id,
        name=person.name,
        agreement=agreement_on(facts.agreements, day),
        findings=findings_on(facts, day),
    )
