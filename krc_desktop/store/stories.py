"""The month in words: stories, publicity, photos, texts, points, plans; reports as issued."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from krc_desktop.model.stories import (
    IssuedReport,
    Photo,
    PhotoPerson,
    Publicity,
    ReportDifficulty,
    ReportPlan,
    ReportPoint,
    ReportStory,
    ReportText,
    Story,
)
from krc_desktop.store.rows import Shelf


class Stories(Shelf[Story]):
    """Stories and all else that a month says in words."""

    def __init__(self, connection: Any, now: Callable[[], datetime]) -> None:
        """The shelf and those beside it."""
        super().__init__(connection, now, "stories", Story)
        self.publicity = Shelf(connection, now, "publicity", Publicity)
        self.photos = Shelf(connection, now, "photos", Photo)
        self.photo_people = Shelf(connection, now, "photo_people", PhotoPerson)
        self.texts = Shelf(connection, now, "report_texts", ReportText)
        self.points = Shelf(connection, now, "report_points", ReportPoint)
        self.difficulties = Shelf(connection, now, "report_difficulties", ReportDifficulty)
        self.chosen = Shelf(connection, now, "report_stories", ReportStory)
        self.plans = Shelf(connection, now, "report_plans", ReportPlan)
        self.issued = Shelf(connection, now, "issued_reports", IssuedReport)
