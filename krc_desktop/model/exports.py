"""What left the laptop: a line for each time, never what was in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Exported(StrEnum):
    """What can leave."""

    PERSON_JSON = "person_json"
    PERSON_PDF = "person_pdf"
    NO_PHOTO_LIST = "no_photo_list"
    LISTS = "lists"
    FIGURE_ROWS = "figure_rows"
    SIGN_IN_SHEET = "sign_in_sheet"
    VOLUNTEER_SHEETS = "volunteer_sheets"
    CERTIFICATES = "certificates"
    MONTHLY_REPORT = "monthly_report"
    OTHER = "other"


@dataclass(frozen=True)
class ExportLine:
    """One time that something left: when, what, how many rows, whether with names."""

    id: int
    made_at: datetime
    day: date
    what: Exported
    rows: int
    with_names: bool
