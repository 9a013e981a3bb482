"""“Personas datu izraksts”: everything about a person, saved, printed or looked at."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from krc_desktop.desktop.papers.leaving import note_left
from krc_desktop.desktop.papers.making import Leaving, MadePaper
from krc_desktop.desktop.papers.people import extract_recipe
from krc_desktop.desktop.papers.popover import PaperPopover
from krc_desktop.desktop.pdf_files import keep_folder, opened, usual_folder
from krc_desktop.desktop.people.rights.extract_files import ExtractWritten, extract_written
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.widgets.labels import label
from krc_desktop.errors import Refusal
from krc_desktop.language import Language
from krc_desktop.model.exports import Exported
from krc_desktop.model.people import Person
from krc_desktop.sentences import sentence


class ExtractPopover(PaperPopover):
    """The paper is printed or looked at; saved, it lies in a folder with a JSON and the scans."""

    def __init__(self, session: Session, beside: QWidget, person: Person) -> None:
        """The extract of a person's data."""
        name = session.words.text("Extract of personal data")
        super().__init__(session, beside, name, extract_recipe(person.id))
        self._person = person

    def _offer_deeds(self) -> None:
        theme, words = self._session.theme, self._session.words
        super()._offer_deeds()
        self.save.setText(words.text("Save in a folder"))
        self.save.setAccessibleName(words.text("Save in a folder"))
        self.save.setIcon(theme.icon("folder-open", "on_accent"))
        saved = words.text(
            "In the folder: a PDF to read, a JSON for another program, and the scans. Other"
            " people's names are masked. The log of exports keeps a line, not what was in it."
        )
        self.add(label(theme, saved, "meta", "ink2", wraps=True))

    def _ready(self, made: MadePaper) -> None:
        super()._ready(made)
        if self.made is made and made.leaving is not None:
            words = self._session.words
            rows = words.counted("{n} record", "{n} records", made.leaving.rows)
            self._say(f"{self._person.name} · {rows} · {self.said.text()}")

    def _save(self) -> None:
        errand = ExtractErrand(self._session, self.window(), self._person.id, self.wish.language)
        self.close_up()
        errand.ask()


class ExtractErrand(QObject):
    """An extract on its way to a folder; gone once it lies there."""

    def __init__(self, session: Session, over: QWidget, person_id: int, language: Language) -> None:
        """An extract in a language; the dialog stands over a widget."""
        super().__init__(over)
        self._session = session
        self._over = over
        self._person_id = person_id
        self._language = language
        self._inside = Path()
        self.dialog: QFileDialog | None = None

    def ask(self) -> None:
        """Ask for the folder in which the extract gets one of its own."""
        words = self._session.words
        dialog = QFileDialog(self._over, words.text("Where to save the extract"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setDirectory(str(usual_folder(self._session)))
        dialog.fileSelected.connect(lambda chosen: self.save_in(Path(chosen)) if chosen else None)
        dialog.rejected.connect(self.deleteLater)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def save_in(self, inside: Path) -> None:
        """Write it into a new folder inside the one that was chosen."""
        self._inside = inside
        keep_folder(self._session, inside)
        self._session.work.start(
            extract_written(self._person_id, self._language, inside),
            done=self._written,
            failed=self._not_written,
        )

    def _written(self, written: ExtractWritten) -> None:
        words, rows = self._session.words, written.rows
        note_left(
            self._session,
            Leaving(Exported.PERSON_PDF, rows, with_names=True),
            Leaving(Exported.PERSON_JSON, rows, with_names=True),
        )
        said = words.text(
            "The extract is in the folder {folder}. Once it is handed over, delete it from this"
            " computer.",
            folder=str(written.folder),
        )
        self._session.messages.show(
            "ok", said, action=words.text("Open the folder"), act=partial(opened, written.folder)
        )
        self.deleteLater()

    def _not_written(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        words = self._session.words
        self._session.messages.show(
            "bad",
            sentence(words, error),
            action=words.text("Try again"),
            act=partial(self.save_in, self._inside),
        )
