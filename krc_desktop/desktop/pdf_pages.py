"""Pages of a PDF on paper: rendered at 300 dots an inch and drawn at their true size.

Qt prints no PDF by itself. All of it happens on a thread of the pool, and the window goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from krc_desktop.desktop.gentle import gently
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.work import Cancelled, Job, Progress
from krc_desktop.store.centre_file import CentreFile

_DPI = 300
_POINTS_PER_INCH = 72
_PRINTER = "reports.printer"


class CannotPrint(Exception):
    """The printer takes nothing."""


def a4_printer(session: Session, name: str, *, lies: bool = False) -> QPrinter:
    """The printer used last, for A4; `name` is what its queue shows, `lies`: on its long side."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    kept = session.recalled(_PRINTER)
    if kept in QPrinterInfo.availablePrinterNames():
        printer.setPrinterName(kept)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    way = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(way)
    printer.setDocName(name)
    return printer


def keep_printer(session: Session, printer: QPrinter) -> None:
    """Remember which printer was chosen."""
    session.keep(_PRINTER, printer.printerName())


def document_of(pdf: bytes, parent: QObject | None = None) -> QPdfDocument:
    """A document over bytes in memory, which live as long as it does."""
    document = QPdfDocument(parent)  # type: ignore[arg-type] # Qt takes none as well
    buffer = QBuffer(document)
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return document


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
    image = on_white(document.render(page, (dots * scale).toSize()))
    if printer.colorMode() is QPrinter.ColorMode.GrayScale:
        image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    painter.drawImage(QRect(0, 0, image.width() * factor, image.height() * factor), image)


def on_white(ink: QImage) -> QImage:
    """A page's ink on paper."""
    image = QImage(ink.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    onto = QPainter(image)
    onto.drawImage(0, 0, ink)
    onto.end()
    return image
