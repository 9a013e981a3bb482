"""The public holidays' names for whoever shows days: loaded beside the window, never waited for."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.work import Progress
from krc_desktop.model.public_holidays import holiday_names, names_are_at_hand
from krc_desktop.store.centre_file import CentreFile


class Holidays(QObject):
    """Answers what is known by now; `loaded` says that there is more."""

    loaded = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        """The holidays in the window's language."""
        super().__init__(parent)
        self._session = session
        self._asked: set[int] = set()

    def between(self, first: date, last: date) -> dict[date, str]:
        """The holidays of some days by name; none as long as they are being loaded."""
        years = set(range(first.year, last.year + 1))
        if names_are_at_hand():
            return holiday_names(self._session.words, first, last)
        if not years <= self._asked:
            self._asked |= years
            words = self._session.words

            def load(_file: CentreFile, _progress: Progress) -> dict[date, str]:
                return holiday_names(words, first, last)

            self._session.work.start(load, done=self._arrived)
        return {}

    def _arrived(self, _names: Any) -> None:
        self.loaded.emit()
