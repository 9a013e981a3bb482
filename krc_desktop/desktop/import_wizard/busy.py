"""What is seen while something is read, weighed or written: how far it is, and a way to stop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from krc_desktop.desktop.import_wizard.jobs import bringing
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import ElidedLabel, label
from krc_desktop.desktop.work import Task
from krc_desktop.errors import Refusal
from krc_desktop.exchange.import_previews import ImportPreview
from krc_desktop.exchange.import_runs import ImportDone

_SLOW_MS = 400


class BusyLine(QWidget):
    """A bar with a sentence and “Cancel”; hidden unless it takes longer than a moment."""

    def __init__(self, session: Session, stop: Callable[[], object]) -> None:
        """A hidden line; `stop` is what Cancel does."""
        super().__init__()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.said = ElidedLabel(session.theme, "", "label", "ink2")
        self.stop = button(session.theme, session.words.text("Cancel"), stop, kind="quiet")
        line = row(self.said, self.stop, spacing=8)
        line.setStretch(0, 1)
        self.setLayout(column(line, self.bar, spacing=6))
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_SLOW_MS)
        self._late.timeout.connect(self.show)
        self.hide()

    def show_busy(self, said: str) -> None:
        """Say what is being done; nothing: it is over."""
        if not said:
            self._late.stop()
            self.hide()
            return
        if self.isHidden() and not self._late.isActive():
            self.bar.setRange(0, 0)
            self._late.start()
        self.said.setText(said)
        self.bar.setAccessibleName(said)

    def show_share(self, share: float) -> None:
        """How far it is, 0 to 1."""
        self.bar.setRange(0, 100)
        self.bar.setValue(round(share * 100))


class BringingDialog(QDialog):
    """Stands before the window while rows are written; `brought` gives what came of it.

    Cancelled, nothing was written: the rows come in all or none.
    """

    brought = Signal(object)
    refused = Signal(object)

    def __init__(self, session: Session, over: QWidget, shown: ImportPreview) -> None:
        """The dialog before the window that holds `over`."""
        super().__init__(over.window())
        theme, words = session.theme, session.words
        self._session, self._shown = session, shown
        self._task: Task | None = None
        self.setWindowTitle(words.text("Import from Excel"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words.text("Being brought in…"))
        self.stop = button(theme, words.text("Cancel"), self.reject, kind="quiet")
        self.setLayout(
            column(
                label(theme, words.text("Being brought in…"), "section"),
                label(theme, words.text("All the rows, or none of them."), "body", "ink2"),
                self.bar,
                row(None, self.stop),
                spacing=10,
                margins=(24, 20, 24, 16),
            )
        )
        self.setFixedWidth(min(theme.px(420), over.window().width() - 40))

    def begin(self) -> None:
        """Show it and write."""
        self.open()
        self._task = self._session.work.write(
            bringing(self._shown), done=self._brought, failed=self._failed
        )
        self._task.progressed.connect(self._told)
        self._task.over.connect(self._over)

    def _told(self, share: float, _step: str) -> None:
        self.bar.setValue(round(share * 100))

    def _brought(self, done: ImportDone) -> None:
        self.accept()
        self.brought.emit(done)

    def _failed(self, error: Exception) -> None:
        self.accept()
        if not isinstance(error, Refusal):
            raise error
        self.refused.emit(error)

    def _over(self) -> None:
        """Stopped: neither done nor failed has come."""
        if self.isVisible():
            self.accept()

    def reject(self) -> None:
        """Stop writing; the dialog goes once everything is taken back."""
        if self._task is not None:
            self.stop.setEnabled(False)
            self._task.cancel()

    def done(self, answer: int) -> None:
        """Close it for good."""
        super().done(answer)
        self.deleteLater()
