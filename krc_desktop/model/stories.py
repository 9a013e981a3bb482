"""The month in words: stories, publicity, photos, texts, points, plans; reports as issued."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from krc_desktop.language import Language
from krc_desktop.model.fields import LINE, NAME, NOTE, TITLE, Record, Row, text, whole
from krc_desktop.model.reports import AttentionKind

ATTENTION = 160


@dataclass(frozen=True, kw_only=True)
class Story(Record):
    """A story or a quote, kept with the consent to print it."""

    centre_id: int
    event_id: int | None = None
    person_id: int | None = None
    consent_id: int | None = None
    local_day: date
    title: str = text(LINE)
    body: str = text(NOTE)
    quote: str = text(TITLE)
    said_by: str = text(NAME)
    consent_note: str = text(LINE)


@dataclass(frozen=True, kw_only=True)
class Publicity(Record):
    """Something published about the centre."""

    centre_id: int
    event_id: int | None = None
    local_day: date
    outlet: str = text(NAME, needed=True)
    title: str = text(TITLE)
    link: str = text(TITLE, digits=True)


@dataclass(frozen=True, kw_only=True)
class Photo(Record):
    """A picture of an event, its bytes kept apart and free of metadata."""

    centre_id: int
    event_id: int | None = None
    file_sha256: str
    local_day: date
    width: int = whole(1, 10_000)
    height: int = whole(1, 10_000)
    caption: str = text(TITLE)
    photographer: str = text(NAME)
    position: int = 0
    in_report: bool = False


@dataclass(frozen=True, kw_only=True)
class PhotoPerson(Row):
    """Somebody who can be recognised in a picture."""

    photo_id: int
    person_id: int


class ReportPart(StrEnum):
    """The texts of a month that are one block each."""

    LEAD = "lead"
    HIGHLIGHTS = "highlights"


@dataclass(frozen=True, kw_only=True)
class ReportText(Record):
    """One text of a month's report; `month` as 2026-10."""

    centre_id: int
    month: str
    part: ReportPart
    body: str = text(NOTE)


@dataclass(frozen=True, kw_only=True)
class ReportPoint(Record):
    """One of at most three points for the manager."""

    centre_id: int
    month: str
    kind: AttentionKind
    body: str = text(ATTENTION, needed=True)
    position: int = whole(1, 3)


@dataclass(frozen=True, kw_only=True)
class ReportDifficulty(Record):
    """A problem of the month and what was done about it."""

    centre_id: int
    month: str
    title: str = text(LINE, needed=True)
    solution: str = text(NOTE)
    position: int = whole(1, 20)


@dataclass(frozen=True, kw_only=True)
class ReportStory(Row):
    """A story chosen for a month's report."""

    centre_id: int
    month: str
    story_id: int


class Outcome(StrEnum):
    """What became of a plan."""

    OPEN = "open"
    DONE = "done"
    NOT_DONE = "not_done"


@dataclass(frozen=True, kw_only=True)
class ReportPlan(Record):
    """What a month's report plans for the month after."""

    centre_id: int
    month: str
    first_day: date
    last_day: date
    what: str = text(LINE, needed=True)
    line_id: int | None = None
    event_id: int | None = None
    responsible: str = text(NAME)
    target_group: str = text(LINE)
    outcome: Outcome = Outcome.OPEN
    outcome_reason: str = text(TITLE)


@dataclass(frozen=True, kw_only=True)
class IssuedReport(Record):
    """A report as it was sent. `figures` is JSON; the bytes are kept under their hash."""

    centre_id: int | None = None
    project_id: int | None = None
    number: str
    issue: int = whole(1, 999)
    language: Language
    first_day: date
    last_day: date
    issued_at: datetime
    local_day: date
    issued_by: str = text(NAME)
    reason: str = text(TITLE)
    figures: str
    file_sha256: str
