"""Organisations and their earlier names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from krc_desktop.model.organisations import Contribution, Organisation, OrganisationName
from krc_desktop.store.rows import Shelf


class Organisations(Shelf[Organisation]):
    """Organisations and informal groups."""

    def __init__(self, connection: Any, now: Callable[[], datetime]) -> None:
        """The shelf and those beside it."""
        super().__init__(connection, now, "organisations", Organisation)
        self.names = Shelf(connection, now, "organisation_names", OrganisationName)
        self.contributions = Shelf(connection, now, "contributions", Contribution)
