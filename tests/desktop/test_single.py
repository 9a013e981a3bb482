"""One window for one folder, whatever became of the one before."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.single import SingleWindow

_BEGIN = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from krc_desktop.desktop.single import SingleWindow
application = QCoreApplication([])
single = SingleWindow(Path(sys.argv[1]))
"""


def second_start(folder: Path, then: str) -> subprocess.Popen[str]:
    script = _BEGIN + textwrap.dedent(then)
    return subprocess.Popen(
        [sys.executable, "-c", script, str(folder)], stdout=subprocess.PIPE, text=True
    )


def test_a_second_start_raises_the_first(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    first = SingleWindow(tmp_path)
    assert first.take()
    first.listen()
    with qtbot.waitSignal(first.raise_asked, timeout=20_000):
        second = second_start(tmp_path, "print(single.take(), single.raise_first())")
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.communicate()[0].split() == ["False", "True"]
    first.release()
    assert SingleWindow(tmp_path).take()


def test_each_folder_has_a_window_of_its_own(tmp_path: Path, qapp: QApplication) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = SingleWindow(tmp_path / "a"), SingleWindow(tmp_path / "b")
    assert one.take()
    assert other.take()


def test_a_killed_program_leaves_nothing_in_the_way(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    killed = second_start(
        tmp_path,
        """
        print(single.take(), flush=True)
        single.listen()
        print("listens", flush=True)
        sys.stdin.read() or application.exec()
        """,
    )
    if killed.stdout is None:
        raise RuntimeError
    assert killed.stdout.readline().strip() == "True"
    assert killed.stdout.readline().strip() == "listens"
    assert not SingleWindow(tmp_path).take()
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait()
    killed.stdout.close()
    next_one = SingleWindow(tmp_path)
    assert next_one.take()
    next_one.listen()
    with qtbot.waitSignal(next_one.raise_asked, timeout=20_000):
        third = second_start(tmp_path, "print(single.take(), single.raise_first())")
    qtbot.waitUntil(lambda: third.poll() is not None, timeout=20_000)
    assert third.communicate()[0].split() == ["False", "True"]


def test_a_folder_that_takes_no_lock_holds_nobody_up(tmp_path: Path, qapp: QApplication) -> None:
    assert SingleWindow(tmp_path / "missing").take()
