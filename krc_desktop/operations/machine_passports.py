"""Gathers a machine's passport for the wall: nobody is named by more than an initial."""

from __future__ import annotations

from collections.abc import Iterable

from krc_desktop import clock
from krc_desktop.model.equipment import AnswerKind, Moment, Ruling
from krc_desktop.model.equipment_papers import AskedLine, Inducted, Passport, short_name
from krc_desktop.model.reports import Both
from krc_desktop.operations.equipment_papers import (
    code_of,
    machine_head,
    materials_of,
    numbered,
    paper_head,
)
from krc_desktop.store import equipment_papers as rows
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.machine_cards import inductions_now
from krc_desktop.store.maintenance import counters_of_machine, plans_of_machine

_WRITTEN = frozenset({AnswerKind.NUMBER, AnswerKind.TEXT})


def passport(file: CentreFile, *, equipment_id: int, called: str) -> Passport:
    """All that hangs beside a machine; `called` ends the sheet's number."""
    machine = file.equipment.get(equipment_id)
    centre = file.centres.get(machine.centre_id)
    today = clock.today(file.clock)
    phases = file.equipment.phases_of(equipment_id)
    return Passport(
        head=paper_head(file, centre),
        number=numbered(centre, code_of(machine), called),
        machine=machine_head(machine),
        rules=machine.rules,
        phases=tuple((phase.phase, phase.minutes) for phase in phases),
        longest_minutes=machine.longest_minutes,
        open_below_celsius=machine.open_below_celsius,
        allowed=materials_of(file, equipment_id, Ruling.ALLOWED),
        forbidden=materials_of(file, equipment_id, Ruling.FORBIDDEN),
        to_ask=materials_of(file, equipment_id, Ruling.ASK),
        before=_asked(file, equipment_id, Moment.BEFORE),
        after=_asked(file, equipment_id, Moment.AFTER),
        care=tuple(plans_of_machine(file.connection, equipment_id, today)),
        counters=tuple(counters_of_machine(file.connection, equipment_id, today)),
        induction_months=machine.induction_months,
        inducted=_inducted(file, equipment_id),
        inductors=_inductors(file, equipment_id),
    )


def _asked(file: CentreFile, equipment_id: int, moment: Moment) -> tuple[AskedLine, ...]:
    found = rows.questions_of(file, equipment_id, moment)
    return tuple(
        AskedLine(Both(one.text_lv, one.text_en), one.answer_kind not in _WRITTEN) for one in found
    )


def _inducted(file: CentreFile, equipment_id: int) -> tuple[Inducted, ...]:
    """Those whose induction is valid today, by name."""
    today = clock.today(file.clock)
    valid = [
        one
        for one in inductions_now(file.connection, equipment_id, today)
        if one.valid_until >= today
    ]
    names = _short_names(file, (one.person_id for one in valid))
    found = [Inducted(names.get(one.person_id, ""), one.valid_until) for one in valid]
    return tuple(sorted(found, key=lambda one: (one.name, one.valid_until)))


def _inductors(file: CentreFile, equipment_id: int) -> tuple[str, ...]:
    names = _short_names(file, rows.inductors_of(file, equipment_id))
    return tuple(name for name in names.values() if name)


def _short_names(file: CentreFile, ids: Iterable[int]) -> dict[int, str]:
    """First names with an initial, by id; those erased or archived are left out."""
    return {
        person.id: short_name(person.first_name, person.last_name)
        for person in file.people.by_ids(ids).values()
        if person.erased_on is None and person.archived_on is None
    }
