"""Printing: the pages at their true size, one after another, stopped when asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from krc_desktop.desktop import pdf_pages
from krc_desktop.desktop.messages import Message
from krc_desktop.desktop.pdf_pages import CannotPrint, document_of, print_pages
from krc_desktop.desktop.reports.page import ReportsPage
from krc_desktop.desktop.reports.printing import Printing
from krc_desktop.desktop.work import Cancelled, Progress


@pytest.fixture(autouse=True)
def _coarse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fewer dots: a test looks at pages, not at letters."""
    monkeypatch.setattr(pdf_pages, "_DPI", 40)


def printer_to(path: Path) -> QPrinter:
    """A printer that prints into a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def pdf_of(seen: ReportsPage) -> bytes:
    """The report's bytes."""
    assert seen.preview.shown is not None
    return seen.preview.shown.pdf


def test_every_page_is_printed_at_its_size(seen: ReportsPage, tmp_path: Path, qtbot: QtBot):
    path, said = tmp_path / "drukats.pdf", list[Message]()
    seen.session.messages.toasted.connect(said.append)
    printer = Printing(seen.session, seen, seen.errand)
    assert seen.wanted is not None
    printer.print_on(printer_to(path), seen.wanted)
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    document = document_of(path.read_bytes())
    assert document.pageCount() == seen.preview.view.pages
    size = document.pagePointSize(0)
    assert (round(size.width()), round(size.height())) == (595, 842)
    assert said[0].text.startswith("Nosūtīts printerim: ")


def test_only_the_pages_asked_for(seen: ReportsPage, tmp_path: Path):
    printer = printer_to(tmp_path / "drukats.pdf")
    printer.setFromTo(2, 3)
    assert print_pages(pdf_of(seen), printer, Progress(lambda *_: None)) == 2
    assert document_of((tmp_path / "drukats.pdf").read_bytes()).pageCount() == 2


def test_it_stops_between_pages(seen: ReportsPage, tmp_path: Path):
    progress = Progress(lambda share, _: progress.stopping.set() if share else None)
    with pytest.raises(Cancelled):
        print_pages(pdf_of(seen), printer_to(tmp_path / "drukats.pdf"), progress)
    assert not (tmp_path / "drukats.pdf").exists()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_said(seen: ReportsPage, tmp_path: Path, qtbot: QtBot):
    nowhere = printer_to(tmp_path / "nav" / "drukats.pdf")
    with pytest.raises(CannotPrint):
        print_pages(pdf_of(seen), nowhere, Progress(lambda *_: None))


def test_ctrl_p_asks_for_the_printer(seen: ReportsPage):
    assert seen.print_page()
    dialog = seen._printing.dialog  # type: ignore[union-attr]
    assert dialog is not None
    assert dialog.printer().docName() == "KRC-PRE-2026-10"
    dialog.reject()
    assert seen._printing.dialog is None  # type: ignore[union-attr]
