"""What the page of the day reads beside the window: holidays, things to do, the figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from krc_desktop.desktop.today.to_do_card import Thing
from krc_desktop.desktop.work import Progress
from krc_desktop.language import Phrasebook
from krc_desktop.model.agenda import MonthFigures, OpeningDay
from krc_desktop.model.checklist import Check, CheckKind
from krc_desktop.operations import agenda
from krc_desktop.operations.machine_things import machine_things
from krc_desktop.periods import Month, Period
from krc_desktop.store.centre_file import CentreFile


@dataclass(frozen=True)
class Learnt:
    """When the doors are open on each day, and what is to be done."""

    openings: Mapping[date, OpeningDay]
    things: tuple[Thing, ...]


def learn(
    file: CentreFile, _progress: Progress, *, centre_id: int, days: Period, words: Phrasebook
) -> Learnt:
    """Read what takes a while: the holidays' library, the checklist of a report."""
    openings = {
        day: agenda.opening_day(file, centre_id=centre_id, day=day, words=words)
        for day in days.days()
    }
    things: list[Thing] = list(machine_things(file, centre_id=centre_id))
    for thing in agenda.things_to_do(file, centre_id=centre_id):
        if isinstance(thing, Check) and thing.kind is CheckKind.MAINTENANCE_DUE:
            things += agenda.machines_due(file, centre_id=centre_id)
        else:
            things.append(thing)
    return Learnt(openings, tuple(things))


def count(file: CentreFile, _progress: Progress, *, centre_id: int, month: Month) -> MonthFigures:
    """Count the month and the five before it."""
    return agenda.month_figures(file, centre_id=centre_id, month=month)
