"""Everything about one person, as they may ask for it: facts by subject, others masked.

The JSON is a promise to whoever reads it:

    {"format": "krc-person-extract", "version": 1, "made_at": "<ISO instant>",
     "program": "KRC Desktop <version>", "centre": "<name>",
     "sections": {"<section>": [{"<field>": <text, number, true/false or null>, …}, …], …},
     "papers": [{"sha256": "…", "media_type": "…", "bytes": <number>, "of": "<section>"}, …]}

Sections are those of `Section`, each a list, empty ones too. Days are `2026-10-07`, instants
`2026-10-07T16:00+03:00`, lengths whole minutes. Another person is `other 1`, `other 2` … all
through one extract; their names in texts are `[…]`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from krc_desktop.model.reports import Both

FORMAT, VERSION = "krc-person-extract", 1
Fact = str | int | bool | None


class Section(StrEnum):
    """What an extract tells of, in its order."""

    CARD = "card"
    ROLES = "roles"
    LINKS = "links"
    CONSENTS = "consents"
    VISITS = "visits"
    SIGN_UPS = "sign_ups"
    HOURS = "hours"
    AGREEMENTS = "agreements"
    CERTIFICATES = "certificates"
    INDUCTIONS = "inductions"
    BOOKINGS = "bookings"
    FIRINGS = "firings"
    PIECES = "pieces"
    LOANS = "loans"
    STORIES = "stories"
    PHOTOS = "photos"
    SHEETS = "sheets"
    NAMED_IN = "named_in"
    HISTORY = "history"
    KEPT_UNTIL = "kept_until"


@dataclass(frozen=True)
class Paper:
    """A scan kept with something of the person: its bytes are handed over beside the extract."""

    sha256: str
    media_type: str
    size: int
    section: Section


@dataclass(frozen=True)
class PersonExtract:
    """Everything about one person. Rows of a section all have the same fields."""

    person_name: str
    centre: Both
    made_at: datetime
    program_version: str
    sections: Mapping[Section, tuple[Mapping[str, Fact], ...]]
    papers: tuple[Paper, ...]
    is_sample: bool

    @property
    def rows(self) -> int:
        """How many rows it has, for the log."""
        return sum(len(rows) for rows in self.sections.values())

    def as_json(self) -> dict[str, Any]:
        """The extract in the promised shape."""
        return {
            "format": FORMAT,
            "version": VERSION,
            "made_at": self.made_at.isoformat(),
            "program": f"KRC Desktop {self.program_version}",
            "centre": self.centre.lv,
            "sections": {
                section.value: [dict(row) for row in rows]
                for section, rows in self.sections.items()
            },
            "papers": [
                {
                    "sha256": paper.sha256,
                    "media_type": paper.media_type,
                    "bytes": paper.size,
                    "of": paper.section.value,
                }
                for paper in self.papers
            ],
        }
