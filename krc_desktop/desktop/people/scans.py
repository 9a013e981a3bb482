"""The paper on which something was signed, as a picture or a PDF: chosen, read, looked at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from krc_desktop.atomic_files import written_whole
from krc_desktop.desktop.papers.errands import folder_to_look_in
from krc_desktop.desktop.pdf_files import opened
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.work import Job, Progress
from krc_desktop.errors import Refusal
from krc_desktop.exchange.documents import CleanDocument, ending_of, read_document
from krc_desktop.paths import safe_filename
from krc_desktop.sentences import sentence
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.kept_files import media_type_of

_ENDINGS = ("*.pdf", "*.jpg", "*.jpeg", "*.png", "*.webp", "*.tif", "*.tiff")

Taking = Callable[[CleanDocument], object]
Complaining = Callable[[str], object]


class ScanReader(QObject):
    """Asks for a file and reads it beside the window; gone with the widget it was asked over."""

    def __init__(
        self, session: Session, over: QWidget, taking: Taking, complaining: Complaining
    ) -> None:
        """`taking` is handed what was read, `complaining` why nothing could be."""
        super().__init__(over)
        self._session = session
        self._over = over
        self._taking, self._complaining = taking, complaining

    def choose(self) -> None:
        """Ask which file."""
        words = self._session.words
        kinds = f"{words.text('Scans and photos')} ({' '.join(_ENDINGS)})"
        path, _ = QFileDialog.getOpenFileName(
            self._over.window(), words.text("Choose the scan"), "", kinds
        )
        if path:
            self.read(Path(path))

    def read(self, path: Path) -> None:
        """Read a file that was chosen."""
        self._session.work.start(_reading(path), done=self._read)

    def _read(self, answer: CleanDocument | Refusal) -> None:
        if isinstance(answer, Refusal):
            self._complaining(sentence(self._session.words, answer))
        else:
            self._taking(answer)


def _reading(path: Path) -> Job:
    def read(_file: CentreFile, progress: Progress) -> CleanDocument | Refusal:
        progress.check()
        try:
            return read_document(path)
        except Refusal as refusal:
            return refusal

    return read


def look_at(session: Session, digest: str, title: str) -> None:
    """Show a kept scan in the system's viewer."""
    words = session.words
    ending = ending_of(media_type_of(session.file.connection, digest))
    try:
        path = folder_to_look_in(session) / safe_filename(f"{title}{ending}")
        written_whole(path, session.file.kept(digest))
    except Refusal as refusal:
        session.say_refusal(refusal)
        return
    if not opened(path):
        session.messages.show("warn", words.text("Nothing on this computer opens such a file."))
