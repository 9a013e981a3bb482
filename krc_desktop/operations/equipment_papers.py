"""Gathers the sheets about machines from the file: labels, and what every sheet begins with."""

from __future__ import annotations

from collections.abc import Sequence

import krc_desktop
from krc_desktop import clock
from krc_desktop.model.centres import Centre
from krc_desktop.model.equipment import Equipment, Ruling
from krc_desktop.model.equipment_papers import (
    EquipmentLabel,
    EquipmentLabels,
    MachineHead,
    PaperHead,
)
from krc_desktop.model.projects import Project
from krc_desktop.model.reports import Both, ProjectHead, Signer
from krc_desktop.store import equipment_papers as rows
from krc_desktop.store.centre_file import CentreFile


def paper_head(file: CentreFile, centre: Centre) -> PaperHead:
    """Whose sheet it is, for which project, made now."""
    role = Both(centre.coordinator_role_lv, centre.coordinator_role_en)
    return PaperHead(
        centre=Both(centre.name_lv, centre.name_en),
        centre_code=centre.code,
        coordinator=Signer(centre.coordinator, role),
        project=_project_head(file, centre.id),
        program_version=krc_desktop.__version__,
        made_at=file.clock.now(),
        is_sample=centre.is_sample,
    )


def _project_head(file: CentreFile, centre_id: int) -> ProjectHead | None:
    """The newest project that runs today, one that the centre has joined before others."""
    running = file.projects.running_on(clock.today(file.clock))
    joined = rows.joined_projects(file, centre_id)

    def weight(project: Project) -> tuple[bool, object, int]:
        return project.id in joined, project.starts_on, project.id

    project = max(running, key=weight, default=None)
    if project is None:
        return None
    return ProjectHead(
        name=Both(project.name_lv, project.name_en),
        implementer=Both(project.implementer_lv, project.implementer_en),
        funder=Both(project.funder_lv, project.funder_en),
        credit=Both(project.credit_lv, project.credit_en),
        starts_on=project.starts_on,
        ends_on=project.ends_on,
    )


def machine_head(machine: Equipment) -> MachineHead:
    """A machine as sheets name it."""
    return MachineHead(
        uid=machine.uid,
        code=code_of(machine),
        name=Both(machine.name_lv, machine.name_en),
        kind=machine.kind,
        risk=machine.risk,
        place=machine.place,
        maker=machine.maker,
        serial_number=machine.serial_number,
    )


def code_of(machine: Equipment) -> str:
    """The number by which a machine is called."""
    return machine.outside_id or f"M{machine.id}"


def numbered(centre: Centre, *parts: str) -> str:
    """A sheet's number: KRC, the centre's code, what it is of."""
    return "-".join(part for part in ("KRC", centre.code, *parts) if part)


def materials_of(file: CentreFile, equipment_id: int, ruling: Ruling) -> tuple[Both, ...]:
    """The materials of a ruling on a machine's list."""
    found = rows.materials_of(file, equipment_id, ruling)
    return tuple(Both(one.name_lv, one.name_en) for one in found)


def equipment_labels(
    file: CentreFile, *, equipment_ids: Sequence[int], called: str
) -> EquipmentLabels:
    """Labels for machines of one centre, in the order given; `called` ends the sheet's number."""
    machines = [file.equipment.get(one) for one in dict.fromkeys(equipment_ids)]
    centre = file.centres.get(machines[0].centre_id)
    what = code_of(machines[0]) if len(machines) == 1 else ""
    return EquipmentLabels(
        head=paper_head(file, centre),
        number=numbered(centre, what, called),
        labels=tuple(
            EquipmentLabel(
                machine=machine_head(machine),
                rules=machine.rules,
                open_below_celsius=machine.open_below_celsius,
                forbidden=materials_of(file, machine.id, Ruling.FORBIDDEN),
            )
            for machine in machines
        ),
    )
