"""What a kind brings to a machine: phases, questions, materials, counters, plans, programmes.

Each is laid only where the machine has none of it, so that nothing that somebody changed or took
away comes back by itself.
"""

from __future__ import annotations

from datetime import date

from krc_desktop import clock
from krc_desktop.model.equipment import (
    KIND_DEFAULTS,
    Counter,
    Equipment,
    EquipmentKind,
    EquipmentMaterial,
    EquipmentPhase,
    EquipmentQuestion,
    MaintenancePlan,
)
from krc_desktop.model.machine_kinds import BEGINNINGS, PlannedFor
from krc_desktop.operations.kiln_programmes import furnish_programmes
from krc_desktop.store.centre_file import CentreFile


def furnish(file: CentreFile, machine: Equipment, *, since: date | None = None) -> None:
    """Give a machine all that its kind brings, inside a verb; counters begin `since` (today)."""
    lay_phases(file, machine)
    _lay_questions(file, machine)
    _lay_materials(file, machine)
    today = clock.today(file.clock)
    _lay_counters(file, machine, since or today)
    _lay_plans(file, machine, today)
    if machine.kind is EquipmentKind.KILN:
        furnish_programmes(file, equipment_id=machine.id)


def lacks_usual(file: CentreFile, machine: Equipment) -> bool:
    """Whether a machine's kind brings questions, materials or plans and it has none of them."""
    begins, shelves, which = BEGINNINGS[machine.kind], file.equipment, "equipment_id = ?"
    return any(
        usual and not shelf.count(which, machine.id)
        for usual, shelf in (
            (begins.questions, shelves.questions),
            (begins.materials, shelves.materials),
            (begins.plans, shelves.plans),
        )
    )


def lay_phases(file: CentreFile, machine: Equipment) -> None:
    """Give a machine without phases the usual ones of its kind."""
    if file.equipment.phases_of(machine.id):
        return
    usual = KIND_DEFAULTS[machine.kind].phases
    for position, (phase, minutes, needs_person) in enumerate(usual, start=1):
        file.equipment.phases.add(
            EquipmentPhase(
                equipment_id=machine.id,
                position=position,
                phase=phase,
                minutes=minutes,
                needs_person=needs_person,
            )
        )


def _lay_questions(file: CentreFile, machine: Equipment) -> None:
    if file.equipment.questions.count("equipment_id = ?", machine.id):
        return
    for position, asked in enumerate(BEGINNINGS[machine.kind].questions, start=1):
        file.equipment.questions.add(
            EquipmentQuestion(
                equipment_id=machine.id,
                moment=asked.moment,
                position=position,
                text_lv=asked.lv,
                text_en=asked.en,
                answer_kind=asked.answer,
                needed=asked.needed,
            )
        )


def _lay_materials(file: CentreFile, machine: Equipment) -> None:
    if file.equipment.materials.count("equipment_id = ?", machine.id):
        return
    for ruling, name_lv, name_en in BEGINNINGS[machine.kind].materials:
        file.equipment.materials.add(
            EquipmentMaterial(
                equipment_id=machine.id, name_lv=name_lv, name_en=name_en, ruling=ruling
            )
        )


def _lay_counters(file: CentreFile, machine: Equipment, since: date) -> None:
    if file.equipment.counters.count("equipment_id = ?", machine.id):
        return
    for counted in BEGINNINGS[machine.kind].counters:
        file.equipment.counters.add(
            Counter(
                equipment_id=machine.id,
                name_lv=counted.lv,
                name_en=counted.en,
                measure=counted.measure,
                since=since,
                limit_value=counted.limit,
            )
        )


def _lay_plans(file: CentreFile, machine: Equipment, today: date) -> None:
    if file.equipment.plans.count("equipment_id = ?", machine.id):
        return
    for planned in BEGINNINGS[machine.kind].plans:
        counter_id = _counter_called(file, machine, planned)
        if planned.counter and counter_id is None:
            # somebody renamed the counter: nobody knows on which one it would lean
            continue
        file.equipment.plans.add(
            MaintenancePlan(
                equipment_id=machine.id,
                what=planned.what,
                every_days=planned.every_days,
                counter_id=counter_id,
                every_count=planned.every_count,
                starts_on=today,
            )
        )


def _counter_called(file: CentreFile, machine: Equipment, planned: PlannedFor) -> int | None:
    if not planned.counter:
        return None
    found = file.equipment.counters.find_one(
        "equipment_id = ? AND name_lv = ?", machine.id, planned.counter
    )
    return found.id if found is not None else None
