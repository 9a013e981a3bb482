"""Work beside the window: on a thread of its own, with its own connection that only reads.

A job is a plain function of (file, progress). Its answer, or what went wrong, arrives on the
window's thread. Whoever writes comes first: a job that only reads is stopped for it and begins
anew afterwards, so that nobody's typing waits for a preview.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

from krc_desktop.clock import Clock
from krc_desktop.store.centre_file import CentreFile


class Cancelled(Exception):
    """The job was asked to stop, and did."""


@dataclass
class Progress:
    """What a job tells of itself, and how it hears that it should stop."""

    told: Callable[[float, str], None]
    stopping: threading.Event = field(default_factory=threading.Event)

    def tell(self, share: float, step: str = "") -> None:
        """Say how far the work is, 0 to 1; raises Cancelled where it should stop."""
        self.check()
        self.told(share, step)

    def check(self) -> None:
        """Raise Cancelled where the work should stop."""
        if self.stopping.is_set():
            raise Cancelled


Job = Callable[[CentreFile, Progress], Any]


class Task(QObject):
    """One job on its way; `done`, `failed` and `progressed` come on the window's thread."""

    done = Signal(object)
    failed = Signal(object)
    progressed = Signal(float, str)
    over = Signal()

    def __init__(self, job: Job) -> None:
        """A task for a job."""
        super().__init__()
        self.job = job
        self.progress = Progress(self._tell)
        self.way_wanted = threading.Event()

    def _tell(self, share: float, step: str) -> None:
        self.progressed.emit(share, step)

    @property
    def is_cancelled(self) -> bool:
        """Whether nobody waits for it any more."""
        return self.progress.stopping.is_set()

    def cancel(self) -> None:
        """Stop as soon as may be; neither `done` nor `failed` comes then."""
        self.progress.stopping.set()

    def should_leave_file(self) -> bool:
        """Asked by the reading itself, over and over: whether to let go of the file."""
        return self.way_wanted.is_set() or self.is_cancelled


class _Run(QRunnable):
    """Does a task's job on a thread of the pool."""

    def __init__(self, work: Work, task: Task) -> None:
        super().__init__()
        self._work = work
        self._task = task

    def run(self) -> None:
        """Do the job, once more where it had to give way, and hand over what came of it."""
        task = self._task
        try:
            while not task.is_cancelled and not self._is_through():
                continue
        finally:
            task.over.emit()

    def _is_through(self) -> bool:
        task = self._task
        self._work.gate.wait()
        task.way_wanted.clear()
        try:
            with self._work.opened() as file:
                file.stop_when(task.should_leave_file)
                answer = task.job(file, task.progress)
        except Cancelled:
            return True
        except Exception as error:
            if task.way_wanted.is_set():
                return False
            if not task.is_cancelled:
                task.failed.emit(error)
            return True
        if not task.is_cancelled:
            task.done.emit(answer)
        return True


class _Writing(QRunnable):
    """Does a job that writes, once, on a thread and a connection of its own."""

    def __init__(self, work: Work, task: Task) -> None:
        super().__init__()
        self._work = work
        self._task = task

    def run(self) -> None:
        """Do the job and hand over what came of it; nobody cuts a write off half-way."""
        task = self._task
        try:
            with self._work.opened_to_write() as file:
                answer = task.job(file, task.progress)
        except Cancelled:
            pass
        except Exception as error:
            task.failed.emit(error)
        else:
            task.done.emit(answer)
        finally:
            task.over.emit()


class Work(QObject):
    """Starts jobs and knows which are on their way."""

    def __init__(self, path: Path, clock: Clock) -> None:
        """Work over the file at a path."""
        super().__init__()
        self._path = path
        self._clock = clock
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(2)
        self._writer = QThreadPool()
        self._writer.setMaxThreadCount(1)
        self._tasks: set[Task] = set()
        self._writes: set[Task] = set()
        self.gate = threading.Event()
        self.gate.set()

    def opened(self) -> CentreFile:
        """The file, once more, only for reading."""
        return CentreFile.opened_to_read(self._path, self._clock)

    def opened_to_write(self) -> CentreFile:
        """The file, once more, for a long write beside the window."""
        return CentreFile.opened(self._path, self._clock)

    def write(
        self, job: Job, *, done: Callable[[Any], object], failed: Callable[[Exception], object]
    ) -> Task:
        """Start a job that writes for long; all reading waits until it is over.

        `done` and `failed` as in `start`. Meanwhile nobody else may write: a dialog stands before
        the window.
        """
        task = Task(job)
        task.done.connect(done)
        task.failed.connect(failed)
        task.over.connect(self._forget)
        self._hold_readers()
        self._tasks.add(task)
        self._writes.add(task)
        self._writer.start(_Writing(self, task))
        return task

    def start(
        self,
        job: Job,
        *,
        done: Callable[[Any], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> Task:
        """Start a job; `done` takes its answer, `failed` what went wrong, on the window's thread.

        `done` and `failed` must be methods of a QObject that lives as long as the answer is wanted:
        Qt then calls them on the window's thread, and not at all once it is gone.
        """
        task = Task(job)
        task.done.connect(done)
        task.failed.connect(failed or self._unforeseen)
        task.over.connect(self._forget)
        self._tasks.add(task)
        self._pool.start(_Run(self, task))
        return task

    def _forget(self) -> None:
        task = self.sender()
        if isinstance(task, Task):
            self._tasks.discard(task)
            self._writes.discard(task)
            self._let_readers()

    def _unforeseen(self, error: Exception) -> None:
        """What nobody handles ends where every unforeseen error ends."""
        raise error

    @property
    def is_busy(self) -> bool:
        """Whether a job is on its way."""
        return bool(self._tasks)

    def give_way(self) -> None:
        """Stop the reading for whoever is about to write; it begins anew right afterwards."""
        if not self._tasks:
            return
        self._hold_readers()
        QTimer.singleShot(0, self._let_readers)

    def _hold_readers(self) -> None:
        self.gate.clear()
        for task in self._tasks:
            task.way_wanted.set()

    def _let_readers(self) -> None:
        if not self._writes:
            self.gate.set()

    def finish(self) -> None:
        """Stop everything and wait for it: the window closes."""
        for task in list(self._tasks):
            task.cancel()
        self._writer.waitForDone()
        self.gate.set()
        self._pool.waitForDone()
