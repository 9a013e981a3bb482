"""Section 10: signatures, the credit line, and the stamp by which the paper is known again."""

from __future__ import annotations

from typing import Any

from reportlab.lib.enums import TA_RIGHT
from reportlab.platypus import Spacer, Table

from krc_desktop.language import Language
from krc_desktop.model.reports import MonthlyReport, Signer
from krc_desktop.reports.charts import Pen, Picture
from krc_desktop.reports.letters import NO_GLYPH, Face
from krc_desktop.reports.monthly import phrases
from krc_desktop.reports.monthly.sections import section
from krc_desktop.reports.paper import GUTTER, TEXT_WIDTH, Role, Sheet, clipped, span


def approval(sheet: Sheet, report: MonthlyReport) -> list[Any]:
    """Who vouches for the figures, and from which data they were printed."""
    words = sheet.words
    oath = words.text(
        "I confirm that the information in this report is true and agrees with the records "
        "of the centre."
    )
    content = [
        sheet.para(oath, Role.NARRATIVE),
        Spacer(1, 12),
        _signatures(sheet, report),
        Spacer(1, 14),
        _colophon(sheet, report),
    ]
    return section(sheet, 10, words.text("Approval"), "", content)


def _signatures(sheet: Sheet, report: MonthlyReport) -> Table:
    words = sheet.words
    place = ""
    if words.language is Language.LATVIAN:
        place = clipped(report.centre_locative, 60)
    table = Table(
        [
            [
                _signature(sheet, words.text("Prepared by"), report.prepared_by, place),
                _signature(sheet, words.text("Accepted by"), report.recipient, ""),
            ]
        ],
        colWidths=[span(6) + GUTTER, span(6)],
    )
    table.setStyle(_bare())
    return table


def _signature(sheet: Sheet, heading: str, signer: Signer, place: str) -> list[Any]:
    """A heading, a line to sign on and one for the date, the name and role below."""
    words, wide, day = sheet.words, span(4), span(2) - 2

    def lines(pen: Pen) -> None:
        pen.line(0, 0, wide - 8, 0, 0.6)
        pen.line(wide + 4, 0, wide + 4 + day, 0, 0.6)

    role = phrases.joined(clipped(sheet.name(signer.role), 120), words.text("signature"))
    date = phrases.capital(phrases.joined(place, words.text_in("signature", "date")))
    below = Table(
        [
            [
                [
                    sheet.para(clipped(signer.name, 120) or words.text("name in print"), Role.CELL),
                    sheet.para(role, Role.SECOND),
                ],
                sheet.para(date, Role.SECOND, leading=10.6),
            ]
        ],
        colWidths=[wide + 4, span(2) - 4],
        hAlign="LEFT",
    )
    below.setStyle(_bare())
    picture = Picture(sheet, span(6), 30, lines)
    return [sheet.para(heading, Role.SUBHEAD), picture, Spacer(1, 3), below]


def _colophon(sheet: Sheet, report: MonthlyReport) -> Table:
    """The project's credit to the left, the stamp of the print to the right."""
    words = sheet.words
    credit = sheet.name(report.project.credit) if report.project else ""
    stamp = phrases.joined(
        phrases.capital(words.text("data as of {date}", date=words.date(report.data_as_of))),
        f"KRC Desktop {clipped(report.program_version, 40)}",
        words.text("checksum of the data {sum}", sum=clipped(report.checksum, 100)),
    )
    right = [sheet.para(stamp, Role.NOTE, alignment=TA_RIGHT)]
    if sheet.letters_missing:
        key = words.text(
            "{sign} stands for a character that the printed fonts do not have.", sign=NO_GLYPH
        )
        right.append(sheet.para(key, Role.NOTE, alignment=TA_RIGHT))
    table = Table(
        [[sheet.para(clipped(credit, 600), Role.KEY, leading=12), right]],
        colWidths=[span(7) + GUTTER, TEXT_WIDTH - span(7) - GUTTER],
    )
    table.setStyle(
        [
            *_bare(),
            ("LINEABOVE", (0, 0), (-1, 0), 0.5, sheet.profile.ink),
            ("TOPPADDING", (0, 0), (-1, -1), 6),
            ("RIGHTPADDING", (0, 0), (0, 0), GUTTER),
        ]
    )
    return table


def _bare() -> list[tuple[Any, ...]]:
    return [
        ("FONT", (0, 0), (-1, -1), Face.SANS.value, 8.4),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ]
