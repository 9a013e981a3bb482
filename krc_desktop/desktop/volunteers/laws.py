"""Of whom something is missing by law: looked up beside the window when it may have changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.volunteers.people_pane import PeoplePane
from krc_desktop.desktop.work import Job, Progress, Task
from krc_desktop.model.agreements import VolunteerLaw
from krc_desktop.operations.agreements import law_of_centre
from krc_desktop.store.centre_file import CentreFile

if TYPE_CHECKING:
    from krc_desktop.operations.change import Change

_SUBJECTS = frozenset(
    {"people", "person_roles", "agreements", "consents", "volunteer_entries", "age_bands"}
)


class Laws(QObject):
    """Tells the list of volunteers of whom something is missing."""

    def __init__(self, session: Session, people: PeoplePane) -> None:
        """Nothing is known yet."""
        super().__init__(people)
        self._session, self._people = session, people
        self._task: Task | None = None
        self._is_known = False

    def hear(self, change: Change) -> None:
        """A change may have put something right, or wrong."""
        if _SUBJECTS & change.subjects:
            self.forget()

    def forget(self) -> None:
        """Look again when asked next."""
        self._is_known = False

    def read(self) -> None:
        """Look, unless nothing has changed since."""
        if self._is_known:
            return
        self._is_known = True
        if self._task is not None:
            self._task.cancel()
        job = _job(self._session.centre_id, self._session.today)
        self._task = self._session.work.start(job, done=self._show)

    def _show(self, laws: list[VolunteerLaw]) -> None:
        self._task = None
        self._people.show_laws(laws)


def _job(centre_id: int, day: date) -> Job:
    """The job that looks at every volunteer of a centre."""

    def read(file: CentreFile, _progress: Progress) -> list[VolunteerLaw]:
        with file.reading():
            return law_of_centre(file, centre_id=centre_id, day=day)

    return read
