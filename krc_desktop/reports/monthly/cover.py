"""The first page: the two minutes in which a reader learns the month."""

from __future__ import annotations

from typing import Any

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph, Spacer, Table

from krc_desktop.model.reports import MonthlyReport, Signer
from krc_desktop.reports import letters
from krc_desktop.reports.document import COVER_HEIGHT
from krc_desktop.reports.headings import Contents
from krc_desktop.reports.letters import Face
from krc_desktop.reports.monthly import phrases
from krc_desktop.reports.monthly.beside import beside, rule, stacked
from krc_desktop.reports.monthly.tiles import tile_rows
from krc_desktop.reports.monthly.weekly import weekly_chart
from krc_desktop.reports.paper import GUTTER, TEXT_WIDTH, Role, Sheet, clipped, span

_CHART_LOWEST, _CHART_HIGHEST = 58 * mm, 92 * mm
_GAP = 14
_LEAD_LINES = 4
_NAME_LARGEST, _NAME_SMALLEST = 33, 18


def cover(sheet: Sheet, report: MonthlyReport, contents: Contents) -> list[Any]:
    """The page's flowables; the weekly chart takes whatever height the rest leaves."""
    above = [*_masthead(sheet, report), *_lead(sheet, report), *tile_rows(sheet, report)]
    # the cover keeps its balance: a long lead sentence makes the chart lower, a short one higher
    used = stacked(above, TEXT_WIDTH) + contents.wrap(TEXT_WIDTH, COVER_HEIGHT)[1] + _GAP + 2
    left_over = COVER_HEIGHT - used
    chart_height = max(min(left_over, _CHART_HIGHEST), _CHART_LOWEST)
    side = beside(sheet, report, chart_height)
    chart_height = max(chart_height, stacked(side, span(5)))
    chart = weekly_chart(sheet, report, span(7), chart_height)
    pair = Table([[chart, side]], colWidths=[span(7) + GUTTER, span(5)], hAlign="LEFT")
    pair.setStyle(
        [
            ("FONT", (0, 0), (-1, -1), Face.SANS.value, 8.4),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ]
    )
    return [*above, pair, Spacer(1, _GAP), contents]


# -- masthead --------------------------------------------------------------------------------------


def _masthead(sheet: Sheet, report: MonthlyReport) -> list[Any]:
    words = sheet.words
    name = sheet.name(report.centre)
    return [
        rule(sheet, 2.4),
        Spacer(1, 5),
        _document_line(sheet, report),
        Spacer(1, 8),
        _centre_name(sheet, name),
        sheet.para(words.month(report.month), Role.MONTH),
        Spacer(1, 12),
        rule(sheet, 0.4, hair=True),
        Spacer(1, 3),
        _particulars(sheet, report),
        Spacer(1, 10),
    ]


def _document_line(sheet: Sheet, report: MonthlyReport) -> Table:
    words = sheet.words
    title = sheet.escaped(words.text("Monthly activity report"), Face.SANS_SEMIBOLD)
    if report.is_sample:
        mark = sheet.coloured(words.text("Sample data"), sheet.profile.accent)
        title = letters.Markup(f"{title} &nbsp;·&nbsp; {mark}")
    project = ""
    if report.project is not None:
        project = words.text("Project “{name}”", name=sheet.name(report.project.name))
    line = Table(
        [
            [
                sheet.rich(title, Role.SUBHEAD),
                sheet.para(clipped(project, 160), Role.CAPTION, alignment=TA_RIGHT, fontSize=9),
            ]
        ],
        colWidths=[span(6), TEXT_WIDTH - span(6)],
    )
    line.setStyle([*_bare(), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return line


def _bare() -> list[tuple[Any, ...]]:
    sides = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    padding = [(side, (0, 0), (-1, -1), 0) for side in sides]
    return [("FONT", (0, 0), (-1, -1), Face.SANS.value, 8.4), *padding]


def _centre_name(sheet: Sheet, name: str) -> Paragraph:
    """The centre's name on one line, smaller where it is long; beyond that it wraps."""
    wide = letters.width(sheet.line(name, Face.SERIF_SEMIBOLD), Face.SERIF_SEMIBOLD, 1) or 1
    size = min(_NAME_LARGEST, (TEXT_WIDTH - 1) / wide)
    size = max(size, _NAME_SMALLEST)
    return sheet.para(name, Role.CENTRE, fontSize=size, leading=size * 1.2)


def _particulars(sheet: Sheet, report: MonthlyReport) -> Table:
    """Period and data, document and issue, author, recipient."""
    words = sheet.words
    project = report.project
    office = "" if project is None else sheet.name(project.implementer)
    receives = (report.recipient.name or office, _role(sheet, report.recipient))
    cells = [
        (
            words.text("Reporting period"),
            words.period(report.month.period),
            words.text("data as of {date}", date=words.date(report.data_as_of)),
        ),
        (
            words.text_in("report", "Document"),
            report.document_number,
            words.text("issue {n}", n=words.number(report.issue)),
        ),
        (words.text("Prepared by"), report.prepared_by.name, _role(sheet, report.prepared_by)),
        (words.text_in("report", "Recipient"), *receives),
    ]
    row = [
        [
            sheet.para(head, Role.NOTE),
            sheet.para(clipped(name, 160) or phrases.DASH, Role.KEY, leading=11.4),
            sheet.para(clipped(detail, 160), Role.NOTE),
        ]
        for head, name, detail in cells
    ]
    table = Table([row], colWidths=[TEXT_WIDTH / 4] * 4)
    table.setStyle(
        [*_bare(), ("RIGHTPADDING", (0, 0), (-2, -1), 8), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    )
    return table


def _role(sheet: Sheet, signer: Signer) -> str:
    return sheet.name(signer.role)


def _lead(sheet: Sheet, report: MonthlyReport) -> list[Any]:
    said = phrases.lead(sheet, report)
    extra = " ".join(report.narrative.lead_extra.split())
    if extra:
        said = letters.Markup(f"{said} {sheet.escaped(extra, Face.SERIF)}")
    paragraph = sheet.rich(said, Role.LEAD)
    if paragraph.wrap(TEXT_WIDTH, COVER_HEIGHT)[1] > _LEAD_LINES * Role.LEAD.leading:
        paragraph = sheet.rich(said, Role.LEAD, fontSize=11.2, leading=15.6)
    return [paragraph, Spacer(1, 13)]
