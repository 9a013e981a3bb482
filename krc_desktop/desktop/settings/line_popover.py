"""An activity line: its code, its titles, the days on which it runs."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.settings.card import Refused, kept_text
from krc_desktop.desktop.settings.edit_popover import EditPopover
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.fields import TextField
from krc_desktop.errors import BrokenRule
from krc_desktop.model.fields import TITLE
from krc_desktop.model.projects import ActivityLine
from krc_desktop.model.typed_days import read_day
from krc_desktop.operations.projects import change_line, set_line_days
from krc_desktop.sentences import sentence

_CODE = 20


class LinePopover(EditPopover):
    """The card over a line."""

    def __init__(self, session: Session, beside: QWidget, line: ActivityLine) -> None:
        """A card over a line."""
        words, theme = session.words, session.theme
        super().__init__(session, beside, f"{line.code}  {line.title_lv}", width=460)
        self._id = line.id
        self._line = line
        self._session = session
        self._words = words
        self.texts = {
            key: kept_text(
                session, name, change_line, key, self._which, limit=limit, waits=key == "code"
            )
            for key, name, limit in (
                ("code", words.text("Code"), _CODE),
                ("title_lv", words.text("Title in Latvian"), TITLE),
                ("title_en", words.text("Title in English"), TITLE),
            )
        }
        self.days = {
            key: TextField(theme, name, partial(self._commit_day, key), waits=True)
            for key, name in (
                ("valid_from", words.text_in("line", "Runs from")),
                ("valid_until", words.text_in("line", "until")),
            )
        }
        self.put(*self.texts.values())
        self.add(row(*self.days.values(), spacing=10))
        for field in self.days.values():
            self.hear(field)
        self.end()
        self.follow(["activity_lines"], self._reread_line)

    def _which(self) -> dict[str, Any]:
        return {"line_id": self._id}

    def _reread_line(self) -> bool:
        known = self._session.file.projects.lines.by_ids([self._id]).get(self._id)
        if known is None:
            return False
        self._line = known
        for key, text in self.texts.items():
            text.show_value(getattr(known, key))
        for key, day in self.days.items():
            day.show_value(self._words.date(getattr(known, key)))
        return True

    def _commit_day(self, key: str, text: str, refused: Refused) -> None:
        days: dict[str, Any] = {
            "valid_from": self._line.valid_from,
            "valid_until": self._line.valid_until,
        }
        try:
            days[key] = read_day(text, self._session.today)
        except BrokenRule as broken:
            refused(sentence(self._words, broken))
            return
        self._session.do(set_line_days, refused=refused, quiet=True, line_id=self._id, **days)
