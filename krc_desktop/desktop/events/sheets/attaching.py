"""The scan of a sheet: chosen or dropped, replaced, opened, taken away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from krc_desktop.desktop.events.sheets.scan_reading import ScanRead, read_scan
from krc_desktop.desktop.session import Session
from krc_desktop.model.events import Sheet
from krc_desktop.operations import sheets
from krc_desktop.sentences import sentence

_KINDS = "(*.pdf *.jpg *.jpeg *.png *.webp *.tif *.tiff)"


class Attaching(QObject):
    """Reads files beside the window and keeps them with their sheet; says why where it can't."""

    def __init__(self, session: Session, over: QWidget, complain: Callable[[str], None]) -> None:
        """Dialogs stand over a widget; `complain` says what is wrong with a file."""
        super().__init__(over)
        self._session = session
        self._over = over
        self._complain = complain

    def menu_of(self, sheet: Sheet, beside: QWidget) -> None:
        """What can be done with the scan of a sheet; without one: choose it."""
        if sheet.scan_sha256 is None:
            self.choose(sheet.id)
            return
        words, theme = self._session.words, self._session.theme
        menu = QMenu(beside)
        menu.setFont(theme.font("body"))
        replace = menu.addAction(theme.icon("paperclip"), words.text("Replace the scan …"))
        replace.triggered.connect(lambda: self.choose(sheet.id))
        remove = menu.addAction(theme.icon("trash"), words.text("Remove the scan"))
        remove.triggered.connect(lambda: self.remove(sheet.id))
        menu.popup(beside.mapToGlobal(beside.rect().bottomLeft()))

    def choose(self, sheet_id: int) -> None:
        """Ask for the file, then take it."""
        words = self._session.words
        dialog = QFileDialog(self._over, words.text_in("sheet", "Attach a scan"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(f"{words.text('Scans and pictures')} {_KINDS}")
        dialog.fileSelected.connect(
            lambda chosen: self.take(sheet_id, Path(chosen)) if chosen else None
        )
        dialog.finished.connect(dialog.deleteLater)
        QFileDialog.open(dialog)

    def take(self, sheet_id: int, path: Path) -> None:
        """Read a file and keep it as the scan of a sheet."""
        self._complain("")
        self._session.work.start(read_scan(sheet_id, path), done=self._take)

    def _take(self, read: ScanRead) -> None:
        if read.refusal is not None:
            self._complain(sentence(self._session.words, read.refusal))
        elif read.document is not None:
            self._session.do(
                sheets.attach_scan,
                refused=self._complain,
                sheet_id=read.sheet_id,
                content=read.document.content,
                media_type=read.document.media_type,
            )

    def remove(self, sheet_id: int) -> None:
        """Take the scan away."""
        self._session.do(sheets.remove_scan, sheet_id=sheet_id)
