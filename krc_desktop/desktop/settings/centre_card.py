"""Centrs: what the centre is called, where it is, who coordinates it; its rooms and places."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QGridLayout

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.settings.card import SettingsCard, kept_text
from krc_desktop.desktop.settings.sites_rows import SitesRows
from krc_desktop.desktop.widgets.fields import TextField
from krc_desktop.desktop.widgets.labels import hairline
from krc_desktop.language import Phrasebook
from krc_desktop.model.fields import LINE, NAME
from krc_desktop.operations.centres import change_centre
from krc_desktop.operations.change import Change

_CODE = 12
# field, row, column, columns taken
_PLACES = (
    ("name_lv", 0, 0, 3),
    ("short_lv", 0, 3, 2),
    ("code", 0, 5, 1),
    ("name_en", 1, 0, 3),
    ("short_en", 1, 3, 3),
    ("address", 2, 0, 3),
    ("locative_lv", 2, 3, 3),
    ("host", 3, 0, 3),
    ("coordinator", 3, 3, 3),
    ("coordinator_role_lv", 4, 0, 3),
    ("coordinator_role_en", 4, 3, 3),
)


def _names(words: Phrasebook) -> dict[str, str]:
    return {
        "name_lv": words.text("Name in Latvian"),
        "short_lv": words.text("Short name in Latvian"),
        "code": words.text("Code"),
        "name_en": words.text("Name in English"),
        "short_en": words.text("Short name in English"),
        "address": words.text("Address"),
        "locative_lv": words.text("Where, in Latvian (“Preiļos”)"),
        "host": words.text("Institution that hosts it"),
        "coordinator": words.text("Coordinator"),
        "coordinator_role_lv": words.text("Coordinator's post in Latvian"),
        "coordinator_role_en": words.text("Coordinator's post in English"),
    }


class CentreCard(SettingsCard):
    """The centre at hand."""

    part = "centre"
    icon = "map-pin"
    subjects = frozenset({"centres", "sites"})

    def __init__(self, session: Session) -> None:
        """The card's fields, empty until it is read."""
        super().__init__(session, session.words.text("Centre"))
        limits = {"code": _CODE, "address": LINE, "host": LINE}
        self.fields: dict[str, TextField] = {
            key: kept_text(
                session,
                name,
                change_centre,
                key,
                self._which,
                limit=limits.get(key, NAME),
                waits=key == "code",
            )
            for key, name in _names(session.words).items()
        }
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(10)
        for key, line, at, wide in _PLACES:
            grid.addWidget(self.fields[key], line, at, 1, wide)
        for at in range(6):
            grid.setColumnStretch(at, 1)
        self.sites = SitesRows(session)
        self.add(grid, 4, hairline(), self.sites)
        session.changes.changed.connect(self._follow)

    def _which(self) -> dict[str, Any]:
        return {"centre_id": self.session.centre_id}

    def refresh(self) -> None:
        """Show the centre at hand."""
        centre = self.session.centre
        for key, field in self.fields.items():
            field.show_value(getattr(centre, key) if centre is not None else "")
            field.edit.setEnabled(centre is not None)
        self.sites.refresh()

    def _follow(self, change: Change) -> None:
        """The centre's new name or code is shown everywhere, also after an undo."""
        session = self.session
        if "centres" not in change.subjects or session.centre is None:
            return
        known = session.file.centres.by_ids([session.centre_id])
        now = known.get(session.centre_id)
        if now is not None and now != session.centre:
            session.choose_centre(now)
