"""Gathers a month's report: one moment of the file, every figure from its one place."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import krc_desktop
from krc_desktop.language import Phrasebook
from krc_desktop.model import choices
from krc_desktop.model.centres import Centre
from krc_desktop.model.figures import Figures
from krc_desktop.model.projects import ActivityLine, Project, missing_codes
from krc_desktop.model.reports import (
    SEVEN_MONTHS,
    Both,
    EventRow,
    GroupRow,
    Headline,
    LineBlock,
    MonthlyReport,
    OrganisationRow,
    ProjectHead,
    Recheck,
    Signer,
    Trend,
    UnheldEvent,
    WeekVisits,
)
from krc_desktop.operations.report_equipment import EquipmentPart, equipment_part
from krc_desktop.operations.report_indicators import indicator_rows
from krc_desktop.operations.report_words import narrative, photos, points
from krc_desktop.periods import Month, Period
from krc_desktop.store import reports as rows
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.figures import Scope, count
from krc_desktop.store.reports import HeldEvent


def report_content(
    file: CentreFile, *, centre: Centre | None, month: Month, words: Phrasebook
) -> MonthlyReport:
    """Everything that a monthly report says, in the report's language where it matters.

    Without a centre it is of all centres of the file together, unique people counted afresh.
    """
    with file.reading():
        return _Gathering(file, centre or _together(file, words), month, words).report()


def _together(file: CentreFile, words: Phrasebook) -> Centre:
    """All centres as one: it has no id, no address and nobody who prepared the report."""
    name = words.text("All community resource centres")
    is_sample = any(centre.is_sample for centre in file.centres.all())
    return Centre(code="", name_lv=name, name_en=name, is_sample=is_sample)


def document_number(centre: Centre, month: Month) -> str:
    """The number of a month's report: KRC-PRE-2026-10; of all centres KRC-2026-10."""
    return "-".join(part for part in ("KRC", centre.code, str(month)) if part)


