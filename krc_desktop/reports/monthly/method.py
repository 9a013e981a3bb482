"""Section 9: how we count; each figure of the cover counted again, and what the words mean."""

from __future__ import annotations

from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Spacer, Table

from krc_desktop.language import NBSP, Phrasebook
from krc_desktop.model.reports import Headline, MonthlyReport, Recheck
from krc_desktop.reports.letters import Face, Markup
from krc_desktop.reports.monthly import phrases
from krc_desktop.reports.monthly.sections import section
from krc_desktop.reports.paper import GUTTER, Role, Sheet, span
from krc_desktop.reports.tables import Column, ruled


def method(sheet: Sheet, report: MonthlyReport) -> list[Any]:
    """The re-check and the definitions."""
    words = sheet.words
    content: list[Any] = []
    if report.recheck:
        rows = [_row(sheet, check) for check in report.recheck]
        content = [ruled(sheet, _columns(sheet), rows, tight=True), Spacer(1, 7)]
    else:
        empty = words.text("The figures of the cover were not counted again.")
        content = [sheet.para(empty, Role.CAPTION), Spacer(1, 7)]
    content.append(_definitions(sheet))
    remark = words.text("each figure of the first page, counted again from the rows")
    return section(sheet, 9, words.text("How we count"), remark, content, room=70 * mm)


def _columns(sheet: Sheet) -> list[Column]:
    words = sheet.words
    return [
        Column(words.text("Figure on page 1"), 40),
        Column(words.text_in("report", "Value"), 15, figures=True),
        Column(words.text("How it is counted again"), 71),
        Column(words.text_in("report", "Recounted"), 18, figures=True),
        Column(words.text_in("report", "Check"), 26, figures=True),
    ]


def _row(sheet: Sheet, check: Recheck) -> list[Any]:
    words = sheet.words
    if check.agrees:
        verdict = sheet.figure(words.text_in("recheck", "agrees"))
    else:
        # the fonts have no ballot cross; the multiplication sign of the bold sans stands for it
        alarm = words.text_in("recheck", "DOES NOT AGREE")
        verdict = sheet.figure(f"×{NBSP}{alarm}", Role.ALARM)
    return [
        sheet.para(phrases.label(words, check.headline)),
        sheet.figure(phrases.value(words, check.headline, check.value), Role.KEY),
        sheet.para(_source(words, check.headline)),
        sheet.figure(phrases.value(words, check.headline, check.recounted)),
        verdict,
    ]


def _source(words: Phrasebook, headline: Headline) -> str:
    match headline:
        case Headline.EVENTS:
            return words.text("the event rows of section 2")
        case Headline.VISITS:
            return words.text("section 2: by name plus only counted")
        case Headline.UNIQUE_PEOPLE:
            return words.text("different people on the attendance lists")
        case Headline.VOLUNTEER_MINUTES:
            return words.text("the tasks of section 5 together")
        case Headline.EQUIPMENT_MINUTES:
            return words.text("the machines of section 4 together")
        case Headline.ORGANISATIONS:
            return words.text("the organisation rows of section 6")


def _definitions(sheet: Sheet) -> Table:
    """The rules of counting in words, in two columns."""
    paragraphs = [
        sheet.rich(
            Markup(f"{sheet.strong(term)} {sheet.escaped(meaning)}"), Role.CAPTION, spaceAfter=4
        )
        for term, meaning in _meanings(sheet.words)
    ]
    half = -(-len(paragraphs) // 2)
    table = Table([[paragraphs[:half], paragraphs[half:]]], colWidths=[span(6) + GUTTER, span(6)])
    table.setStyle(
        [
            ("FONT", (0, 0), (-1, -1), Face.SANS.value, 8.4),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (0, -1), GUTTER),
            ("RIGHTPADDING", (1, 0), (1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ]
    )
    return table


def _meanings(words: Phrasebook) -> list[tuple[str, str]]:
    return [
        (
            words.text_in("report", "Event."),
            words.text(
                "Only events that were held are counted. A camp of several days is one event. An "
                "event belongs whole to the month in which it starts."
            ),
        ),
        (
            words.text_in("report", "Visit."),
            words.text(
                "One named person on one day of a held event, or one person who was only counted. "
                "Registered but absent is not a visit; a volunteer at work is a visitor only if "
                "listed as one."
            ),
        ),
        (
            words.text_in("report", "Unique participant."),
            words.text(
                "A different person known by name, present at least once in the month. How many "
                "different people there were, those only counted included, can only be bounded."
            ),
        ),
        (
            words.text_in("report", "Group."),
            words.text("As recorded at the event; a later change changes no past figure."),
        ),
        (
            words.text_in("report", "Volunteer hours."),
            words.text(
                "Accepted entries only, on their own date; nothing is derived from an event’s "
                "length. Minutes are added up and rounded once, on the printed figure."
            ),
        ),
        (
            words.text_in("report", "Equipment hours."),
            words.text(
                "Elapsed time of used bookings with every phase (loading, firing, cooling, "
                "unloading); maintenance is not in it. Utilisation = working time within opening "
                "hours ÷ opening hours while the machine was in service. A firing counts once."
            ),
        ),
        (
            words.text_in("report", "Organisation."),
            words.text(
                "Was a partner of a held event, was named at a head-count, or sent a named "
                "participant; counted once in the month."
            ),
        ),
    ]
