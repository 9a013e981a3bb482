"""Work beside the window: answers come on its thread, writers come first."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.work import Progress, Work
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.store.centre_file import CentreFile
from tests.builders import NOW, World


class Waiting(QObject):
    """Takes answers."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[object] = []
        self.errors: list[Exception] = []
        self.shares: list[float] = []
        self.threads: list[QThread] = []

    def done(self, answer: object) -> None:
        self.answers.append(answer)
        self.threads.append(QThread.currentThread())

    def failed(self, error: Exception) -> None:
        self.errors.append(error)


@pytest.fixture
def work(world: World, qtbot: QtBot) -> Iterator[Work]:
    made = Work(world.path, NOW)
    yield made
    made.finish()


def test_an_answer_comes_on_the_windows_thread(qtbot: QtBot, work: Work) -> None:
    waiting = Waiting()
    work.start(lambda file, progress: file.centres.count(), done=waiting.done)
    qtbot.waitUntil(lambda: bool(waiting.answers))
    assert waiting.answers == [1]
    assert waiting.threads == [waiting.thread()]
    qtbot.waitUntil(lambda: not work.is_busy)


def test_what_goes_wrong_is_handed_over(qtbot: QtBot, work: Work) -> None:
    def job(file: CentreFile, progress: Progress) -> None:
        raise BrokenRule(Rule.NOT_FOUND, what="people")

    waiting = Waiting()
    work.start(job, done=waiting.done, failed=waiting.failed)
    qtbot.waitUntil(lambda: bool(waiting.errors))
    assert isinstance(waiting.errors[0], BrokenRule)
    assert waiting.answers == []


def test_a_cancelled_job_answers_nothing(qtbot: QtBot, work: Work) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def job(file: CentreFile, progress: Progress) -> str:
        begun.set()
        go_on.wait(5)
        progress.check()
        return "late"

    waiting = Waiting()
    task = work.start(job, done=waiting.done, failed=waiting.failed)
    assert begun.wait(5)
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: not work.is_busy)
    assert (waiting.answers, waiting.errors) == ([], [])


def test_a_reader_gives_way_to_a_writer_and_begins_anew(
    qtbot: QtBot, work: Work, world: World
) -> None:
    """A reader in the middle of its transaction would hold the writer up for seconds."""
    reading = threading.Event()
    tries: list[int] = []

    def job(file: CentreFile, progress: Progress) -> int:
        tries.append(len(tries))
        with file.reading():
            count = file.people.count()
            reading.set()
            while len(tries) == 1:
                file.people.count()
            return count

    waiting = Waiting()
    work.start(job, done=waiting.done, failed=waiting.failed)
    assert reading.wait(5)
    work.give_way()
    world.person("Anna Ozola")
    qtbot.waitUntil(lambda: bool(waiting.answers))
    assert waiting.answers == [1]
    assert len(tries) == 2


def test_progress_is_told(qtbot: QtBot, work: Work) -> None:
    told: list[tuple[float, str]] = []

    class Hearing(Waiting):
        def hear(self, share: float, step: str) -> None:
            told.append((share, step))

    hearing = Hearing()
    go_on = threading.Event()

    def job(file: CentreFile, progress: Progress) -> None:
        go_on.wait(5)
        progress.tell(0.5, "half")

    task = work.start(job, done=hearing.done)
    task.progressed.connect(hearing.hear)
    go_on.set()
    qtbot.waitUntil(lambda: bool(hearing.answers))
    assert told == [(0.5, "half")]
