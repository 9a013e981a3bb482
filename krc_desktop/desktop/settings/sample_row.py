"""“Sākt ar savu centru”: the sample's file goes, the first start comes again."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QWidget

from krc_desktop.desktop.session import Session
from krc_desktop.desktop.settings.card import setting_row
from krc_desktop.desktop.widgets.boxes import boxed, column, row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.errors import Trouble
from krc_desktop.operations.first_run import remove_sample_file


class SampleRow(QWidget):
    """Says first what will be gone: this alone can't be undone."""

    def __init__(self, session: Session) -> None:
        """The row, its question folded."""
        super().__init__()
        self._session = session
        words, theme = session.words, session.theme
        self.begin = button(theme, words.text("Begin with your own centre"), self._ask, kind="soft")
        meta = words.text("You are looking at invented data of sample centres")
        self.sure = button(theme, words.text("Remove the sample and begin"), self._start)
        leave = button(theme, words.text("Leave it"), self._leave, kind="quiet")
        said = words.text(
            "The sample's file and all that was entered in it will be deleted. This can't be"
            " undone. Your own centre's data come into a new file."
        )
        self.question = boxed(
            column(label(theme, said, "body", wraps=True), row(self.sure, leave, None))
        )
        self.question.hide()
        line = setting_row(session, words.text("Sample data"), meta, self.begin)
        self.setLayout(column(line, self.question))

    def _ask(self) -> None:
        self.question.show()
        self.begin.setEnabled(False)
        self.sure.setFocus()

    def _leave(self) -> None:
        self.question.hide()
        self.begin.setEnabled(True)
        self.begin.setFocus()

    def _start(self) -> None:
        folder = self._session.folder
        self._session.start_over(lambda: _remove(folder))


def _remove(folder: Path) -> None:
    """Remove the file, closed by now; where that can't be, the sample simply opens again."""
    with suppress(Trouble):
        remove_sample_file(folder)
