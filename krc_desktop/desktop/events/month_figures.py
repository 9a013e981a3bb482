"""The figures of a month in the page's head, counted in the background from the one place."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy

from krc_desktop.desktop.session import Session, capitalised
from krc_desktop.desktop.widgets.labels import ElidedLabel
from krc_desktop.desktop.work import Job, Progress, Task
from krc_desktop.language import Case
from krc_desktop.model.figures import Figures
from krc_desktop.periods import Month
from krc_desktop.store import figures
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.figures import Scope


class MonthFigures(ElidedLabel):
    """“Novembrī: notika 14 · apmeklējumi 187 · dažādi cilvēki 52”."""

    def __init__(self, session: Session) -> None:
        """Nothing is said yet."""
        super().__init__(session.theme, "", "meta", "ink2")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._session = session
        self._month: Month | None = None
        self._task: Task | None = None

    def show_month(self, month: Month) -> None:
        """Count a month again and say its figures when they are there."""
        self._month = month
        if self._task is not None:
            self._task.cancel()
        session = self._session
        scope = Scope(month.period, session.centre_id or None)
        self._task = session.work.start(_counting(scope), done=self._say)

    def _say(self, found: Figures) -> None:
        self._task = None
        if self._month is None or found.period != self._month.period:
            return
        words = self._session.words
        name = capitalised(words.month_name(self._month.month, Case.LOCATIVE))
        self.setText(
            words.text(
                "{month}: held {held} · visits {visits} · different people {people}",
                month=name,
                held=words.number(found.events.held),
                visits=words.number(found.visits),
                people=words.number(found.unique_people),
            )
        )


def _counting(scope: Scope) -> Job:
    def count(file: CentreFile, _progress: Progress) -> Figures:
        return figures.count(file.connection, scope)

    return count
