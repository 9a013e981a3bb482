"""Python's garbage, taken out by the window's thread alone.

Left to itself, Python collects on whichever thread happens to fill the bin. On a worker's thread
that would destroy what is left of old pages there, and Qt's objects bear to be destroyed only by
the thread that they live on: the program would crash, rarely and anywhere.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


class Garbage(QObject):
    """Collects once a second what is due; as often as Python itself would, on one thread."""

    def __init__(self) -> None:
        """Take over from Python. Made once the start is over: what was loaded by then stays."""
        super().__init__()
        gc.disable()
        gc.freeze()
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect_due)
        self._timer.start()

    def collect_due(self) -> None:
        """Collect the oldest generation that is due, and with it the younger ones."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return

    def give_back(self) -> None:
        """Let Python collect by itself again: the program ends."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
