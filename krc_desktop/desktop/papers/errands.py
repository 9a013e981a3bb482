"""What is done with a made sheet: kept as a PDF, printed, or opened in the system's viewer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QObject, QTemporaryDir
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from krc_desktop.atomic_files import written_whole
from krc_desktop.desktop.papers.leaving import note_left
from krc_desktop.desktop.papers.making import MadePaper, Recipe, Wish, job_of
from krc_desktop.desktop.pdf_files import keep_folder, only_over_a_pdf, opened, usual_folder
from krc_desktop.desktop.pdf_pages import CannotPrint, a4_printer, keep_printer, printed
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.work import Job, Progress
from krc_desktop.errors import Fault, Refusal, Trouble
from krc_desktop.sentences import sentence
from krc_desktop.store.centre_file import CentreFile


class PaperErrand(QObject):
    """One sheet on its way; gone once it has arrived or the person has thought better of it."""

    def __init__(
        self, session: Session, over: QWidget, recipe: Recipe, made: MadePaper, name: str
    ) -> None:
        """A made sheet called `name`; dialogs stand over a widget."""
        super().__init__(over)
        self._session = session
        self._over = over
        self._recipe = recipe
        self._made = made
        self._name = name
        self._printer: QPrinter | None = None
        self._path: Path | None = None
        self.dialog: QDialog | None = None

    # -- keeping -------------------------------------------------------------------------------

    def save(self) -> None:
        """Ask where to keep it, then keep it."""
        words = self._session.words
        dialog = QFileDialog(self._over, words.text("Save as PDF"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(words.text("PDF documents (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.setDirectory(str(usual_folder(self._session)))
        dialog.selectFile(self._made.file_name)
        dialog.fileSelected.connect(lambda chosen: self.save_at(Path(chosen)) if chosen else None)
        self._ask(dialog)

    def save_at(self, path: Path) -> None:
        """Keep it at a path."""
        self._path = path
        keep_folder(self._session, path.parent)
        self._session.work.start(
            _written_at(path, self._made.pdf), done=self._saved, failed=self._not_saved
        )

    def _saved(self, path: Path) -> None:
        words = self._session.words
        self._session.messages.toast_of_two(
            words.text("Saved: {name}", name=path.name),
            (words.text_in("file", "Open"), partial(opened, path)),
            (words.text("Open the folder"), partial(opened, path.parent)),
        )
        self._over_and_done()

    def _not_saved(self, error: Exception) -> None:
        if isinstance(error, Refusal) and self._path is not None:
            self._trouble(sentence(self._session.words, error), partial(self.save_at, self._path))
        else:
            raise error

    # -- printing ------------------------------------------------------------------------------

    def print(self) -> None:
        """Ask on which printer, then print."""
        printer = a4_printer(self._session, self._name, lies=self._recipe.is_landscape)
        dialog = QPrintDialog(printer, self._over)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.finished.connect(
            lambda answer: self.print_on(printer) if answer == QDialog.DialogCode.Accepted else None
        )
        self._ask(dialog)

    def print_on(self, printer: QPrinter) -> None:
        """Print it on a printer; one without colours gets it in pure black."""
        keep_printer(self._session, printer)
        self._printer = printer
        if printer.colorMode() is not QPrinter.ColorMode.GrayScale:
            self._send(self._made)
            return
        wish = self._made.wish
        black = Wish(wish.language, black=True, first_place=wish.first_place)
        self._session.work.start(
            job_of(self._recipe, black), done=self._send, failed=self._not_printed
        )

    def _send(self, made: MadePaper) -> None:
        if self._printer is not None:
            self._session.work.start(
                printed(made.pdf, self._printer), done=self._printed, failed=self._not_printed
            )

    def _printed(self, answer: object) -> None:
        if not isinstance(answer, int):
            self._not_printed(answer)
            return
        words = self._session.words
        self._session.messages.toast(
            words.counted("Sent to the printer: {n} page", "Sent to the printer: {n} pages", answer)
        )
        self._over_and_done()

    def _not_printed(self, error: object) -> None:
        words = self._session.words
        if isinstance(error, CannotPrint):
            why = words.text(
                "The printer takes nothing. Check that it is on and has paper, and try again."
            )
        elif isinstance(error, Refusal):
            why = sentence(words, error)
        elif isinstance(error, Exception):
            raise error
        else:
            return
        if self._printer is not None:
            self._trouble(why, partial(self.print_on, self._printer))

    # -- looking -------------------------------------------------------------------------------

    def open(self) -> None:
        """Show it in the system's viewer, from a folder that is gone with the program."""
        words = self._session.words
        try:
            path = folder_to_look_in(self._session) / self._made.file_name
            written_whole(path, self._made.pdf)
        except Trouble as trouble:
            self._trouble(sentence(words, trouble), self.open)
            return
        if not opened(path):
            self._trouble(words.text("Nothing on this computer opens PDF documents."), self.save)
            return
        self._over_and_done()

    # -- asking and saying ---------------------------------------------------------------------

    def _over_and_done(self) -> None:
        """It has left: the log of exports knows of it, where it is a sheet to be logged."""
        if self._made.leaving is not None:
            note_left(self._session, self._made.leaving)
        self.deleteLater()

    def _ask(self, dialog: QDialog) -> None:
        """Ask beside the window; whoever closes the dialog has thought better of it."""
        self.dialog = dialog
        dialog.rejected.connect(self.deleteLater)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def _trouble(self, why: str, again: Callable[[], object]) -> None:
        words = self._session.words
        self._session.messages.show("bad", why, action=words.text("Try again"), act=again)


class _LookedAt(QObject):
    """The folder of sheets that were looked at; it goes with the session."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.folder = QTemporaryDir()
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._empty)

    def _empty(self) -> None:
        """Names and phone numbers are not left lying about."""
        self.folder.remove()


def folder_to_look_in(session: Session) -> Path:
    """The folder for what is opened in the system's viewer: emptied when the program ends."""
    known = session.findChild(_LookedAt) or _LookedAt(session)
    if not known.folder.isValid():
        raise Trouble(Fault.CANNOT_WRITE, path=QDir.tempPath())
    return Path(known.folder.path())


def _written_at(path: Path, pdf: bytes) -> Job:
    """The job that keeps a sheet; its answer is the path."""

    def write(_file: CentreFile, _progress: Progress) -> Path:
        only_over_a_pdf(path)
        written_whole(path, pdf)
        return path

    return write
