"""Makes the report's PDF beside the window: one at a time, the newest wish wins."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from krc_desktop.desktop.gentle import gently, spare_what_stays
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.work import Job, Progress
from krc_desktop.language import Language, Phrasebook
from krc_desktop.periods import Month
from krc_desktop.store.centre_file import CentreFile

PAUSE_MS = 300
SLOW_MS = 400


@dataclass(frozen=True)
class Wanted:
    """Which report: of a centre's month, in a language; `black`: for a printer without colours."""

    centre_id: int
    month: Month
    language: Language
    black: bool = False


@dataclass(frozen=True)
class Made:
    """A report's bytes and what they are of."""

    wanted: Wanted
    pdf: bytes


def job_of(wanted: Wanted) -> Job:
    """The job that makes a report; its answer is a Made."""

    def make(file: CentreFile, progress: Progress) -> Made:
        from krc_desktop.operations.report_content import report_content
        from krc_desktop.reports.monthly import monthly_report
        from krc_desktop.reports.paper import BLACK, COLOUR

        spare_what_stays()
        with gently():
            words = Phrasebook(wanted.language)
            progress.tell(0.05)
            centre = file.centres.get(wanted.centre_id)
            content = report_content(file, centre=centre, month=wanted.month, words=words)
            progress.tell(0.6)
            profile = BLACK if wanted.black else COLOUR
            pdf = monthly_report(content, words, profile=profile)
            progress.check()
            return Made(wanted, pdf)

    return make


class Making(QObject):
    """Makes the report anew after each change, once a pause in the changes allows it.

    Never two at once: what changes while one is made is made right afterwards, so that fast typing
    costs no more than one thread's work. `slow` says that one has to be waited for.
    """

    made = Signal(object)
    failed = Signal(object)
    slow = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        """Nothing is wanted yet."""
        super().__init__(parent)
        self._session = session
        self._wanted: Wanted | None = None
        self._is_making = False
        self._again = False
        self._pause = _timer(self, PAUSE_MS)
        self._pause.timeout.connect(self._begin)
        self._slow = _timer(self, SLOW_MS)
        self._slow.timeout.connect(self.slow.emit)

    @property
    def is_busy(self) -> bool:
        """Whether a newer report is on its way."""
        return self._is_making or self._pause.isActive()

    def ask(self, wanted: Wanted) -> None:
        """Want a report; the first of another month comes without a pause."""
        is_other = wanted != self._wanted
        self._wanted = wanted
        self._pause.start(0 if is_other else PAUSE_MS)

    def rest(self) -> None:
        """Make no more until asked again: nobody looks."""
        self._pause.stop()
        self._wanted = None
        self._again = False

    def _begin(self) -> None:
        if self._wanted is None:
            return
        if self._is_making:
            self._again = True
            return
        self._is_making = True
        self._slow.start()
        self._session.work.start(job_of(self._wanted), done=self._done, failed=self._failed)

    def _done(self, made: Made) -> None:
        is_meant = made.wanted == self._wanted
        self._over()
        if is_meant:
            self.made.emit(made)

    def _failed(self, error: Exception) -> None:
        is_last = not self._again
        self._over()
        if is_last and self._wanted is not None:
            self.failed.emit(error)

    def _over(self) -> None:
        self._is_making = False
        self._slow.stop()
        if self._again:
            self._again = False
            self._begin()


def _timer(parent: QObject, milliseconds: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
