"""Everything about a person in the order in which it happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from krc_desktop.model.reports import Both


class TimelineKind(StrEnum):
    """What a line of a person's timeline tells of."""

    ATTENDED = "attended"
    ABSENT = "absent"
    SIGNED_UP = "signed_up"
    HOURS = "hours"
    INDUCTION = "induction"
    BOOKING = "booking"
    AGREEMENT = "agreement"
    AGREEMENT_ENDED = "agreement_ended"
    CERTIFICATE = "certificate"
    CONSENT = "consent"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    PIECES_MADE = "pieces_made"
    PIECES_COLLECTED = "pieces_collected"
    LENT = "lent"
    BROUGHT_BACK = "brought_back"
    ROLE = "role"
    STORY = "story"
    PHOTO = "photo"
    REGISTERED = "registered"


@dataclass(frozen=True)
class TimelineLine:
    """One line, newest first.

    `row_id` is the event's, the entry's, the consent's … `title` is what it was about, as it is
    stored: an event, a task, a machine, a number, a thing. `days` were attended of `of_days`;
    `minutes` are those of hours or of a certificate; `until` is the last valid day; `state` is a
    status, how hours are known, a purpose with its answer (`photo:yes`), or a role.
    """

    kind: TimelineKind
    row_id: int
    day: date
    title: Both
    days: int = 0
    of_days: int = 0
    minutes: int = 0
    until: date | None = None
    state: str = ""
    is_waiting: bool = False

    @property
    def key(self) -> tuple[date, str, int]:
        """Before which the next page follows."""
        return self.day, self.kind.value, self.row_id
