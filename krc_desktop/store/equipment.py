"""Machines and shared places with all that belongs to them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from krc_desktop.clock import seconds_of
from krc_desktop.model.equipment import (
    Counter,
    Equipment,
    EquipmentDocument,
    EquipmentInductor,
    EquipmentMaterial,
    EquipmentPhase,
    EquipmentQuestion,
    Fault,
    Induction,
    Loan,
    MaintenanceJob,
    MaintenancePlan,
    Outage,
)
from krc_desktop.store.rows import Shelf


class Machines(Shelf[Equipment]):
    """Whatever can be booked."""

    def __init__(self, connection: Any, now: Callable[[], datetime]) -> None:
        """The shelf and those beside it."""
        super().__init__(connection, now, "equipment", Equipment)
        self.phases = Shelf(connection, now, "equipment_phases", EquipmentPhase)
        self.materials = Shelf(connection, now, "equipment_materials", EquipmentMaterial)
        self.questions = Shelf(connection, now, "equipment_questions", EquipmentQuestion)
        self.inductors = Shelf(connection, now, "equipment_inductors", EquipmentInductor)
        self.documents = Shelf(connection, now, "equipment_documents", EquipmentDocument)
        self.inductions = Shelf(connection, now, "inductions", Induction)
        self.counters = Shelf(connection, now, "counters", Counter)
        self.plans = Shelf(connection, now, "maintenance_plans", MaintenancePlan)
        self.jobs = Shelf(connection, now, "maintenance_jobs", MaintenanceJob)
        self.faults = Shelf(connection, now, "faults", Fault)
        self.outages = Shelf(connection, now, "outages", Outage)
        self.loans = Shelf(connection, now, "loans", Loan)

    def phases_of(self, equipment_id: int) -> list[EquipmentPhase]:
        """A machine's usual phases in order."""
        return list(self.phases.find("equipment_id = ? ORDER BY position", equipment_id))

    def valid_induction(self, equipment_id: int, person_id: int, day: date) -> Induction | None:
        """A person's induction that is valid on a day."""
        iso = day.isoformat()
        where = "equipment_id = ? AND person_id = ? AND inducted_on <= ? AND valid_until >= ?"
        return self.inductions.find_one(where, equipment_id, person_id, iso, iso)

    def outage_in(self, equipment_id: int, starts: datetime, ends: datetime) -> Outage | None:
        """An interval out of service that a span touches."""
        where = "equipment_id = ? AND starts_at < ? AND coalesce(ends_at > ?, TRUE)"
        return self.outages.find_one(where, equipment_id, seconds_of(ends), seconds_of(starts))

    def inductors_of(self, equipment_id: int) -> list[int]:
        """The people who may induct others on a machine, in the order in which they were named."""
        found = self.inductors.find("equipment_id = ? ORDER BY id", equipment_id)
        return [one.person_id for one in found]

    def questions_of(self, equipment_id: int) -> list[EquipmentQuestion]:
        """What is asked at each use of a machine, archived questions too, in their order."""
        return list(self.questions.find("equipment_id = ? ORDER BY position, id", equipment_id))

    def materials_of(self, equipment_id: int) -> list[EquipmentMaterial]:
        """The materials on a machine's list."""
        return list(self.materials.find("equipment_id = ? ORDER BY id", equipment_id))

    def counters_of(self, equipment_id: int) -> list[Counter]:
        """The counters of a machine."""
        return list(self.counters.find("equipment_id = ? ORDER BY id", equipment_id))
