"""The monthly activity report on paper: a cover and ten sections whose numbers never change."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import PageBreak

from krc_desktop.language import Phrasebook
from krc_desktop.model.reports import MonthlyReport
from krc_desktop.reports.document import Imprint, built
from krc_desktop.reports.headings import Contents
from krc_desktop.reports.monthly import phrases
from krc_desktop.reports.monthly.approval import approval
from krc_desktop.reports.monthly.cover import cover
from krc_desktop.reports.monthly.equipment import equipment
from krc_desktop.reports.monthly.events import events
from krc_desktop.reports.monthly.method import method
from krc_desktop.reports.monthly.month_in_words import month_in_words
from krc_desktop.reports.monthly.organisations import organisations
from krc_desktop.reports.monthly.participants import participants
from krc_desktop.reports.monthly.photographs import photographs
from krc_desktop.reports.monthly.targets import targets
from krc_desktop.reports.monthly.volunteering import volunteering
from krc_desktop.reports.paper import COLOUR, Profile, Sheet

__all__ = ["monthly_report"]

_SECTIONS = (
    month_in_words,
    events,
    participants,
    equipment,
    volunteering,
    organisations,
    targets,
    photographs,
    method,
    approval,
)


def monthly_report(report: MonthlyReport, words: Phrasebook, *, profile: Profile = COLOUR) -> bytes:
    """The report as a PDF: equal content gives equal bytes."""
    sheet = Sheet(words, profile)
    contents = Contents(sheet, words.text_in("report", "Contents"), len(_SECTIONS))
    story: list[Any] = [*cover(sheet, report, contents), PageBreak()]
    for section in _SECTIONS:
        story += section(sheet, report)
    return built(sheet, _imprint(sheet, report), contents, story)


def _imprint(sheet: Sheet, report: MonthlyReport) -> Imprint:
    words, project = sheet.words, report.project
    centre = sheet.name(report.centre)
    footer = centre
    if project is not None:
        named = words.text("Project “{name}”", name=sheet.name(project.name))
        footer = phrases.joined(named, sheet.name(project.implementer), sheet.name(project.funder))
    document = words.text("Monthly activity report")
    return Imprint(
        title=f"{document} · {words.month(report.month)}",
        owner=centre,
        subject=f"{centre}, {words.month(report.month)}",
        number=report.document_number,
        author=report.prepared_by.name or centre,
        footer=footer,
        program=f"KRC Desktop {report.program_version}",
        mark=words.text("Sample data") if report.is_sample else "",
    )
