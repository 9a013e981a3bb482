"""Verbs of safety inductions: who was inducted, by whom, until when; who may induct others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.equipment import EquipmentInductor, Induction
from krc_desktop.model.people import check_still_here
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.store.centre_file import CentreFile


def record_induction(
    file: CentreFile,
    *,
    equipment_id: int,
    person_id: int,
    inducted_on: date,
    valid_until: date | None = None,
    **others: Any,
) -> Change:
    """Write down a safety induction; it is valid as long as the machine says, unless said.

    A second one of the same person on the same day takes the place of the first.
    """
    with doing(file, Verb.RECORD_INDUCTION) as work:
        check_still_here(file.people.get(person_id))
        until = valid_until or usually_valid(file, equipment_id, inducted_on)
        induction = Induction(
            equipment_id=equipment_id,
            person_id=person_id,
            inducted_on=inducted_on,
            valid_until=until,
            **others,
        )
        _check(induction)
        same_day = _of_day(file, induction)
        if same_day is None:
            kept = file.equipment.inductions.add(induction)
        else:
            kept = replace(induction, id=same_day.id, uid=same_day.uid)
            file.equipment.inductions.change(kept)
        work.about("inductions", kept.id)
    return work.change


def usually_valid(file: CentreFile, equipment_id: int, inducted_on: date) -> date:
    """Until when an induction of a day is valid, as the machine says."""
    months = file.equipment.get(equipment_id).induction_months
    until: date = inducted_on + relativedelta(months=months)
    return until


def renew_induction(file: CentreFile, *, induction_id: int) -> Change:
    """Induct the same person again: today, by the same inductor."""
    known = file.equipment.inductions.get(induction_id)
    return record_induction(
        file,
        equipment_id=known.equipment_id,
        person_id=known.person_id,
        inductor_id=known.inductor_id,
        inducted_on=clock.today(file.clock),
    )


def change_induction(file: CentreFile, *, induction_id: int, **changes: Any) -> Change:
    """Change an induction's day, validity or inductor.

    Another day moves the end of its validity along, unless that is said too.
    """
    with doing(file, Verb.CHANGE_INDUCTION) as work:
        known = file.equipment.inductions.get(induction_id)
        wanted = replace(known, **changes)
        if wanted.inducted_on != known.inducted_on and "valid_until" not in changes:
            until = usually_valid(file, known.equipment_id, wanted.inducted_on)
            wanted = replace(wanted, valid_until=until)
        _check(wanted)
        if _of_day(file, wanted) is not None:
            raise BrokenRule(Rule.ALREADY_THERE, field="inducted_on", given=wanted.inducted_on)
        file.equipment.inductions.change(wanted)
        work.about("inductions", induction_id)
    return work.change


def remove_induction(file: CentreFile, *, induction_id: int) -> Change:
    """Take an induction back that was written down by mistake; bookings stay."""
    with doing(file, Verb.REMOVE_INDUCTION) as work:
        known = file.equipment.inductions.get(induction_id)
        work.about("equipment", known.equipment_id)
        file.equipment.inductions.remove(induction_id)
    return work.change


def set_inductors(file: CentreFile, *, equipment_id: int, people: Iterable[int]) -> Change:
    """Say who may induct others on a machine."""
    wanted = dict.fromkeys(people)
    with doing(file, Verb.SET_INDUCTORS) as work:
        file.equipment.get(equipment_id)
        work.about("equipment", equipment_id)
        for known in list(file.equipment.inductors.find("equipment_id = ?", equipment_id)):
            if known.person_id in wanted:
                del wanted[known.person_id]
            else:
                file.equipment.inductors.remove(known.id)
        for person_id in wanted:
            check_still_here(file.people.get(person_id))
            file.equipment.inductors.add(
                EquipmentInductor(equipment_id=equipment_id, person_id=person_id)
            )
    return work.change


def _check(induction: Induction) -> None:
    """It is not over before it began."""
    if induction.valid_until < induction.inducted_on:
        raise BrokenRule(
            Rule.PERIOD_REVERSED, first=induction.inducted_on, last=induction.valid_until
        )


def _of_day(file: CentreFile, induction: Induction) -> Induction | None:
    return file.equipment.inductions.find_one(
        "equipment_id = ? AND person_id = ? AND inducted_on = ? AND id <> ?",
        induction.equipment_id,
        induction.person_id,
        induction.inducted_on.isoformat(),
        induction.id,
    )
