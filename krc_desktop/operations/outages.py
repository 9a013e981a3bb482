"""Verbs of machines that can't be used: faults, and intervals out of service with their reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.equipment import Fault, Outage
from krc_desktop.model.fields import checked
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.store.centre_file import CentreFile


def report_fault(
    file: CentreFile, *, equipment_id: int, what: str, takes_out: bool = True, reported_by: str = ""
) -> Change:
    """Report a fault; one that takes the machine out opens an interval out of service."""
    with doing(file, Verb.REPORT_FAULT) as work:
        now = file.clock.now()
        fault = file.equipment.faults.add(
            checked(
                Fault(
                    equipment_id=equipment_id,
                    reported_at=now,
                    reported_by=reported_by,
                    what=what,
                    takes_out=takes_out,
                )
            )
        )
        if takes_out:
            file.equipment.outages.add(
                Outage(
                    equipment_id=equipment_id,
                    fault_id=fault.id,
                    starts_at=now,
                    local_day=clock.local_day(now),
                    reason=fault.what,
                )
            )
        work.about("faults", fault.id)
    return work.change


def close_fault(file: CentreFile, *, fault_id: int, remedy: str) -> Change:
    """Say how a fault was mended; the machine is in service again."""
    with doing(file, Verb.CLOSE_FAULT) as work:
        now = file.clock.now()
        fault = file.equipment.faults.get(fault_id)
        file.equipment.faults.change(checked(replace(fault, closed_at=now, remedy=remedy)))
        for outage in list(
            file.equipment.outages.find(
                "fault_id = ? AND coalesce(ends_at > ?, TRUE)", fault_id, clock.seconds_of(now)
            )
        ):
            _end(file, outage, now)
        work.about("faults", fault_id)
    return work.change


def _end(file: CentreFile, outage: Outage, now: datetime) -> None:
    """In service again; an interval that has not begun yet is no more."""
    if outage.starts_at < now:
        file.equipment.outages.change(replace(outage, ends_at=now))
    else:
        file.equipment.outages.remove(outage.id)


def take_out_of_service(
    file: CentreFile,
    *,
    equipment_id: int,
    starts_at: datetime,
    ends_at: datetime | None,
    reason: str,
) -> Change:
    """Take a machine out of service for a time, with the reason."""
    outage = Outage(
        equipment_id=equipment_id,
        starts_at=starts_at,
        ends_at=ends_at,
        local_day=clock.local_day(starts_at),
        reason=reason,
    )
    _check(outage)
    with doing(file, Verb.TAKE_OUT_OF_SERVICE) as work:
        work.about("outages", file.equipment.outages.add(checked(outage)).id)
    return work.change


def change_outage(file: CentreFile, *, outage_id: int, **changes: Any) -> Change:
    """Change from when to when a machine is out of service, or why."""
    with doing(file, Verb.CHANGE_OUTAGE) as work:
        wanted = checked(replace(file.equipment.outages.get(outage_id), **changes))
        wanted = replace(wanted, local_day=clock.local_day(wanted.starts_at))
        _check(wanted)
        file.equipment.outages.change(wanted)
        work.about("outages", outage_id)
    return work.change


def end_outage(file: CentreFile, *, outage_id: int) -> Change:
    """The machine is in service again from now on."""
    with doing(file, Verb.END_OUTAGE) as work:
        outage = file.equipment.outages.get(outage_id)
        work.about("equipment", outage.equipment_id)
        _end(file, outage, file.clock.now())
    return work.change


def remove_outage(file: CentreFile, *, outage_id: int) -> Change:
    """Take an interval back that was written down by mistake."""
    with doing(file, Verb.REMOVE_OUTAGE) as work:
        outage = file.equipment.outages.get(outage_id)
        work.about("equipment", outage.equipment_id)
        file.equipment.outages.remove(outage_id)
    return work.change


def _check(outage: Outage) -> None:
    if outage.ends_at is not None and outage.ends_at <= outage.starts_at:
        raise BrokenRule(Rule.END_BEFORE_START, starts=outage.starts_at, ends=outage.ends_at)
