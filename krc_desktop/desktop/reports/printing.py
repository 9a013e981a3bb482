"""Prints the report: asks on which printer, makes it, and sends its pages, beside the window."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from krc_desktop.desktop.pdf_pages import CannotPrint, a4_printer, keep_printer, printed
from krc_desktop.desktop.reports.errand import Errand
from krc_desktop.desktop.reports.making import Made, Wanted, job_of
from krc_desktop.desktop.session import Session
from krc_desktop.errors import Refusal
from krc_desktop.sentences import sentence

_MAKING = 0.2


class Printing(QObject):
    """One report on its way to a printer."""

    def __init__(self, session: Session, over: QWidget, errand: Errand) -> None:
        """Nothing is printed yet; dialogs stand over a widget."""
        super().__init__(over)
        self._session = session
        self._over = over
        self._errand = errand
        self._printer: QPrinter | None = None
        self._wanted: Wanted | None = None
        self.dialog: QPrintDialog | None = None

    def ask(self, wanted: Wanted, *, name: str) -> None:
        """Ask on which printer, then print; `name` is what the printer's queue shows."""
        if self._errand.goes_on or self.dialog is not None:
            return
        printer = a4_printer(self._session, name)
        dialog = QPrintDialog(printer, self._over)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        self.dialog, self._printer, self._wanted = dialog, printer, wanted
        dialog.finished.connect(self._answered)
        QDialog.open(dialog)

    def _answered(self, answer: int) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()
        if answer == QDialog.DialogCode.Accepted and self._printer and self._wanted:
            keep_printer(self._session, self._printer)
            self.print_on(self._printer, self._wanted)

    def print_on(self, printer: QPrinter, wanted: Wanted) -> None:
        """Print a report on a printer; a printer without colours gets it in pure black."""
        grey = printer.colorMode() is QPrinter.ColorMode.GrayScale
        meant = Wanted(wanted.centre_id, wanted.month, wanted.language, black=grey)
        self._printer, self._wanted = printer, wanted
        task = self._session.work.start(job_of(meant), done=self._made, failed=self._failed)
        words = self._session.words
        self._errand.follow(task, words.text("Printing…"), share=(0, _MAKING), stopped=self._forget)

    def _made(self, made: Made) -> None:
        if self._printer is None:
            return
        task = self._session.work.start(
            printed(made.pdf, self._printer), done=self._printed, failed=self._failed
        )
        words = self._session.words
        self._errand.follow(task, words.text("Printing…"), share=(_MAKING, 1), stopped=self._forget)

    def _printed(self, answer: object) -> None:
        if isinstance(answer, Exception):
            self._failed(answer)
            return
        self._errand.over()
        words = self._session.words
        self._session.messages.toast(
            words.counted("Sent to the printer: {n} page", "Sent to the printer: {n} pages", answer)  # type: ignore[arg-type]
        )
        self._forget()

    def _failed(self, error: Exception) -> None:
        self._errand.over()
        words, wanted, printer = self._session.words, self._wanted, self._printer
        if isinstance(error, CannotPrint):
            why = words.text(
                "The printer takes nothing. Check that it is on and has paper, and try again."
            )
        elif isinstance(error, Refusal):
            why = sentence(words, error)
        else:
            raise error

        def again() -> None:
            if printer is not None and wanted is not None:
                self.print_on(printer, wanted)

        self._session.messages.show("bad", why, action=words.text("Try again"), act=again)

    def _forget(self) -> None:
        self._printer = None
        self._wanted = None
