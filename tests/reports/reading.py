"""Reads printed pages back: their text, fonts, outline and properties."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from pypdf import PdfReader

from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.reports import MonthlyReport
from krc_desktop.reports.monthly import monthly_report
from krc_desktop.reports.paper import COLOUR, Profile

LATVIAN = Phrasebook(Language.LATVIAN)
ENGLISH = Phrasebook(Language.ENGLISH)


def printed(
    report: MonthlyReport, words: Phrasebook = LATVIAN, profile: Profile = COLOUR
) -> PdfReader:
    """The report as a reader of PDF sees it."""
    return PdfReader(BytesIO(monthly_report(report, words, profile=profile)))


def one_line(text: str) -> str:
    """A text with all white space made single spaces."""
    return " ".join(text.replace("\u00a0", " ").split())


def page_text(reader: PdfReader, page: int) -> str:
    """The text of a page (from 1), on one line."""
    return one_line(reader.pages[page - 1].extract_text())


def all_text(reader: PdfReader) -> str:
    """The text of all pages, on one line."""
    return one_line(" ".join(page.extract_text() for page in reader.pages))


def fonts(reader: PdfReader) -> dict[str, Any]:
    """Every font of every page with its descriptor, by base name."""
    found: dict[str, Any] = {}
    for page in reader.pages:
        for reference in page["/Resources"]["/Font"].values():
            font = reference.get_object()
            found[font["/BaseFont"]] = font.get("/FontDescriptor")
    return found