@dataclass(frozen=True)
class _Gathering:
    """One report being gathered; what several parts need is asked for once."""

    file: CentreFile
    centre: Centre
    month: Month
    words: Phrasebook

    def report(self) -> MonthlyReport:
        """The whole content."""
        equipment = equipment_part(self.file, self.scope, self.months, self.words)
        tasks = tuple(rows.tasks(self.connection, self.scope, self._scope_before))
        organisations = self._organisations()
        lines = self._lines()
        project = self.project
        head = self._project_head(project) if project else None
        content = MonthlyReport(
            centre_code=self.centre.code,
            centre=Both(self.centre.name_lv, self.centre.name_en),
            centre_short=Both(
                self.centre.short_lv or self.centre.name_lv,
                self.centre.short_en or self.centre.name_en,
            ),
            centre_locative=self.centre.locative_lv,
            month=self.month,
            document_number=document_number(self.centre, self.month),
            issue=1,
            data_as_of=self._data_as_of,
            program_version=krc_desktop.__version__,
            checksum="",
            prepared_by=Signer(
                self.centre.coordinator,
                Both(self.centre.coordinator_role_lv, self.centre.coordinator_role_en),
            ),
            recipient=Signer(
                project.manager if project else "",
                Both(project.manager_role_lv, project.manager_role_en) if project else Both(""),
            ),
            project=head,
            trends=self._trends(),
            figures=self.figures,
            busiest=_busiest(self.held),
            weeks=self._weeks(),
            weekly_average_before=self._weekly_average(),
            attention=points(self.file, self.centre.id, self.month),
            narrative=narrative(self.file, self.centre.id, self.month),
            lines=lines,
            unheld=self._unheld(),
            event_volunteers=rows.volunteers_at(self.connection, [e.id for e in self.held]),
            groups=self._groups(),
            machines=equipment.machines,
            open_days=equipment.open_days,
            open_minutes=equipment.open_minutes,
            closed_days=equipment.closed_days,
            firings=equipment.firings,
            tasks=tasks,
            organisations=organisations,
            indicators=indicator_rows(self.file, project, self.centre_id, self.month),
            photos=photos(self.file, self.centre.id, self.month),
            recheck=(),
            is_sample=self.centre.is_sample,
            tells_new=self.tells_new,
        )
        content = replace(content, recheck=self._recheck(content, equipment))
        return replace(content, checksum=checksum(content))

    @property
    def connection(self) -> Any:
        """The file's connection."""
        return self.file.connection

    @property
    def centre_id(self) -> int | None:
        """The centre's key; None for all of them."""
        return self.centre.id or None

    @cached_property
    def scope(self) -> Scope:
        """The month of the centre."""
        return Scope(self.month.period, self.centre_id)

    @cached_property
    def figures(self) -> Figures:
        """The month's figures."""
        return count(self.connection, self.scope, code=self.centre.code or None)

    @cached_property
    def held(self) -> list[HeldEvent]:
        """The month's held events."""
        return rows.held_events(self.connection, self.scope)

    @cached_property
    def months(self) -> tuple[Month | None, ...]:
        """The seven months up to this one; None for those before the centre's first record."""
        first = rows.first_day(self.connection, self.centre_id)
        known = (self.month.shifted(n - SEVEN_MONTHS + 1) for n in range(SEVEN_MONTHS))
        return tuple(
            month
            if month == self.month or (first is not None and month >= Month.of(first))
            else None
            for month in known
        )

    @cached_property
    def by_month(self) -> tuple[Figures | None, ...]:
        """The figures of the seven months."""
        return tuple(
            None
            if month is None
            else self.figures
            if month == self.month
            else count(self.connection, Scope(month.period, self.centre_id))
            for month in self.months
        )

    @cached_property
    def project(self) -> Project | None:
        """The project reported to: of those that run, the one with most of the month's events."""
        running = self.file.projects.running_on(self.month.period.last)
        ids = [event.id for event in self.held]
        return max(
            running,
            key=lambda p: (len(rows.lines_of(self.connection, p.id, ids)), p.starts_on, p.id),
            default=None,
        )

    @cached_property
    def _data_as_of(self) -> date:
        return rows.last_change(self.connection) or self.month.period.last

    @property
    def _scope_before(self) -> Scope | None:
        before = self.months[-2]
        return None if before is None else Scope(before.period, self.centre_id)

    @staticmethod
    def _project_head(project: Project) -> ProjectHead:
        return ProjectHead(
            name=Both(project.name_lv, project.name_en),
            implementer=Both(project.implementer_lv, project.implementer_en),
            funder=Both(project.funder_lv, project.funder_en),
            credit=Both(project.credit_lv, project.credit_en),
            starts_on=project.starts_on,
            ends_on=project.ends_on,
        )

    def _trends(self) -> Mapping[Headline, Trend]:
        return {
            headline: Trend(
                tuple(None if f is None else headline_figure(headline, f) for f in self.by_month)
            )
            for headline in Headline
        }

    def _weeks(self) -> tuple[WeekVisits, ...]:
        days = rows.visits_by_day(self.connection, self.scope)
        found = []
        for span in self.month.period.weeks():
            visits = [days[day] for day in span.days() if day in days]
            found.append(
                WeekVisits(
                    number=span.first.isocalendar().week,
                    span=span,
                    visits_named=sum(named for named, _ in visits),
                    visits_unnamed=sum(unnamed for _, unnamed in visits),
                )
            )
        return tuple(found)

    def _weekly_average(self) -> float | None:
        """Visits a week over those of the six months before of which there are data."""
        before = [f for f in self.by_month[:-1] if f is not None]
        days = sum(f.period.length for f in before)
        return sum(f.visits for f in before) * 7 / days if days else None

    def _lines(self) -> tuple[LineBlock, ...]:
        """The project's lines that run in the month with their events; events on none come last."""
        project = self.project
        if project is None:
            return self._blocks({}, [])
        lines = list(
            self.file.projects.lines.find("project_id = ? ORDER BY position, id", project.id)
        )
        running = [line for line in lines if _touches(line, self.month.period)]
        ids = [event.id for event in self.held]
        return self._blocks(rows.lines_of(self.connection, project.id, ids), running)

    def _blocks(self, sits: Mapping[int, int], lines: list[ActivityLine]) -> tuple[LineBlock, ...]:
        blocks = [
            self._block(
                line.code,
                Both(line.title_lv, line.title_en),
                [event for event in self.held if sits.get(event.id) == line.id],
            )
            for line in lines
        ]
        for code in missing_codes(line.code for line in lines):
            at = sum(1 for block in blocks if int(block.code) < int(code))
            blocks.insert(at, LineBlock(code=code, title=Both(""), missing=True))
        known = {line.id for line in lines}
        others = [event for event in self.held if sits.get(event.id) not in known]
        return (*blocks, self._block("", Both(""), others)) if others else tuple(blocks)

    def _block(self, code: str, title: Both, events: list[HeldEvent]) -> LineBlock:
        ids = [event.id for event in events]
        return LineBlock(
            code=code,
            title=title,
            events=tuple(event.row for event in events),
            volunteers=rows.volunteers_at(self.connection, ids) if ids else 0,
        )

    def _unheld(self) -> tuple[UnheldEvent, ...]:
        return tuple(
            replace(event, state=choices.event_status(self.words, status))
            for status, event in rows.unheld_events(self.connection, self.scope)
        )

    def _groups(self) -> tuple[GroupRow, ...]:
        """Every group in use; a numbers-only group only where somebody was counted."""
        groups = {group.code: group for group in self.file.people.groups.all()}
        found = []
        for code, figures in self.figures.by_group.items():
            group = groups.get(code)
            if group is not None and group.numbers_only and not figures.visits_unnamed:
                continue
            found.append(
                GroupRow(
                    code=code,
                    name=Both(group.name_lv, group.name_en) if group else Both(""),
                    visits_named=figures.visits_named,
                    visits_unnamed=figures.visits_unnamed,
                    unique_people=figures.unique_people,
                )
            )
        return tuple(found)

    @cached_property
    def tells_new(self) -> bool:
        """Whether the file has a past against which an organisation can be new."""
        first = rows.first_day(self.connection, None)
        return first is not None and first < self.month.period.first

    def _organisations(self) -> tuple[OrganisationRow, ...]:
        """New ones are told only where there is a past to compare with."""
        return tuple(
            OrganisationRow(
                name=one.name,
                kind=choices.organisation_kind(self.words, one.kind),
                contribution=one.contribution,
                events=one.events,
                is_new=one.is_new,
            )
            for one in rows.represented(self.connection, self.scope, tell_new=self.tells_new)
        )

    def _recheck(self, content: MonthlyReport, equipment: EquipmentPart) -> tuple[Recheck, ...]:
        """Each cover figure counted a second way, from the rows that the report itself prints."""
        events = [row for block in content.lines for row in block.events]
        again = {
            Headline.EVENTS: len(events),
            Headline.VISITS: sum(row.visits for row in events),
            Headline.UNIQUE_PEOPLE: len(rows.people_present(self.connection, self.scope)),
            Headline.VOLUNTEER_MINUTES: sum(task.minutes for task in content.tasks),
            Headline.EQUIPMENT_MINUTES: sum(m.occupied_minutes for m in equipment.machines),
            Headline.ORGANISATIONS: len(content.organisations),
        }
        return tuple(
            Recheck(headline, headline_figure(headline, self.figures), again[headline])
            for headline in Headline
        )


