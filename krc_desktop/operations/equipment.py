"""Verbs of machines: adding with all that their kind brings, changing the card, putting away.

What belongs to a machine has rooms of its own: `inductions`, `maintenance`, `outages`, `loans`,
`machine_questions`, `machine_documents`; those that many ask for can be had from here too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.equipment import (
    KIND_DEFAULTS,
    LONGEST_OCCUPANCY_MINUTES,
    Equipment,
    EquipmentKind,
    EquipmentPhase,
    Phase,
)
from krc_desktop.model.fields import checked
from krc_desktop.model.machine_kinds import BEGINNINGS
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.operations.inductions import record_induction
from krc_desktop.operations.loans import lend, take_back
from krc_desktop.operations.machine_furnishing import furnish, lay_phases
from krc_desktop.operations.maintenance import (
    add_counter,
    add_maintenance_plan,
    record_maintenance,
)
from krc_desktop.operations.outages import close_fault, report_fault, take_out_of_service
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.machine_past import belongings_of, first_booked_ahead, has_past

__all__ = [
    "acceptable",
    "add_counter",
    "add_equipment",
    "add_maintenance_plan",
    "change_equipment",
    "close_fault",
    "delete_equipment",
    "furnish",
    "furnish_equipment",
    "lay_phases",
    "lend",
    "new_equipment",
    "record_induction",
    "record_maintenance",
    "report_fault",
    "restore_equipment",
    "retire_equipment",
    "set_phases",
    "take_back",
    "take_out_of_service",
]


def add_equipment(
    file: CentreFile, *, centre_id: int, name_lv: str, kind: EquipmentKind, **others: Any
) -> Change:
    """Add a machine or a shared place; what is not said comes from its kind."""
    with doing(file, Verb.ADD_EQUIPMENT) as work:
        machine = new_equipment(centre_id=centre_id, name_lv=name_lv, kind=kind, **others)
        _refuse_taken_code(file, machine)
        added = file.equipment.add(machine)
        work.about("equipment", added.id)
        furnish(file, added)
    return work.change


def new_equipment(*, kind: EquipmentKind, **others: Any) -> Equipment:
    """A machine with its kind's defaults under what was said."""
    defaults, begins = KIND_DEFAULTS[kind], BEGINNINGS[kind]
    values: dict[str, Any] = {
        "risk": defaults.risk,
        "longest_minutes": defaults.longest_minutes,
        "open_below_celsius": defaults.open_below_celsius,
        "rules": "\n".join(begins.rules),
        "shelves": begins.shelves,
        "places_per_shelf": begins.places_per_shelf,
    }
    return acceptable(Equipment(kind=kind, **(values | others)))


def acceptable(machine: Equipment) -> Equipment:
    """The card tidied: the longest booking is no shorter than the shortest, only a kiln cools."""
    if machine.kind is not EquipmentKind.KILN:
        machine = replace(machine, open_below_celsius=None, shelves=None, places_per_shelf=None)
    elif machine.open_below_celsius is None:
        usual = KIND_DEFAULTS[EquipmentKind.KILN].open_below_celsius
        machine = replace(machine, open_below_celsius=usual)
    if machine.outside_id is not None:
        machine = replace(machine, outside_id=machine.outside_id.strip() or None)
    machine = checked(machine)
    if machine.longest_minutes < machine.shortest_minutes:
        raise BrokenRule(
            Rule.NUMBER_OUT_OF_RANGE,
            field="longest_minutes",
            given=machine.longest_minutes,
            least=machine.shortest_minutes,
            most=LONGEST_OCCUPANCY_MINUTES,
        )
    return machine


def change_equipment(file: CentreFile, *, equipment_id: int, **changes: Any) -> Change:
    """Change a machine's card; one on which firings are logged stays a kiln."""
    with doing(file, Verb.CHANGE_EQUIPMENT) as work:
        known = file.equipment.get(equipment_id)
        wanted = acceptable(replace(known, **changes))
        was_kiln = known.kind is EquipmentKind.KILN is not wanted.kind
        if was_kiln and file.bookings.count(
            "equipment_id = ? AND id IN (SELECT booking_id FROM firings)", equipment_id
        ):
            raise BrokenRule(Rule.KILN_HAS_FIRINGS, equipment=known.name_lv)
        _refuse_taken_code(file, wanted)
        file.equipment.change(wanted)
        work.about("equipment", equipment_id)
    return work.change


