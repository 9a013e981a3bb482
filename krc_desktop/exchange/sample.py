"""The sample: a fictional October 2026 of three centres, brought in like any other lists."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from krc_desktop.exchange.imports import import_file
from krc_desktop.model.centres import Centre
from krc_desktop.model.imports import ImportKind
from krc_desktop.model.reports import Attention, AttentionKind, Difficulty
from krc_desktop.model.stories import ReportPart, ReportPlan
from krc_desktop.operations import stories
from krc_desktop.operations.centres import change_centre, set_opening_hours
from krc_desktop.operations.maintenance import change_counter, change_maintenance_plan
from krc_desktop.paths import resources_folder
from krc_desktop.periods import Month
from krc_desktop.store.centre_file import CentreFile

OCTOBER = Month(2026, 10)
_FOLDER = resources_folder() / "sample"
_FILES = {ImportKind.PEOPLE: "participants", ImportKind.HOURS: "volunteer_entries"}
# Monday to Friday 10–18, Saturday 10–15, in minutes of the day
_HOURS = dict.fromkeys(range(1, 6), (600, 1080)) | {6: (600, 900)}
_SINCE = date(2026, 1, 1)


def fill_with_sample(file: CentreFile) -> None:
    """Bring the sample lists into a fresh file, with hours and words, and mark its centres."""
    for kind in ImportKind:
        name = _FILES.get(kind, kind.value)
        outcome = import_file(file, kind, _FOLDER / f"{name}.csv", is_sample=True)
        if outcome.refused:
            raise outcome.refused[0].rule
    words = json.loads((_FOLDER / "month_in_words.json").read_text("utf-8"))
    for centre in list(file.centres.all()):
        change_centre(file, centre_id=centre.id, is_sample=True)
        set_opening_hours(file, centre_id=centre.id, hours=_HOURS, since=_SINCE)
        _say(file, centre, words[centre.code])
    _count_from_new_year(file)


def _count_from_new_year(file: CentreFile) -> None:
    """Let the counters of the machines count what the sample's bookings tell."""
    for counter in list(file.equipment.counters.all()):
        change_counter(file, counter_id=counter.id, since=_SINCE)
    for plan in list(file.equipment.plans.find("counter_id IS NOT NULL")):
        change_maintenance_plan(file, plan_id=plan.id, starts_on=_SINCE)


def _say(file: CentreFile, centre: Centre, said: dict[str, Any]) -> None:
    month: dict[str, Any] = {"centre_id": centre.id, "month": OCTOBER}
    for part in ReportPart:
        if said[part.value]:
            stories.write_report_text(file, **month, part=part, body=said[part.value])
    difficulties = [Difficulty(one["title"], one["text"]) for one in said["difficulties"]]
    stories.set_difficulties(file, **month, difficulties=difficulties)
    points = [Attention(AttentionKind(one["kind"]), one["text"]) for one in said["attention"]]
    stories.set_attention(file, **month, points=points)
    lines = {line.code: line.id for line in file.projects.lines.all()}
    plans = [
        ReportPlan(
            centre_id=centre.id,
            month=str(OCTOBER),
            first_day=date.fromisoformat(one["first"]),
            last_day=date.fromisoformat(one["last"]),
            what=one["what"],
            line_id=lines[one["line"]],
            target_group=one["target_group"],
        )
        for one in said["plans"]
    ]
    stories.set_plans(file, **month, plans=plans)
