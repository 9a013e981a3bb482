"""Prints the report: its pages at 300 dots an inch, one after another, beside the window.

Qt prints no PDF by itself; each page is rendered and drawn at its true size. Both happen on a
thread of the pool, and the window goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from krc_desktop.desktop.gentle import gently
from krc_desktop.desktop.reports.errand import Errand
from krc_desktop.desktop.reports.making import Made, Wanted, job_of
from krc_desktop.desktop.reports.paper_view import document_of
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.work import Cancelled, Job, Progress
from krc_desktop.errors import Refusal
from krc_desktop.sentences import sentence
from krc_desktop.store.centre_file import CentreFile

_DPI = 300
_POINTS_PER_INCH = 72
_PRINTER = "reports.printer"
_MAKING = 0.2


class CannotPrint(Exception):
    """The printer takes nothing."""


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
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        kept = self._session.recalled(_PRINTER)
        if kept in QPrinterInfo.availablePrinterNames():
            printer.setPrinterName(kept)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        printer.setDocName(name)
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
            self._session.keep(_PRINTER, self._printer.printerName())
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


def printed(pdf: bytes, printer: QPrinter) -> Job:
    """The job that prints a PDF; its answer is the number of pages, or what stood in the way.

    What went wrong is answered, not raised: a job that raises may be begun anew, and nobody wants
    the first pages twice.
    """

    def act(_file: CentreFile, progress: Progress) -> object:
        try:
            with gently():
                return print_pages(pdf, printer, progress)
        except Cancelled:
            raise
        except Exception as error:
            return error

    return act


def print_pages(pdf: bytes, printer: QPrinter, progress: Progress) -> int:
    """Print the pages that the printer is asked for; how many sheets' sides that were."""
    document = document_of(pdf)
    pages = list(_pages(printer, document.pageCount()))
    printer.setFullPage(True)
    painter = QPainter()
    if not pages or not painter.begin(printer):
        raise CannotPrint
    try:
        for at, page in enumerate(pages):
            progress.tell(at / len(pages))
            if at and not printer.newPage():
                raise CannotPrint
            _draw(painter, printer, document, page)
    except BaseException:
        printer.abort()
        painter.end()
        _leave_no_part(printer)
        raise
    painter.end()
    return len(pages)


def _leave_no_part(printer: QPrinter) -> None:
    """What was printed into a file and stopped half-way is no document."""
    if printer.outputFileName():
        with suppress(OSError):
            Path(printer.outputFileName()).unlink(missing_ok=True)


def _pages(printer: QPrinter, count: int) -> Iterator[int]:
    """The pages in the order in which they are printed, from 0; copies where it makes none."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    chosen: Sequence[int] = range(first - 1, min(last, count))
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        chosen = chosen[::-1]
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return (page for _ in range(copies) for page in chosen)
    return (page for page in chosen for _ in range(copies))


def _draw(painter: QPainter, printer: QPrinter, document: QPdfDocument, page: int) -> None:
    """Draw a page at its true size, smaller only where the paper is.

    As one picture, although nothing else runs for the tenth of a second that it takes: between two
    pictures some printers leave a seam. Its dots are whole dots of the printer's.
    """
    factor = max(1, round(printer.resolution() / _DPI))
    dots = document.pagePointSize(page) * (printer.resolution() / factor / _POINTS_PER_INCH)
    paper = printer.paperRect(QPrinter.Unit.DevicePixel).size() / factor
    scale = min(1.0, paper.width() / dots.width(), paper.height() / dots.height())
    image = _on_white(document.render(page, (dots * scale).toSize()))
    if printer.colorMode() is QPrinter.ColorMode.GrayScale:
        image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    painter.drawImage(QRect(0, 0, image.width() * factor, image.height() * factor), image)


def _on_white(ink: QImage) -> QImage:
    """A page's ink on paper."""
    image = QImage(ink.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    onto = QPainter(image)
    onto.drawImage(0, 0, ink)
    onto.end()
    return image
