"""Verbs of projects: lines, indicators, targets, rates, grants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.fields import checked
from krc_desktop.model.projects import (
    ActivityLine,
    Grant,
    GrantStatus,
    Indicator,
    IndicatorEntry,
    InKindRate,
    Measure,
    Project,
    Target,
)
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.operations.lists import put_in_order
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.lists import events_outside


def add_project(
    file: CentreFile, *, code: str, name_lv: str, starts_on: date, ends_on: date, **others: Any
) -> Change:
    """Add a project."""
    if ends_on < starts_on:
        raise BrokenRule(Rule.PERIOD_REVERSED, first=starts_on, last=ends_on)
    project = Project(code=code, name_lv=name_lv, starts_on=starts_on, ends_on=ends_on, **others)
    with doing(file, Verb.ADD_PROJECT) as work:
        work.about("projects", file.projects.add(checked(project)).id)
    return work.change


def change_project(file: CentreFile, *, project_id: int, **changes: Any) -> Change:
    """Change what is known of a project."""
    with doing(file, Verb.CHANGE_PROJECT) as work:
        project = checked(replace(file.projects.get(project_id), **changes))
        if project.ends_on < project.starts_on:
            raise BrokenRule(Rule.PERIOD_REVERSED, first=project.starts_on, last=project.ends_on)
        file.projects.change(project)
        work.about("projects", project_id)
    return work.change


def add_line(
    file: CentreFile,
    *,
    project_id: int,
    code: str,
    title_lv: str,
    title_en: str = "",
    valid_from: date | None = None,
    valid_until: date | None = None,
) -> Change:
    """Add an activity line; it runs as long as the project unless its own days are given."""
    with doing(file, Verb.ADD_LINE) as work:
        project = file.projects.get(project_id)
        line = ActivityLine(
            project_id=project_id,
            code=code,
            title_lv=title_lv,
            title_en=title_en,
            valid_from=valid_from or project.starts_on,
            valid_until=valid_until or project.ends_on,
            position=file.projects.lines.count("project_id = ?", project_id),
        )
        if line.valid_until < line.valid_from:
            raise BrokenRule(Rule.PERIOD_REVERSED, first=line.valid_from, last=line.valid_until)
        work.about("activity_lines", file.projects.lines.add(checked(line)).id)
    return work.change


def change_line(file: CentreFile, *, line_id: int, **changes: Any) -> Change:
    """Change an activity line; events that sit on it stay there."""
    with doing(file, Verb.CHANGE_LINE) as work:
        line = checked(replace(file.projects.lines.get(line_id), **changes))
        if line.valid_until < line.valid_from:
            raise BrokenRule(Rule.PERIOD_REVERSED, first=line.valid_from, last=line.valid_until)
        file.projects.lines.change(line)
        work.about("activity_lines", line_id)
    return work.change


def set_line_days(file: CentreFile, *, line_id: int, valid_from: date, valid_until: date) -> Change:
    """Say when an activity line runs; refused where its events would lie outside."""
    with doing(file, Verb.CHANGE_LINE) as work:
        line = file.projects.lines.get(line_id)
        first, last = valid_from.isoformat(), valid_until.isoformat()
        outside = events_outside(file.connection, line_id, first, last)
        if outside and valid_from <= valid_until:
            raise BrokenRule(Rule.LINE_HAS_EVENTS, line=line.code, events=outside)
        change_line(file, line_id=line_id, valid_from=valid_from, valid_until=valid_until)
        work.about("activity_lines", line_id)
    return work.change


def remove_line(file: CentreFile, *, line_id: int) -> Change:
    """Remove an activity line; one with events, plans or an indicator is refused (end it)."""
    with doing(file, Verb.REMOVE_LINE) as work:
        file.projects.lines.get(line_id)
        work.about("activity_lines", line_id)
        file.projects.lines.remove(line_id)
    return work.change


def order_lines(file: CentreFile, *, project_id: int, line_ids: Sequence[int]) -> Change:
    """Put a project's lines in an order; those not named follow as they were."""
    with doing(file, Verb.ORDER_LINES) as work:
        put_in_order(file.projects.lines, file.projects.lines_of(project_id), line_ids)
        work.about("activity_lines", line_ids[0])
    return work.change


def add_indicator(
    file: CentreFile, *, project_id: int, title_lv: str, measure: Measure, **others: Any
) -> Change:
    """Add an indicator."""
    indicator = Indicator(project_id=project_id, title_lv=title_lv, measure=measure, **others)
    with doing(file, Verb.ADD_INDICATOR) as work:
        position = file.projects.indicators.count("project_id = ?", project_id)
        added = file.projects.indicators.add(checked(replace(indicator, position=position)))
        work.about("indicators", added.id)
    return work.change


def set_target(
    file: CentreFile, *, indicator_id: int, value: int, centre_id: int | None = None
) -> Change:
    """Set the target of an indicator: the project's, or a centre's part of it."""
    target = checked(Target(indicator_id=indicator_id, centre_id=centre_id, value=value))
    with doing(file, Verb.SET_TARGET) as work:
        known = file.projects.targets.find_one(
            "indicator_id = ? AND centre_id IS ?", indicator_id, centre_id
        )
        if known is None:
            known = file.projects.targets.add(target)
        else:
            file.projects.targets.change(replace(known, value=value))
        work.about("targets", known.id)
    return work.change


def enter_indicator(
    file: CentreFile, *, indicator_id: int, centre_id: int, day: date, value: int, note: str = ""
) -> Change:
    """Enter a value of an indicator that is counted by hand."""
    entry = IndicatorEntry(
        indicator_id=indicator_id, centre_id=centre_id, local_day=day, value=value, note=note
    )
    with doing(file, Verb.ENTER_INDICATOR) as work:
        work.about("indicator_entries", file.projects.entries.add(checked(entry)).id)
    return work.change


def add_rate(
    file: CentreFile,
    *,
    project_id: int,
    cents_per_hour: int,
    source: str,
    valid_from: date,
    valid_until: date | None = None,
) -> Change:
    """Add the value of an hour of volunteer work, with its source."""
    rate = InKindRate(
        project_id=project_id,
        cents_per_hour=cents_per_hour,
        source=source,
        valid_from=valid_from,
        valid_until=valid_until,
    )
    with doing(file, Verb.ADD_RATE) as work:
        work.about("in_kind_rates", file.projects.rates.add(checked(rate)).id)
    return work.change


def add_grant(
    file: CentreFile, *, project_id: int, centre_id: int, purpose: str, cents: int, **others: Any
) -> Change:
    """Add a small grant; it names an organisation or an applicant."""
    grant = Grant(
        project_id=project_id, centre_id=centre_id, purpose=purpose, cents=cents, **others
    )
    if grant.organisation_id is None and not grant.applicant.strip():
        raise BrokenRule(Rule.FIELD_EMPTY, field="applicant")
    with doing(file, Verb.ADD_GRANT) as work:
        work.about("grants", file.projects.grants.add(checked(grant)).id)
    return work.change


def change_grant(file: CentreFile, *, grant_id: int, status: GrantStatus, day: date) -> Change:
    """Say how far a small grant has come."""
    with doing(file, Verb.CHANGE_GRANT) as work:
        grant = replace(file.projects.grants.get(grant_id), status=status)
        if status in (GrantStatus.GRANTED, GrantStatus.REFUSED):
            grant = replace(grant, decided_on=day)
        elif status is GrantStatus.REPORTED:
            grant = replace(grant, reported_on=day)
        file.projects.grants.change(grant)
        work.about("grants", grant_id)
    return work.change
