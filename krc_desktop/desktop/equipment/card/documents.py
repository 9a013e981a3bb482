"""Dokumenti: manuals and photos, chosen or dropped; read beside the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from krc_desktop.desktop.equipment.card import wording
from krc_desktop.desktop.equipment.card.part import MachinePart, link, quiet_line
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.labels import ElidedLabel, icon_label, label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.desktop.widgets.row_button import RowButton
from krc_desktop.desktop.work import Job, Progress
from krc_desktop.errors import Refusal
from krc_desktop.exchange.documents import ENDINGS, CleanDocument, read_document
from krc_desktop.model.machine_cards import DocumentLine, MachineCard
from krc_desktop.operations.machine_documents import add_document
from krc_desktop.sentences import sentence
from krc_desktop.store.centre_file import CentreFile


@dataclass(frozen=True)
class _Read:
    """What came of reading a file for a machine: the document, or why there is none."""

    equipment_id: int
    document: CleanDocument | None
    refusal: Refusal | None = None


class DocumentsPart(MachinePart):
    """The documents, and the whole card as a place to drop files on."""

    def __init__(self, session: Session) -> None:
        """An empty card."""
        words = session.words
        add = link(session, words.text("Add"), self._choose, name=words.text("Add a document"))
        add.setToolTip(words.text("Files can also be dropped here"))
        super().__init__(session, words.text("Documents"), add)
        self.complaint = Remark(session.theme)
        self._of = 0
        self.add(self.complaint)
        self.setAcceptDrops(True)

    def said(self, card: MachineCard) -> object:
        """The documents."""
        return card.machine.id, card.documents

    def fill(self, card: MachineCard) -> None:
        """A row each."""
        if self._of != card.machine.id:
            self._of = card.machine.id
            self.complaint.clear()
        for one in card.documents:
            self.rows.addWidget(self._row(one))
        if not card.documents:
            text = self.words.text("The manual, the warranty, a photo of the plate.")
            self.rows.addWidget(quiet_line(self.session, text))

    def _row(self, one: DocumentLine) -> QWidget:
        theme = self.theme
        title = one.document.title
        size = wording.size(self.words, one.size)
        inside = row(
            icon_label(theme, icon_of_document(one.media_type), "ink2", 18),
            ElidedLabel(theme, title, "body"),
            label(theme, size, "meta", "ink2"),
            spacing=8,
        )
        inside.setStretch(1, 1)
        made = RowButton(theme, inside, f"{title}, {size}")
        made.clicked.connect(lambda: self._open(one, made))
        return made

    def _open(self, one: DocumentLine, beside: QWidget) -> None:
        from krc_desktop.desktop.equipment.card.document_popover import DocumentPopover

        DocumentPopover(self.session, beside, one).show_up()

    # -- taking files in -----------------------------------------------------------------------

    def _choose(self, beside: QWidget) -> None:
        words = self.words
        kinds = " ".join(f"*{ending}" for ending in ENDINGS)
        paths, _ = QFileDialog.getOpenFileNames(
            self.window(), words.text("Add a document"), "", f"{words.text('Documents')} ({kinds})"
        )
        self.take_files([Path(path) for path in paths])

    def take_files(self, paths: Sequence[Path]) -> None:
        """Read files beside the window and keep those that are documents."""
        self.complaint.clear()
        for path in paths:
            self.session.work.start(_reading(self.card.machine.id, path), done=self._take)

    def _take(self, read: _Read) -> None:
        if read.refusal is not None:
            self.complaint.say("bad", sentence(self.words, read.refusal))
        elif read.document is not None:
            self.session.do(
                add_document,
                refused=lambda said: self.complaint.say("bad", said),
                equipment_id=read.equipment_id,
                title=read.document.title,
                content=read.document.content,
                media_type=read.document.media_type,
            )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files that were dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.take_files(paths)


def icon_of_document(media_type: str) -> str:
    """The icon of what a file holds."""
    if media_type.startswith("image/"):
        return "image"
    return "file-pdf" if media_type == "application/pdf" else "file-text"


def _reading(equipment_id: int, path: Path) -> Job:
    def read(_file: CentreFile, progress: Progress) -> _Read:
        progress.check()
        try:
            return _Read(equipment_id, read_document(path))
        except Refusal as refusal:
            return _Read(equipment_id, None, refusal)

    return read
