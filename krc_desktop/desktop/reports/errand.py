"""A strip that says what goes on in the background, how far it is, and how to stop it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.desktop.work import Task

SLOW_MS = 400
_STEPS = 1000


class Errand(QWidget):
    """Shows one piece of work once it takes longer than a moment."""

    def __init__(self, session: Session) -> None:
        """Nothing goes on."""
        super().__init__()
        theme, words = session.theme, session.words
        self.said = label(theme, "", "label", "ink2")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _STEPS)
        self.bar.setMinimumWidth(theme.px(120))
        self.stop = button(theme, words.text("Stop"), self._stop)
        line = row(self.said, self.bar, self.stop, spacing=12, margins=(28, 6, 24, 6))
        line.setStretch(1, 1)
        self.setLayout(line)
        self.hide()
        self._task: Task | None = None
        self._stopped: Callable[[], object] = lambda: None
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(self.show)

    @property
    def goes_on(self) -> bool:
        """Whether something is on its way."""
        return self._task is not None

    def follow(
        self, task: Task, said: str, *, share: tuple[float, float], stopped: Callable[[], object]
    ) -> None:
        """Show a task as a part of the whole, from one share of it to another.

        `stopped` is called once the person has stopped it.
        """
        first = self._task is None
        self._task, self._stopped = task, stopped
        self._share = share
        self.said.setText(said)
        self.bar.setAccessibleName(said)
        self._tell(0, "")
        task.progressed.connect(self._tell)
        if first:
            self._slow.start()

    def over(self) -> None:
        """It is done, or failed, or was stopped."""
        self._task = None
        self._slow.stop()
        self.hide()

    def _tell(self, share: float, _step: str) -> None:
        low, high = self._share
        self.bar.setValue(round(_STEPS * (low + (high - low) * share)))

    def _stop(self) -> None:
        task = self._task
        if task is not None:
            task.cancel()
            self.over()
            self._stopped()
