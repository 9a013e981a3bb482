"""Makes the first file beside the window: there is no session yet to do it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from krc_desktop.errors import Refusal


class Making(QObject):
    """One file on its way; `made` and `failed` come on the window's thread."""

    made = Signal(object)
    refused = Signal(object)
    failed = Signal(object)

    def __init__(self, make: Callable[[], Path]) -> None:
        """What makes a file and answers its path."""
        super().__init__()
        self._make = make

    def start(self, pool: QThreadPool) -> None:
        """Begin, on a thread of the pool."""
        pool.start(_Run(self))

    def run(self) -> None:
        """Make the file and tell what came of it."""
        try:
            path = self._make()
        except Refusal as refusal:
            self.refused.emit(refusal)
        except Exception as error:
            self.failed.emit(error)
        else:
            self.made.emit(path)


class _Run(QRunnable):
    """Does it on a thread of the pool."""

    def __init__(self, making: Making) -> None:
        super().__init__()
        self._making = making

    def run(self) -> None:
        """Do it."""
        self._making.run()
