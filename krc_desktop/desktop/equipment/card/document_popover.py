"""A document: renamed, opened, copied out of the file, removed."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QWidget

from krc_desktop.atomic_files import written_whole
from krc_desktop.desktop.pdf_files import keep_folder, opened, usual_folder
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.form_popovers import FormPopover
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.errors import Refusal
from krc_desktop.exchange.documents import ending_of
from krc_desktop.model.machine_cards import DocumentLine
from krc_desktop.operations.change import Change
from krc_desktop.operations.machine_documents import change_document, remove_document
from krc_desktop.paths import safe_filename
from krc_desktop.sentences import sentence

_PICTURE = QSize(360, 240)


class DocumentPopover(FormPopover):
    """What a document is called, a picture of it where it is one, and what to do with it."""

    def __init__(self, session: Session, beside: QWidget, line: DocumentLine) -> None:
        """A form over a document."""
        words = session.words
        super().__init__(session, beside, words.text("Document"), width=424)
        self._document, self._media_type = line.document, line.media_type
        self.title = self.line(words.text("Title"), line.document.title)
        self.put(self.title)
        if line.media_type.startswith("image/"):
            self._put_picture()
        view = button(self.theme, words.text_in("file", "Open"), self._open, icon="folder-open")
        copy = button(
            self.theme, words.text("Save a copy"), self._ask_where, icon="download-simple"
        )
        remove = self.deed(
            words.text("Remove"),
            "trash",
            partial(session.do, remove_document, document_id=line.document.id),
        )
        self.put(row(view, copy, None, spacing=6))
        self.finish(words.text("Save"), remove)

    def _put_picture(self) -> None:
        picture = QPixmap()
        picture.loadFromData(self._octets())
        shown = label(self.theme)
        room = QSize(self.theme.px(_PICTURE.width()), self.theme.px(_PICTURE.height()))
        room.setWidth(min(room.width(), self.width() - 56))
        shown.setPixmap(
            picture.scaled(
                room,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
        shown.setAccessibleName(self._document.title)
        self.put(shown)

    def _octets(self) -> bytes:
        return self.session.file.kept(self._document.file_sha256)

    def file_name(self) -> str:
        """The name under which a copy is written: the title with the ending of what it holds."""
        ending = ending_of(self._media_type)
        title = self.title.typed or self._document.title
        if ending and not title.lower().endswith(ending):
            title += ending
        return safe_filename(title)

    def _open(self) -> None:
        folder = Path(tempfile.mkdtemp(prefix="krc-"))
        path = folder / self.file_name()
        if self.write_copy(path) and not opened(path):
            self.refused(self.words.text("Nothing on this computer opens such a file."))

    def _ask_where(self) -> None:
        words = self.words
        usual = usual_folder(self.session) / self.file_name()
        chosen, _ = QFileDialog.getSaveFileName(
            self.window(), words.text("Save a copy"), str(usual)
        )
        if chosen and self.write_copy(Path(chosen)):
            keep_folder(self.session, Path(chosen).parent)
            said = words.text("Saved: {name}", name=Path(chosen).name)
            self.session.messages.toast(
                said, action=words.text_in("file", "Open"), act=partial(opened, Path(chosen))
            )

    def write_copy(self, path: Path) -> bool:
        """Write a copy; False where it could not be, and why is said."""
        try:
            written_whole(path, self._octets())
        except Refusal as refusal:
            self.refused(sentence(self.words, refusal))
            return False
        return True

    def keep(self) -> Change | None:
        """Rename the document."""
        return self.session.do(
            change_document,
            refused=self.refused,
            called=self.title.name,
            document_id=self._document.id,
            title=self.title.typed,
        )
