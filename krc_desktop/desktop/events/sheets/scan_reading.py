"""A sheet's scan as pictures, read beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from krc_desktop.desktop.pdf_pages import document_of, on_white
from krc_desktop.desktop.work import Job, Progress
from krc_desktop.errors import Refusal
from krc_desktop.exchange.documents import CleanDocument, read_document
from krc_desktop.store.centre_file import CentreFile

_PDF = b"%PDF"
_MOST_PAGES = 12
# fine enough for twice the usual size of a line
_HEIGHT = 2300


@dataclass(frozen=True)
class ScanPages:
    """The pages of a scan; none: it can't be shown."""

    scan: str
    pages: tuple[QImage, ...]


@dataclass(frozen=True)
class ScanRead:
    """What came of reading a file for a sheet: its content, or why there is none."""

    sheet_id: int
    document: CleanDocument | None
    refusal: Refusal | None = None


def pages_of(scan: str) -> Job:
    """The job that makes pictures of a kept scan; its answer is a ScanPages."""

    def read(file: CentreFile, progress: Progress) -> ScanPages:
        content = file.kept(scan)
        progress.check()
        if content.startswith(_PDF):
            return ScanPages(scan, _of_pdf(content, progress))
        picture = QImage.fromData(content)
        return ScanPages(scan, () if picture.isNull() else (picture,))

    return read


def _of_pdf(content: bytes, progress: Progress) -> tuple[QImage, ...]:
    document = document_of(content)
    pages = []
    for number in range(min(document.pageCount(), _MOST_PAGES)):
        progress.check()
        size = document.pagePointSize(number)
        if size.height() <= 0:
            continue
        factor = _HEIGHT / size.height()
        wanted = QSize(min(round(size.width() * factor), 3 * _HEIGHT), _HEIGHT)
        pages.append(on_white(document.render(number, wanted)))
    return tuple(pages)


def read_scan(sheet_id: int, path: Path) -> Job:
    """The job that reads a file as a sheet's scan; its answer is a ScanRead."""

    def read(_file: CentreFile, progress: Progress) -> ScanRead:
        progress.check()
        try:
            return ScanRead(sheet_id, read_document(path))
        except Refusal as refusal:
            return ScanRead(sheet_id, None, refusal)

    return read
