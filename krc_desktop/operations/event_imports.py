"""An event as a list brings it: with its kind, line, partners and the total that was counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from krc_desktop.model.events import Event, Headcount
from krc_desktop.model.fields import checked
from krc_desktop.model.imports import Incoming
from krc_desktop.operations import events
from krc_desktop.operations.event_machine_status import follow_status
from krc_desktop.store.centre_file import CentreFile


def save_event(file: CentreFile, row: Incoming) -> str:
    """Write one event of a list: `new`, `changed` or `same`."""
    values = dict(row.values) | {"kind_id": _kind(file, row.extras["kind"])}
    known = file.events.by_outside_id(row.key)
    if known is None:
        saved = file.events.add(checked(Event(**values)))
        events.lay_days(file, saved)
        _surroundings(file, saved, row.extras)
        return "new"
    saved = checked(replace(known, **(values | {"outside_id": known.outside_id})))
    if (saved.starts_at, saved.ends_at) != (known.starts_at, known.ends_at):
        _leave_ended_lines(file, saved, row.extras)
        events.move_event(file, event_id=known.id, starts_at=saved.starts_at, ends_at=saved.ends_at)
    if saved.status is not known.status:
        follow_status(file, saved.id, saved.status)
    file.events.change(saved)
    differs = _surroundings(file, saved, row.extras)
    return "changed" if differs or saved != known else "same"


def _leave_ended_lines(file: CentreFile, event: Event, extras: Mapping[str, Any]) -> None:
    """Take a moved event off lines that do not run on its new day, where the list names another."""
    if "line" in extras:
        for sits in list(file.events.lines.find("event_id = ?", event.id)):
            line = file.projects.lines.get(sits.line_id)
            if not line.valid_from <= event.local_day <= line.valid_until:
                file.events.lines.remove(sits.id)


def _kind(file: CentreFile, name: str) -> int | None:
    """The kind of a name, added to the list of kinds where it is new."""
    if not name:
        return None
    known = file.events.kinds.find_one("name_lv = ?", name)
    if known is None:
        change = events.add_event_kind(file, name_lv=name)
        return change.row_id
    return known.id


def _surroundings(file: CentreFile, event: Event, extras: Mapping[str, Any]) -> bool:
    """Make line, partners and counted total as the list says; whether anything differed."""
    differs = False
    if "line" in extras:
        differs |= _set_line(file, event, extras["line"])
    if "partners" in extras:
        before = {p.organisation_id for p in file.events.partners.find("event_id = ?", event.id)}
        if before != set(extras["partners"]):
            events.set_partners(file, event_id=event.id, organisations=extras["partners"])
            differs = True
    return _set_total(file, event, extras["counted"]) or differs


def _set_line(file: CentreFile, event: Event, line: Any) -> bool:
    sits = list(file.events.lines.find("event_id = ?", event.id))
    if line is None:
        # an empty cell says nothing of an event that sits in two projects
        if len(sits) == 1:
            file.events.lines.remove(sits[0].id)
        return len(sits) == 1
    if any(one.line_id == line.id for one in sits):
        return False
    events.set_line(file, event_id=event.id, line_id=line.id)
    return True


def _set_total(file: CentreFile, event: Event, counted: int) -> bool:
    """Keep the counted total as a line of its own, unless lines by group say it better."""
    lines = list(file.events.headcounts.find("event_id = ?", event.id))
    total = next((line for line in lines if line.from_total), None)
    if len(lines) > (total is not None) or (total is None and not counted):
        return False
    if total is None:
        file.events.headcounts.add(Headcount(event_id=event.id, people=counted, from_total=True))
        return True
    if total.people == counted:
        return False
    file.events.headcounts.change(replace(total, people=counted))
    return True


def drop_total(file: CentreFile, event_id: int) -> None:
    """Let an event's counted total give way to lines by group."""
    for total in list(file.events.headcounts.find("event_id = ? AND from_total", event_id)):
        file.events.headcounts.remove(total.id)
