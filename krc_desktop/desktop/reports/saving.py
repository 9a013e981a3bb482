"""Saves the report as a PDF: asks where, writes it beside the window, says what came of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from krc_desktop.atomic_files import written_whole
from krc_desktop.desktop.pdf_files import keep_folder, only_over_a_pdf, opened, usual_folder
from krc_desktop.desktop.reports.errand import Errand
from krc_desktop.desktop.reports.making import Wanted, job_of
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.work import Job, Progress
from krc_desktop.errors import Refusal
from krc_desktop.language import Language
from krc_desktop.operations.report_content import document_number
from krc_desktop.paths import safe_filename
from krc_desktop.sentences import sentence
from krc_desktop.store.centre_file import CentreFile


class Saving(QObject):
    """One report on its way to a file."""

    def __init__(self, session: Session, over: QWidget, errand: Errand) -> None:
        """Nothing is saved yet; dialogs stand over a widget."""
        super().__init__(over)
        self._session = session
        self._over = over
        self._errand = errand
        self._lacks = 0
        self.dialog: QFileDialog | None = None

    def ask(self, wanted: Wanted, *, lacks: int) -> None:
        """Ask where to save a report that lacks so many things, then save it."""
        if self._errand.goes_on or self.dialog is not None:
            return
        words = self._session.words
        dialog = QFileDialog(self._over, words.text("Save the report as a PDF"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(words.text("PDF documents (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.setDirectory(str(usual_folder(self._session)))
        dialog.selectFile(self.name_of(wanted))
        dialog.fileSelected.connect(
            lambda chosen: self.save(wanted, Path(chosen), lacks=lacks) if chosen else None
        )
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        dialog.open()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def name_of(self, wanted: Wanted) -> str:
        """The file's usual name: KRC-PRE-2026-10.pdf; the English one says so."""
        centre = self._session.file.centres.get(wanted.centre_id)
        number = document_number(centre, wanted.month)
        ending = "" if wanted.language is Language.LATVIAN else f"-{wanted.language.value}"
        return safe_filename(f"{number}{ending}.pdf")

    def save(self, wanted: Wanted, path: Path, *, lacks: int = 0) -> None:
        """Save a report at a path."""
        self._lacks = lacks
        self._wanted, self._path = wanted, path
        keep_folder(self._session, path.parent)
        task = self._session.work.start(
            saved_at(path, wanted), done=self._done, failed=self._failed
        )
        self._errand.follow(
            task,
            self._session.words.text("Saving the report…"),
            share=(0, 1),
            stopped=lambda: None,
        )

    def _done(self, path: Path) -> None:
        self._errand.over()
        words = self._session.words
        said = words.text("Saved: {name}", name=path.name)
        if self._lacks:
            said = words.counted(
                "Saved as a draft, {n} thing is missing: {name}",
                "Saved as a draft, {n} things are missing: {name}",
                self._lacks,
                name=path.name,
            )
        self._session.messages.toast_of_two(
            said,
            (words.text_in("file", "Open"), partial(opened, path)),
            (words.text("Open the folder"), partial(opened, path.parent)),
        )

    def _failed(self, error: Exception) -> None:
        self._errand.over()
        if not isinstance(error, Refusal):
            raise error
        words = self._session.words
        again = partial(self.save, self._wanted, self._path, lacks=self._lacks)
        self._session.messages.show(
            "bad", sentence(words, error), action=words.text("Try again"), act=again
        )


def saved_at(path: Path, wanted: Wanted) -> Job:
    """The job that makes a report and writes it; its answer is the path."""

    def save(file: CentreFile, progress: Progress) -> Path:
        only_over_a_pdf(path)
        made = job_of(wanted)(file, progress)
        progress.tell(0.95)
        written_whole(path, made.pdf)
        return path

    return save
