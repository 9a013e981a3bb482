"""Looks after the file's health in the background and says so only when something is wrong."""

from __future__ import annotations

from PySide6.QtCore import QObject

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.work import Progress
from krc_desktop.errors import Refusal
from krc_desktop.operations.health import not_healthy
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.health import Problem, damaged_pages


class _Looking(QObject):
    """Takes what the check has found."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session

    def found(self, found: object) -> None:
        """Say what was found, if anything."""
        if isinstance(found, list) and found:
            session = self._session
            session.say_refusal(not_healthy(session.words, session.file.path, found))

    def failed(self, error: Exception) -> None:
        """A file that can't be read to its end is said as such."""
        if isinstance(error, Refusal):
            self._session.say_refusal(error)
        else:
            raise error


def check_in_background(session: Session) -> None:
    """Check the open file while one works."""
    looking = _Looking(session)
    session.work.start(_problems, done=looking.found, failed=looking.failed)


def _problems(file: CentreFile, progress: Progress) -> list[Problem]:
    progress.check()
    return damaged_pages(file.connection)