def headline_figure(headline: Headline, figures: Figures) -> int:
    """A cover figure of a month's figures."""
    return {
        Headline.EVENTS: figures.events.held,
        Headline.VISITS: figures.visits,
        Headline.UNIQUE_PEOPLE: figures.unique_people,
        Headline.VOLUNTEER_MINUTES: figures.volunteer_minutes,
        Headline.EQUIPMENT_MINUTES: figures.equipment_minutes,
        Headline.ORGANISATIONS: figures.organisations,
    }[headline]


def _busiest(held: list[HeldEvent]) -> EventRow | None:
    """The held event with most visits, the earliest of equals; None where nobody came to any."""
    busiest = max((event.row for event in held), key=lambda row: row.visits, default=None)
    return busiest if busiest is not None and busiest.visits else None


def _touches(line: ActivityLine, period: Period) -> bool:
    return line.valid_from <= period.last and line.valid_until >= period.first


def checksum(content: MonthlyReport) -> str:
    """A short name of what the report says, the same for equal data: `7F3A-91C2-0B64`."""
    said = {
        "number": content.document_number,
        "figures": content.figures.as_json(),
        "events": [repr(block) for block in content.lines],
        "tasks": [repr(task) for task in content.tasks],
        "organisations": [repr(one) for one in content.organisations],
        "firings": [repr(one) for one in content.firings],
        "words": repr(content.narrative),
    }
    digest = hashlib.sha256(json.dumps(said, sort_keys=True).encode("utf-8")).hexdigest().upper()
    return "-".join(digest[at : at + 4] for at in (0, 4, 8))
