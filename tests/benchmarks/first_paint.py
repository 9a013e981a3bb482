"""One start in a process of its own: `python -m tests.benchmarks.first_paint bare|FILE`.

Prints as JSON the seconds (wall and CPU, from the interpreter's own beginning of this module) until
the first picture is settled, and the peak of the memory in kilobytes.
"""

from __future__ import annotations

import json
import os
import sys
import time

STARTED = time.perf_counter()


def told() -> None:
    """Print what it took, and leave without the cost of leaving."""
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    seen = {
        "wall": time.perf_counter() - STARTED,
        "cpu": used.ru_utime + used.ru_stime,
        "memory": _peak() or used.ru_maxrss,
    }
    print(json.dumps(seen), flush=True)
    os._exit(0)


def _peak() -> int:
    """The peak of this process alone: what is counted of a child begins with its parent's."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        return 0


def bare() -> None:
    """A PySide6 window with one word in it."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QLabel

    application = QApplication([])

    class Window(QLabel):
        """Tells when it was painted."""

        def paintEvent(self, event: object) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, told)

    window = Window("KRC Desktop")
    window.resize(1280, 720)
    window.show()
    application.exec()


def ours(folder: str, *, settled: bool) -> None:
    """Our window over the centre's file in a folder: its first picture, or the first page's."""
    from datetime import UTC, datetime
    from pathlib import Path

    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    from krc_desktop.clock import FixedClock
    from krc_desktop.desktop.app import Program

    class Eye(QObject):
        """Sees the window painted."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, look)
            return False

    application = QApplication(["krc-desktop", "-style", "fusion"])
    program = Program(Path(folder), FixedClock(datetime(2026, 11, 2, 8, tzinfo=UTC)))
    program.begin()
    window = program.shown

    def look() -> None:
        if not settled or window.current is not None:
            told()

    eye = Eye()
    window.installEventFilter(eye)
    application.exec()


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        ours(sys.argv[1], settled=sys.argv[2:] == ["settled"])
