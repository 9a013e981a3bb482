"""A long write beside the window: once, on its own connection, no reading meanwhile."""

from __future__ import annotations

import threading
from typing import Any

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.work import Progress, Work
from krc_desktop.errors import Fault, Trouble
from krc_desktop.operations.people import archive_person
from krc_desktop.store.centre_file import CentreFile
from tests.builders import World

LONG = 10_000


class Heard(QObject):
    """What came of the jobs."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[Any] = []
        self.errors: list[Exception] = []

    def done(self, answer: Any) -> None:
        self.answers.append(answer)

    def failed(self, error: Exception) -> None:
        self.errors.append(error)


def test_it_writes_and_readers_wait(world: World, qtbot: QtBot):
    person = world.person()
    work, heard = Work(world.path, world.file.clock), Heard()
    may_go = threading.Event()

    def write(file: CentreFile, _progress: Progress) -> str:
        may_go.wait(5)
        archive_person(file, person_id=person.id)
        return "written"

    def read(file: CentreFile, _progress: Progress) -> bool:
        return file.people.get(person.id).archived_on is not None

    work.write(write, done=heard.done, failed=heard.failed)
    work.start(read, done=heard.done)
    # whoever else lets readers go on does not let them into the write
    work.give_way()
    qtbot.wait(30)
    assert heard.answers == []
    may_go.set()
    qtbot.waitUntil(lambda: len(heard.answers) == 2, timeout=LONG)
    assert heard.answers == ["written", True]
    assert world.file.people.get(person.id).archived_on is not None
    qtbot.waitUntil(lambda: not work.is_busy, timeout=LONG)
    work.finish()


def test_what_went_wrong_is_told_and_readers_go_on(world: World, qtbot: QtBot):
    work, heard = Work(world.path, world.file.clock), Heard()

    def write(_file: CentreFile, _progress: Progress) -> None:
        raise Trouble(Fault.DISK_FULL, path=world.path)

    work.write(write, done=heard.done, failed=heard.failed)
    work.start(lambda _file, _progress: "read", done=heard.done)
    qtbot.waitUntil(lambda: heard.answers == ["read"], timeout=LONG)
    assert isinstance(heard.errors[0], Trouble)
    qtbot.waitUntil(lambda: not work.is_busy, timeout=LONG)
    work.finish()