def _refuse_taken_code(file: CentreFile, machine: Equipment) -> None:
    """A machine's own code is its alone: lists and figures name machines by it."""
    if machine.outside_id is None:
        return
    other = file.equipment.find_one("outside_id = ? AND id <> ?", machine.outside_id, machine.id)
    if other is not None:
        raise BrokenRule(Rule.ALREADY_THERE, field="outside_id", given=machine.outside_id)


def furnish_equipment(file: CentreFile, *, equipment_id: int) -> Change:
    """Give a machine what its kind brings and it has none of: questions, materials, counters …"""
    with doing(file, Verb.FURNISH_EQUIPMENT) as work:
        work.about("equipment", equipment_id)
        machine = file.equipment.get(equipment_id)
        if not machine.rules:
            rules = "\n".join(BEGINNINGS[machine.kind].rules)
            machine = file.equipment.change(replace(machine, rules=rules))
        furnish(file, machine)
    return work.change


def set_phases(
    file: CentreFile, *, equipment_id: int, phases: Sequence[tuple[Phase, int, bool]]
) -> Change:
    """Set a machine's usual phases in order: which, how many minutes, whether somebody is there.

    Bookings that are made keep theirs. Together they fit into the longest booking there can be.
    """
    with doing(file, Verb.SET_PHASES) as work:
        work.about("equipment", equipment_id)
        file.equipment.get(equipment_id)
        if sum(minutes for _, minutes, _ in phases) > LONGEST_OCCUPANCY_MINUTES:
            raise BrokenRule(Rule.BOOKING_TOO_LONG, days=LONGEST_OCCUPANCY_MINUTES // 1440)
        wanted = [
            checked(
                EquipmentPhase(
                    equipment_id=equipment_id,
                    position=position,
                    phase=phase,
                    minutes=minutes,
                    needs_person=needs_person,
                )
            )
            for position, (phase, minutes, needs_person) in enumerate(phases, start=1)
        ]
        known = file.equipment.phases_of(equipment_id)
        if [replace(one, id=0) for one in known] == wanted:
            return work.change
        for one in known:
            file.equipment.phases.remove(one.id)
        for one in wanted:
            file.equipment.phases.add(one)
    return work.change


def retire_equipment(file: CentreFile, *, equipment_id: int) -> Change:
    """Put a machine away for good; its past and its figures stay. Nothing may be booked ahead."""
    with doing(file, Verb.RETIRE_EQUIPMENT) as work:
        machine = file.equipment.get(equipment_id)
        work.about("equipment", equipment_id)
        ahead = first_booked_ahead(file.connection, equipment_id, file.clock.now())
        if ahead is not None:
            raise BrokenRule(Rule.EQUIPMENT_BOOKED_AHEAD, equipment=machine.name_lv, starts=ahead)
        file.equipment.change(replace(machine, retired_on=clock.today(file.clock)))
    return work.change


def restore_equipment(file: CentreFile, *, equipment_id: int) -> Change:
    """Take a machine into use again that was put away."""
    with doing(file, Verb.RESTORE_EQUIPMENT) as work:
        file.equipment.change(replace(file.equipment.get(equipment_id), retired_on=None))
        work.about("equipment", equipment_id)
    return work.change


def delete_equipment(file: CentreFile, *, equipment_id: int) -> Change:
    """Delete a machine made by mistake; one that has a past is put out of use instead.

    BrokenRule(EQUIPMENT_HAS_PAST) where that has been done already.
    """
    machine = file.equipment.get(equipment_id)
    if has_past(file.connection, equipment_id):
        if machine.retired_on is not None:
            raise BrokenRule(Rule.EQUIPMENT_HAS_PAST, equipment=machine.name_lv)
        return retire_equipment(file, equipment_id=equipment_id)
    with doing(file, Verb.DELETE_EQUIPMENT) as work:
        work.about("equipment", equipment_id)
        for shelf, ids in belongings_of(file, equipment_id):
            for row_id in ids:
                shelf.remove(row_id)
        file.equipment.remove(equipment_id)
    return work.change
