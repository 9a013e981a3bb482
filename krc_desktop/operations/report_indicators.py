"""Indicators against their targets: cumulative from the project's first day, counted afresh."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from krc_desktop.model.figures import Figures
from krc_desktop.model.projects import Indicator, Measure, Project
from krc_desktop.model.reports import Both, IndicatorRow, Unit
from krc_desktop.periods import Month, Period
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.figures import Scope, count


def indicator_rows(
    file: CentreFile, project: Project | None, centre_id: int | None | None, month: Month
) -> tuple[IndicatorRow, ...]:
    """The project's indicators for a centre up to a month.

    The month's part is what it added: unique people of ten months are not the sum of ten months.
    """
    if project is None:
        return ()
    indicators = list(
        file.projects.indicators.find("project_id = ? ORDER BY position, id", project.id)
    )
    if not indicators:
        return ()
    until = min(month.period.last, project.ends_on)
    eve = month.period.first - timedelta(days=1)
    now = count(file.connection, Scope(Period(project.starts_on, until), centre_id))
    before = (
        count(file.connection, Scope(Period(project.starts_on, eve), centre_id))
        if eve >= project.starts_on
        else None
    )
    return tuple(_row(file, indicator, centre_id, now, before) for indicator in indicators)


def _row(
    file: CentreFile,
    indicator: Indicator,
    centre_id: int | None | None,
    now: Figures,
    before: Figures | None,
) -> IndicatorRow:
    cumulative = _value(file, indicator, centre_id, now)
    earlier = _value(file, indicator, centre_id, before) if before is not None else 0
    targets = {
        target.centre_id: target.value
        for target in file.projects.targets.find("indicator_id = ?", indicator.id)
    }
    hours = indicator.measure is Measure.VOLUNTEER_MINUTES
    return IndicatorRow(
        title=Both(indicator.title_lv, indicator.title_en),
        unit=Unit.MINUTES if hours else Unit.COUNT,
        target=targets.get(None),
        share=targets.get(centre_id) if centre_id is not None else None,
        before=earlier,
        month=cumulative - earlier,
        cumulative=cumulative,
    )


def _value(
    file: CentreFile, indicator: Indicator, centre_id: int | None | None, figures: Figures
) -> int:
    if indicator.measure is Measure.ENTERED:
        entries: Any = file.projects.entries.find(
            "indicator_id = ? AND coalesce(centre_id = ?, TRUE) AND local_day BETWEEN ? AND ?",
            indicator.id,
            centre_id,
            figures.period.first.isoformat(),
            figures.period.last.isoformat(),
        )
        return sum(entry.value for entry in entries)
    if indicator.line_id is not None:
        return _of_line(file, indicator, figures)
    if indicator.group_id is not None:
        group = figures.by_group.get(file.people.groups.get(indicator.group_id).code)
        if group is None:
            return 0
        if indicator.measure is Measure.VISITS:
            return group.visits_named + group.visits_unnamed
        return group.unique_people
    return {
        Measure.EVENTS: figures.events.held,
        Measure.VISITS: figures.visits,
        Measure.UNIQUE_PEOPLE: figures.unique_people,
        Measure.ORGANISATIONS: figures.organisations,
        Measure.VOLUNTEERS: figures.volunteers,
        Measure.VOLUNTEER_MINUTES: figures.volunteer_minutes,
        Measure.FIRINGS: sum(machine.firings for machine in figures.equipment.values()),
        Measure.OUTPUTS: figures.outputs,
    }[indicator.measure]


def _of_line(file: CentreFile, indicator: Indicator, figures: Figures) -> int:
    line = file.projects.lines.get(indicator.line_id or 0)
    project = file.projects.get(indicator.project_id)
    counted = figures.by_line.get(f"{project.code}/{line.code}") or figures.by_line.get(line.code)
    if counted is None:
        return 0
    return counted.events if indicator.measure is Measure.EVENTS else counted.visits
